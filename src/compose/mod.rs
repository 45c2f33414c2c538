//! Corpus in, publication out: pages in order, figures resolved, charts drawn.

mod publication;

pub use publication::{CasePage, Counts, FigureRow, Home, Page, PageLink, Publication, SiteInfo, SourceEntry};
