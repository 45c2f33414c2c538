//! Blocks that are made of records as calls of the theme's functions: mechanisms, tables of entries, cards, quotations.

use super::body::{BodyWriter, write_sentence};
use super::code::Code;
use super::joiner::join_ending;
use super::links::anchor;
use super::numerals::{Numerals, printed};
use super::pictures::{Picture, write_diagram};
use crate::document::{Card, CardStyle, Cards, Group, Inline, Ledger, Line, Plate, QuotationBlock, plain_text};
use crate::record::NOT_STATED;

/// Label of where something is.
const PLACE: &str = "地点";

/// Labels of what was and what became of it.
const BEFORE: &str = "之前";
const AFTER: &str = "之后";

impl BodyWriter<'_> {
    /// A mechanism. Its diagram never leaves it: where the page has no room for it, the whole plate may go after the text.
    pub(super) fn plate(&mut self, code: &mut Code, plate: &Plate) {
        code.call("plate", |code| {
            code.named_string("id", &anchor(&plate.id));
            code.named_string("kind", &plate.kind);
            code.named("name", |code| write_sentence(code, &plate.label));
            write_optional(code, "says", plate.says.as_deref());
            let index = self.next_movable();
            code.named("index", |code| code.raw(index));
            if let Some(chart) = &plate.diagram {
                let path = self.add_picture(Picture::Drawing(chart.print.svg.clone()));
                code.named("diagram", |code| write_diagram(code, chart, &plate.label, &path));
            }
            if let Some(matrix) = &plate.matrix {
                code.named("matrix", |code| {
                    code.call("ledger.with", |code| {
                        self.table(code, matrix);
                        // The name of the mechanism stands above it already.
                        code.named("titled", |code| code.raw(matrix.title != plate.label));
                        code.named("around", |code| code.raw("12pt"));
                    });
                });
            }
            // That of the whole case is stated at its beginning.
            let is_known = |line: &&Line| line.label == PLACE && self.is_own_place(&line.words);
            let lines: Vec<&Line> = plate.lines.iter().filter(|line| !is_known(line)).collect();
            self.lines(code, "lines", lines);
            let unstated = plate.not_stated.join("；");
            write_optional(code, "unstated", Some(unstated.as_str()).filter(|parts| !parts.is_empty()));
            write_optional(code, "note", plate.note.as_deref());
            let source = self.cited.short(&plate.source);
            write_optional(code, "source", Some(source.as_str()).filter(|source| !source.is_empty()));
        });
    }

    /// A table of entries.
    pub(super) fn ledger(&mut self, code: &mut Code, ledger: &Ledger) {
        code.call("ledger", |code| self.table(code, ledger));
    }

    /// What a table of entries is called with.
    fn table(&mut self, code: &mut Code, ledger: &Ledger) {
        code.named_string("id", &anchor(&ledger.id));
        code.named("number", |code| match ledger.number {
            Some(number) => code.raw(number),
            None => code.raw("none"),
        });
        code.named("title", |code| write_sentence(code, &ledger.title));
        let numerals: Vec<Numerals> = (0..ledger.columns.len()).map(|column| Numerals::of(ledger, column)).collect();
        code.named("columns", |code| {
            code.array(ledger.columns.iter().zip(&numerals), |code, (column, numerals)| {
                code.dictionary(|code| {
                    code.named("label", |code| write_sentence(code, &numerals.head(&column.label)));
                    code.named("numeric", |code| code.raw(column.numeric));
                });
            });
        });
        code.newline();
        code.named("groups", |code| code.array(&ledger.groups, |code, group| self.group(code, group, &numerals)));
        code.newline();
        code.named("totals", |code| code.array(&ledger.totals, |code, row| self.row(code, row, &numerals)));
        self.write_foot(code, ledger.note.as_deref(), &ledger.sources);
    }

    fn group(&mut self, code: &mut Code, group: &Group, numerals: &[Numerals]) {
        code.dictionary(|code| {
            write_optional(code, "title", group.title.as_deref());
            code.named("rows", |code| {
                code.array(group.rows.iter().enumerate(), |code, (index, cells)| {
                    let remark = group.remarks.get(index).filter(|remark| !remark.is_empty());
                    code.newline();
                    code.dictionary(|code| {
                        code.named("cells", |code| self.row(code, cells, numerals));
                        code.named("remark", |code| match remark {
                            Some(remark) => self.sentence(code, remark),
                            None => code.raw("none"),
                        });
                    });
                });
            });
            code.named("subtotals", |code| code.array(&group.subtotals, |code, row| self.row(code, row, numerals)));
        });
    }

    fn row(&mut self, code: &mut Code, cells: &[Vec<Inline>], numerals: &[Numerals]) {
        code.array(cells.iter().zip(numerals), |code, (cell, numerals)| {
            let tail = numerals.tail(&printed(cell)).filter(|tail| numerals.tails.contains(tail));
            let Some(tail) = tail else { return self.statement(code, cell) };
            code.call("numeral", |code| {
                code.argument(|code| code.array(&numerals.tails, |code, tail| code.string(tail)));
                code.argument(|code| code.string(&tail));
                code.argument(|code| self.words(code, &numerals.without_unit(cell)));
            });
        });
    }

    /// What a record says in one place, set back where it says that its source does not.
    fn statement(&mut self, code: &mut Code, content: &[Inline]) {
        if plain_text(content, |figure| figure.wording.clone()) == NOT_STATED {
            code.call("unstated", |code| code.argument(|code| self.sentence(code, content)));
        } else {
            self.sentence(code, content);
        }
    }

    /// Pairs of a label and its words.
    fn lines<'l>(&mut self, code: &mut Code, name: &str, lines: impl IntoIterator<Item = &'l Line>) {
        code.named(name, |code| {
            code.array(lines, |code, line| {
                code.newline();
                code.raw("(");
                code.argument(|code| code.string(&join_ending(&line.label)));
                code.argument(|code| self.statement(code, &line.words));
                code.raw(")");
            });
        });
    }

    /// Entries as cards.
    pub(super) fn cards(&mut self, code: &mut Code, cards: &Cards) {
        let function = match cards.style {
            CardStyle::Grid => "cards",
            CardStyle::Money => "money",
            CardStyle::Change => "changes",
            CardStyle::Awards => "awards",
        };
        code.call(function, |code| {
            code.named_string("id", &anchor(&cards.id));
            write_optional(code, "title", Some(&cards.title));
            self.write_foot(code, cards.note.as_deref(), &cards.sources);
            for card in &cards.cards {
                code.newline();
                code.argument(|code| self.card(code, card, cards.style));
            }
        });
    }

    fn card(&mut self, code: &mut Code, card: &Card, style: CardStyle) {
        code.dictionary(|code| {
            code.named("title", |code| self.sentence(code, &card.title));
            // A word that only repeats the name is not printed beside it.
            let title = plain_text(&card.title, |figure| figure.wording.clone());
            let tag = card.tag.as_deref().filter(|tag| style == CardStyle::Money || *tag != title);
            code.named_optional("tag", tag);
            match style {
                CardStyle::Money => code.named("number", |code| match &card.number {
                    Some(tile) => self.tile(code, tile),
                    None => code.raw("none"),
                }),
                CardStyle::Change => {
                    for (name, label) in [("before", BEFORE), ("after", AFTER)] {
                        let side = card.lines.iter().find(|line| line.label == label);
                        code.named(name, |code| match side {
                            Some(line) => self.statement(code, &line.words),
                            None => code.raw("none"),
                        });
                    }
                }
                CardStyle::Grid | CardStyle::Awards => {}
            }
            let is_side = |line: &&Line| style == CardStyle::Change && [BEFORE, AFTER].contains(&line.label.as_str());
            self.lines(code, "lines", card.lines.iter().filter(|line| !is_side(line)));
        });
    }

    /// Somebody's words, and who said them.
    pub(super) fn quotation(&mut self, code: &mut Code, quotation: &QuotationBlock) {
        code.call("voice", |code| {
            code.named_string("id", &anchor(&quotation.id));
            code.named("marked", |code| code.raw(quotation.text.starts_with('“')));
            code.named("speaker", |code| match quotation.speaker.as_slice() {
                [] => code.raw("none"),
                speaker => self.sentence(code, speaker),
            });
            let source = self.cited.short(&quotation.source);
            write_optional(code, "source", Some(source.as_str()).filter(|source| !source.is_empty()));
            code.argument(|code| write_sentence(code, &quotation.text));
        });
    }

    /// What stands below entries: a remark, and the documents that they are from.
    fn write_foot(&self, code: &mut Code, note: Option<&str>, sources: &[String]) {
        let sources: Vec<String> = sources.iter().map(|source| self.cited.short(source)).collect();
        write_optional(code, "note", note);
        write_optional(code, "source", Some(sources.join("；").as_str()).filter(|sources| !sources.is_empty()));
    }

    /// Whether words name the place that the whole case is about, or its last part.
    fn is_own_place(&self, words: &[Inline]) -> bool {
        let words = plain_text(words, |figure| figure.wording.clone());
        self.place.last().is_some_and(|last| *last == words) || self.place.concat() == words
    }
}

