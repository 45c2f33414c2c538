//! Inputs made to do harm, through the built binary: each ends in a finding with file and line and leaves the last output
//! as it was, or in output that is harmless to those who open it.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use crate::markup::dangers;
use crate::support::{Outcome, Project, repository, tree};

const CASE: &str = "content/cases/dadong/case.yaml";
const NARRATIVE: &str = "content/cases/dadong/narrative.md";

/// A project with its output, and what its files hold.
struct Target {
    project: Project,
    public: Vec<(String, Vec<u8>)>,
    case: String,
    narrative: String,
}

impl Target {
    fn built() -> Self {
        let target = Self::new();
        let outcome = target.project.run(&["build"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        Self { public: tree(&target.project.path("public")), ..target }
    }

    fn new() -> Self {
        let project = Project::with_content(&repository().join("tests/diagnostics/base/content"));
        // Numbers that are no figures are looked for elsewhere.
        let case = project.read(CASE) + "accept: { number-in-prose: 试 }\n";
        let target = Self { narrative: project.read(NARRATIVE), project, public: Vec::new(), case };
        target.restore();
        target
    }

    fn restore(&self) {
        self.project.write(CASE, &self.case);
        self.project.write(NARRATIVE, &self.narrative);
    }

    /// The project must not build: a finding names `file`, and a line where `line` says so.
    fn refuses(&self, name: &str, file: &str, line: bool) -> Outcome {
        let outcome = self.project.run(&["build"]);
        sound(name, &outcome);
        assert_eq!(outcome.status, 1, "{name}: {}", start(&outcome.stderr));
        let place = format!("--> {file}");
        let place = outcome.stderr.lines().find_map(|shown| shown.trim_start().strip_prefix(place.as_str()));
        let Some(place) = place else { panic!("{name}: no finding in {file}:\n{}", start(&outcome.stderr)) };
        assert!(!line || place.starts_with(':'), "{name}: no line:\n{}", start(&outcome.stderr));
        assert!(tree(&self.project.path("public")) == self.public, "{name}: the output changed");
        outcome
    }

    /// A file of the project holds `bytes`, which must be refused at a line of it.
    fn refuses_file(&self, name: &str, file: &str, bytes: impl AsRef<[u8]>) {
        self.refuses_file_at(name, file, bytes, true);
    }

    fn refuses_file_at(&self, name: &str, file: &str, bytes: impl AsRef<[u8]>, line: bool) {
        self.project.write(file, bytes);
        self.refuses(name, file, line);
        self.restore();
    }

    /// The project must build; all its pages and drawings are harmless.
    fn builds(&self, name: &str) -> Vec<(String, Vec<u8>)> {
        let outcome = self.project.run(&["build"]);
        sound(name, &outcome);
        assert_eq!(outcome.status, 0, "{name}: {}", start(&outcome.stderr));
        let public = tree(&self.project.path("public"));
        for (path, bytes) in &public {
            if path.ends_with(".html") || path.ends_with(".svg") {
                let found = dangers(std::str::from_utf8(bytes).unwrap());
                assert!(found.is_empty(), "{name}: {path}: {found:?}");
            }
        }
        public
    }
}

/// Nothing panicked, and the messages are of a length that somebody can read.
fn sound(name: &str, outcome: &Outcome) {
    assert!(!outcome.stderr.contains("panicked at"), "{name}: {}", start(&outcome.stderr));
    assert!(matches!(outcome.status, 0..=2), "{name}: status {}: {}", outcome.status, start(&outcome.stderr));
    assert!(outcome.stderr.len() < 500_000, "{name}: {} bytes of messages", outcome.stderr.len());
}

fn start(text: &str) -> String {
    text.chars().take(2000).collect()
}

fn text_of(public: &[(String, Vec<u8>)], path: &str) -> String {
    let (_, bytes) = public.iter().find(|(name, _)| name == path).unwrap();
    String::from_utf8(bytes.clone()).unwrap()
}

/// A PNG that claims a size and holds no pixels.
fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let mut bytes = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
        bytes.extend(kind);
        bytes.extend(data);
        let checked: Vec<u8> = kind.iter().chain(data).copied().collect();
        bytes.extend(crc(&checked).to_be_bytes());
        bytes
    };
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend([8, 2, 0, 0, 0]);
    // An empty zlib stream.
    let empty = [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01];
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", &empty), chunk(b"IEND", &[])].concat()
}

/// The checksum of PNG (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 })
    })
}

