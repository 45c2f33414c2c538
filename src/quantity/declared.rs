//! Numbers that a name declares: 五级, 四个一批, 三上三下, 两公告两比对四公示, 一二三四五.
//!
//! Names of practices carry the number of their parts, most often in Chinese numerals. What they declare can be counted in
//! what is listed below the name.

/// How many parts a name declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declared {
    /// One list of so many: 五级, 6位, 四个一批; also several lists that go together part by part: 五签字五确认, 三上三下.
    Parts(u32),
    /// Lists one after the other: 两公告两比对四公示 is 2, 2 and 4, 一二三四五 is 1 to 5.
    Groups(Vec<u32>),
}

impl Declared {
    /// All parts together.
    #[must_use]
    pub fn total(&self) -> u32 {
        match self {
            Self::Parts(parts) => *parts,
            Self::Groups(groups) => groups.iter().sum(),
        }
    }
}

/// Largest number of parts that a name declares; more than that is no list but a figure.
const MOST: u32 = 999;

/// What a name declares; nothing where it declares no number. An ordinal (第一书记) declares none, and neither does the 一 that
/// closes a slogan (四个一批, 五个一, 五位一体).
#[must_use]
pub fn declared(name: &str) -> Option<Declared> {
    let mut numbers: Vec<u32> = Vec::new();
    let mut rest = name;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let is_part = |c: char| if first.is_ascii_digit() { c.is_ascii_digit() } else { is_numeral(c) };
        let length = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        if !(first.is_ascii_digit() || is_numeral(first)) {
            before = Some(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (run, behind) = rest.split_at(length);
        rest = behind;
        let is_amount = behind.starts_with(['万', '亿', '.', '%', '％', '年']);
        if before == Some('第') || is_amount {
            continue;
        }
        match frame(run) {
            Some(frame) => numbers.extend(frame),
            None => numbers.extend(number(run).filter(|number| (1..=MOST).contains(number))),
        }
        before = run.chars().last();
    }
    let largest = *numbers.first()?;
    let is_frame = numbers.len() > 2 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    if largest > 1 && !is_frame {
        let mut is_first = true;
        numbers.retain(|number| std::mem::take(&mut is_first) || *number > 1);
    }
    let same = numbers.iter().all(|number| *number == largest);
    Some(if same && !name.contains('+') { Declared::Parts(largest) } else { Declared::Groups(numbers) })
}

const DIGITS: &str = "零一二三四五六七八九";

fn is_numeral(c: char) -> bool {
    DIGITS.contains(c) || matches!(c, '两' | '双' | '十' | '百')
}

fn digit(c: char) -> Option<u32> {
    match c {
        '两' | '双' => Some(2),
        _ => u32::try_from(DIGITS.chars().position(|digit| digit == c)?).ok(),
    }
}

/// Three or more numerals in a row without 十 or 百, each one more than the one before: a frame of lists.
fn frame(run: &str) -> Option<Vec<u32>> {
    let numbers: Option<Vec<u32>> = run.chars().map(digit).collect();
    numbers.filter(|numbers| numbers.len() > 2 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1))
}

/// The number that a run of digits or numerals stands for: 33, 十二, 三十六, 一百零八.
fn number(run: &str) -> Option<u32> {
    if run.starts_with(|c: char| c.is_ascii_digit()) {
        return run.parse().ok();
    }
    let mut total = 0;
    let mut pending = None;
    for c in run.chars() {
        match (c, digit(c)) {
            ('十', _) => total += pending.take().unwrap_or(1) * 10,
            ('百', _) => total += pending.take().unwrap_or(1) * 100,
            (_, Some(0)) => {}
            (_, Some(_)) if pending.is_some() => return None,
            (_, digit) => pending = digit,
        }
    }
    Some(total + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_declares_one_list() {
        for (name, parts) in [
            ("五级", 5),
            ("四个一批", 4),
            ("五个一", 5),
            ("五位一体", 5),
            ("三个全覆盖", 3),
            ("6位", 6),
            ("33个", 33),
            ("十二个部门", 12),
            ("三十六计", 36),
            ("一百零八", 108),
            ("双签字", 2),
            ("两会", 2),
            ("一条主线", 1),
            ("“七通”", 7),
            ("六大体系", 6),
            ("5大类", 5),
        ] {
            assert_eq!(declared(name), Some(Declared::Parts(parts)), "{name}");
        }
    }

    #[test]
    fn lists_that_go_together_are_one() {
        for (name, parts) in [("三上三下", 3), ("五签字五确认", 5), ("六个坚持、六大体系", 6)] {
            assert_eq!(declared(name), Some(Declared::Parts(parts)), "{name}");
        }
    }

    #[test]
    fn a_name_declares_several_lists() {
        for (name, groups) in [
            ("两公告两比对四公示", &[2, 2, 4][..]),
            ("两不愁三保障", &[2, 3]),
            ("四梁八柱", &[4, 8]),
            ("一二三四五", &[1, 2, 3, 4, 5]),
            ("“一二三”工程", &[1, 2, 3]),
            ("3省4地", &[3, 4]),
            ("1+1", &[1, 1]),
        ] {
            assert_eq!(declared(name), Some(Declared::Groups(groups.to_vec())), "{name}");
            assert_eq!(declared(name).map_or(0, |declared| declared.total()), groups.iter().sum::<u32>());
        }
    }

    #[test]
    fn some_names_declare_nothing() {
        for name in ["第一书记", "第十二批", "挂图作战", "", "20万元", "2018年", "多个"] {
            assert_eq!(declared(name), None, "{name}");
        }
        assert_eq!(declared("第一书记和两委"), Some(Declared::Parts(2)));
    }
}
