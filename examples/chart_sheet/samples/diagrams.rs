//! Diagrams: who works with whom, and how.

use casebook::chart::{
    Amount, Beat, Board, BoardHeads, BoardTask, Cadence, CadenceForm, CadenceRow, CadenceWords, Chain, ChainStep,
    Chart, Gate, GateCounts, GatePass, GateRound, GateSide, Ladder, LadderRung, Number, PairMatrix, PairSide, Refusal,
    Sankey, SankeyFlow, SignOff, Signature, SignatureState, TaskState, Tree, TreeNode,
};

pub fn samples() -> Result<Vec<(&'static str, Chart)>, Vec<Refusal>> {
    Ok(vec![
        ("张家港与沿河：从镇到园区的五类结对，参与最多的是学校", pairings()),
        ("一笔钱怎样落到人：张家港—沿河帮扶资金的传导", money()),
        ("跟紧市场调项目：边学边干、边干边调", steps()),
        ("灌云募集捐赠674.5万元：七成多是资金", gifts()?),
        ("张家港与沿河干部交流421人次：去对方培训的多于挂职的", exchange()?),
        ("三上三下：每个项目都要六次过手（各轮内容原文未载明）", gate().map_err(|refusal| vec![refusal])?),
        ("每笔帮扶资金须经6位同志签字才能拨付", six()),
        ("五签字五确认：从建档立卡到销账，农户签两次", five()),
        ("一份方案的双签字，一人已签", two()),
        ("周报情、月调度、季督查、年总评", cadence(CadenceForm::Rows)),
        ("周报情、月调度、季督查、年总评，画成一个轮盘", cadence(CadenceForm::Wheel)),
        ("一年过半，月调度缺一次（记录为示例）", wheel()),
        ("每周至少一件实事（记录为示例）", weeks()),
        ("片区联席会议由谁组成", meeting()),
        ("考核七个方面", indicators()),
        ("新民村挂图作战：三件事已办成", board()),
        ("双方结对表（名称与对应关系为示例）", matrix(10, 22)?),
        ("谁签哪一步", signers()?),
    ])
}

fn pairings() -> Chart {
    let side = |value: f64, text: &str| Number { value, text: text.to_owned() };
    let rung = |label: &str, left, right, highlight| LadderRung { label: label.to_owned(), left, right, highlight };
    Chart::Ladder(Ladder {
        left: "张家港（江苏）".to_owned(),
        right: "沿河（贵州）".to_owned(),
        rungs: vec![
            rung("镇级", side(10.0, "10个镇（区）"), side(22.0, "22个乡镇街道"), false),
            rung("村级", side(18.0, "18个行政村"), side(18.0, "18个深度贫困村"), false),
            rung("村企", side(18.0, "6家国企＋12家民企"), side(18.0, "16个深贫村＋2个贫困村"), false),
            rung("学校", side(62.0, "62所（11市直＋51镇属）"), side(75.0, "75所（12县直＋63中心校）"), true),
            rung("园区", side(3.0, "3家开发园区"), side(1.0, "1个省级开发区"), false),
        ],
    })
}

fn chain(steps: &[(&str, &str, &str)]) -> Chart {
    let last = steps.len().saturating_sub(1);
    let steps = steps.iter().enumerate().map(|(i, (number, unit, label))| ChainStep {
        number: (*number).to_owned(),
        unit: (*unit).to_owned(),
        label: (*label).to_owned(),
        highlight: i == last,
    });
    Chart::Chain(Chain { steps: steps.collect() })
}

fn money() -> Chart {
    chain(&[
        ("6594", "万元", "四级财政专项帮扶资金"),
        ("63", "个项目", "重点支持"),
        ("72", "个村", "覆盖21个乡镇街道"),
        ("9223", "人", "带动贫困人口脱贫"),
    ])
}

fn steps() -> Chart {
    chain(&[("", "", "学习考察"), ("", "", "研判市场"), ("", "", "论证方案"), ("", "", "调整项目")])
}

fn sankey(unit: &str, nodes: &[(&str, f64, bool)], flows: &[(usize, usize, f64)]) -> Result<Chart, Vec<Refusal>> {
    let nodes = nodes.iter().map(|(label, value, highlight)| Amount {
        label: (*label).to_owned(),
        value: *value,
        text: value.to_string(),
        highlight: *highlight,
    });
    let flows = flows.iter().map(|(from, to, value)| SankeyFlow {
        from: *from,
        to: *to,
        value: *value,
        text: value.to_string(),
    });
    Ok(Chart::Sankey(Sankey::new(unit, nodes.collect(), flows.collect())?))
}

