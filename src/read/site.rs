//! `site.yaml`.

use super::accept::accept;
use super::decode::{Fields, Findings};
use super::value::is_name;
use super::{slug, yaml};
use crate::diagnostic::{Diagnostic, Message, Parsed, codes};
use crate::message;
use crate::record::{Publisher, Site};
use crate::source::{FileId, Sources, Span, Spanned};

/// Reads `site.yaml`. Gives no record when the file is no YAML mapping or lacks title or description.
#[must_use]
pub fn site(sources: &Sources, file: FileId) -> Parsed<Option<Site>> {
    let findings = Findings::default();
    let value = read(sources, file, &findings);
    Parsed { value, diagnostics: findings.into_vec(&sources.get(file).path) }
}

fn read(sources: &Sources, file: FileId, findings: &Findings) -> Option<Site> {
    let root = yaml::parse(sources.get(file), file, findings)?;
    let start = Span { end: root.span.start, ..root.span };
    let mut fields = Fields::open(&root, message!("站点", "the site"), start, "title: 江苏帮扶典型案例", findings)?;
    let title = fields.required_text("title", "title: 江苏帮扶典型案例");
    let tagline = fields.text("tagline", "tagline: 五个案例，每个数字都有出处");
    let description = fields.required_text("description", "description: 本站收录……");
    let base_url =
        fields.text("base-url", "base-url: https://example.gov.cn/cases").filter(|url| is_address(url, findings));
    let or = |value: Option<Spanned<String>>, default: &str| {
        value.unwrap_or_else(|| Spanned::new(default.to_owned(), start))
    };
    let language = fields.text("language", "language: zh-CN").filter(|tag| is_language(tag, findings));
    let theme = fields.text("theme", "theme: banxin").filter(|theme| slug::is_slug(theme, findings));
    let date = fields.date("date");
    let publisher = publisher(&mut fields);
    let cases = fields.texts("cases", "cases: [guanyun-industry, sihong-talent]");
    let cases = cases.into_iter().filter(|case| slug::is_slug(case, findings)).collect();
    let headline_figures = fields.texts("headline-figures", "headline-figures: [guanyun-industry/projects]");
    let headline_figures = headline_figures.into_iter().filter(|figure| is_headline(figure, findings)).collect();
    let pdf_pages = fields.texts("pdf-pages", "pdf-pages: [about]");
    let accept = accept(&mut fields);
    let footer_pages = fields.texts("footer-pages", "footer-pages: [about]");
    fields.finish();
    Some(Site {
        file,
        title: title?,
        tagline,
        description: description?,
        base_url,
        language: or(language, "zh-CN"),
        theme: or(theme, "banxin"),
        date,
        publisher,
        cases,
        headline_figures,
        pdf_pages,
        accept,
        footer_pages,
    })
}

fn publisher(site: &mut Fields) -> Publisher {
    let findings = site.findings();
    let Some(entry) = site.entry("publisher") else { return Publisher::default() };
    let what = message!("publisher（主办单位）", "`publisher`");
    let example = "publisher: { name: 江苏省乡村振兴局, editor: 张三 }";
    let Some(mut fields) = Fields::open(&entry.value, what, entry.key.span, example, findings) else {
        return Publisher::default();
    };
    let publisher = Publisher {
        name: fields.text("name", "name: 江苏省乡村振兴局"),
        editor: fields.text("editor", "editor: 张三"),
        site_code: fields.text("site-code", "site-code: 3200000000"),
        icp: fields.text("icp", "icp: 苏ICP备00000000号"),
        police: fields.text("police", "police: 苏公网安备00000000000000号"),
        rights: fields.text("rights", "rights: 转载请注明出处"),
    };
    fields.finish();
    publisher
}

fn report(place: Span, said: Message, hint: Message, findings: &Findings) {
    findings.push(Diagnostic::error(codes::WRONG_TYPE, place, said).with_hint(hint));
}

/// Whether a text is an absolute web address to which paths can be added.
#[must_use]
pub fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with(['/', ':', '.'])
            && rest.chars().all(|c| c.is_ascii_alphanumeric() || "-._~/:%".contains(c))
    })
}

/// Whether a text is such an address; reports it where it is not.
fn is_address(url: &Spanned<String>, findings: &Findings) -> bool {
    let legal = is_web_address(url);
    if !legal {
        report(
            url.span,
            message!("base-url 不是完整的网址", "`base-url` is no absolute web address"),
            message!(
                "写成 https://example.gov.cn/cases 的样子，不带 ? 和 #；没有网址时删去这一行",
                "as in https://example.gov.cn/cases, without ? and #; leave it out where there is none"
            ),
            findings,
        );
    }
    legal
}

/// Whether a text looks like a BCP 47 language tag.
fn is_language(tag: &Spanned<String>, findings: &Findings) -> bool {
    let mut parts = tag.split('-');
    let first =
        parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let legal =
        first && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !legal {
        report(
            tag.span,
            message!("language 不是语言代码", "`language` is no language tag"),
            message!("中文写 zh-CN，英文写 en", "as in zh-CN or en"),
            findings,
        );
    }
    legal
}

/// Whether a text names a figure of a case: `slug/figure`.
fn is_headline(text: &Spanned<String>, findings: &Findings) -> bool {
    let Some((case, figure)) = text.split_once('/') else {
        report(
            text.span,
            message!("首页数据要写明出自哪个案例", "a headline figure names its case"),
            message!("写成“案例/数据名”，例如 guanyun-industry/projects", "as in guanyun-industry/projects"),
            findings,
        );
        return false;
    };
    let part = |part: &str| Spanned::new(part.to_owned(), text.span);
    slug::is_slug(&part(case), findings) && is_name(&part(figure), findings)
}
