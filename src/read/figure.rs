//! Figures, and what a record says once for all of them.

use super::accept::accept;
use super::decode::{Fields, Findings};
use super::node::{Node, Value};
use super::value::{is_legal_name, is_name};
use crate::diagnostic::{Diagnostic, codes};
use crate::message;
use crate::quantity::Quantity;
use crate::record::{Distribution, Figure, FigureSource, MoneyKind, Nature, Period};
use crate::source::{Span, Spanned};

const FIGURE: &str = "projects: { label: 帮扶项目, value: 174个, source: \"team-report#23\" }";
const SOURCE: &str = "source: \"team-report#23\"";

/// What holds for every figure and event that does not say otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct Defaults {
    period: Option<Spanned<Period>>,
    scope: Option<Spanned<String>>,
    nature: Nature,
    /// Where figures and events stand.
    pub source: Option<FigureSource>,
}

/// Reads `defaults`.
pub(super) fn defaults(record: &mut Fields) -> Defaults {
    let findings = record.findings();
    let Some(entry) = record.entry("defaults") else { return Defaults::default() };
    let what = message!("defaults（共同的说明）", "`defaults`");
    let example = "defaults: { period: 2018/2019, scope: 灌云县, source: team-report }";
    let Some(mut fields) = Fields::open(&entry.value, what, entry.key.span, example, findings) else {
        return Defaults::default();
    };
    let defaults = Defaults {
        period: fields.period("period"),
        scope: fields.text("scope", "scope: 灌云县"),
        nature: fields.word("nature", &Nature::WORDS).map_or_else(Nature::default, |nature| nature.value),
        source: source(&mut fields),
    };
    fields.finish();
    defaults
}

/// Reads one figure.
pub(super) fn figure(name: &Spanned<String>, node: &Node, defaults: &Defaults, findings: &Findings) -> Option<Figure> {
    let word = &name.value;
    let what = message!("数据 {word} ", "figure `{word}`", word = word);
    let mut fields = Fields::open(node, what, name.span, FIGURE, findings)?;
    let label = fields.required_text("label", "label: 帮扶项目");
    let quantity = quantity(&mut fields, label.as_ref());
    let period = fields.period("period");
    let scope = fields.text("scope", "scope: 灌云县");
    let nature = fields.word("nature", &Nature::WORDS);
    let money = fields.word("money", &MoneyKind::WORDS.map(|word| (word, word)));
    let of = fields.name("of", "of: investment");
    let part_of = fields.name("part-of", "part-of: households");
    let sum_is_read = fields.entry("sum").is_none_or(|entry| matches!(entry.value.value, Value::List(_)));
    let sum = fields.names("sum", "sum: [gift-study, gift-roads]");
    let derived = fields.text("derived", "derived: 六项相加");
    let source = source(&mut fields);
    let numerator = fields.name("numerator", "numerator: industry-projects");
    let distribution = distribution(&mut fields);
    let includes = fields.names("includes", "includes: [sold-2018, sold-2019]");
    let indicator = fields.text("indicator", "indicator: village-income");
    let place = fields.text("place", "place: 灌云县");
    let quote = fields.text("quote", "quote: 近16万余名");
    let accept = accept(&mut fields);
    let note = fields.text("note", "note: 含2019年续建项目");
    // A figure of unknown kind would seem to fit no sum and no chart.
    let kind_is_read =
        (nature.is_some() || fields.entry("nature").is_none()) && (money.is_some() || fields.entry("money").is_none());
    fields.finish();
    if !(sum_is_read && kind_is_read) {
        return None;
    }

    // A figure that was worked out does not stand in the source that the others stand in.
    let source = if derived.is_some() { source } else { source.or_else(|| defaults.source.clone()) };
    Some(Figure {
        name: name.clone(),
        label: label?,
        quantity: quantity?,
        period: period.or_else(|| defaults.period.clone()),
        scope: scope.or_else(|| defaults.scope.clone()),
        nature: nature.map_or(defaults.nature, |nature| nature.value),
        money: money.map(|money| money.map(|word| MoneyKind(word.to_owned()))),
        of,
        part_of,
        sum,
        derived,
        source,
        numerator,
        distribution,
        includes,
        indicator,
        place,
        quote,
        accept,
        note,
        span: entry_span(name, node),
    })
}

/// Reads the figures that a mean is held against.
fn distribution(figure: &mut Fields) -> Option<Distribution> {
    let findings = figure.findings();
    let entry = figure.entry("distribution")?;
    let what = message!("distribution（分布）", "`distribution`");
    let example = "distribution: { least: income-floor, most: income-max, count: villages }";
    let mut fields = Fields::open(&entry.value, what, entry.key.span, example, findings)?;
    let distribution = Distribution {
        least: fields.name("least", "least: income-floor"),
        most: fields.name("most", "most: income-max"),
        count: fields.name("count", "count: villages"),
        total: fields.name("total", "total: income-total"),
    };
    fields.finish();
    Some(distribution)
}

/// The place of an entry: from its name to the end of its value.
pub(super) fn entry_span(name: &Spanned<String>, node: &Node) -> Span {
    Span { file: name.span.file, start: name.span.start, end: node.span.end.max(name.span.end) }
}

