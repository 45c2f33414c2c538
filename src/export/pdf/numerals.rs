//! Columns of numbers: a unit that all cells share goes to the head, and numbers stand below each other by their points.

use crate::document::{Inline, Ledger, plain_text};

/// How the numbers of a column are set.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Numerals {
    /// The unit of all numbers, which the head of the column says.
    pub unit: Option<String>,
    /// What stands behind the place by which the numbers are aligned: the digits behind the point where the unit is in
    /// the head, else the units. Each once, in order.
    pub tails: Vec<String>,
}

impl Numerals {
    /// Reads one column of a table.
    #[must_use]
    pub fn of(ledger: &Ledger, column: usize) -> Self {
        if !ledger.columns.get(column).is_some_and(|column| column.numeric) {
            return Self::default();
        }
        let groups = ledger.groups.iter().flat_map(|group| group.rows.iter().chain(&group.subtotals));
        let rows = groups.chain(&ledger.totals);
        let cells: Vec<&Vec<Inline>> = rows.filter_map(|row| row.get(column)).collect();
        let texts: Vec<String> = cells.iter().map(|cell| printed(cell)).collect();
        let units: Vec<&str> = texts.iter().filter_map(|text| unit(text)).collect();
        let shared = units.first().copied().filter(|first| {
            let is_plain = |text: &String| text.strip_suffix(*first).is_some_and(is_number);
            let is_one = cells.iter().all(|cell| cell.len() <= 1);
            let is_date = first.contains(['年', '月', '日']);
            is_one
                && units.len() > 1
                && !first.is_empty()
                && !is_date
                && texts.iter().all(|text| unit(text).is_none() || is_plain(text))
        });
        let mut numerals = Self { unit: shared.map(str::to_owned), tails: Vec::new() };
        numerals.tails = texts.iter().filter_map(|text| numerals.tail(text)).collect();
        numerals.tails.sort();
        numerals.tails.dedup();
        numerals
    }

    /// What stands behind the place of a cell's number by which it is aligned; none for a cell without a number.
    #[must_use]
    pub fn tail(&self, text: &str) -> Option<String> {
        let own = unit(text)?;
        match &self.unit {
            Some(_) => {
                let number = text.strip_suffix(own)?;
                Some(number.find('.').map_or_else(String::new, |point| number[point..].to_owned()))
            }
            None => Some(own.to_owned()),
        }
    }

    /// A cell without the unit that the head says.
    #[must_use]
    pub fn without_unit(&self, cell: &[Inline]) -> Vec<Inline> {
        let mut cell = cell.to_vec();
        if let (Some(unit), [only]) = (&self.unit, cell.as_mut_slice()) {
            match only {
                Inline::Text { text, .. } => strip(text, unit),
                Inline::Figure(mention) => strip(&mut mention.wording, unit),
                _ => {}
            }
        }
        cell
    }

    /// The head of the column with the unit.
    #[must_use]
    pub fn head(&self, label: &str) -> String {
        match (&self.unit, label.strip_suffix('）')) {
            (None, _) => label.to_owned(),
            (Some(unit), Some(open)) => format!("{open}，{unit}）"),
            (Some(unit), None) => format!("{label}（{unit}）"),
        }
    }
}

/// What a cell prints.
#[must_use]
pub fn printed(cell: &[Inline]) -> String {
    plain_text(cell, |figure| figure.wording.clone())
}

fn strip(text: &mut String, unit: &str) {
    if let Some(number) = text.strip_suffix(unit) {
        *text = number.to_owned();
    }
}

/// What stands behind the last digit.
fn unit(text: &str) -> Option<&str> {
    text.rfind(|c: char| c.is_ascii_digit()).map(|at| &text[at + 1..])
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, Group};
    use crate::export::pdf::sample::text;

    fn column(cells: &[&str]) -> Ledger {
        let cell = |words: &&str| vec![if words.is_empty() { Vec::new() } else { vec![text(words)] }];
        Ledger {
            id: String::new(),
            number: None,
            title: String::new(),
            columns: vec![Column { label: "价值".to_owned(), numeric: true }],
            groups: vec![Group {
                title: None,
                rows: cells.iter().map(cell).collect(),
                remarks: Vec::new(),
                subtotals: Vec::new(),
            }],
            totals: Vec::new(),
            note: None,
            sources: Vec::new(),
        }
    }

    #[test]
    fn a_unit_of_all_cells_goes_to_the_head() {
        let ledger = column(&["218.1万元", "30万元", "未载明", ""]);
        let numerals = Numerals::of(&ledger, 0);
        assert_eq!(
            (numerals.head("价值"), numerals.head("价值（折价）")),
            ("价值（万元）".into(), "价值（折价，万元）".into())
        );
        assert_eq!(numerals.tails, ["", ".1"]);
        assert_eq!(numerals.tail("30万元").as_deref(), Some(""));
        assert_eq!(printed(&numerals.without_unit(&ledger.groups[0].rows[0][0])), "218.1");
        assert_eq!(numerals.tail("未载明"), None);
    }

    #[test]
    fn units_that_differ_stay_and_the_numbers_end_below_each_other() {
        let numerals = Numerals::of(&column(&["1.5亿元", "674.5万元"]), 0);
        assert_eq!((numerals.unit.as_deref(), numerals.head("价值")), (None, "价值".to_owned()));
        assert_eq!(numerals.tails, ["万元", "亿元"]);
        // Words before a number are no part of it that a head could do without.
        assert_eq!(Numerals::of(&column(&["超2亿元", "3亿元"]), 0).unit, None);
        assert_eq!(Numerals::of(&column(&["2018年", "2019年"]), 0).unit, None);
    }
}
