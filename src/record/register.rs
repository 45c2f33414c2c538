//! Registers: what several cases speak of, written once (`content/registers/`).

use indexmap::IndexMap;

use super::{Accept, FigureSource, Period, SourceDocument};
use crate::quantity::Quantity;
use crate::source::{Span, Spanned};

/// The registers of a project, each from the identifier to the entry, in the order of the files.
#[derive(Clone, Debug, Default)]
pub struct Registers {
    /// Places, from countries to villages.
    pub places: IndexMap<String, Place>,
    /// Offices, firms, schools, teams.
    pub organisations: IndexMap<String, Organisation>,
    /// People with the offices that they held.
    pub people: IndexMap<String, Person>,
    /// Programmes that cases belong to.
    pub programmes: IndexMap<String, Programme>,
    /// Policy documents.
    pub policies: IndexMap<String, Policy>,
    /// Source documents.
    pub sources: IndexMap<String, SourceDocument>,
    /// Terms with their spellings and senses.
    pub terms: IndexMap<String, Term>,
    /// What figures measure.
    pub indicators: IndexMap<String, Indicator>,
    /// Registers, as written in their files' names, of which something could not be read. What refers to them is not to blame.
    pub unread: Vec<Register>,
}

/// One of the registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    /// `places`
    Places,
    /// `organisations`
    Organisations,
    /// `people`
    People,
    /// `programmes`
    Programmes,
    /// `policies`
    Policies,
    /// `sources`
    Sources,
    /// `terms`
    Terms,
    /// `indicators`
    Indicators,
}

impl Register {
    /// All registers, in the order of their pages.
    pub const ALL: [Self; 8] = [
        Self::Places,
        Self::Organisations,
        Self::People,
        Self::Programmes,
        Self::Policies,
        Self::Sources,
        Self::Terms,
        Self::Indicators,
    ];

    /// The registers of which a case can list entries.
    pub const LISTED: [Self; 5] = [Self::Places, Self::Organisations, Self::People, Self::Programmes, Self::Policies];

    /// Name in files, records and addresses.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::Organisations => "organisations",
            Self::People => "people",
            Self::Programmes => "programmes",
            Self::Policies => "policies",
            Self::Sources => "sources",
            Self::Terms => "terms",
            Self::Indicators => "indicators",
        }
    }

    /// Heading of its page.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Places => "地方",
            Self::Organisations => "单位",
            Self::People => "人物",
            Self::Programmes => "工作",
            Self::Policies => "政策文件",
            Self::Sources => "来源文件",
            Self::Terms => "名词",
            Self::Indicators => "指标",
        }
    }
}

/// What entries of all registers say of themselves.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Identifier: the key in the register, part of the address of its page.
    pub id: Spanned<String>,
    /// Name as printed.
    pub name: Spanned<String>,
    /// Other names for the same.
    pub aliases: Vec<Spanned<String>>,
    /// What a reader should know.
    pub note: Option<Spanned<String>>,
    /// Where it stands.
    pub source: Option<FigureSource>,
    /// Findings that are answered.
    pub accept: Accept,
    /// Place of the whole entry.
    pub span: Span,
}

/// A place.
#[derive(Clone, Debug)]
pub struct Place {
    /// Name, aliases, source.
    pub entry: Entry,
    /// Where it stands among places.
    pub level: Spanned<Level>,
    /// Identifier of the place that it belongs to.
    pub parent: Option<Spanned<String>>,
    /// What it is classed as: 省定经济薄弱村 …
    pub classes: Vec<Spanned<String>>,
    /// For an area (片区), the identifiers of the places that belong to it.
    pub members: Vec<Spanned<String>>,
    /// For an area, for which time it was drawn.
    pub period: Option<Spanned<Period>>,
}

/// Level of a place, from the largest to the smallest. Zones and areas lie across the levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 国家
    Country,
    /// 跨省
    Region,
    /// 省级
    Province,
    /// 地级市
    Prefecture,
    /// 县级
    County,
    /// 乡镇级
    Township,
    /// 村级
    Village,
    /// 园区
    Zone,
    /// 片区: an area that was drawn for a plan, over the hierarchy
    Area,
}

impl Level {
    /// The words of a record.
    pub const WORDS: [(&str, Self); 9] = [
        ("国家", Self::Country),
        ("跨省", Self::Region),
        ("省级", Self::Province),
        ("地级市", Self::Prefecture),
        ("县级", Self::County),
        ("乡镇级", Self::Township),
        ("村级", Self::Village),
        ("园区", Self::Zone),
        ("片区", Self::Area),
    ];

    /// The word of a record.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, level)| *level == self).map_or("", |(word, _)| word)
    }
}

/// An organisation.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Name, aliases, source.
    pub entry: Entry,
    /// What kind it is, one of [`Organisation::TYPES`].
    pub form: Option<Spanned<&'static str>>,
    /// Identifier of the organisation that it belongs to.
    pub parent: Option<Spanned<String>>,
    /// Where it is.
    pub place: Option<Spanned<String>>,
    /// Who leads it.
    pub lead: Option<Spanned<String>>,
    /// Since when, or for how long, it has been there.
    pub since: Option<Spanned<Period>>,
    /// What it does.
    pub duties: Vec<Spanned<String>>,
    /// Its seats and who holds them.
    pub seats: Vec<(Spanned<String>, Spanned<String>)>,
}

