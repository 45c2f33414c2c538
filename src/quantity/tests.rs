#![expect(clippy::unwrap_used, reason = "a test that cannot parse its own input has failed")]

use std::ops::Bound::{Excluded, Included, Unbounded};
use std::str::FromStr;

use super::*;

fn parse(wording: &str) -> Quantity {
    match Quantity::parse(wording) {
        Ok(quantity) => quantity,
        Err(error) => panic!("{wording}: {error:?}"),
    }
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str(text).unwrap()
}

/// Bounds as an interval: [a, b] with ends included, (a, b) without, .. where open.
fn interval(quantity: &Quantity) -> String {
    let low = match quantity.low {
        Included(value) => format!("[{value}"),
        Excluded(value) => format!("({value}"),
        Unbounded => "(..".to_owned(),
    };
    let high = match quantity.high {
        Included(value) => format!("{value}]"),
        Excluded(value) => format!("{value})"),
        Unbounded => "..)".to_owned(),
    };
    format!("{low}, {high}")
}

#[test]
fn wordings_give_number_scale_unit_and_bounds() {
    let cases = [
        // wording, number, scale, unit, base value, bounds
        ("超过4.4亿元", "4.4", "亿", "元", "440000000", "(440000000, ..)"),
        ("20多万元", "20", "万", "元", "200000", "(200000, 300000)"),
        ("2万余元", "2", "万", "元", "20000", "(20000, 30000)"),
        ("1600多万（人）", "1600", "万", "人", "16000000", "(16000000, 17000000)"),
        ("1万多人", "1", "万", "人", "10000", "(10000, 20000)"),
        ("1.5亿多元", "1.5", "亿", "元", "150000000", "(150000000, 160000000)"),
        ("3千多万元", "3", "千万", "元", "30000000", "(30000000, 40000000)"),
        ("1个多亿元", "1", "亿", "元", "100000000", "(100000000, 200000000)"),
        ("209.2%", "209.2", "", "%", "209.2", "[209.2, 209.2]"),
        ("70.9％", "70.9", "", "%", "70.9", "[70.9, 70.9]"),
        ("37.2公里", "37.2", "", "公里", "37200", "[37200, 37200]"),
        ("近2万人次", "2", "万", "人次", "20000", "(.., 20000)"),
        ("约12.45%", "12.45", "", "%", "12.45", "(.., ..)"),
        ("近200万户", "200", "万", "户", "2000000", "(.., 2000000)"),
        ("40多个", "40", "", "个", "40", "(40, 50)"),
        ("100多件", "100", "", "件", "100", "(100, 200)"),
        ("100余个", "100", "", "个", "100", "(100, 200)"),
        ("不少于20万元", "20", "万", "元", "200000", "[200000, ..)"),
        ("95%以上", "95", "", "%", "95", "[95, ..)"),
        ("5000户以上", "5000", "", "户", "5000", "[5000, ..)"),
        ("5万元（含）以下", "5", "万", "元", "50000", "(.., 50000]"),
        ("5万元（不含）以下", "5", "万", "元", "50000", "(.., 50000)"),
        ("+3.5%", "3.5", "", "%", "3.5", "[3.5, 3.5]"),
        ("5万元以下", "5", "万", "元", "50000", "(.., 50000]"),
        ("不超过5万元", "5", "万", "元", "50000", "(.., 50000]"),
        ("30人左右", "30", "", "人", "30", "(.., ..)"),
        ("60万～200万元", "60", "万", "元", "600000", "[600000, 2000000]"),
        ("10%—20%", "10", "", "%", "10", "[10, 20]"),
        ("3至5天", "3", "", "天", "259200", "[259200, 432000]"),
        ("660多万人（次）", "660", "万", "人（次）", "6600000", "(6600000, 6700000)"),
        ("10年", "10", "", "年", "120", "[120, 120]"),
        ("20多年", "20", "", "年", "240", "(240, 360)"),
        ("3年多", "3", "", "年", "36", "(36, 48)"),
        ("3个多月", "3", "", "个月", "3", "(3, 4)"),
        ("152批次", "152", "", "批次", "152", "[152, 152]"),
        ("２万株", "2", "万", "株", "20000", "[20000, 20000]"),
        ("1,682人次", "1682", "", "人次", "1682", "[1682, 1682]"),
        ("6只", "6", "", "只", "6", "[6, 6]"),
        ("15个百分点", "15", "", "个百分点", "15", "[15, 15]"),
        ("5千克", "5", "", "千克", "5", "[5, 5]"),
        ("20万千瓦", "20", "万", "千瓦", "200000", "[200000, 200000]"),
        ("5千元", "5", "千", "元", "5000", "[5000, 5000]"),
        ("2公顷", "2", "", "公顷", "30", "[30, 30]"),
        ("667平方米", "667", "", "平方米", "1.0005", "[1.0005, 1.0005]"),
        ("三成以上", "3", "", "成", "30", "[30, ..)"),
        ("1亿2000万元", "12000", "万", "元", "120000000", "[120000000, 120000000]"),
        ("3万5000元", "35000", "", "元", "35000", "[35000, 35000]"),
        ("过亿元", "1", "亿", "元", "100000000", "(100000000, ..)"),
        ("百余家", "1", "百", "家", "100", "(100, 200)"),
        ("上千名", "1", "千", "名", "1000", "[1000, ..)"),
        ("-3.5%", "-3.5", "", "%", "-3.5", "[-3.5, -3.5]"),
        ("负20多万元", "-20", "万", "元", "-200000", "(-300000, -200000)"),
        ("1500美元", "1500", "", "美元", "1500", "[1500, 1500]"),
        ("-3%～-1%", "-3", "", "%", "-3", "[-3, -1]"),
        ("-3～-1%", "-3", "", "%", "-3", "[-3, -1]"),
        ("-3%--1%", "-3", "", "%", "-3", "[-3, -1]"),
        ("-3%～+1%", "-3", "", "%", "-3", "[-3, 1]"),
        ("60——200万元", "60", "万", "元", "600000", "[600000, 2000000]"),
        ("最高超过100万元", "100", "万", "元", "1000000", "(1000000, ..)"),
    ];
    for (wording, number, scale, unit, base, bounds) in cases {
        let quantity = parse(wording);
        assert_eq!(quantity.number, decimal(number), "{wording}");
        assert_eq!(quantity.scale.word(), scale, "{wording}");
        assert_eq!(quantity.unit.symbol, unit, "{wording}");
        assert_eq!(quantity.base_value(), decimal(base), "{wording}");
        assert_eq!(interval(&quantity), bounds, "{wording}");
        assert_eq!(quantity.to_string(), wording);
    }
}

