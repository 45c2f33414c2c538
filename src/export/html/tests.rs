//! The website as a whole: nothing in it runs that was not written here, and all its links lead somewhere.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use super::export;
use super::testing::{publication, theme};
use crate::diagnostic::Place;
use crate::export::Content;

/// The pages of a site by path, and the paths of all its files.
fn site(words: &str) -> (BTreeMap<String, String>, Vec<String>) {
    let artifacts = export(&publication(words), &theme()).unwrap_or_else(|found| panic!("{found:?}"));
    let paths = artifacts.iter().map(|artifact| artifact.path.clone()).collect();
    let page = |artifact: crate::export::Artifact| match artifact.content {
        Content::Ready(bytes) if artifact.path.ends_with(".html") => {
            Some((artifact.path, String::from_utf8(bytes).unwrap()))
        }
        _ => None,
    };
    (artifacts.into_iter().filter_map(page).collect(), paths)
}

/// The values of an attribute in a page.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn hostile_fields_are_inert_on_every_page() {
    let hostile = "</title></script><svg onload=alert(1)><!--\"onmouseover='x' autofocus ]]>{{ site }}{% raw %}";
    let (pages, _) = site(hostile);
    let (harmless, _) = site("甲");
    assert_eq!(pages.len(), 7);
    for (path, html) in &pages {
        // In a script that holds data, a quote ends nothing; what could end the script is checked with the rest.
        let markup: String =
            html.split("<script").map(|part| part.split_once("</script>").map_or(part, |(_, after)| after)).collect();
        for bad in ["<svg onload", "\"onmouseover", "<!--", "</title></script>"] {
            assert!(!markup.contains(bad), "{path} contains {bad}");
        }
        // The same elements as with harmless words, but for phrases and numbers kept whole.
        for tag in ["<script", "</script>", "<svg", "<a ", "<p", "<title", "</title>", "<img", "<li", "<td", "<meta"] {
            assert_eq!(html.matches(tag).count(), harmless[path].matches(tag).count(), "{tag} in {path}");
        }
        assert!(html.contains("{{ site }}{% raw %}"), "{path} runs templates in content");
    }
}

#[test]
fn every_link_leads_to_a_file_and_an_anchor() {
    let (pages, paths) = site("甲");
    for (path, html) in &pages {
        for target in values(html, "href").into_iter().chain(values(html, "src")) {
            if target.starts_with("https://") || target.ends_with(".pdf") {
                continue;
            }
            let (file, anchor) = target.split_once('#').map_or((target, None), |(file, anchor)| (file, Some(anchor)));
            let file = match file.strip_prefix("/cases/") {
                Some(file) if path == "404.html" => file.to_owned(),
                _ if file.is_empty() => path.clone(),
                _ => resolve(path, file),
            };
            assert!(paths.contains(&file), "{target} in {path} leads to {file}");
            if let Some(anchor) = anchor {
                assert!(values(&pages[&file], "id").contains(&anchor), "{target} in {path}");
            }
        }
    }
}

/// A relative address as a path from the root of the site.
fn resolve(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{target} leaves the site"),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn ids_are_unique_on_their_page() {
    for (path, html) in site("甲").0 {
        let mut ids = values(&html, "id");
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{path}");
    }
}

#[test]
fn the_same_publication_gives_the_same_site() {
    assert_eq!(site("甲乙12个"), site("甲乙12个"));
}

#[test]
fn the_scripts_of_a_theme_are_one_file_named_by_its_content() {
    let mut theme = theme();
    let scripts = |theme: &crate::theme::Theme| -> Vec<(String, Vec<u8>)> {
        let artifacts = export(&publication("甲"), theme).unwrap_or_else(|found| panic!("{found:?}"));
        let pages: Vec<&crate::export::Artifact> =
            artifacts.iter().filter(|artifact| artifact.path.ends_with(".html")).collect();
        let script = artifacts.iter().filter(|artifact| artifact.path.ends_with(".js"));
        let script: Vec<(String, Vec<u8>)> = script
            .map(|artifact| match &artifact.content {
                Content::Ready(bytes) => (artifact.path.clone(), bytes.clone()),
                Content::Deferred(_) => panic!("a script is known at once"),
            })
            .collect();
        for page in pages {
            let Content::Ready(html) = &page.content else { panic!("a page is known at once") };
            let html = std::str::from_utf8(html).unwrap();
            let asked = values(html, "src").iter().filter(|target| target.ends_with(".js")).count();
            assert_eq!(asked, script.len(), "{}", page.path);
        }
        script
    };
    let file = |path: &str, text: &str| (path.to_owned(), std::sync::Arc::new(text.as_bytes().to_vec()));
    theme.assets.retain(|(path, _)| !path.ends_with(".js"));
    assert_eq!(scripts(&theme), []);
    theme.assets.extend([file("js/a.js", "one()"), file("js/b.js", "two()")]);
    let [(path, content)] = &scripts(&theme)[..] else { panic!("one script") };
    assert_eq!(content, b"one()\ntwo()\n");
    assert!(path.starts_with("assets/script-") && path.len() == "assets/script-12345678.js".len(), "{path}");
    theme.assets.push(file("js/c.js", "three()"));
    assert_ne!(scripts(&theme)[0].0, *path);
}

