//! `price-band` (R15): sales of one product at prices that differ by more than a half.
//!
//! Quantity and revenue of a sale make its unit price. Sales of one product to several buyers lie close together; a price of half
//! again as much points to a slip in one of the numbers, to 斤 for 公斤, to another quality. The rule works out the unit prices of
//! the `sales` of each product and asks where the greatest is more than one and a half times the smallest.
//!
//! An editor checks quantity and revenue of the sale that is marked. Where the prices did differ, `accept: { price-band: 理由 }`.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::corpus::{Datum, datum};
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{Case, Item, Section};

/// Greatest ratio of two prices that is not asked about.
const BAND: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

struct Sale<'a> {
    item: &'a Item,
    quantity: Datum<'a>,
    revenue: Datum<'a>,
    price: Decimal,
}

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    let Some(items) = case.items.get(&Section::Sale) else { return };
    let sales: Vec<Sale> = items.values().filter_map(|item| sale(case, item)).collect();
    let mut seen: Vec<&Sale> = Vec::new();
    for first in &sales {
        // Sales by the piece and sales by weight are two groups of one product.
        if seen.iter().any(|sale| is_alike(sale, first)) {
            continue;
        }
        seen.push(first);
        let product = product(first.item);
        let alike: Vec<&Sale> = sales.iter().filter(|sale| is_alike(sale, first)).collect();
        let (Some(low), Some(high)) =
            (alike.iter().min_by_key(|sale| sale.price), alike.iter().max_by_key(|sale| sale.price))
        else {
            continue;
        };
        if low.price.checked_mul(BAND).is_none_or(|most| high.price <= most) {
            continue;
        }
        // The one that is farther from the others.
        let mut prices: Vec<Decimal> = alike.iter().map(|sale| sale.price).collect();
        prices.sort();
        let middle = prices.get(prices.len() / 2).copied().unwrap_or_default();
        let high_is_odd = alike.len() == 2 || high.price.checked_div(middle) > middle.checked_div(low.price);
        let (odd, other) = if high_is_odd { (high, low) } else { (low, high) };
        let (here, there) = (written(odd), written(other));
        diagnostics.push(
            Diagnostic::warning(
                "price-band",
                odd.revenue.span,
                message!(
                    "“{product}”一笔合{here}，另一笔合{there}，相差一半以上",
                    "`{product}` sold at {here} and at {there}"
                ),
            )
            .with_other(odd.quantity.span, message!("数量在这里", "the quantity is here"))
            .with_other(other.revenue.span, message!("另一笔在这里", "the other sale is here"))
            .with_hint(message!(
                "核对数量、单位和金额；价格确实不同的，写 accept: {{ price-band: 理由 }}",
                "check quantity, unit and amount; where the prices did differ, accept: {{ price-band: reason }}"
            )),
        );
    }
}

/// Whether two sales are of one product, in quantities and money that can be compared.
fn is_alike(one: &Sale, other: &Sale) -> bool {
    product(one.item) == product(other.item)
        && one.quantity.quantity.comparable(other.quantity.quantity)
        && one.revenue.quantity.comparable(other.revenue.quantity)
}

fn product(item: &Item) -> &str {
    item.words("product").map_or(item.label.as_str(), |product| product.as_str())
}

fn sale<'a>(case: &'a Case, item: &'a Item) -> Option<Sale<'a>> {
    let (quantity, revenue) = (datum(case, item.value("quantity")?)?, datum(case, item.value("revenue")?)?);
    let price = revenue.quantity.base_value().checked_div(quantity.quantity.base_value())?;
    Some(Sale { item, quantity, revenue, price })
}

/// The unit price in the unit of the sale: 3.50元/斤.
fn written(sale: &Sale) -> String {
    let (quantity, revenue) = (sale.quantity.quantity, sale.revenue.quantity);
    let units = quantity.units(quantity.base_value()).checked_mul(quantity.scale.factor());
    let price = units.and_then(|units| revenue.base_value().checked_div(units)).unwrap_or(sale.price);
    let price = price.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    format!("{price:.2}{}/{}", revenue.unit.dimension.base_symbol(), quantity.unit.symbol)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;

    fn sales(third: &str, rest: &str) -> String {
        format!(
            "sales:\n  a: {{ label: 饭堂, product: 番石榴, quantity: 1350斤, revenue: 4725元 }}\n  \
             b: {{ label: 职工, product: 番石榴, quantity: 8660斤, revenue: 32908元 }}\n  \
             c: {{ label: 其他, product: 番石榴, quantity: {third}{rest} }}"
        )
    }

    #[test]
    fn prices_of_one_product_lie_together() {
        assert!(case(&sales("3520斤, revenue: 10948元", "")).of("price-band").is_empty());
        assert!(case(&sales("1.76吨, revenue: 1.0948万元", "")).of("price-band").is_empty());
        let found = case(&sales("3520斤, revenue: 5948元", ""));
        assert_eq!(found.said("price-band"), ["“番石榴”一笔合1.69元/斤，另一笔合3.80元/斤，相差一半以上"]);
        assert_eq!(found.of("price-band"), ["5948元"]);
        let dear = case(&sales("3520公斤, revenue: 5.9万元", ""));
        assert_eq!(dear.said("price-band"), ["“番石榴”一笔合16.76元/公斤，另一笔合3.50元/斤，相差一半以上"]);
        let answered = case(&sales("3520斤, revenue: 5948元", ", accept: { price-band: 次果 }"));
        assert_eq!(answered.answered("price-band"), ["5948元"]);
    }

    #[test]
    fn other_products_have_other_prices() {
        assert!(
            case(
                &sales("3520斤, revenue: 5948元", "")
                    .replace("c: { label: 其他, product: 番石榴", "c: { label: 其他, product: 辣椒")
            )
            .of("price-band")
            .is_empty()
        );
        assert!(case(&sales("3520个, revenue: 5948元", "")).of("price-band").is_empty());
        let by_piece = sales("3520斤, revenue: 10948元", "")
            + "\n  d: { label: 丁, product: 番石榴, quantity: 10箱, revenue: 300元 }\n  e: { label: 戊, product: 番石榴, quantity: 10箱, revenue: 900元 }";
        assert_eq!(case(&by_piece).of("price-band"), ["900元"], "every unit is a group of its own");
    }
}
