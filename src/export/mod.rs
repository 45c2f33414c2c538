//! Exporters: a publication and a theme in, artifacts out. One folder an edition.

pub mod csv;
pub mod html;
pub mod pdf;
pub mod picture;
pub mod raster;

use crate::diagnostic::Diagnostic;

/// One file of the output.
pub struct Artifact {
    /// Path below the output folder, with `/` between components.
    pub path: String,
    /// What the file holds, or how to make it.
    pub content: Content,
}

/// What a file holds.
pub enum Content {
    /// The bytes.
    Ready(Vec<u8>),
    /// Something that takes long to make and is worth keeping between builds.
    Deferred(Deferred),
}

/// How a [`Deferred`] makes its bytes.
pub type Make = Box<dyn FnOnce() -> Result<Vec<u8>, Vec<Diagnostic>> + Send>;

/// Bytes that are made when the cache does not have them.
pub struct Deferred {
    /// Hash of everything that the bytes depend on.
    pub key: blake3::Hash,
    /// Makes them.
    pub make: Make,
}

impl Artifact {
    /// A file whose bytes are there.
    pub fn ready(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), content: Content::Ready(bytes.into()) }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
mod tests {
    use super::{html, pdf, raster};

    #[test]
    fn recipes_name_the_libraries_that_are_built_in() {
        let locked = include_str!("../../Cargo.lock");
        for recipe in [html::FONT_RECIPE, pdf::RECIPE, raster::RECIPE] {
            let (_, libraries) = recipe.split_once(", ").unwrap();
            for library in libraries.split(", ") {
                let (name, version) = library.split_once(' ').unwrap();
                let entry = format!("name = \"{name}\"\nversion = \"{version}\"");
                assert!(
                    locked.contains(&entry),
                    "{library}: name the version that is built in, so that cached files are made again"
                );
            }
        }
    }
}
