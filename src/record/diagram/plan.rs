//! Diagrams of what is organised and planned: trees, boards of tasks.

use super::super::Period;
use super::super::chart::Cell;
use crate::source::{Span, Spanned};

/// Fields of a tree.
#[derive(Clone, Debug)]
pub struct TreeSpec {
    /// The node that all others belong to.
    pub root: NodeSpec,
    /// The node that the title speaks of.
    pub highlight: Option<Spanned<String>>,
}

/// A node and what belongs to it.
#[derive(Clone, Debug)]
pub struct NodeSpec {
    /// What it is.
    pub label: Spanned<String>,
    /// A few words on it.
    pub note: Option<Spanned<String>>,
    /// Its value.
    pub value: Option<Cell>,
    /// What belongs to it, in order.
    pub children: Vec<NodeSpec>,
}

impl NodeSpec {
    /// The node and all below it, from the top down.
    #[must_use]
    pub fn all(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.children.iter().flat_map(Self::all)).collect()
    }
}

impl TreeSpec {
    pub(super) fn cells(&self) -> Vec<&Cell> {
        self.root.all().into_iter().filter_map(|node| node.value.as_ref()).collect()
    }
}

/// Fields of a board.
#[derive(Clone, Debug)]
pub struct BoardSpec {
    /// Which columns it has.
    pub form: BoardForm,
    /// The tasks from top to bottom.
    pub tasks: Vec<TaskSpec>,
    /// When it was drawn up.
    pub as_of: Option<Spanned<Period>>,
    /// Headings of the columns, where not as usual.
    pub heads: BoardHeadSpec,
}

/// What a board is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardForm {
    /// `board`: who does what by when, and how it stands (挂图作战). What is not stated is printed as 未载明.
    Board,
    /// `gantt`: from when to when; nothing is said about owners and states.
    Gantt,
}

/// One task.
#[derive(Clone, Debug)]
pub struct TaskSpec {
    /// What is to be done.
    pub task: Spanned<String>,
    /// What for.
    pub goal: Option<Spanned<String>>,
    /// Who answers for it.
    pub owner: Option<Spanned<String>>,
    /// When it begins.
    pub from: Option<Spanned<Period>>,
    /// By when it is to be done.
    pub due: Option<Spanned<Period>>,
    /// How it stands.
    pub state: Option<Spanned<TaskStanding>>,
    /// Place of the task.
    pub span: Span,
}

/// How a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskStanding {
    /// 完成
    Done,
    /// 进行
    Open,
    /// 逾期
    Overdue,
}

impl TaskStanding {
    /// The words of a record, those of a wall chart among them.
    pub const WORDS: [(&str, Self); 6] = [
        ("完成", Self::Done),
        ("进行", Self::Open),
        ("逾期", Self::Overdue),
        ("已完成", Self::Done),
        ("进行中", Self::Open),
        ("已逾期", Self::Overdue),
    ];

    /// As printed.
    #[must_use]
    pub fn printed(self) -> &'static str {
        match self {
            Self::Done => "已完成",
            Self::Open => "进行中",
            Self::Overdue => "已逾期",
        }
    }
}

/// Headings of the columns of a board, where not as usual.
#[derive(Clone, Debug, Default)]
pub struct BoardHeadSpec {
    /// Over the tasks.
    pub task: Option<Spanned<String>>,
    /// Over the owners.
    pub owner: Option<Spanned<String>>,
    /// Over the times.
    pub due: Option<Spanned<String>>,
    /// Over the states.
    pub state: Option<Spanned<String>>,
}