#[test]
fn records_that_blow_up_are_refused() {
    let target = Target::built();
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    let mut merge = String::from("m0: &m0 { k: v }\n");
    for level in 1..24 {
        let before = level - 1;
        merge += &format!("m{level}: &m{level} {{ <<: [*m{before}, *m{before}] }}\n");
        if level < 9 {
            bomb += &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{before}"); 9].join(", "));
        }
    }
    let many = |line: &str, count: usize| (0..count).map(|n| line.replace('#', &n.to_string())).collect::<String>();
    let deep = format!("title: {}x{}", "{a: ".repeat(50_000), "}".repeat(50_000));
    for (name, text) in [
        ("alias bomb", bomb),
        ("merge keys", merge),
        ("aliases to a list", format!("a: &a [{}]\nb: [{}]\n", "x, ".repeat(20_000), "*a, ".repeat(20_000))),
        ("aliases to a text", format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(20_000))),
        ("an anchor in itself", "title: &a [*a]\n".to_owned()),
        ("brackets", "[".repeat(100_000)),
        ("braces", deep),
        ("dashes", "- ".repeat(5_000)),
        ("questions", "? ".repeat(5_000)),
        ("keys up to the limit", many("k#: x\n", 90_000)),
    ] {
        target.refuses_file(name, CASE, text);
    }
    target.refuses_file_at("half a million keys", CASE, many("k#: x\n", 500_000), false);
    target.refuses_file_at("half a million figures in a site", "content/site.yaml", many("k#: x\n", 500_000), false);
}

#[test]
fn records_that_say_what_they_must_not_are_refused() {
    let target = Target::built();
    let with = |from: &str, to: &str| {
        assert!(target.case.contains(from), "{from}");
        target.case.replacen(from, to, 1)
    };
    let title = |value: &str| with("title: 大东村两年账", &format!("title: {value}"));
    for (name, text) in [
        ("a key twice", with("title: ", "title: 甲\ntitle: ")),
        ("a tag", title("!!python/object:os.system 甲")),
        ("two documents", format!("{}---\n{}", target.case, target.case)),
        ("a null character", title("甲\0乙")),
        ("a tab", with("  source: \"report#1\"", "\tsource: \"report#1\"")),
        ("a full-width colon", with("title: ", "title：")),
        ("a character that turns the line", title("甲\u{202E}乙")),
        ("a day that is none", with("period: 2018/2019\ndefaults", "period: 2018/2019\ndate: 2026-13-40\ndefaults")),
        ("a number that is none", with("174个", ".nan")),
        ("a number without end", with("174个", "1e400")),
        ("a number of a thousand digits", with("174个", &format!("{}个", "9".repeat(1000)))),
        ("a slug above", with("title: ", "slug: ../../x\ntitle: ")),
        ("a slug in percent signs", with("title: ", "slug: \"%2e%2e\"\ntitle: ")),
        ("a slug of a device", with("title: ", "slug: CON\ntitle: ")),
        ("a slug with a backslash", with("title: ", "slug: a\\b\ntitle: ")),
        (
            "a picture above",
            with("\ncharts:", "\nmedia:\n  a: { file: ../../../x.png, caption: 甲, alt: 甲 }\ncharts:"),
        ),
        ("a part of itself", with("part-of: projects", "part-of: industry")),
        ("parts of each other", with("source: \"report#23\"", "part-of: industry")),
        ("a sum that holds itself", with("sum: [study, roads]", "sum: [gifts, gifts]")),
    ] {
        target.refuses_file(name, CASE, text);
    }
    for (name, bytes) in [("nothing", b"".as_slice()), ("a comment alone", b"# x\n"), ("spaces alone", b"\n  \n")] {
        target.refuses_file_at(name, CASE, bytes, false);
    }
    target.refuses_file("bytes that are no text", CASE, b"title: \xFF\xFE\n");
    target.refuses_file("UTF-16", CASE, b"\xFF\xFEt\0i\0");
    target.refuses_file_at("an archive", CASE, b"PK\x03\x04\x14\0", false);
}

#[test]
fn records_that_look_strange_and_are_not_print_as_written() {
    let target = Target::new();
    let odd =
        target.case.replace("title: 大东村两年账", "title: no").replace("summary: 一个村的两年。", "summary: 012");
    let odd = odd.replace("\ndefaults:", "\nprogramme: 1:30\nthemes: [on, 1.50, 0x1F]\ndefaults:");
    target.project.write(CASE, format!("\u{FEFF}{}", odd.replace('\n', "\r\n")));
    let public = target.builds("strange scalars");
    let page = text_of(&public, "cases/dadong/index.html");
    for written in [">no<", "012", "1:30", "on", "1.50", "0x1F"] {
        assert!(page.contains(written), "{written} is not printed as written");
    }
}

