//! What is said about Markdown that a narrative cannot have.

use crate::diagnostic::Diagnostic;
use crate::message;
use crate::source::Span;

pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error(
        "limits",
        span,
        message!("层层嵌套太深，从这里起没有读取", "this is nested too deeply; nothing is read from here on"),
    )
    .with_hint(message!("列表和引用不超过五六层", "keep lists and quotations to five or six levels"))
}

pub(super) fn raw_html(span: Span, words: &str) -> Diagnostic {
    let words = words.trim_start();
    let hint = if words.starts_with("<!--") {
        message!(
            "删除这段注释；给同事的话不要留在正文里",
            "delete this comment; notes to colleagues do not belong here"
        )
    } else if words.to_ascii_lowercase().starts_with("<br") {
        message!(
            "要换行，就在行末写一个反斜杠\\，或空一行另起一段",
            "to break a line, end it with a backslash, or begin a new paragraph"
        )
    } else {
        message!(
            "改用Markdown写法；若要印出尖括号，在<前面加反斜杠：\\<",
            "write it in Markdown; to print the sign itself put a backslash before it: \\<"
        )
    };
    Diagnostic::error("raw-html", span, message!("正文不接受HTML代码", "a narrative cannot hold HTML")).with_hint(hint)
}

pub(super) fn inline_image(span: Span) -> Diagnostic {
    Diagnostic::error("inline-image", span, message!("图片不能直接写在正文里", "a picture cannot be placed like this"))
        .with_hint(message!(
            "把图片放进media文件夹，在case.yaml的media里写明说明和权利，再单独占一行写{{{{photo:name}}}}",
            "put the file into the media folder, describe it under media in case.yaml, and write {{{{photo:name}}}} on a line of its own"
        ))
}

pub(super) fn indented_text(span: Span) -> Diagnostic {
    Diagnostic::error(
        "indented-text",
        span,
        message!(
            "行首有四个以上空格，这段文字会被当作程序代码",
            "lines that begin with four spaces are taken for program code"
        ),
    )
    .with_hint(message!(
        "删去行首空格，段首缩进由排版自动完成",
        "delete the spaces; paragraphs are indented when they are typeset"
    ))
}

pub(super) fn front_matter(span: Span) -> Diagnostic {
    Diagnostic::error("front-matter", span, message!("正文开头不写属性", "a narrative has no front matter"))
        .with_hint(message!("标题、日期等写在case.yaml里", "title, date and the like go into case.yaml"))
}

pub(super) fn embed_within(span: Span) -> Diagnostic {
    Diagnostic::error(
        "reference-syntax",
        span,
        message!(
            "图表、照片和数据卡片不能放在列表、引用、表格、标题或脚注里",
            "a chart, photograph or row of tiles cannot stand in a list, quotation, table, heading or footnote"
        ),
    )
    .with_hint(message!(
        "移到外面，单独占一行，上下各空一行",
        "move it out, to a line of its own with empty lines around it"
    ))
}

pub(super) fn empty_heading(span: Span) -> Diagnostic {
    Diagnostic::error("heading-syntax", span, message!("标题没有文字", "this heading has no words"))
        .with_hint(message!("补上文字，或删去#号", "add words, or delete the # signs"))
}

pub(super) fn underlined_heading(span: Span) -> Diagnostic {
    Diagnostic::warning(
        "heading-syntax",
        span,
        message!(
            "文字下面紧跟一行---或===，整段会变成标题",
            "a line of --- or === right below makes a heading of this paragraph"
        ),
    )
    .with_hint(message!(
        "要标题就写##；要分隔线就在---上面空一行",
        "for a heading write ##; for a rule leave a line empty above ---"
    ))
}

pub(super) fn heading_within(span: Span) -> Diagnostic {
    Diagnostic::error(
        "heading-syntax",
        span,
        message!("标题不能放在列表、引用或脚注里", "a heading cannot stand in a list, quotation or footnote"),
    )
    .with_hint(message!("移到外面；这里可以用**加粗**", "move it out; **strong** text will do here"))
}

pub(super) fn times_sign(span: Span) -> Diagnostic {
    Diagnostic::error(
        "literal-emphasis",
        span,
        message!(
            "数字之间的星号会被当作强调符号，印出来就没有了",
            "an asterisk between digits is taken for emphasis and would not be printed"
        ),
    )
    .with_hint(message!("乘号写成×；若要印出星号，写成\\*", "write × for times; to print the asterisk write \\*"))
}

/// The `#` signs at the start of a paragraph that was meant to be a heading: `##总体情况`, `＃＃ 总体情况`.
pub(super) fn missed_heading(paragraph: &str) -> Option<&str> {
    let rest = paragraph.trim_start_matches(['#', '＃']);
    let signs = &paragraph[..paragraph.len() - rest.len()];
    let count = signs.chars().count();
    let full_width = signs.contains('＃');
    // One sign alone may begin a sentence (#1机组); two and more never do.
    let meant = (2..=6).contains(&count) || (count == 1 && full_width);
    (meant && !rest.trim_start().is_empty() && !rest.starts_with(['*', '\\'])).then_some(signs)
}