fn quantity(fields: &mut Fields, label: Option<&Spanned<String>>) -> Option<Spanned<Quantity>> {
    let findings = fields.findings();
    let entry = fields.required("value", "value: 1.5亿元")?;
    let written = super::value::text(&entry.value, "value", "value: 1.5亿元", findings)?;
    match Quantity::parse(&written) {
        Ok(quantity) => Some(Spanned::new(quantity, written.span)),
        Err(error) => {
            let place = entry.value.part(error.range);
            let has_base = fields.entry("of").is_some();
            let is_share =
                label.is_some_and(|label| ["占比", "率", "比重", "比例"].iter().any(|word| label.contains(word)));
            let percent = (has_base || is_share).then(|| format!("{}%", written.value));
            let hint = match percent.filter(|percent| Quantity::parse(percent).is_ok()) {
                Some(percent) if !has_base => message!("是不是 {percent}？", "did you mean {percent}?"),
                Some(percent) => message!(
                    "写了 of: 的数据是百分比：是不是 {percent}？",
                    "a figure with `of` is a percentage: did you mean {percent}?",
                    percent = percent
                ),
                None => error.hint,
            };
            findings.push(Diagnostic::error(codes::FIGURE_SYNTAX, place, error.message).with_hint(hint));
            None
        }
    }
}

/// Reads `source`: the name of a document, and after `#` the lines of its text.
///
/// A name that is none is reported and stays, so that the figure does not seem to lack a source besides.
pub(super) fn source(fields: &mut Fields) -> Option<FigureSource> {
    let findings = fields.findings();
    let entry = fields.entry("source")?;
    if let Value::Text(text) = &entry.value.value
        && text.text.contains([',', '，', '、', '；'])
    {
        let said = message!("一条数据只写一个出处", "a figure has one source");
        findings.push(Diagnostic::error(codes::NAME_SYNTAX, entry.value.span, said).with_hint(message!(
            "写最直接的一个；其余的写进 note",
            "name the most direct one, and the others in `note`"
        )));
        return Some(FigureSource { document: Spanned::new(text.text.clone(), entry.value.span), lines: None });
    }
    let written = super::value::text(&entry.value, "source", SOURCE, findings)?;
    if let Some(meant) = plain_source(&written) {
        findings.push(
            Diagnostic::error(
                codes::NAME_SYNTAX,
                written.span,
                message!("出处里用了中文标点", "there is Chinese punctuation in the source"),
            )
            .with_hint(message!(
                "切换到英文输入法，写成 \"{meant}\"",
                "write it with plain punctuation: \"{meant}\"",
                meant = meant
            )),
        );
        return Some(FigureSource { document: Spanned::new(written.value, written.span), lines: None });
    }
    let (document, lines) = match written.split_once('#') {
        Some((document, lines)) => (document, Some(lines)),
        None => (written.value.as_str(), None),
    };
    let name = document.trim();
    let document = Spanned::new(name.to_owned(), entry.value.part(0..document.trim_end().len()));
    is_name(&document, findings);
    let lines = lines.map(|lines| {
        let start = written.len() - lines.len();
        let place = entry.value.part(start.saturating_sub(1)..written.len());
        if is_line_range(lines.trim()) {
            return Spanned::new(lines.trim().to_owned(), place);
        }
        findings.push(
            Diagnostic::error(
                codes::NAME_SYNTAX,
                place,
                message!("“#”后面应该是行号", "there must be a line number after \"#\""),
            )
            .with_hint(meant_lines(lines).map_or_else(
                || {
                    message!(
                        "写成 \"{name}#23\"；从第29行到第31行，写成 \"{name}#29-31\"，小的在前",
                        "as in \"{name}#23\", or \"{name}#29-31\" from the first line to the last"
                    )
                },
                |meant| {
                    message!(
                        "是不是 \"{name}#{meant}\"？小的在前，只写数字",
                        "did you mean \"{name}#{meant}\"? digits alone, the first line first"
                    )
                },
            )),
        );
        // As written: the source does not lack its line besides.
        Spanned::new(lines.trim().to_owned(), place)
    });
    Some(FigureSource { document, lines })
}

/// The source that was meant by one with Chinese quotation marks, number sign or dash, if that makes it right.
fn plain_source(written: &str) -> Option<String> {
    let plain: String = written
        .chars()
        .filter(|c| !matches!(c, '“' | '”' | '‘' | '’' | '「' | '」' | '第' | '行' | ' '))
        .map(|c| match c {
            '＃' => '#',
            '—' | '–' | '－' | '～' | '~' | '至' | '到' => '-',
            c => c,
        })
        .collect();
    let (name, lines) = plain.split_once('#')?;
    let same = written.is_ascii();
    (!same && is_legal_name(name) && is_line_range(lines)).then_some(plain)
}

/// The lines that were meant by `L22`, or by `22-20` the wrong way round.
fn meant_lines(lines: &str) -> Option<String> {
    let digits: String = lines.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    let turned = digits.split_once('-').map(|(first, last)| format!("{last}-{first}"));
    std::iter::once(digits.clone()).chain(turned).find(|lines| is_line_range(lines))
}

/// `29`, or `29-31` from low to high.
fn is_line_range(lines: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().ok().filter(|n| *n > 0 && text.bytes().all(|b| b.is_ascii_digit()));
    match lines.split_once('-') {
        None => number(lines).is_some(),
        Some((first, last)) => number(first).zip(number(last)).is_some_and(|(first, last)| first < last),
    }
}
