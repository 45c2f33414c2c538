//! The numbers of the text on the proofreader's sheet: which figure each of them is, and how that is known.

use serde::Serialize;

use super::{NOT_FIGURE, State, line};
use crate::check::Accepted;
use crate::corpus::{ProseNumber, Standing, whole};
use crate::diagnostic::Place;
use crate::quantity::{Dimension, Personal};
use crate::record::Case;
use crate::source::Sources;

/// A number of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NumberRow {
    /// As printed.
    pub text: String,
    /// Part of the case: 正文, 摘要, 图题 …
    pub part: String,
    /// Line in the file of the narrative or the record.
    pub line: usize,
    /// What it is, in words.
    pub standing: String,
    /// Name of the figure that it is.
    pub figure: Option<String>,
    /// How the figure is known.
    pub link: Option<Link>,
    /// How it stands.
    pub state: State,
}

/// How it is known which figure a number of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Link {
    /// The text names the figure.
    Name,
    /// The number is as large as that of one figure alone.
    Value,
    /// The number in 汉字 is that of one figure, rounded.
    Rounded,
}

/// Code of the finding on a unit behind a number, which says nothing of the number.
const TWICE: &str = "unit-twice";

/// The row of a number; dates and running numbers have none.
pub(super) fn row(
    case: &Case,
    number: &ProseNumber,
    numbers: &[ProseNumber],
    accepted: &[&Accepted],
    sources: &Sources,
) -> Option<NumberRow> {
    let label = |name: &str| case.figures.get(name).map_or_else(String::new, |figure| figure.label.value.clone());
    let labels = |names: &[String]| names.iter().map(|name| format!("“{}”", label(name))).collect::<String>();
    let answer = || {
        let on_it = |found: &&&Accepted| match found.diagnostic.place {
            Place::Span(span) => found.diagnostic.code != TWICE && span == number.span,
            Place::Path(_) => false,
        };
        accepted.iter().find(on_it).map(|found| found.reason.as_str())
    };
    let answered = |words: String| match answer() {
        Some(reason) => (format!("{words}：{reason}"), None, State::Answered),
        None => (words, None, State::Open),
    };
    let linked = |name: &String, link, how: String| (how, Some((name.clone(), link)), State::Clear);
    let (standing, figure, state) = match &number.standing {
        Standing::Named(name) => linked(name, Link::Name, label(name)),
        Standing::Equal(name) => linked(name, Link::Value, format!("{}（文中直接写数，按数值对上）", label(name))),
        Standing::Rounded(name) => {
            let of = case.figures.get(name).map(|figure| (figure, whole(case, figure)));
            let said = match of {
                Some((figure, Some(of))) if figure.quantity.unit.dimension != Dimension::Share => format!(
                    "{}{}占{}{}的约数（按数值对上），请人工核对",
                    label(name),
                    figure.quantity.wording,
                    of.label.value,
                    of.quantity.wording
                ),
                Some((figure, _)) => {
                    format!("{}{}的约数（按数值对上），请人工核对", label(name), figure.quantity.wording)
                }
                None => label(name),
            };
            // That a rounded number fits is no proof that it is meant.
            (said, Some((name.clone(), Link::Rounded)), State::Manual)
        }
        Standing::Ambiguous(names) if number.can_name => {
            answered(format!("同{}一样大，没有写明是哪一条", labels(names)))
        }
        Standing::Ambiguous(names) | Standing::Manual(names) if !names.is_empty() => {
            (format!("可能是{}，请人工核对", labels(names)), None, State::Manual)
        }
        Standing::Ambiguous(_) | Standing::Manual(_) => ("汉字数词，请人工核对".to_owned(), None, State::Manual),
        Standing::NotFigure { words, reason } => {
            let same = |other: &&ProseNumber| matches!(&other.standing, Standing::NotFigure { words: own, .. } if own == words);
            let places = match numbers.iter().filter(same).count() {
                1 => String::new(),
                count => format!("（not-figures 里的这一条共免核{count}处）"),
            };
            (format!("{NOT_FIGURE}{reason}{places}"), None, State::Answered)
        }
        Standing::Personal(kind) => answered(
            match kind {
                Personal::Identity => "像是身份证号码",
                Personal::Mobile => "像是手机号码",
                Personal::Landline => "固定电话号码",
            }
            .to_owned(),
        ),
        Standing::Label => return None,
        Standing::Open => answered("没有对应的数据".to_owned()),
    };
    let (figure, link) = figure.unzip();
    Some(NumberRow {
        text: number.text.clone(),
        part: number.part.to_owned(),
        line: line(number.span, sources),
        standing,
        figure,
        link,
        state,
    })
}