#[test]
fn official_metadata_is_what_the_site_states() {
    let (pages, _) = site("甲");
    let case = &pages["cases/first/index.html"];
    for meta in [
        "name=\"SiteName\" content=\"甲\"",
        "name=\"SiteDomain\" content=\"a.example\"",
        "name=\"ColumnName\" content=\"案例\"",
        "name=\"ArticleTitle\" content=\"甲\"",
        "name=\"PubDate\" content=\"2020-12\"",
        "name=\"ContentSource\" content=\"甲\"",
        "rel=\"canonical\" href=\"https://a.example/cases/cases/first/\"",
    ] {
        assert!(case.contains(meta), "{meta}");
    }
    assert!(!case.contains("SiteIDCode"), "a code that the site does not state");
    assert!(pages["404.html"].contains("name=\"robots\" content=\"noindex\""));
}

#[test]
fn the_sheet_of_a_case_is_linked_from_its_case_alone_and_left_out_by_search_engines() {
    let (pages, _) = site("甲");
    for (path, html) in &pages {
        let to_sheets: Vec<&str> = values(html, "href").into_iter().filter(|target| target.contains("sheet")).collect();
        match path.as_str() {
            "cases/first/index.html" => assert_eq!(
                to_sheets,
                [
                    "../../cases/first/sheet/index.html",
                    "../../cases/first/sheet/index.html",
                    "../../cases/first/first-sheet.pdf"
                ]
            ),
            "cases/first/sheet/index.html" => {
                assert_eq!(to_sheets, ["../../../cases/first/first-sheet.pdf"]);
                assert!(html.contains("name=\"robots\" content=\"noindex\"") && !html.contains("rel=\"canonical\""));
            }
            "cases/second/index.html" | "cases/second/sheet/index.html" => assert!(!to_sheets.is_empty()),
            _ => assert_eq!(to_sheets, [""; 0], "{path}"),
        }
    }
}

#[test]
fn the_sheet_tells_its_states_by_word_and_has_a_box_for_every_row() {
    let (pages, _) = site("甲");
    let html = &pages["cases/first/sheet/index.html"];
    for state in ["？</span> 待核", "＊</span> 已说明", "·</span> 无提示"] {
        assert!(html.contains(state), "{state}");
    }
    // A figure, a number that is stated, two of the text, a finding that is open and one that is answered.
    assert_eq!(html.matches("<span class=\"box\"></span>").count(), 6);
    assert_eq!(values(html, "href").iter().filter(|target| target.ends_with("/index.html#figure-f")).count(), 2);
    // What is open comes first.
    let places = ["sheet-open", "sheet-figures", "sheet-stated", "sheet-numbers", "sheet-answered", "sheet-sources"];
    assert!(places.map(|id| html.find(&format!(" id=\"{id}\"")).unwrap()).is_sorted());
}

#[test]
fn an_empty_sheet_is_a_page_too() {
    let mut publication = publication("甲");
    publication.cases[0].sheet = crate::compose::Sheet::default();
    let artifacts = export(&publication, &theme()).unwrap_or_else(|found| panic!("{found:?}"));
    let sheet = artifacts.iter().find(|artifact| artifact.path == "cases/first/sheet/index.html").unwrap();
    let Content::Ready(bytes) = &sheet.content else { panic!("a page is known at once") };
    assert!(!std::str::from_utf8(bytes).unwrap().contains("<table"));
}

#[test]
fn faults_in_templates_are_reported_where_they_are() {
    let mut theme = theme();
    let break_template = |theme: &mut crate::theme::Theme, name: &str, text: &str| {
        theme.templates.iter_mut().find(|(path, _)| path == name).unwrap().1 = text.into();
    };
    let found = |theme: &crate::theme::Theme| -> Vec<(String, String)> {
        let found = export(&publication("甲"), theme).err().unwrap();
        let place = |place: Place| match place {
            Place::Path(path) => path,
            Place::Span(_) => String::new(),
        };
        found.into_iter().map(|diagnostic| (place(diagnostic.place), diagnostic.message.en)).collect()
    };
    break_template(&mut theme, "home.html", "{% if %}");
    break_template(&mut theme, "page.html", "{{ title");
    let both = found(&theme);
    assert_eq!(both.len(), 2, "{both:?}");
    assert!(both.iter().any(|(path, _)| path == "themes/banxin/templates/home.html"), "{both:?}");
    assert!(both.iter().any(|(path, _)| path == "themes/banxin/templates/page.html"), "{both:?}");

    break_template(&mut theme, "home.html", "");
    break_template(&mut theme, "page.html", "");
    break_template(&mut theme, "case.html", "\n {{ titel }}");
    let typo = found(&theme);
    assert_eq!(typo.len(), 1, "the same fault on two pages is one finding: {typo:?}");
    assert!(typo[0].1.starts_with("line 2, column 5 "), "{typo:?}");

    theme.templates.retain(|(path, _)| path != "404.html");
    break_template(&mut theme, "case.html", "");
    assert_eq!(found(&theme)[0].0, "themes/banxin/templates/404.html");
}
