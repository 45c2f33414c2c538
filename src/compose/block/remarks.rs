//! What has to be said of the totals of a table: that they were worked out, what they leave out, why there is none.

use super::sums::Why;

/// Of which rows a total is, and what it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scope<'a> {
    /// The group; none for all rows.
    pub group: Option<&'a str>,
    /// What the total is called: 小计, 合计.
    pub total: &'static str,
}

/// What was said so far.
#[derive(Default)]
pub(super) struct Remarks<'a> {
    worked_out: Vec<&'static str>,
    left_out: Vec<(Scope<'a>, &'static str)>,
    refused: Vec<(Scope<'a>, Why, Vec<&'static str>)>,
}

impl<'a> Remarks<'a> {
    /// A total was worked out.
    pub(super) fn worked_out(&mut self, scope: Scope) {
        if !self.worked_out.contains(&scope.total) {
            self.worked_out.push(scope.total);
        }
    }

    /// A stated total cannot contain what is not stated.
    pub(super) fn left_out(&mut self, scope: Scope<'a>, column: &'static str) {
        self.left_out.push((scope, column));
    }

    /// There is no total. Columns that have none for the same reason are named together.
    pub(super) fn refused(&mut self, scope: Scope<'a>, column: &'static str, why: Why) {
        match self.refused.iter_mut().find(|(of, reason, _)| *of == scope && *reason == why) {
            Some((.., columns)) => columns.push(column),
            None => self.refused.push((scope, why, vec![column])),
        }
    }

    /// The sentences, without their stops.
    pub(super) fn sentences(self) -> Vec<String> {
        let mut sentences = Vec::new();
        if !self.worked_out.is_empty() {
            sentences.push(format!("{}为推算", self.worked_out.join("、")));
        }
        // What holds for all rows need not be said of a group.
        let holds_for_all = |why: &Why, columns: &[&str]| {
            self.refused.iter().any(|(scope, reason, all)| scope.group.is_none() && reason == why && all == columns)
        };
        for (scope, why, columns) in &self.refused {
            if scope.group.is_none() || !holds_for_all(why, columns) {
                sentences.push(format!("{}{}", within(scope), why.sentence(&columns.join("、"), scope.total)));
            }
        }
        for (scope, column) in &self.left_out {
            sentences.push(format!("{}{}不含{column}未载明的各项", within(scope), scope.total));
        }
        sentences
    }
}

fn within(scope: &Scope) -> String {
    scope.group.map(|group| format!("“{}”中", group.trim_matches(['“', '”']))).unwrap_or_default()
}
