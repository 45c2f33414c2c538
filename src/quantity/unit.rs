//! Units: what a number counts or measures, and how units of one dimension convert.
//!
//! Every factor in the table is an exact decimal, so that no conversion rounds. That decides two bases: areas are held
//! in 亩 (one hectare is exactly 15 亩, while one 亩 is 666.66… m²), and calendar time is held in months apart from clock
//! time in seconds, because a year has no fixed number of days.

use rust_decimal::Decimal;

use super::measures;
use super::text::Cursor;

/// What a unit measures. Numbers of different dimensions never share a sum or an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Renminbi. Base: 元.
    Money,
    /// Money of another country, by its name; never converted.
    Currency(&'static str),
    /// Persons: 人, 名 and 位 mean the same.
    People,
    /// Attendances: one person who comes twice counts twice. 人次.
    PersonTimes,
    /// 人（次）: the source leaves open which of the two it counts.
    PeopleOrTimes,
    /// Households: 户.
    Households,
    /// Visits to households: 户次.
    HouseholdTimes,
    /// Things counted with a measure word: 个, 批次, 盏 … Different measure words never mix: 批次, 次 and 场 differ.
    /// A frequency is a count for every year, month …: see [`Unit::per`].
    Count(&'static str),
    /// Length. Base: 米.
    Length,
    /// Area. Base: 亩.
    Area,
    /// Volume. Base: 立方米.
    Volume,
    /// Weight. Base: 千克.
    Weight,
    /// Electrical energy. Base: 千瓦时.
    Energy,
    /// Power. Base: 千瓦.
    Power,
    /// A share or rate. Base: %.
    Share,
    /// The difference of two shares. Base: 个百分点.
    PercentagePoints,
    /// A multiple. Base: 倍.
    Multiple,
    /// Duration by the calendar: years, quarters, months. Base: 个月.
    CalendarTime,
    /// Duration by the clock: weeks, days, hours. Base: 秒.
    ClockTime,
}

impl Dimension {
    /// Symbol of the unit that base values are in.
    #[must_use]
    pub fn base_symbol(self) -> &'static str {
        match self {
            Self::Money => "元",
            Self::Currency(word) | Self::Count(word) => word,
            Self::People => "人",
            Self::PersonTimes => "人次",
            Self::PeopleOrTimes => "人（次）",
            Self::Households => "户",
            Self::HouseholdTimes => "户次",
            Self::Length => "米",
            Self::Area => "亩",
            Self::Volume => "立方米",
            Self::Weight => "千克",
            Self::Energy => "千瓦时",
            Self::Power => "千瓦",
            Self::Share => "%",
            Self::PercentagePoints => "个百分点",
            Self::Multiple => "倍",
            Self::CalendarTime => "个月",
            Self::ClockTime => "秒",
        }
    }
}

/// The unit of a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// As written, without the scale: 元, 人次, 公里, %.
    pub symbol: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// What one unit is for, in the order of writing: 人 and 月 for 每人每月135元 and for 135元/人/月. Words that mean the same
    /// are one word: 名 and 位 are 人, 日 is 天.
    pub per: Vec<String>,
    /// How many of `per` stand before the number, as 每….
    pub(super) leading: usize,
    /// How many base units one unit is.
    pub(super) factor: Decimal,
}

impl Unit {
    /// Whether numbers in both units can be compared: same dimension, same measure word, for the same thing and time.
    #[must_use]
    pub fn comparable(&self, other: &Self) -> bool {
        let sorted = |unit: &Self| {
            let mut per = unit.per.clone();
            per.sort();
            per
        };
        self.dimension == other.dimension && sorted(self) == sorted(other)
    }

    /// What stands before the number: 每人每月.
    pub(super) fn before(&self) -> String {
        self.per.iter().take(self.leading).map(|word| format!("每{word}")).collect()
    }

    /// What stands behind number and scale: 元/人/月.
    pub(super) fn after(&self) -> String {
        let per: String = self.per.iter().skip(self.leading).map(|word| format!("/{word}")).collect();
        format!("{}{per}", self.symbol)
    }
}