#[test]
fn chinese_numerals_are_numbers() {
    let cases = [
        ("两期", "2"),
        ("三期", "3"),
        ("十二个", "12"),
        ("二十三家", "23"),
        ("一百零五名", "105"),
        ("三百六十五人", "365"),
        ("一千零五十户", "1050"),
        ("两万余元", "20000"),
        ("三万五千元", "35000"),
        ("一亿零五百万元", "105000000"),
        ("半年", "6"),
        ("两年半", "30"),
        ("两个半小时", "9000"),
        ("3年期", "36"),
        ("百分之七十", "70"),
        ("百分之九十五", "95"),
        ("百分之三点五", "3.5"),
        ("百分之百", "100"),
        ("九成五", "95"),
        ("七成五以上", "75"),
        ("一点二亿元", "120000000"),
        ("十余年", "120"),
    ];
    for (wording, base) in cases {
        assert_eq!(parse(wording).base_value(), decimal(base), "{wording}");
    }
    for vague in ["三五百人", "两三年", "三百五元", "二〇一八个", "3万5元"] {
        let error = Quantity::parse(vague).unwrap_err();
        assert!(error.message.zh.contains("不是一个确定的数"), "{vague}: {}", error.message.zh);
    }
}

#[test]
fn what_a_number_is_for_is_read_on_both_sides_of_it() {
    let per = |wording: &str| parse(wording).unit.per.join(" ");
    assert_eq!(per("每人每月135元"), "人 月");
    assert_eq!(per("每人每月约135元"), "人 月");
    assert_eq!(per("约每人每月135元"), "人 月");
    assert_eq!(per("135元/人/月"), "人 月");
    assert_eq!(per("1600元／名"), "人");
    assert_eq!(per("每个村60万～200万元"), "村");
    assert_eq!(per("20万份/年"), "年");
    assert_eq!(per("每年20万份"), "年");
    assert_eq!(per("每亩1200元"), "亩");
    assert_eq!(per("每万人3.5张"), "万人");
    assert_eq!(per("人均2.5万元"), "人");
    assert_eq!(per("1200元每亩"), "亩");
    assert!(parse("每人每月135元").comparable(&parse("20元/月/人")));
    assert!(!parse("每人每月135元").comparable(&parse("135元/人")));
    assert!(!parse("20万份").comparable(&parse("20万份/年")));
}

