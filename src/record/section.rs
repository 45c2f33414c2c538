//! Sections of items: what a donation, a sale, a training can say.
//!
//! [`Section::fields`] lists what the items of a section can say besides what all items say. The same list heads the columns of
//! a ledger and the lines of a card.

use super::{Measure, MoneyKind};

/// A field that the items of a section may have.
#[derive(Debug)]
pub struct Field {
    /// Name in the record.
    pub key: &'static str,
    /// Head of its column.
    pub label: &'static str,
    /// What it takes.
    pub takes: FieldKind,
}

/// What a field takes.
#[derive(Clone, Copy, Debug)]
pub enum FieldKind {
    /// Words.
    Text,
    /// A list of words.
    Texts,
    /// A place, organisation or person; a list where they are several.
    Party,
    /// A list of them.
    Parties,
    /// A figure by name, a quantity as worded, words, or 未载明.
    Value,
    /// A figure by name or a quantity as worded, or 未载明.
    Number(Measure),
    /// A mapping of labels to numbers.
    Pairs(Measure),
    /// A time.
    Period,
    /// A time or words.
    PeriodOrText,
    /// One of some words.
    Word(&'static [&'static str]),
}

const TERM_WORDS: [&str; 3] = ["长", "短", "长短结合"];
const GIFT_WORDS: [&str; 3] = ["款", "物", "款物"];
const AWARD_WORDS: [&str; 6] = ["刊载", "评选", "奖项", "命名", "表彰", "示范"];
const EXCHANGE_WORDS: [&str; 7] = ["挂职", "培训", "支教", "跟班", "互访", "进修", "专家"];
const ARITY_WORDS: [&str; 4] = ["一对一", "一对多", "多对一", "多对多"];
const STATE_WORDS: [&str; 3] = ["完成", "进行", "逾期"];
const ISSUE_WORDS: [&str; 3] = ["户", "村", "项"];

/// A section of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Projects: what money was put into.
    Project,
    /// Funds: what was promised and what arrived.
    Fund,
    /// Payments out of funds.
    Payment,
    /// Donations, in money and in kind.
    Donation,
    /// Contracts and agreements.
    Contract,
    /// Sales; the unit price is worked out.
    Sale,
    /// What was built, bought or planted.
    Asset,
    /// Awards, and reports on the case elsewhere.
    Award,
    /// Trainings.
    Training,
    /// People sent from one side to the other.
    Exchange,
    /// Meetings and visits.
    Meeting,
    /// Who is paired with whom, with the numbers on both sides.
    Pairing,
    /// Tasks of a wall chart (挂图作战).
    Task,
    /// Problems that are struck off when solved (对账销号).
    Issue,
    /// What a policy gives to whom.
    Benefit,
    /// What each village grows or runs.
    Village,
    /// How it was before and after.
    Change,
    /// What each department does.
    Department,
    /// Who was posted where.
    Posting,
}

impl Section {
    /// All sections, in the order of the manual.
    pub const ALL: [Self; 19] = [
        Self::Project,
        Self::Fund,
        Self::Payment,
        Self::Donation,
        Self::Contract,
        Self::Sale,
        Self::Asset,
        Self::Award,
        Self::Training,
        Self::Exchange,
        Self::Meeting,
        Self::Pairing,
        Self::Task,
        Self::Issue,
        Self::Benefit,
        Self::Village,
        Self::Change,
        Self::Department,
        Self::Posting,
    ];

