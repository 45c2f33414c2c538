//! Why data does not make a chart of a kind.

use std::fmt;

use crate::diagnostic::Message;
use crate::message;

/// What is wrong with the data of a chart, and at which of its parts, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refusal {
    /// A value is not a number or lies below zero.
    NoAmount(usize),
    /// A value or a time is not a number.
    NoNumber(usize),
    /// A value is in another unit than what it is part of.
    OtherUnit(usize),
    /// A part is larger than its whole.
    Exceeds(usize),
    /// The parts of this whole do not sum to it.
    Sum {
        /// The whole.
        at: usize,
        /// The sum of its parts.
        parts: f64,
        /// The whole as given.
        whole: f64,
    },
    /// A step of a funnel is larger than the one before it.
    Grows(usize),
    /// A number of things is not whole.
    Fraction(usize),
    /// There are more marks than a reader can count.
    TooMany(usize),
    /// A bin of a histogram does not start where the one before it ends, or differs from it in width.
    Uneven(usize),
    /// A range states neither a lowest nor a mean nor a highest value.
    NoValue(usize),
    /// The lowest, the mean and the highest value of a range are not in this order.
    Unordered(usize),
    /// A slope has this many periods instead of two or three.
    Periods(usize),
    /// A line of a slope has not one number for each period.
    MissesPeriod(usize),
    /// A level of a standard does not start after the one before it.
    Earlier(usize),
    /// In a round of a gate, more or less comes out than goes in.
    Round {
        /// The round.
        at: usize,
        /// How many go in.
        entering: f64,
        /// How many come out.
        leaving: f64,
    },
    /// A pair names a member that does not exist.
    NoMember(usize),
    /// A pair is given a second time.
    PairTwice(usize),
    /// A flow does not lead from one node to another.
    NoWay(usize),
    /// A flow is not more than nothing.
    NoFlow(usize),
    /// Nothing flows into a node or out of it.
    Stray(usize),
    /// What flows into a node is not its total.
    Inflow {
        /// The node.
        at: usize,
        /// The sum of what flows in.
        sum: f64,
        /// The node's total.
        total: f64,
    },
    /// What flows out of a node is not its total.
    Outflow {
        /// The node.
        at: usize,
        /// The sum of what flows out.
        sum: f64,
        /// The node's total.
        total: f64,
    },
    /// The flows run in a circle.
    Circle,
    /// The flows pass this many columns of nodes, more than can be drawn.
    Columns(usize),
}

impl Refusal {
    /// The part that is wrong, where it is one.
    #[must_use]
    pub fn part(&self) -> Option<usize> {
        match *self {
            Self::NoAmount(at)
            | Self::NoNumber(at)
            | Self::OtherUnit(at)
            | Self::Exceeds(at)
            | Self::Sum { at, .. }
            | Self::Grows(at)
            | Self::Fraction(at)
            | Self::TooMany(at)
            | Self::Uneven(at)
            | Self::NoValue(at)
            | Self::Unordered(at)
            | Self::MissesPeriod(at)
            | Self::Earlier(at)
            | Self::Round { at, .. }
            | Self::NoMember(at)
            | Self::PairTwice(at)
            | Self::NoWay(at)
            | Self::NoFlow(at)
            | Self::Stray(at)
            | Self::Inflow { at, .. }
            | Self::Outflow { at, .. } => Some(at),
            Self::Periods(_) | Self::Circle | Self::Columns(_) => None,
        }
    }