impl Organisation {
    /// The kinds that a record may name.
    pub const TYPES: [&str; 16] = [
        "党政机关",
        "科研院校",
        "国企",
        "民企",
        "学校",
        "医院",
        "社会组织",
        "工作队",
        "领导小组",
        "联席会议",
        "办事处",
        "项目公司",
        "媒体",
        "园区",
        "村组织",
        "其他",
    ];
}

/// A person.
#[derive(Clone, Debug)]
pub struct Person {
    /// Name, aliases, source.
    pub entry: Entry,
    /// The offices that the person held, in order.
    pub roles: Vec<RoleAt>,
    /// How the person agreed to being named.
    pub consent: Option<Spanned<String>>,
}

/// An office held by a person.
#[derive(Clone, Debug)]
pub struct RoleAt {
    /// The office: 第一书记.
    pub role: Spanned<String>,
    /// Of which organisation.
    pub org: Option<Spanned<String>>,
    /// Where.
    pub place: Option<Spanned<String>>,
    /// Since when.
    pub from: Option<Spanned<Period>>,
    /// Until when.
    pub to: Option<Spanned<Period>>,
    /// With which batch: 第二批.
    pub batch: Option<Spanned<String>>,
}

/// A programme.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Name, aliases, source.
    pub entry: Entry,
    /// What kind of work it is.
    pub kind: Option<Spanned<String>>,
    /// What it aims at.
    pub goal: Option<Spanned<String>>,
    /// By when the goal is to be reached.
    pub by: Option<Spanned<Period>>,
    /// When it runs.
    pub period: Option<Spanned<Period>>,
    /// Its phase: one of [`Programme::PHASES`].
    pub phase: Option<Spanned<&'static str>>,
    /// Identifier of the programme that it is part of.
    pub parent: Option<Spanned<String>>,
    /// Who leads it.
    pub lead: Option<Spanned<String>>,
}

impl Programme {
    /// Phases that a record may name.
    pub const PHASES: [&str; 4] = ["攻坚", "巩固", "过渡", "衔接"];
}

/// A policy document. Its name is its title with marks: 《……》.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Title, source.
    pub entry: Entry,
    /// Who issued it.
    pub issuer: Option<Spanned<String>>,
    /// Its number (文号).
    pub number: Option<Spanned<String>>,
    /// When it was adopted.
    pub adopted: Option<Spanned<Period>>,
    /// When it came into force.
    pub in_force: Option<Spanned<Period>>,
    /// For which time it plans.
    pub period: Option<Spanned<Period>>,
    /// Of which level it is: one of [`Policy::LEVELS`].
    pub level: Option<Spanned<&'static str>>,
    /// Identifier of the document that it carries out.
    pub parent: Option<Spanned<String>>,
    /// What it is about.
    pub topics: Vec<Spanned<String>>,
}

impl Policy {
    /// Levels that a record may name.
    pub const LEVELS: [&str; 4] = ["国家", "省级", "市级", "县级"];
}

/// A term: a concept with its spellings.
#[derive(Clone, Debug)]
pub struct Term {
    /// Name, aliases, source.
    pub entry: Entry,
    /// Spellings that are wrong or superseded; the rules ask about them.
    pub avoid: Vec<Spanned<String>>,
    /// What it means.
    pub means: Option<Spanned<String>>,
    /// The senses of a word that has several.
    pub senses: Vec<Spanned<String>>,
    /// Identifier of the term that this is another word for.
    pub same_as: Option<Spanned<String>>,
}

/// What figures measure.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Name, aliases, source.
    pub entry: Entry,
    /// The unit that its figures are expected in: 每人每年, 元.
    pub unit: Option<Spanned<String>>,
    /// The least that is to be expected.
    pub least: Option<Spanned<Quantity>>,
    /// The most that is to be expected.
    pub most: Option<Spanned<Quantity>>,
}

impl Registers {
    /// Every entry of a register that has a page, in order.
    #[must_use]
    pub fn entries(&self, register: Register) -> Vec<&Entry> {
        match register {
            Register::Places => self.places.values().map(|place| &place.entry).collect(),
            Register::Organisations => self.organisations.values().map(|entry| &entry.entry).collect(),
            Register::People => self.people.values().map(|entry| &entry.entry).collect(),
            Register::Programmes => self.programmes.values().map(|entry| &entry.entry).collect(),
            Register::Policies => self.policies.values().map(|entry| &entry.entry).collect(),
            Register::Sources => Vec::new(),
            Register::Terms => self.terms.values().map(|entry| &entry.entry).collect(),
            Register::Indicators => self.indicators.values().map(|entry| &entry.entry).collect(),
        }
    }

    /// Whether a register has an entry of this identifier.
    #[must_use]
    pub fn has(&self, register: Register, id: &str) -> bool {
        match register {
            Register::Sources => self.sources.contains_key(id),
            register => self.entries(register).iter().any(|entry| entry.id.value == id),
        }
    }
}
