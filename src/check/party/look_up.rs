//! `unknown-name`, `name-ambiguous` (R25): one text that stands for a party, looked up.

use super::super::Context;
use super::{is_generic, several};
use crate::corpus::Key;
use crate::diagnostic::{Diagnostic, Message, near_name};
use crate::message;
use crate::record::Register;
use crate::source::{Span, Spanned};

/// A text that stands for a party.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Asked<'a> {
    /// The text.
    pub text: &'a Spanned<String>,
    /// The field that it stands in.
    pub takes: Takes<'a>,
}

/// What a field takes that names a party.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) enum Takes<'a> {
    /// One name, or a list of names: the name of the field, and all that it has.
    Several(&'static str, &'a [Spanned<String>]),
    /// One name; the name of the field.
    One(&'static str),
    /// One place, where a figure has `scope:` for words.
    Scope,
    /// The label of a village, which can say its place besides.
    Village,
}

/// Reports a text that names nobody whom a register knows, or that several entries answer to.
pub(in crate::check) fn look_up(context: &Context, asked: Asked, diagnostics: &mut Vec<Diagnostic>) {
    let (text, names) = (asked.text, context.names);
    let name = text.trim();
    let found = names.parties_called(name);
    if let Some((register, _)) = found.first() {
        let same: Vec<Key> = found.iter().copied().filter(|(other, _)| other == register).collect();
        if same.len() > 1 {
            let finding = ambiguous(context, name, &same, text.span);
            diagnostics.push(match asked.takes {
                Takes::Village => finding.with_hint(village(context, &same)),
                _ => finding,
            });
        }
        return;
    }
    if !names.can_tell_parties() || is_generic(name) {
        return;
    }
    let is_list = matches!(asked.takes, Takes::Several(..)) && name.contains('、');
    if let Some(path) = meant_path(context, name).filter(|_| !is_list) {
        let said = message!("名册里没有“{name}”", "no register knows `{name}`");
        diagnostics.push(Diagnostic::warning("unknown-name", text.span, said).with_hint(write_path(&path)));
        return;
    }
    if let Some(finding) = several::several(context, asked) {
        diagnostics.push(finding);
        return;
    }
    let hint = match asked.takes {
        Takes::Village => unknown_hint(name, "places.yaml", names.all(Register::Places)),
        _ => unknown_hint(name, "", names.all_parties()),
    };
    let said = message!("名册里没有“{name}”", "no register knows `{name}`");
    diagnostics.push(Diagnostic::warning("unknown-name", text.span, said).with_hint(hint));
}

/// The path that was meant by places joined in another way: 罗定市／新民村, 罗定市、新民村, 罗定市新民村.
pub(super) fn meant_path(context: &Context, name: &str) -> Option<String> {
    let is_known = |path: &String| context.names.party(path).is_some();
    let plain: Vec<&str> = name
        .split(['／', '/', '、', '，', '·', '-', '—', '>', ' ', '\u{3000}'])
        .filter(|part| !part.is_empty())
        .collect();
    let joined = Some(plain.join("/")).filter(|path| path != name && is_known(path));
    joined.or_else(|| {
        let ends = name.char_indices().map(|(at, _)| at).skip(1);
        ends.map(|at| format!("{}/{}", &name[..at], &name[at..])).find(is_known)
    })
}

/// How the path to a place is written.
pub(super) fn write_path(path: &str) -> Message {
    message!("各级之间用英文斜杠，写成 {path}", "write the levels with a slash between them: {path}")
}

/// What to do about a name that no register has: mistyped, another spelling, or new. `file` is the file of the register.
pub(super) fn unknown_hint<'n>(name: &str, file: &str, known: impl Iterator<Item = &'n str>) -> Message {
    match near_name(name, known) {
        Some(close) => message!(
            "是不是“{close}”写错了？是的话改过来；是它的另一种写法，加进它的 aliases:；是另一个，在 content/registers/{file} 的名册里加上；原文没有点名的，写 accept: {{ unknown-name: 理由 }}",
            "did you mean `{close}`? another spelling of it goes into its `aliases:`, another one into content/registers/{file}; for those that the source does not name, accept: {{ unknown-name: reason }}"
        ),
        None => message!(
            "在 content/registers/{file} 的名册里加上它；已在名册里而写法不同的，加进那一条的 aliases:；原文没有点名的，写 accept: {{ unknown-name: 理由 }}",
            "enter it in content/registers/{file}; another spelling of an entry goes into its `aliases:`; for those that the source does not name, accept: {{ unknown-name: reason }}"
        ),
    }
}

/// How a village says which of the places of its name it is.
fn village(context: &Context, found: &[Key]) -> Message {
    let paths: Vec<String> =
        found.iter().map(|(_, id)| format!("place: {}", context.names.shortest_path(id))).collect();
    let (zh, en) = (paths.join("，或 "), paths.join("` or `"));
    message!("补上 {zh}", "add `{en}`")
}

/// The finding about a name that several entries of one register share.
pub(super) fn ambiguous(context: &Context, name: &str, found: &[Key], place: Span) -> Diagnostic {
    let names = context.names;
    let count = found.len();
    let told = found.iter().map(|&(register, id)| match register {
        Register::Places => names.shortest_path(id),
        _ => id.to_owned(),
    });
    let told: Vec<String> = told.collect();
    let (zh, en) = (told.iter().map(|one| format!("“{one}”")).collect::<Vec<_>>().join("或"), told.join("` or `"));
    let said = message!(
        "名册里有{count}个“{name}”，这里说的是哪一个？",
        "{count} entries of the register are called `{name}`"
    );
    Diagnostic::warning("name-ambiguous", place, said)
        .with_hint(message!("写明是哪一个：{zh}", "say which one: `{en}`"))
}
