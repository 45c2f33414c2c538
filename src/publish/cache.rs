//! What earlier builds made, by content hash.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use blake3::Hash;

/// Entries that no build used for so long are removed.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Entries that were being written when their build ended are removed after so long.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

/// A folder of finished bytes. A broken cache is an empty cache.
///
/// An entry is a file named by its key. It begins with the hash of the bytes that follow, so that an entry that was
/// damaged counts as absent. No error ever leaves the cache: the worst that can happen is that work is done again.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache in a folder. The folder is made when the first entry is.
    #[must_use]
    pub fn open(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The bytes kept under a key.
    #[must_use]
    pub fn get(&self, key: &Hash) -> Option<Vec<u8>> {
        let place = self.place(key);
        let mut entry = fs::read(&place).ok()?;
        let (hash, bytes) = entry.split_first_chunk::<{ blake3::OUT_LEN }>()?;
        if blake3::hash(bytes) != Hash::from_bytes(*hash) {
            return None;
        }
        entry.drain(..blake3::OUT_LEN);
        // Its time says when it was last of use; only `sweep` looks at it.
        let _ = File::options().write(true).open(&place).and_then(|file| file.set_modified(SystemTime::now()));
        Some(entry)
    }

    /// Keeps bytes under a key.
    pub fn put(&self, key: &Hash, bytes: &[u8]) {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let unfinished = self.folder.join(format!(
            "{}.{}-{}.unfinished",
            key.to_hex(),
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        ));
        let entry = [blake3::hash(bytes).as_bytes().as_slice(), bytes].concat();
        let kept = fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(&unfinished, entry))
            .and_then(|()| fs::rename(&unfinished, self.place(key)));
        if kept.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
    }

    /// Removes entries that were not used for a month, other than those to keep.
    pub fn sweep(&self, keep: &[Hash]) {
        let names: BTreeSet<String> = keep.iter().map(|key| key.to_hex().to_string()).collect();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let limit = if is_key(&name) {
                KEPT
            } else if name.split_once('.').is_some_and(|(key, rest)| is_key(key) && rest.ends_with(".unfinished")) {
                ABANDONED
            } else {
                // Not ours.
                continue;
            };
            if !names.contains(&name) && is_older(&entry.path(), limit) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn place(&self, key: &Hash) -> PathBuf {
        self.folder.join(key.to_hex().as_str())
    }
}

fn is_key(name: &str) -> bool {
    name.len() == 2 * blake3::OUT_LEN && Hash::from_hex(name).is_ok()
}

/// Whether a regular file was last used longer ago than the limit.
fn is_older(place: &Path, limit: Duration) -> bool {
    fs::symlink_metadata(place)
        .ok()
        .filter(fs::Metadata::is_file)
        .and_then(|there| there.modified().ok())
        .and_then(|time| SystemTime::now().duration_since(time).ok())
        .is_some_and(|age| age > limit)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn key(text: &str) -> Hash {
        blake3::hash(text.as_bytes())
    }

    fn age(cache: &Cache, key: &Hash, days: u64) {
        let file = File::options().write(true).open(cache.place(key)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(days * 24 * 60 * 60)).unwrap();
    }

    #[test]
    fn what_is_put_comes_back() {
        let root = tempfile::tempdir().unwrap();
        let cache = Cache::open(root.path().join("a/b"));
        assert_eq!(cache.get(&key("x")), None);
        cache.put(&key("x"), b"bytes");
        cache.put(&key("empty"), b"");
        cache.put(&key("x"), b"other");
        assert_eq!(cache.get(&key("x")).unwrap(), b"other");
        assert_eq!(cache.get(&key("empty")).unwrap(), b"");
        assert_eq!(fs::read_dir(root.path().join("a/b")).unwrap().count(), 2);
    }

    #[test]
    fn a_damaged_entry_is_absent_and_can_be_put_again() {
        let root = tempfile::tempdir().unwrap();
        let cache = Cache::open(root.path());
        let key = key("x");
        cache.put(&key, b"bytes");
        let whole = fs::read(cache.place(&key)).unwrap();
        for damaged in [&whole[..whole.len() - 1], &whole[..10], b"", &[&whole[..], b"x"].concat()] {
            fs::write(cache.place(&key), damaged).unwrap();
            assert_eq!(cache.get(&key), None);
        }
        let mut flipped = whole;
        *flipped.last_mut().unwrap() ^= 1;
        fs::write(cache.place(&key), flipped).unwrap();
        assert_eq!(cache.get(&key), None);
        cache.put(&key, b"bytes");
        assert_eq!(cache.get(&key).unwrap(), b"bytes");
    }

    #[test]
    fn a_cache_that_cannot_be_is_empty() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("file"), "").unwrap();
        let cache = Cache::open(root.path().join("file"));
        cache.put(&key("x"), b"bytes");
        assert_eq!(cache.get(&key("x")), None);
        cache.sweep(&[]);
        // A folder where an entry should be.
        let cache = Cache::open(root.path());
        fs::create_dir(cache.place(&key("x"))).unwrap();
        cache.put(&key("x"), b"bytes");
        assert_eq!(cache.get(&key("x")), None);
    }

    #[test]
    fn what_is_out_of_use_is_swept() {
        let root = tempfile::tempdir().unwrap();
        let cache = Cache::open(root.path());
        for name in ["old", "kept", "young", "touched"] {
            cache.put(&key(name), name.as_bytes());
        }
        for name in ["old", "kept", "touched"] {
            age(&cache, &key(name), 31);
        }
        age(&cache, &key("young"), 29);
        assert!(cache.get(&key("touched")).is_some());
        let foreign = root.path().join("README");
        fs::write(&foreign, "").unwrap();
        let old = File::options().write(true).open(&foreign).unwrap();
        old.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        let unfinished = root.path().join(format!("{}.1-1.unfinished", key("x").to_hex()));
        fs::write(&unfinished, "").unwrap();
        File::options().write(true).open(&unfinished).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        cache.sweep(&[key("kept")]);
        let left = ["old", "kept", "young", "touched"].map(|name| cache.get(&key(name)).is_some());
        assert_eq!(left, [false, true, true, true]);
        assert!(foreign.exists() && !unfinished.exists());
    }

    #[test]
    fn many_may_write_one_entry() {
        let root = tempfile::tempdir().unwrap();
        let cache = Cache::open(root.path());
        let (key, bytes) = (key("x"), vec![7; 100_000]);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        cache.put(&key, &bytes);
                        assert_eq!(cache.get(&key).as_ref(), Some(&bytes));
                    }
                });
            }
        });
    }
}
