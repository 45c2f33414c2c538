//! What the kinds share in placing marks and text.
