//! Where the words around a number end: 节约20万元 is no 约20万元, and 5个内设机构 no 5个内.

/// So many characters behind its digits can belong to a quantity: ～200万元以上.
const AHEAD: usize = 16;

/// So many characters before its digits can belong to a quantity: 每人每月不少于.
const BEFORE: usize = 8;

/// Words that end like a word which bounds a number: with what stands before it they mean something else.
const ENDINGS: [(char, &str); 3] = [
    ('约', "节签预合履违条公契特制"),
    ('过', "经通路度走去来看到做办用搞干住讲说见不渡越"),
    ('近', "附邻最靠临贴亲新远就"),
];

/// Words that begin like a word which bounds a number.
const BEGINNINGS: [&str; 50] = [
    "多功能",
    "多层",
    "多元",
    "多样",
    "多媒体",
    "多边",
    "多部门",
    "多方",
    "多年",
    "多地",
    "多所",
    "多彩",
    "多种",
    "多名",
    "多项",
    "多家",
    "多处",
    "多位",
    "多民族",
    "多级",
    "多渠道",
    "多维",
    "多学科",
    "多次",
    "多户",
    "内设",
    "内部",
    "内外",
    "内容",
    "内地",
    "内在",
    "内涵",
    "内科",
    "内生",
    "内陆",
    "起步",
    "起点",
    "起重",
    "起源",
    "起义",
    "起草",
    "起始",
    "起家",
    "余款",
    "余额",
    "余热",
    "余粮",
    "余下",
    "上下游",
    "左右手",
];

/// Words that begin like a unit and are none: 成员, and 两 before another unit.
const NOUNS: [&str; 32] = [
    "两年", "两个", "两地", "两家", "两省", "两期", "两届", "两次", "成员", "成果", "成立", "成为", "成功", "成熟",
    "成长", "成绩", "成效", "成人", "成年", "成都", "成本", "成交", "成就", "成因", "成套", "成品", "成分", "成不",
    "成型", "成片", "成才", "成材",
];

/// Where a quantity whose digits end at `run` can end, from near to far.
pub(super) fn ends(text: &str, run: usize) -> Vec<usize> {
    text[run..].char_indices().take(AHEAD).map(|(index, c)| run + index + c.len_utf8()).collect()
}

/// Where the words before a quantity that begins at `start` can begin, from far to near.
pub(super) fn beginnings(text: &str, floor: usize, start: usize) -> Vec<usize> {
    let before = &text[floor..start];
    let places = before.char_indices().rev().take(BEFORE);
    let mut places: Vec<usize> = places
        .filter(|(_, c)| !c.is_whitespace())
        .map(|(index, _)| floor + index)
        .filter(|from| !is_ending(text, *from))
        .collect();
    places.reverse();
    places
}

/// Whether a word that begins at `from` is the end of another one: 约 in 节约.
fn is_ending(text: &str, from: usize) -> bool {
    let before = text[..from].chars().next_back();
    let first = text[from..].chars().next();
    ENDINGS.iter().any(|(last, words)| first == Some(*last) && before.is_some_and(|c| words.contains(c)))
}

/// Whether a text can be cut behind a quantity.
pub(super) trait WordEdge {
    /// Whether no word goes over this place that only begins like a unit or a word behind one.
    fn is_complete(&self, end: usize) -> bool;
}

impl WordEdge for str {
    fn is_complete(&self, end: usize) -> bool {
        let last = self[..end].chars().next_back().map_or(end, |c| end - c.len_utf8());
        !BEGINNINGS.iter().chain(&NOUNS).any(|word| self[last..].starts_with(word))
    }
}
