//! Numbers in 汉字 in running text: 三个, 近两成, 百分之九十五, 三分之二, 十五六个.

use rust_decimal::Decimal;

use super::words::{WordEdge, beginnings, ends};
use super::{Found, FoundKind, Spoken, is_digit};
use crate::quantity::Quantity;
use crate::source::half_width;

/// Words for parts of a hundred, thousand or ten thousand, which begin a number.
const PARTS: [&str; 3] = ["百分之", "千分之", "万分之"];

/// Words before a fraction that belong to it.
const BOUNDS: [&str; 9] = ["接近", "将近", "超过", "大约", "不到", "不足", "近", "约", "超"];

/// Names of five-year plans and party congresses, which look like numbers: “十二五”, 十八大.
const NAMES: [&str; 12] = [
    "十一五",
    "十二五",
    "十三五",
    "十四五",
    "十五五",
    "十六大",
    "十七大",
    "十八大",
    "十九大",
    "二十大",
    "九八",
    "七一",
];

pub(super) fn is_numeral(c: char) -> bool {
    is_digit_numeral(c) || matches!(c, '十' | '百' | '千' | '万' | '亿' | '半')
}

fn is_digit_numeral(c: char) -> bool {
    "〇零一二两三四五六七八九".contains(c)
}

/// A number in 汉字 that begins at `start`; what stands before `floor` belongs to the number before. One of something (一个, 一条)
/// is most often no number at all.
pub(super) fn spoken(text: &str, floor: usize, start: usize) -> Option<Found> {
    if text[..start].ends_with(is_numeral) || text[..start].ends_with(['第', '初', '几', '数']) {
        return None;
    }
    let rest = &text[start..];
    if NAMES.iter().any(|name| rest.starts_with(name)) {
        return None;
    }
    let run = start + rest.find(|c: char| !is_numeral(c)).unwrap_or(rest.len());
    if is_year(&text[start..run]) && text[run..].starts_with('年') {
        return Some(Found { range: start..run + '年'.len_utf8(), kind: FoundKind::Date });
    }
    if let Some((end, percent)) = fraction(text, start) {
        let from =
            BOUNDS.iter().find(|word| text[floor..start].ends_with(**word)).map_or(start, |word| start - word.len());
        return Some(Found { range: from..end, kind: FoundKind::Spoken(Spoken::Fraction(percent)) });
    }
    let read = |from: usize, to: usize| Some((from, to, Quantity::parse(&text[from..to]).ok()?));
    let whole = |end: &usize| text.is_complete(*end);
    let bare = ends(text, run).into_iter().rev().filter(whole).find_map(|end| read(start, end));
    let Some((_, end, quantity)) = bare else {
        return implied(text, floor, start, run).or_else(|| vague(text, start, run));
    };
    let longer = beginnings(text, floor, start).into_iter().find_map(|from| read(from, end));
    let (from, end, quantity) = longer.unwrap_or((start, end, quantity));
    // 一成 and 一倍 are numbers where a word says so: 不到一成, 一倍多.
    let is_one = &text[start..run] == "一";
    if is_one && (!matches!(quantity.unit.symbol, "成" | "倍") || quantity.qualifiers.is_empty()) {
        return None;
    }
    let kind = if text[start..end].contains(is_digit) {
        FoundKind::Quantity(Box::new(quantity))
    } else {
        FoundKind::Spoken(Spoken::Exact(Box::new(quantity)))
    };
    Some(Found { range: from..end, kind })
}

/// 上百家, 过亿元: a scale alone, with a word before it.
fn implied(text: &str, floor: usize, start: usize, run: usize) -> Option<Found> {
    let scale = text[start..run].chars().all(|c| "百千万亿".contains(c));
    let froms = beginnings(text, floor, start);
    let (from, end, quantity) = froms.into_iter().filter(|_| scale).find_map(|from| {
        let whole = |end: &usize| text.is_complete(*end);
        let read = |end: usize| Some((from, end, Quantity::parse(&text[from..end]).ok()?));
        ends(text, run).into_iter().rev().filter(whole).find_map(read)
    })?;
    Some(Found { range: from..end, kind: FoundKind::Spoken(Spoken::Exact(Box::new(quantity))) })
}

/// 十五六个, 三五百人: two digits side by side with a unit behind them.
fn vague(text: &str, start: usize, run: usize) -> Option<Found> {
    let digits: Vec<char> = text[start..run].chars().collect();
    let pair = digits.windows(2).any(|pair| match pair {
        [a, b] => is_digit_numeral(*a) && is_digit_numeral(*b) && a != b && !"〇零".contains([*a, *b]),
        _ => false,
    });
    // 一二三四五 is a list.
    let listed = digits.len() > 2 && digits.iter().all(|c| is_digit_numeral(*c));
    if !pair || listed {
        return None;
    }
    let unit = |end: usize| Quantity::parse(&format!("2{}", &text[run..end])).is_ok();
    let end = ends(text, run).into_iter().rev().filter(|end| text.is_complete(*end)).find(|end| unit(*end))?;
    Some(Found { range: start..end, kind: FoundKind::Spoken(Spoken::Vague) })
}

/// A year in 汉字: 二〇一八.
fn is_year(run: &str) -> bool {
    run.chars().count() == 4
        && run.chars().all(is_digit_numeral)
        && ["一九", "二〇", "二零"].iter().any(|century| run.starts_with(century))
}

/// The end of a fraction that begins at `start`, and its value in percent: 三分之二, 3分之2.
pub(super) fn fraction(text: &str, start: usize) -> Option<(usize, Decimal)> {
    let rest = &text[start..];
    if PARTS.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    let is_part = |c: char| is_digit(c) || (is_numeral(c) && c != '半');
    let below = &rest[..rest.find(|c| !is_part(c))?];
    let above = rest[below.len()..].strip_prefix("分之")?;
    let above = &above[..above.find(|c| !is_part(c)).unwrap_or(above.len())];
    let (parts, of) = (number(above)?, number(below)?);
    let percent = parts.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(of)?;
    Some((start + below.len() + "分之".len() + above.len(), percent))
}

/// The number of a run of digits or 汉字.
fn number(words: &str) -> Option<Decimal> {
    let plain: String = words.chars().map(half_width).collect();
    Some(Quantity::parse(&format!("{plain}个")).ok()?.base_value())
}
