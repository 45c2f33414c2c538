//! What the registers say of an entry: facts, each with its label, and what it is in few words.

use super::Context;
use super::words::{joined, line, plain, several, text, time, word};
use crate::corpus::Key;
use crate::document::{Inline, Line};
use crate::record::{
    Indicator, Level, NOT_STATED, Organisation, Person, Place, Policy, Programme, Register, RoleAt, SourceDocument,
    Term,
};
use crate::source::Span;

impl Context<'_> {
    /// Facts of an entry.
    pub(super) fn facts(&self, (register, id): Key) -> Vec<Line> {
        let registers = &self.corpus.registers;
        match register {
            Register::Places => registers.places.get(id).map(|place| self.place(id, place)),
            Register::Organisations => registers.organisations.get(id).map(|one| self.organisation(one)),
            Register::People => registers.people.get(id).map(|person| self.person(person)),
            Register::Programmes => registers.programmes.get(id).map(|programme| self.programme(programme)),
            Register::Policies => registers.policies.get(id).map(|policy| self.policy(policy)),
            Register::Sources => registers.sources.get(id).map(|document| self.source(document)),
            Register::Terms => registers.terms.get(id).map(|term| self.term(term)),
            Register::Indicators => registers.indicators.get(id).map(|indicator| self.indicator(indicator)),
        }
        .unwrap_or_default()
    }

    fn place(&self, id: &str, place: &Place) -> Vec<Line> {
        let mut above = self.relations.names.above(id);
        above.reverse();
        let above = joined(above.into_iter().map(|id| vec![self.page_of((Register::Places, id))]).collect(), "、");
        let areas = self
            .corpus
            .registers
            .places
            .iter()
            .filter(|(_, area)| area.members.iter().any(|member| member.value == id));
        let areas = joined(areas.map(|(id, _)| vec![self.page_of((Register::Places, id))]).collect(), "、");
        let lines = [
            (!above.is_empty()).then(|| line("上级", above)),
            (!areas.is_empty()).then(|| line("所属范围", areas)),
            several("类别", &place.classes, "、"),
            time("划定时期", place.period.as_ref()),
        ];
        lines.into_iter().flatten().collect()
    }

    fn organisation(&self, organisation: &Organisation) -> Vec<Line> {
        let lines = [
            self.linked("上级", Register::Organisations, &organisation.parent),
            self.parties("所在地", &organisation.place),
            self.parties("牵头", &organisation.lead),
            time("时间", organisation.since.as_ref()),
            several("职责", &organisation.duties, "；"),
        ];
        let seats = organisation.seats.iter().map(|(seat, holder)| line(seat, self.party(holder)));
        lines.into_iter().flatten().chain(seats).collect()
    }

    fn person(&self, person: &Person) -> Vec<Line> {
        let roles = person.roles.iter().map(|role| line("任职", self.role(role)));
        roles.chain(plain("姓名公开", person.consent.as_ref())).collect()
    }

    /// An office: 第一书记，岗东村，2018年至2019年，第二批.
    pub(super) fn role(&self, role: &RoleAt) -> Vec<Inline> {
        let span = role.role.span;
        let from = role.from.as_ref().map(|from| from.printed());
        let to = role.to.as_ref().map(|to| to.printed());
        let time = match (from, to) {
            (Some(from), Some(to)) => Some(format!("{from}至{to}")),
            (Some(from), None) => Some(format!("{from}起")),
            (None, Some(to)) => Some(format!("至{to}")),
            (None, None) => None,
        };
        let parties = role.org.iter().chain(&role.place).map(|party| self.party(party));
        let rest = role.batch.iter().map(|batch| batch.value.clone()).chain(time).map(|words| vec![text(words, span)]);
        joined(std::iter::once(vec![text(role.role.value.clone(), span)]).chain(parties).chain(rest).collect(), "，")
    }

    fn programme(&self, programme: &Programme) -> Vec<Line> {
        let lines = [
            plain("目标", programme.goal.as_ref()),
            time("目标时限", programme.by.as_ref()),
            time("时间", programme.period.as_ref()),
            word("阶段", programme.phase.as_ref()),
            self.linked("所属", Register::Programmes, &programme.parent),
            self.parties("牵头", &programme.lead),
        ];
        lines.into_iter().flatten().collect()
    }

    fn policy(&self, policy: &Policy) -> Vec<Line> {
        let lines = [
            self.parties("印发", &policy.issuer),
            plain("文号", policy.number.as_ref()),
            time("通过", policy.adopted.as_ref()),
            time("施行", policy.in_force.as_ref()),
            time("规划期", policy.period.as_ref()),
            self.linked("依据", Register::Policies, &policy.parent),
            several("内容", &policy.topics, "、"),
        ];
        lines.into_iter().flatten().collect()
    }

    fn source(&self, document: &SourceDocument) -> Vec<Line> {
        let date = match &document.date {
            Some(date) => vec![text(date.printed(), date.span)],
            None => vec![text(NOT_STATED, document.span)],
        };
        let lines = [
            self.parties("作者", &document.authors),
            plain("作者单位", document.affiliation.as_ref()),
            plain("刊载", document.publisher.as_ref()),
            Some(line("日期", date)),
        ];
        lines.into_iter().flatten().collect()
    }

    fn term(&self, term: &Term) -> Vec<Line> {
        let senses = term
            .senses
            .iter()
            .enumerate()
            .map(|(index, sense)| line(&format!("义项{}", index + 1), vec![text(sense.value.clone(), sense.span)]));
        let rest = [self.linked("同", Register::Terms, &term.same_as), several("不写作", &term.avoid, "、")];
        senses.chain(rest.into_iter().flatten()).collect()
    }

    fn indicator(&self, indicator: &Indicator) -> Vec<Line> {
        let bound = |label: &str, bound: &Option<crate::source::Spanned<crate::quantity::Quantity>>| {
            bound.as_ref().map(|bound| line(label, vec![text(bound.wording.clone(), bound.span)]))
        };
        let lines = [
            plain("单位", indicator.unit.as_ref()),
            bound("一般不低于", &indicator.least),
            bound("一般不高于", &indicator.most),
        ];
        lines.into_iter().flatten().collect()
    }

    /// A word on what an entry is among its like: 县级, 工作队. Its facts do not repeat it.
    pub(super) fn kind(&self, (register, id): Key) -> String {
        let registers = &self.corpus.registers;
        let kind = match register {
            Register::Places => registers.places.get(id).map(|place| place.level.value.word()),
            Register::Organisations => registers.organisations.get(id).and_then(|one| Some(one.form.as_ref()?.value)),
            Register::Programmes => {
                registers.programmes.get(id).and_then(|programme| Some(programme.kind.as_ref()?.as_str()))
            }
            Register::Policies => registers.policies.get(id).and_then(|policy| Some(policy.level.as_ref()?.value)),
            Register::Sources => registers.sources.get(id).and_then(|document| Some(document.kind.as_ref()?.as_str())),
            Register::People | Register::Terms | Register::Indicators => None,
        };
        kind.unwrap_or_default().to_owned()
    }

    /// What an entry is in few words: the offices of a person, the meaning of a term.
    pub(super) fn says(&self, (register, id): Key) -> Vec<Inline> {
        let registers = &self.corpus.registers;
        let words = |words: Option<&crate::source::Spanned<String>>| -> Vec<Inline> {
            words.map(|words| text(words.value.clone(), words.span)).into_iter().collect()
        };
        match register {
            Register::People => registers.people.get(id).map_or_else(Vec::new, |person| {
                joined(person.roles.iter().map(|role| self.role(role)).collect(), "；")
            }),
            Register::Terms => words(registers.terms.get(id).and_then(|term| term.means.as_ref())),
            Register::Programmes => words(registers.programmes.get(id).and_then(|one| one.goal.as_ref())),
            _ => Vec::new(),
        }
    }

    /// Where an entry was read.
    pub(super) fn span_of(&self, (register, id): Key) -> Span {
        let registers = &self.corpus.registers;
        let found = match register {
            Register::Sources => registers.sources.get(id).map(|document| document.span),
            register => {
                registers.entries(register).into_iter().find(|entry| entry.id.value == id).map(|entry| entry.span)
            }
        };
        found.unwrap_or(self.corpus.site.title.span)
    }

    /// Whether a place lies across the hierarchy.
    pub(super) fn is_area(&self, id: &str) -> bool {
        self.corpus
            .registers
            .places
            .get(id)
            .is_some_and(|place| matches!(place.level.value, Level::Area | Level::Region))
    }
}
