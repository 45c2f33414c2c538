//! Shorthands for the tests of this folder.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::writer::Writer;
use crate::chart::{Drawing, Face, Faces, Palette};
use crate::compose::{
    CaseLinks, CasePage, Comparison, Counts, EntryCase, EntryFigure, EntryLine, EntryLink, EntryList, EntryPage,
    EntrySection, FigureGroup, FigureRow, Home, NumberRow, Page, PageLink, PartLink, Publication, RegisterGroup,
    RegisterLine, RegisterPage, Remark, Sheet, SheetRow, SiteInfo, SourceEntry, State, StatedRow,
};
use crate::document::{
    Block, Card, CardStyle, Cards, ChartFigure, Column, DataTable, Document, Embed, FigureMention, Group, Inline,
    Ledger, Line, Photo, Plate, QuotationBlock, Tile,
};
use crate::record::Date;
use crate::source::{SourceFile, Sources, Span};
use crate::theme::{Font, FontRole, Theme};

/// A place, where a test needs one and does not look at it.
pub fn span() -> Span {
    let sources = Sources::new(vec![SourceFile { path: "a.md".into(), bytes: Arc::new(Vec::new()) }]);
    Span::new(sources.find("a.md").unwrap().0, 0..0)
}

/// Characters.
pub fn text(text: &str) -> Inline {
    Inline::Text { text: text.into(), span: span() }
}

/// A paragraph of characters.
pub fn paragraph(words: &str) -> Block {
    Block::Paragraph { content: vec![text(words)], span: span() }
}

/// What a writer at `../../` on a page with a figure table writes.
pub fn html(write: impl FnOnce(&mut Writer)) -> String {
    let mut writer = Writer::new("../../", true);
    write(&mut writer);
    writer.take()
}

/// The HTML of blocks without footnotes.
pub fn blocks(blocks: Vec<Block>) -> String {
    let document = Document { blocks, footnotes: Vec::new() };
    let mut writer = Writer::new("../../", true);
    writer.document(&document);
    writer.take()
}

/// The theme that comes with the program.
pub fn theme() -> Theme {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/banxin");
    let font = |role, weight, file: &str| {
        let bytes = std::fs::read(folder.join("fonts").join(file)).unwrap();
        let mut coverage = std::collections::BTreeSet::new();
        let face = ttf_parser::Face::parse(&bytes, 0).unwrap();
        for table in face.tables().cmap.unwrap().subtables.into_iter().filter(|table| table.is_unicode()) {
            table.codepoints(|point| coverage.extend(char::from_u32(point)));
        }
        let (path, coverage) = (format!("fonts/{file}"), Arc::new(coverage));
        Font { role, family: "F".into(), weight, path, coverage, bytes: Arc::new(bytes) }
    };
    let fonts = vec![
        font(FontRole::Song, 400, "NotoSerifSC-Regular.ttf"),
        font(FontRole::SongBold, 700, "NotoSerifSC-Bold.ttf"),
        font(FontRole::Hei, 400, "NotoSansSC-Regular.ttf"),
        font(FontRole::HeiBold, 700, "NotoSansSC-Bold.ttf"),
        font(FontRole::Kai, 400, "BanxinKai-Regular.ttf"),
    ];
    let face = |font: &Font| Face::load("F", font.weight, &font.bytes).unwrap();
    Theme {
        name: "banxin".into(),
        palette: Palette {
            light: std::array::from_fn(|_| "#111111".into()),
            dark: std::array::from_fn(|_| "#eeeeee".into()),
        },
        chart_faces: Faces { regular: face(&fonts[2]), bold: face(&fonts[3]) },
        fonts,
        print_width: 600.0,
        templates: files(&folder, "templates")
            .into_iter()
            .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
            .collect(),
        assets: files(&folder, "assets").into_iter().map(|(path, bytes)| (path, Arc::new(bytes))).collect(),
        typst: Vec::new(),
    }
}

fn files(theme: &Path, folder: &str) -> Vec<(String, Vec<u8>)> {
    let root = theme.join(folder);
    let mut paths: Vec<PathBuf> = walkdir::WalkDir::new(&root)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    let relative = |path: &Path| path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (relative(path), std::fs::read(path).unwrap())).collect()
}

/// A sheet of one row of each kind.
fn sheet(words: &str) -> Sheet {
    let word = || words.to_owned();
    let remark = || Remark { code: word(), finding: word(), place: word(), answer: word() };
    let number = |figure: Option<&str>, state| NumberRow {
        text: word(),
        part: word(),
        line: 3,
        standing: word(),
        figure: figure.map(Into::into),
        link: None,
        state,
    };
    Sheet {
        figures: vec![SheetRow {
            row: row(words),
            quote: word(),
            checks: vec![word(), word()],
            uses: word(),
            state: State::Open,
        }],
        stated: vec![StatedRow { what: word(), wording: word(), source: word() }],
        numbers: vec![number(Some("f"), State::Clear), number(None, State::Answered)],
        answered: vec![remark()],
        open: vec![remark()],
    }
}