#[test]
fn only_like_is_comparable_with_like() {
    let comparable = |a: &str, b: &str| parse(a).comparable(&parse(b));
    assert!(comparable("1.5亿元", "674.5万元"));
    assert!(comparable("27名", "80人") && comparable("27名", "6位"));
    assert!(comparable("2公顷", "800多亩"));
    assert!(comparable("半年", "6个月"));
    for (a, b) in [
        ("896人", "896人次"),
        ("5户", "5户次"),
        ("2次", "2批次"),
        ("2次", "2场"),
        ("15%", "15个百分点"),
        ("660万人", "660万人（次）"),
        ("12个", "12家"),
        ("1年", "365天"),
        ("1元", "1美元"),
    ] {
        assert!(!comparable(a, b), "{a} {b}");
    }
}

#[test]
fn a_wording_is_cut_around_its_number() {
    let parts = |wording: &str| {
        let quantity = parse(wording);
        let Parts { before, number, after } = quantity.parts();
        format!("{before}|{number}|{after}")
    };
    assert_eq!(parts("超过 4.4 亿元"), "超过|4.4|亿元");
    assert_eq!(parts("20多万元"), "|20|多万元");
    assert_eq!(parts("60万～200万元"), "|60万～200|万元");
    assert_eq!(parts("每人每月135元"), "每人每月|135|元");
    assert_eq!(parts("95％以上"), "|95|％以上");
    assert_eq!(parts("约-3.5%"), "约|-3.5|%");
    assert_eq!(parts("过亿元"), "过|亿|元");
    assert_eq!(parts("1,682人次"), "|1,682|人次");
    assert_eq!(parts("百分之七十"), "百分之|七十|");
    assert_eq!(parts("1亿2000万元"), "|1亿2000|万元");
}

#[test]
fn worked_out_values_print_in_the_unit_of_the_original() {
    assert_eq!(parse("1.5亿元").format_like(decimal("106350000"), 2), "1.06亿元");
    assert_eq!(parse("1.5亿元").format_like(decimal("106500000"), 2), "1.07亿元");
    assert_eq!(parse("37.2公里").format_like(decimal("12345"), 1), "12.3公里");
    assert_eq!(parse("每人每月135元").format_like(decimal("160"), 0), "每人每月160元");
    assert_eq!(parse("135元/人/月").format_like(decimal("160"), 2), "160.00元/人/月");
    assert_eq!(parse("95%以上").format_like(decimal("-2.25"), 1), "-2.3%");
    assert_eq!(parse("6平方米").format_like(Decimal::MAX, 0), format!("{}亩", Decimal::MAX));
}

#[test]
fn doubtful_wordings_parse_and_are_reported() {
    let doubts = |wording: &str| {
        let doubts: Vec<String> = parse(wording).doubts().iter().map(|doubt| doubt.message().zh).collect();
        doubts.join("；")
    };
    assert_eq!(doubts("近16万余名"), "“近”与“余”互相矛盾");
    assert_eq!(interval(&parse("近16万余名")), "(.., ..)");
    assert_eq!(doubts("约95%以上"), "“约”与“以上”互相矛盾");
    assert_eq!(doubts("约20人左右"), "“约”与“左右”重复");
    assert_eq!(doubts("超过200多户"), "“超过”与“多”重复");
    assert_eq!(doubts("约20多人"), "“约”与“多”重复");
    assert!(doubts("37多万元").starts_with("“多”应当跟在"));
    assert!(doubts("9～16亿元").starts_with("数值范围的前一个数省略了"));
    assert!(doubts("660多万人（次）").contains("人还是人次"));
    for plain in ["达40多个", "最高不超过5万元", "累计达152批次", "37万多元", "9亿～16亿元", "8000～1.2万元", "100余个"]
    {
        assert_eq!(doubts(plain), "", "{plain}");
    }
    assert_eq!(parse("9～16亿元").base_value(), decimal("900000000"));
    assert_eq!(interval(&parse("8000～1.2万元")), "[8000, 12000]");
}

