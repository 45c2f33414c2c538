//! Pages of entries in a small project.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use crate::compose::listing::{EntryList, EntryPage, RegisterLine};
use crate::compose::{Publication, compose};
use crate::corpus::{assemble, read_all};
use crate::export::html::testing::theme;
use crate::source::{SourceFile, Sources};

const PLACES: &str = "yanhe: { name: 沿河县, level: 县级, parent: guizhou }
guizhou: { name: 贵州省, level: 省级, note: 备注, source: \"report#3\" }
huiqu: { name: 惠区, level: 县级 }
area: { name: 重点片区, level: 片区, parent: guizhou, members: [yanhe] }
";
const PEOPLE: &str =
    "you: { name: 游剑锋, roles: [{ role: 队长, place: 沿河县, from: 2018, to: 2019 }, { role: 镇长 }] }\n";
const INDICATORS: &str = "income: { name: 村集体收入, unit: 元 }\n";
const CASE: &str = "title: 沿河两年
summary: 述
place: 贵州省/沿河县
themes: [产业]
defaults: { source: report, period: 2019 }
figures:
  a: { label: 收入, value: 5万元, scope: 沿河县, indicator: income }
  b: { label: 去年收入, value: 3万元, scope: 沿河县, period: 2018, indicator: income }
  c: { label: 学校, value: 75所, scope: 沿河县, source: \"report#9\" }
  d: { label: 学校, value: 62所, scope: 惠区, source: \"report#2\" }
  e: { label: 项目, value: 8个, scope: 沿河县 }
mechanisms:
  five: { label: 五级结对, kind: pairing, says: 一级对一级。, actors: [游剑锋, 村民], figures: [c], source: \"report#1\" }
donations:
  lamps: { label: 路灯, from: 游剑锋, to: 沿河县, value: 2万元 }
quotes:
  you: { text: 脱贫不脱钩, speaker: 游剑锋 }
events:
  late: { label: 收官, date: 2019 }
  early: { label: 开局, date: 2018 }
";
const PART: &str = "title: 学校\nsummary: 述\npart-of: whole\nplace: 贵州省/沿河县\nmechanisms:\n  six: { label: 结对六种, kind: pairing, \
     part-of: whole/five, source: \"report#1\" }\n";

fn publication() -> Publication {
    composed(&[
        ("cases/part/case.yaml", PART),
        ("cases/part/narrative.md", "学校。\n"),
        ("cases/whole/case.yaml", CASE),
        ("cases/whole/narrative.md", "{{a}}。\n\n{{mechanism:five}}\n\n{{cards:donations}}\n"),
    ])
}

/// Some cases, with the registers.
fn composed(cases: &[(&str, &str)]) -> Publication {
    let around = [
        ("registers/indicators.yaml", INDICATORS),
        ("registers/people.yaml", PEOPLE),
        ("registers/places.yaml", PLACES),
        ("registers/sources.yaml", "report: { title: 总结, authors: [游剑锋] }\n"),
        ("registers/terms.yaml", "base: { name: 底数, means: 摸清的数, source: \"report#2\" }\n"),
        ("site.yaml", "title: 站\ndescription: 述\n"),
    ];
    let file = |(path, text): &(&str, &str)| SourceFile {
        path: format!("content/{path}"),
        bytes: Arc::new(text.as_bytes().to_vec()),
    };
    let sources = Sources::new(cases.iter().chain(&around).map(file).collect());
    let parts = read_all(&sources);
    assert_eq!(parts.diagnostics, []);
    let assembled = assemble(parts.value);
    assert_eq!(assembled.diagnostics, []);
    compose(&assembled.value.unwrap(), &sources, &theme(), None, crate::check::Found::default())
}

fn page<'a>(publication: &'a Publication, path: &str) -> &'a EntryPage {
    publication.entries.iter().find(|entry| entry.path == path).unwrap()
}

fn sections(page: &EntryPage) -> Vec<(&str, usize)> {
    page.sections.iter().map(|section| (section.id, section.count)).collect()
}

fn list<'a>(page: &'a EntryPage, id: &str) -> &'a EntryList {
    &page.sections.iter().find(|section| section.id == id).unwrap().list
}

fn fact(page: &EntryPage, label: &str) -> Vec<String> {
    page.facts.iter().filter(|line| line.label == label).map(|line| super::page::plain(&line.words)).collect()
}

