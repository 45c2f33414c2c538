//! Words around a number that bound it or say how it was counted, and what they add up to.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::text::Cursor;
use crate::diagnostic::Message;
use crate::message;

/// A word around a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Qualifier {
    /// As written: 超过, 多, 以上.
    pub word: &'static str,
    /// What it says.
    pub sense: Sense,
}

/// What a qualifier says of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    /// Greater than the number: 超过, 突破, 逾.
    Over,
    /// The number and something more, less than one more of its last place: 多, 余.
    Plus,
    /// The number or more: 不少于, 至少, 以上. The number itself is included (民法典, article 1259).
    AtLeast,
    /// The number or less: 不超过, 至多, 以下, 以内. The number itself is included (民法典, article 1259).
    AtMost,
    /// Less than the number: 不足, 低于.
    Under,
    /// Little less than the number: 近, 接近.
    Nearly,
    /// The number or thereabouts, on either side: 约, 左右.
    About,
    /// Counted up to a day: 累计.
    Cumulative,
    /// Counted one after the other: 先后.
    Successively,
    /// Added up: 共, 合计.
    Total,
    /// An average: 平均, 人均.
    Average,
    /// The greatest of several: 最高.
    Highest,
    /// The smallest of several: 最低.
    Lowest,
    /// Reached: 达, 高达.
    Reached,
    /// A part of another figure: 其中.
    OfWhich,
    /// No more than this: 仅.
    Only,
    /// All there are: 全部.
    Whole,
    /// The range was not everywhere the same: 不等, 之间.
    Varying,
}

/// Something about a wording that an editor should look at. The wording was understood all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Two qualifiers contradict each other: 近16万余名. The quantity then has no bounds.
    Contradiction(Qualifier, Qualifier),
    /// Two qualifiers say the same: 约20人左右.
    Redundancy(Qualifier, Qualifier),
    /// 多 or 余 follows a number that is not round: 37多万元.
    MisplacedPlus(Qualifier),
    /// 人（次） leaves open what is counted.
    PeopleOrTimes,
    /// The first number of a range has lost its scale: 9～16亿元.
    RangeScale,
}

impl Doubt {
    /// What is doubtful, in a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Contradiction(a, b) => {
                message!("“{a}”与“{b}”互相矛盾", "`{a}` and `{b}` contradict each other", a = a.word, b = b.word)
            }
            Self::Redundancy(a, b) => {
                message!("“{a}”与“{b}”重复", "`{a}` and `{b}` say the same thing twice", a = a.word, b = b.word)
            }
            Self::MisplacedPlus(word) => message!(
                "“{word}”应当跟在整十、整百等整数或“万”“亿”后面",
                "`{word}` belongs behind a round number or a scale such as 万",
                word = word.word
            ),
            Self::PeopleOrTimes => message!(
                "“人（次）”没有说明数的是人还是人次",
                "`人（次）` does not say whether persons or attendances are counted"
            ),
            Self::RangeScale => message!(
                "数值范围的前一个数省略了“万”“亿”等数位，容易误读",
                "the first number of the range leaves out its scale and can be misread"
            ),
        }
    }
}

const fn words(sense: Sense, words: &'static [&'static str]) -> (Sense, &'static [&'static str]) {
    (sense, words)
}

/// Qualifiers that stand before a number.
const BEFORE: &[(Sense, &[&str])] = &[
    words(Sense::Over, &["超过", "超", "过", "逾", "突破", "高于", "大于", "多于", "超出", "不止"]),
    words(Sense::AtLeast, &["不少于", "不低于", "不小于", "不下于", "不下", "至少", "最少", "起码"]),
    words(Sense::AtMost, &["不超过", "不高于", "不多于", "不大于", "至多", "最多", "顶多"]),
    words(Sense::Under, &["不足", "不到", "低于", "少于", "小于", "未满", "未达到", "未达"]),
    words(Sense::Nearly, &["近", "将近", "接近"]),
    words(Sense::About, &["约", "大约", "约为", "大概", "大致"]),
    words(Sense::Cumulative, &["累计"]),
    words(Sense::Successively, &["先后"]),
    words(Sense::Total, &["共", "共计", "合计", "总计", "总共", "一共"]),
    words(Sense::Average, &["平均"]),
    words(Sense::Highest, &["最高", "最大", "最长"]),
    words(Sense::Lowest, &["最低", "最小", "最短"]),
    words(Sense::Reached, &["达", "达到", "高达", "多达", "长达", "已达"]),
    words(Sense::OfWhich, &["其中"]),
    words(Sense::Only, &["仅", "只有", "只"]),
    words(Sense::Whole, &["全部"]),
];

/// Qualifiers that stand right behind a number or its scale.
const INSIDE: &[(Sense, &[&str])] = &[words(Sense::Plus, &["多", "余"]), words(Sense::About, &["来"])];

