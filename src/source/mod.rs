//! Files as they were read, and places in them.
//!
//! Everything that came from a file carries a [`Span`]: an absolute byte range in one of the [`Sources`]. A span
//! survives reading, assembling and composing, so that any later stage can point to the line an editor has to change.

use std::sync::Arc;

mod characters;
mod encoding;
mod refusal;
mod spanned;
mod walk;

pub use characters::{code_point, half_width, is_forbidden, is_invisible, visible};
pub use spanned::Spanned;
pub use walk::walk;

/// Identifies one file of a [`Sources`] collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// An absolute byte range in one file, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file that the range is in.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span from byte offsets; offsets beyond 4 GiB are clamped, far above the cap on a file's size.
    #[must_use]
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: clamp(range.start), end: clamp(range.end) }
    }

    /// The byte range, for slicing.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// One file: where it is, and what it holds.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path relative to the root that was walked, with `/` between components.
    pub path: String,
    /// The bytes as they are on disk.
    pub bytes: Arc<Vec<u8>>,
}

impl SourceFile {
    /// The text, or the byte offset at which it stops being valid UTF-8.
    ///
    /// # Errors
    /// The offset of the first byte that is not part of a valid character.
    pub fn text(&self) -> Result<&str, usize> {
        std::str::from_utf8(&self.bytes).map_err(|error| error.valid_up_to())
    }
}

/// All files below one root, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Makes a collection; files are sorted by path, so that ids never depend on the order of a directory listing.
    #[must_use]
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// The file of an id.
    ///
    /// # Panics
    /// If the id came from another collection.
    #[must_use]
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file at a path relative to the root.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<(FileId, &SourceFile)> {
        let index = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some((FileId(u32::try_from(index).ok()?), &self.files[index]))
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }
}
