//! Findings for people: file, line, the line itself, a caret and a hint.
//!
//! annotate-snippets draws carets and labels, and knows how wide Chinese is. The lines are prepared by
//! [`excerpt`](super::excerpt), and the address (`path:line:column`) is written here, because a cut line would give the
//! wrong column.

use std::fmt::Write;

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, DEFAULT_NONE_STYLE};
use annotate_snippets::{Group, Level, Renderer};

use super::marked::{Block, Mark, clean};
use super::place::{Files, in_order};
use super::{Diagnostic, Label, Language, Message, Place, Severity};
use crate::source::{FileId, Sources};

/// Columns for the renderer: more than any prepared line takes, so that it never cuts lines itself.
const RENDERER_WIDTH: usize = 400;

/// Renders findings for a terminal, each followed by an empty line.
///
/// They come in the order of files, then of places. The drawing is ASCII: fonts for Chinese draw box characters in one
/// column or in two.
#[must_use]
pub fn render_human(diagnostics: &[Diagnostic], sources: &Sources, language: Language, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.term_width(RENDERER_WIDTH);
    let mut human = Human { files: Files::new(sources), language, color, renderer };
    let mut text = String::new();
    for diagnostic in in_order(diagnostics, sources) {
        human.render(diagnostic, &mut text);
        text.push_str("\n\n");
    }
    text
}

struct Human<'a> {
    files: Files<'a>,
    language: Language,
    color: bool,
    renderer: Renderer,
}

impl Human<'_> {
    fn render(&mut self, diagnostic: &Diagnostic, out: &mut String) {
        let level = self.level(diagnostic.severity);
        let title = level.clone().primary_title(diagnostic.message.get(self.language)).id(diagnostic.code);
        out.push_str(&self.renderer.render(&[Group::with_title(title)]));
        out.push('\n');

        let mut blocks: Vec<(FileId, Vec<Mark>)> = Vec::new();
        if let Place::Span(span) = diagnostic.place {
            let mark = Mark { range: span.range(), label: diagnostic.label.as_ref(), primary: true };
            blocks.push((span.file, vec![mark]));
        }
        for Label { span, message } in &diagnostic.others {
            let mark = Mark { range: span.range(), label: Some(message), primary: false };
            match blocks.iter_mut().find(|(file, _)| *file == span.file) {
                Some((_, marks)) => marks.push(mark),
                None => blocks.push((span.file, vec![mark])),
            }
        }

        let hint = diagnostic.hint.as_ref().map(|hint| self.hint(hint));
        if let Place::Path(path) = &diagnostic.place {
            self.address(out, 0, "-->", &clean(path));
            if blocks.is_empty()
                && let Some(hint) = &hint
            {
                out.push('\n');
                out.push_str(&self.renderer.render(&[Group::with_level(level.clone()).element(hint.clone())]));
            }
        }
        let last = blocks.len();
        for (index, (file, marks)) in blocks.into_iter().enumerate() {
            if !out.ends_with('\n') {
                out.push('\n');
            }
            let path = clean(self.files.path(file));
            let lines = self.files.lines(file);
            let block = Block::new(lines, &marks);
            let first = marks.first().map_or(0, |mark| lines.visible(mark.range.clone()).start);
            let position = lines.position(first);
            let arrow = if marks.iter().any(|mark| mark.primary) { "-->" } else { ":::" };
            self.address(out, block.digits(), arrow, &format!("{path}:{}:{}", position.line, position.column));
            out.push('\n');
            let mut group = Group::with_level(level.clone()).element(block.snippet(self.language));
            if index + 1 == last
                && let Some(hint) = &hint
            {
                group = group.element(hint.clone());
            }
            out.push_str(&self.renderer.render(&[group]));
        }
    }

    fn level(&self, severity: Severity) -> Level<'static> {
        let (level, chinese) = match severity {
            Severity::Error => (Level::ERROR, "错误"),
            Severity::Warning => (Level::WARNING, "警告"),
        };
        match self.language {
            Language::Chinese => level.with_name(chinese),
            Language::English => level,
        }
    }

    fn hint(&self, hint: &Message) -> annotate_snippets::Message<'static> {
        let text = hint.get(self.language).split('\n').map(clean).collect::<Vec<_>>().join("\n");
        match self.language {
            Language::Chinese => Level::HELP.no_name().message(format!("建议：{}", text.replace('\n', "\n      "))),
            Language::English => Level::HELP.message(text),
        }
    }

    /// Writes the line that says where the finding is; `digits` is the width of the line numbers below it.
    fn address(&self, out: &mut String, digits: usize, arrow: &str, address: &str) {
        let style = if self.color { DEFAULT_LINE_NUM_STYLE } else { DEFAULT_NONE_STYLE };
        let _ = write!(out, "{}{style}{arrow}{style:#} {address}", " ".repeat(digits));
    }
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test that cannot be set up has failed")]
mod tests {
    use std::sync::Arc;

