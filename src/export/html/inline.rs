//! Running text as HTML.

use super::escape::{address, anchor, checked_target, escaped, is_external, push_escaped};
use super::writer::Writer;
use crate::compose::figure_anchor;
use crate::document::{FigureMention, Inline};

/// Width up to which a figure is kept on one line, in half-width columns: eight 汉字.
const UNBROKEN: usize = 16;

impl Writer<'_> {
    /// Writes a run of text.
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text, .. } => push_text(&mut self.out, text),
            Inline::Figure(figure) => self.figure(figure),
            Inline::Strong(content) => self.wrapped("<strong class=\"hei\">", content, "</strong>"),
            Inline::Emphasis(content) => self.wrapped("<em>", content, "</em>"),
            Inline::Strikethrough(content) => self.wrapped("<s>", content, "</s>"),
            Inline::Code { text, .. } => {
                self.out.push_str("<code class=\"mono\">");
                push_escaped(&mut self.out, text);
                self.out.push_str("</code>");
            }
            Inline::Page { path, content } => {
                let target = address(self.root, path);
                self.wrapped(&format!("<a href=\"{}\">", escaped(&target)), content, "</a>");
            }
            Inline::Link { target, title, content } => self.link(target, title.as_deref(), content),
            Inline::LineBreak => self.out.push_str("<br>"),
            Inline::Footnote(number) => self.footnote_reference(*number),
        }
    }

    fn wrapped(&mut self, open: &str, content: &[Inline], close: &str) {
        self.out.push_str(open);
        self.inlines(content);
        self.out.push_str(close);
    }

    /// A figure: a link to its row in the figure table, or marked text where the page has no table.
    fn figure(&mut self, figure: &FigureMention) {
        let class = if columns(&figure.wording) <= UNBROKEN { "figure unbroken" } else { "figure" };
        let about = [figure.label.as_str(), figure.source.as_str()];
        let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，");
        let (about, wording) = (escaped(&about), escaped(&figure.wording));
        let elsewhere = figure.link.as_ref().map(|link| address(self.root, link));
        let here = self.figure_table.then(|| anchor(&figure_anchor(&figure.name)));
        if let Some(target) = elsewhere.or(here) {
            let target = escaped(&target);
            self.out.push_str(&format!("<a class=\"{class}\" href=\"{target}\" title=\"{about}\">{wording}</a>"));
        } else {
            self.out.push_str(&format!("<span class=\"{class}\" title=\"{about}\">{wording}</span>"));
        }
    }

    fn link(&mut self, target: &str, title: Option<&str>, content: &[Inline]) {
        let Some(target) = checked_target(target) else {
            self.inlines(content);
            return;
        };
        self.out.push_str("<a href=\"");
        push_escaped(&mut self.out, &target);
        self.out.push('"');
        if let Some(title) = title {
            self.out.push_str(" title=\"");
            push_escaped(&mut self.out, title);
            self.out.push('"');
        }
        if is_external(&target) {
            self.out.push_str(" class=\"external\" rel=\"noopener\"");
        }
        self.out.push('>');
        self.inlines(content);
        self.out.push_str("</a>");
    }

    /// The number of a footnote. A note that is referred to twice gets two marks and one text.
    fn footnote_reference(&mut self, number: usize) {
        let mark = match number.checked_sub(1).and_then(|index| self.footnote_marks.get_mut(index)) {
            Some(marks) => {
                *marks += 1;
                *marks
            }
            None => return,
        };
        let id = if mark == 1 { format!("note-ref-{number}") } else { format!("note-ref-{number}-{mark}") };
        self.out.push_str(&format!(
            "<sup class=\"hei\"><a class=\"note-ref\" id=\"{id}\" href=\"#note-{number}\" aria-label=\"注{number}\">{number}</a></sup>"
        ));
    }
}

/// The characters alone, for attributes, contents and descriptions.
#[must_use]
pub fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    for inline in content {
        match inline {
            Inline::Text { text, .. } | Inline::Code { text, .. } => out.push_str(text),
            Inline::Figure(figure) => out.push_str(&figure.wording),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. }
            | Inline::Page { content, .. } => out.push_str(&plain(content)),
            Inline::LineBreak => out.push(' '),
            Inline::Footnote(_) => {}
        }
    }
    out
}

/// Text as HTML, with numbers kept on one line with their units.
#[must_use]
pub fn running(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_text(&mut out, text);
    out
}

