//! Mechanisms: how something is done again and again, with its parts (三上三下, 五签字五确认, 五级结对).

use super::chart::Cell;
use super::{Accept, Diagram, FigureSource, Period};
use crate::source::{Span, Spanned};

/// One mechanism of a case.
#[derive(Clone, Debug)]
pub struct Mechanism {
    /// Name within the case; `{{mechanism:name}}` places it.
    pub name: Spanned<String>,
    /// What it is called.
    pub label: Spanned<String>,
    /// What kind of mechanism it is.
    pub kind: Spanned<MechanismKind>,
    /// What it does, in one sentence.
    pub says: Option<Spanned<String>>,
    /// The finding over its diagram; its name where absent.
    pub title: Option<Spanned<String>>,
    /// Other names for it.
    pub aliases: Vec<Spanned<String>>,
    /// The number of parts that its name declares, as worded: 五级.
    pub count: Option<Spanned<String>>,
    /// `case/name` of the mechanism that this is an instance of.
    pub of: Option<Spanned<String>>,
    /// `name` or `case/name` of the mechanism that this is a member of.
    pub part_of: Option<Spanned<String>>,
    /// Who takes part.
    pub actors: Vec<Spanned<String>>,
    /// Where.
    pub place: Option<Spanned<String>>,
    /// Since when, or when.
    pub since: Option<Spanned<Period>>,
    /// Figures that belong to it.
    pub figures: Vec<Spanned<String>>,
    /// Identifiers of policy documents that it rests on.
    pub policies: Vec<Spanned<String>>,
    /// Its rules and amounts, each with its label.
    pub terms: Vec<(Spanned<String>, Stated)>,
    /// Its parts as a diagram or a table.
    pub body: Option<Body>,
    /// What the source does not state.
    pub not_stated: Vec<Spanned<String>>,
    /// Where it stands.
    pub source: Option<FigureSource>,
    /// The words of the source.
    pub quote: Option<Spanned<String>>,
    /// A remark.
    pub note: Option<Spanned<String>>,
    /// Findings that are answered.
    pub accept: Accept,
    /// Place of the whole entry.
    pub span: Span,
}

/// The parts of a mechanism.
#[derive(Clone, Debug)]
pub enum Body {
    /// A diagram.
    Diagram(Box<Diagram>),
    /// A table of words.
    Matrix(MatrixSpec),
}

/// A table of words: rows against columns.
#[derive(Clone, Debug)]
pub struct MatrixSpec {
    /// Heads of the columns.
    pub columns: Vec<Spanned<String>>,
    /// Rows with their cells, one a column; nothing where the record has `-`.
    pub rows: Vec<(Spanned<String>, Vec<Option<Stated>>)>,
}

/// What a record states for something: a number, words, or that the source does not say.
#[derive(Clone, Debug)]
pub enum Stated {
    /// A number: a figure by name, or a quantity as worded.
    Value(Box<Cell>),
    /// Words.
    Words(Spanned<String>),
    /// 未载明, with its place.
    NotStated(Span),
}

impl Stated {
    /// The number, where it is one.
    #[must_use]
    pub fn cell(&self) -> Option<&Cell> {
        match self {
            Self::Value(cell) => Some(cell.as_ref()),
            Self::Words(_) | Self::NotStated(_) => None,
        }
    }
}

impl Mechanism {
    /// The diagram, where the mechanism has one.
    #[must_use]
    pub fn diagram(&self) -> Option<&Diagram> {
        match &self.body {
            Some(Body::Diagram(diagram)) => Some(diagram),
            Some(Body::Matrix(_)) | None => None,
        }
    }

    /// Every value of the record, in order: terms, then the body.
    #[must_use]
    pub fn cells(&self) -> Vec<&Cell> {
        let terms = self.terms.iter().filter_map(|(_, stated)| stated.cell());
        let body = match &self.body {
            Some(Body::Diagram(diagram)) => diagram.cells(),
            Some(Body::Matrix(matrix)) => {
                matrix.rows.iter().flat_map(|(_, cells)| cells.iter().flatten().filter_map(Stated::cell)).collect()
            }
            None => Vec::new(),
        };
        terms.chain(body).collect()
    }
}

