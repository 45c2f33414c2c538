//! Why data does not make a chart of a kind.

use std::fmt;

use crate::diagnostic::Message;
use crate::message;

/// What is wrong with the data of a chart, and at which of its parts, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A value is not a number or lies below zero.
    NoAmount(usize),
    /// A step of a funnel is larger than the one before it.
    Grows(usize),
    /// A value is in another unit than what it is part of.
    OtherUnit(usize),
    /// A part is larger than its whole.
    Exceeds(usize),
    /// A number of things is not whole.
    Fraction(usize),
    /// There are more marks than a reader can count.
    TooMany(usize),
    /// A bin of a histogram does not start where the one before it ends, or differs from it in width.
    Uneven(usize),
    /// The parts do not sum to the whole.
    NoSum,
}

impl Refusal {
    /// The part that is wrong, where it is one.
    #[must_use]
    pub fn part(&self) -> Option<usize> {
        match *self {
            Self::NoAmount(at)
            | Self::Grows(at)
            | Self::OtherUnit(at)
            | Self::Exceeds(at)
            | Self::Fraction(at)
            | Self::TooMany(at)
            | Self::Uneven(at) => Some(at),
            Self::NoSum => None,
        }
    }

    /// What is wrong, in words for a diagnostic; the place says which part it is.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoAmount(_) => {
                message!("这个数不能画成图：它小于零，或者不是数", "this value is below zero or no number")
            }
            Self::Grows(_) => {
                message!("漏斗图的这一步比上一步还多", "this step of the funnel is larger than the one before it")
            }
            Self::OtherUnit(_) => {
                message!("这个数的单位和它所属的整体不一样", "this value is in another unit than its whole")
            }
            Self::Exceeds(_) => message!("部分比整体还大", "this part is larger than its whole"),
            Self::Fraction(_) => {
                message!(
                    "一个图形代表一件，这个数却不是整数",
                    "one mark stands for one thing, but this number is not whole"
                )
            }
            Self::TooMany(_) => message!("图形太多，读者数不过来", "there are more marks than a reader can count"),
            Self::Uneven(_) => message!(
                "这一组没有接着上一组，或者组距和上一组不同",
                "this bin does not start where the one before it ends, or differs from it in width"
            ),
            Self::NoSum => message!("各部分相加不等于整体", "the parts do not sum to the whole"),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Message {
        match self {
            Self::NoAmount(_) => message!("核对这个数", "check the value"),
            Self::Grows(_) => message!(
                "漏斗图只用于一步比一步少、后一步包含在前一步之中的数；否则请改用条形图（bar）",
                "a funnel is for steps that are each a subset of the one before; otherwise use `bar`"
            ),
            Self::OtherUnit(_) => message!(
                "换成同一个单位的数；单位不同的几个环节请用条形图（bar）分开画",
                "use values in one unit; draw values in several units as separate charts"
            ),
            Self::Exceeds(_) => message!("核对两个数，或者把它们对调", "check both values, or swap them"),
            Self::Fraction(_) | Self::TooMany(_) => message!("改用条形图（bar）", "use `bar` instead"),
            Self::Uneven(_) => message!(
                "各组首尾相接、组距相同；只有第一组和最后一组可以不封口（如“100以上”）",
                "bins touch and are of one width; only the first and the last one may be open"
            ),
            Self::NoSum => message!("补上缺少的部分，或者核对整体", "add the missing part, or check the whole"),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for Refusal {}

/// A value that can be drawn as an amount: finite and not below zero.
pub(super) fn amount(value: f64, at: usize) -> Result<f64, Refusal> {
    if value.is_finite() && value >= 0.0 { Ok(value) } else { Err(Refusal::NoAmount(at)) }
}