    /// Name in records.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Project => "projects",
            Self::Fund => "funds",
            Self::Payment => "payments",
            Self::Donation => "donations",
            Self::Contract => "contracts",
            Self::Sale => "sales",
            Self::Asset => "assets",
            Self::Award => "awards",
            Self::Training => "trainings",
            Self::Exchange => "exchanges",
            Self::Meeting => "meetings",
            Self::Pairing => "pairings",
            Self::Task => "tasks",
            Self::Issue => "issues",
            Self::Benefit => "benefits",
            Self::Village => "villages",
            Self::Change => "changes",
            Self::Department => "departments",
            Self::Posting => "postings",
        }
    }

    /// Heading of its ledger.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Project => "项目",
            Self::Fund => "资金",
            Self::Payment => "拨付",
            Self::Donation => "捐赠",
            Self::Contract => "协议",
            Self::Sale => "销售",
            Self::Asset => "设施",
            Self::Award => "荣誉",
            Self::Training => "培训",
            Self::Exchange => "交流",
            Self::Meeting => "会议",
            Self::Pairing => "结对",
            Self::Task => "任务",
            Self::Issue => "问题",
            Self::Benefit => "政策待遇",
            Self::Village => "村",
            Self::Change => "前后变化",
            Self::Department => "部门",
            Self::Posting => "派驻",
        }
    }

    /// The section of a name.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.key() == key)
    }

    /// What its items can say besides what all items say.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Project => PROJECTS,
            Self::Fund => FUNDS,
            Self::Payment => PAYMENTS,
            Self::Donation => DONATIONS,
            Self::Contract => CONTRACTS,
            Self::Sale => SALES,
            Self::Asset => ASSETS,
            Self::Award => AWARDS,
            Self::Training => TRAININGS,
            Self::Exchange => EXCHANGES,
            Self::Meeting => MEETINGS,
            Self::Pairing => PAIRINGS,
            Self::Task => TASKS,
            Self::Issue => ISSUES,
            Self::Benefit => BENEFITS,
            Self::Village => VILLAGES,
            Self::Change => CHANGES,
            Self::Department => DEPARTMENTS,
            Self::Posting => POSTINGS,
        }
    }
}

const fn field(key: &'static str, label: &'static str, takes: FieldKind) -> Field {
    Field { key, label, takes }
}

const PROJECTS: &[Field] = &[
    field("category", "类别", FieldKind::Text),
    field("model", "模式", FieldKind::Text),
    field("stage", "阶段", FieldKind::Text),
    field("product", "产品", FieldKind::Text),
    field("term", "长短", FieldKind::Word(&TERM_WORDS)),
    field("investment", "投资", FieldKind::Number(Measure::Money)),
    field("area", "面积", FieldKind::Number(Measure::Area)),
    field("owner", "业主", FieldKind::Party),
    field("funding", "资金来源", FieldKind::Pairs(Measure::Money)),
    field("plan", "规划", FieldKind::Text),
    field("by", "规划或实施单位", FieldKind::Party),
    field("revisions", "调整", FieldKind::Texts),
    field("status", "进展", FieldKind::Text),
];

const FUNDS: &[Field] = &[
    field("from", "出资方", FieldKind::Party),
    field("to", "受益方", FieldKind::Party),
    field("kind", "资金性质", FieldKind::Word(&MoneyKind::WORDS)),
    field("amount", "金额", FieldKind::Number(Measure::Money)),
    field("committed", "应到位", FieldKind::Number(Measure::Money)),
    field("arrived", "到位", FieldKind::Number(Measure::Money)),
    field("rate", "到位率", FieldKind::Number(Measure::Rate)),
    field("channel", "渠道", FieldKind::Text),
    field("level", "层级", FieldKind::Text),
];

const PAYMENTS: &[Field] = &[
    field("fund", "资金", FieldKind::Text),
    field("project", "项目", FieldKind::Text),
    field("amount", "金额", FieldKind::Number(Measure::Money)),
    field("signatures", "签字", FieldKind::Texts),
];

const DONATIONS: &[Field] = &[
    field("from", "捐赠方", FieldKind::Party),
    field("to", "受赠方", FieldKind::Party),
    field("form", "形式", FieldKind::Word(&GIFT_WORDS)),
    field("value", "价值", FieldKind::Number(Measure::Money)),
    field("need", "需要", FieldKind::Text),
    field("purpose", "用途", FieldKind::Text),
    field("effect", "成效", FieldKind::Text),
    field("asset", "形成的设施", FieldKind::Text),
];

const CONTRACTS: &[Field] = &[
    field("with", "签约方", FieldKind::Parties),
    field("kind", "类别", FieldKind::Text),
    field("product", "标的", FieldKind::Text),
    field("price", "价格", FieldKind::Number(Measure::Money)),
    field("guaranteed", "保底", FieldKind::Number(Measure::Money)),
    field("duration", "期限", FieldKind::Text),
    field("signed", "签订时间", FieldKind::Period),
];

const SALES: &[Field] = &[
    field("buyer", "买方", FieldKind::Party),
    field("product", "产品", FieldKind::Text),
    field("quantity", "数量", FieldKind::Number(Measure::Amount)),
    field("revenue", "销售额", FieldKind::Number(Measure::Money)),
];

const ASSETS: &[Field] = &[
    field("kind", "类别", FieldKind::Text),
    field("quantity", "数量", FieldKind::Number(Measure::Amount)),
    field("area", "面积", FieldKind::Number(Measure::Area)),
    field("owner", "权属", FieldKind::Party),
    field("standard", "标准", FieldKind::Text),
    field("shares", "股权", FieldKind::Text),
    field("donation", "来自捐赠", FieldKind::Text),
];

