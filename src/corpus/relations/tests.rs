//! What points to what, in a small project.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use super::{Links, Relations};
use crate::corpus::{Corpus, assemble, read_all};
use crate::record::Register;
use crate::source::{SourceFile, Sources};

const PLACES: &str = "jiangsu: { name: 江苏省, level: 省级, aliases: [江苏] }
guanyun: { name: 灌云县, level: 县级, parent: jiangsu, aliases: [灌云] }
gangdong: { name: 岗东村, level: 村级, parent: guanyun }
area: { name: 成子湖片区, level: 片区, members: [guanyun] }
";
const ORGANISATIONS: &str = "team: { name: 驻灌云县帮扶工作队, aliases: [工作队], type: 工作队, place: 灌云县 }
school: { name: 灌云一中, type: 学校, parent: team }
";
const PEOPLE: &str = "you: { name: 游剑锋, roles: [{ role: 队长, org: 驻灌云县帮扶工作队 }] }\n";
const TERMS: &str = "wufang: { name: 五方挂钩 }\n";
const PROGRAMMES: &str = "zhucun: { name: 驻村帮扶 }\ndongxi: { name: 东西部协作 }\n";
const SOURCES: &str = "report: { title: 总结 }\n";

const WHOLE: &str = "title: 灌云两年
summary: 述
place: 江苏省/灌云县
programme: 驻村帮扶、东西部协作
themes: [产业, 民生]
defaults: { source: report, period: 2019 }
figures:
  lamps: { label: 路灯, value: 1065盏, scope: 灌云县26个村 }
  pepper: { label: 辣椒, value: 200亩, place: 岗东村 }
  members: { label: 队员, value: 27名, scope: 工作队 }
  farms: { label: 农场, value: 3个 }
key-figures: [lamps]
events:
  start: { label: 驻灌云县帮扶工作队进驻, date: 2018-01 }
mechanisms:
  five: { label: “五方挂钩”会议, kind: organisation, actors: [工作队, 村民] }
quotes:
  you: { text: 脱贫不脱钩, speaker: 游剑锋 }
donations:
  trees: { label: 苗木, from: 江苏省某公司, to: 灌云一中 }
claims:
  last: { text: 最后一批出列, type: 最后 }
";
const PART: &str = "title: 岗东模式
summary: 述
part-of: whole
place: 江苏省/灌云县/岗东村
themes: [民生]
places: [gangdong]
mechanisms:
  trip: { label: 带闯市场, kind: procedure, of: whole/five, source: \"report#1\" }
";

fn corpus() -> Corpus {
    let file = |path: &str, text: &str| SourceFile { path: path.into(), bytes: Arc::new(text.as_bytes().to_vec()) };
    let sources = Sources::new(vec![
        file("content/site.yaml", "title: 站\ndescription: 述\nlanguage: zh-CN\ntheme: banxin\n"),
        file("content/cases/part/case.yaml", PART),
        file("content/cases/part/narrative.md", "辣椒{{pepper}}，江苏都知道岗东村和游剑锋。\n"),
        file("content/cases/whole/case.yaml", WHOLE),
        file("content/cases/whole/narrative.md", "工作队来了。\n"),
        file("content/registers/organisations.yaml", ORGANISATIONS),
        file("content/registers/people.yaml", PEOPLE),
        file("content/registers/places.yaml", PLACES),
        file("content/registers/programmes.yaml", PROGRAMMES),
        file("content/registers/sources.yaml", SOURCES),
        file("content/registers/terms.yaml", TERMS),
    ]);
    let parts = read_all(&sources);
    assert_eq!(parts.diagnostics, []);
    let assembled = assemble(parts.value);
    assert_eq!(assembled.diagnostics, []);
    assembled.value.unwrap()
}

fn slugs<'a>(cases: &[&'a super::CaseEntry]) -> Vec<&'a str> {
    cases.iter().map(|entry| entry.case.slug.as_str()).collect()
}

fn figures<'a>(links: &Links<'a>) -> Vec<&'a str> {
    links.figures.iter().map(|(_, figure)| figure.name.as_str()).collect()
}