fn gifts() -> Result<Chart, Vec<Refusal>> {
    sankey(
        "万元",
        &[
            ("爱心助学款", 218.1, false),
            ("“慈善一日捐”", 163.5, false),
            ("修路修厕款", 115.0, false),
            ("薄壳山核桃苗木", 107.9, false),
            ("药品", 40.0, false),
            ("电脑", 30.0, false),
            ("资金", 496.6, true),
            ("实物（折价）", 177.9, false),
            ("合计", 674.5, false),
        ],
        &[
            (0, 6, 218.1),
            (1, 6, 163.5),
            (2, 6, 115.0),
            (3, 7, 107.9),
            (4, 7, 40.0),
            (5, 7, 30.0),
            (6, 8, 496.6),
            (7, 8, 177.9),
        ],
    )
}

fn exchange() -> Result<Chart, Vec<Refusal>> {
    sankey(
        "人次",
        &[
            ("张家港干部", 223.0, false),
            ("沿河干部", 198.0, false),
            ("赴对方挂职", 172.0, false),
            ("赴对方培训", 249.0, true),
        ],
        &[(0, 2, 141.0), (0, 3, 82.0), (1, 2, 31.0), (1, 3, 167.0)],
    )
}

fn gate() -> Result<Chart, Refusal> {
    let pass = |label: &str| GatePass { label: label.to_owned(), text: String::new() };
    let round = |up, down| GateRound { up: pass(up), down: pass(down), counts: GateCounts::default() };
    let lower = GateSide {
        name: "项目方案".to_owned(),
        detail: "按意见优化调整；紧盯村集体收入、建档立卡户收入、两不愁三保障".to_owned(),
    };
    let upper = GateSide {
        name: "听取意见、评审汰劣".to_owned(),
        detail: "经济薄弱村、所在乡镇、扶贫办、评审专家、建档立卡户".to_owned(),
    };
    let rounds = vec![round("一上", "一下"), round("二上", "二下"), round("三上", "三下")];
    Gate::new(lower, upper, rounds).map(Chart::Gate)
}

fn signature(role: &str, confirms: &str, state: SignatureState) -> Signature {
    Signature { role: role.to_owned(), confirms: confirms.to_owned(), state }
}

fn six() -> Chart {
    let signatures = (0..6).map(|_| signature("职务未载明", "", SignatureState::Required)).collect();
    Chart::SignOff(SignOff { signatures, ordered: false })
}

fn five() -> Chart {
    let signed = || SignatureState::Signed("已签".to_owned());
    let open = || SignatureState::Open("待签".to_owned());
    Chart::SignOff(SignOff {
        signatures: vec![
            signature("识别人", "签字确认", signed()),
            signature("农户", "签字确认", signed()),
            signature("帮扶人", "签字确认", signed()),
            signature("检查验收人", "签字确认", open()),
            signature("农户", "签字确认同意销账", open()),
        ],
        ordered: true,
    })
}

fn two() -> Chart {
    Chart::SignOff(SignOff {
        signatures: vec![
            signature("帮扶队员", "项目方案", SignatureState::Signed("已签".to_owned())),
            signature("乡镇领导", "项目方案", SignatureState::Open("待签".to_owned())),
        ],
        ordered: false,
    })
}

fn cadence(form: CadenceForm) -> Chart {
    let row = |label: &str, note: &str, beats| CadenceRow {
        label: label.to_owned(),
        note: note.to_owned(),
        beats: vec![Beat::Due; beats],
        names: Vec::new(),
    };
    Chart::Cadence(Cadence {
        form,
        marks: (1..=12).map(|month| format!("{month}月")).collect(),
        rows: vec![
            row("周报情", "每周一次", 52),
            row("月调度", "每月一次", 12),
            row("季督查", "每季一次", 4),
            row("年总评", "每年一次", 1),
        ],
        words: CadenceWords::default(),
    })
}

fn wheel() -> Chart {
    let row = |label: &str, note: &str, beats: Vec<Beat>| CadenceRow {
        label: label.to_owned(),
        note: note.to_owned(),
        beats,
        names: Vec::new(),
    };
    let kept = |count: usize, kept: usize, missed: usize| {
        let beat = |i| if i == missed { Beat::Missed } else { [Beat::Done, Beat::Due][usize::from(i >= kept)] };
        (0..count).map(beat).collect()
    };
    Chart::Cadence(Cadence {
        form: CadenceForm::Wheel,
        marks: (1..=12).map(|month| format!("{month}月")).collect(),
        rows: vec![
            row("周报情", "每周", kept(52, 27, 99)),
            row("月调度", "每月，完成5次，缺1次", kept(12, 6, 3)),
            row("季督查", "每季度", kept(4, 2, 9)),
            row("条线业务培训", "每半年", kept(2, 1, 9)),
            row("年总评", "每年", kept(1, 0, 9)),
        ],
        words: CadenceWords { done: "已完成".to_owned(), due: "待完成".to_owned(), missed: "缺".to_owned() },
    })
}

fn weeks() -> Chart {
    let beat = |week: usize| match week {
        9 | 23 => Beat::Missed,
        0..=40 => Beat::Done,
        _ => Beat::Due,
    };
    Chart::Cadence(Cadence {
        form: CadenceForm::Rows,
        marks: (1..=12).map(|month| format!("{month}月")).collect(),
        rows: vec![CadenceRow {
            label: "每周一件实事".to_owned(),
            note: "52周中39周已办".to_owned(),
            beats: (0..52).map(beat).collect(),
            names: Vec::new(),
        }],
        words: CadenceWords { done: "已办".to_owned(), due: "未到".to_owned(), missed: "缺".to_owned() },
    })
}

