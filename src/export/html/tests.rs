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
    assert_eq!(pages.len(), 10);
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
fn a_part_leads_to_its_whole_and_the_whole_to_its_parts() {
    let (pages, _) = site("甲");
    let (home, whole, part) =
        (&pages["index.html"], &pages["cases/first/index.html"], &pages["cases/second/index.html"]);
    // The part has no entry of its own.
    assert_eq!(home.matches("<article class=\"entry\">").count(), 1);
    for piece in ["<b>1</b>个专题", "<li><a href=\"cases/second/index.html\">甲</a></li>"] {
        assert!(home.contains(piece), "{piece}");
    }
    for piece in ["id=\"case-parts\">专题</h2>", "<b>专题一</b><span>甲</span>", "<a href=\"#case-parts\">专题</a>"]
    {
        assert!(whole.contains(piece), "{piece}");
    }
    assert!(!whole.contains("的专题。"), "a whole is no part");
    for piece in [
        "<b>案例一 · 专题一</b>",
        "本篇是<a href=\"../../cases/first/index.html\">《甲》</a>的专题。",
        "<li class=\"shrinks\"><a href=\"../../cases/first/index.html\">甲</a></li>",
        "同一案例的其他专题",
        "上一个专题",
        "\"isPartOf\":[{\"@type\":\"Article\",\"headline\":\"甲\",\"url\":\"https://a.example/cases/cases/first/\"}",
    ] {
        assert!(part.contains(piece), "{piece}");
    }
}

#[test]
fn cases_lead_to_the_pages_of_what_they_are_about_and_these_back() {
    let (pages, _) = site("甲");
    let case = &pages["cases/first/index.html"];
    for piece in [
        "<li><a href=\"../../places/a/index.html\">甲</a></li>",
        "<dd><a href=\"../../places/a/index.html\">甲</a></dd>",
        "<li id=\"source-a\"><a href=\"../../places/a/index.html\">甲</a>",
        "<a href=\"../../registers/index.html\">索引</a>",
    ] {
        assert!(case.contains(piece), "{piece}");
    }
    let entry = &pages["places/a/index.html"];
    for piece in [
        "<a href=\"../../registers/index.html\" aria-current=\"true\">索引</a>",
        "<p class=\"aliases\">又称：甲、甲</p>",
        // Two facts of one label stand below each other.
        "<div><dt>甲</dt><dd>甲<br>甲</dd></div>",
        "<b>案例一 · 专题一</b>",
        "<tr class=\"figure-case\"><th scope=\"rowgroup\" colspan=\"4\"><a href=\"../../cases/first/index.html\">甲</a>",
        "<th scope=\"row\"><a href=\"../../cases/first/index.html#figure-f\">甲</a>",
        // A case that all lines of a section share is told once.
        "<p class=\"appendix-note\">见<a href=\"../../cases/first/index.html\">甲</a></p>",
        "<ul class=\"lines words\">",
        "<span class=\"tag\">甲</span>",
    ] {
        assert!(entry.contains(piece), "{piece}");
    }
    let list = &pages["places/index.html"];
    assert_eq!(list.matches("<p class=\"register-line\">").count(), 2);
    assert!(list.contains("<span class=\"tally\">甲</span>") && list.contains("class=\"comparison\""), "{list}");
    let all = &pages["registers/index.html"];
    assert!(all.contains("aria-current=\"page\">索引</a>") && all.contains("href=\"../places/index.html\">甲</a>"));
}

#[test]
fn a_site_without_registers_has_no_list_of_them() {
    let mut publication = publication("甲");
    publication.registers.clear();
    publication.entries.clear();
    let artifacts = export(&publication, &theme()).unwrap_or_else(|found| panic!("{found:?}"));
    assert!(artifacts.iter().all(|artifact| !artifact.path.starts_with("registers/")));
    let home = artifacts.into_iter().find(|artifact| artifact.path == "index.html").unwrap();
    let Content::Ready(home) = home.content else { panic!("a page is known at once") };
    assert!(!String::from_utf8(home).unwrap().contains("索引"));
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
        let to_sheets: Vec<&str> = values(html, "href")
            .into_iter()
            .filter(|target| target.contains("sheet") && !target.starts_with('#'))
            .collect();
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
    for state in ["？</span> 待核", "＊</span> 已说明", "□</span> 人工核对"] {
        assert!(html.contains(state), "{state}");
    }
    // What the rules have nothing to say of has no sign at all.
    assert!(!html.contains("无提示"));
    // A figure, a number that is stated, two of the text, a finding that is open and one that is answered.
    assert_eq!(html.matches("<span class=\"box\"></span>").count(), 6);
    assert_eq!(values(html, "href").iter().filter(|target| target.ends_with("/index.html#figure-f")).count(), 2);
    // What is open comes first, then what is answered.
    let places = ["sheet-open", "sheet-answered", "sheet-figures", "sheet-stated", "sheet-numbers", "sheet-sources"];
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
