//! What every page says of itself and of its site, outside of its own content.

use serde::Serialize;
use serde_json::json;

use super::escape::{STYLE_SHEET, address, json_for_script};
use super::registers::{REGISTERS, REGISTERS_TITLE};
use super::sheet::{SHEET_TITLE, sheet_path};
use super::words::{date, date_iso};
use crate::chart::{Palette, Token};
use crate::compose::{CasePage, Publication, SiteInfo, case_path, page_path};

/// The frame of a page, for `base.html`.
#[derive(Serialize)]
pub struct Frame {
    /// BCP 47 tag.
    pub language: String,
    /// Leads from the page to the root of the site.
    pub root: String,
    /// For `<title>`.
    pub title: String,
    /// One or two sentences for search engines.
    pub description: String,
    /// Absolute address of the page, where the site has one.
    pub canonical: Option<String>,
    /// `<meta name content>`.
    pub metas: Vec<Meta>,
    /// `<meta property content>`.
    pub graph: Vec<Meta>,
    /// Content of a JSON-LD script.
    pub json_ld_html: Option<String>,
    /// Address of the style sheet.
    pub style_sheet_html: String,
    /// Address of the script, where the theme has one.
    pub script: Option<String>,
    /// Address of the icon.
    pub icon: String,
    /// Colour of the page in light and dark.
    pub paper: [String; 2],
    /// Address of the home page.
    pub home: String,
    /// The site's title.
    pub site: String,
    /// The line below it.
    pub tagline: Option<String>,
    /// Entries of the navigation.
    pub navigation: Vec<Entry>,
    /// Where the footer leads.
    pub footer: Vec<Entry>,
    /// Lines of the footer.
    pub publisher: Vec<Line>,
    /// A line on rights and reuse.
    pub rights: Option<String>,
    /// Date of the edition, in words.
    pub edition: Option<String>,
}

/// One piece of metadata.
#[derive(Serialize)]
pub struct Meta {
    name: &'static str,
    content: String,
}

/// One entry of the navigation.
#[derive(Serialize)]
pub struct Entry {
    href: String,
    title: String,
    /// Value of `aria-current`: `page`, `true`, or nothing.
    current: Option<&'static str>,
}

/// One line of the footer.
#[derive(Serialize)]
pub struct Line {
    label: String,
    value: String,
    /// Where the line leads, for a registration that has to lead to its register.
    href: Option<&'static str>,
}

/// What a frame is made for.
pub enum Subject<'a> {
    /// The home page.
    Home,
    /// A case, and the picture that stands for it.
    Case(&'a CasePage, Option<Card>),
    /// The proofreader's sheet of a case. Search engines are asked to leave it out.
    Sheet(&'a CasePage),
    /// A page: its slug, title, description.
    Page(&'a str, &'a str, &'a str),
    /// A page that lists what points to something, or the entries of a register.
    Listing {
        /// Path from the root of the site.
        path: &'a str,
        /// Title.
        title: &'a str,
        /// A sentence for search engines.
        description: &'a str,
    },
    /// The page for addresses that do not exist.
    NotFound,
}

/// A picture by which social networks show a page.
pub struct Card {
    /// Path from the root of the site.
    pub path: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
}

impl Subject<'_> {
    /// Path of the page from the root of the site.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Home => "index.html".into(),
            Self::Case(case, _) => case_path(&case.slug),
            Self::Sheet(case) => sheet_path(&case.slug),
            Self::Page(slug, ..) => page_path(slug),
            Self::Listing { path, .. } => (*path).to_owned(),
            Self::NotFound => "404.html".into(),
        }
    }
}

/// What leads from a path to the root of the site. Pages above know it before they are written.
#[must_use]
pub fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// What leads from a page to the root of the site.
#[must_use]
pub fn root(publication: &Publication, subject: &Subject) -> String {
    match subject {
        // A server shows this page at any depth, so its links start at the root of the server.
        Subject::NotFound => publication.site.base_url.as_deref().map(base_path).unwrap_or_default(),
        subject => root_of(&subject.path()),
    }
}