/// A short text as HTML, in the phrases between which it had best be broken: after a colon, a comma, a dash.
#[must_use]
pub fn phrases(title: &str) -> String {
    let mut out = String::new();
    let mut rest = title;
    while !rest.is_empty() {
        let end = phrase_end(rest);
        let (phrase, after) = rest.split_at(end);
        if phrase.len() == title.len() {
            return running(title);
        }
        out.push_str(&format!("<span class=\"phrase\">{}</span>", running(phrase)));
        rest = after;
    }
    out
}

/// Where the first phrase of a text ends. A dash between digits is that of a range, and ends nothing.
fn phrase_end(text: &str) -> usize {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || "年月日".contains(c));
    let ends = |at: usize, c: char| match c {
        '：' | '，' | '；' => true,
        '—' => !(digit(text[..at].chars().next_back()) && digit(text[at + c.len_utf8()..].chars().next())),
        _ => false,
    };
    let Some((at, _)) = text.char_indices().find(|(at, c)| ends(*at, *c)) else { return text.len() };
    let after = text[at..].find(|c| !matches!(c, '：' | '，' | '；' | '—'));
    after.map_or(text.len(), |length| at + length)
}

/// Appends text; a number is kept on one line with the unit that follows it, and so is a date or a short range.
pub fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let ordinal = rest[..start].strip_suffix('第').map_or(0, |before| start - before.len());
        push_escaped(out, &rest[..start - ordinal]);
        let length = ordinal + joined_length(&rest[start..]);
        rest = &rest[start - ordinal..];
        let number = &rest[..length];
        if number.chars().all(|c| c.is_ascii_digit()) {
            push_escaped(out, number);
        } else {
            out.push_str("<span class=\"unbroken\">");
            push_escaped(out, number);
            out.push_str("</span>");
        }
        rest = &rest[length..];
    }
    push_escaped(out, rest);
}

/// Length in bytes of the number at the start of a text with what belongs to it: the rest of its date (`5月10日`), and the
/// other end of a range (`2018—2019年`), as long as all of it is short enough to be kept on one line.
fn joined_length(text: &str) -> usize {
    let mut end = measured_length(text);
    while let Some(next) = text.get(end..) {
        let link = match next.chars().next() {
            Some(c @ ('—' | '～' | '–' | '至')) => c.len_utf8(),
            Some(c) if c.is_ascii_digit() && text[..end].ends_with(['年', '月']) => 0,
            _ => break,
        };
        if !next[link..].starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        let longer = end + link + measured_length(&next[link..]);
        if columns(&text[..longer]) > UNBROKEN {
            break;
        }
        end = longer;
    }
    end
}

/// Length in bytes of the number at the start of a text, with its unit if it has one: `8743.11万元`, `63%`, `3713户次`.
fn measured_length(text: &str) -> usize {
    const SCALES: &str = "多余几百千万亿";
    const LONG: [&str; 6] = ["平方米", "公里", "批次", "人次", "户次", "个月"];
    const SHORT: &str = "年月日时天元斤吨亩米个名位人户家所村镇县省市座盏次批期项对段株岁倍成类场行页字幅";
    let mut end = 0;
    for (index, character) in text.char_indices() {
        let after = index + character.len_utf8();
        let digit_follows = text[after..].starts_with(|c: char| c.is_ascii_digit());
        if character.is_ascii_digit() || (matches!(character, '.' | ',') && digit_follows) {
            end = after;
        } else if matches!(character, '%' | '‰' | '℃' | '㎡') {
            return after;
        } else {
            break;
        }
    }
    let scale = text[end..].find(|c: char| !SCALES.contains(c)).map_or(text.len(), |offset| end + offset);
    let unit = LONG.iter().find(|unit| text[scale..].starts_with(**unit)).map(|unit| unit.len());
    let short = || text[scale..].chars().next().filter(|c| SHORT.contains(*c)).map(char::len_utf8);
    scale + unit.or_else(short).unwrap_or(0)
}

