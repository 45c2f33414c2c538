//! A case page in, the main typst file of its PDF and the pictures that it needs out.

use std::collections::BTreeSet;

use super::body::BodyWriter;
use super::cited::Cited;
use super::code::Code;
use super::joiner::{Joiner, join_ending};
use super::order::Piece;
use super::pictures::Picture;
use crate::chart::{Palette, Token};
use crate::compose::{CasePage, FigureRow, Page, SiteInfo, SourceEntry};
use crate::document::{Block, Embed};
use crate::record::Date;
use crate::theme::{Font, FontRole};

/// What is typeset: code and pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manuscript {
    /// The main file.
    pub code: String,
    /// Pictures, each at [`picture_path`](super::pictures::picture_path) of its index.
    pub pictures: Vec<Picture>,
    /// The pieces of the body, some of which may change places.
    pub pieces: Vec<Piece>,
}

/// Writes a case's main file.
#[must_use]
pub fn write_case(case: &CasePage, site: &SiteInfo) -> Manuscript {
    let rows: BTreeSet<&str> = case.figures.iter().map(|row| row.name.as_str()).collect();
    let folder = format!("cases/{}/", case.slug);
    let page = site.base_url.as_ref().map(|base| format!("{base}{folder}"));
    let mut body = BodyWriter::new(&case.document, &rows, &folder, site.base_url.as_deref());
    body.place = &case.place;
    body.cited = Cited::new(&case.sources);
    let mut code = Code::default();
    code.raw("#import \"/theme/case.typ\": *\n#import \"/order.typ\": arranged\n#case(\n");
    code.named_string("title", &case.title);
    code.named_string("short-title", &case.short_title);
    code.named_string("summary", &case.summary);
    code.named_string("lead", &join_ending(&Joiner::default().mark(&case.summary)));
    code.named("number", |code| code.raw(case.number));
    if let Some(part) = case.part {
        code.named("part", |code| code.raw(part));
    }
    code.named_optional("whole", case.whole.as_ref().map(|whole| whole.title.as_str()));
    code.named("place", |code| code.array(&case.place, |code, name| code.string(name)));
    code.named_optional("period", case.period.as_deref());
    code.named_optional("programme", case.programme.as_deref());
    code.named("themes", |code| code.array(&case.themes, |code, theme| code.string(theme)));
    code.named_optional("date", case.date.map(printed_date).as_deref());
    code.named_optional("address", page.as_deref());
    code.newline();
    code.named("site", |code| write_site(code, site));
    code.newline();
    code.named("facts", |code| {
        code.array(&case.facts, |code, (label, words)| {
            code.raw("(");
            code.argument(|code| code.string(label));
            code.argument(|code| body.words(code, words));
            code.raw(")");
        });
    });
    code.newline();
    code.named("key-figures", |code| code.array(&case.tiles, |code, tile| body.tile(code, tile)));
    code.named("charts", |code| code.raw(count_charts(&case.document.blocks)));
    code.newline();
    code.named("body", |code| code.call("arranged", |code| body.document(code)));
    code.newline();
    code.named("figures", |code| code.array(&case.figures, write_row));
    code.newline();
    code.named("sources", |code| code.array(&case.sources, write_source));
    code.named_string("generator", concat!("casebook ", env!("CARGO_PKG_VERSION")));
    code.raw("\n)\n");
    Manuscript { pieces: body.pieces, pictures: body.pictures, code: code.finish() }
}

/// Writes a page's main file.
#[must_use]
pub fn write_page(page: &Page, site: &SiteInfo) -> Manuscript {
    let rows = BTreeSet::new();
    let folder = format!("{}/", page.slug);
    let address = site.base_url.as_ref().map(|base| format!("{base}{folder}"));
    let mut body = BodyWriter::new(&page.document, &rows, &folder, site.base_url.as_deref());
    body.kept_together = true;
    let mut code = Code::default();
    code.raw("#import \"/theme/paper.typ\": *\n#paper(\n");
    code.named_string("title", &page.title);
    code.named_optional("address", address.as_deref());
    code.newline();
    code.named("site", |code| write_site(code, site));
    code.newline();
    code.named("body", |code| body.document(code));
    code.newline();
    code.named_string("generator", concat!("casebook ", env!("CARGO_PKG_VERSION")));
    code.raw("\n)\n");
    // A page explains its pictures one by one: each stays below its words.
    Manuscript { pieces: Vec::new(), pictures: body.pictures, code: code.finish() }
}

/// Writes the file that every theme file may import: fonts by role, colours, width of the text.
#[must_use]
pub fn write_settings(fonts: &[Font], palette: &Palette, text_width: f64, language: &str) -> String {
    let mut code = Code::default();
    code.raw("#let fonts = ");
    code.dictionary(|code| {
        for (role, name) in ROLES {
            // The first face of a role is the one to use; a role without a face falls back on the first of all.
            if let Some(font) = fonts.iter().find(|font| font.role == role).or(fonts.first()) {
                code.named(name, |code| {
                    code.dictionary(|code| {
                        code.named_string("family", &font.family);
                        code.named("weight", |code| code.raw(font.weight));
                    });
                });
            }
        }
    });
    code.raw("\n#let palette = ");
    code.dictionary(|code| {
        for token in Token::ALL {
            code.named(&format!("\"{}\"", token.name()), |code| {
                code.call("rgb", |code| code.string(palette.light(token)))
            });
        }
    });
    let (lang, region) = split_language(language);
    // Given in CSS pixels, 96 to the inch.
    code.raw(format_args!("\n#let text-width = {:.2}pt\n#let lang = ", text_width * 0.75));
    code.string(lang);
    code.raw("\n#let region = ");
    match region {
        Some(region) => code.string(region),
        None => code.raw("none"),
    }
    code.newline();
    code.finish()
}

