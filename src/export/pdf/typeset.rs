//! From a manuscript to the bytes of a PDF.

use typst::diag::{HintedString, SourceDiagnostic, SourceResult, Warned};
use typst::ecow::{EcoVec, eco_vec};
use typst::foundations::{Bytes, Datetime, Label, Smart};
use typst::introspection::{Introspector, PagedPosition};
use typst::layout::{Frame, FrameItem};
use typst::model::Document as _;
use typst::syntax::Span;
use typst::text::TextItem;
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::case::Manuscript;
use super::diagnose::diagnose;
use super::joiner::JOINER;
use super::order::{Passed, Piece, most, write_order};
use super::pictures::{Picture, picture_path};
use super::world::{CaseWorld, FileBytes, Shared};
use crate::diagnostic::Diagnostic;
use crate::record::Date;

/// Most rounds of layout in which pictures let words go first. A case of twenty pictures needs about as many.
const ROUNDS: usize = 48;

/// A blank at the foot of a page that is left alone, in points: three lines of text.
const SMALL_BLANK: f64 = 62.0;

/// What a document is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Name of the theme's folder, for messages.
    pub theme: String,
    /// Slug of the case; also what the document's id in the PDF is made from, so that it outlives any change of text.
    pub case: String,
    /// Date of the document. Where it is coarser than a day, the PDF states the first day.
    pub date: Date,
}

/// Typesets a manuscript and writes it as PDF/A-2a and PDF/UA-1.
///
/// # Errors
/// Whatever typst has to say, warnings included.
pub fn typeset(shared: &Shared, manuscript: &Manuscript, identity: &Identity) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut world = CaseWorld::new(shared, &manuscript.code);
    for (index, picture) in manuscript.pictures.iter().enumerate() {
        world.put_file(&picture_path(index), picture_bytes(picture));
    }
    let result = lay_out(&mut world, &manuscript.pieces)
        .map(|document| without_joiners(&document))
        .and_then(|document| typst_pdf::pdf(&document, &options(identity)?));
    result.map_err(|found| diagnose(&world, &identity.theme, &identity.case, found))
}

/// Lays the document out, in rounds: a picture that its page had no room for leaves a blank where it was due, so the
/// words that follow it go first, as many as the blank takes. It stays in the flow of the text, and never passes a heading,
/// a table or another picture: what is said of it stays near, and no queue of pictures forms.
///
/// Pictures are settled from the first to the last. What comes later does not change the pages before, so that none has
/// to be looked at twice.
fn lay_out(world: &mut CaseWorld, pieces: &[Piece]) -> SourceResult<PagedDocument> {
    let mut passed = Passed::new();
    let mut document = compile(world, pieces, &passed)?;
    let pictures = pieces.iter().filter(|piece| matches!(piece, Piece::Picture(_))).count();
    let mut rounds = ROUNDS;
    for picture in 0..pictures {
        let Some(at_first) = blank(&document, picture) else { continue };
        for count in 1..=most(pieces, picture) {
            if rounds == 0 {
                return Ok(document);
            }
            rounds -= 1;
            passed.insert(picture, count);
            document = compile(world, pieces, &passed)?;
            if blank(&document, picture).is_none() {
                break;
            }
        }
        // A picture does not leave its words for little.
        if passed.contains_key(&picture) && blank(&document, picture).is_some_and(|rest| rest > 0.5 * at_first) {
            passed.remove(&picture);
            document = compile(world, pieces, &passed)?;
        }
    }
    Ok(document)
}

fn compile(world: &mut CaseWorld, pieces: &[Piece], passed: &Passed) -> SourceResult<PagedDocument> {
    world.put_source("/order.typ", &write_order(pieces, passed));
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    match output {
        Ok(document) if warnings.is_empty() => Ok(document),
        Ok(_) => Err(warnings),
        Err(mut errors) => {
            errors.extend(warnings);
            Err(errors)
        }
    }
}