    use super::render_human;
    use crate::diagnostic::{Diagnostic, Language};
    use crate::message;
    use crate::source::{FileId, SourceFile, Sources, Span};

    fn sources(files: &[(&str, &[u8])]) -> Sources {
        let file = |(path, bytes): &(&str, &[u8])| SourceFile { path: (*path).into(), bytes: Arc::new(bytes.to_vec()) };
        Sources::new(files.iter().map(file).collect())
    }

    fn id(sources: &Sources, path: &str) -> FileId {
        sources.find(path).map(|(id, _)| id).expect("a file of the test")
    }

    /// Columns that a terminal gives to a text of Chinese and ASCII.
    fn columns(text: &str) -> usize {
        text.chars().map(|c| if c.is_ascii() || "…\u{FFFD}␛".contains(c) { 1 } else { 2 }).sum()
    }

    /// Renders a finding at the first place of `mark` in a file, and checks that the caret stands exactly below it.
    fn check_caret(bytes: &[u8], range: std::ops::Range<usize>, shown_mark: &str) -> String {
        let sources = sources(&[("a.yaml", bytes)]);
        let span = Span::new(id(&sources, "a.yaml"), range);
        let diagnostic = Diagnostic::error("wrong-type", span, message!("错", "wrong"));
        let text = render_human(&[diagnostic], &sources, Language::Chinese, false);
        let lines: Vec<&str> = text.lines().collect();
        let caret_line = lines.iter().position(|line| line.contains('^')).expect("a caret");
        let (source, carets) = (lines[caret_line - 1], lines[caret_line]);
        let caret_start = carets.find('^').expect("a caret");
        let caret_columns = columns(&carets[..caret_start])..columns(carets.trim_end());
        let mark_start = match shown_mark {
            "" => source.len(),
            mark => source.find(mark).unwrap_or_else(|| panic!("{mark} is not in {source}")),
        };
        assert_eq!(caret_columns.start, columns(&source[..mark_start]), "\n{text}");
        assert_eq!(caret_columns.len(), columns(shown_mark).max(1), "\n{text}");
        text
    }

    fn check(line: &str, mark: &str) -> String {
        let start = line.find(mark).expect("the mark");
        check_caret(line.as_bytes(), start..start + mark.len(), mark)
    }

    #[test]
    fn shows_severity_code_message_place_line_label_and_hint() {
        let sources = sources(&[("content/a.yaml", "标题: 一\nlable: 帮扶项目\n".as_bytes())]);
        let span = Span::new(id(&sources, "content/a.yaml"), 12..17);
        let diagnostic = Diagnostic::error("unknown-field", span, message!("没有字段 lable", "no field lable"))
            .with_label(message!("这里", "here"))
            .with_hint(message!("是不是 label？", "did you mean label?"));
        let chinese = render_human(std::slice::from_ref(&diagnostic), &sources, Language::Chinese, false);
        let expected = "\
错误[unknown-field]: 没有字段 lable
 --> content/a.yaml:2:1
  |
2 | lable: 帮扶项目
  | ^^^^^ 这里
  |
  = 建议：是不是 label？

";
        assert_eq!(chinese, expected);
        let english = render_human(std::slice::from_ref(&diagnostic), &sources, Language::English, false);
        assert!(english.starts_with("error[unknown-field]: no field lable\n"), "{english}");
        assert!(english.contains("= help: did you mean label?"), "{english}");
        let colored = render_human(&[diagnostic], &sources, Language::Chinese, true);
        assert!(colored.contains("\u{1B}["), "{colored}");
        assert_eq!(without_styles(&colored), expected);
    }

    fn without_styles(text: &str) -> String {
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('\u{1B}') {
            plain.push_str(before);
            rest = after.split_once('m').map_or("", |(_, after)| after);
        }
        plain + rest
    }

    #[test]
    fn carets_stand_below_chinese_text() {
        check("标题: 跟着市场走：灌云产业帮扶两年账", "灌云");
        check("value: 1.5亿元左右", "左右");
        check("「引号」、顿号；全角（括号）错", "错");
        check("abc", "b");
    }

    #[test]
    fn carets_stand_below_text_after_tabs() {
        check_caret("\t标题: 错".as_bytes(), 9..12, "错");
        check_caret("a:\tb\terr".as_bytes(), 5..8, "err");
    }

    #[test]
    fn line_ends_and_byte_order_mark_do_not_show() {
        let text = check_caret("\u{FEFF}甲: 一\r\n乙: 错\r\n".as_bytes(), 18..21, "错");
        assert!(text.contains("a.yaml:2:4"), "{text}");
        assert!(!text.contains('\r') && !text.contains('␍'), "{text}");
        let text = check_caret("\u{FEFF}错: 一".as_bytes(), 3..6, "错");
        assert!(text.contains("a.yaml:1:1") && text.contains("1 | 错: 一\n"), "{text}");
    }