/// A date as GB/T 15835 writes it: 2020年6月30日, as far as it is known.
#[must_use]
pub fn printed_date(date: Date) -> String {
    match (date.month, date.day) {
        (Some(month), Some(day)) => format!("{}年{month}月{day}日", date.year),
        (Some(month), None) => format!("{}年{month}月", date.year),
        (None, _) => format!("{}年", date.year),
    }
}

const ROLES: [(FontRole, &str); 5] = [
    (FontRole::Song, "song"),
    (FontRole::SongBold, "song-bold"),
    (FontRole::Hei, "hei"),
    (FontRole::HeiBold, "hei-bold"),
    (FontRole::Kai, "kai"),
];

/// Writes what the site says of itself.
pub(super) fn write_site(code: &mut Code, site: &SiteInfo) {
    code.dictionary(|code| {
        code.named_string("title", &site.title);
        code.named_optional("tagline", site.tagline.as_deref());
        code.named_optional("date", site.date.map(printed_date).as_deref());
        code.named_optional("rights", site.rights.as_deref().map(join_ending).as_deref());
        code.named("publisher", |code| {
            code.array(&site.publisher, |code, (label, value)| {
                code.array([label, value], |code, text| code.string(text))
            });
        });
    });
}

fn write_row(code: &mut Code, row: &FigureRow) {
    let marked = |text: &str| join_ending(&Joiner::default().mark(text));
    code.newline();
    code.dictionary(|code| {
        code.named_string("name", &row.name);
        code.named_string("label", &marked(&row.label));
        code.named_string("wording", &Joiner::default().mark_figure(&row.wording));
        code.named_string("period", &marked(&row.period));
        code.named_string("scope", &marked(&row.scope));
        code.named_string("nature", &row.nature);
        code.named_string("source", &marked(&row.source));
        code.named_string("note", &marked(&row.note));
    });
}

/// Writes a source document.
pub(super) fn write_source(code: &mut Code, source: &SourceEntry) {
    code.newline();
    code.dictionary(|code| {
        code.named_string("id", &source.id);
        code.named_string("citation", &join_ending(&Joiner::default().mark(&source.citation)));
        code.named_string("note", &join_ending(&Joiner::default().mark(&source.note)));
    });
}

/// Charts of a narrative, those in quotations and lists and the diagrams of mechanisms included.
fn count_charts(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| match block {
            Block::Embed { embed: Embed::Chart(_), .. } => 1,
            Block::Embed { embed: Embed::Plate(plate), .. } => usize::from(plate.diagram.is_some()),
            Block::Quote { blocks, .. } => count_charts(blocks),
            Block::List { items, .. } => items.iter().map(|item| count_charts(item)).sum(),
            _ => 0,
        })
        .sum()
}

/// Language and region of a BCP 47 tag as typst wants them: `zh-Hans-CN` is `zh` and `CN`.
fn split_language(tag: &str) -> (&str, Option<&str>) {
    let mut parts = tag.split('-');
    let language = parts.next().filter(|part| matches!(part.len(), 2 | 3)).unwrap_or("zh");
    (language, parts.find(|part| part.len() == 2 && part.chars().all(|c| c.is_ascii_alphabetic())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_printed_as_far_as_they_are_known() {
        let date = |month, day| printed_date(Date { year: 2020, month, day });
        assert_eq!(date(Some(6), Some(30)), "2020年6月30日");
        assert_eq!(date(Some(6), None), "2020年6月");
        assert_eq!(date(None, None), "2020年");
    }

    #[test]
    fn notes_keep_their_last_two_characters_together() {
        use crate::export::pdf::sample;
        let mut case = sample::case();
        case.figures[0].note = "年份未载明。".to_owned();
        case.sources[0].note = "日期不详".to_owned();
        let code = write_case(&case, &sample::publication().site).code;
        assert!(code.contains("\"年份未载\u{2060}明。\""), "{code}");
        assert!(code.contains("\"日期不\u{2060}详\""), "{code}");
    }

    #[test]
    fn the_diagrams_of_mechanisms_are_counted_as_charts() {
        use crate::export::pdf::{sample_records, sample_text};
        assert_eq!(count_charts(&sample_text::blocks()), 2);
        assert_eq!(count_charts(&sample_records::blocks()), 1);
    }

    #[test]
    fn language_tags_are_split() {
        assert_eq!(split_language("zh-CN"), ("zh", Some("CN")));
        assert_eq!(split_language("zh-Hans-CN"), ("zh", Some("CN")));
        assert_eq!(split_language("en"), ("en", None));
        assert_eq!(split_language(""), ("zh", None));
    }
}
