//! Every figure with digits in the five source documents, written out, and what it must be read as.
//!
//! A figure is a number in digits that counts or measures something, together with its unit or measure word and the
//! qualifiers that stand directly around it; the two ends of a range are one figure. Dates and policy years, numbers
//! that are part of a name (“1+1”, “666”) and page numbers are no figures; [`NOT_FIGURES`] has them all, so that every run
//! of digits in the documents is in one of the two lists. By this definition the documents hold 211 figures.
//!
//! The documents are not part of the project: `000` is the report of the team in 灌云, `001` and `002` are the papers on
//! 沿河 and on the province's partners, `003` is the newspaper page on 大沥 and `004` the paper on relative poverty. Lines
//! are those of their text files. Wordings stand as in the documents with spaces removed, except for [`ELIDED`].

use std::ops::Bound::{Excluded, Included, Unbounded};
use std::str::FromStr;

use casebook::quantity::{Doubt, Quantity};
use rust_decimal::Decimal;

/// How the number bounds what it stands for. Numbers are in the base unit.
#[derive(Clone, Copy)]
enum Bounds {
    /// The number itself.
    Exact,
    /// More than the number.
    Over,
    /// The number or more.
    AtLeast,
    /// The number or less.
    AtMost,
    /// Less than the number.
    Under,
    /// More than the number and less than this (多, 余).
    Within(&'static str),
    /// From the number to this, both included.
    Range(&'static str),
    /// No bounds: 约, or words that contradict each other.
    Open,
}
use Bounds::{AtLeast, AtMost, Exact, Open, Over, Range, Under, Within};

/// Document, line, wording, value in the base unit, unit, bounds.
type Row = (&'static str, u32, &'static str, &'static str, &'static str, Bounds);

#[rustfmt::skip]
const FIGURES: &[Row] = &[
    ("000", 1, "12个", "12", "个", Exact),
    ("000", 3, "27名", "27", "名", Exact),
    ("000", 3, "23个", "23", "个", Exact),
    ("000", 3, "26个", "26", "个", Exact),
    ("000", 5, "12个", "12", "个", Exact),
    ("000", 5, "16875户", "16875", "户", Exact),
    ("000", 5, "77150人", "77150", "人", Exact),
    ("000", 5, "1510户", "1510", "户", Exact),
    ("000", 7, "3527人", "3527", "人", Exact),
    ("000", 19, "174个", "174", "个", Exact),
    ("000", 19, "1.5亿元", "150000000", "元", Exact),
    ("000", 21, "53个", "53", "个", Exact),
    ("000", 21, "达70.9%", "70.9", "%", Exact),
    ("000", 25, "40多个", "40", "个", Within("50")),
    ("000", 33, "200亩", "200", "亩", Exact),
    ("000", 33, "20多万元", "200000", "元", Within("300000")),
    ("000", 39, "6大", "6", "大", Exact),
    ("000", 49, "200多亩", "200", "亩", Within("300")),
    ("000", 51, "53户", "53", "户", Exact),
    ("000", 53, "21段", "21", "段", Exact),
    ("000", 53, "37.2公里", "37200", "公里", Exact),
    ("000", 55, "16个", "16", "个", Exact),
    ("000", 55, "5个", "5", "个", Exact),
    ("000", 55, "26个", "26", "个", Exact),
    ("000", 67, "累计达152批次", "152", "批次", Exact),
    ("000", 67, "3713户次", "3713", "户次", Exact),
    ("000", 69, "136.5万元", "1365000", "元", Exact),
    ("000", 75, "2224盏", "2224", "盏", Exact),
    ("000", 87, "超过250批次", "250", "批次", Over),
    ("000", 99, "8743.11万元", "87431100", "元", Exact),
    ("000", 101, "209.2%", "209.2", "%", Exact),
    ("000", 101, "218.1万元", "2181000", "元", Exact),
    ("000", 101, "115万元", "1150000", "元", Exact),
    ("000", 101, "107.9万元", "1079000", "元", Exact),
    ("000", 103, "163.5万元", "1635000", "元", Exact),
    ("000", 103, "40万元", "400000", "元", Exact),
    ("000", 103, "30万元", "300000", "元", Exact),
    ("000", 109, "超过4.4亿元", "440000000", "元", Over),
    ("000", 119, "2万株", "20000", "株", Exact),
    ("000", 119, "800多亩", "800", "亩", Within("900")),
    ("000", 141, "26个", "26", "个", Exact),
    ("000", 143, "全部超过20万元", "200000", "元", Over),
    ("000", 143, "最高超过100万元", "1000000", "元", Over),
    ("000", 143, "平均37万元", "370000", "元", Exact),
    ("000", 151, "17个", "17", "个", Exact),
    ("000", 157, "6位", "6", "位", Exact),
    ("001", 12, "14个", "14", "个", Exact),
    ("001", 34, "6594万元", "65940000", "元", Exact),
    ("001", 36, "63个", "63", "个", Exact),
    ("001", 36, "21个", "21", "个", Exact),
    ("001", 36, "72个", "72", "个", Exact),
    ("001", 36, "9223名", "9223", "名", Exact),
    ("001", 44, "12个", "12", "个", Exact),
    ("001", 44, "10个", "10", "个", Exact),
    ("001", 46, "22个", "22", "个", Exact),
    ("001", 48, "18个", "18", "个", Exact),
    ("001", 48, "18个", "18", "个", Exact),
    ("001", 48, "6个", "6", "个", Exact),
    ("001", 48, "6个", "6", "个", Exact),
    ("001", 50, "12家", "12", "家", Exact),
    ("001", 50, "10个", "10", "个", Exact),
    ("001", 50, "2个", "2", "个", Exact),
    ("001", 50, "2家", "2", "家", Exact),
    ("001", 50, "1家", "1", "家", Exact),
    ("001", 60, "6类", "6", "类", Exact),
    ("001", 64, "50个", "50", "个", Exact),
    ("001", 80, "11所", "11", "所", Exact),
    ("001", 80, "51所", "51", "所", Exact),
    ("001", 80, "12所", "12", "所", Exact),
    ("001", 82, "63所", "63", "所", Exact),
    ("001", 82, "34名", "34", "名", Exact),
    ("001", 82, "20名", "20", "名", Exact),
    ("001", 84, "214名", "214", "名", Exact),
    ("001", 94, "共82名", "82", "名", Exact),
    ("001", 94, "141名", "141", "名", Exact),
    ("001", 96, "31名", "31", "名", Exact),
    ("001", 96, "共167名", "167", "名", Exact),
    ("001", 104, "186名", "186", "名", Exact),
    ("001", 106, "33名", "33", "名", Exact),
    ("001", 106, "8名", "8", "名", Exact),
    ("001", 108, "14项", "14", "项", Exact),
    ("001", 120, "2次", "2", "次", Exact),
    ("001", 122, "2次", "2", "次", Exact),
    ("001", 122, "共计146批次", "146", "批次", Exact),
    ("001", 122, "1682人次", "1682", "人次", Exact),
    ("001", 122, "50批次", "50", "批次", Exact),
    ("001", 122, "896人次", "896", "人次", Exact),
    ("001", 128, "103名", "103", "名", Exact),
    ("001", 132, "1.5亿元", "150000000", "元", Exact),
    ("001", 136, "7场", "7", "场", Exact),
    ("001", 140, "达603万元", "6030000", "元", Exact),
    ("001", 142, "508万元", "5080000", "元", Exact),
    ("002", 7, "3省", "3", "省", Exact),
    ("002", 7, "4地", "4", "地", Exact),
    ("002", 7, "75个", "75", "个", Exact),
    ("002", 7, "39个", "39", "个", Exact),
    ("002", 7, "217.39万人", "2173900", "人", Exact),
    ("002", 7, "约12.45%", "12.45", "%", Open),
    ("002", 13, "10个", "10", "个", Exact),
    ("002", 13, "10个", "10", "个", Exact),
    ("002", 13, "33个", "33", "个", Exact),
    ("002", 13, "448对", "448", "对", Exact),
    ("002", 13, "484对", "484", "对", Exact),
    ("002", 13, "499对", "499", "对", Exact),
    ("002", 13, "1035对", "1035", "对", Exact),
    ("002", 13, "311对", "311", "对", Exact),
    ("002", 15, "100多个", "100", "个", Within("200")),
    ("002", 15, "600多个", "600", "个", Within("700")),
    ("002", 15, "超2500亿元", "250000000000", "元", Over),
    ("002", 15, "至少6名", "6", "名", AtLeast),
    ("002", 15, "至少6名", "6", "名", AtLeast),
    ("002", 15, "至少6名", "6", "名", AtLeast),
    ("002", 15, "1万多人", "10000", "人", Within("20000")),
    ("002", 15, "10个", "10", "个", Exact),
    ("002", 15, "500多场", "500", "场", Within("600")),
    ("002", 15, "35.5万个", "355000", "个", Exact),
    ("002", 15, "18.22万人", "182200", "人", Exact),
    ("002", 15, "超2亿元", "200000000", "元", Over),
    ("002", 15, "20亿元", "2000000000", "元", Exact),
    ("002", 15, "4个", "4", "个", Exact),
    ("002", 15, "6.01亿元", "601000000", "元", Exact),
    ("002", 15, "1.14亿元", "114000000", "元", Exact),
    ("003", 20, "6名", "6", "名", Exact),
    ("003", 22, "4个", "4", "个", Exact),
    ("003", 26, "50个", "50", "个", Exact),
    ("003", 26, "6000只", "6000", "只", Exact),
    ("003", 28, "100多件", "100", "件", Within("200")),
    ("003", 36, "4个", "4", "个", Exact),
    ("003", 42, "5.49公里", "5490", "公里", Exact),
    ("003", 42, "3条", "3", "条", Exact),
    ("003", 46, "10万元", "100000", "元", Exact),
    ("003", 46, "2万余元", "20000", "元", Within("30000")),
    ("003", 50, "30家", "30", "家", Exact),
    ("003", 58, "4个", "4", "个", Exact),
    ("003", 58, "130亩", "130", "亩", Exact),
    ("003", 58, "长达10年", "120", "年", Exact),
    ("003", 58, "250万元", "2500000", "元", Exact),
    ("003", 58, "10亩", "10", "亩", Exact),
    ("003", 58, "40亩", "40", "亩", Exact),
    ("003", 62, "1600万元", "16000000", "元", Exact),
    ("003", 62, "4个", "4", "个", Exact),
    ("003", 66, "1350斤", "675", "斤", Exact),
    ("003", 66, "4725元", "4725", "元", Exact),
    ("003", 66, "8660斤", "4330", "斤", Exact),
    ("003", 66, "32908元", "32908", "元", Exact),
    ("003", 66, "3520斤", "1760", "斤", Exact),
    ("003", 66, "10948元", "10948", "元", Exact),
    ("003", 68, "38个", "38", "个", Exact),
    ("003", 74, "4个", "4", "个", Exact),
    ("004", 29, "660多万人（次）", "6600000", "人（次）", Within("6700000")),
    ("004", 29, "低于4000元", "4000", "元", Under),
    ("004", 31, "411万（人）", "4110000", "人", Exact),
    ("004", 31, "4000元", "4000", "元", Exact),
    ("004", 35, "6000元", "6000", "元", Exact),
    ("004", 35, "199.4万（人）", "1994000", "人", Exact),
    ("004", 45, "1533个", "1533", "个", Exact),
    ("004", 45, "821个", "821", "个", Exact),
    ("004", 47, "先后达到15万元", "150000", "元", Exact),
    ("004", 47, "18万元", "180000", "元", Exact),
    ("004", 57, "6个", "6", "个", Exact),
    ("004", 57, "14个", "14", "个", Exact),
    ("004", 57, "59个", "59", "个", Exact),
    ("004", 57, "908个", "908", "个", Exact),
    ("004", 59, "354亿元", "35400000000", "元", Exact),
    ("004", 60, "1269个", "1269", "个", Exact),
    ("004", 60, "30个", "30", "个", Exact),
    ("004", 60, "2个", "2", "个", Exact),
    ("004", 62, "6个", "6", "个", Exact),
    ("004", 64, "13个", "13", "个", Exact),
    ("004", 64, "49个", "49", "个", Exact),
    ("004", 64, "733个", "733", "个", Exact),
    ("004", 76, "1600多万（人）", "16000000", "人", Within("17000000")),
    ("004", 76, "95%以上", "95", "%", AtLeast),
    ("004", 84, "15个百分点", "15", "个百分点", Exact),
    ("004", 86, "每人每月135元", "135", "元", Exact),
    ("004", 86, "每人每月510元", "510", "元", Exact),
    ("004", 88, "每人每月430元", "430", "元", Exact),
    ("004", 88, "5000户以上", "5000", "户", AtLeast),
    ("004", 106, "累计近2万人次", "20000", "人次", Under),
    ("004", 108, "6000多名", "6000", "名", Within("7000")),
    ("004", 112, "7人", "7", "人", Exact),
    ("004", 112, "80人", "80", "人", Exact),
    ("004", 126, "20多年", "240", "年", Within("360")),
    ("004", 130, "不少于20万元", "200000", "元", AtLeast),
    ("004", 130, "不少于10万元", "100000", "元", AtLeast),
    ("004", 130, "不少于100万元", "1000000", "元", AtLeast),
    ("004", 130, "不少于500万元", "5000000", "元", AtLeast),
    ("004", 133, "262家", "262", "家", Exact),
    ("004", 133, "109亿元", "10900000000", "元", Exact),
    ("004", 133, "7000多个", "7000", "个", Within("8000")),
    ("004", 135, "每年20万份", "200000", "份", Exact),
    ("004", 147, "近16万余名", "160000", "名", Open),
    ("004", 151, "33.69万名", "336900", "名", Exact),
    ("004", 153, "786名", "786", "名", Exact),
    ("004", 189, "每年至少1次", "1", "次", AtLeast),
    ("004", 211, "108亿元", "10800000000", "元", Exact),
    ("004", 211, "每人1600元", "1600", "元", Exact),
    ("004", 211, "每村60万～200万元", "600000", "元", Range("2000000")),
    ("004", 213, "5万元以下", "50000", "元", AtMost),
    ("004", 213, "3年期", "36", "年期", Exact),
    ("004", 217, "232亿元", "23200000000", "元", Exact),
    ("004", 217, "近200万户", "2000000", "户", Under),
    ("004", 225, "38个", "38", "个", Exact),
    ("004", 232, "100余个", "100", "个", Within("200")),
    ("004", 238, "8个", "8", "个", Exact),
    ("004", 238, "12个", "12", "个", Exact),
    ("004", 246, "20个", "20", "个", Exact),
    ("004", 250, "6项", "6", "项", Exact),
    ("004", 250, "4项", "4", "项", Exact),
    ("004", 264, "5大类", "5", "大类", Exact),
    ("004", 264, "15项", "15", "项", Exact),
];

/// Figures whose wording differs from the document: a bounding word stands apart from its number, or the number borrows
/// its unit from the noun. Document, line, wording as a record has it, words of the document.
const ELIDED: &[(&str, u32, &str, &str)] = &[
    ("002", 15, "至少6名", "至少增派6名教师、6名农技人才、6名医务人才"),
    ("004", 31, "411万（人）", "411万低收入人口"),
    ("004", 35, "199.4万（人）", "199.4万低收入人口"),
    ("004", 76, "1600多万（人）", "1600多万农村居民"),
    ("004", 135, "每年20万份", "每年根据不同扶贫主题印发20万份"),
    ("004", 189, "每年至少1次", "每年至少召开1次"),
];

/// Why digits are no figure.
#[derive(Clone, Copy, PartialEq)]
enum Other {
    /// A date or a year.
    Date,
    /// Part of a name.
    Name,
    /// The number of a page.
    Page,
}
use Other::{Date, Name, Page};

/// Digits that are no figure: document, line, wording, what they are.
#[rustfmt::skip]
const NOT_FIGURES: &[(&str, u32, &str, Other)] = &[
    ("000", 1, "2018年至2019年", Date),
    ("000", 113, "1+1", Name),
    ("001", 10, "2017年3月", Date),
    ("001", 14, "2020年", Date),
    ("001", 58, "2018年", Date),
    ("001", 92, "2018年", Date),
    ("001", 106, "2018年", Date),
    ("001", 120, "2018年", Date),
    ("001", 134, "2017年", Date),
    ("001", 140, "2018年", Date),
    ("002", 7, "2017年初", Date),
    ("002", 7, "2018年底", Date),
    ("002", 13, "2018—2020年", Date),
    ("002", 13, "2018—2020年", Date),
    ("002", 15, "666", Name),
    ("002", 15, "2018年底", Date),
    ("003", 20, "6月30日", Date),
    ("003", 22, "2016年", Date),
    ("003", 22, "2019年5月10日", Date),
    ("003", 42, "2016年5月3日", Date),
    ("003", 48, "2019年", Date),
    ("003", 50, "8月", Date),
    ("003", 52, "2017年9月", Date),
    ("003", 64, "2019年7月", Date),
    ("003", 66, "2019年", Date),
    ("003", 66, "5月", Date),
    ("004", 29, "2012年", Date),
    ("004", 31, "2015年底", Date),
    ("004", 33, "2015年底", Date),
    ("004", 35, "2018年底", Date),
    ("004", 35, "2019年", Date),
    ("004", 37, "2020年", Date),
    ("004", 59, "2015年底", Date),
    ("004", 84, "2018年底", Date),
    ("004", 94, "2015年5月1日", Date),
    ("004", 147, "2016年", Date),
    ("004", 181, "4", Page),
];

/// Runs of digits, with their decimals, in each document.
const RUNS: [(&str, usize); 5] = [("000", 50), ("001", 55), ("002", 38), ("003", 44), ("004", 76)];

#[expect(clippy::expect_used, reason = "the table is part of the test")]
fn decimal(text: &str) -> Decimal {
    Decimal::from_str(text).expect("the table holds decimals")
}

/// Number of runs of digits in a wording.
fn runs(wording: &str) -> usize {
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    wording.split(|c| !digits(c)).filter(|run| !run.is_empty()).count()
}

#[test]
fn there_are_211_figures() {
    assert_eq!(FIGURES.len(), 211);
    assert!(FIGURES.is_sorted_by_key(|(document, line, ..)| (*document, *line)));
}

#[test]
fn every_figure_is_read_as_its_source_means_it() {
    let mut wrong = Vec::new();
    for &(document, line, wording, base, unit, bounds) in FIGURES {
        let quantity = match Quantity::parse(wording) {
            Ok(quantity) => quantity,
            Err(error) => {
                wrong.push(format!("{document}:{line} {wording}: {}", error.message.en));
                continue;
            }
        };
        let base = decimal(base);
        let expected = match bounds {
            Exact => (Included(base), Included(base)),
            Over => (Excluded(base), Unbounded),
            AtLeast => (Included(base), Unbounded),
            AtMost => (Unbounded, Included(base)),
            Under => (Unbounded, Excluded(base)),
            Within(high) => (Excluded(base), Excluded(decimal(high))),
            Range(high) => (Included(base), Included(decimal(high))),
            Open => (Unbounded, Unbounded),
        };
        let right = quantity.wording == wording
            && quantity.base_value() == base
            && quantity.unit.symbol == unit
            && (quantity.low, quantity.high) == expected
            && quantity.is_exact() == matches!(bounds, Exact);
        if !right {
            wrong.push(format!("{document}:{line} {wording}: {quantity:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_figure_reads_the_same_with_the_spaces_of_its_source() {
    for &(_, _, wording, ..) in FIGURES {
        let spaced: String = wording.chars().flat_map(|c| [c, ' ']).collect();
        assert_eq!(Quantity::parse(&spaced), Quantity::parse(wording), "{wording}");
    }
}

#[test]
fn doubts_are_raised_where_the_domain_model_has_them() {
    let doubted: Vec<_> = FIGURES
        .iter()
        .filter_map(|&(document, line, wording, ..)| {
            let quantity = Quantity::parse(wording).ok()?;
            Some((document, line, quantity.doubts().first().copied()?))
        })
        .collect();
    assert!(
        matches!(doubted[..], [("004", 29, Doubt::PeopleOrTimes), ("004", 147, Doubt::Contradiction(..))]),
        "{doubted:?}"
    );
}

#[test]
fn no_run_of_digits_is_left_out() {
    for (document, count) in RUNS {
        let figures = FIGURES.iter().filter(|row| row.0 == document).map(|row| runs(row.2));
        let others = NOT_FIGURES.iter().filter(|row| row.0 == document).map(|row| runs(row.2));
        assert_eq!(figures.chain(others).sum::<usize>(), count, "{document}");
    }
}

#[test]
fn what_is_no_figure_does_not_read_as_one() {
    for &(document, line, wording, what) in NOT_FIGURES {
        let error = Quantity::parse(wording).err();
        let date = error.as_ref().is_some_and(|error| error.message.en.ends_with("is a date, not a quantity"));
        assert_eq!((error.is_some(), date), (true, what == Date), "{document}:{line} {wording}");
    }
}

#[test]
fn elided_wordings_are_figures_with_the_digits_of_their_source() {
    for &(document, line, wording, words) in ELIDED {
        let listed = FIGURES.iter().filter(|row| (row.0, row.1, row.2) == (document, line, wording)).count();
        assert_eq!(listed, runs(words), "{wording}");
        let digits: String = wording.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        assert!(words.contains(&digits), "{wording}");
    }
}
