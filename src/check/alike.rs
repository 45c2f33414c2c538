//! `chart-units`, `chart-kinds`: values that cannot be drawn together.
//!
//! What stands on one axis or in one diagram shares a unit, a nature and a kind of money: a result never stands beside a target,
//! money that arrived never beside money that was promised.

use crate::corpus::Datum;
use crate::diagnostic::Diagnostic;
use crate::message;

/// How values are drawn together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Together {
    /// As lengths or places on one axis.
    OnOneAxis,
    /// In one diagram, in proportion.
    InProportion,
    /// In one diagram of counts, whatever is counted: units may differ.
    AsCounts,
}

/// Reports every value of another unit, nature or kind of money than the first one. True where there is none.
pub(super) fn alike<'a>(
    data: impl IntoIterator<Item = Datum<'a>>,
    together: Together,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let mut data = data.into_iter();
    let Some(first) = data.next() else { return true };
    let before = diagnostics.len();
    for datum in data {
        let code = if together != Together::AsCounts && !datum.quantity.comparable(first.quantity) {
            "chart-units"
        } else if datum.nature() != first.nature() || datum.money() != first.money() {
            "chart-kinds"
        } else {
            continue;
        };
        let (a, b) = (&datum.quantity.wording, &first.quantity.wording);
        let (x, y) = (describe(&datum), describe(&first));
        let (said, other) = match together {
            Together::OnOneAxis => (
                message!("{a}（{x}）与{b}（{y}）不能放在同一条轴上", "{a} ({x}) and {b} ({y}) cannot share an axis"),
                message!("轴由第一个数据决定", "the first figure sets the axis"),
            ),
            Together::InProportion | Together::AsCounts => (
                message!("{a}（{x}）与{b}（{y}）不能画在一起", "{a} ({x}) and {b} ({y}) cannot be drawn together"),
                message!("第一个数在这里", "the first number is here"),
            ),
        };
        let hint = if datum.figure.is_some() == first.figure.is_some() || code == "chart-units" {
            message!(
                "一张图里的数要同单位、同性质、同资金类别；不同类的分成两张图",
                "figures of one chart share unit, nature and kind of money; make two charts"
            )
        } else {
            // A number that is written down in the chart states neither nature nor kind of money.
            message!(
                "直接写的数没有性质和资金类别；把它写进 figures，写明 nature 和 money，在这里用它的名称",
                "a number written here states no nature and no kind of money: make it a figure and write its name"
            )
        };
        diagnostics.push(Diagnostic::error(code, datum.span, said).with_other(first.span, other).with_hint(hint));
    }
    diagnostics.len() == before
}

fn describe(datum: &Datum) -> String {
    let money = datum.money().map(|kind| format!("·{}", kind.0)).unwrap_or_default();
    format!("{}{money}", datum.nature().word())
}
