//! `casebook figures` and `casebook coverage`: what they print, in which form and language, and how they end.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{Project, bless, content_site, repository};

fn sample() -> Project {
    Project::with_content(&repository().join("tests/diagnostics/base/content"))
}

/// The base with a line added to its record.
fn with_record(line: &str) -> Project {
    let project = sample();
    let record = project.read("content/cases/dadong/case.yaml");
    project.write("content/cases/dadong/case.yaml", format!("{record}{line}\n"));
    project
}

#[test]
fn a_sheet_for_a_terminal_has_every_figure_and_every_number() {
    let project = sample();
    let chinese = project.run(&["figures", "dadong"]);
    assert_eq!((chinese.status, chinese.stderr.as_str()), (0, ""));
    let sheet = chinese.stdout;
    assert!(sheet.starts_with("大东村两年账（dadong）：数据5条，文中数字8处，待核0处\n"), "{sheet}");
    assert!(sheet.contains("    · 捐款合计（gifts）  333.1万元  2018—2019年  "), "{sheet}");
    assert!(sheet.contains("        分项之和相符：218.1万元＋115万元\n"), "{sheet}");
    assert!(sheet.contains("    · 174个（正文第3行）  帮扶项目\n"), "{sheet}");
    let english = project.run(&["figures", "dadong", "--lang", "en"]).stdout;
    assert!(
        english.starts_with("大东村两年账 (dadong): 5 figures, 8 numbers in the text, 0 open\n\n  figures\n"),
        "{english}"
    );
    assert!(english.contains("\n  numbers of the text\n"), "{english}");
    // Without a name all cases are printed; the short name of the command does the same.
    assert_eq!(project.run(&["figures"]).stdout, sheet);
    assert_eq!(project.run(&["f"]).stdout, sheet);
}

