//! The corpus: everything that was read, linked.
