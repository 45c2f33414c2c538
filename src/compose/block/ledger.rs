//! Entries as a table: columns for what they say, groups, totals.

use super::Shown;
use super::entries::{Head, Listed, Listing, Said, absent};
use super::remarks::{Remarks, Scope};
use super::sums::{Sum, sum, unit_price};
use super::words::{joined, plain, text, words};
use crate::document::{Column, Group, Inline, Ledger};
use crate::record::{FigureSource, Section};

/// Width of a page in half-width columns of a table's type: 50 汉字.
const PAGE: usize = 100;

/// What a column needs of it at most: words of more than eight 汉字 may be broken.
const BROKEN: usize = 16;

/// What stands between two columns.
const GAP: usize = 2;

/// A table while it is made: the columns behind the first, and the rows with what they say under each.
struct Draft<'a> {
    shown: Shown<'a>,
    listing: Listing<'a>,
    /// Sentences for the note.
    note: Vec<String>,
    /// What is said below each row instead of in a column.
    below: Vec<Vec<(Head, Vec<Inline>)>>,
    /// All heads in the order of the record.
    order: Vec<&'static str>,
}

/// The table of a section, of a register's entries that the case lists, or of its claims.
pub(in crate::compose) fn ledger(shown: Shown, name: &str) -> Option<Ledger> {
    let listing = Listing::of(shown, name)?;
    let below = listing.entries.iter().map(|_| Vec::new()).collect();
    let order = listing.heads.iter().map(|head| head.key).collect();
    let mut draft = Draft { shown, listing, note: Vec::new(), below, order };
    draft.add_unit_price();
    draft.leave_out_what_groups_say();
    draft.say_once_what_no_source_says();
    draft.move_rare_remarks();
    draft.say_once_what_all_say();
    draft.move_rare_columns();
    Some(draft.finish(name))
}

impl<'a> Draft<'a> {
    /// Whether the table needs more than the width of a page.
    fn is_too_wide(&self) -> bool {
        let need = |words: &mut dyn Iterator<Item = String>| {
            let longest = words.map(|words| words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()).max();
            longest.unwrap_or(0).min(BROKEN)
        };
        let names = need(&mut self.listing.entries.iter().map(|entry| plain(&entry.label)));
        let columns = self.listing.heads.iter().enumerate().map(|(index, head)| {
            let cells = self.column(index).filter_map(|(_, said)| said.as_ref()).map(|said| plain(&said.words));
            GAP + need(&mut cells.chain([head.label.to_owned()]))
        });
        names + columns.sum::<usize>() > PAGE
    }

    /// What the rows say in a column.
    fn column(&self, index: usize) -> impl Iterator<Item = (&Listed<'a>, &Option<Said<'a>>)> {
        const NOTHING: &Option<Said<'static>> = &None;
        self.listing.entries.iter().map(move |entry| (entry, entry.said.get(index).unwrap_or(NOTHING)))
    }

    /// Takes a column away. Its cells are returned.
    fn remove(&mut self, index: usize) -> (Head, Vec<Option<Said<'a>>>) {
        let head = self.listing.heads.remove(index);
        (head, self.listing.entries.iter_mut().map(|entry| entry.said.remove(index)).collect())
    }

    fn find(&self, key: &str) -> Option<usize> {
        self.listing.heads.iter().position(|head| head.key == key)
    }