#[test]
fn the_longest_name_counts_and_the_lowest_place() {
    let corpus = corpus();
    let names = corpus.names();
    let ids = |text| names.named(text).into_iter().map(|(_, id)| id).collect::<Vec<_>>();
    assert_eq!(ids("江苏省灌云县"), ["guanyun"]);
    assert_eq!(ids("驻灌云县帮扶工作队进驻江苏"), ["team", "jiangsu"]);
    assert_eq!(ids("岗东村和灌云"), ["gangdong"]);
    // An alias of an organisation that is this short may be that of any other.
    assert!(ids("工作队").is_empty());
    assert_eq!(names.party("工作队"), Some((Register::Organisations, "team")));
    assert_eq!(names.party("五方挂钩"), None);
    assert_eq!(names.above("gangdong"), ["guanyun", "jiangsu"]);
}

#[test]
fn places_have_their_cases_figures_and_the_places_below() {
    let corpus = corpus();
    let relations = Relations::new(&corpus);
    let county = relations.of(Register::Places, "guanyun");
    assert_eq!(slugs(&county.cases), ["whole", "part"]);
    // By the scope, and of the case's own place where nothing else is stated.
    assert_eq!(figures(&county), ["lamps", "farms"]);
    assert_eq!(county.entries, [(Register::Places, "gangdong"), (Register::Organisations, "team")]);
    assert_eq!(county.events.len(), 1);
    assert_eq!(county.claims.len(), 1);
    // What the part has from its whole counts once.
    assert_eq!(figures(&relations.of(Register::Places, "gangdong")), ["pepper"]);
    assert_eq!(slugs(&relations.of(Register::Places, "gangdong").cases), ["part"]);
    assert_eq!(relations.of(Register::Places, "area").entries, [(Register::Places, "guanyun")]);
    let province = relations.of(Register::Places, "jiangsu");
    assert!(figures(&province).is_empty());
    assert_eq!(province.items.len(), 1);
}

#[test]
fn organisations_and_people_have_what_names_them() {
    let corpus = corpus();
    let relations = Relations::new(&corpus);
    let team = relations.of(Register::Organisations, "team");
    assert_eq!(figures(&team), ["members"]);
    assert_eq!((team.mechanisms.len(), team.events.len()), (1, 1));
    assert_eq!(team.entries, [(Register::Organisations, "school"), (Register::People, "you")]);
    assert_eq!(relations.of(Register::Organisations, "school").items.len(), 1);
    let person = relations.of(Register::People, "you");
    assert_eq!((person.quotes.len(), slugs(&person.named_in)), (1, vec!["part"]));
}

#[test]
fn programmes_themes_sources_and_terms_have_their_cases_and_records() {
    let corpus = corpus();
    let relations = Relations::new(&corpus);
    for id in ["zhucun", "dongxi"] {
        assert_eq!(slugs(&relations.of(Register::Programmes, id).cases), ["whole"]);
    }
    let themes: Vec<(&str, Vec<&str>)> =
        relations.themes.iter().map(|(name, links)| (*name, slugs(&links.cases))).collect();
    assert_eq!(themes, [("产业", vec!["whole"]), ("民生", vec!["whole", "part"])]);
    assert_eq!(relations.theme("民生"), Some(2));
    let report = relations.of(Register::Sources, "report");
    assert_eq!(slugs(&report.cases), ["whole", "part"]);
    assert_eq!(figures(&report), ["lamps", "pepper", "members", "farms"]);
    assert_eq!(relations.of(Register::Terms, "wufang").mechanisms.len(), 1);
}

#[test]
fn mechanisms_know_their_instances() {
    let corpus = corpus();
    let relations = Relations::new(&corpus);
    let [five, trip] = &relations.mechanisms[..] else { panic!("two mechanisms") };
    assert_eq!(five.instances.len(), 1);
    assert_eq!(trip.of.unwrap().1.name.value, "five");
    assert!(five.members.is_empty() && trip.instances.is_empty());
}
