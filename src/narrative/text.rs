//! Text with the place of every character.

use std::ops::Range;

/// Characters of the source, and where each came from.
#[derive(Default)]
pub(super) struct Text {
    /// The characters.
    pub(super) text: String,
    /// Its parts in order.
    pub(super) pieces: Vec<Piece>,
}

/// A part of a [`Text`].
pub(super) struct Piece {
    /// Offset of its first byte in the text.
    pub(super) at: usize,
    /// Range in the prepared source.
    pub(super) source: Range<usize>,
    /// Whether its first character was escaped; an entity is escaped as a whole.
    pub(super) escaped: bool,
    /// Whether it stands in the source as it does in the text.
    pub(super) verbatim: bool,
}

impl Text {
    fn piece(&self, at: usize) -> Option<&Piece> {
        self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1).and_then(|index| self.pieces.get(index))
    }

    /// Whether the character at an offset was escaped and so has no meaning but itself.
    pub(super) fn is_literal(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.escaped && (piece.at == at || !piece.verbatim))
    }

    /// Range in the prepared source of a range of the text.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.piece(range.start).map_or(0, |piece| {
            if piece.verbatim { piece.source.start + (range.start - piece.at) } else { piece.source.start }
        });
        let last = range.end.saturating_sub(1).max(range.start);
        let end = self.piece(last).map_or(start, |piece| {
            if piece.verbatim { piece.source.start + (range.end - piece.at) } else { piece.source.end }
        });
        start..end.max(start)
    }

    /// A part of the text with its places.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        let mut part = Self { text: self.text[range.clone()].to_owned(), pieces: Vec::new() };
        let first = self.pieces.partition_point(|piece| piece.at <= range.start).saturating_sub(1);
        for (index, piece) in self.pieces.iter().enumerate().skip(first) {
            if piece.at >= range.end {
                break;
            }
            let end = self.pieces.get(index + 1).map_or(self.text.len(), |next| next.at);
            let (from, to) = (piece.at.max(range.start), end.min(range.end));
            if from < to {
                let source = self.source(from..to);
                let escaped = piece.escaped && (from == piece.at || !piece.verbatim);
                part.pieces.push(Piece { at: from - range.start, source, escaped, verbatim: piece.verbatim });
            }
        }
        part
    }
}
