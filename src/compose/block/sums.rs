//! What the values of a column add up to, where they can be added.
//!
//! A total that the source states goes before one that is worked out: a figure whose `sum` names the values of the column.
//! Otherwise the values are added where each is stated, none leaves room above and below, all are in one unit, of one
//! nature and, for money, of one kind, and none contains another. Numbers of people are not added: the same person may
//! be in two lists. Where a reader would expect a sum and there is none, a sentence says why.

use std::collections::BTreeSet;
use std::ops::Bound;

use rust_decimal::{Decimal, RoundingStrategy};

use super::Shown;
use super::entries::{Head, Listed, Said, nature_of};
use super::words::{self, text};
use crate::corpus::Datum;
use crate::document::Inline;
use crate::quantity::{Dimension, Quantity};
use crate::record::{Figure, Item, Nature, PeriodSpan, Section};
use crate::source::Span;

/// What a column adds up to.
pub(super) enum Sum {
    /// There is nothing to add.
    None,
    /// A total that the source states.
    Stated {
        /// The total.
        total: Inline,
        /// Whether there are entries without a value, which it cannot contain.
        leaves_out: bool,
    },
    /// A total that was worked out.
    WorkedOut(Vec<Inline>),
    /// Why there is no total.
    Refused(Why),
}

/// Why values are not added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// They are in several units.
    Units,
    /// They are results, plans, expectations …: the words of their natures.
    Natures(Vec<&'static str>),
    /// They are gifts of money and in kind.
    Gifts,
    /// They are several kinds of money.
    Money,
    /// Some are not stated.
    Incomplete,
    /// Some were counted up to a day and may contain others.
    Cumulative,
    /// Some are parts of others.
    Contained,
    /// Some are approximate, or ranges.
    Loose,
}

impl Why {
    /// In a sentence. `columns` are the heads of the columns, `total` is what the sum would be called.
    pub(super) fn sentence(&self, columns: &str, total: &str) -> String {
        match self {
            Self::Units => format!("{columns}的单位不同，不相加"),
            Self::Natures(words) => format!("{columns}有{}之分，不相加", words.join("、")),
            Self::Gifts => "款与物不相加".to_owned(),
            Self::Money => "资金性质不同，不相加".to_owned(),
            Self::Incomplete => format!("有的{columns}未载明，不作{total}"),
            Self::Cumulative => format!("有的{columns}是累计数，可能含着别的几项，不相加"),
            Self::Contained => format!("有的{columns}含在另一项里，不相加"),
            Self::Loose => format!("有的{columns}是约数或区间，不作{total}"),
        }
    }
}

/// Fields whose values add up over items, by section.
fn adds_up(section: Section, key: &str) -> bool {
    matches!(
        (section, key),
        (Section::Project, "investment" | "area")
            | (Section::Fund, "amount" | "committed" | "arrived")
            | (Section::Payment, "amount")
            | (Section::Donation, "value")
            | (Section::Sale, "quantity" | "revenue")
            | (Section::Training, "attendees" | "batches")
            | (Section::Exchange, "persons" | "batches")
            | (Section::Meeting, "times")
            | (Section::Village, "area" | "forecast")
    )
}

/// A value with what is known of it.
struct Part<'a> {
    datum: Datum<'a>,
    nature: Nature,
    kind: Option<String>,
    item: &'a Item,
}

/// What a column of a section adds up to over some entries.
pub(super) fn sum<'a>(
    shown: Shown<'a>,
    section: Section,
    head: &Head,
    entries: &[(&Listed<'a>, &Option<Said<'a>>)],
) -> Sum {
    if !adds_up(section, head.key) {
        return Sum::None;
    }
    let parts: Vec<Part> =
        entries.iter().filter_map(|(entry, said)| part(section, head.key, entry, said.as_ref()?)).collect();
    if parts.len() < 2 {
        return Sum::None;
    }
    let span = parts.first().map_or(shown.case().span, |part| part.datum.span);
    if let Some(total) = stated_total(shown, &parts) {
        return Sum::Stated { total: Inline::Figure(shown.mention(total)), leaves_out: parts.len() < entries.len() };
    }
    if parts.iter().any(|part| is_no_amount(part.datum.quantity)) {
        return Sum::None;
    }
    if let Some(why) = refusal(section, &parts, parts.len() < entries.len()) {
        return Sum::Refused(why);
    }
    let Some(wording) = added(&parts) else { return Sum::None };
    let nature = parts.first().and_then(|part| words::nature(part.nature, span));
    Sum::WorkedOut(std::iter::once(text(wording, span)).chain(nature).collect())
}

fn part<'a>(section: Section, key: &str, entry: &Listed<'a>, said: &Said<'a>) -> Option<Part<'a>> {
    let (datum, item) = (said.value?, entry.item?);
    let kind = datum.money().map(|kind| kind.0.clone()).or_else(|| kind_of(section, key, item));
    Some(Part { datum, nature: nature_of(Some(item), &datum), kind, item })
}

