//! What typst may see: the theme's sources and fonts, and the files of one case. Nothing else exists for it.

use std::collections::HashMap;
use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::fonts::FontStore;

/// What all documents of a build share.
pub struct Shared {
    library: LazyHash<Library>,
    fonts: FontStore,
    sources: HashMap<FileId, Source>,
}

/// Why a font file of a theme cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnreadableFont {
    /// Its index among the files given.
    pub index: usize,
}

impl Shared {
    /// Reads the fonts and parses the sources, each a path below the root and its text.
    ///
    /// # Errors
    /// The font files that are none.
    pub fn new(fonts: &[Arc<Vec<u8>>], sources: &[(String, String)]) -> Result<Self, Vec<UnreadableFont>> {
        let mut store = FontStore::new();
        let mut unreadable = Vec::new();
        for (index, bytes) in fonts.iter().enumerate() {
            match Font::new(Bytes::new(FileBytes(bytes.clone())), 0) {
                Some(font) => {
                    let info = font.info().clone();
                    store.push((font, info));
                }
                None => unreadable.push(UnreadableFont { index }),
            }
        }
        if !unreadable.is_empty() {
            return Err(unreadable);
        }
        let sources = sources.iter().filter_map(|(path, text)| parsed(path, text)).collect();
        Ok(Self { library: LazyHash::new(Library::default()), fonts: store, sources })
    }
}

/// The world of one document.
pub struct CaseWorld<'a> {
    shared: &'a Shared,
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

impl<'a> CaseWorld<'a> {
    /// A world in which `/main.typ` is the main file.
    ///
    /// Paths are the same for every case: typst numbers paths for as long as the program runs, and has 65,535 numbers.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the path is a constant below the root")]
    pub fn new(shared: &'a Shared, main: &str) -> Self {
        let id = file_id("/main.typ").expect("a path below the root");
        let sources = HashMap::from([(id, Source::new(id, main.to_owned()))]);
        Self { shared, main: id, sources, files: HashMap::new() }
    }

    /// Adds a source file, or replaces it.
    pub fn put_source(&mut self, path: &str, text: &str) {
        self.sources.extend(parsed(path, text));
    }

    /// Adds a file of bytes.
    pub fn put_file(&mut self, path: &str, bytes: Bytes) {
        if let Some(id) = file_id(path) {
            self.files.insert(id, bytes);
        }
    }
}

impl World for CaseWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shared.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).or_else(|| self.shared.sources.get(&id)).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.files.get(&id) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.source(id).map(Bytes::from_string),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.font(index)
    }

    /// No document may depend on the day it is made.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Bytes that a theme or a publication owns, lent to typst without a copy.
pub struct FileBytes(pub Arc<Vec<u8>>);

impl AsRef<[u8]> for FileBytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

fn parsed(path: &str, text: &str) -> Option<(FileId, Source)> {
    let id = file_id(path)?;
    Some((id, Source::new(id, text.to_owned())))
}

/// Number of a path in the project; none for a path that leaves it. Packages are not served at all.
fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