/// A unit as the table has it.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) symbol: &'static str,
    pub(super) dimension: Dimension,
    /// Mantissa and number of decimals of the factor to the base unit.
    factor: (i64, u32),
}

impl Row {
    pub(super) fn factor(self) -> Decimal {
        Decimal::new(self.factor.0, self.factor.1)
    }

    pub(super) fn unit(self, per: Vec<String>, leading: usize) -> Unit {
        Unit { symbol: self.symbol, dimension: self.dimension, per, leading, factor: self.factor() }
    }
}

/// Units other than measure words and currencies: spellings, dimension, factor to the base as mantissa and decimals.
const UNITS: &[(&[&str], Dimension, i64, u32)] = &[
    (&["元", "元人民币"], Dimension::Money, 1, 0),
    (&["角"], Dimension::Money, 1, 1),
    (&["人", "名", "位"], Dimension::People, 1, 0),
    (&["人次"], Dimension::PersonTimes, 1, 0),
    (&["户"], Dimension::Households, 1, 0),
    (&["户次"], Dimension::HouseholdTimes, 1, 0),
    (&["公里", "千米", "km"], Dimension::Length, 1000, 0),
    (&["海里"], Dimension::Length, 1852, 0),
    (&["里", "华里"], Dimension::Length, 500, 0),
    (&["米", "延米", "m"], Dimension::Length, 1, 0),
    (&["厘米", "cm"], Dimension::Length, 1, 2),
    (&["毫米", "mm"], Dimension::Length, 1, 3),
    (&["平方公里", "平方千米", "km²", "km2"], Dimension::Area, 1500, 0),
    (&["公顷", "hm²", "hm2"], Dimension::Area, 15, 0),
    (&["亩"], Dimension::Area, 1, 0),
    (&["平方米", "平米", "平方", "㎡", "m²", "m2"], Dimension::Area, 15, 4),
    (&["立方米", "立方", "方", "m³", "m3"], Dimension::Volume, 1, 0),
    (&["升", "L"], Dimension::Volume, 1, 3),
    (&["毫升", "mL", "ml"], Dimension::Volume, 1, 6),
    (&["吨", "t"], Dimension::Weight, 1000, 0),
    (&["公担"], Dimension::Weight, 100, 0),
    (&["担"], Dimension::Weight, 50, 0),
    (&["公斤", "千克", "kg"], Dimension::Weight, 1, 0),
    (&["斤", "市斤"], Dimension::Weight, 5, 1),
    (&["两"], Dimension::Weight, 5, 2),
    (&["克", "g"], Dimension::Weight, 1, 3),
    (&["毫克", "mg"], Dimension::Weight, 1, 6),
    (&["吉瓦时", "GWh"], Dimension::Energy, 1_000_000, 0),
    (&["兆瓦时", "MWh"], Dimension::Energy, 1000, 0),
    (&["千瓦时", "度", "kWh"], Dimension::Energy, 1, 0),
    (&["吉瓦", "GW"], Dimension::Power, 1_000_000, 0),
    (&["兆瓦", "MW"], Dimension::Power, 1000, 0),
    (&["千瓦", "kW"], Dimension::Power, 1, 0),
    (&["瓦", "W"], Dimension::Power, 1, 3),
    (&["%"], Dimension::Share, 1, 0),
    (&["‰"], Dimension::Share, 1, 1),
    (&["成"], Dimension::Share, 10, 0),
    (&["个百分点", "百分点"], Dimension::PercentagePoints, 1, 0),
    (&["倍"], Dimension::Multiple, 1, 0),
    (&["世纪", "个世纪"], Dimension::CalendarTime, 1200, 0),
    (&["年", "周年", "年期"], Dimension::CalendarTime, 12, 0),
    (&["季度", "个季度", "季"], Dimension::CalendarTime, 3, 0),
    (&["个月", "月", "个月期"], Dimension::CalendarTime, 1, 0),
    (&["周", "星期", "个星期"], Dimension::ClockTime, 604_800, 0),
    (&["天", "日", "昼夜"], Dimension::ClockTime, 86_400, 0),
    (&["小时", "个小时", "个钟头"], Dimension::ClockTime, 3600, 0),
    (&["分钟"], Dimension::ClockTime, 60, 0),
    (&["秒", "秒钟"], Dimension::ClockTime, 1, 0),
];