#[test]
fn narratives_that_smuggle_are_refused() {
    let target = Target::built();
    let html = "正文。\n\n<img src=x onerror=xss()>\n";
    for (name, text) in [
        ("a script link", "[点](javascript:xss())\n".to_owned()),
        ("an entity in a link", "[点](&#106;avascript:xss())\n".to_owned()),
        ("a tab in a link", "[点](<java\tscript:xss()>)\n".to_owned()),
        ("a picture of data", "![图](data:text/html,<script>xss()</script>)\n".to_owned()),
        ("a link to data", "[点](data:text/html,xss)\n".to_owned()),
        ("a link in brackets", "<javascript:xss()>\n".to_owned()),
        ("a reference link", "[点]\n\n[点]: vbscript:xss\n".to_owned()),
        ("a link to a file", "[点](file:///etc/passwd)\n".to_owned()),
        ("a script", "<script>xss()</script>\n".to_owned()),
        ("an image with a script", html.to_owned()),
        ("a script in a line", "正文<svg onload=xss()>。\n".to_owned()),
        ("a comment", "<!-- 内部意见 -->\n".to_owned()),
        ("a template call", "{{ get_env(name=\"HOME\") }}\n".to_owned()),
        ("a template block", "{% include \"/etc/passwd\" %}{{\n".to_owned()),
        ("quotations", "> ".repeat(20_000)),
        ("marks", format!("{}x", "**a ".repeat(20_000))),
        ("lists in lists", (0..400).map(|n| format!("{}- x\n", "  ".repeat(n))).collect()),
        ("a flood of footnotes", "甲[^1]".repeat(20_000)),
        ("a flood of references", "{{nothing}} ".repeat(20_000)),
        ("a wide table", format!("|{}\n|{}\n", "a|".repeat(2_000), "-|".repeat(2_000))),
        ("front matter", "---\nlayout: x\n---\n\n正文。\n".to_owned()),
        ("bytes", "正文\u{0}\u{7}\u{202E}。\n".to_owned()),
    ] {
        target.refuses_file(name, NARRATIVE, format!("{text}\n\n{{{{chart:count}}}}\n"));
    }
    target.refuses_file("a megabyte of text", NARRATIVE, "甲".repeat(400_000));
}

#[test]
fn narratives_that_look_dangerous_print_as_written() {
    let target = Target::new();
    let rows: String = (0..2_000).map(|n| format!("| {n} | {} |\n", "格".repeat(20))).collect();
    target.project.write(
        NARRATIVE,
        format!(
            "{}\n\n## 标题 {{onclick=xss}}\n\n```\"><script>xss()</script>\n<script>xss()</script>\n```\n\n\
             [点](https://example.cn \"\\\"onmouseover=xss\")和\\<script\\>与`<svg onload=xss>`、]]>、#read(\"/etc/passwd\")。\n\n\
             {}\n\n{}\n\n| 甲 | 乙 |\n|---|---|\n{rows}",
            target.narrative,
            "[".repeat(5_000),
            "注[^1]".repeat(50) + "\n\n[^1]: <https://example.cn/?a=\"onclick=xss\">"
        ),
    );
    let outcome = target.project.run(&["check"]);
    sound("dangerous looks", &outcome);
    assert_eq!(outcome.status, 0, "{}", start(&outcome.stderr));
    target.builds("dangerous looks");
}

