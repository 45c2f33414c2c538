//! Attributes that neighbours have in common, written once on a group around them.

/// Attributes that elements inherit from a group.
const INHERITED: [&str; 9] = [
    "text-anchor",
    "font-size",
    "font-weight",
    "class",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
];

/// The attribute of what belongs to a series.
const SERIES: &str = " data-s=\"";

/// An element, or a group whose elements all share the same attributes.
struct Unit<'s> {
    /// The start of the group and its title; nothing for an element alone.
    title: &'s str,
    leaves: Vec<Leaf<'s>>,
    /// The attributes that all could inherit.
    shared: String,
}

/// An element without elements inside of it.
struct Leaf<'s> {
    /// The name of the element and its own attributes, from the opening bracket.
    own: String,
    /// What follows the attributes: `/>`, or `>`, the words and the closing tag.
    rest: &'s str,
}

/// Moves the attributes that neighbours have in common to groups around them, where that makes the drawing smaller.
///
/// Texts of a series keep theirs: a page that singles out another series fades the marks beside them, not the texts. Inside of tags and
/// texts, angle brackets and quotation marks are escaped, as the backend writes them.
pub(super) fn share(svg: &str) -> String {
    let mut shorter = String::with_capacity(svg.len());
    let mut run: Vec<Unit> = Vec::new();
    // For each group that is open, whether it belongs to a series.
    let mut groups: Vec<bool> = Vec::new();
    let mut rest = svg;
    while !rest.is_empty() {
        let kept = groups.contains(&true) && rest.starts_with("<text ");
        if let Some((unit, after)) = if kept { None } else { unit(rest) } {
            if run.last().is_some_and(|last| last.shared != unit.shared) {
                flush(&mut run, &mut shorter);
            }
            run.push(unit);
            rest = after;
        } else {
            flush(&mut run, &mut shorter);
            let end = rest.get(1..).and_then(|inside| inside.find('<')).map_or(rest.len(), |end| end + 1);
            let (other, after) = rest.split_at(end);
            if other.starts_with("</g>") {
                groups.pop();
            } else if other.starts_with("<g>") || other.starts_with("<g ") {
                groups.push(other.contains(SERIES));
            }
            shorter.push_str(other);
            rest = after;
        }
    }
    flush(&mut run, &mut shorter);
    shorter
}

/// Appends units whose common attributes are equal.
fn flush(run: &mut Vec<Unit>, svg: &mut String) {
    let shared = run.first().map_or("", |unit| unit.shared.as_str()).to_owned();
    let together = match run.as_slice() {
        // A group alone takes the attributes itself.
        [unit] if !unit.title.is_empty() => false,
        units => {
            let leaves: usize = units.iter().map(|unit| unit.leaves.len()).sum();
            leaves.saturating_sub(1) * shared.len() > "<g></g>".len()
        }
    };
    if together {
        svg.extend(["<g", &shared, ">"]);
    }
    for unit in run.drain(..) {
        let in_group = !together && unit.leaves.len() > 1;
        match unit.title.strip_prefix("<g") {
            Some(title) if in_group => svg.extend(["<g", &shared, title]),
            _ => svg.push_str(unit.title),
        }
        for leaf in unit.leaves {
            let attributes = if together || in_group { "" } else { &shared };
            svg.extend([&leaf.own, attributes, leaf.rest]);
        }
        if !unit.title.is_empty() {
            svg.push_str("</g>");
        }
    }
    if together {
        svg.push_str("</g>");
    }
}

/// The unit at the start of some SVG, and what follows it; nothing where there is none.
fn unit(svg: &str) -> Option<(Unit<'_>, &str)> {
    if let Some((leaf, shared, after)) = leaf(svg) {
        return Some((Unit { title: "", leaves: vec![leaf], shared }, after));
    }
    let end = svg.starts_with("<g><title>").then(|| svg.find("</title>"))?? + "</title>".len();
    let (title, mut rest) = svg.split_at_checked(end)?;
    let (mut leaves, mut common): (Vec<Leaf>, Option<String>) = (Vec::new(), None);
    while let Some((leaf, shared, after)) = leaf(rest) {
        if common.as_ref().is_some_and(|common| *common != shared) {
            return None;
        }
        leaves.push(leaf);
        (common, rest) = (Some(shared), after);
    }
    Some((Unit { title, leaves, shared: common? }, rest.strip_prefix("</g>")?))
}