/// Money that is not renminbi.
const CURRENCIES: &[&str] =
    &["美元", "港元", "港币", "澳门元", "新台币", "欧元", "英镑", "日元", "韩元", "卢布", "新加坡元"];

/// Nouns that something can be for, besides all units: 每学生, 元/人口.
const PER_WORDS: &[&str] = &["学生", "生", "家庭", "人口", "项目", "学校", "企业", "农户", "劳动力", "半年", "班级"];

/// Words that mean the same after 每.
const PER_SYNONYMS: &[(&str, &str)] =
    &[("名", "人"), ("位", "人"), ("日", "天"), ("个月", "月"), ("季", "季度"), ("km", "公里"), ("千米", "公里")];

/// The unit that stands at a cursor; the longest spelling wins.
pub(super) fn eat(cursor: &mut Cursor) -> Option<Row> {
    for open in ["人(次)", "人/次"] {
        if cursor.eat(open) {
            return Some(Row { symbol: "人（次）", dimension: Dimension::PeopleOrTimes, factor: (1, 0) });
        }
    }
    cursor.eat_longest(rows())
}

/// The unit of a spelling.
pub(super) fn named(symbol: &str) -> Option<Row> {
    rows().find(|(word, _)| *word == symbol).map(|(_, row)| row)
}

/// Whether a unit stands at a cursor whose name starts like a scale: 千克, 百分点.
pub(super) fn looks_like_scale(cursor: &Cursor) -> bool {
    let mut ahead = *cursor;
    cursor.peek().is_some_and(|c| "百千万亿".contains(c)) && eat(&mut ahead).is_some()
}

/// What something is for, behind 每 or a stroke: 人, 万人, 个村.
pub(super) fn eat_per(cursor: &mut Cursor) -> Option<String> {
    let mut ahead = *cursor;
    let scale = ahead.eat_longest(["十万", "千", "百", "万"].map(|word| (word, word)));
    let spellings = || rows().map(|(word, _)| (word, word)).chain(PER_WORDS.iter().map(|word| (*word, *word)));
    let mut word = ahead.eat_longest(spellings())?;
    if word == "个" {
        // 每个村 is 每村.
        word = ahead.eat_longest(spellings()).unwrap_or(word);
    }
    *cursor = ahead;
    let word = PER_SYNONYMS.iter().find(|(from, _)| *from == word).map_or(word, |(_, to)| to);
    Some(format!("{}{word}", scale.unwrap_or_default()))
}

fn rows() -> impl Iterator<Item = (&'static str, Row)> {
    let measured = UNITS.iter().flat_map(|&(spellings, dimension, mantissa, decimals)| {
        spellings.iter().map(move |&symbol| (symbol, Row { symbol, dimension, factor: (mantissa, decimals) }))
    });
    let named = |symbol, dimension| (symbol, Row { symbol, dimension, factor: (1, 0) });
    let money = CURRENCIES.iter().map(move |&word| named(word, Dimension::Currency(word)));
    let counted = measures::all().map(move |word| named(word, Dimension::Count(word)));
    measured.chain(money).chain(counted)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_spelling_stands_in_two_tables() {
        let mut seen = BTreeSet::new();
        for (word, _) in rows() {
            assert!(seen.insert(word), "{word}");
        }
    }

    #[test]
    fn the_base_unit_of_every_dimension_has_factor_one() {
        for (symbol, row) in rows() {
            if symbol == row.dimension.base_symbol() {
                assert_eq!(row.factor(), Decimal::ONE, "{symbol}");
            }
        }
    }
}