#[test]
fn only_plain_numbers_are_exact() {
    for exact in ["174个", "1.5亿元", "累计达152批次", "平均37万元", "两期"] {
        assert!(parse(exact).is_exact(), "{exact}");
    }
    for open in ["约12%", "20多万元", "不少于20万元", "60万～200万元", "近16万余名", "5万元以下"] {
        assert!(!parse(open).is_exact(), "{open}");
    }
}

#[test]
fn errors_say_what_is_wrong_and_where() {
    let cases = [
        // wording, what the range covers, a piece of the message
        ("", "", "没有写数值"),
        ("　 ", "　 ", "没有写数值"),
        ("全覆盖", "全覆盖", "没有数"),
        ("数百人", "数百", "概数"),
        ("第3次", "第3次", "序数"),
        ("三分之一", "三分之一", "分数"),
        ("1/3", "1/3", "分数"),
        ("6：1", "6：1", "比"),
        ("前三名", "前", "看不懂数前面的“前”"),
        ("2018年", "2018年", "日期"),
        ("2018—2020年", "2018—2020年", "日期"),
        ("5月", "5月", "日期"),
        ("6月30日", "6月30日", "日期"),
        ("2019年5月10日", "2019年5月10日", "日期"),
        ("投资1.5亿元", "投资", "看不懂数前面的“投资”"),
        ("174 个 项目", "项目", "“个”后面多出了“项目”"),
        ("53个、70.9%", "、70.9%", "两个数"),
        ("174", "174", "“174”后面没有单位"),
        ("1.5亿", "1.5亿", "“1.5亿”后面没有单位"),
        ("20以上", "20", "“20”后面没有单位"),
        ("20䶮", "䶮", "不认识单位或量词“䶮”"),
        ("每䶮20元", "每䶮20", "不认识“每䶮20”"),
        ("1,68元", "1,68", "逗号"),
        ("12,345,6元", "12,345,6", "逗号"),
        ("1.5,682元", "1.5,682", "逗号"),
        ("1.2.3元", "1.2.3", "小数点"),
        ("200万～60万元", "200万～60", "前一个数大于后一个数"),
        ("60元～200户", "60元～200户", "单位不同"),
        ("60万～", "", "缺少后一个数"),
        ("1234567890123456元", "1234567890123456", "位数太多"),
        ("999999999999999万亿公里", "999999999999999万亿公里", "太大"),
        ("70000000000000万亿公里", "70000000000000万亿公里", "太大"),
        ("1万亿～999999999万亿元", "1万亿～999999999万亿元", "太大"),
        ("1万2亿元", "1万2亿", "后一段应当小于前一段"),
        ("万人", "万", "没有数"),
    ];
    for (wording, covered, piece) in cases {
        let error = Quantity::parse(wording).unwrap_err();
        assert!(error.message.zh.contains(piece), "{wording}: {}", error.message.zh);
        assert_eq!(&wording[error.range.clone()], covered, "{wording}");
        assert!(!error.hint.zh.is_empty() && !error.message.en.is_empty() && !error.hint.en.is_empty());
    }
}

#[test]
fn no_input_panics() {
    let pieces = [
        "",
        "超过",
        "近",
        "每",
        "人",
        "20",
        "1,682",
        "9999999999999",
        ",",
        ".5",
        "万",
        "亿",
        "多",
        "个",
        "半",
        "～",
        "元",
        "/",
        "(",
        "十",
        "零",
    ];
    let lists = pieces.map(|a| pieces.map(|b| pieces.map(|c| [a, b, c, "元"].concat())));
    for wording in lists.as_flattened().as_flattened() {
        match Quantity::parse(wording) {
            Ok(quantity) => {
                let Parts { before, number, after } = quantity.parts();
                assert_eq!(&[before, number, after].concat(), wording);
                assert!(!quantity.format_like(quantity.base_value(), 3).is_empty());
            }
            Err(error) => assert!(wording.get(error.range).is_some(), "{wording}"),
        }
    }
}
