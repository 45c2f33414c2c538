//! The proofreader's sheet of a case in, the main typst file of its PDF out.

use super::case::{Manuscript, printed_date, write_site, write_source};
use super::code::Code;
use super::joiner::{Joiner, join_ending};
use crate::compose::{CasePage, NumberRow, Remark, SheetRow, SiteInfo, State, StatedRow};

/// Writes the main file of a sheet.
#[must_use]
pub fn write_sheet(case: &CasePage, site: &SiteInfo) -> Manuscript {
    let sheet = &case.sheet;
    let mut code = Code::default();
    code.raw("#import \"/theme/sheet.typ\": *\n#sheet(\n");
    code.named_string("title", &case.title);
    code.named_string("short-title", &case.short_title);
    code.named("number", |code| code.raw(case.number));
    if let Some(part) = case.part {
        code.named("part", |code| code.raw(part));
    }
    code.named_optional("date", case.date.map(printed_date).as_deref());
    code.named("site", |code| write_site(code, site));
    code.named("counts", |code| {
        code.dictionary(|code| {
            code.named("not-figures", |code| code.raw(sheet.not_figures_count()));
            code.named("open", |code| code.raw(sheet.open_count()));
        });
    });
    code.named("states", |code| {
        code.dictionary(|code| {
            for state in [State::Open, State::Answered, State::Manual, State::Clear] {
                code.named(name(state), |code| code.array([state.sign(), state.printed()], Code::string));
            }
        });
    });
    code.newline();
    code.named("open", |code| code.array(&sheet.open, write_remark));
    code.newline();
    code.named("figures", |code| code.array(&sheet.figures, write_figure));
    code.newline();
    code.named("stated", |code| code.array(&sheet.stated, write_stated));
    code.newline();
    code.named("numbers", |code| code.array(&sheet.numbers, write_number));
    code.newline();
    code.named("answered", |code| code.array(&sheet.answered, write_remark));
    code.newline();
    code.named("sources", |code| code.array(&case.sources, write_source));
    code.raw("\n)\n");
    Manuscript { pieces: Vec::new(), pictures: Vec::new(), code: code.finish() }
}

/// Key of a state in the code.
fn name(state: State) -> &'static str {
    match state {
        State::Clear => "clear",
        State::Manual => "manual",
        State::Answered => "answered",
        State::Open => "open",
    }
}

fn marked(text: &str) -> String {
    join_ending(&Joiner::default().mark(text))
}

fn write_figure(code: &mut Code, row: &SheetRow) {
    let figure = &row.row;
    code.newline();
    code.dictionary(|code| {
        code.named_string("label", &marked(&figure.label));
        code.named_string("wording", &Joiner::default().mark_figure(&figure.wording));
        code.named_string("period", &marked(&figure.period));
        code.named_string("scope", &marked(&figure.scope));
        code.named_string("nature", &figure.nature);
        code.named_string("source", &marked(&figure.source));
        code.named_string("note", &marked(&figure.note));
        code.named_string("quote", &marked(&row.quote));
        code.named("checks", |code| code.array(&row.checks, |code, check| code.string(&marked(check))));
        code.named_string("uses", &marked(&row.uses));
        code.named_string("state", name(row.state));
    });
}

fn write_stated(code: &mut Code, row: &StatedRow) {
    code.newline();
    code.dictionary(|code| {
        code.named_string("what", &marked(&row.what));
        code.named_string("wording", &Joiner::default().mark_figure(&row.wording));
        code.named_string("source", &marked(&row.source));
    });
}

fn write_number(code: &mut Code, row: &NumberRow) {
    code.newline();
    code.dictionary(|code| {
        code.named_string("text", &Joiner::default().mark_figure(&row.text));
        code.named_string("place", &marked(&format!("{}第{}行", row.part, row.line)));
        code.named_string("standing", &marked(&row.standing));
        code.named_string("state", name(row.state));
    });
}

fn write_remark(code: &mut Code, remark: &Remark) {
    code.newline();
    code.dictionary(|code| {
        code.named_string("code", &remark.code);
        code.named_string("finding", &marked(&remark.finding));
        code.named_string("place", &remark.place);
        code.named_string("answer", &marked(&remark.answer));
    });
}
