//! The proofreader's sheet (数据核对表) of a case: every figure and every number of the text, where it stands, how it was
//! checked, what is open.

mod number;

use serde::Serialize;

use super::citation;
use super::figure::row;
use super::printed::Printed;
use super::publication::FigureRow;
use crate::check::{Accepted, Found, verifications};
use crate::corpus::{CaseEntry, ProseNumber, Standing, prose_numbers};
use crate::diagnostic::{Diagnostic, Language, Place};
use crate::record::{Case, Cell, ChartKind, ChartSpec, FieldValue, Figure, FigureSource, Stated};
use crate::source::{Sources, Span};
pub use number::{Link, NumberRow};

/// The sheet of one case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The figures, in the order of the record.
    pub figures: Vec<SheetRow>,
    /// Numbers that mechanisms and items state without a figure.
    pub stated: Vec<StatedRow>,
    /// The numbers of the text, in reading order. Dates and running numbers are left out.
    pub numbers: Vec<NumberRow>,
    /// What the rules found and the record answers.
    pub answered: Vec<Remark>,
    /// What the rules found and is open.
    pub open: Vec<Remark>,
}

/// A figure on the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetRow {
    /// As in the figure table.
    pub row: FigureRow,
    /// The words of the source, where the record has them.
    pub quote: String,
    /// How it was checked, one sentence each.
    pub checks: Vec<String>,
    /// Where it is shown: 正文2处、图表1幅.
    pub uses: String,
    /// How it stands.
    pub state: State,
}

/// How an entry of the sheet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The rules have nothing to say.
    Clear,
    /// Nothing holds it against a figure: a person does.
    Manual,
    /// A rule objected, and the record says why it stays.
    Answered,
    /// A rule objects.
    Open,
}

impl State {
    /// As printed.
    #[must_use]
    pub fn printed(self) -> &'static str {
        match self {
            Self::Clear => "无提示",
            Self::Manual => "人工核对",
            Self::Answered => "已说明",
            Self::Open => "待核",
        }
    }

    /// The sign beside it, so that the states differ without colour.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Clear => "·",
            Self::Manual => "□",
            Self::Answered => "＊",
            Self::Open => "？",
        }
    }
}

/// A number that a mechanism or an item states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatedRow {
    /// What it is: 捐赠 · 篮球场 · 价值.
    pub what: String,
    /// As worded.
    pub wording: String,
    /// Where it stands.
    pub source: String,
}

/// A finding of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// Its code.
    pub code: String,
    /// What was found.
    pub finding: String,
    /// Where: case.yaml:120.
    pub place: String,
    /// Why the record stays as it is; for what is open, what to do.
    pub answer: String,
}

impl Sheet {
    /// How many findings are open. Every figure and number that is open is so because of one of them.
    #[must_use]
    pub fn open_count(&self) -> usize {
        self.open.len()
    }

    /// How much the record explains: findings that it answers, and numbers that it says are no figures.
    #[must_use]
    pub fn answered_count(&self) -> usize {
        let numbers = self.numbers.iter().filter(|row| row.state == State::Answered).count();
        self.answered.iter().filter(|remark| !OF_NUMBERS.contains(&remark.code.as_str())).count() + numbers
    }

    /// How many numbers of the text the record says are no figures.
    #[must_use]
    pub fn not_figures_count(&self) -> usize {
        self.numbers.iter().filter(|row| row.standing.starts_with(NOT_FIGURE)).count()
    }
}

/// What the row of a number begins with that the record says is no figure.
pub(super) const NOT_FIGURE: &str = "不是数据：";

/// Codes of findings on numbers of the text, which have their own row on the sheet.
const OF_NUMBERS: [&str; 2] = ["number-in-prose", "number-ambiguous"];

/// Makes the sheet of a case from its record, its text and what the rules found.
#[must_use]
pub fn sheet(entry: &CaseEntry, sources: &Sources, found: Found) -> Sheet {
    let case = &entry.case;
    let own = |diagnostic: &&Diagnostic| is_on_sheet(entry, diagnostic);
    let open: Vec<&Diagnostic> = found.open.iter().filter(own).collect();
    let accepted: Vec<&Accepted> = found.accepted.iter().filter(|accepted| own(&&accepted.diagnostic)).collect();
    let printed = Printed::of(entry);
    let mut numbers = prose_numbers(entry, sources);
    numbers.retain(|number| !printed.leaves_out(case, number.span));
    let within = |span: Span, diagnostic: &Diagnostic| match diagnostic.place {
        Place::Span(place) => place.file == span.file && span.start <= place.start && place.end <= span.end,
        Place::Path(_) => false,
    };
    let figures = case.figures.values().map(|figure| {
        let answers: Vec<&&Accepted> = accepted.iter().filter(|found| within(figure.span, &found.diagnostic)).collect();
        let objections: Vec<&&Diagnostic> = open.iter().filter(|found| within(figure.span, found)).collect();
        let mut checks = verifications(case, figure);
        if case.inherited.contains(&figure.name.value) {
            checks.push("沿用主案例的数据".to_owned());
        }
        checks.extend(answers.iter().map(|found| format!("{}：{}", chinese(&found.diagnostic), found.reason)));
        let state = match (objections.is_empty(), answers.is_empty()) {
            (false, _) => State::Open,
            (true, false) => State::Answered,
            (true, true) => State::Clear,
        };
        checks.extend(objections.iter().map(|found| chinese(found).to_owned()));
        SheetRow {
            row: row(case, figure),
            quote: figure.quote.as_ref().map(|quote| quote.value.clone()).unwrap_or_default(),
            checks,
            uses: uses(case, figure, &numbers, &printed),
            state,
        }
    });
    Sheet {
        figures: figures.collect(),
        stated: stated(case),
        numbers: numbers.iter().filter_map(|number| number::row(case, number, &numbers, &accepted, sources)).collect(),
        answered: accepted.iter().map(|found| remark(&found.diagnostic, &found.reason, sources)).collect(),
        open: open.iter().map(|found| remark(found, hint(found), sources)).collect(),
    }
}