/// The frame of a page. `script` is the path of the theme's script.
#[must_use]
pub fn frame(publication: &Publication, palette: &Palette, script: Option<&str>, subject: &Subject) -> Frame {
    let site = &publication.site;
    let path = subject.path();
    let root = root(publication, subject);
    let (title, description) = match subject {
        Subject::Home => (site.title.clone(), site.description.clone()),
        Subject::Case(case, _) => (format!("{} - {}", case.title, site.title), case.summary.clone()),
        Subject::Sheet(case) => {
            let title = &case.title;
            let said = format!("《{title}》的全部数字：出处、原文、核对情况和待核之处。");
            (format!("{SHEET_TITLE}：{title} - {}", site.title), said)
        }
        Subject::Page(_, title, description) | Subject::Listing { title, description, .. } => {
            (format!("{title} - {}", site.title), (*description).to_owned())
        }
        Subject::NotFound => (format!("没有这个页面 - {}", site.title), site.description.clone()),
    };
    let indexed = !matches!(subject, Subject::NotFound | Subject::Sheet(_));
    let canonical = site.base_url.as_ref().filter(|_| indexed).map(|base| {
        let folder = path.strip_suffix("index.html").unwrap_or(&path);
        absolute(base, folder)
    });
    let card = card(site, subject);
    Frame {
        language: site.language.clone(),
        title,
        description: description.clone(),
        metas: metas(site, subject, card.is_some()),
        graph: if indexed {
            graph(site, subject, &description, canonical.as_deref(), card.as_ref())
        } else {
            Vec::new()
        },
        json_ld_html: article(site, subject, canonical.as_deref(), card.as_ref()),
        canonical,
        style_sheet_html: STYLE_SHEET.into(),
        script: script.map(|path| address(&root, path)),
        icon: address(&root, "assets/favicon.svg"),
        paper: [palette.light(Token::Paper).into(), palette.dark(Token::Paper).into()],
        home: address(&root, "index.html"),
        site: site.title.clone(),
        tagline: site.tagline.clone(),
        navigation: navigation(publication, &root, subject, false),
        footer: navigation(publication, &root, subject, true),
        publisher: site.publisher.iter().map(|(label, value)| line(label, value)).collect(),
        rights: site.rights.clone(),
        edition: site.date.map(date),
        root,
    }
}

/// The absolute address of a path of the site.
fn absolute(base_url: &str, path: &str) -> String {
    format!("{}/{}", base_url.trim_end_matches('/'), address("", path))
}

/// The picture of a page with its absolute address, which is the only one that social networks follow: none for a site that
/// does not know its own address.
fn card<'a>(site: &SiteInfo, subject: &'a Subject) -> Option<(String, &'a Card)> {
    let Subject::Case(_, Some(card)) = subject else { return None };
    Some((absolute(site.base_url.as_deref()?, &card.path), card))
}

/// The path of an absolute address: `/` for a site at the root of its host.
fn base_path(base_url: &str) -> String {
    let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let path = after_scheme.find('/').map_or("/", |slash| &after_scheme[slash..]);
    format!("{}/", path.trim_end_matches('/'))
}

/// Where every page leads: to the cases, the registers, the pages. The footer leads to all pages.
fn navigation(publication: &Publication, root: &str, subject: &Subject, is_footer: bool) -> Vec<Entry> {
    let cases = Entry {
        href: address(root, "index.html#cases"),
        title: "案例".into(),
        current: matches!(subject, Subject::Case(..) | Subject::Sheet(_)).then_some("true"),
    };
    let registers = (!publication.registers.is_empty()).then(|| Entry {
        href: address(root, REGISTERS),
        title: REGISTERS_TITLE.into(),
        current: match subject {
            Subject::Listing { path, .. } if *path == REGISTERS => Some("page"),
            Subject::Listing { .. } => Some("true"),
            _ => None,
        },
    });
    let pages = publication.pages.iter().filter(|page| is_footer || !page.only_in_footer).map(|page| Entry {
        href: address(root, &page_path(&page.slug)),
        title: page.title.clone(),
        current: matches!(subject, Subject::Page(slug, ..) if *slug == page.slug).then_some("page"),
    });
    std::iter::once(cases).chain(registers).chain(pages).collect()
}

/// A line of the footer. A registration number of a website has to lead to the ministry's register.
fn line(label: &str, value: &str) -> Line {
    let href = label.contains("ICP").then_some("https://beian.miit.gov.cn/");
    Line { label: label.into(), value: value.into(), href }
}