    /// What is wrong, in words for a diagnostic; the place says which part it is.
    #[must_use]
    pub fn message(&self) -> Message {
        match *self {
            Self::NoAmount(_) => {
                message!("这个数不能画成图：它小于零，或者不是数", "this value is below zero or no number")
            }
            Self::NoNumber(_) => message!("这里的数值或时间不是数", "this value or time is no number"),
            Self::OtherUnit(_) => {
                message!("这个数的单位和它所属的整体不一样", "this value is in another unit than its whole")
            }
            Self::Exceeds(_) => message!("部分比整体还大", "this part is larger than its whole"),
            Self::Sum { parts, whole, .. } => message!(
                "各部分相加是{parts}，不等于整体{whole}",
                "the parts sum to {parts}, not to the whole of {whole}",
                parts = tidy(parts)
            ),
            Self::Grows(_) => {
                message!("漏斗图的这一步比上一步还多", "this step of the funnel is larger than the one before it")
            }
            Self::Fraction(_) => message!(
                "一个图形代表一件，这个数却不是整数",
                "one mark stands for one thing, but this number is not whole"
            ),
            Self::TooMany(_) => message!("图形太多，读者数不过来", "there are more marks than a reader can count"),
            Self::Uneven(_) => message!(
                "这一组没有接着上一组，或者组距和上一组不同",
                "this bin does not start where the one before it ends, or differs from it in width"
            ),
            Self::NoValue(_) => message!(
                "这一行最低值、平均值、最高值都没有",
                "this range has neither a lowest nor a mean nor a highest value"
            ),
            Self::Unordered(_) => message!(
                "最低值、平均值、最高值的大小顺序不对",
                "lowest, mean and highest are not in the order of their sizes"
            ),
            Self::Periods(count) => {
                message!(
                    "这张坡度图有{count}个时点，只能画2个或3个",
                    "this slope has {count} periods, not two or three"
                )
            }
            Self::MissesPeriod(_) => {
                message!("这条线不是每个时点都有一个数", "this line has not one number for each period")
            }
            Self::Earlier(_) => {
                message!("这一档的起始时间不晚于上一档", "this level does not start after the one before it")
            }
            Self::Round { entering, leaving, .. } => message!(
                "这一轮进出不符：进{entering}，出{leaving}",
                "what goes into this round ({entering}) is not what comes out ({leaving})",
                leaving = tidy(leaving)
            ),
            Self::NoMember(_) => {
                message!("这对结对里有名单上没有的成员", "this pair names a member that does not exist")
            }
            Self::PairTwice(_) => message!("这对结对写了两次", "this pair is given twice"),
            Self::NoWay(_) => {
                message!("这笔流量的起点或终点不对", "this flow does not lead from one node to another")
            }
            Self::NoFlow(_) => message!("这笔流量不是正数", "this flow is not more than nothing"),
            Self::Stray(_) => {
                message!("这个环节没有流入，也没有流出", "nothing flows into this node or out of it")
            }
            Self::Inflow { sum, total, .. } => message!(
                "流入这个环节的合计{sum}，与其总数{total}不等",
                "what flows into this node adds up to {sum}, not to its total {total}",
                sum = tidy(sum)
            ),
            Self::Outflow { sum, total, .. } => message!(
                "从这个环节流出的合计{sum}，与其总数{total}不等",
                "what flows out of this node adds up to {sum}, not to its total {total}",
                sum = tidy(sum)
            ),
            Self::Circle => {
                message!("流向绕成了一圈，分不出先后", "the flows run in a circle, so that none of them comes first")
            }
            Self::Columns(count) => message!(
                "流向有{count}级，一张图画不下",
                "the flows pass {count} columns of nodes, more than can be drawn"
            ),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Message {
        match self {
            Self::NoAmount(_) | Self::NoNumber(_) => message!("核对这个数", "check the value"),
            Self::OtherUnit(_) => message!(
                "换成同一个单位的数；单位不同的几个环节请用条形图（bar）分开画",
                "use values in one unit; draw values in several units as separate charts"
            ),
            Self::Exceeds(_) => message!("核对两个数，或者把它们对调", "check both values, or swap them"),
            Self::Sum { .. } => message!("补上缺少的部分，或者核对整体", "add the missing part, or check the whole"),
            Self::Grows(_) => message!(
                "漏斗图只用于一步比一步少、后一步包含在前一步之中的数；否则请改用条形图（bar）",
                "a funnel is for steps that are each a subset of the one before; otherwise use `bar`"
            ),
            Self::Fraction(_) | Self::TooMany(_) => message!("改用条形图（bar）", "use `bar` instead"),
            Self::Uneven(_) => message!(
                "各组首尾相接、组距相同；只有第一组和最后一组可以不封口（如“100以上”）",
                "bins touch and are of one width; only the first and the last one may be open"
            ),
            Self::NoValue(_) => {
                message!("至少填写其中一个，或者删去这一行", "give at least one of them, or leave the range out")
            }
            Self::Unordered(_) => message!("核对这几个数", "check these values"),
            Self::Periods(_) => message!(
                "删去多余的时点；时点更多时请改用折线图（line）",
                "leave periods out; for more of them use `line`"
            ),
            Self::MissesPeriod(_) => {
                message!("补上缺少的数，或者删去这条线", "add the missing number, or leave the line out")
            }
            Self::Earlier(_) => {
                message!(
                    "各档按时间先后填写，一个时间只写一档",
                    "put the levels in the order of their times, one for each"
                )
            }
            Self::Round { .. } => {
                message!("送审的数应等于保留的数加淘汰的数", "what goes in is what is kept and what is dropped")
            }
            Self::NoMember(_) => {
                message!("把这个成员加进双方名单，或者核对它的名称", "add the member to its list, or check the name")
            }
            Self::PairTwice(_) => message!("删去其中一处", "remove one of the two"),
            Self::NoWay(_) => message!(
                "起点和终点应是已列出的两个不同环节",
                "a flow starts and ends at two different nodes of the chart"
            ),
            Self::NoFlow(_) => message!("核对这个数，或者删去这笔流量", "check the value, or leave the flow out"),
            Self::Stray(_) => message!("补上它的流量，或者删去这个环节", "add its flows, or leave the node out"),
            Self::Inflow { .. } | Self::Outflow { .. } => {
                message!("补上缺少的流量，或者核对总数", "add the missing flow, or check the total")
            }
            Self::Circle => message!(
                "流向图只画从前往后的流向，请去掉流回来的一笔",
                "flows lead one way only; leave out the one that leads back"
            ),
            Self::Columns(_) => {
                message!("合并中间的环节，或者分成几张图", "join nodes in the middle, or draw several charts")
            }
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

/// Checks that parts sum to the whole at an index, up to the rounding of floating-point numbers.
pub(super) fn adds_up(at: usize, parts: impl Iterator<Item = f64>, whole: f64) -> Result<(), Refusal> {
    let sum: f64 = parts.sum();
    if is_sum(sum, whole) { Ok(()) } else { Err(Refusal::Sum { at, parts: sum, whole }) }
}

/// Whether a sum is the whole, up to the rounding of floating-point numbers; not-a-number is nothing's sum.
pub(super) fn is_sum(sum: f64, whole: f64) -> bool {
    (sum - whole).abs() <= 1e-9 * sum.abs().max(whole.abs()).max(f64::MIN_POSITIVE) && sum.is_finite()
}

/// A sum without the tail that floating-point numbers leave.
fn tidy(sum: f64) -> f64 {
    let rounded = (sum * 1e6).round() / 1e6;
    if rounded.is_finite() { rounded } else { sum }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_forgive_floating_point_only() {
        assert!(is_sum(0.1 + 0.2, 0.3) && is_sum(0.0, 0.0) && is_sum(0.0, -0.0));
        assert!(!is_sum(223.0, 224.0) && !is_sum(f64::NAN, f64::NAN) && !is_sum(f64::INFINITY, f64::INFINITY));
        assert!(!is_sum(0.0, 1.0) && !is_sum(1.0, f64::NAN));
    }

    #[test]
    fn sums_are_printed_as_they_were_added() {
        let refusal = adds_up(2, [0.1, 0.2].into_iter(), 0.4);
        let message = refusal.map_err(|refusal| (refusal.part(), refusal.message().zh));
        assert_eq!(message, Err((Some(2), "各部分相加是0.3，不等于整体0.4".to_owned())));
    }
}