/// Qualifiers that stand behind a unit.
const BEHIND: &[(Sense, &[&str])] = &[
    words(Sense::Plus, &["多", "余", "有余"]),
    words(Sense::AtLeast, &["以上", "及以上", "(含)以上", "起"]),
    words(Sense::AtMost, &["以下", "及以下", "(含)以下", "以内", "之内", "内"]),
    words(Sense::Over, &["(不含)以上"]),
    words(Sense::Under, &["(不含)以下"]),
    words(Sense::About, &["左右", "上下", "前后"]),
    words(Sense::Varying, &["不等", "之间"]),
];

impl Qualifier {
    /// The qualifier before a number at a cursor.
    pub(super) fn eat_before(cursor: &mut Cursor) -> Option<Self> {
        // 上 means “as many as” only before a bare scale: 上百家, but not 上半年.
        if cursor.peek() == Some('上') && cursor.peek_at(1).is_some_and(|c| "百千万亿".contains(c)) {
            cursor.bump();
            return Some(Self { word: "上", sense: Sense::AtLeast });
        }
        Self::eat(cursor, BEFORE)
    }

    /// The qualifier inside a number at a cursor: 20多万.
    pub(super) fn eat_inside(cursor: &mut Cursor) -> Option<Self> {
        Self::eat(cursor, INSIDE)
    }

    /// The qualifier behind a unit at a cursor.
    pub(super) fn eat_behind(cursor: &mut Cursor) -> Option<Self> {
        Self::eat(cursor, BEHIND)
    }

    fn eat(cursor: &mut Cursor, table: &'static [(Sense, &'static [&'static str])]) -> Option<Self> {
        let rows = table.iter().flat_map(|&(sense, words)| words.iter().map(move |&word| (word, Self { word, sense })));
        cursor.eat_longest(rows)
    }
}

/// The first pair of qualifiers that contradict each other or say the same, if there is any.
pub(super) fn clash(qualifiers: &[Qualifier]) -> Option<Doubt> {
    let pairs = || {
        let rest = |index: usize| qualifiers.iter().skip(index + 1);
        qualifiers.iter().enumerate().flat_map(move |(index, a)| rest(index).map(move |b| (*a, *b)))
    };
    let contradiction = pairs().find(|(a, b)| contradict(a.sense, b.sense));
    let redundancy = || pairs().find(|(a, b)| repeat(a.sense, b.sense));
    contradiction
        .map(|(a, b)| Doubt::Contradiction(a, b))
        .or_else(|| redundancy().map(|(a, b)| Doubt::Redundancy(a, b)))
}

/// Which side of the number a sense is on: above, below, around; none for those that bound nothing.
fn side(sense: Sense) -> Option<i8> {
    match sense {
        Sense::Over | Sense::Plus | Sense::AtLeast => Some(1),
        Sense::AtMost | Sense::Under | Sense::Nearly => Some(-1),
        Sense::About => Some(0),
        _ => None,
    }
}

fn contradict(a: Sense, b: Sense) -> bool {
    // 约20多人 repeats itself rather than contradicts: both leave the number open.
    let open = |sense| matches!(sense, Sense::About | Sense::Plus);
    side(a).zip(side(b)).is_some_and(|(a, b)| a != b) && !(open(a) && open(b))
}

fn repeat(a: Sense, b: Sense) -> bool {
    side(a).is_some() && side(b).is_some() && !contradict(a, b)
}

/// The bounds that qualifiers set.
pub(super) struct Bounds {
    pub(super) low: Bound<Decimal>,
    pub(super) high: Bound<Decimal>,
}

/// What a number can be, given its qualifiers. All numbers are in the base unit.
///
/// `upper` is the end of a range and `reach` the number plus what 多 or 余 allows for.
pub(super) fn bounds(value: Decimal, upper: Option<Decimal>, reach: Option<Decimal>, all: &[Qualifier]) -> Bounds {
    let mut bounds = Bounds { low: Bound::Included(value), high: Bound::Included(upper.unwrap_or(value)) };
    if matches!(clash(all), Some(Doubt::Contradiction(..))) {
        return Bounds { low: Bound::Unbounded, high: Bound::Unbounded };
    }
    let far = upper.unwrap_or(value);
    for qualifier in all {
        match qualifier.sense {
            Sense::Plus => {}
            Sense::Over => bounds = Bounds { low: Bound::Excluded(value), high: Bound::Unbounded },
            Sense::AtLeast => bounds = Bounds { low: Bound::Included(value), high: Bound::Unbounded },
            Sense::AtMost => bounds = Bounds { low: Bound::Unbounded, high: Bound::Included(far) },
            Sense::Under | Sense::Nearly => bounds = Bounds { low: Bound::Unbounded, high: Bound::Excluded(far) },
            Sense::About if upper.is_none() => bounds = Bounds { low: Bound::Unbounded, high: Bound::Unbounded },
            _ => {}
        }
    }
    if let Some(reach) = reach {
        // A negative number with 多 lies beyond it on the other side.
        let (near, far) = if reach < value { (reach, value) } else { (value, reach) };
        bounds = Bounds { low: Bound::Excluded(near), high: Bound::Excluded(far) };
    }
    bounds
}