/// Height of the blank that a picture left at the foot of the page where it was due, in points, if it is worth filling.
fn blank(document: &PagedDocument, picture: usize) -> Option<f64> {
    let place = position(document, &format!("embed-{picture}"))?;
    let due = position(document, &format!("before-{picture}"))?;
    let foot = position(document, "foot-of-text")?.point.y;
    let blank = (foot - due.point.y).to_pt();
    (due.page < place.page && blank > SMALL_BLANK).then_some(blank)
}

fn position(document: &PagedDocument, label: &str) -> Option<PagedPosition> {
    let introspector = document.introspector();
    let element = introspector.query_label(Label::new(PicoStr::intern(label))?).ok()?;
    introspector.position(element.location()?)
}

/// The document without the marks that were set for the line breaker.
fn without_joiners(document: &PagedDocument) -> PagedDocument {
    let pages: EcoVec<Page> = document
        .pages()
        .iter()
        .map(|page| {
            let mut page = page.clone();
            remove_joiners(&mut page.frame);
            page
        })
        .collect();
    PagedDocument::new(pages, document.info().clone())
}

fn remove_joiners(frame: &mut Frame) {
    if !has_joiner(frame) {
        return;
    }
    // `retain` is the one way to change items where they are.
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => remove_joiners(&mut group.frame),
            FrameItem::Text(text) => remove_joiners_from_text(text),
            _ => {}
        }
        true
    });
}

fn has_joiner(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_joiner(&group.frame),
        FrameItem::Text(text) => text.text.contains(JOINER),
        _ => false,
    })
}

/// A joiner has no glyph: it stands at the end of the range of the glyph before it, which shrinks.
fn remove_joiners_from_text(item: &mut TextItem) {
    let text = item.text.as_str();
    if !text.contains(JOINER) {
        return;
    }
    let before = |offset: u16| {
        let joiners = text.match_indices(JOINER).take_while(|(at, _)| *at < usize::from(offset)).count();
        offset - u16::try_from(joiners * JOINER.len_utf8()).unwrap_or(offset)
    };
    for glyph in &mut item.glyphs {
        glyph.range = before(glyph.range.start)..before(glyph.range.end);
    }
    item.text = text.replace(JOINER, "").into();
}

fn picture_bytes(picture: &Picture) -> Bytes {
    match picture {
        Picture::Drawing(svg) => Bytes::from_string(svg.clone()),
        Picture::Photo(bytes) => Bytes::new(FileBytes(bytes.clone())),
    }
}

