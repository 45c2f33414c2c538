//! The PDFs as files: what they declare, what they embed, and that their text comes out again.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use crate::support::{content_site, repository};

/// The PDFs of the repository's own content, built once for all tests of this file.
fn documents() -> &'static [(String, Document, String)] {
    static DOCUMENTS: std::sync::OnceLock<Vec<(String, Document, String)>> = std::sync::OnceLock::new();
    DOCUMENTS.get_or_init(|| {
        content_site()
            .iter()
            .filter(|(path, _)| path.ends_with(".pdf"))
            .map(|(path, bytes)| {
                let document = Document::load_mem(bytes).unwrap();
                let pages: Vec<u32> = document.get_pages().into_keys().collect();
                let text = document.extract_text(&pages).unwrap();
                (path.clone(), document, text)
            })
            .collect()
    })
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    match object {
        Object::Reference(id) => document.get_object(*id).unwrap().as_dict().unwrap(),
        other => other.as_dict().unwrap(),
    }
}

#[test]
fn every_case_and_every_page_that_wants_one_has_its_pdf() {
    let cases = std::fs::read_dir(repository().join("content/cases")).unwrap().count();
    let paths: Vec<&str> = documents().iter().map(|(path, ..)| path.as_str()).collect();
    let (sheets, others): (Vec<&str>, Vec<&str>) = paths.iter().copied().partition(|path| path.ends_with("-sheet.pdf"));
    assert_eq!(sheets.len(), cases, "every case has its sheet");
    assert_eq!(others.iter().filter(|path| path.starts_with("cases/")).count(), cases);
    assert_eq!(paths.iter().filter(|path| !path.starts_with("cases/")).collect::<Vec<_>>(), [&"gallery/gallery.pdf"]);
}

#[test]
fn every_font_is_embedded_and_maps_to_unicode() {
    for (path, document, _) in documents() {
        let mut fonts = 0;
        for object in document.objects.values() {
            let Ok(font) = object.as_dict() else { continue };
            if !font.get_type().is_ok_and(|name| name == b"Font") {
                continue;
            }
            if let Ok(descendants) = font.get(b"DescendantFonts") {
                fonts += 1;
                assert!(font.has(b"ToUnicode"), "{path}: a font has no Unicode map");
                let descendants = match descendants {
                    Object::Reference(id) => document.get_object(*id).unwrap(),
                    other => other,
                };
                for descendant in descendants.as_array().unwrap() {
                    let descriptor = dictionary(document, descendant).get(b"FontDescriptor").unwrap();
                    let descriptor = dictionary(document, descriptor);
                    assert!(
                        descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"),
                        "{path}: a font is not embedded"
                    );
                }
            }
        }
        assert!(fonts >= 3, "{path}: only {fonts} fonts");
    }
}

#[test]
fn the_catalogue_declares_language_tags_and_outline() {
    for (path, document, _) in documents() {
        let catalogue = document.catalog().unwrap();
        assert!(
            catalogue.get(b"Lang").and_then(Object::as_str).is_ok_and(|tag| tag.starts_with(b"zh")),
            "{path}: Lang"
        );
        assert!(catalogue.has(b"StructTreeRoot"), "{path}: no tags");
        assert!(catalogue.has(b"Outlines"), "{path}: no bookmarks");
        let marked = dictionary(document, catalogue.get(b"MarkInfo").unwrap());
        assert!(matches!(marked.get(b"Marked"), Ok(Object::Boolean(true))), "{path}: not marked");
    }
}

/// The words of the record come out of the PDF as they went in, and out of its proofreader's sheet: every figure as worded,
/// and the title.
#[test]
fn the_text_comes_out_again() {
    let mut all = 0;
    for (path, _, text) in documents().iter().filter(|(path, ..)| path.starts_with("cases/")) {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let folder = path.rsplit('/').nth(1).unwrap();
        let record = std::fs::read_to_string(repository().join(format!("content/cases/{folder}/case.yaml"))).unwrap();
        let title = record.lines().find_map(|line| line.strip_prefix("title: ")).unwrap();
        assert!(plain.contains(&title.replace(' ', "")), "{path}: the title {title} is missing");
        let figures = record.split_once("\nfigures:\n").map_or("", |(_, figures)| figures);
        let wordings: BTreeSet<&str> = figures
            .lines()
            .take_while(|line| line.is_empty() || line.starts_with([' ', '#']))
            .filter_map(|line| line.split_once("value: "))
            .map(|(_, value)| value.split([',', '}']).next().unwrap().trim().trim_matches(['"', '\'']))
            .collect();
        for wording in &wordings {
            assert!(plain.contains(wording), "{path}: {wording} is missing");
        }
        all += wordings.len();
    }
    assert!(all > 400, "only {all} wordings");
}
