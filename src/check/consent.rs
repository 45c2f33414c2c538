//! `media-consent` (R28): a photograph that shows people without their consent, or that nobody allowed to be used.
//!
//! A face is personal information, and using it needs the consent of whoever is shown (民法典, articles 1019 and 1034); using a
//! picture needs that of its author. The rule looks for people in `caption:` and `alt:`, by words such as 村民 and 学生 or by a name
//! of the register of people, and asks for `consent:`; a person whose entry in the register says how he agreed (`consent:`) needs
//! no second one. Every photograph says in `rights:` who holds the rights and on what terms it is used.
//!
//! An editor adds the two fields. For people from behind or afar, `accept: { media-consent: 理由 }`.

use super::Context;
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::Media;

/// Words of a caption that tell of people in the picture.
const PEOPLE: [&str; 26] = [
    "村民",
    "群众",
    "农民",
    "农户",
    "学生",
    "孩子",
    "儿童",
    "小朋友",
    "老人",
    "老乡",
    "妇女",
    "干部",
    "队员",
    "书记",
    "教师",
    "老师",
    "校长",
    "工人",
    "职工",
    "志愿者",
    "合影",
    "笑脸",
    "人群",
    "男子",
    "女子",
    "一家人",
];

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    for media in entry.case.media.values() {
        let mut missing = Vec::new();
        if is_empty(media.rights.as_ref().map(|rights| rights.as_str())) {
            missing.push("rights");
        }
        let shown = shown(context, media);
        if shown.is_some() && is_empty(media.consent.as_ref().map(|consent| consent.as_str())) {
            missing.push("consent");
        }
        let said = match (missing.as_slice(), shown) {
            ([], _) => continue,
            (["rights"], _) => {
                message!("照片没有写版权归谁、怎样获准使用", "the photograph does not say who holds its rights")
            }
            (_, Some(shown)) => message!(
                "画面里有人（“{shown}”），没有写怎样同意的",
                "the photograph shows people (`{shown}`) and does not say how they agreed"
            ),
            (_, None) => continue,
        };
        let fields = missing.iter().map(|field| format!("{field}:")).collect::<Vec<_>>();
        let (zh, en) = (fields.join(" 和 "), fields.join(" and "));
        diagnostics.push(Diagnostic::warning("media-consent", media.name.span, said).with_hint(message!(
            "补上 {zh}，例如 rights: 工作队供图，授权本站使用；consent: 画面中的村民已书面同意。认不出是谁的，写 accept: {{ media-consent: 理由 }}",
            "add {en}; where nobody can be recognised, accept: {{ media-consent: reason }}"
        )));
    }
}

fn is_empty(text: Option<&str>) -> bool {
    text.is_none_or(|text| matches!(text.trim(), "" | "无" | "没有" | "未载明" | "待补"))
}

/// Who is shown, by the words of the record; nobody where those who are named agreed in the register of people.
fn shown(context: &Context, media: &Media) -> Option<String> {
    let texts = [media.caption.as_str(), media.alt.as_str()];
    let named: Vec<_> = context
        .corpus
        .registers
        .people
        .values()
        .filter(|person| texts.iter().any(|text| text.contains(person.entry.name.as_str())))
        .collect();
    if let Some(person) = named.iter().find(|person| is_empty(person.consent.as_ref().map(|consent| consent.as_str())))
    {
        return Some(person.entry.name.value.clone());
    }
    if !named.is_empty() {
        return None;
    }
    PEOPLE.into_iter().find(|word| texts.iter().any(|text| text.contains(word))).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::testing::case_with;

    fn said(caption: &str, rest: &str) -> Vec<String> {
        let people = [(
            "people",
            "cui: { name: 崔现忠, roles: [ { role: 第一书记 } ], consent: 本人书面同意 }\nli: { name: 李祖隆, roles: [ { role: 校长 } ] }",
        )];
        let media = format!("media: {{ p: {{ file: a.jpg, caption: {caption}, alt: 一条路{rest} }} }}");
        case_with(&media, &people).said("media-consent")
    }

    #[test]
    fn a_photograph_says_who_allowed_it() {
        const RIGHTS: &str = ", rights: 工作队供图，授权本站使用";
        assert_eq!(said("新修的路", ""), ["照片没有写版权归谁、怎样获准使用"]);
        assert!(said("新修的路", RIGHTS).is_empty());
        assert_eq!(said("村民在路上", RIGHTS), ["画面里有人（“村民”），没有写怎样同意的"]);
        assert_eq!(said("李祖隆在路上", RIGHTS), ["画面里有人（“李祖隆”），没有写怎样同意的"]);
        assert!(said("村民在路上", &format!("{RIGHTS}, consent: 已书面同意")).is_empty());
        assert!(said("崔现忠在路上", RIGHTS).is_empty(), "he agreed in the register");
        assert!(said("村民在路上", ", accept: { media-consent: 背影 }").is_empty());
    }
}
