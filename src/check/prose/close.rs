//! The figure that a mistyped number was meant to be.

use rust_decimal::Decimal;

use crate::corpus::ProseNumber;
use crate::document::is_han;
use crate::quantity::Quantity;
use crate::record::{Case, Figure};
use crate::source::half_width;

/// Why a figure may be meant; the first that compares as smaller is the better reason.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// A digit is wrong or two are swapped, and the words around name the figure.
    SlipOfName,
    /// The same digits without a unit.
    UnitLeftOut,
    /// A digit is wrong or two are swapped.
    Slip,
    /// Ten or ten thousand times as much or as little.
    Scale,
    /// The words around name the figure.
    Name,
}

/// The figure that an open number was most likely meant to be; none where nothing speaks for one. It counts or measures the same
/// kind of thing, and differs by a slip of the finger or of the scale, or the words around the number name it.
pub(super) fn figure<'a>(case: &'a Case, number: &ProseNumber) -> Option<&'a Figure> {
    let mut best: Option<(Likeness, &Figure)> = None;
    for figure in case.figures.values() {
        let likeness = likeness(number, figure);
        if let Some(likeness) = likeness.filter(|found| best.is_none_or(|(known, _)| *found < known)) {
            best = Some((likeness, figure));
        }
    }
    best.map(|(_, figure)| figure)
}

fn likeness(number: &ProseNumber, figure: &Figure) -> Option<Likeness> {
    let typed = digits(&number.text);
    let meant = digits(figure.quantity.parts().number);
    let Some(quantity) = &number.quantity else {
        let is_bare = typed == meant && number.text.chars().all(|c| !c.is_ascii_alphabetic()) && typed.len() > 1;
        return is_bare.then_some(Likeness::UnitLeftOut);
    };
    if !quantity.comparable(&figure.quantity) {
        return None;
    }
    let is_named = shares_words(&number.around, &figure.label);
    let ratio = ratio(quantity, &figure.quantity);
    let alike = ratio.is_some_and(|ratio| ratio > Decimal::new(1, 1) && ratio < Decimal::TEN);
    let slip = alike.then(|| slip(&typed, &meant)).flatten();
    let scale = ratio.is_some_and(|ratio| ratio == Decimal::TEN || ratio == Decimal::new(1, 1))
        || ratio.is_some_and(|ratio| ratio == Decimal::from(10_000) || ratio == Decimal::new(1, 4));
    match slip {
        Some(_) if is_named => Some(Likeness::SlipOfName),
        // One digit of two is half of the number.
        Some(Slip::Swapped) => Some(Likeness::Slip),
        Some(Slip::Replaced) if typed.len() > 2 => Some(Likeness::Slip),
        _ if scale && (is_named || significant(&typed) > 1) => Some(Likeness::Scale),
        _ => (is_named && alike).then_some(Likeness::Name),
    }
}

enum Slip {
    Replaced,
    Swapped,
}

fn slip(typed: &str, meant: &str) -> Option<Slip> {
    if typed.len() != meant.len() || typed.len() < 2 {
        return None;
    }
    let (typed, meant) = (typed.as_bytes(), meant.as_bytes());
    let different: Vec<usize> = (0..typed.len()).filter(|at| typed.get(*at) != meant.get(*at)).collect();
    match different.as_slice() {
        [_] => Some(Slip::Replaced),
        [one, other] if *other == one + 1 => {
            let is_swapped = typed.get(*one) == meant.get(*other) && typed.get(*other) == meant.get(*one);
            is_swapped.then_some(Slip::Swapped)
        }
        _ => None,
    }
}

fn ratio(one: &Quantity, other: &Quantity) -> Option<Decimal> {
    one.base_value().checked_div(other.base_value())
}

/// The digits of a number, half-width.
fn digits(text: &str) -> String {
    text.chars().map(half_width).filter(char::is_ascii_digit).collect()
}

/// How many digits there are besides the noughts at both ends.
fn significant(digits: &str) -> usize {
    digits.trim_matches('0').len()
}

/// Whether two 汉字 that stand side by side in a label stand so around the number.
fn shares_words(around: &str, label: &str) -> bool {
    let label: Vec<char> = label.chars().collect();
    label.windows(2).filter(|pair| pair.iter().all(|c| is_han(*c) && *c != '的')).any(|pair| {
        let pair: String = pair.iter().collect();
        around.contains(&pair)
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{CASE, assembled, headed};
    use crate::corpus::prose_numbers;

    /// What the first number of a text is taken for.
    fn meant(text: &str) -> String {
        let figure = |name: &str, label: &str, value: &str| {
            format!("  {name}: {{ label: {label}, value: {value}, source: \"report#1\", period: 2018 }}\n")
        };
        let figures = [
            figure("projects", "帮扶项目", "174个"),
            figure("court", "篮球场资助", "10万元"),
            figure("total", "财政资金", "1600万元"),
            figure("road", "山路", "3条"),
        ];
        let record = headed(&format!("figures:\n{}", figures.concat()));
        let (corpus, sources) = assembled(&[(CASE, &record), ("content/cases/one/narrative.md", text)]);
        let entry = &corpus.cases[0];
        let number = prose_numbers(entry, &sources).into_iter().find(|number| number.part == "正文");
        let figure =
            number.and_then(|number| super::figure(&entry.case, &number).map(|found| found.name.value.clone()));
        figure.unwrap_or_default()
    }

    #[test]
    fn only_what_can_be_a_slip_is_proposed() {
        for (text, name) in [
            ("共147个。", "projects"),
            ("共173个。", "projects"),
            ("投资160万元。", "total"),
            ("投资1600元。", "total"),
            ("山路5条。", "road"),
            ("共174，", "projects"),
            ("投入300万元。", ""),
            ("奖补60至200万元。", ""),
            ("38，", ""),
            ("共5条。", ""),
            ("有80个。", ""),
        ] {
            assert_eq!(meant(text), name, "{text}");
        }
    }
}