/// The metadata that official sites of China state, where the site states them.
fn metas(site: &SiteInfo, subject: &Subject, has_card: bool) -> Vec<Meta> {
    let stated =
        |wanted: &str| site.publisher.iter().find(|(label, _)| label == wanted).map(|(_, value)| value.clone());
    let (column, article) = match subject {
        Subject::Home => (Some("首页".to_owned()), None),
        Subject::Case(case, _) => (Some("案例".to_owned()), Some((case.title.clone(), case.date.or(site.date)))),
        Subject::Listing { title, .. } => (Some(REGISTERS_TITLE.to_owned()), Some(((*title).to_owned(), site.date))),
        Subject::Page(_, title, _) => (Some((*title).to_owned()), Some(((*title).to_owned(), site.date))),
        Subject::Sheet(_) => (Some("案例".to_owned()), None),
        Subject::NotFound => (None, None),
    };
    let host = site.base_url.as_deref().and_then(|base| base.split_once("://")).map(|(_, rest)| rest);
    let host = host.and_then(|rest| rest.split('/').next()).map(str::to_owned);
    let is_article = article.is_some();
    let (article_title, published) = article.map_or((None, None), |(title, date)| (Some(title), date.map(date_iso)));
    let robots = matches!(subject, Subject::NotFound | Subject::Sheet(_)).then(|| "noindex".to_owned());
    let all = [
        ("robots", robots),
        ("SiteName", Some(site.title.clone())),
        ("SiteDomain", host),
        ("SiteIDCode", stated("网站标识码")),
        ("ColumnName", column),
        ("ArticleTitle", article_title),
        ("PubDate", published),
        ("ContentSource", stated("主办单位").filter(|_| is_article)),
        ("twitter:card", has_card.then(|| "summary_large_image".to_owned())),
    ];
    all.into_iter().filter_map(|(name, content)| content.map(|content| Meta { name, content })).collect()
}

/// Open Graph.
fn graph(
    site: &SiteInfo,
    subject: &Subject,
    description: &str,
    canonical: Option<&str>,
    card: Option<&(String, &Card)>,
) -> Vec<Meta> {
    let (kind, title) = match subject {
        Subject::Case(case, _) => ("article", case.title.as_str()),
        Subject::Page(_, title, _) => ("article", *title),
        Subject::Listing { title, .. } => ("website", *title),
        Subject::Home | Subject::Sheet(_) | Subject::NotFound => ("website", site.title.as_str()),
    };
    let size = card.map(|(_, card)| (card.width.to_string(), card.height.to_string()));
    let all = [
        ("og:type", Some(kind)),
        ("og:title", Some(title)),
        ("og:description", Some(description)),
        ("og:site_name", Some(site.title.as_str())),
        ("og:locale", (site.language == "zh-CN").then_some("zh_CN")),
        ("og:url", canonical),
        ("og:image", card.map(|(address, _)| address.as_str())),
        ("og:image:type", card.map(|_| "image/png")),
        ("og:image:width", size.as_ref().map(|(width, _)| width.as_str())),
        ("og:image:height", size.as_ref().map(|(_, height)| height.as_str())),
        ("og:image:alt", card.map(|(_, card)| card.alt.as_str())),
    ];
    all.into_iter()
        .filter_map(|(name, content)| content.map(|content| Meta { name, content: content.into() }))
        .collect()
}

/// A case as a schema.org Article, with what is known of it.
fn article(
    site: &SiteInfo,
    subject: &Subject,
    canonical: Option<&str>,
    card: Option<&(String, &Card)>,
) -> Option<String> {
    let Subject::Case(case, _) = subject else {
        return None;
    };
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": case.title,
        "description": case.summary,
        "inLanguage": site.language,
        "isPartOf": { "@type": "WebSite", "name": site.title },
    });
    if let Some(whole) = &case.whole {
        let mut part_of = json!({ "@type": "Article", "headline": whole.title });
        if let Some(base) = &site.base_url {
            part_of["url"] = absolute(base, whole.path.strip_suffix("index.html").unwrap_or(&whole.path)).into();
        }
        article["isPartOf"] = json!([part_of, article["isPartOf"]]);
    }
    if !case.place.is_empty() {
        article["contentLocation"] = json!({ "@type": "Place", "name": case.place.join("") });
    }
    if let Some(date) = case.date {
        article["dateModified"] = date_iso(date).into();
    }
    if !case.themes.is_empty() {
        article["keywords"] = case.themes.join("，").into();
    }
    if let Some((_, name)) = site.publisher.iter().find(|(label, _)| label == "主办单位") {
        article["publisher"] = json!({ "@type": "Organization", "name": name });
    }
    if let Some(address) = canonical {
        article["url"] = address.into();
    }
    if let Some((address, _)) = card {
        article["image"] = address.as_str().into();
    }
    Some(json_for_script(&article))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_follow_the_depth_of_a_page() {
        assert_eq!(root_of("index.html"), "");
        assert_eq!(root_of("about/index.html"), "../");
        assert_eq!(root_of("cases/guanyun/index.html"), "../../");
    }

    #[test]
    fn the_path_of_a_base_address_starts_and_ends_with_a_slash() {
        assert_eq!(base_path("https://a.example"), "/");
        assert_eq!(base_path("https://a.example/"), "/");
        assert_eq!(base_path("https://a.example/cases/2020/"), "/cases/2020/");
    }
}
