//! The order in which the pieces of a document stand on paper: that of the narrative, but for pictures that make room.

use std::collections::BTreeMap;

use super::code::Code;
use crate::document::{Block, Embed, Inline};

/// One piece of a document as the theme is given it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A mark where a picture is due, before the headings right above it.
    Due(usize),
    /// A picture, with its number: a chart, a photograph or a mechanism.
    Picture(usize),
    /// Words that a picture above them may let go first.
    Words,
    /// What no picture passes: headings, tables, cards, quotations, and words that announce what follows them.
    Fixed,
}

/// How many pieces of words each picture lets go first. Pictures that keep their place are not listed.
pub type Passed = BTreeMap<usize, usize>;

/// How many pieces of words a picture may let go first.
#[must_use]
pub fn most(pieces: &[Piece], picture: usize) -> usize {
    let Some(at) = pieces.iter().position(|piece| *piece == Piece::Picture(picture)) else { return 0 };
    // Only a picture that is looked for where it is due may leave that place.
    if !pieces[..at].contains(&Piece::Due(picture)) {
        return 0;
    }
    pieces[at + 1..].iter().take_while(|piece| **piece == Piece::Words).count()
}

/// The indices of the pieces in the order in which they are set. A picture that lets words go takes its mark along.
#[must_use]
pub fn arranged(pieces: &[Piece], passed: &Passed) -> Vec<usize> {
    let mut order = Vec::with_capacity(pieces.len());
    let mut held: Option<(usize, Vec<usize>)> = None;
    let mut marks = BTreeMap::new();
    for (index, piece) in pieces.iter().enumerate() {
        match *piece {
            Piece::Due(picture) if passed.contains_key(&picture) => {
                marks.insert(picture, index);
                continue;
            }
            Piece::Picture(picture) => {
                if let Some(&count) = passed.get(&picture).filter(|count| **count > 0) {
                    held = Some((count, marks.remove(&picture).into_iter().chain([index]).collect()));
                    continue;
                }
            }
            Piece::Due(_) | Piece::Words | Piece::Fixed => {}
        }
        order.push(index);
        if let Some((count, kept)) = &mut held {
            *count -= 1;
            if *count == 0 {
                order.append(kept);
                held = None;
            }
        }
    }
    order.extend(held.into_iter().flat_map(|(_, kept)| kept));
    order
}

/// Writes the file that puts the pieces in order.
#[must_use]
pub fn write_order(pieces: &[Piece], passed: &Passed) -> String {
    let mut code = Code::default();
    code.raw("#let arranged(pieces) = ");
    code.array(arranged(pieces, passed), |code, index| code.raw(index));
    code.raw(".map(index => pieces.at(index))\n");
    code.finish()
}

/// Whether a block announces what follows it: a paragraph that ends in a colon, marks of quotation aside.
#[must_use]
pub fn announces(block: &Block) -> bool {
    match block {
        Block::Paragraph { content, .. } => last_char(content).is_some_and(|last| matches!(last, '：' | ':')),
        _ => false,
    }
}

/// Whether a block is a chart, a photograph or a mechanism: what may let the words after it go first.
#[must_use]
pub fn is_picture(block: &Block) -> bool {
    matches!(block, Block::Embed { embed: Embed::Chart(_) | Embed::Photo(_) | Embed::Plate(_), .. })
}

/// Whether a picture stands at `index`, or a run of headings that ends in one.
#[must_use]
pub fn starts_picture(blocks: &[Block], index: usize) -> bool {
    let is_heading = |block: &Block| matches!(block, Block::Heading { .. });
    let follows_heading = index.checked_sub(1).and_then(|before| blocks.get(before)).is_some_and(is_heading);
    !follows_heading && blocks[index..].iter().find(|block| !is_heading(block)).is_some_and(is_picture)
}

/// The last character that a run of inlines prints.
fn last_char(content: &[Inline]) -> Option<char> {
    content.iter().rev().find_map(|inline| match inline {
        Inline::Text { text, .. } | Inline::Code { text, .. } => text.trim_end().chars().next_back(),
        Inline::Figure(mention) => mention.wording.chars().next_back(),
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Strikethrough(content) => last_char(content),
        Inline::Link { content, .. } | Inline::Page { content, .. } => last_char(content),
        Inline::LineBreak | Inline::Footnote(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Piece::{Due, Fixed, Picture, Words};

    #[test]
    fn a_picture_takes_its_mark_past_the_words() {
        let pieces = [Words, Due(0), Fixed, Picture(0), Words, Words, Fixed];
        assert_eq!(arranged(&pieces, &Passed::new()), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(arranged(&pieces, &Passed::from([(0, 1)])), [0, 2, 4, 1, 3, 5, 6]);
        assert_eq!(arranged(&pieces, &Passed::from([(0, 2)])), [0, 2, 4, 5, 1, 3, 6]);
    }

    #[test]
    fn a_picture_passes_words_and_nothing_else() {
        let pieces = [Due(0), Picture(0), Words, Due(1), Picture(1), Fixed, Picture(2), Words];
        assert_eq!([0, 1, 2, 3].map(|picture| most(&pieces, picture)), [1, 0, 0, 0]);
    }

    #[test]
    fn nothing_is_lost_whatever_is_asked_for() {
        let pieces = [Due(0), Picture(0), Words, Due(1), Picture(1)];
        let order = arranged(&pieces, &Passed::from([(0, 1), (1, 9)]));
        assert_eq!(order, [2, 0, 1, 3, 4]);
    }
}
