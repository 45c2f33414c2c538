//! `figure-shadows`: a figure of a sub-case that has the name of one of its main case, and another value.
//!
//! A case that is part of another has the figures of its main case at hand by name. One that it defines itself takes the place of
//! that of the main case, so that one name prints two values on pages that stand side by side. The same value under the same
//! name is no harm.
//!
//! An editor gives the figure of the sub-case a name of its own, or deletes it, so that the one of the main case is used. Where
//! the two are meant to differ, `accept: { figure-shadows: 理由 }` says why.

use super::super::Context;
use super::super::view::own_figures;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::Case;

pub(super) fn check(context: &Context, case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    let Some(main) = case.part_of.as_ref().and_then(|slug| context.corpus.case(slug)) else { return };
    for figure in own_figures(case) {
        let Some(other) = main.case.figures.get(figure.name.as_str()) else { continue };
        let (one, two) = (&figure.quantity, &other.quantity);
        if one.comparable(two) && (one.base_value(), one.low, one.high) == (two.base_value(), two.low, two.high) {
            continue;
        }
        let (name, here, there) = (&figure.name.value, &one.wording, &two.wording);
        diagnostics.push(
            Diagnostic::warning(
                "figure-shadows",
                figure.name.span,
                message!(
                    "主案例也有名为 {name} 的数据，那里是{there}，这里是{here}",
                    "the main case has a figure `{name}` too: {there} there, {here} here"
                ),
            )
            .with_other(other.name.span, message!("主案例的在这里", "that of the main case is here"))
            .with_hint(message!(
                "给这一条换一个名称；说的是同一个数的，删去这一条，直接用主案例的；确实要不同的，写 accept: {{ figure-shadows: 理由 }}",
                "rename this one; if both are one number, delete it and use that of the main case; where they are meant to differ, accept: {{ figure-shadows: reason }}"
            )),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{CASE, headed, project};

    #[test]
    fn a_name_has_one_value_in_a_case_and_its_parts() {
        let figure = |value: &str, rest: &str| {
            format!("figures: {{ lamps: {{ label: 路灯, value: {value}, period: 2018, source: \"report#1\"{rest} }} }}")
        };
        let found = |value: &str, rest: &str| {
            let (main, part) =
                (headed(&figure("800盏", "")), headed(&format!("part-of: one\n{}", figure(value, rest))));
            project(&[(CASE, &main), ("content/cases/two/case.yaml", &part)])
        };
        assert_eq!(
            found("900盏", "").said("figure-shadows"),
            ["主案例也有名为 lamps 的数据，那里是800盏，这里是900盏"]
        );
        assert_eq!(found("800多盏", "").of("figure-shadows"), ["lamps"]);
        assert!(found("800盏", "").of("figure-shadows").is_empty());
        assert_eq!(found("900盏", ", accept: { figure-shadows: 只算一村 }").answered("figure-shadows"), ["lamps"]);
    }
}
