//! The publication as a whole: `site.yaml`.

use super::{Accept, Date};
use crate::source::{FileId, Spanned};

/// What `site.yaml` states.
#[derive(Clone, Debug)]
pub struct Site {
    /// The file that it was read from.
    pub file: FileId,
    /// Title of the site.
    pub title: Spanned<String>,
    /// A line below the title.
    pub tagline: Option<Spanned<String>>,
    /// What the site is, for the home page and search engines; may be a few sentences.
    pub description: Spanned<String>,
    /// Absolute address of the published site, for canonical links; none for a site that is only handed on as files.
    pub base_url: Option<Spanned<String>>,
    /// Language of the content, a BCP 47 tag: `zh-CN`.
    pub language: Spanned<String>,
    /// Name of the folder below `themes/`.
    pub theme: Spanned<String>,
    /// Date of the edition.
    pub date: Option<Spanned<Date>>,
    /// Who answers for the publication. Shown in the footer and the imprint; nothing is shown that is not stated.
    pub publisher: Publisher,
    /// Slugs in the order in which the cases are shown; cases that are not named follow by slug.
    pub cases: Vec<Spanned<String>>,
    /// Figures of the cases shown on the home page, each `slug/figure`.
    pub headline_figures: Vec<Spanned<String>>,
    /// Names of the pages that are typeset too.
    pub pdf_pages: Vec<Spanned<String>>,
    /// Findings on `site.yaml`, the pages and the coverage that are answered: these have no entries of their own to answer in.
    pub accept: Accept,
    /// Names of the pages to which only the footer leads.
    pub footer_pages: Vec<Spanned<String>>,
}

/// Who answers for a publication.
#[derive(Clone, Debug, Default)]
pub struct Publisher {
    /// 主办单位
    pub name: Option<Spanned<String>>,
    /// 责任编辑
    pub editor: Option<Spanned<String>>,
    /// 网站标识码
    pub site_code: Option<Spanned<String>>,
    /// ICP备案号
    pub icp: Option<Spanned<String>>,
    /// 公安备案号
    pub police: Option<Spanned<String>>,
    /// A line on rights and reuse.
    pub rights: Option<Spanned<String>>,
}
