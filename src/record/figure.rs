//! A figure: one number with all that makes it citable.

use super::{Accept, Case, NOT_STATED, Period};
use crate::quantity::Quantity;
use crate::source::{Span, Spanned};

/// One number of a case.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Name within the case; `{{name}}` in a narrative prints the figure.
    pub name: Spanned<String>,
    /// What is counted or measured: 帮扶项目, 到位资金 …
    pub label: Spanned<String>,
    /// The number as the source words it, parsed.
    pub quantity: Spanned<Quantity>,
    /// The time that it covers, or the day that it holds for.
    pub period: Option<Spanned<Period>>,
    /// Who or where it counts: 灌云县26个省定经济薄弱村 …
    pub scope: Option<Spanned<String>>,
    /// What kind of statement it is.
    pub nature: Nature,
    /// For money, what kind of money; sums never cross kinds.
    pub money: Option<Spanned<MoneyKind>>,
    /// For a share or rate, the figure that it is a share of.
    pub of: Option<Spanned<String>>,
    /// For a subset (其中), the figure that contains it.
    pub part_of: Option<Spanned<String>>,
    /// For a total, the figures that it is the sum of.
    pub sum: Vec<Spanned<String>>,
    /// Whether the number was worked out from other figures and does not stand in the source. Shown with 推算.
    pub derived: Option<Spanned<String>>,
    /// Where it stands; absent only in a faulty record or a derived figure.
    pub source: Option<FigureSource>,
    /// For a rate, the figure that is divided by [`of`](Self::of); the rate is worked out again from the two.
    pub numerator: Option<Spanned<String>>,
    /// For a mean, the figures of the distribution that it is the mean of.
    pub distribution: Option<Distribution>,
    /// For a value that grows over time, the earlier ones that it includes.
    pub includes: Vec<Spanned<String>>,
    /// Identifier of the indicator that it measures.
    pub indicator: Option<Spanned<String>>,
    /// The place, organisation or person that it counts for, where the scope does not name it.
    pub place: Option<Spanned<String>>,
    /// The words of the source.
    pub quote: Option<Spanned<String>>,
    /// Findings that are answered.
    pub accept: Accept,
    /// A remark for the figure table.
    pub note: Option<Spanned<String>>,
    /// Place of the whole entry.
    pub span: Span,
}

impl Figure {
    /// Who or where it counts: its scope, else the place that it names, else the place of its case.
    #[must_use]
    pub fn counts_for<'a>(&'a self, case: &'a Case) -> &'a str {
        self.scope.as_ref().or(self.place.as_ref()).unwrap_or(&case.place)
    }

    /// Its time as printed.
    #[must_use]
    pub fn printed_period(&self) -> String {
        self.period.as_ref().map_or_else(|| NOT_STATED.to_owned(), |period| period.printed())
    }

    /// Every name of another figure that this one refers to.
    pub fn relations(&self) -> impl Iterator<Item = &Spanned<String>> {
        let single = [&self.of, &self.part_of, &self.numerator].into_iter().flatten();
        let distribution = self.distribution.iter().flat_map(Distribution::figures);
        single.chain(&self.sum).chain(&self.includes).chain(distribution)
    }
}

/// The figures that a mean is held against.
#[derive(Clone, Debug, Default)]
pub struct Distribution {
    /// The smallest value.
    pub least: Option<Spanned<String>>,
    /// The largest value.
    pub most: Option<Spanned<String>>,
    /// How many values there are.
    pub count: Option<Spanned<String>>,
    /// Their sum.
    pub total: Option<Spanned<String>>,
}

impl Distribution {
    /// Every name of a figure.
    pub fn figures(&self) -> impl Iterator<Item = &Spanned<String>> {
        [&self.least, &self.most, &self.count, &self.total].into_iter().flatten()
    }
}

/// Where a figure stands.
#[derive(Clone, Debug)]
pub struct FigureSource {
    /// Name of the source document in the case.
    pub document: Spanned<String>,
    /// Line or lines in the document's text, as written after `#`: `29`, `29-31`.
    pub lines: Option<Spanned<String>>,
}

/// What kind of statement a number makes. Natures never share an axis or a sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    /// 实绩: what was achieved or found
    #[default]
    Result,
    /// 目标: what is aimed at
    Target,
    /// 标准: a standard or threshold in force
    Standard,
    /// 规则: what a rule demands
    Rule,
    /// 预计: what is expected
    Forecast,
    /// 计划: what is planned
    Plan,
}

impl Nature {
    /// All natures with the word that a record uses.
    pub const WORDS: [(&str, Self); 6] = [
        ("实绩", Self::Result),
        ("目标", Self::Target),
        ("标准", Self::Standard),
        ("规则", Self::Rule),
        ("预计", Self::Forecast),
        ("计划", Self::Plan),
    ];

    /// The word that a record uses.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, nature)| *nature == self).map_or("", |(word, _)| word)
    }
}

/// What kind of money an amount is, by the words of the record.
///
/// The kinds are those of the domain: 财政拨款, 后方到位, 捐款, 捐物折价, 捐款捐物, 项目投资, 招引投资, 贷款, 授信, 放贷, 融资服务,
/// 融资, 销售收入, 增收, 收益, 慰问金, 资金标准, 净资产, 收入.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MoneyKind(pub String);

impl MoneyKind {
    /// The kinds that a record may name.
    pub const WORDS: [&str; 19] = [
        "财政拨款",
        "后方到位",
        "捐款",
        "捐物折价",
        "捐款捐物",
        "项目投资",
        "招引投资",
        "贷款",
        "授信",
        "放贷",
        "融资服务",
        "融资",
        "销售收入",
        "增收",
        "收益",
        "慰问金",
        "资金标准",
        "净资产",
        "收入",
    ];
}