#[test]
fn fields_reach_every_edition_as_text() {
    let target = Target::new();
    let attack = "</script></title></textarea>]]><svg onload=xss()><script>xss()</script>'\"><img src=x onerror=xss()>";
    let code = "#read(\"/etc/passwd\") \\#eval $x$ `y` *b* @z <l>";
    let yaml = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let case = target
        .case
        .replace("title: 大东村两年账", &format!("title: {}\nshort-title: {}", yaml(code), yaml(attack)))
        .replace("summary: 一个村的两年。", &format!("summary: {}", yaml(attack)))
        .replace("江苏省/灌云县/大东村", &yaml("甲<svg onload=xss()>"))
        .replace("label: 帮扶项目", &format!("label: {}", yaml("<svg onload=xss()>")))
        .replace("title: 工作总结", &format!("title: {}, authors: [{}]", yaml(attack), yaml(code)))
        .replace(
            "title: 项目里三成是产业",
            &format!("title: {}, note: {}, alt: {}", yaml(attack), yaml(code), yaml(attack)),
        )
        .replace(
            "\ndefaults:",
            &format!(
                "\nprogramme: {}\nthemes: [{}]\nfacts: {{ {}: {} }}\ndefaults:",
                yaml(attack),
                yaml(code),
                yaml("<b onclick=xss>"),
                yaml(attack)
            ),
        );
    target.project.write(CASE, case);
    let site = target.project.read("content/site.yaml");
    let site = site
        .replace("title: 样刊", &format!("title: {}", yaml(attack)))
        .replace("description: 检查用的小样。", &format!("description: {}", yaml(attack)));
    target.project.write(
        "content/site.yaml",
        site + &format!("publisher: {{ name: {}, rights: {} }}\n", yaml(code), yaml(attack)),
    );
    let public = target.builds("hostile fields");

    let (_, pdf) = public.iter().find(|(path, _)| path.ends_with(".pdf")).unwrap();
    let pdf = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let text: String = pdf.extract_text(&pages).unwrap().chars().filter(|c| !c.is_whitespace()).collect();
    assert!(text.contains("#read(\"/etc/passwd\")"), "the title is not printed as written: {}", start(&text));
    assert!(!text.contains("root:"), "a file was read");
    assert!(text.contains("]]><svgonload=xss()>"), "the summary is not printed as written");
    // Tables of data opened in a spreadsheet are no place for formulas.
    for (path, bytes) in public.iter().filter(|(path, _)| path.ends_with(".csv")) {
        for cell in String::from_utf8_lossy(bytes).split(['\n', ',']) {
            assert!(!cell.trim_matches('"').starts_with(['=', '@']), "{path}: {cell}");
        }
    }
    let sheets: Vec<_> = public.iter().filter(|(path, _)| path.contains("/chart-") && path.ends_with(".svg")).collect();
    assert!(!sheets.is_empty());
    for (path, bytes) in sheets {
        let sheet = std::str::from_utf8(bytes).unwrap();
        assert_eq!(dangers(sheet), Vec::<String>::new(), "{path}");
        assert!(roxmltree::Document::parse(sheet).is_ok(), "{path}: {}", start(sheet));
    }
}

#[test]
fn files_that_are_none_are_refused() {
    let target = Target::built();
    let project = &target.project;
    let outside = Project::empty();
    outside.write("secret.md", "# 机密\n\n机密。\n");
    let secret = outside.path("secret.md");
    let refuse = |name: &str, path: &str, make: &dyn Fn(&Path)| {
        let place = project.path(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        make(&place);
        target.refuses(name, path, false);
        if place.symlink_metadata().unwrap().is_dir() {
            fs::remove_dir_all(&place).unwrap();
        } else {
            fs::remove_file(&place).unwrap();
        }
    };
    refuse("a link to a file", "content/pages/secret.md", &|place| symlink(&secret, place).unwrap());
    refuse("a link to a folder", "content/cases/other", &|place| symlink(outside.root(), place).unwrap());
    refuse("a link to itself", "content/pages/loop.md", &|place| symlink(place, place).unwrap());
    refuse("a link to the folder above", "content/cases/dadong/up", &|place| symlink("..", place).unwrap());
    refuse("a pipe", "content/pages/pipe.md", &|place| {
        rustix::fs::mknodat(rustix::fs::CWD, place, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0).unwrap();
    });
    refuse("a folder named as a file", "content/pages/x.yaml", &|place| fs::create_dir(place).unwrap());
    refuse("a folder named as a page", "content/pages/x.md", &|place| fs::create_dir(place).unwrap());
    refuse("a sparse giant", "content/cases/dadong/media/a.png", &|place| {
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::File::create(place).unwrap().set_len(1 << 40).unwrap();
    });
    fs::remove_dir_all(project.path("content/cases/dadong/media")).unwrap();

    // The superuser may read everything.
    let locked = project.path("content/pages/locked.md");
    project.write("content/pages/locked.md", "# 锁\n\n锁。\n");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&locked).is_err() {
        target.refuses("an unreadable file", "content/pages/locked.md", false);
    }
    fs::remove_file(&locked).unwrap();

    // The record itself is a link.
    fs::rename(project.path(CASE), outside.path("case.yaml")).unwrap();
    symlink(outside.path("case.yaml"), project.path(CASE)).unwrap();
    target.refuses("a record that is a link", CASE, false);
    fs::remove_file(project.path(CASE)).unwrap();
    fs::rename(outside.path("case.yaml"), project.path(CASE)).unwrap();

    // The whole content is a link.
    fs::rename(project.path("content"), outside.path("content")).unwrap();
    symlink(outside.path("content"), project.path("content")).unwrap();
    target.refuses("content that is a link", "content", false);
}