/// The kind of money that an item's section or its own fields tell.
fn kind_of(section: Section, key: &str, item: &Item) -> Option<String> {
    let word = |key: &str| match item.field(key)? {
        crate::record::FieldValue::Word(word) => Some(word.value),
        _ => None,
    };
    let kind = match (section, key) {
        (Section::Fund, _) => word("kind")?,
        (Section::Donation, _) => match word("form")? {
            "款" => "捐款",
            "物" => "捐物折价",
            _ => "捐款捐物",
        },
        (Section::Project, "investment") => "项目投资",
        (Section::Sale, "revenue") => "销售收入",
        _ => return None,
    };
    Some(kind.to_owned())
}

/// Shares, rates, and numbers of people, who may be counted in two items.
fn is_no_amount(quantity: &Quantity) -> bool {
    let unit = &quantity.unit;
    !unit.per.is_empty()
        || matches!(
            unit.dimension,
            Dimension::People
                | Dimension::PeopleOrTimes
                | Dimension::Households
                | Dimension::Share
                | Dimension::PercentagePoints
                | Dimension::Multiple
        )
}

fn names<'a>(parts: &'a [Part]) -> BTreeSet<&'a str> {
    parts.iter().filter_map(|part| part.datum.figure).map(|figure| figure.name.as_str()).collect()
}

/// The figure that the record says is the sum of just these values. A figure that only equals their sum may count
/// something else.
fn stated_total<'a>(shown: Shown<'a>, parts: &[Part]) -> Option<&'a Figure> {
    let names = names(parts);
    if names.len() != parts.len() {
        return None;
    }
    let is_total = |figure: &&Figure| {
        figure.sum.len() == names.len() && figure.sum.iter().all(|name| names.contains(name.as_str()))
    };
    shown.case().figures.values().find(is_total)
}

/// Why values cannot be added.
fn refusal(section: Section, parts: &[Part], incomplete: bool) -> Option<Why> {
    let first = parts.first()?;
    if parts.iter().any(|part| !part.datum.quantity.comparable(first.datum.quantity)) {
        return Some(Why::Units);
    }
    if parts.iter().any(|part| part.nature != first.nature) {
        let mut natures: Vec<&'static str> = Vec::new();
        for part in parts {
            if !natures.contains(&part.nature.word()) {
                natures.push(part.nature.word());
            }
        }
        return Some(Why::Natures(natures));
    }
    if first.datum.quantity.unit.dimension == Dimension::Money && parts.iter().any(|part| part.kind != first.kind) {
        return Some(if section == Section::Donation { Why::Gifts } else { Why::Money });
    }
    if incomplete {
        return Some(Why::Incomplete);
    }
    if parts.iter().any(|part| is_cumulative(part)) {
        return Some(Why::Cumulative);
    }
    let names = names(parts);
    let contains = |figure: &Figure| {
        figure.part_of.iter().chain(&figure.includes).chain(&figure.sum).any(|name| names.contains(name.as_str()))
    };
    if names.len() < parts.iter().filter(|part| part.datum.figure.is_some()).count()
        || parts.iter().filter_map(|part| part.datum.figure).any(contains)
    {
        return Some(Why::Contained);
    }
    if parts.iter().any(|part| !is_bounded_below(part.datum.quantity)) {
        return Some(Why::Loose);
    }
    None
}

/// Whether a value was counted up to a day, so that it may contain those before it.
fn is_cumulative(part: &Part) -> bool {
    let figure = part.datum.figure.and_then(|figure| figure.period.as_ref());
    let periods = figure.into_iter().chain(&part.item.date);
    periods.filter_map(|period| period.value.span).any(|span| matches!(span, PeriodSpan::UpTo(_)))
}

/// Whether a value is its number, or that and more.
fn is_bounded_below(quantity: &Quantity) -> bool {
    let low = match quantity.low {
        Bound::Included(low) | Bound::Excluded(low) => low == quantity.base_value(),
        Bound::Unbounded => false,
    };
    quantity.upper.is_none() && low
}

/// The sum as printed in the smallest unit of the values: 218.1万元, 不少于30万元.
fn added(parts: &[Part]) -> Option<String> {
    let quantities: Vec<&Quantity> = parts.iter().map(|part| part.datum.quantity).collect();
    let total = quantities.iter().try_fold(Decimal::ZERO, |sum, quantity| sum.checked_add(quantity.base_value()))?;
    let like = quantities.iter().max_by_key(|quantity| quantity.units(Decimal::ONE))?;
    let units = like.units(total);
    let round = |decimals| units.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let decimals = (0..=6).find(|&decimals| round(decimals) == units)?;
    let wording = like.format_like(total, decimals);
    let exact = quantities.iter().all(|quantity| quantity.is_exact());
    Some(if exact { wording } else { format!("不少于{wording}") })
}

/// What one unit of a sale brought, rounded to 分: 3.20元/斤; with 约 where revenue or quantity is not exact.
pub(super) fn unit_price(revenue: &Quantity, quantity: &Quantity, span: Span) -> Option<Inline> {
    if revenue.unit.dimension != Dimension::Money || revenue.upper.is_some() || quantity.upper.is_some() {
        return None;
    }
    let scale = quantity.scale.factor();
    let count = quantity.units(quantity.base_value()).checked_mul(scale).filter(|count| !count.is_zero())?;
    let price = revenue.base_value().checked_div(count)?;
    let mut price = price.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    price.rescale(2);
    let about = if revenue.is_exact() && quantity.is_exact() { "" } else { "约" };
    Some(text(format!("{about}{price}元/{}", quantity.unit.symbol), span))
}