pub(super) fn heading_without_space(span: Span, signs: &str) -> Diagnostic {
    let message = if signs.contains('＃') {
        message!("标题用了全角＃号", "this heading has full-width # signs")
    } else {
        message!("标题的#号后面少一个空格", "a space is missing after the # signs of this heading")
    };
    Diagnostic::error("heading-syntax", span, message).with_hint(message!("写成：## 标题", "write it as: ## heading"))
}

/// Where a table begins that has no line of hyphens below its head: two lines one after the other, each between bars.
pub(super) fn missed_table(paragraph: &str) -> Option<usize> {
    let mut rows = 0;
    let (mut at, mut first) = (0, 0);
    for line in paragraph.split_inclusive('\n') {
        let words = line.trim();
        let is_row = words.len() > 2
            && words.starts_with(['|', '｜'])
            && words.ends_with(['|', '｜'])
            && !words.ends_with("\\|");
        if is_row {
            rows += 1;
            if rows == 1 {
                first = at + line.len() - line.trim_start().len();
            }
            if rows == 2 {
                return Some(first);
            }
        } else {
            rows = 0;
        }
        at += line.len();
    }
    None
}

pub(super) fn table_without_rule(span: Span) -> Diagnostic {
    Diagnostic::error(
        "table-syntax",
        span,
        message!("表格不成表，会原样印出竖线", "this is no table and would be printed with its bars"),
    )
    .with_hint(message!(
        "竖线用英文的|；表头下面加一行 |---|---|，有几栏写几个；表格上面空一行",
        "use plain bars; put a line |---|---| below the head, with as many parts as columns, and an empty line above the table"
    ))
}

pub(super) fn wide_table(span: Span, columns: usize, most: usize) -> Diagnostic {
    Diagnostic::error(
        "limits",
        span,
        message!(
            "表格有{columns}栏，最多{most}栏",
            "the table has {columns} columns; at most {most} are set",
            columns = columns,
            most = most
        ),
    )
    .with_hint(message!("拆成几张表，或行列对调", "split it, or exchange rows and columns"))
}

pub(super) fn uneven_row(span: Span, cells: usize, columns: usize) -> Diagnostic {
    let message = message!(
        "这一行有{cells}格，表头有{columns}格",
        "this row has {cells} cells and the head has {columns}",
        cells = cells,
        columns = columns
    );
    if cells > columns {
        Diagnostic::error("table-cells", span, message).with_hint(message!(
            "多出的格子不会印出来：给表头补一栏，或在文字里的|前加反斜杠：\\|",
            "cells beyond the last column would not be printed: add a column, or put a backslash before a | that is text"
        ))
    } else {
        Diagnostic::warning("table-cells", span, message)
            .with_hint(message!("少的格子印成空格：补上|", "missing cells are left empty: add |"))
    }
}

pub(super) fn literal_mark(span: Span, mark: char) -> Diagnostic {
    Diagnostic::error(
        "literal-emphasis",
        span,
        match mark {
            '*' => message!("星号没有配对，会原样印出来", "these asterisks have no partner and would be printed"),
            '~' => message!("波浪号没有配对，会原样印出来", "these tildes have no partner and would be printed"),
            _ => message!("下划线不成强调，会原样印出来", "these underscores mark nothing and would be printed"),
        },
    )
    .with_hint(match mark {
        '~' => message!(
            "删除线前后各写两个波浪号，紧贴文字：~~文字~~；若要印出波浪号，写成\\~\\~",
            "struck-out text has two tildes on both sides, close to the words; to print tildes write \\~\\~"
        ),
        _ => message!(
            "加粗前后各写两个星号，紧贴文字、中间不留空格：**重点**；若要印出符号本身，逐个在前面加反斜杠",
            "strong text has two asterisks on both sides, close to the words: **word**; to print the signs put a backslash before each"
        ),
    })
}

pub(super) fn full_width_mark(span: Span) -> Diagnostic {
    Diagnostic::error(
        "literal-emphasis",
        span,
        message!("加粗用了全角星号，会原样印出来", "full-width asterisks mark nothing and would be printed"),
    )
    .with_hint(message!("切换到英文输入法：**重点**", "use plain ones: **word**"))
}

pub(super) fn undefined_footnote(span: Span, label: &str) -> Diagnostic {
    Diagnostic::error(
        "footnote",
        span,
        message!("没有写脚注“{label}”的内容", "the footnote \"{label}\" is not defined", label = label),
    )
    .with_hint(message!(
        "另起一段写：[^{label}]: 脚注内容",
        "add a paragraph of its own: [^{label}]: text",
        label = label
    ))
}

pub(super) fn not_alone(span: Span) -> Diagnostic {
    Diagnostic::error(
        "reference-syntax",
        span,
        message!(
            "图表、照片和数据卡片不能放在文字中间",
            "a chart, photograph or row of tiles cannot stand within text"
        ),
    )
    .with_hint(message!("让它单独占一行，上下各空一行", "put it on a line of its own, with empty lines around it"))
}