#[test]
fn names_that_are_one_or_none_elsewhere_are_refused() {
    let target = Target::built();
    let project = &target.project;
    let refuse = |name: &str, files: &[&str], finding: &str| {
        for file in files {
            project.write(
                file,
                if file.ends_with(".yaml") { target.case.clone() } else { format!("# {name}\n\n正文。\n") },
            );
        }
        target.refuses(name, finding, false);
        for file in files {
            fs::remove_file(project.path(file)).unwrap();
            let folder = project.path(file).parent().unwrap().to_path_buf();
            if fs::read_dir(&folder).unwrap().next().is_none() {
                fs::remove_dir(folder).unwrap();
            }
        }
    };
    refuse("composed twins", &["content/pages/e\u{301}.md", "content/pages/\u{E9}.md"], "content/pages/\u{E9}.md");
    refuse("twins in case", &["content/pages/a.md", "content/pages/A.md"], "content/pages/a.md");
    refuse("a page of a device", &["content/pages/con.md"], "content/pages/con.md");
    refuse("a page in percent signs", &["content/pages/%2e%2e.md"], "content/pages/%2e%2e.md");
    refuse("a page with a backslash", &["content/pages/a\\b.md"], "content/pages/a\\b.md");
    refuse("a page with a line break", &["content/pages/a\nb.md"], "content/pages/a<U+000A>b.md");
    // 85 characters of three bytes: all that most file systems take.
    let long = format!("content/pages/{}.md", "长".repeat(84));
    refuse("a long name", &[&long], &long);
    for folder in ["CON", "a\\b", "%2e%2e", "大东 村", "A"] {
        let files = [format!("content/cases/{folder}/case.yaml"), format!("content/cases/{folder}/narrative.md")];
        let finding = if folder.contains('\\') { format!("content/cases/{folder}") } else { files[0].clone() };
        refuse(folder, &[&files[0], &files[1]], &finding);
    }
}

#[test]
fn pictures_that_are_traps_are_refused() {
    let target = Target::built();
    let picture = "content/cases/dadong/media/a.png";
    let case = target.case.replace("\ncharts:", "\nmedia:\n  a: { file: a.png, caption: 甲, alt: 甲 }\ncharts:");
    for (name, bytes) in [
        ("a hundred thousand pixels square", png(100_000, 100_000)),
        ("no pixels", png(0, 0)),
        ("four thousand million pixels", png(u32::MAX, 1)),
        ("a drawing with a script", b"<svg xmlns='http://www.w3.org/2000/svg'><script>xss()</script></svg>".to_vec()),
        ("a page", b"<!doctype html><script>xss()</script>".to_vec()),
        ("a head alone", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("half a photograph", b"\xFF\xD8\xFF\xE0\x00\x10JFIF".to_vec()),
        ("pixels that are none", png(100, 100)),
    ] {
        target.project.write(picture, bytes);
        target.project.write(CASE, &case);
        target.project.write(NARRATIVE, format!("{}\n{{{{photo:a}}}}\n", target.narrative));
        // That pixels are missing shows when they are decoded, and then the file itself is named.
        let decoded = name == "pixels that are none";
        target.refuses(name, if decoded { picture } else { CASE }, !decoded);
    }
}

#[test]
fn output_over_the_input_is_refused() {
    let target = Target::new();
    let before = tree(&target.project.path("content"));
    let content = target.project.path("content");
    let inner = content.join("public");
    for output in ["/", content.to_str().unwrap(), inner.to_str().unwrap(), target.project.root().to_str().unwrap()] {
        let outcome = target.project.run(&["build", "-o", output]);
        sound(output, &outcome);
        assert_eq!(outcome.status, 2, "{output}: {}", outcome.stderr);
        assert!(outcome.stderr.contains("建议："), "{output}: no hint: {}", outcome.stderr);
    }
    assert!(tree(&target.project.path("content")) == before, "the content changed");
}
