//! Several names in one text: 罗平镇、生江镇, 新民小学和罗定市.

use super::super::Context;
use super::is_generic;
use super::look_up::{Asked, Takes};
use crate::diagnostic::Diagnostic;
use crate::message;

/// Marks that part names.
const MARKS: [char; 5] = ['、', '，', ',', '；', ';'];
/// Words that part names, and stand within others: 和平村.
const WORDS: [&str; 4] = ["以及", "和", "与", "及"];
/// What stands behind the last of several names that are not all told.
const AND_OTHERS: [&str; 8] = ["等单位", "等企业", "等公司", "等部门", "等地", "等村", "等人", "等"];

/// The finding about several names in one text, where it has several.
pub(super) fn several(context: &Context, asked: Asked) -> Option<Diagnostic> {
    let text = asked.text.trim();
    let (parts, has_others) = parts(context, text);
    let known = parts.iter().any(|part| is_known(context, part));
    if parts.len() < 2 && !(has_others && known) {
        return None;
    }
    let said = if parts.len() > 1 {
        message!("“{text}”是几个名称，要分开写", "`{text}` is several names, which are written one by one")
    } else {
        message!("“{text}”是一个名称加“等”", "`{text}` is a name and others")
    };
    let new: Vec<&str> = parts.iter().copied().filter(|part| !is_known(context, part)).collect();
    let mut hint = match asked.takes {
        Takes::Several(field, all) => {
            let list = all.iter().flat_map(|one| self::parts(context, one.trim()).0).collect::<Vec<_>>().join(", ");
            message!("写成 {field}: [{list}]", "write {field}: [{list}]")
        }
        Takes::One("speaker") => {
            message!(
                "一条引语写一个说话的人，另一个人的另写一条",
                "a quotation has one speaker; make another of the other's words"
            )
        }
        Takes::One(field) if parts.len() > 1 => message!(
            "{field}: 只写一个；几处的，写它们共同的上一级，其余写进 note:",
            "`{field}` takes one: name what they belong to, and the rest in `note:`"
        ),
        Takes::One(field) => message!("写成 {field}: {one}", "write {field}: {one}", one = parts.join("")),
        Takes::Village => message!("一个村写一条", "make an entry of each village"),
        Takes::Scope => {
            message!("place: 只写一个地方；几个地方的，写进 scope:", "`place` takes one; write several in `scope:`")
        }
    };
    if has_others {
        hint.zh.push_str("；没有点名的写进 note:");
        hint.en.push_str("; say in `note:` that there are others");
    }
    if !new.is_empty() && matches!(asked.takes, Takes::Several(..)) {
        hint.zh.push_str(&format!("；名册里还没有的，先在 content/registers/ 里加上：{}", new.join("、")));
        hint.en.push_str(&format!("; enter in content/registers/: {}", new.join(", ")));
    }
    Some(Diagnostic::warning("unknown-name", asked.text.span, said).with_hint(hint))
}

fn is_known(context: &Context, name: &str) -> bool {
    is_generic(name) || context.names.party(name).is_some()
}

/// The names of a text, and whether it says that there are others.
fn parts<'t>(context: &Context, text: &'t str) -> (Vec<&'t str>, bool) {
    if is_known(context, text) {
        return (vec![text], false);
    }
    let others = AND_OTHERS.iter().find_map(|others| text.strip_suffix(others));
    let pieces = others.unwrap_or(text).split(MARKS).map(str::trim).filter(|piece| !piece.is_empty());
    let mut parts = Vec::new();
    for piece in pieces {
        part(context, piece, &mut parts);
    }
    (parts, others.is_some())
}

/// Parts a text at a word between two names of which a register knows one.
fn part<'t>(context: &Context, text: &'t str, parts: &mut Vec<&'t str>) {
    if !is_known(context, text) {
        for (at, word) in WORDS.iter().flat_map(|word| text.match_indices(word)) {
            let (left, right) = (text[..at].trim(), text[at + word.len()..].trim());
            let is_name = |name: &str| name.chars().count() > 1;
            if is_name(left) && is_name(right) && (is_known(context, left) || is_known(context, right)) {
                part(context, left, parts);
                part(context, right, parts);
                return;
            }
        }
    }
    parts.push(text);
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case_with;

    const REGISTERS: [(&str, &str); 2] = [
        (
            "places",
            "luoding: { name: 罗定市, level: 县级 }\nluoping: { name: 罗平镇, level: 乡镇级, parent: luoding }\n\
             shengjiang: { name: 生江镇, level: 乡镇级, parent: luoding }\nheping: { name: 和平村, level: 村级, parent: luoding }\n\
             dali: { name: 大沥镇, level: 乡镇级, aliases: [大沥] }",
        ),
        ("people", "cui: { name: 崔现忠, roles: [ { role: 书记 } ] }"),
    ];

    fn hints(record: &str) -> Vec<String> {
        case_with(&format!("place: 罗定市\n{record}"), &REGISTERS).hints("unknown-name")
    }

    fn with(party: &str) -> Vec<String> {
        hints(&format!("contracts: {{ c: {{ label: 约, with: {party} }} }}"))
    }

    #[test]
    fn the_list_is_ready_to_be_pasted() {
        assert_eq!(with("[罗平镇、生江镇]"), ["写成 with: [罗平镇, 生江镇]"]);
        assert_eq!(with("[和平村与村民, 罗定市]"), ["写成 with: [和平村, 村民, 罗定市]"]);
        assert_eq!(with("罗平镇以及生江镇"), ["写成 with: [罗平镇, 生江镇]"]);
        assert!(with("[罗平镇, 生江镇]").is_empty(), "what the hint says is right");
        assert_eq!(
            with("新民小学和罗定市"),
            ["写成 with: [新民小学, 罗定市]；名册里还没有的，先在 content/registers/ 里加上：新民小学"]
        );
        assert_eq!(with("罗平镇、生江镇等"), ["写成 with: [罗平镇, 生江镇]；没有点名的写进 note:"]);
        assert_eq!(with("罗平镇等单位"), ["写成 with: [罗平镇]；没有点名的写进 note:"]);
        let gift = hints("donations: { d: { label: 款, from: 罗平镇和生江镇 } }");
        assert_eq!(gift, ["写成 from: [罗平镇, 生江镇]"]);
        assert!(hints("donations: { d: { label: 款, from: [罗平镇, 生江镇] } }").is_empty());
    }

    #[test]
    fn fields_of_one_name_say_so() {
        assert!(hints("quotes: { q: { text: 话, speaker: 崔现忠、游剑锋, role: 书记 } }")[0].contains("一个说话的人"));
        let figure =
            "figures: { a: { label: 甲, value: 3个, period: 2018, source: \"report#1\", place: 罗平镇、生江镇 } }";
        assert!(hints(figure)[0].contains("scope:"));
    }

    #[test]
    fn longer_names_are_new_ones() {
        for name in ["大沥镇党校", "大沥镇职工", "和平小学"] {
            let found = with(name);
            assert!(found[0].starts_with("在 content/registers/ 的名册里加上它"), "{name}: {found:?}");
        }
    }
}