#[test]
fn a_sheet_tells_what_is_answered_from_what_is_open() {
    let project = with_record("not-figures: { 热线12345: 电话号码 }");
    let narrative = project.read("content/cases/dadong/narrative.md");
    project.write("content/cases/dadong/narrative.md", format!("{narrative}\n热线12345，另有99个。\n"));
    let outcome = project.run(&["figures", "dadong"]);
    // A number that nobody accounts for is an error; the sheet is there all the same.
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    // The sheet says what is open; standard error only how much.
    assert_eq!(outcome.stderr, "检查完毕：1个错误，0个警告\n");
    assert!(outcome.stdout.contains("[number-in-prose] narrative.md:9"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("待核1处\n"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("    ＊ 12345（正文第9行）  不是数据：电话号码\n"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("    ？ 99个（正文第9行）  没有对应的数据\n"), "{}", outcome.stdout);
    let open = project.run(&["figures", "dadong", "--open"]);
    assert!(!open.stdout.contains("12345") && !open.stdout.contains("218.1万元"), "{}", open.stdout);
    assert!(open.stdout.contains("？ 99个") && open.stdout.contains("[number-in-prose] narrative.md:9"));
    assert!(!open.stderr.contains("number-in-prose"), "{}", open.stderr);
    let table = project.run(&["figures", "--form", "csv"]);
    assert!(table.stderr.contains("错误[number-in-prose]"), "{}", table.stderr);
    // Findings as JSON stay apart from what was asked for.
    let json = project.run(&["figures", "--form", "csv", "--message-format", "json"]);
    assert!(json.stderr.contains("\"number-in-prose\"") && !json.stdout.contains("\"number-in-prose\""));
    let coverage = project.run(&["coverage", "--message-format", "json"]);
    assert!(coverage.stderr.contains("\"number-in-prose\"") && !coverage.stdout.contains("\"number-in-prose\""));
}

#[test]
fn a_sheet_has_every_finding_however_many() {
    let project = sample();
    let narrative = project.read("content/cases/dadong/narrative.md");
    let many: String = (0..230).map(|index| format!("另有{}个。\n\n", 9000 + index)).collect();
    project.write("content/cases/dadong/narrative.md", format!("{narrative}\n{many}"));
    let sheet = project.run(&["figures", "dadong"]).stdout;
    assert!(sheet.contains("待核230处\n"), "{}", &sheet[..200]);
    let check = project.run(&["check"]).stderr;
    assert_eq!(check.matches("number-in-prose").count(), 200);
    assert!(check.contains("还有30处问题没有列出") && check.contains("230个错误"));
}

#[test]
fn an_unknown_case_is_status_2_with_a_suggestion() {
    let project = sample();
    for (arguments, said) in [
        (&["figures", "dadon"][..], "错误: 没有“dadon”这个案例\n = 建议：是不是 dadong？\n"),
        (&["figures", "xyz"], "错误: 没有“xyz”这个案例\n = 建议：现有的案例：dadong\n"),
        (&["figures", "dadon", "--lang", "en"], "error: there is no case `dadon`\n = help: did you mean `dadong`?\n"),
    ] {
        let outcome = project.run(arguments);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(outcome.stderr, said, "{arguments:?}");
    }
    assert_eq!(project.run(&["figures", "--form", "xlsx"]).status, 2);
}

#[test]
fn content_that_cannot_be_read_has_no_sheet() {
    let project = sample();
    project.write("content/site.yaml", "title: [\n");
    let outcome = project.run(&["figures"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (1, ""));
    assert_eq!(project.run(&["coverage"]).status, 1);
}

#[test]
fn a_sheet_for_spreadsheets_is_one_table() {
    let outcome = sample().run(&["figures", "--form", "csv"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    // Without the mark spreadsheets take the Chinese for something else.
    let table = outcome.stdout.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    // Every row has as many cells as the first, or the reader objects.
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1 + 5 + 8);
    assert_eq!(rows[0].iter().take(5).collect::<Vec<_>>(), ["案例", "类别", "名称", "内容", "数值"]);
    assert_eq!(rows[5].iter().take(5).collect::<Vec<_>>(), ["dadong", "数据", "gifts", "捐款合计", "333.1万元"]);
    assert_eq!(rows[0].iter().next_back(), Some("状态"));
    // Numbers in 汉字 are left to a person, all others are held against the record.
    for row in &rows[1..] {
        let state = if row[4].contains(['两', '三']) { "人工核对" } else { "无提示" };
        assert_eq!(row.iter().next_back(), Some(state), "{row:?}");
    }
}

#[test]
fn a_sheet_for_programs_is_one_object_a_case() {
    let outcome = sample().run(&["figures", "--form", "json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let cases: Vec<serde_json::Value> =
        outcome.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(cases.len(), 1);
    assert_eq!(cases[0]["case"], "dadong");
    let sheet = &cases[0]["sheet"];
    assert_eq!(sheet["figures"].as_array().unwrap().len(), 5);
    assert_eq!(sheet["figures"][4]["row"]["wording"], "333.1万元");
    assert_eq!(sheet["figures"][4]["state"], "clear");
    assert_eq!(sheet["numbers"].as_array().unwrap().len(), 8);
    assert_eq!(sheet["open"], serde_json::json!([]));
}

const COVERAGE: &str = "entries:\n  \"01\": { title: 两年的项目, source: \"summary#23\", records: [dadong/charts/count, \
                        dadong/figures/projects] }\n";

/// The base with a source in the register, its text, and what covers it.
fn covered(coverage: &str, text: &str) -> Project {
    let project = sample();
    project
        .write("content/registers/sources.yaml", "summary: { title: 两年总结, kind: 工作总结, file: summary.txt }\n");
    project.write("content/coverage.yaml", coverage);
    project.write("texts/summary.txt", text);
    project
}

#[test]
fn coverage_lists_what_the_sources_describe_and_where_it_is_shown() {
    let project = covered(COVERAGE, "");
    let outcome = project.run(&["coverage"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(outcome.stdout.contains("\n## 两年总结\n"), "{}", outcome.stdout);
    assert!(
        outcome.stdout.contains(
            "\n| 01 | 两年的项目 | 第23行 | 项目里三成是产业（图表）；数据1条 | `cases/dadong/index.html#chart-count` |\n"
        ),
        "{}",
        outcome.stdout
    );
    assert_eq!(outcome.stderr, "清单1条，0条没有展示的记录\n");
    let english = project.run(&["coverage", "--lang", "en"]);
    assert_eq!(english.stderr, "1 entries, 0 of them without a record that is shown\n");
    // Into a file, the table is the same.
    let path = project.path("table.md");
    let written = project.run(&["coverage", "--output", path.to_str().unwrap()]);
    assert_eq!((written.status, written.stdout.as_str()), (0, ""));
    assert_eq!(project.read("table.md"), outcome.stdout);
    let nowhere = project.path("nowhere/table.md");
    assert_eq!(project.run(&["coverage", "--output", nowhere.to_str().unwrap()]).status, 2);
}

#[test]
fn coverage_finds_the_numbers_of_a_source_that_no_record_has() {
    let project = covered(COVERAGE, "两年实施项目174个。\n另有99个村。\n");
    let texts = project.path("texts");
    let texts = texts.to_str().unwrap();
    let record = project.read("content/cases/dadong/case.yaml");
    project.write("content/cases/dadong/case.yaml", record.replace("\"report#23\"", "\"summary#1\""));
    let outcome = project.run(&["coverage", "--texts", texts]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("summary 第2行的“99个”没有记录"), "{}", outcome.stderr);
    assert!(!outcome.stderr.contains("“174个”"), "{}", outcome.stderr);
    let english = project.run(&["coverage", "--texts", texts, "--lang", "en"]);
    assert!(english.stderr.contains("summary, line 2: `99个` is in no record"), "{}", english.stderr);
    // With a reason it may stay out.
    let omitted = format!("{COVERAGE}omitted: [{{ source: \"summary#2\", words: 99个村, reason: 举例 }}]\n");
    project.write("content/coverage.yaml", omitted);
    let outcome = project.run(&["coverage", "--texts", texts]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(outcome.stdout.contains("\n| 《两年总结》第2行 | 99个村 | 举例 |\n"), "{}", outcome.stdout);
    // A folder without the texts is wrong usage.
    let outcome = project.run(&["coverage", "--texts", project.path("content").to_str().unwrap()]);
    assert_eq!(outcome.status, 2, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("summary.txt") && outcome.stderr.contains("建议："), "{}", outcome.stderr);
}

/// `docs/coverage.md` is the table of the repository's own content.
#[test]
fn the_table_in_the_manual_is_current() {
    let outcome = Project::with_content(&repository().join("content")).run(&["coverage"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let path: &Path = &repository().join("docs/coverage.md");
    if bless() {
        std::fs::write(path, &outcome.stdout).unwrap();
    }
    let current = std::fs::read_to_string(path).unwrap();
    assert!(current == outcome.stdout, "run `casebook coverage --output docs/coverage.md`");
}

/// Every row of the table names records and a page; each page is there and has the block.
#[test]
fn the_table_in_the_manual_leads_to_blocks() {
    let pages: BTreeMap<&str, &[u8]> =
        content_site().iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    let table = std::fs::read_to_string(repository().join("docs/coverage.md")).unwrap();
    let mut rows = 0;
    for row in table.lines().filter(|line| line.starts_with("| 0")) {
        let cells: Vec<&str> = row.split(" | ").collect();
        assert_eq!(cells.len(), 5, "{row}");
        assert!(!cells[3].is_empty(), "no record: {row}");
        let named: Vec<&str> = cells[4].split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "no page: {row}");
        for address in named {
            let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
            let page = String::from_utf8_lossy(pages.get(path).unwrap_or_else(|| panic!("no page {path}: {row}")));
            assert!(anchor.is_empty() || page.contains(&format!("id=\"{anchor}\"")), "{path} lacks {anchor}");
        }
        rows += 1;
    }
    assert_eq!(rows, 122);
}