/// The element at the start of some SVG, the attributes that it could inherit, and what follows it; nothing where there is none
/// without others inside.
///
/// Texts with a rim keep their attributes: what sets a drawing elsewhere takes them apart one by one.
fn leaf(svg: &str) -> Option<(Leaf<'_>, String, &str)> {
    let (tag, after) = svg.strip_prefix('<')?.split_once('>')?;
    let (attributes, end) = match tag.strip_suffix('/') {
        Some(attributes) => (attributes, tag.len() + 2),
        None if tag.starts_with("text ") => (tag, tag.len() + 2 + after.find("</text>")? + "</text>".len()),
        None => return None,
    };
    if attributes.contains(" paint-order=") || (tag.starts_with("text ") && attributes.contains(SERIES)) {
        return None;
    }
    let (name, mut listed) = attributes.split_once(' ')?;
    let (mut own, mut shared) = (format!("<{name}"), String::new());
    while !listed.is_empty() {
        let (key, value) = listed.split_once("=\"")?;
        let (value, after) = value.split_once('"')?;
        let to = if INHERITED.contains(&key) { &mut shared } else { &mut own };
        to.extend([" ", key, "=\"", value, "\""]);
        listed = after.trim_start();
    }
    let rest = svg.get(1 + attributes.len()..end)?;
    Some((Leaf { own, rest }, shared, svg.get(end..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_what_is_equal() {
        let one = r##"<circle cx="1" cy="2" r="3" class="f-c1" fill="#b5322a"/>"##;
        let row = format!(r#"<g><title>甲</title>{one}{one}<text x="1" y="2">乙</text></g>"#);
        let shared = concat!(
            r##"<g><title>甲</title><g class="f-c1" fill="#b5322a"><circle cx="1" cy="2" r="3"/>"##,
            r##"<circle cx="1" cy="2" r="3"/></g><text x="1" y="2">乙</text></g>"##
        );
        assert_eq!(share(&row), shared);
    }

    #[test]
    fn groups_share_what_is_equal_in_all_of_them() {
        let group = |dots: usize| {
            let dot = r##"<circle cx="1" cy="2" r="3" class="f-c1" fill="#b5322a"/>"##.repeat(dots);
            format!("<g><title>甲</title>{dot}</g>")
        };
        let plain = r#"<circle cx="1" cy="2" r="3"/>"#;
        let attributes = r##" class="f-c1" fill="#b5322a""##;
        assert_eq!(share(&group(1)), group(1));
        assert_eq!(share(&group(2)), format!("<g{attributes}><title>甲</title>{plain}{plain}</g>"));
        let inner = format!("<g><title>甲</title>{plain}</g>");
        assert_eq!(share(&group(1).repeat(2)), format!("<g{attributes}>{inner}{inner}</g>"));
    }

    #[test]
    fn texts_of_a_series_keep_what_a_page_tells_them_apart_by() {
        let text = r##"<text x="1" y="2" class="f-paper" fill="#fff">甲</text>"##;
        let dot = r##"<circle cx="1" cy="2" r="3" class="f-c1" fill="#b5322a"/>"##;
        let group = format!(r#"<g data-s="1"><title>乙</title>{text}{text}{dot}{dot}</g>"#);
        let marks =
            r##"<g class="f-c1" fill="#b5322a"><circle cx="1" cy="2" r="3"/><circle cx="1" cy="2" r="3"/></g>"##;
        assert_eq!(share(&group), format!(r#"<g data-s="1"><title>乙</title>{text}{text}{marks}</g>"#));
        let alone = text.replace("<text", r#"<text data-s="1""#).repeat(2);
        assert_eq!(share(&alone), alone);
    }

    #[test]
    fn what_differs_or_stands_alone_stays_as_it_is() {
        let texts = concat!(
            r##"<svg width="7"><text x="1" y="2" font-size="12">a &gt; b</text><text x="1" y="2" font-size="18">乙</text>"##,
            r##"<path d="M0 0H7" fill="none" class="s-rule" stroke="#ddd"/></svg>"##
        );
        assert_eq!(share(texts), texts);
        let rimmed = r##"<text x="1" y="2" stroke="#fff" paint-order="stroke">甲</text>"##.repeat(3);
        assert_eq!(share(&rimmed), rimmed);
        assert_eq!(share(""), "");
    }
}
