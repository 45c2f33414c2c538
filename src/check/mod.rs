//! The rules that content is held against, one a file.
