//! Random words and numbers as offices write them, the same for a seed on any machine.

use std::fmt::Write as _;

/// A stream of random numbers: SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014).
pub(super) struct Random(u64);

/// Words of one to four characters.
const SHORT: &[&str] = &[
    "村",
    "镇",
    "合计",
    "灌云",
    "沿河",
    "张家港",
    "岗东村",
    "㵲阳镇",
    "杨𬶍",
    "囗子坪",
    "2019年",
    "PPP",
    "一上",
    "（其他）",
    "“五老”",
    "党建·富民",
    "38.5%",
    "甲、乙",
];

/// Words of five to fifteen characters.
const MIDDLE: &[&str] = &[
    "薄壳山核桃苗木",
    "“慈善一日捐”",
    "村（社区）党组织",
    "镇政府饭堂采购番石榴1350斤",
    "农商·国泰希望小学",
    "伊犁哈萨克自治州",
    "《帮扶协议书》续签",
    "2016—2020年累计",
    "约3.6亿元（含贷款）",
    "阿布都拉·买买提",
    "Excel台账与GIS一张图",
    "中共灌云县委组织部",
    "小额信贷“富民贷”",
    "孵化器（苗圃—加速器）",
    "—",
    "New Rural Cooperative Medical",
    "㧟、𬭚、䶮三姓聚居处",
    "人均可支配收入11,850元/年",
];

/// Words of sixteen to sixty characters.
const LONG: &[&str] = &[
    "张家港与沿河两地学校、医院、园区结对帮扶（含灌云县674.5万元款物）并逐年续签协议",
    "江苏省委驻灌云县帮扶工作队（2018—2019年度，共27名队员、8个省级机关和企事业单位）",
    "土家族苗族布依族侗族仡佬族聚居的武陵山集中连片特殊困难地区深度贫困乡镇",
    "财政专项扶贫资金、“三项资金”统筹部分及社会帮扶资金（不含实物折价）",
    "https://example.org/gongkai/2019/07/danwei-jiedui-bangfu-mingdan.html",
    "“省委组织部+省农业农村厅+南京农业大学”产学研联合攻关项目（第三期）——薄壳山核桃高接换优",
    "易地扶贫搬迁安置点配套幼儿园",
    "新型农村合作医疗保险",
    "Yanhe Tujia Autonomous County Poverty Alleviation Office",
    "党员干部、致富能手、退役军人、返乡大学生、“土专家”“田秀才”五类人员",
    "沿河土家族自治县淇滩镇、黑水镇、谯家镇、夹石镇、洪渡镇、客田镇等22个乡镇街道及其下辖的贫困村",
    "《关于进一步加强张家港市与沿河土家族自治县东西部扶贫协作工作的实施意见》（张委办〔2018〕62号）",
];

/// Characters from which names are made up.
const SYLLABLES: &[char] = &[
    '东', '王', '沟', '岭', '坪', '坝', '寨', '李', '湾', '新', '河', '桥', '岗', '圩', '团', '结', '庄', '龙', '虎',
    '泉',
];

/// Units, from none to far too long.
const UNITS: &[&str] = &[
    "",
    "万元",
    "人",
    "个",
    "元/斤",
    "户次",
    "kg",
    "m²",
    "%",
    "个百分点",
    "元/人·年（按常住人口计算）",
    "万吨标准煤当量",
];

/// How a sequence of values runs.
#[derive(Clone, Copy, Debug)]
enum Trend {
    Equal,
    Nothing,
    Huge,
    Tiny,
    TinyBesideHuge,
    Decimals,
    Whole,
    Falling,
}

/// Values in one trend.
pub(super) struct Values {
    trend: Trend,
    base: f64,
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another one.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// Whether something happens that does so once in some times.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// A part of one.
    pub(super) fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// One of some things.
    pub(super) fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// How many rows a chart has: often few, sometimes sixty.
    pub(super) fn count(&mut self) -> usize {
        *self.one(&[1, 2, 3, 3, 4, 5, 6, 7, 9, 12, 16, 20, 30, 31, 45, 60])
    }

    /// A label of any length.
    pub(super) fn label(&mut self) -> String {
        match self.below(8) {
            0 | 1 => self.one(SHORT).to_string(),
            2..=4 => self.one(MIDDLE).to_string(),
            5 => self.one(LONG).to_string(),
            6 => self.village(),
            _ => {
                let (who, what) = (self.village(), *self.one(MIDDLE));
                format!("{who}{what}")
            }
        }
    }

    /// Labels of one length class, or of all, as one chart has them.
    pub(super) fn labels(&mut self, count: usize) -> Vec<String> {
        match self.below(4) {
            0 => (0..count).map(|_| self.village()).collect(),
            1 => (0..count).map(|_| self.one(LONG).to_string()).collect(),
            _ => (0..count).map(|_| self.label()).collect(),
        }
    }

    /// The made-up name of a village.
    pub(super) fn village(&mut self) -> String {
        let mut name = String::new();
        for _ in 0..1 + self.below(3) {
            name.push(*self.one(SYLLABLES));
        }
        name.push_str(self.one::<&str>(&["村", "组", "社区", "镇", "乡（街道）"]));
        name
    }

    /// A label, or nothing.
    pub(super) fn maybe(&mut self) -> String {
        if self.once_in(3) { String::new() } else { self.label() }
    }

    /// A short word.
    pub(super) fn word(&mut self) -> String {
        self.one(SHORT).to_string()
    }

    /// A unit.
    pub(super) fn unit(&mut self) -> String {
        self.one(UNITS).to_string()
    }

    /// A trend of values.
    pub(super) fn values(&mut self) -> Values {
        use Trend::{Decimals, Equal, Falling, Huge, Nothing, Tiny, TinyBesideHuge, Whole};
        let trend = [Equal, Nothing, Huge, Tiny, TinyBesideHuge, Decimals, Whole, Whole, Falling, Falling];
        Values { trend: *self.one(&trend), base: (self.part() * 1e4).ceil() }
    }

    /// A value as a record words it, without its unit.
    pub(super) fn wording(&mut self, value: f64) -> String {
        let mut text = self.one(&["", "", "", "", "", "约", "超过", "近", ">"]).to_string();
        let digits = if value.fract() == 0.0 { 0 } else { 2 };
        let written = if value.abs() >= 1e8 && self.once_in(2) {
            write!(text, "{:.2}亿", value / 1e8)
        } else {
            write!(text, "{value:.digits$}")
        };
        written.unwrap();
        text + if self.once_in(12) { "（不含税）" } else { "" }
    }

    /// A time between two years, in years with fraction.
    pub(super) fn time(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.part()
    }
}

impl Values {
    /// The value at a place.
    pub(super) fn at(&self, i: usize, random: &mut Random) -> f64 {
        match self.trend {
            Trend::Equal => self.base,
            Trend::Nothing => 0.0,
            Trend::Huge => (random.part() * 1e12).floor(),
            Trend::Tiny => (random.part() * 100.0).ceil() / 1e4,
            Trend::TinyBesideHuge => [1.0, 1e12, 0.0, 0.01, 30.0][random.below(5)],
            Trend::Decimals => (random.part() * 1e5).round() / 100.0,
            Trend::Whole => random.below(3000) as f64,
            Trend::Falling => (self.base * 100.0 / (i as f64 + 1.0)).round() / 100.0,
        }
    }
}