const AWARDS: &[Field] = &[
    field("by", "授予单位", FieldKind::Party),
    field("level", "级别", FieldKind::Text),
    field("kind", "类别", FieldKind::Word(&AWARD_WORDS)),
    field("title", "名称", FieldKind::Text),
];

const TRAININGS: &[Field] = &[
    field("theme", "主题", FieldKind::Text),
    field("by", "主办", FieldKind::Party),
    field("attendees", "参训", FieldKind::Number(Measure::Persons)),
    field("batches", "期数", FieldKind::Number(Measure::Count)),
    field("outcome", "成效", FieldKind::Value),
    field("contents", "内容", FieldKind::Texts),
];

const EXCHANGES: &[Field] = &[
    field("from", "派出", FieldKind::Party),
    field("to", "接收", FieldKind::Party),
    field("kind", "形式", FieldKind::Word(&EXCHANGE_WORDS)),
    field("persons", "人数", FieldKind::Number(Measure::Persons)),
    field("batches", "批次", FieldKind::Number(Measure::Count)),
];

const MEETINGS: &[Field] = &[
    field("kind", "类别", FieldKind::Text),
    field("level", "层级", FieldKind::Text),
    field("with", "参加", FieldKind::Parties),
    field("times", "次数", FieldKind::Number(Measure::Count)),
    field("host", "主办", FieldKind::Party),
    field("outcome", "成果", FieldKind::Text),
];

const PAIRINGS: &[Field] = &[
    field("level", "层级", FieldKind::Text),
    field("left", "一方", FieldKind::Party),
    field("right", "另一方", FieldKind::Party),
    field("left-count", "一方数量", FieldKind::Number(Measure::Count)),
    field("right-count", "另一方数量", FieldKind::Number(Measure::Count)),
    field("arity", "对应关系", FieldKind::Word(&ARITY_WORDS)),
    field("claim", "说法", FieldKind::Text),
    field("model", "模式", FieldKind::Text),
    field("agreement", "协议", FieldKind::Text),
];

const TASKS: &[Field] = &[
    field("goal", "目标", FieldKind::Text),
    field("owner", "责任人", FieldKind::Party),
    field("due", "完成时间", FieldKind::PeriodOrText),
    field("state", "状态", FieldKind::Word(&STATE_WORDS)),
    field("evidence", "佐证", FieldKind::Text),
];

const ISSUES: &[Field] = &[
    field("level", "层级", FieldKind::Word(&ISSUE_WORDS)),
    field("problem", "问题", FieldKind::Text),
    field("action", "措施", FieldKind::Text),
    field("owner", "责任人", FieldKind::Party),
    field("opened", "提出", FieldKind::Period),
    field("closed", "销号", FieldKind::Period),
    field("evidence", "佐证", FieldKind::Text),
];

const BENEFITS: &[Field] = &[
    field("for", "对象", FieldKind::Text),
    field("amount", "标准", FieldKind::Number(Measure::Any)),
    field("change", "变化", FieldKind::Number(Measure::Any)),
    field("condition", "条件", FieldKind::Text),
    field("by", "负责单位", FieldKind::Party),
];

const VILLAGES: &[Field] = &[
    field("product", "产品", FieldKind::Text),
    field("term", "长短", FieldKind::Word(&TERM_WORDS)),
    field("area", "面积", FieldKind::Number(Measure::Area)),
    field("invested-by", "投入方", FieldKind::Party),
    field("mode", "带动方式", FieldKind::Text),
    field("forecast", "预计收益", FieldKind::Number(Measure::Money)),
];

const CHANGES: &[Field] = &[field("before", "之前", FieldKind::Text), field("after", "之后", FieldKind::Text)];

const DEPARTMENTS: &[Field] = &[
    field("field", "领域", FieldKind::Text),
    field("does", "做法", FieldKind::Text),
    field("output", "成果", FieldKind::Text),
    field("value", "数量", FieldKind::Number(Measure::Any)),
];

const POSTINGS: &[Field] = &[
    field("person", "姓名", FieldKind::Party),
    field("role", "职务", FieldKind::Text),
    field("batch", "批次", FieldKind::Text),
    field("from", "开始", FieldKind::Period),
    field("to", "结束", FieldKind::Period),
    field("org", "派出单位", FieldKind::Party),
];