fn node(label: &str, note: &str, children: Vec<TreeNode>) -> TreeNode {
    TreeNode { label: label.to_owned(), note: note.to_owned(), highlight: false, children }
}

fn meeting() -> Chart {
    let mut root = node(
        "联席会议",
        "每年至少1次",
        vec![
            node(
                "牵头部门",
                "",
                vec![
                    node("省四套班子办公厅", "", Vec::new()),
                    node("省发改委", "", Vec::new()),
                    node("省水利厅", "", Vec::new()),
                ],
            ),
            node("成员单位", "", vec![node("省有关综合部门", "", Vec::new()), node("片区涉及市县", "", Vec::new())]),
        ],
    );
    root.highlight = true;
    Chart::Tree(Tree { root })
}

fn indicators() -> Chart {
    let leaf = |label: &str, note: &str| node(label, note, Vec::new());
    Chart::Tree(Tree {
        root: node(
            "张家港—沿河扶贫协作考核",
            "七方面",
            vec![
                node("组织领导", "", vec![leaf("双方领导小组", "2个"), leaf("对口部门签约", "12个")]),
                node("人才支援", "", vec![leaf("支教教师", "34名"), leaf("跟班学习", "20名")]),
                node("资金支援", "", vec![leaf("四级财政帮扶资金", "6594万元"), leaf("重点支持项目", "63个")]),
                leaf("产业合作", ""),
                leaf("劳务协作", ""),
                leaf("社会帮扶", ""),
                node("携手奔小康", "", vec![leaf("镇级结对", "10镇（区）—22乡镇街道"), leaf("村级结对", "18村—18村")]),
            ],
        ),
    })
}

fn board() -> Chart {
    let task = |task: &str, goal: &str, owner: &str, due: &str, state, span| BoardTask {
        task: task.to_owned(),
        goal: goal.to_owned(),
        owner: owner.to_owned(),
        due: due.to_owned(),
        state: Some(state),
        word: match state {
            TaskState::Done => "已完成",
            TaskState::Open => "进行中",
            TaskState::Overdue => "已逾期",
        }
        .to_owned(),
        span,
    };
    Chart::Board(Board {
        heads: BoardHeads {
            task: "任务与目标".to_owned(),
            owner: "责任人".to_owned(),
            due: "完成时间".to_owned(),
            state: "进展".to_owned(),
        },
        tasks: vec![
            task(
                "修好3条山路，全长5.49公里",
                "改善交通条件",
                "杨志江",
                "未载明",
                TaskState::Done,
                Some((2016.336, 2019.353)),
            ),
            task(
                "篮球场升级改造（捐资10万元）",
                "链接社会资源",
                "未载明",
                "2019年",
                TaskState::Done,
                Some((2019.0, 2019.999)),
            ),
            task("升级改造村党群服务中心", "加强党建", "崔现忠", "未载明", TaskState::Done, None),
            task(
                "每周至少完成一件实事",
                "解决村委、贫困户的实际困难",
                "崔现忠",
                "每周",
                TaskState::Open,
                Some((2019.356, 2020.497)),
            ),
            task("示例：一项逾期未办的任务", "", "示例", "2020年3月", TaskState::Overdue, Some((2019.9, 2020.247))),
        ],
        as_of: Some((2020.497, "截至2020年6月30日".to_owned())),
    })
}

fn matrix(rows: usize, columns: usize) -> Result<Chart, Vec<Refusal>> {
    let side = |head: &str, name: &str, count: usize| PairSide {
        head: head.to_owned(),
        members: (0..count).map(|i| format!("{}{name}", ["东", "南", "西", "北", "中"][i % 5])).collect(),
    };
    let pairs = (0..columns).map(|column| (column * 7 % rows, column)).filter(|(_, column)| *column != 5);
    let (rows, columns) = (side("10个镇（区）", "山镇", rows), side("22个乡镇街道", "水乡", columns));
    Ok(Chart::PairMatrix(PairMatrix::new(rows, columns, "结对数", pairs.collect())?))
}

fn signers() -> Result<Chart, Vec<Refusal>> {
    let side = |head: &str, members: &[&str]| PairSide {
        head: head.to_owned(),
        members: members.iter().map(|member| (*member).to_owned()).collect(),
    };
    let people = side("签字人", &["识别人", "农户", "帮扶人", "检查验收人"]);
    let steps = side("五次确认", &["识别", "建档立卡", "帮扶", "检查验收", "同意销账"]);
    let pairs = vec![(0, 0), (1, 1), (2, 2), (3, 3), (1, 4)];
    Ok(Chart::PairMatrix(PairMatrix::new(people, steps, "签字次数", pairs)?))
}