fn write_optional(code: &mut Code, name: &str, text: Option<&str>) {
    code.named(name, |code| match text {
        Some(text) => write_sentence(code, text),
        None => code.raw("none"),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    use crate::document::{Block, Document, Embed};
    use crate::export::pdf::sample_records;

    fn written(blocks: Vec<Block>) -> String {
        let document = Document { blocks, footnotes: Vec::new() };
        let rows = BTreeSet::from(["f1", "f4"]);
        let mut code = Code::default();
        BodyWriter::new(&document, &rows, "cases/guanyun/", Some("https://example.org/")).document(&mut code);
        code.finish()
    }

    #[test]
    fn a_plate_keeps_its_diagram() {
        let code = written(vec![sample_records::plate("mechanism-gate", 150.0)]);
        let order: Vec<usize> = ["before(0)", "plate(id: \"text-mechanism-gate\"", "index: 0", "diagram("]
            .iter()
            .filter_map(|part| code.find(part))
            .collect();
        assert!(order.len() == 4 && order.is_sorted(), "{code}");
        assert!(!code.contains("embed("), "{code}");
        // The name of the mechanism is not repeated as the title of its diagram.
        assert!(code.contains("titled: false"), "{code}");
    }

    #[test]
    fn names_lead_to_their_pages_and_what_is_here_to_its_place() {
        let blocks = vec![sample_records::plate("mechanism-gate", 150.0), sample_records::matrix()];
        let code = written(blocks);
        assert!(code.contains("page-of-site(\"https://example.org/places/guanyun/index.html\", \"灌云县\""), "{code}");
        assert!(code.contains("within(\"text-mechanism-levels\", \"四道关"), "{code}");
    }

    #[test]
    fn what_is_not_stated_is_set_back() {
        let code = written(vec![sample_records::ledger(3)]);
        assert_eq!(code.matches("unstated(words(").count(), 2, "{code}");
        assert_eq!(code.matches("remark: words(").count(), 2, "{code}");
        assert_eq!(code.matches("remark: none").count(), 4, "{code}");
    }

    #[test]
    fn each_style_of_cards_has_a_function() {
        let code = written(sample_records::blocks());
        for function in ["cards(id:", "money(id:", "changes(id:", "awards(id:", "voice(id:", "ledger(id:"] {
            assert!(code.contains(function), "{function}: {code}");
        }
        // A change without an end says so only where its record does.
        assert!(code.contains("before: unstated(words("), "{code}");
        assert!(code.contains("after: none"), "{code}");
        assert!(code.contains("number: (figure: \"f4\""), "{code}");
    }

    #[test]
    fn marks_are_told_to_the_theme() {
        let code = written(sample_records::blocks());
        assert_eq!((code.matches("marked: true").count(), code.matches("marked: false").count()), (1, 1), "{code}");
    }

    #[test]
    fn a_table_alone_has_no_title_that_its_plate_has() {
        let Block::Embed { embed: Embed::Plate(mut plate), span } = sample_records::matrix() else { panic!() };
        plate.matrix = plate.matrix.map(|table| Ledger { title: plate.label.clone(), ..table });
        let code = written(vec![Block::Embed { embed: Embed::Plate(plate), span }]);
        assert!(code.contains("ledger.with(id: \"text-mechanism-levels-table\", number: 1"), "{code}");
        assert!(code.contains("titled: false"), "{code}");
    }
}
