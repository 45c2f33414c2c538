//! What earlier builds made, by content hash.

use std::path::PathBuf;

/// A folder of finished bytes. A broken cache is an empty cache.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
}