fn options(identity: &Identity) -> SourceResult<PdfOptions> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).map_err(unplaced)?;
    let Date { year, month, day } = identity.date;
    let at = |month, day| Datetime::from_ymd_hms(year.into(), month, day, 0, 0, 0);
    let month = month.unwrap_or(1);
    let datetime = at(month, day.unwrap_or(1)).or_else(|| at(month, 1));
    Ok(PdfOptions {
        ident: Smart::Custom(format!("casebook/{}", identity.case)),
        creator: Smart::Custom(Some(concat!("casebook ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: datetime.map(Timestamp::new_utc),
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    })
}

fn unplaced(error: HintedString) -> EcoVec<SourceDiagnostic> {
    let hints = error.hints().iter().cloned();
    eco_vec![SourceDiagnostic::error(Span::detached(), error.message().clone()).with_hints(hints)]
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed step is a failed test")]
mod tests {
    use super::*;
    use crate::document::{Block, Embed};
    use crate::export::pdf::case::write_case;
    use crate::export::pdf::sample::{SampleTheme, publication};
    use crate::export::pdf::{sample, sample_records, sample_text, shared};

    fn lay_out_sample(change: impl FnOnce(&mut Vec<Block>)) -> (PagedDocument, usize) {
        let mut publication = publication();
        change(&mut publication.cases[0].document.blocks);
        let theme = SampleTheme::read();
        let (shared, _) = shared(&theme.parts(), "zh-CN").unwrap();
        let manuscript = write_case(&publication.cases[0], &publication.site);
        let mut world = CaseWorld::new(&shared, &manuscript.code);
        for (index, picture) in manuscript.pictures.iter().enumerate() {
            world.put_file(&picture_path(index), picture_bytes(picture));
        }
        let pictures = manuscript.pieces.iter().filter(|piece| matches!(piece, Piece::Picture(_))).count();
        (lay_out(&mut world, &manuscript.pieces).unwrap(), pictures)
    }

    #[test]
    fn no_joiner_is_left_in_the_pages() {
        let (document, _) = lay_out_sample(|_| {});
        assert!(document.pages().iter().any(|page| has_joiner(&page.frame)));
        let document = without_joiners(&document);
        assert!(!document.pages().iter().any(|page| has_joiner(&page.frame)));
    }

    #[test]
    fn ranges_of_glyphs_follow_the_text_without_joiners() {
        fn check(frame: &Frame, texts: &mut Vec<String>) {
            for (_, item) in frame.items() {
                match item {
                    FrameItem::Group(group) => check(&group.frame, texts),
                    FrameItem::Text(item) => {
                        assert!(item.glyphs.iter().all(|glyph| item.text.get(glyph.range()).is_some()));
                        texts.push(item.text.to_string());
                    }
                    _ => {}
                }
            }
        }
        let (document, _) = lay_out_sample(|_| {});
        let mut texts = Vec::new();
        without_joiners(&document).pages().iter().for_each(|page| check(&page.frame, &mut texts));
        assert!(texts.concat().contains("江苏12个省定经济薄弱县"), "{texts:?}");
    }

    /// The texts of every page, each with its left and right end and its baseline, in points.
    fn texts(document: &PagedDocument) -> Vec<Vec<(String, [f64; 3])>> {
        fn collect(frame: &Frame, x: f64, y: f64, found: &mut Vec<(String, [f64; 3])>) {
            for (place, item) in frame.items() {
                let (x, y) = (x + place.x.to_pt(), y + place.y.to_pt());
                match item {
                    FrameItem::Group(group) => {
                        let moved = group.transform;
                        collect(&group.frame, x + moved.tx.to_pt(), y + moved.ty.to_pt(), found);
                    }
                    FrameItem::Text(text) => {
                        found.push((text.text.as_str().replace(JOINER, ""), [x, x + text.width().to_pt(), y]));
                    }
                    _ => {}
                }
            }
        }
        let of_page = |page: &Page| {
            let mut found = Vec::new();
            collect(&page.frame, 0.0, 0.0, &mut found);
            found
        };
        document.pages().iter().map(of_page).collect()
    }

    /// The pages on which a text begins like `words`.
    fn pages_with(document: &PagedDocument, words: &str) -> Vec<usize> {
        let pages = texts(document);
        (0..pages.len()).filter(|&page| pages[page].iter().any(|(text, _)| text.starts_with(words))).collect()
    }

    #[test]
    fn nothing_stands_beyond_the_margins() {
        let (document, _) = lay_out_sample(|blocks| {
            blocks.push(sample_records::plate("mechanism-tall", 700.0));
            blocks.push(sample_records::ledger(40));
        });
        let side = (595.276 - sample::TEXT_WIDTH * 0.75) / 2.0;
        for (page, found) in texts(&document).into_iter().enumerate() {
            for (text, [left, right, baseline]) in found {
                // Marks at the ends of a line hang out by half of their square.
                let is_within = left > side - 7.0 && right < 595.3 - side + 7.0 && baseline < 800.0;
                assert!(is_within, "page {page}: {text:?} from {left} to {right} at {baseline}");
            }
        }
    }

    #[test]
    fn a_plate_that_its_page_has_no_room_for_lets_the_text_go_first() {
        let (document, pictures) = lay_out_sample(|blocks| {
            let paragraph = blocks[1].clone();
            *blocks = vec![paragraph.clone(); 3];
            blocks.push(sample_records::plate("mechanism-gate", 450.0));
            blocks.extend(vec![paragraph; 8]);
            blocks.push(sample_records::matrix());
        });
        assert_eq!(pictures, 2);
        let page = |label: &str| position(&document, label).unwrap().page;
        // The text went first, and the mark with the plate: no blank is left where the plate was due.
        assert_eq!(blank(&document, 0), None);
        let parts = ["embed-0", "text-mechanism-gate", "text-chart-mechanism-gate"].map(page);
        assert_eq!(parts, [parts[0]; 3]);
        assert!(parts[0].get() > 2, "{parts:?}");
    }

    #[test]
    fn a_picture_whose_words_cannot_fill_the_blank_stays_with_them() {
        let (document, _) = lay_out_sample(|blocks| {
            let paragraph = blocks[1].clone();
            *blocks = vec![paragraph.clone(); 3];
            blocks.push(sample_records::plate("mechanism-gate", 600.0));
            blocks.push(sample::paragraph(vec![sample::text("只有一行。")]));
            blocks.push(sample_text::heading(1, "next", "下一节"));
        });
        assert!(blank(&document, 0).is_some());
        let (plate, line) = (position(&document, "embed-0").unwrap().page, pages_with(&document, "只有一行"));
        assert!(line.iter().all(|page| page + 1 >= plate.get()), "{plate} {line:?}");
    }

    #[test]
    fn a_plate_that_no_page_has_room_for_is_broken() {
        let (document, _) = lay_out_sample(|blocks| {
            let paragraph = blocks[1].clone();
            *blocks = vec![paragraph; 3];
            let Block::Embed { embed: Embed::Plate(mut plate), span } = sample_records::plate("mechanism-gate", 500.0)
            else {
                panic!()
            };
            plate.lines = vec![plate.lines[0].clone(); 40];
            blocks.push(Block::Embed { embed: Embed::Plate(plate), span });
            blocks.push(sample_records::matrix());
        });
        assert!(pages_with(&document, "参与方").len() > 1);
    }

    #[test]
    fn a_long_table_says_what_goes_on_and_ends_once() {
        let (document, _) = lay_out_sample(|blocks| *blocks = vec![sample_records::ledger(40)]);
        let pages = pages_with(&document, "捐赠方");
        assert!(pages.len() > 2, "{pages:?}");
        assert_eq!(pages_with(&document, "续表1"), pages[1..]);
        let groups = (pages_with(&document, "款"), pages_with(&document, "物"));
        assert!(groups.0.len() + groups.1.len() > pages.len(), "{groups:?}");
        let last = [*pages.last().unwrap()];
        assert_eq!((pages_with(&document, "合计"), pages_with(&document, "注：小计")), (last.to_vec(), last.to_vec()));
    }

    #[test]
    fn the_last_rows_of_a_long_table_stay_with_its_end() {
        for rows in 20..32 {
            let (document, _) = lay_out_sample(|blocks| *blocks = vec![sample_records::ledger(rows)]);
            let end = pages_with(&document, "合计");
            assert_eq!(pages_with(&document, "注：小计"), end);
            assert!(pages_with(&document, &format!("第{rows}笔")).contains(&end[0]), "{rows}");
        }
    }

    #[test]
    fn many_pictures_stay_in_order() {
        let (document, pictures) = lay_out_sample(|blocks| {
            let text: Vec<_> =
                blocks.iter().filter(|block| matches!(block, Block::Paragraph { .. })).cloned().collect();
            for number in 0..10 {
                let height = 150.0 + f64::from(number) * 40.0;
                let svg = sample_text::share_svg();
                blocks.push(sample_text::chart(&format!("c{number}"), number, "题", "", svg, height));
                blocks.extend(text.iter().take(number as usize % 3).cloned());
            }
        });
        assert_eq!(pictures, 15);
        let places: Vec<_> =
            (0..pictures).map(|index| position(&document, &format!("embed-{index}")).unwrap()).collect();
        assert!(places.is_sorted_by_key(|place| (place.page, place.point.y)), "{places:?}");
    }
}