/// A row of the figure table.
fn row(words: &str) -> FigureRow {
    let word = || words.to_owned();
    FigureRow {
        name: "f".into(),
        label: word(),
        wording: word(),
        period: word(),
        scope: word(),
        nature: word(),
        source: word(),
        note: word(),
    }
}

/// A publication that says the same words in every field: a case, one that is part of it, and a page.
pub fn publication(words: &str) -> Publication {
    let word = || words.to_owned();
    let date = Some(Date { year: 2020, month: Some(12), day: None });
    let tile = |link: Option<&str>| Tile {
        name: "f".into(),
        label: word(),
        before: word(),
        number: word(),
        after: word(),
        context: word(),
        link: link.map(Into::into),
    };
    let drawing = || Drawing { svg: "<svg></svg>".into(), width: 1.0, height: 1.0, texts: Vec::new() };
    let chart = ChartFigure {
        id: "chart-a".into(),
        number: 1,
        title: word(),
        subtitle: word(),
        note: Some(word()),
        sources: vec![word()],
        alt: word(),
        table: DataTable { head: vec![word(), word()], rows: vec![vec![word(), word()]] },
        wide: drawing(),
        narrow: drawing(),
        print: drawing(),
    };
    let photo = |slug: &str| Photo {
        id: "photo-a".into(),
        path: format!("cases/{slug}/media/a.jpg"),
        file: String::new(),
        bytes: Arc::new(vec![1]),
        width: 1,
        height: 1,
        caption: word(),
        alt: word(),
        credit: word(),
    };
    let mention = || {
        Inline::Figure(FigureMention { name: "f".into(), label: word(), wording: word(), source: word(), link: None })
    };
    let embed = |embed| Block::Embed { embed, span: span() };
    let line = || Line { label: word(), words: vec![text(words), mention()] };
    let ledger = |id: &str| Ledger {
        id: id.into(),
        number: Some(1),
        title: word(),
        columns: ["a", "b", "c", "d"].map(|_| Column { label: word(), numeric: true }).into(),
        groups: vec![Group {
            title: Some(word()),
            rows: vec![vec![vec![text(words)]; 4]],
            remarks: vec![vec![text(words)]],
            subtotals: vec![vec![vec![text(words)]; 4]],
        }],
        totals: vec![vec![vec![text(words)]; 4]],
        note: Some(word()),
        sources: vec![word()],
    };
    let plate = || Plate {
        id: "mechanism-a".into(),
        kind: word(),
        label: word(),
        says: Some(word()),
        lines: vec![line()],
        diagram: Some(Box::new(ChartFigure { id: "chart-mechanism-a".into(), number: 2, ..chart.clone() })),
        matrix: Some(ledger("mechanism-a-table")),
        not_stated: vec![word()],
        note: Some(word()),
        source: word(),
    };
    let cards = |style, id: &str| {
        let number = (style == CardStyle::Money).then(|| tile(None));
        let card = Card { title: vec![text(words)], tag: Some(word()), number, lines: vec![line()] };
        let (id, note) = (id.into(), Some(word()));
        Embed::Cards(Cards { id, style, title: word(), cards: vec![card], note, sources: vec![word()] })
    };
    let quotation = || QuotationBlock {
        id: "quote-a".into(),
        text: word(),
        speaker: vec![Inline::Page { path: "cases/first/index.html#mechanism-a".into(), content: vec![text(words)] }],
        source: word(),
    };
    let document = |slug: &str| Document {
        blocks: vec![
            Block::Heading { level: 1, id: "heading".into(), content: vec![text(words)], span: span() },
            Block::Paragraph { content: vec![text(words), mention(), Inline::Footnote(1)], span: span() },
            Block::Embed { embed: Embed::Chart(Box::new(chart.clone())), span: span() },
            Block::Embed { embed: Embed::Photo(photo(slug)), span: span() },
            embed(Embed::Plate(Box::new(plate()))),
            embed(Embed::Ledger(Box::new(ledger("ledger-a")))),
            embed(cards(CardStyle::Grid, "cards-a")),
            embed(cards(CardStyle::Money, "cards-b")),
            embed(cards(CardStyle::Change, "cards-c")),
            embed(cards(CardStyle::Awards, "cards-d")),
            embed(Embed::Quotation(quotation())),
        ],
        footnotes: vec![vec![paragraph(words)]],
    };
    let link = |slug: &str| PageLink { path: format!("cases/{slug}/index.html"), title: word() };
    let part = |slug: &str| PartLink {
        path: format!("cases/{slug}/index.html"),
        part: 1,
        title: word(),
        short_title: word(),
        summary: word(),
        form: Some(word()),
    };
    let case = |slug: &str, whole: Option<PageLink>, previous: Option<PageLink>, next: Option<PageLink>| CasePage {
        slug: slug.into(),
        number: 1,
        part: whole.is_some().then_some(1),
        parts: vec![part(if whole.is_some() { "first" } else { "second" })],
        whole,
        form: Some(word()),
        title: word(),
        short_title: word(),
        summary: word(),
        place: vec![word()],
        period: Some(word()),
        date,
        programme: Some(word()),
        themes: vec![word()],
        links: CaseLinks {
            place: vec![Some("places/a/index.html".into())],
            programmes: vec![(word(), None)],
            themes: vec![Some("places/a/index.html".into())],
        },
        facts: vec![(word(), vec![text(words), mention()])],
        tiles: vec![tile(None)],
        document: document(slug),
        key_chart: None,
        length: 1000,
        figures: vec![row(words)],
        sources: vec![SourceEntry {
            id: "source-a".into(),
            citation: word(),
            note: word(),
            path: Some("places/a/index.html".into()),
        }],
        sheet: sheet(words),
        previous,
        next,
    };
    Publication {
        site: SiteInfo {
            title: word(),
            tagline: Some(word()),
            description: word(),
            base_url: Some("https://a.example/cases/".into()),
            language: "zh-CN".into(),
            date,
            publisher: vec![("主办单位".into(), word()), ("ICP备案号".into(), word()), (word(), word())],
            rights: Some(word()),
        },
        home: Home {
            tiles: vec![tile(Some("cases/first/index.html#figure-f"))],
            counts: Counts { cases: 2, parts: 1, figures: 2, charts: 2, sources: 2 },
        },
        cases: vec![
            case("first", None, None, Some(link("second"))),
            case("second", Some(link("first")), Some(link("first")), None),
        ],
        registers: vec![register(words)],
        entries: vec![entry(words)],
        pages: vec![Page {
            slug: "about".into(),
            title: word(),
            document: document("first"),
            only_in_footer: false,
            pdf: false,
        }],
    }
}

