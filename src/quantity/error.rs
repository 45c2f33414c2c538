//! Why a wording is no quantity, and what an editor can do about it.

use std::ops::Range;

use crate::diagnostic::Message;
use crate::message;

/// Why a wording is no quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantityError {
    /// Byte range, in the text that was given, of what could not be read; empty where something is missing.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: Message,
    /// What to do about it.
    pub hint: Message,
}

/// What can be wrong with a wording. Words are as written.
#[derive(Clone, Copy)]
pub(super) enum Problem<'a> {
    Empty,
    NoNumber,
    Vague(&'a str),
    Ordinal(&'a str),
    Fraction(&'a str),
    Date(&'a str),
    Before(&'a str),
    Behind { unit: &'a str, rest: &'a str },
    TwoNumbers { first: &'a str, rest: &'a str },
    NoUnit(&'a str),
    UnknownUnit(&'a str),
    UnknownPer(&'a str),
    Grouping(&'a str),
    Decimals(&'a str),
    Numeral(&'a str),
    Compound(&'a str),
    RangeOrder(&'a str),
    RangeUnits { first: &'a str, second: &'a str },
    RangeEnd,
    TooLong,
}

impl Problem<'_> {
    pub(super) fn at(self, range: Range<usize>) -> QuantityError {
        let (message, hint) = self.words();
        QuantityError { range, message, hint }
    }

    fn words(self) -> (Message, Message) {
        match self {
            Self::Empty => (
                message!("没有写数值", "the value is empty"),
                message!(
                    "请照来源写上数和单位，如 174个、1.5亿元",
                    "write number and unit as the source has them: 174个, 1.5亿元"
                ),
            ),
            Self::NoNumber => (
                message!("这里没有数", "there is no number here"),
                message!(
                    "请照来源写上数和单位，如 174个、1.5亿元",
                    "write number and unit as the source has them: 174个, 1.5亿元"
                ),
            ),
            Self::Vague(word) => (
                message!("“{word}”只是概数，不能当作数据", "`{word}` is only a vague number", word = word),
                message!(
                    "来源没有确切的数时，请把这句话写进正文",
                    "where the source has no number, say it in the narrative"
                ),
            ),
            Self::Ordinal(word) => (
                message!("“{word}”是序数，不是数量", "`{word}` is an ordinal, not a quantity", word = word),
                message!("序数请写进正文，不作为数据", "write ordinals in the narrative"),
            ),
            Self::Fraction(word) => (
                message!("不能读分数或比“{word}”", "the fraction or ratio `{word}` cannot be read", word = word),
                message!(
                    "请写成来源给出的小数、百分数，或写进正文",
                    "write a decimal or a percentage that the source gives, or say it in the narrative"
                ),
            ),
            Self::Date(word) => (
                message!("“{word}”是日期，不是数量", "`{word}` is a date, not a quantity", word = word),
                message!(
                    "日期请写在 period（时段）或 date（日期）里；时长请写 5个月 的样子",
                    "write dates as `period` or `date`, and durations like 5个月"
                ),
            ),
            Self::Before(word) => (
                message!(
                    "看不懂数前面的“{word}”",
                    "the words before the number are not understood: `{word}`",
                    word = word
                ),
                message!(
                    "数前面只能有“超过”“约”“近”“不少于”“累计”“每人每月”等词；统计什么请写在 label（名称）里",
                    "only words such as 超过, 约, 近, 不少于, 累计, 每人每月 stand before a number; what is counted goes into `label`"
                ),
            ),
            Self::Behind { unit, rest } => (
                message!("“{unit}”后面多出了“{rest}”", "`{rest}` follows the unit `{unit}`", unit = unit, rest = rest),
                message!(
                    "数值只写到单位为止，统计什么请写在 label（名称）里",
                    "the value ends with its unit; what is counted goes into `label`"
                ),
            ),
            Self::TwoNumbers { first, rest } => (
                message!(
                    "这里有两个数：“{first}”和“{rest}”",
                    "there are two numbers here: `{first}` and `{rest}`",
                    first = first,
                    rest = rest
                ),
                message!(
                    "一条数据只写一个数；范围请用“～”连接，如 60万～200万元",
                    "write one number a figure; join the ends of a range by ～: 60万～200万元"
                ),
            ),
            Self::NoUnit(number) => (
                message!("“{number}”后面没有单位", "`{number}` has no unit", number = number),
                message!(
                    "请写上单位或量词，如 {number}个、{number}户、{number}元；来源省略时用括号补上，如 {number}（人）",
                    "add the unit: {number}个, {number}户, {number}元; in brackets where the source leaves it out: {number}（人）",
                    number = number
                ),
            ),
            // 员, 圆 and 园 are typed for 元 with the same keys.
            Self::UnknownUnit(word @ ("员" | "圆" | "园" | "源")) => (
                message!("不认识单位或量词“{word}”", "the unit or measure word `{word}` is not known", word = word),
                message!("是不是“元”？", "did you mean `元`?"),
            ),
            Self::UnknownUnit(word) => (
                message!("不认识单位或量词“{word}”", "the unit or measure word `{word}` is not known", word = word),
                message!(
                    "请先写常用的单位或量词（个、家、项、户、人次、元、亩、公里、%……），统计什么写在 label（名称）里",
                    "begin with a common unit or measure word (个, 家, 项, 户, 人次, 元, 亩, 公里, % …); what is counted goes into `label`"
                ),
            ),
            Self::UnknownPer(word) => (
                message!(
                    "不认识“{word}”：不知道这个数按什么计",
                    "it is not known what the number is for: `{word}`",
                    word = word
                ),
                message!(
                    "可以写每人、每户、每村、每亩、每年、每月，或 元/人、元/月 等",
                    "write 每人, 每户, 每村, 每亩, 每年, 每月, or 元/人, 元/月 and the like"
                ),
            ),
            Self::Grouping(number) => (
                message!(
                    "“{number}”的千分位逗号位置不对",
                    "the commas in `{number}` do not group by thousands",
                    number = number
                ),
                message!(
                    "逗号每三位一个，如 1,682；小数点请写“.”",
                    "a comma stands before every three digits: 1,682; the decimal point is `.`"
                ),
            ),
            Self::Decimals(number) => (
                message!("“{number}”的小数点写得不对", "the decimal point in `{number}` is misplaced", number = number),
                message!("小数请写成 12.45 的样子", "write decimals like 12.45"),
            ),
            Self::Numeral(number) => (
                message!(
                    "汉字数“{number}”不是一个确定的数",
                    "the numeral `{number}` is not one definite number",
                    number = number
                ),
                message!(
                    "请写完整，如“三百五十”或“350”；“两三个”这样的概数请写进正文",
                    "write it in full, like 三百五十 or 350; vague numbers such as 两三个 belong in the narrative"
                ),
            ),
            Self::Compound(number) => (
                message!(
                    "看不懂“{number}”：后一段应当小于前一段",
                    "`{number}` is not understood: its second part is not below the first",
                    number = number
                ),
                message!("请写成一个数，如 1.2亿 或 1亿2000万", "write one number: 1.2亿 or 1亿2000万"),
            ),
            Self::RangeOrder(range) => (
                message!(
                    "范围“{range}”的前一个数大于后一个数",
                    "the range `{range}` begins above its end",
                    range = range
                ),
                message!("请把小的数写在前面", "write the smaller number first"),
            ),
            Self::RangeUnits { first, second } => (
                message!(
                    "范围两端的单位不同：“{first}”和“{second}”",
                    "the ends of the range have different units: `{first}` and `{second}`",
                    first = first,
                    second = second
                ),
                message!("两端请用同一个单位，如 60万元～200万元", "give both ends the same unit: 60万元～200万元"),
            ),
            Self::RangeEnd => (
                message!("范围缺少后一个数", "the range has no second number"),
                message!("请写成 60万～200万元 的样子", "write ranges like 60万～200万元"),
            ),
            Self::TooLong => (
                message!("这个数太大或位数太多", "the number is too large or has too many digits"),
                message!("请核对来源；最多可写15位数字", "check the source; up to 15 digits can be written"),
            ),
        }
    }
}