    /// For sales, what one unit brought, behind the two numbers that it is worked out from.
    fn add_unit_price(&mut self) {
        if self.listing.section != Some(Section::Sale) {
            return;
        }
        let (Some(quantity), Some(revenue)) = (self.find("quantity"), self.find("revenue")) else { return };
        let price = |entry: &Listed<'a>| {
            let number = |index: usize| entry.said.get(index)?.as_ref()?.value;
            let price = unit_price(number(revenue)?.quantity, number(quantity)?.quantity, entry.span)?;
            Some(Said { words: vec![price], value: None })
        };
        let prices: Vec<Option<Said>> = self.listing.entries.iter().map(price).collect();
        if prices.iter().all(Option::is_none) {
            return;
        }
        let behind = revenue.max(quantity) + 1;
        self.listing.heads.insert(behind, Head { key: "unit-price", label: "单价（推算）", expected: false });
        for (entry, price) in self.listing.entries.iter_mut().zip(prices) {
            entry.said.insert(behind, price);
        }
        self.note.push("单价为推算".into());
    }

    /// A column that repeats the heading of every group says nothing.
    fn leave_out_what_groups_say(&mut self) {
        for index in (0..self.listing.heads.len()).rev() {
            let repeats = self.column(index).all(|(entry, said)| {
                said.as_ref().is_some_and(|said| entry.group == Some(plain(&said.words).as_str()))
            });
            if repeats && !self.listing.entries.is_empty() {
                self.remove(index);
            }
        }
    }

    /// What no entry's source states is said once, below the table.
    fn say_once_what_no_source_says(&mut self) {
        let mut labels = Vec::new();
        for index in (0..self.listing.heads.len()).rev() {
            let expected = self.listing.heads.get(index).is_some_and(|head| head.expected);
            if self.column(index).all(|(_, said)| said.as_ref().map_or(expected, Said::is_not_stated)) {
                labels.insert(0, self.remove(index).0.label);
            }
        }
        let all = if labels.len() > 1 || self.listing.entries.len() > 1 { "均" } else { "" };
        if !labels.is_empty() {
            self.note.push(format!("{}{all}未载明", labels.join("、")));
        }
    }

    /// Of a table that is too wide, what all entries say alike goes into the note.
    fn say_once_what_all_say(&mut self) {
        let mut sentences = Vec::new();
        for index in (0..self.listing.heads.len()).rev() {
            if !self.is_too_wide() || self.listing.entries.len() < 2 {
                break;
            }
            let words = |said: &Option<Said>| said.as_ref().map(|said| plain(&said.words));
            let first = self.column(index).next().and_then(|(_, said)| words(said));
            let is_number = self.column(index).any(|(_, said)| said.as_ref().is_some_and(|said| said.value.is_some()));
            let Some(first) = first.filter(|_| !is_number) else { continue };
            if self.column(index).all(|(_, said)| words(said).as_ref() == Some(&first)) {
                let head = self.remove(index).0;
                sentences.insert(0, format!("{}均为{first}", head.label));
            }
        }
        self.note.extend(sentences);
    }

    /// What need not be said of every entry, and is said of less than half of them, stands below their rows: a column would be
    /// mostly empty.
    fn move_rare_remarks(&mut self) {
        for index in (0..self.listing.heads.len()).rev() {
            let head = self.listing.heads[index];
            if !head.expected && self.is_movable(index) && 2 * self.filled(index) < self.listing.entries.len() {
                self.move_below(index);
            }
        }
    }

    /// Of a table that is still too wide, what fewest entries say is said below their rows. Numbers keep their columns.
    fn move_rare_columns(&mut self) {
        while self.is_too_wide() {
            // Of equals the last: what matters most comes first.
            let movable = (0..self.listing.heads.len()).filter(|&index| self.is_movable(index));
            let Some(index) = movable.min_by_key(|&index| (self.filled(index), std::cmp::Reverse(index))) else {
                break;
            };
            self.move_below(index);
        }
    }

    fn is_movable(&self, index: usize) -> bool {
        !self.is_numeric(index)
            && !self.column(index).any(|(_, said)| said.as_ref().is_some_and(|said| said.value.is_some()))
    }

    /// How many entries say something in a column.
    fn filled(&self, index: usize) -> usize {
        self.column(index).filter_map(|(_, said)| said.as_ref()).filter(|said| !said.is_not_stated()).count()
    }

    fn move_below(&mut self, index: usize) {
        let (head, cells) = self.remove(index);
        for ((below, said), entry) in self.below.iter_mut().zip(cells).zip(&self.listing.entries) {
            if let Some(said) = said {
                let label = text(format!("{}：", head.label), entry.span);
                below.push((head, std::iter::once(label).chain(said.words).collect()));
            }
        }
    }

    fn finish(mut self, name: &str) -> Ledger {
        let numeric: Vec<bool> = (0..self.listing.heads.len()).map(|index| self.is_numeric(index)).collect();
        let mut columns = vec![Column { label: self.listing.name.to_owned(), numeric: false }];
        let heads = self.listing.heads.iter().zip(numeric);
        columns.extend(heads.map(|(head, numeric)| Column { label: head.label.to_owned(), numeric }));

        let mut titles: Vec<Option<&str>> = Vec::new();
        for entry in &self.listing.entries {
            if !titles.contains(&entry.group) {
                titles.push(entry.group);
            }
        }
        let (mut groups, mut remarks) = (Vec::new(), Remarks::default());
        for title in &titles {
            let members: Vec<usize> =
                (0..self.listing.entries.len()).filter(|&index| self.listing.entries[index].group == *title).collect();
            let subtotals = match title {
                Some(_) if titles.len() > 1 => {
                    self.totals(Scope { group: *title, total: "小计" }, &members, &mut remarks)
                }
                _ => None,
            };
            groups.push(Group {
                title: title.map(ToOwned::to_owned),
                rows: members.iter().map(|&index| self.row(index)).collect(),
                remarks: members.iter().map(|&index| self.remark(index)).collect(),
                subtotals: subtotals.into_iter().collect(),
            });
        }
        let all: Vec<usize> = (0..self.listing.entries.len()).collect();
        let totals = self.totals(Scope { group: None, total: "合计" }, &all, &mut remarks);
        self.note.extend(remarks.sentences());
        let sources: Vec<&FigureSource> = self.listing.entries.iter().filter_map(|entry| entry.source).collect();
        Ledger {
            id: self.shown.id("ledger", name),
            number: None,
            title: self.listing.title.to_owned(),
            columns,
            groups,
            totals: totals.into_iter().collect(),
            note: (!self.note.is_empty()).then(|| format!("{}。", self.note.join("；"))),
            sources: self.shown.places(&sources),
        }
    }

    /// Whether every cell of a column that says something is a number.
    fn is_numeric(&self, index: usize) -> bool {
        let is_price = self.listing.heads.get(index).is_some_and(|head| head.key == "unit-price");
        let said = self.column(index).filter_map(|(_, said)| said.as_ref()).filter(|said| !said.is_not_stated());
        let mut said = said.peekable();
        is_price || (said.peek().is_some() && said.all(|said| said.value.is_some()))
    }

    fn row(&self, index: usize) -> Vec<Vec<Inline>> {
        let Some(entry) = self.listing.entries.get(index) else { return Vec::new() };
        let cells = self.listing.heads.iter().zip(&entry.said).map(|(head, said)| match said {
            Some(said) => said.words.clone(),
            None => absent(head, entry.span),
        });
        std::iter::once(entry.label.clone()).chain(cells).collect()
    }

    /// What is said below a row: what has no column, then the entry's own remark.
    fn remark(&self, index: usize) -> Vec<Inline> {
        let Some(entry) = self.listing.entries.get(index) else { return Vec::new() };
        let mut below = self.below.get(index).cloned().unwrap_or_default();
        below.sort_by_key(|(head, _)| self.order.iter().position(|key| *key == head.key));
        let mut content = joined(below.into_iter().map(|(_, words)| words).collect(), "；", entry.span);
        if let Some(note) = entry.note {
            if !content.is_empty() {
                content.push(text("。", entry.span));
            }
            content.push(words(note));
        }
        content
    }

    /// A row of what the columns add up to over some entries, those of a group or all; none where nothing does.
    fn totals<'s>(&self, scope: Scope<'s>, members: &[usize], remarks: &mut Remarks<'s>) -> Option<Vec<Vec<Inline>>> {
        let section = self.listing.section?;
        let mut cells = vec![vec![text(scope.total, self.shown.case().span)]];
        let mut any = false;
        for (index, head) in self.listing.heads.iter().enumerate() {
            let column: Vec<(&Listed, &Option<Said>)> = self.column(index).collect();
            let of_members: Vec<_> = members.iter().filter_map(|&member| column.get(member).copied()).collect();
            let total = match self.sum(section, head, &of_members) {
                Sum::None => None,
                Sum::Stated { total, leaves_out } => {
                    if leaves_out {
                        remarks.left_out(scope, head.label);
                    }
                    Some(vec![total])
                }
                Sum::WorkedOut(total) => {
                    remarks.worked_out(scope);
                    Some(total)
                }
                Sum::Refused(why) => {
                    remarks.refused(scope, head.label, why);
                    None
                }
            };
            any |= total.is_some();
            cells.push(total.unwrap_or_default());
        }
        any.then_some(cells)
    }

    /// Goods of different kinds are not added, even where both are weighed; nor are meetings of different kinds or levels.
    fn sum(&self, section: Section, head: &Head, members: &[(&Listed<'a>, &Option<Said<'a>>)]) -> Sum {
        let tells_apart: &[&str] = match (section, head.key) {
            (Section::Sale, "quantity") => &["product"],
            (Section::Meeting, "times") => &["kind", "level"],
            _ => &[],
        };
        for key in tells_apart {
            let kinds: std::collections::BTreeSet<Option<&str>> = members
                .iter()
                .map(|(entry, _)| entry.item.and_then(|item| item.words(key)).map(|kind| kind.as_str()))
                .collect();
            if kinds.len() > 1 {
                return Sum::None;
            }
        }
        sum(self.shown, section, head, members)
    }
}

/// A table of words that a record writes out: rows against columns.
pub(super) fn table(id: String, title: String, heads: Vec<Column>, rows: Vec<Vec<Vec<Inline>>>) -> Ledger {
    let remarks = rows.iter().map(|_| Vec::new()).collect();
    Ledger {
        id,
        number: None,
        title,
        columns: heads,
        groups: vec![Group { title: None, rows, remarks, subtotals: Vec::new() }],
        totals: Vec::new(),
        note: None,
        sources: Vec::new(),
    }
}
