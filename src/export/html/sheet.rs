//! The proofreader's sheet (数据核对表) of a case as a page: for reading beside the sources, and for a pen on paper.

use serde::Serialize;

use super::escape::{address, anchor, escaped};
use super::figures::nature;
use super::frame::{Frame, Subject, root_of};
use super::inline::{phrases, running};
use super::pages::{Files, Site, source_view};
use super::views::{LinkView, SourceView};
use super::words::numeral;
use crate::compose::{CasePage, NumberRow, Remark, SheetRow, State, StatedRow, case_path, figure_path};
use crate::diagnostic::Diagnostic;

/// Its name, as title of the page.
pub const SHEET_TITLE: &str = "数据核对表";

#[derive(Serialize)]
struct SheetView {
    frame: Frame,
    title: &'static str,
    /// The page of the case.
    case: LinkView,
    case_html: String,
    numeral: String,
    part: Option<String>,
    pdf: String,
    counts: Vec<CountView>,
    states: Vec<StateView>,
    open: Vec<RemarkView>,
    figures: Vec<RowView>,
    stated: Vec<StatedView>,
    numbers: Vec<NumberView>,
    answered: Vec<RemarkView>,
    sources: Vec<SourceView>,
}

#[derive(Serialize)]
struct CountView {
    label: &'static str,
    count: usize,
    unit: &'static str,
    /// The section that lists them, if there is one.
    href: Option<String>,
}

/// How many there are of something, with the way to its section. `listed` tells whether there is a section of its own.
fn count(label: &'static str, count: usize, unit: &'static str, section: &str, listed: bool) -> CountView {
    CountView { label, count, unit, href: (listed && count > 0).then(|| anchor(section)) }
}

/// A state by sign, word and class; the class is for the style sheet alone.
#[derive(Serialize)]
struct StateView {
    class: &'static str,
    sign: &'static str,
    word: &'static str,
}

#[derive(Serialize)]
struct RemarkView {
    /// Name of the rule, for themes that show it.
    code: String,
    finding_html: String,
    place: String,
    answer_html: String,
}

#[derive(Serialize)]
struct RowView {
    /// The figure's name in the record, for themes that show it.
    name: String,
    href: String,
    label_html: String,
    wording: String,
    period_html: String,
    scope_html: String,
    nature_html: String,
    source_html: String,
    note_html: String,
    quote_html: String,
    checks_html: Vec<String>,
    uses_html: String,
    state: StateView,
}

#[derive(Serialize)]
struct StatedView {
    what_html: String,
    wording: String,
    source_html: String,
}

#[derive(Serialize)]
struct NumberView {
    text: String,
    part: String,
    line: usize,
    standing_html: String,
    /// The figure's row in the case's figure table.
    href: Option<String>,
    state: StateView,
}

/// Path of a case's sheet.
#[must_use]
pub fn sheet_path(slug: &str) -> String {
    format!("cases/{slug}/sheet/index.html")
}

/// Path of a case's sheet as PDF, from the root of the site.
#[must_use]
pub fn sheet_pdf(slug: &str) -> String {
    format!("cases/{slug}/{slug}-sheet.pdf")
}

impl Site<'_> {
    /// The sheet of a case.
    ///
    /// # Errors
    /// What is wrong with its template.
    pub fn sheet(&self, case: &CasePage) -> Result<Files, Vec<Diagnostic>> {
        let path = sheet_path(&case.slug);
        let root = root_of(&path);
        let page = case_path(&case.slug);
        let figure = |name: &str| address(&root, &figure_path(&case.slug, name));
        let sheet = &case.sheet;
        let view = SheetView {
            frame: self.frame(&Subject::Sheet(case)),
            title: SHEET_TITLE,
            case: LinkView { href: address(&root, &page), title: case.title.clone() },
            case_html: phrases(&case.title),
            numeral: numeral(case.number),
            part: case.part.map(numeral),
            pdf: address(&root, &sheet_pdf(&case.slug)),
            counts: vec![
                count("待核", sheet.open_count(), "处", "sheet-open", !sheet.open.is_empty()),
                count("已说明", sheet.answered_count(), "处", "sheet-answered", !sheet.answered.is_empty()),
                count("数据", sheet.figures.len(), "条", "sheet-figures", true),
                count("台账和机制里的数", sheet.stated.len(), "个", "sheet-stated", true),
                count("文中数字", sheet.numbers.len(), "处", "sheet-numbers", true),
            ],
            states: [State::Open, State::Answered, State::Manual, State::Clear].into_iter().map(state).collect(),
            open: sheet.open.iter().map(remark).collect(),
            figures: sheet.figures.iter().map(|row| figure_row(row, figure(&row.row.name))).collect(),
            stated: sheet.stated.iter().map(stated).collect(),
            numbers: sheet.numbers.iter().map(|row| number(row, row.figure.as_deref().map(figure))).collect(),
            answered: sheet.answered.iter().map(remark).collect(),
            sources: case.sources.iter().map(|source| source_view(source, &root)).collect(),
        };
        Ok(vec![self.render("sheet.html", path, &view)?])
    }
}

fn state(state: State) -> StateView {
    let class = match state {
        State::Clear => "clear",
        State::Manual => "manual",
        State::Answered => "answered",
        State::Open => "open",
    };
    StateView { class, sign: state.sign(), word: state.printed() }
}

/// Where a finding is, for a reader who knows no files: 案例记录第120行, 正文第8行.
fn place(place: &str) -> String {
    let Some((file, line)) = place.rsplit_once(':') else { return place.to_owned() };
    match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "md" => format!("正文第{line}行"),
        "yaml" | "yml" => format!("案例记录第{line}行"),
        _ => place.to_owned(),
    }
}

fn remark(remark: &Remark) -> RemarkView {
    RemarkView {
        code: remark.code.clone(),
        finding_html: running(&remark.finding),
        place: place(&remark.place),
        answer_html: running(&remark.answer),
    }
}

fn figure_row(row: &SheetRow, href: String) -> RowView {
    let figure = &row.row;
    RowView {
        name: figure.name.clone(),
        href,
        label_html: running(&figure.label),
        wording: figure.wording.clone(),
        period_html: running(&figure.period),
        scope_html: running(&figure.scope),
        nature_html: nature(&figure.nature),
        source_html: running(&figure.source),
        note_html: running(&figure.note),
        quote_html: running(&row.quote),
        checks_html: row.checks.iter().map(|check| running(check)).collect(),
        uses_html: row.uses.split('、').map(unbroken).collect::<Vec<_>>().join("、"),
        state: state(row.state),
    }
}

fn unbroken(words: &str) -> String {
    format!("<span class=\"unbroken\">{}</span>", escaped(words))
}

fn stated(row: &StatedRow) -> StatedView {
    StatedView { what_html: running(&row.what), wording: row.wording.clone(), source_html: running(&row.source) }
}

fn number(row: &NumberRow, href: Option<String>) -> NumberView {
    NumberView {
        text: row.text.clone(),
        part: row.part.clone(),
        line: row.line,
        standing_html: running(&row.standing),
        href,
        state: state(row.state),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_in_words() {
        assert_eq!(place("case.yaml:120"), "案例记录第120行");
        assert_eq!(place("narrative.md:8"), "正文第8行");
        assert_eq!(place("media"), "media");
    }
}
