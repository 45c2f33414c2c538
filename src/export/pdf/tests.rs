//! The PDF edition as a whole, with the theme that is shipped.

use super::*;
use crate::diagnostic::{Place, Severity};
use crate::document::{Block, Document, Embed};
use crate::export::pdf::sample::SampleTheme;

fn make(publication: &Publication, theme: &SampleTheme) -> Result<Vec<u8>, Vec<Diagnostic>> {
    made(artifact_of(publication, theme))
}

fn made(artifact: Artifact) -> Result<Vec<u8>, Vec<Diagnostic>> {
    match artifact.content {
        Content::Deferred(deferred) => (deferred.make)(),
        Content::Ready(bytes) => Ok(bytes),
    }
}

fn artifact_of(publication: &Publication, theme: &SampleTheme) -> Artifact {
    export_with(publication, &theme.parts()).unwrap().remove(0)
}

/// The proofreader's sheet of the first case of a publication of one.
fn sheet_of(publication: &Publication) -> Artifact {
    export_with(publication, &SampleTheme::read().parts()).unwrap().remove(1)
}

fn key_of(publication: &Publication, theme: &SampleTheme) -> blake3::Hash {
    key_in(artifact_of(publication, theme))
}

fn key_in(artifact: Artifact) -> blake3::Hash {
    match artifact.content {
        Content::Deferred(deferred) => deferred.key,
        Content::Ready(_) => panic!("a PDF is made when it is asked for"),
    }
}

/// What is found when one file of the theme ends with `code`.
fn broken(code: &str) -> Vec<Diagnostic> {
    let mut theme = SampleTheme::read();
    let (_, text) = theme.typst.iter_mut().find(|(name, _)| name == "back.typ").unwrap();
    text.push_str(&format!("\n#let imprint(..all) = {{ {code} }}\n"));
    make(&sample::publication(), &theme).unwrap_err()
}