    #[test]
    fn long_lines_are_cut_and_keep_the_true_column() {
        let line = format!("summary: {}错{}", "长".repeat(3000), "尾".repeat(3000));
        let start = line.find('错').expect("the mark");
        let text = check_caret(line.as_bytes(), start..start + 3, "错");
        assert!(text.contains("a.yaml:1:3010"), "{text}");
        assert!(text.lines().all(|line| columns(line) < 120), "{text}");
    }

    #[test]
    fn empty_places_and_places_at_the_end_have_a_caret() {
        let text = check_caret("标题: x".as_bytes(), 8..8, "x");
        assert!(text.contains("a.yaml:1:5"), "{text}");
        let text = check_caret("标题: 一\n\n".as_bytes(), 13..13, "");
        assert!(text.contains("a.yaml:1:6") && text.contains("1 | 标题: 一"), "{text}");
        check_caret(b"abc", 900..2000, "");
    }

    #[test]
    fn a_file_of_broken_bytes_shows_the_right_line() {
        let bytes = b"title: ok\nname: \xB9\xE0\xD4\xC6 end\nlast: x\n";
        let text = check_caret(bytes, 16..17, "\u{FFFD}");
        assert!(text.contains("a.yaml:2:7"), "{text}");
        assert!(text.contains("2 | name: ") && text.contains(" end"), "{text}");
    }

    #[test]
    fn controls_never_reach_the_terminal() {
        let text = check_caret("a: \u{1B}[31m\u{202E}错".as_bytes(), 11..14, "错");
        assert!(!text.contains('\u{1B}') && !text.contains('\u{202E}'), "{text}");
        let sources = sources(&[("a\u{1B}[0m.yaml", b"x")]);
        let diagnostic = Diagnostic::error_in("encoding", "b\u{202E}.yaml", message!("坏\u{1B}字", "bad\u{1B}"))
            .with_hint(message!("看\u{1B}看", "look"))
            .with_other(Span::new(id(&sources, "a\u{1B}[0m.yaml"), 0..1), message!("在\u{9B}此", "here"));
        let text = render_human(&[diagnostic], &sources, Language::Chinese, false);
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        assert!(!text.contains('\u{202E}'), "{text:?}");
    }

    #[test]
    fn other_places_are_shown_in_the_same_file_and_elsewhere() {
        let sources = sources(&[
            ("a.yaml", "甲: 一\n乙: 二\n丙: 三\n丁: 四\n甲: 五\n".as_bytes()),
            ("b.yaml", "x: 六\n".as_bytes()),
        ]);
        let (a, b) = (id(&sources, "a.yaml"), id(&sources, "b.yaml"));
        let diagnostic = Diagnostic::error("duplicate-key", Span::new(a, 36..39), message!("重复", "twice"))
            .with_label(message!("又一次", "again"))
            .with_other(Span::new(a, 0..3), message!("第一次", "first"))
            .with_other(Span::new(b, 3..6), message!("这里也有", "here too"))
            .with_hint(message!("删去一处", "delete one"));
        let text = render_human(&[diagnostic], &sources, Language::Chinese, false);
        let expected = "\
错误[duplicate-key]: 重复
 --> a.yaml:5:1
  |
1 | 甲: 一
  | -- 第一次
...
5 | 甲: 五
  | ^^ 又一次
 ::: b.yaml:1:4
  |
1 | x: 六
  |    -- 这里也有
  |
  = 建议：删去一处

";
        assert_eq!(text, expected, "\n{text}");
    }

    #[test]
    fn findings_come_in_the_order_of_places() {
        let sources = sources(&[("a.yaml", b"one\ntwo\n"), ("b.yaml", b"three\n")]);
        let at = |path: &str, start, zh: &str| {
            Diagnostic::error("x", Span::new(id(&sources, path), start..start + 1), message!("{zh}", "{zh}", zh = zh))
        };
        let list = [
            at("b.yaml", 0, "四"),
            at("a.yaml", 4, "三"),
            at("a.yaml", 0, "二"),
            Diagnostic::error_in("x", "a.yaml", message!("一", "1")),
        ];
        let text = render_human(&list, &sources, Language::Chinese, false);
        let places: Vec<usize> = ["一", "二", "三", "四"].iter().filter_map(|word| text.find(word)).collect();
        assert_eq!(places.len(), 4);
        assert!(places.is_sorted(), "{text}");
    }

    #[test]
    fn a_finding_about_a_path_shows_the_path() {
        let diagnostic = Diagnostic::error_in("unknown-theme", "themes/x", message!("没有主题", "no theme"))
            .with_hint(message!("放一个", "add one"));
        let text = render_human(&[diagnostic], &sources(&[]), Language::Chinese, false);
        assert_eq!(text, "错误[unknown-theme]: 没有主题\n--> themes/x\n = 建议：放一个\n\n", "\n{text}");
    }
}