#[test]
fn a_place_shows_what_points_to_it() {
    let publication = publication();
    let county = page(&publication, "places/yanhe/index.html");
    assert_eq!(county.kind, "县级");
    assert_eq!(county.above[0].path, "places/guizhou/index.html");
    assert_eq!(
        (fact(county, "上级"), fact(county, "所属范围")),
        (vec!["贵州省".to_owned()], vec!["重点片区".to_owned()])
    );
    assert_eq!(
        sections(county),
        [("cases", 2), ("people", 1), ("comparisons", 1), ("figures", 4), ("events", 2), ("items", 1)]
    );
    // The part stands with its whole.
    let EntryList::Cases(cases) = list(county, "cases") else { panic!("cases") };
    assert_eq!((cases.len(), cases[0].parts[0].path.as_str()), (1, "cases/part/index.html"));
    let EntryList::Lines(events) = list(county, "events") else { panic!("lines") };
    assert_eq!(events.iter().map(|event| event.head.as_str()).collect::<Vec<_>>(), ["2018年", "2019年"]);
    let EntryList::Figures(groups) = list(county, "figures") else { panic!("figures") };
    assert_eq!(groups[0].rows[0].path, "cases/whole/index.html#figure-a");
    assert_eq!((groups[0].source.as_deref(), groups[0].rows[2].source.as_str()), (Some("《总结》"), "第9行"));
    // Nothing points to it but a place below: it is a page all the same.
    let province = page(&publication, "places/guizhou/index.html");
    assert_eq!(province.note.as_deref(), Some("备注"));
    assert_eq!(fact(province, "出处"), ["《总结》第3行"]);
}

#[test]
fn figures_of_one_indicator_stand_side_by_side() {
    let publication = publication();
    let EntryList::Comparisons(found) = list(page(&publication, "places/yanhe/index.html"), "comparisons") else {
        panic!("comparisons")
    };
    assert_eq!(found[0].title, "村集体收入");
    let rows: Vec<(&str, &str)> = found[0].rows.iter().map(|row| (row.period.as_str(), row.wording.as_str())).collect();
    assert_eq!(rows, [("2019年", "5万元"), ("2018年", "3万元")]);
    // Over all cases also by label and unit.
    let all = publication.registers.iter().find(|register| register.path == "indicators/index.html").unwrap();
    let titles: Vec<&str> = all.comparisons.iter().map(|comparison| comparison.title.as_str()).collect();
    assert_eq!(titles, ["村集体收入", "学校"]);
}

#[test]
fn a_figure_without_a_scope_counts_for_the_place_of_its_case() {
    let case = |place: &str, value: &str| {
        format!(
            "title: 题\nsummary: 述\nplace: {place}\ndefaults: {{ source: report, period: 2019 }}\nfigures:\n  \
             a: {{ label: 收入, value: {value}, indicator: income }}\n"
        )
    };
    let of = |one: &str, other: &str| {
        let (one, other) = (case(one, "5万元"), case(other, "3万元"));
        let publication = composed(&[
            ("cases/one/case.yaml", &one),
            ("cases/one/narrative.md", "{{a}}。\n"),
            ("cases/other/case.yaml", &other),
            ("cases/other/narrative.md", "{{a}}。\n"),
        ]);
        let all = publication.registers.iter().find(|register| register.path == "indicators/index.html").unwrap();
        let rows = all.comparisons.iter().flat_map(|comparison| &comparison.rows);
        rows.map(|row| format!("{}{}", row.scope, row.wording)).collect::<Vec<_>>()
    };
    assert_eq!(of("贵州省/沿河县", "江苏省/惠区"), ["沿河县5万元", "惠区3万元"]);
    assert!(of("贵州省/沿河县", "沿河县").is_empty());
}

#[test]
fn a_person_has_offices_words_and_deeds() {
    let publication = publication();
    let person = page(&publication, "people/you/index.html");
    assert_eq!(fact(person, "任职"), ["队长，沿河县，2018年至2019年", "镇长"]);
    assert_eq!(sections(person), [("cases", 1), ("mechanisms", 1), ("items", 1), ("quotes", 1)]);
    let EntryList::Lines(items) = list(person, "items") else { panic!("lines") };
    assert_eq!(items[0].head, "捐赠");
    assert_eq!(super::page::plain(&items[0].words), "捐赠方：游剑锋；受赠方：沿河县；价值：2万元");
    let crate::document::Inline::Page { path, .. } = &items[0].title[0] else { panic!("a link") };
    assert_eq!(path, "cases/whole/index.html#cards-donations");
}