/// Width in half-width columns, good enough to tell a short figure from a long one.
fn columns(text: &str) -> usize {
    text.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail")]

    use super::*;
    use crate::export::html::testing::{html, span, text};

    fn mention(wording: &str) -> Inline {
        Inline::Figure(FigureMention {
            name: "investment".into(),
            label: "招引投资".into(),
            wording: wording.into(),
            source: "《总结》第63行".into(),
            link: None,
        })
    }

    #[test]
    fn figures_link_to_their_row() {
        assert_eq!(
            html(|writer| writer.inlines(&[text("累计"), mention("超过4.4亿元"), text("。")])),
            "累计<a class=\"figure unbroken\" href=\"#figure-investment\" title=\"招引投资，《总结》第63行\">超过4.4亿元</a>。"
        );
        let long = html(|writer| writer.inlines(&[mention("每村60万～200万元标准安排")]));
        assert!(long.starts_with("<a class=\"figure\" "), "{long}");
    }

    #[test]
    fn figures_without_a_table_are_marked_only() {
        let mut writer = Writer::new("", false);
        writer.inlines(&[mention("174个")]);
        assert!(writer.take().starts_with("<span class=\"figure unbroken\" title="));
    }

    #[test]
    fn numbers_stay_with_their_unit() {
        let set = |source: &str| {
            let mut out = String::new();
            push_text(&mut out, source);
            out
        };
        assert_eq!(set("到位8743.11万元，"), "到位<span class=\"unbroken\">8743.11万元</span>，");
        assert_eq!(set("有200多亩稻"), "有<span class=\"unbroken\">200多亩</span>稻");
        assert_eq!(set("占比70.9%。"), "占比<span class=\"unbroken\">70.9%</span>。");
        assert_eq!(set("见第89行"), "见<span class=\"unbroken\">第89行</span>");
        assert_eq!(
            set("3713户次、5个月"),
            "<span class=\"unbroken\">3713户次</span>、<span class=\"unbroken\">5个月</span>"
        );
        for whole in ["6月30日", "2019年5月10日", "2018—2019年", "2018年至2019年", "第19～21行"] {
            assert_eq!(set(&format!("到{whole}，")), format!("到<span class=\"unbroken\">{whole}</span>，"));
        }
        assert_eq!(
            set("2017年3月10日至2018年12月"),
            "<span class=\"unbroken\">2017年3月10日</span>至<span class=\"unbroken\">2018年12月</span>"
        );
        assert_eq!(set("“1+1”"), "“1+1”");
        assert_eq!(set("2018"), "2018");
        assert_eq!(set("<5户"), "&lt;<span class=\"unbroken\">5户</span>");
    }

    #[test]
    fn titles_break_between_phrases() {
        assert_eq!(
            phrases("挂图作战：大沥<5户>"),
            "<span class=\"phrase\">挂图作战：</span><span class=\"phrase\">\
            大沥&lt;<span class=\"unbroken\">5户</span>&gt;</span>"
        );
        assert_eq!(phrases("灌云两年账"), "灌云两年账");
        assert_eq!(
            phrases("灌云县，2018—2019年"),
            "<span class=\"phrase\">灌云县，</span><span class=\"phrase\"><span class=\"unbroken\">2018—2019年</span></span>"
        );
        assert_eq!(phrases("账——本："), "<span class=\"phrase\">账——</span><span class=\"phrase\">本：</span>");
    }

    #[test]
    fn links_keep_only_what_may_be_followed() {
        let link = |target: &str| {
            let link =
                Inline::Link { target: target.into(), title: Some("\"onclick=x".into()), content: vec![text("文")] };
            html(|writer| writer.inlines(&[link]))
        };
        assert_eq!(link("javascript:x"), "文");
        assert_eq!(
            link("https://a.example/?b&c"),
            "<a href=\"https://a.example/?b&amp;c\" title=\"&quot;onclick=x\" class=\"external\" rel=\"noopener\">文</a>"
        );
    }

    #[test]
    fn one_note_can_have_two_marks() {
        let mut writer = Writer::new("", true);
        writer.footnote_marks = vec![0];
        writer.inlines(&[Inline::Footnote(1), Inline::Footnote(1), Inline::Footnote(7)]);
        let out = writer.take();
        assert!(out.contains("id=\"note-ref-1\"") && out.contains("id=\"note-ref-1-2\""), "{out}");
        assert_eq!(out.matches("<sup").count(), 2);
    }

    #[test]
    fn plain_text_has_no_markup() {
        let content =
            [text("甲"), Inline::Strong(vec![mention("5户")]), Inline::Code { text: "<b>".into(), span: span() }];
        assert_eq!(plain(&content), "甲5户<b>");
        assert_eq!(plain(&content).chars().next().unwrap(), '甲');
    }
}