fn page_link(path: &str, words: &str) -> PageLink {
    PageLink { path: path.into(), title: words.into() }
}

fn figure(words: &str) -> EntryFigure {
    let word = || words.to_owned();
    EntryFigure {
        path: "cases/first/index.html#figure-f".into(),
        case: page_link("cases/first/index.html", words),
        label: word(),
        wording: word(),
        period: word(),
        scope: word(),
        nature: word(),
        source: word(),
    }
}

/// The page of a register of one entry.
fn register(words: &str) -> RegisterPage {
    let word = || words.to_owned();
    let line = |lines| RegisterLine {
        link: page_link("places/a/index.html", words),
        tag: Some(word()),
        says: word(),
        counts: word(),
        lines,
    };
    RegisterPage {
        path: "places/index.html".into(),
        title: word(),
        says: word(),
        count: 1,
        featured: vec![page_link("places/a/index.html", words)],
        groups: vec![RegisterGroup { title: Some(word()), says: None, lines: vec![line(vec![line(Vec::new())])] }],
        comparisons: vec![Comparison { title: word(), rows: vec![figure(words), figure(words)] }],
    }
}

/// The page of an entry to which everything points.
fn entry(words: &str) -> EntryPage {
    let word = || words.to_owned();
    let case = || page_link("cases/first/index.html", words);
    let line = |case| EntryLine { head: word(), title: vec![text(words)], words: vec![text(words)], case };
    let part = || PartLink {
        path: "cases/second/index.html".into(),
        part: 1,
        title: word(),
        short_title: word(),
        summary: word(),
        form: Some(word()),
    };
    let found = EntryCase {
        link: case(),
        number: 1,
        part: Some(1),
        place: word(),
        period: Some(word()),
        summary: word(),
        parts: vec![part()],
    };
    let lists = [
        ("cases", EntryList::Cases(vec![found])),
        ("comparisons", EntryList::Comparisons(vec![Comparison { title: word(), rows: vec![figure(words)] }])),
        (
            "figures",
            EntryList::Figures(vec![FigureGroup { case: case(), source: Some(word()), rows: vec![figure(words)] }]),
        ),
        ("mechanisms", EntryList::Lines(vec![line(Some(case())), line(None)])),
        ("items", EntryList::Lines(vec![line(Some(case())), line(Some(case()))])),
        ("quotes", EntryList::Quotes(vec![line(Some(case()))])),
        ("places", EntryList::Links(vec![EntryLink { link: page_link("places/a/index.html", words), tag: word() }])),
    ];
    EntryPage {
        path: "places/a/index.html".into(),
        register: page_link("places/index.html", words),
        above: vec![page_link("places/a/index.html", words)],
        kind: word(),
        title: word(),
        aliases: vec![word(), word()],
        says: Some(word()),
        facts: vec![Line { label: word(), words: vec![text(words)] }, Line { label: word(), words: vec![text(words)] }],
        plate: None,
        note: Some(word()),
        sections: lists.into_iter().map(|(id, list)| EntrySection { id, title: word(), count: 1, list }).collect(),
    }
}