/// The kinds of mechanisms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MechanismKind {
    /// 关口: what goes up for judgement and comes back down
    Gate,
    /// 流程: steps in order
    Procedure,
    /// 节律: what recurs
    Cadence,
    /// 结对: who is paired with whom
    Pairing,
    /// 组织: who belongs to what
    Organisation,
    /// 覆盖: what everybody of a universe gets
    Coverage,
    /// 签字: who signs
    SignOff,
    /// 考核: what is assessed
    Assessment,
    /// 资金规则: how much is due or paid for what
    FinanceRule,
    /// 框架: a numbered frame
    Framework,
    /// 名册: who is entered and struck off
    Register,
    /// 公示: what is announced where and for how long
    Disclosure,
    /// 服务点: an office that serves
    ServicePoint,
    /// 监测: what is watched and what follows
    Monitor,
    /// 协议: what was agreed
    Contract,
    /// 政策工具: what a policy offers
    Instrument,
}

impl MechanismKind {
    /// All kinds with the word of a record.
    pub const WORDS: [(&str, Self); 16] = [
        ("gate", Self::Gate),
        ("procedure", Self::Procedure),
        ("cadence", Self::Cadence),
        ("pairing", Self::Pairing),
        ("organisation", Self::Organisation),
        ("coverage", Self::Coverage),
        ("sign-off", Self::SignOff),
        ("assessment", Self::Assessment),
        ("finance-rule", Self::FinanceRule),
        ("framework", Self::Framework),
        ("register", Self::Register),
        ("disclosure", Self::Disclosure),
        ("service-point", Self::ServicePoint),
        ("monitor", Self::Monitor),
        ("contract", Self::Contract),
        ("instrument", Self::Instrument),
    ];

    /// As printed.
    #[must_use]
    pub fn printed(self) -> &'static str {
        match self {
            Self::Gate => "关口",
            Self::Procedure => "流程",
            Self::Cadence => "节律",
            Self::Pairing => "结对",
            Self::Organisation => "组织",
            Self::Coverage => "覆盖",
            Self::SignOff => "签字",
            Self::Assessment => "考核",
            Self::FinanceRule => "资金规则",
            Self::Framework => "框架",
            Self::Register => "名册",
            Self::Disclosure => "公示",
            Self::ServicePoint => "服务点",
            Self::Monitor => "监测",
            Self::Contract => "协议",
            Self::Instrument => "政策工具",
        }
    }

    /// What a mechanism of this kind does, in one sentence for readers.
    #[must_use]
    pub fn explained(self) -> &'static str {
        match self {
            Self::Gate => "报上来要过关，不合格的退回去。",
            Self::Procedure => "一件事按先后分几步做。",
            Self::Cadence => "隔多久做一次，做什么。",
            Self::Pairing => "谁和谁结成对子，一方帮一方。",
            Self::Organisation => "由哪些方面组成，谁在谁之下。",
            Self::Coverage => "该有的人、该到的地方，是不是都有、都到。",
            Self::SignOff => "要谁签字，事情才能办。",
            Self::Assessment => "考什么，由谁考，结果怎样用。",
            Self::FinanceRule => "钱怎样筹、怎样算、怎样付。",
            Self::Framework => "一套做法分成几条，合起来有一个名称。",
            Self::Register => "哪些对象入册，怎样进，怎样出。",
            Self::Disclosure => "什么事公开，在哪里公开，公开多久。",
            Self::ServicePoint => "设在哪里，给谁办什么事。",
            Self::Monitor => "盯着什么，发现以后怎样办。",
            Self::Contract => "谁和谁约定了什么。",
            Self::Instrument => "用什么办法扶持，扶持谁。",
        }
    }
}