fn contains(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

#[test]
fn a_case_becomes_an_accessible_archival_pdf() {
    let publication = sample::publication();
    assert_eq!(artifact_of(&publication, &SampleTheme::read()).path, "cases/guanyun/guanyun.pdf");
    let pdf = make(&publication, &SampleTheme::read()).unwrap();
    // The metadata is not compressed. Whether it tells the truth is for a validator to say.
    for part in
        ["<pdfaid:part>2", "<pdfaid:conformance>A", "<pdfuaid:part>1", "跟着市场走：灌云产业帮扶两年账", "2020-06-30"]
    {
        assert!(contains(&pdf, part), "{part}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let publication = sample::publication();
    let first = make(&publication, &SampleTheme::read()).unwrap();
    comemo::evict(0);
    assert!(first == make(&publication, &SampleTheme::read()).unwrap());
}

#[test]
fn documents_made_at_the_same_time_do_not_disturb_each_other() {
    use rayon::prelude::*;
    let mut publication = sample::publication();
    for number in 2..=6 {
        publication.cases.push(CasePage { slug: format!("case-{number}"), number, ..sample::case() });
    }
    let theme = SampleTheme::read();
    let alone = make(&publication, &theme).unwrap();
    let artifacts = export_with(&publication, &theme.parts()).unwrap();
    let made: Vec<_> = artifacts
        .into_par_iter()
        .map(|artifact| match artifact.content {
            Content::Deferred(deferred) => (deferred.make)().unwrap(),
            Content::Ready(bytes) => bytes,
        })
        .collect();
    // Cases come before their sheets.
    assert_eq!(made.len(), 12);
    assert!(made[0] == alone && made[1] != alone);
}

#[test]
fn the_key_follows_everything_that_the_bytes_depend_on() {
    let theme = SampleTheme::read();
    let publication = sample::publication();
    let key = key_of(&publication, &theme);
    assert_eq!(key, key_of(&sample::publication(), &SampleTheme::read()));
    let mut keys = std::collections::HashSet::from([key]);
    for change in [
        |publication: &mut Publication| publication.cases[0].summary.push('。'),
        |publication: &mut Publication| publication.cases[0].date = None,
        |publication: &mut Publication| publication.cases[0].slug.push('x'),
        |publication: &mut Publication| publication.site.language = "en".to_owned(),
        |publication: &mut Publication| publication.cases[0].document.blocks.truncate(5),
    ] {
        let mut changed = publication.clone();
        change(&mut changed);
        assert!(keys.insert(key_of(&changed, &theme)));
    }
    let mut other = SampleTheme::read();
    other.typst[0].1.push('\n');
    assert!(keys.insert(key_of(&publication, &other)));
}

#[test]
fn hostile_words_are_only_words() {
    const HOSTILE: &str =
        "#read(\"/etc/passwd\") \\\" \\u{41} ]]> */ // `x` $y$ @a <b> *粗* \n\r\0\u{1b}[0m {{ get_env }} #panic()";
    let own = || HOSTILE.to_owned();
    let mut publication = sample::publication();
    publication.site.title = own();
    publication.site.publisher = vec![(own(), own()), ("主办单位".to_owned(), own())];
    publication.site.rights = Some(own());
    let case = &mut publication.cases[0];
    (case.title, case.short_title, case.summary) = (own(), own(), own());
    (case.place, case.period, case.programme, case.themes) = (vec![own()], Some(own()), Some(own()), vec![own()]);
    case.facts = vec![(own(), vec![sample::text(HOSTILE)])];
    for row in &mut case.figures {
        (row.label, row.wording, row.source, row.note) = (own(), own(), own(), own());
    }
    case.sources[0].citation = own();
    case.tiles = vec![sample::tile(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)];
    case.document.blocks = vec![
        sample_text::heading(1, HOSTILE, HOSTILE),
        sample::paragraph(vec![sample::text(HOSTILE), sample::figure(HOSTILE, HOSTILE)]),
        sample_text::chart(HOSTILE, 1, HOSTILE, HOSTILE, sample_text::share_svg(), 150.0),
    ];
    case.document.blocks.extend(sample_records::blocks().into_iter().map(|block| hostile(block, HOSTILE)));
    // The same functions are called as for harmless words, and no others.
    let called = |publication: &Publication| calls(&write_case(&publication.cases[0], &publication.site).code);
    let harmless = called(&sample::publication());
    assert!(harmless.contains("paragraph") && harmless.contains("chart"));
    assert!(called(&publication).is_subset(&harmless));
    make(&publication, &SampleTheme::read()).unwrap();
}

/// A block of records that says nothing but `words`.
fn hostile(mut block: Block, words: &str) -> Block {
    use crate::document::{Ledger, Line};
    let own = || words.to_owned();
    let said = || vec![sample::text(words), sample::figure(words, words)];
    let lines = |lines: &mut [Line]| lines.iter_mut().for_each(|line| (line.label, line.words) = (own(), said()));
    let table = |table: &mut Ledger| {
        (table.title, table.note) = (own(), Some(own()));
        table.columns.iter_mut().for_each(|column| column.label = own());
        for group in &mut table.groups {
            group.title = Some(own());
            group.rows.iter_mut().flatten().for_each(|cell| *cell = said());
            group.remarks.iter_mut().for_each(|remark| *remark = said());
        }
    };
    let Block::Embed { embed, .. } = &mut block else { return block };
    match embed {
        Embed::Plate(plate) => {
            (plate.kind, plate.label, plate.says, plate.note) = (own(), own(), Some(own()), Some(own()));
            (plate.not_stated, plate.source) = (vec![own()], own());
            lines(&mut plate.lines);
            plate.matrix.iter_mut().for_each(table);
        }
        Embed::Ledger(ledger) => table(ledger),
        Embed::Cards(cards) => {
            (cards.title, cards.sources) = (own(), vec![own()]);
            for card in &mut cards.cards {
                (card.title, card.tag) = (said(), Some(own()));
                lines(&mut card.lines);
            }
        }
        Embed::Quotation(quotation) => {
            (quotation.text, quotation.speaker, quotation.source) = (own(), said(), own());
        }
        Embed::Chart(_) | Embed::Photo(_) | Embed::Tiles(_) => {}
    }
    block
}

/// The functions that code calls.
fn calls(code: &str) -> std::collections::BTreeSet<String> {
    let root = typst::syntax::parse(code);
    assert!(root.errors_and_warnings().0.is_empty(), "{code}");
    let mut names = std::collections::BTreeSet::new();
    collect_calls(&root, &mut names);
    names
}

fn collect_calls(node: &typst::syntax::SyntaxNode, names: &mut std::collections::BTreeSet<String>) {
    if let Some(call) = node.cast::<typst::syntax::ast::FuncCall>() {
        use typst::syntax::ast::AstNode;
        names.insert(call.callee().to_untyped().full_text().to_string());
    }
    node.children().for_each(|child| collect_calls(child, names));
}

#[test]
fn a_theme_sees_nothing_but_what_it_was_given() {
    for (code, words) in [
        ("read(\"/etc/passwd\")", "file not found"),
        ("read(\"/Cargo.toml\")", "file not found"),
        ("read(\"../../../../etc/passwd\")", "escape"),
        ("image(\"photo.png\", alt: \"\")", "file not found"),
        ("import \"other.typ\"", "file not found"),
        ("import \"@preview/tablex:0.0.8\"", "not found"),
        ("datetime.today().display()", "date"),
    ] {
        let found = broken(code);
        assert_eq!(found.len(), 1, "{code}: {found:?}");
        assert!(found[0].message.en.contains(words), "{code}: {found:?}");
        assert_eq!(found[0].place, Place::Path("themes/banxin/typst/back.typ".to_owned()));
    }
}

#[test]
fn errors_in_a_theme_name_its_file_and_line() {
    let lines = SampleTheme::read().typst.iter().find(|(name, _)| name == "back.typ").unwrap().1.lines().count();
    let found = broken("no-such-function()");
    let place = format!("line {}, column 25: ", lines + 2);
    assert!(found[0].message.en.starts_with(&place), "{found:?}");
    assert!(found[0].message.zh.contains(&format!("第{}行", lines + 2)), "{found:?}");
    assert_eq!(broken("(")[0].code, "pdf-typesetting");
}

#[test]
fn a_warning_stops_the_document() {
    let found = broken("text(font: \"No Such Face\")[字]");
    assert!(found[0].message.en.contains("unknown font family"), "{found:?}");
    assert_eq!(found[0].severity, Severity::Error);
}

#[test]
fn a_file_that_is_no_font_is_named() {
    let theme = SampleTheme::read();
    let mut fonts = theme.parts().fonts.to_vec();
    fonts[1].bytes = Arc::new(b"no font".to_vec());
    let found = export_with(&sample::publication(), &Parts { fonts: &fonts, ..theme.parts() }).err().unwrap();
    assert_eq!(found[0].place, Place::Path("themes/banxin/fonts/NotoSerifSC-Bold.ttf".to_owned()));
}

#[test]
fn a_case_that_states_almost_nothing_is_a_pdf_too() {
    let mut publication = sample::publication();
    let site = &mut publication.site;
    (site.tagline, site.base_url, site.date, site.rights) = (None, None, None, None);
    site.publisher.clear();
    let case = &mut publication.cases[0];
    (case.period, case.date, case.programme) = (None, None, None);
    (case.place, case.themes, case.summary) = (Vec::new(), Vec::new(), String::new());
    (case.facts, case.tiles, case.figures, case.sources) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    case.document = Document { blocks: Vec::new(), footnotes: Vec::new() };
    let pdf = make(&publication, &SampleTheme::read()).unwrap();
    assert!(contains(&pdf, "2000-01-01"));
}

#[test]
fn a_photograph_that_cannot_be_read_is_reported() {
    let mut publication = sample::publication();
    for block in &mut publication.cases[0].document.blocks {
        if let Block::Embed { embed: Embed::Photo(photo), .. } = block {
            photo.bytes = Arc::new(b"\x89PNG\r\n\x1a\nbroken".to_vec());
        }
    }
    let found = make(&publication, &SampleTheme::read()).unwrap_err();
    let Place::Path(path) = &found[0].place else { panic!("{found:?}") };
    assert_eq!((found.len(), found[0].code, path.as_str()), (1, "media-format", "content/cases/sample/media/road.jpg"));
}

#[test]
fn nesting_as_deep_as_narratives_may_go_is_set() {
    let mut block = sample::paragraph(vec![sample::text("深")]);
    for level in 0..24 {
        block = match level % 2 {
            0 => Block::List { start: Some(1), items: vec![vec![block]], span: sample::span() },
            _ => Block::Quote { blocks: vec![block], span: sample::span() },
        };
    }
    let mut publication = sample::publication();
    publication.cases[0].document.blocks = vec![block];
    make(&publication, &SampleTheme::read()).unwrap();
}

#[test]
fn a_sheet_becomes_an_accessible_archival_pdf() {
    let publication = sample::publication();
    assert_eq!(sheet_of(&publication).path, "cases/guanyun/guanyun-sheet.pdf");
    let pdf = made(sheet_of(&publication)).unwrap();
    for part in ["<pdfaid:part>2", "<pdfuaid:part>1", "数据核对表：跟着市场走：灌云产业帮扶两年账", "2020-06-30"]
    {
        assert!(contains(&pdf, part), "{part}");
    }
    comemo::evict(0);
    assert!(pdf == made(sheet_of(&publication)).unwrap());
}

#[test]
fn the_key_of_a_sheet_follows_what_it_says_and_nothing_else() {
    let key = |change: fn(&mut CasePage)| {
        let mut publication = sample::publication();
        change(&mut publication.cases[0]);
        key_in(sheet_of(&publication))
    };
    let as_it_is = key(|_| {});
    assert_eq!(as_it_is, key(|case| case.summary.push('。')));
    assert_ne!(as_it_is, key(|case| case.sheet.figures[3].checks.push("相符".to_owned())));
    assert_ne!(as_it_is, key(|case| case.sheet.numbers[3].state = crate::compose::State::Answered));
    assert_ne!(as_it_is, key(|case| case.sheet.open.clear()));
}

#[test]
fn hostile_words_on_a_sheet_are_only_words() {
    const HOSTILE: &str = "#read(\"/etc/passwd\") \\\" \\u{41} ]]> */ // `x` $y$ @a <b> *粗* \n\0 #panic()";
    let own = || HOSTILE.to_owned();
    let mut publication = sample::publication();
    let sheet = &mut publication.cases[0].sheet;
    for row in &mut sheet.figures {
        (row.quote, row.uses, row.checks) = (own(), own(), vec![own()]);
        let row = &mut row.row;
        (row.label, row.wording, row.period, row.scope) = (own(), own(), own(), own());
        (row.nature, row.source, row.note, row.name) = (own(), own(), own(), own());
    }
    for row in &mut sheet.numbers {
        (row.text, row.part, row.standing) = (own(), own(), own());
    }
    (sheet.stated[0].what, sheet.stated[0].wording, sheet.stated[0].source) = (own(), own(), own());
    for remark in sheet.answered.iter_mut().chain(&mut sheet.open) {
        (remark.code, remark.finding, remark.place, remark.answer) = (own(), own(), own(), own());
    }
    let code = sheet::write_sheet(&publication.cases[0], &publication.site).code;
    assert_eq!(calls(&code).into_iter().collect::<Vec<_>>(), ["sheet"]);
    made(sheet_of(&publication)).unwrap();
}

#[test]
fn an_empty_sheet_is_a_pdf_too() {
    let mut publication = sample::publication();
    let case = &mut publication.cases[0];
    (case.sheet, case.date, case.sources) = (crate::compose::Sheet::default(), None, Vec::new());
    publication.site.date = None;
    assert!(contains(&made(sheet_of(&publication)).unwrap(), "2000-01-01"));
}