/// Whether the sheet of a case shows a finding: one in its record or its narrative.
#[must_use]
pub fn is_on_sheet(entry: &CaseEntry, diagnostic: &Diagnostic) -> bool {
    match diagnostic.place {
        Place::Span(span) => span.file == entry.case.file || Some(span.file) == entry.narrative_file,
        Place::Path(_) => false,
    }
}

fn chinese(diagnostic: &Diagnostic) -> &str {
    diagnostic.message.get(Language::Chinese)
}

fn hint(diagnostic: &Diagnostic) -> &str {
    diagnostic.hint.as_ref().map_or("", |hint| hint.get(Language::Chinese))
}

/// Where a figure is shown.
fn uses(case: &Case, figure: &Figure, numbers: &[ProseNumber], printed: &Printed) -> String {
    let name = &figure.name.value;
    let mentions = numbers
        .iter()
        .filter(|number| matches!(&number.standing, Standing::Named(named) | Standing::Equal(named) if named == name))
        .count();
    let charts = case.charts.values().filter(|chart| printed.has(&chart.name) && shows(case, chart, name)).count();
    let asked = |cells: Vec<&Cell>, figures: &[crate::source::Spanned<String>]| {
        cells.into_iter().filter_map(Cell::figure).chain(figures).any(|used| used.value == *name)
    };
    let mechanisms = case.mechanisms.values().filter(|mechanism| printed.has(&mechanism.name));
    let mechanisms = mechanisms.filter(|mechanism| asked(mechanism.cells(), &mechanism.figures)).count();
    let items = case.all_items().filter(|item| asked(item.cells(), &item.figures)).count();
    let key = case.key_figures.iter().any(|key| key.value == *name);
    let mut parts = Vec::new();
    let counted = [(mentions, "文中", "处"), (charts, "图表", "幅"), (mechanisms, "机制", "个"), (items, "台账", "项")];
    parts.extend(
        counted.iter().filter(|(count, ..)| *count > 0).map(|(count, what, unit)| format!("{what}{count}{unit}")),
    );
    if key {
        parts.push("数据卡".to_owned());
    }
    if parts.is_empty() { "只在数据表".to_owned() } else { parts.join("、") }
}

/// Whether a chart shows a figure: by name, or as a part of the total that it divides.
fn shows(case: &Case, chart: &ChartSpec, name: &str) -> bool {
    let divides = matches!(chart.kind, ChartKind::Waterfall(_) | ChartKind::Treemap(_));
    let is_part =
        |total: &str| case.figures.get(total).is_some_and(|total| total.sum.iter().any(|part| part.value == name));
    chart.kind.figures().iter().any(|used| used.value == name || (divides && is_part(used)))
}

