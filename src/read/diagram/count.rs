//! Numbers of things as sources word them.

use super::super::chart::cell;
use super::super::decode::Findings;
use super::super::node::Node;
use super::super::value::{is_legal_name, text};
use crate::quantity::Quantity;
use crate::record::{Cell, Count};
use crate::source::Spanned;

/// Reads a number of things: a figure's name, a quantity, or words around one number (10个镇（区）).
pub(super) fn count(node: &Node, name: &str, findings: &Findings) -> Option<Count> {
    let written = text(node, name, "10个镇", findings)?;
    if !is_legal_name(&written)
        && let Some(quantity) = number(&written)
    {
        let words = Some(written.value.trim().to_owned());
        return Some(Count { cell: Cell::Stated(Spanned::new(quantity, written.span)), words });
    }
    // A name, or something that is nothing, which the cell reports.
    Some(Count { cell: cell(node, name, findings)?, words: None })
}

/// The number in some words: the words themselves if they are a quantity, else the number that they begin with, else the only
/// one in them.
fn number(words: &str) -> Option<Quantity> {
    if let Ok(quantity) = Quantity::parse(words) {
        return Some(quantity);
    }
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    let mut numbers = words.match_indices(is_digit).map(|(at, _)| at).filter(|at| !words[..*at].ends_with(is_digit));
    let first = numbers.next()?;
    if first > 0 && numbers.next().is_some() {
        return None;
    }
    // From the beginning of the words, so that 约 and 超过 count, or from the digits.
    let ends = || words.char_indices().map(|(at, _)| at).rev();
    let longest =
        |from: usize| ends().filter(|end| *end > from).find_map(|end| Quantity::parse(&words[from..end]).ok());
    longest(0).or_else(|| Quantity::parse(&words[first..]).ok()).or_else(|| longest(first))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn words_have_one_number() {
        let read = |words: &str| number(words).map(|quantity| quantity.wording);
        for (words, wording) in [
            ("62校", "62校"),
            ("10个镇（区）", "10个"),
            ("22个乡镇（街道）", "22个"),
            ("约20名干部群众", "约20名"),
            ("其余共16个行政村", "16个"),
            ("市直学校11所", "11所"),
            ("6个国企、12家民企", "6个"),
        ] {
            assert_eq!(read(words).as_deref(), Some(wording), "{words}");
        }
        assert_eq!(read("两地党委政府"), None);
        assert_eq!(read("国企6家、民企12家"), None, "which of the two is not said");
    }
}