#[test]
fn a_mechanism_has_its_members_figures_and_place_in_its_case() {
    let publication = publication();
    let five = page(&publication, "mechanisms/whole/five/index.html");
    assert_eq!((five.kind.as_str(), five.says.as_deref()), ("结对", Some("一级对一级。")));
    assert_eq!(sections(five), [("members", 1), ("figures", 1), ("cases", 1)]);
    let shown = five.facts.iter().find(|line| line.label == "详见").unwrap();
    let crate::document::Inline::Page { path, .. } = &shown.words[0] else { panic!("a link") };
    assert_eq!(path, "cases/whole/index.html#mechanism-five");
    // The whole of it stands on its page, under an anchor that no other mechanism has.
    let plate = five.plate.as_ref().unwrap();
    assert_eq!((plate.id.as_str(), plate.source.as_str()), ("mechanism-whole_five", "《总结》第1行"));
    assert!(plate.lines.iter().any(|line| line.label == "参与方") && fact(five, "参与方").is_empty());
    let six = page(&publication, "mechanisms/part/six/index.html");
    assert_eq!(fact(six, "组成"), ["五级结对"]);
}

#[test]
fn an_entry_to_which_nothing_points_leads_to_the_case_of_its_document() {
    let publication = publication();
    let alone = page(&publication, "terms/base/index.html");
    assert_eq!(sections(alone), [("seen-in", 1)]);
    let EntryList::Links(links) = list(alone, "seen-in") else { panic!("links") };
    assert_eq!(links[0].link.path, "cases/whole/index.html");
}

#[test]
fn documents_list_their_figures_by_line() {
    let publication = publication();
    let report = page(&publication, "sources/report/index.html");
    assert_eq!(report.title, "《总结》");
    assert_eq!((fact(report, "作者"), fact(report, "日期")), (vec!["游剑锋".to_owned()], vec!["未载明".to_owned()]));
    let EntryList::Figures(groups) = list(report, "figures") else { panic!("figures") };
    let lines: Vec<&str> = groups[0].rows.iter().map(|row| row.source.as_str()).collect();
    assert_eq!(lines, ["第2行", "第9行", "", "", ""]);
}

#[test]
fn registers_are_lists_in_which_places_lie_within_places() {
    let publication = publication();
    let paths: Vec<&str> = publication.registers.iter().map(|register| register.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "places/index.html",
            "people/index.html",
            "themes/index.html",
            "mechanisms/index.html",
            "sources/index.html",
            "terms/index.html",
            "indicators/index.html"
        ]
    );
    fn shape(lines: &[RegisterLine]) -> Vec<String> {
        lines.iter().map(|line| format!("{}[{}]", line.link.title, shape(&line.lines).join(","))).collect()
    }
    let groups: Vec<(Option<&str>, Vec<String>)> =
        publication.registers[0].groups.iter().map(|group| (group.title.as_deref(), shape(&group.lines))).collect();
    assert_eq!(
        groups,
        [
            (Some("行政区划"), vec!["贵州省[沿河县[]]".to_owned(), "惠区[]".to_owned()]),
            (Some("跨地区的范围和片区"), vec!["重点片区[]".to_owned()])
        ]
    );
    assert_eq!(publication.registers[0].groups[0].lines[0].counts, "1个案例 · 1个专题");
}

#[test]
fn the_case_leads_to_the_pages_of_what_it_is_about() {
    let publication = publication();
    let whole = &publication.cases[0];
    let path = |id: &str| Some(format!("places/{id}/index.html"));
    assert_eq!(whole.links.place, [path("guizhou"), path("yanhe")]);
    assert_eq!(whole.links.themes, [Some("themes/1/index.html".to_owned())]);
    assert_eq!(whole.sources[0].path.as_deref(), Some("sources/report/index.html"));
}

#[test]
fn parts_have_numbers_within_their_whole_and_count_apart() {
    let publication = publication();
    let [whole, part] = &publication.cases[..] else { panic!("two cases") };
    assert_eq!((whole.number, whole.part, part.number, part.part), (1, None, 1, Some(1)));
    assert_eq!(whole.parts[0].path, "cases/part/index.html");
    assert_eq!(part.whole.as_ref().unwrap().title, "沿河两年");
    assert!(part.parts.is_empty() && whole.next.is_none() && part.previous.is_none());
    let counts = publication.home.counts;
    assert_eq!((counts.cases, counts.parts, counts.figures, counts.sources), (1, 1, 5, 1));
}