/// Numbers that mechanisms and items state without a figure.
fn stated(case: &Case) -> Vec<StatedRow> {
    let mut rows = Vec::new();
    let source = |source: &Option<FigureSource>| {
        source
            .as_ref()
            .map(|source| citation::stands(case.sources.get(source.document.as_str()), source))
            .unwrap_or_default()
    };
    let mut push = |what: String, cell: Option<&Cell>, place: String| {
        if let Some(Cell::Stated(quantity)) = cell {
            rows.push(StatedRow { what, wording: quantity.wording.clone(), source: place });
        }
    };
    for mechanism in case.mechanisms.values() {
        let (label, place) = (&mechanism.label.value, source(&mechanism.source));
        for (term, stated) in &mechanism.terms {
            push(format!("{label} · {}", term.value), stated.cell(), place.clone());
        }
        for cell in mechanism.diagram().map(|diagram| diagram.cells()).unwrap_or_default() {
            push(label.clone(), Some(cell), place.clone());
        }
    }
    for (section, items) in &case.items {
        for item in items.values() {
            let place = source(&item.source);
            for (field, value) in &item.fields {
                let what = |last: &str| format!("{} · {} · {last}", section.heading(), item.label.value);
                match value {
                    FieldValue::Stated(stated) => push(what(field.label), stated.cell(), place.clone()),
                    FieldValue::Pairs(pairs) => {
                        for (label, stated) in pairs {
                            push(what(&label.value), Stated::cell(stated), place.clone());
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    rows
}

fn remark(diagnostic: &Diagnostic, answer: &str, sources: &Sources) -> Remark {
    let place = match &diagnostic.place {
        Place::Span(span) => {
            let path = &sources.get(span.file).path;
            format!("{}:{}", path.rsplit('/').next().unwrap_or(path), line(*span, sources))
        }
        Place::Path(path) => path.clone(),
    };
    Remark {
        code: diagnostic.code.to_owned(),
        finding: chinese(diagnostic).to_owned(),
        place,
        answer: answer.to_owned(),
    }
}

/// The line of a place in its file, from 1.
fn line(span: Span, sources: &Sources) -> usize {
    let bytes = &sources.get(span.file).bytes;
    bytes.iter().take(span.range().start).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

    use super::*;
    use crate::check;
    use crate::check::testing::{CASE, assembled, headed};

    fn made(record: &str, narrative: &str) -> Sheet {
        let record = headed(record);
        let (corpus, sources) = assembled(&[(CASE, &record), ("content/cases/one/narrative.md", narrative)]);
        let findings = check::check(&corpus, &sources);
        let found = Found { open: &findings.open, accepted: &findings.accepted };
        sheet(&corpus.cases[0], &sources, found)
    }

    const FIGURES: &str = "figures:\n  projects: { label: 项目, value: 174个, source: \"report#1\", period: 2018 }\n";

    #[test]
    fn every_number_of_the_text_says_what_it_is() {
        let record = format!("{FIGURES}not-figures: {{ 热线12345: 电话号码 }}\n");
        let sheet = made(&record, "2018年{{projects}}，即174个，三个组，热线12345。");
        let rows: Vec<(&str, &str, State)> =
            sheet.numbers.iter().map(|row| (row.text.as_str(), row.standing.as_str(), row.state)).collect();
        assert_eq!(
            rows,
            [
                ("174个", "项目", State::Clear),
                ("174个", "项目（文中直接写数，按数值对上）", State::Clear),
                ("三个", "汉字数词，请人工核对", State::Manual),
                ("12345", "不是数据：电话号码", State::Answered),
            ]
        );
        assert_eq!(sheet.figures[0].uses, "文中2处");
        assert_eq!((sheet.figures[0].state, sheet.open_count(), sheet.answered_count()), (State::Clear, 0, 1));
    }

    #[test]
    fn what_is_open_and_what_is_answered_are_told_apart() {
        let sheet = made(FIGURES, "共{{projects}}，另有99个。");
        assert_eq!((sheet.open.len(), sheet.open[0].code.as_str()), (1, "number-in-prose"));
        assert_eq!((sheet.numbers.last().unwrap().state, sheet.open_count()), (State::Open, 1));
        let sheet = made(&format!("{FIGURES}accept: {{ number-in-prose: 照录 }}\n"), "共{{projects}}，另有99个。");
        let last = sheet.numbers.last().unwrap();
        assert_eq!((last.state, last.standing.as_str()), (State::Answered, "没有对应的数据：照录"));
        assert_eq!((sheet.open_count(), sheet.answered_count()), (0, 1));

        let doubted = "figures:\n  cadres: { label: 干部, value: 近16万余名, source: \"report#1\", period: 2018 }\n";
        let open = made(doubted, "{{cadres}}");
        assert_eq!((open.figures[0].state, open.answered.len()), (State::Open, 0));
        let answered = doubted.replace("period: 2018", "period: 2018, accept: { qualifier-conflict: 原文如此 }");
        let sheet = made(&answered, "{{cadres}}");
        assert_eq!((sheet.figures[0].state, sheet.answered[0].answer.as_str()), (State::Answered, "原文如此"));
        assert!(sheet.figures[0].checks.iter().any(|check| check.ends_with("：原文如此")));
    }

    #[test]
    fn numbers_of_items_and_mechanisms_are_listed() {
        let record = "donations:\n  court: { label: 球场, value: 10万元, source: \"report#3\" }\n\
                      mechanisms:\n  dues: { label: 标准, kind: finance-rule, terms: { 省级机关: 不少于20万元 }, source: \"report#4\" }\n";
        let sheet = made(record, "{{ledger:donations}}\n\n{{mechanism:dues}}");
        let rows: Vec<(&str, &str, &str)> =
            sheet.stated.iter().map(|row| (row.what.as_str(), row.wording.as_str(), row.source.as_str())).collect();
        assert_eq!(
            rows,
            [("标准 · 省级机关", "不少于20万元", "《总结》第4行"), ("捐赠 · 球场 · 价值", "10万元", "《总结》第3行")]
        );
    }
}
