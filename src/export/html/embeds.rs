//! Charts, photographs and tiles as HTML.

use super::blocks::is_short;
use super::escape::{address, anchor, escaped, push_escaped};
use super::inline::{phrases, running};
use super::writer::Writer;
use crate::compose::figure_anchor;
use crate::document::{ChartFigure, DataTable, Photo, Tile};

impl<'a> Writer<'a> {
    /// A chart: number and finding, what is measured, the drawing in three widths, note, sources, data, files.
    ///
    /// The style sheet shows one of the drawings; the others are not displayed, and so are not read out either.
    pub(super) fn chart(&mut self, chart: &'a ChartFigure) {
        self.chart_title(chart, "chart hei", &phrases(&chart.title));
        self.subtitle(&chart.subtitle);
        self.out.push_str("</figcaption>\n");
        self.drawings(chart);
        if let Some(note) = &chart.note {
            self.line("chart-note", "注：", note);
        }
        self.line("chart-source", "来源：", &chart.sources.join("；"));
        self.chart_foot(chart);
        self.out.push_str("</figure>\n");
    }

    /// The diagram of something that stands around it with its name and its source: a chart that says neither again.
    pub(super) fn diagram(&mut self, chart: &'a ChartFigure, name: &str) {
        let finding = if chart.title == name {
            format!("<span class=\"hidden\">{}</span>", running(name))
        } else {
            phrases(&chart.title)
        };
        self.chart_title(chart, "chart", &finding);
        self.out.push_str("</figcaption>\n");
        self.drawings(chart);
        if let Some(note) = &chart.note {
            self.line("chart-note", "注：", note);
        }
        self.chart_foot(chart);
        self.out.push_str("</figure>\n");
    }

    /// Opens a chart and its caption, with number and finding.
    fn chart_title(&mut self, chart: &'a ChartFigure, class: &str, finding: &str) {
        self.charts.push(chart);
        self.out.push_str(&format!(
            "<figure class=\"{class}\" id=\"{}\">\n<figcaption>\n<p class=\"chart-title\"><span class=\"chart-number\">\
             图{}</span> <b>{finding}</b></p>\n",
            escaped(&chart.id),
            chart.number,
        ));
    }

    fn drawings(&mut self, chart: &ChartFigure) {
        for (class, drawing) in [("wide", &chart.wide), ("narrow", &chart.narrow), ("print", &chart.print)] {
            self.out.push_str(&format!("<div class=\"drawing {class}\">{}</div>\n", drawing.svg));
        }
    }

    /// The data and the files.
    fn chart_foot(&mut self, chart: &ChartFigure) {
        self.out.push_str("<div class=\"chart-foot\">\n");
        self.data(chart, &running(&chart.title));
        if self.files {
            self.downloads(chart);
        }
        self.out.push_str("</div>\n");
    }

    /// A chart on the home page: the drawing for phones, with its finding as a link to the chart in its case.
    pub(super) fn preview(&mut self, chart: &ChartFigure, target: &str) {
        self.out.push_str(&format!(
            "<figure class=\"chart preview hei\">\n<figcaption>\n<p class=\"chart-title\"><b><a href=\"{}\">{}</a></b></p>\n",
            escaped(target),
            phrases(&chart.title)
        ));
        self.subtitle(&chart.subtitle);
        self.out.push_str(&format!("</figcaption>\n<div class=\"drawing\">{}</div>\n", chart.narrow.svg));
        self.line("chart-source", "来源：", &chart.sources.join("；"));
        self.out.push_str("</figure>\n");
    }

    /// What a chart measures; its unit stays on one line.
    fn subtitle(&mut self, words: &str) {
        match words.rsplit_once("，单位：") {
            Some((measure, unit)) => self.out.push_str(&format!(
                "<p class=\"chart-subtitle\">{}<span class=\"unbroken\">单位：{}</span></p>\n",
                phrases(&format!("{measure}，")),
                escaped(unit)
            )),
            None if words.is_empty() => {}
            None => self.out.push_str(&format!("<p class=\"chart-subtitle\">{}</p>\n", phrases(words))),
        }
    }

    /// A line of a chart's surroundings, if there are words for it.
    pub(super) fn line(&mut self, class: &str, label: &str, words: &str) {
        if words.is_empty() {
            return;
        }
        self.out.push_str(&format!("<p class=\"{class}\">{label}{}</p>\n", running(words)));
    }

    fn data(&mut self, chart: &ChartFigure, title: &str) {
        if chart.table.rows.is_empty() {
            return;
        }
        // Of several such lines in a list of links, each says its chart.
        let chart_name = format!("<span class=\"hidden\">（图{}）</span>", chart.number);
        self.out.push_str(&format!("<details class=\"data\">\n<summary>查看数据{chart_name}</summary>\n"));
        self.open_table(&format!("图{}的数据", chart.number));
        self.out.push_str(&format!("<caption>图{} {title}</caption>\n", chart.number));
        self.data_rows(&chart.table);
        self.close_table();
        self.out.push_str("</details>\n");
    }

    /// The files of a chart, one link each. What is hidden tells the links of one chart from those of the next.
    fn downloads(&mut self, chart: &ChartFigure) {
        let file = file_name(&chart.id);
        let link = |words: &str, path: String| {
            let (path, number) = (escaped(&address("", &path)), chart.number);
            format!("<a href=\"{path}\" download><span class=\"hidden\">图{number}</span>{words}</a>")
        };
        let data = (!chart.table.rows.is_empty()).then(|| link("数据 CSV", data_file(&chart.id)));
        let pictures = [link("图 SVG", format!("{file}.svg")), link("图 PNG", format!("{file}.png"))];
        let links: Vec<String> = data.into_iter().chain(pictures).collect();
        self.out.push_str(&format!("<p class=\"downloads\">下载：{}</p>\n", links.join(" · ")));
    }

    fn data_rows(&mut self, table: &DataTable) {
        // A column whose cells all start like a number is set to the right.
        let numeric: Vec<bool> = (0..table.head.len())
            .map(|index| {
                index > 0 && table.rows.iter().all(|row| row.get(index).is_some_and(|cell| starts_like_number(cell)))
            })
            .collect();
        let class = |index: usize| if numeric.get(index) == Some(&true) { " class=\"right\"" } else { "" };
        self.out.push_str("<thead><tr>");
        for (index, cell) in table.head.iter().enumerate() {
            self.out.push_str(&format!("<th scope=\"col\"{}>{}</th>", class(index), escaped(cell)));
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.out.push_str("<tr>");
            for (index, cell) in row.iter().enumerate() {
                let short = if is_short(cell) { " class=\"short\"" } else { "" };
                let (class, cell) = (class(index), running(cell));
                match index {
                    0 => self.out.push_str(&format!("<th scope=\"row\"{short}>{cell}</th>")),
                    _ if class.is_empty() => self.out.push_str(&format!("<td{short}>{cell}</td>")),
                    _ => self.out.push_str(&format!("<td{class}>{cell}</td>")),
                }
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n");
    }

    /// A photograph with its caption and credit.
    pub(super) fn photo(&mut self, photo: &'a Photo) {
        self.photos.push(photo);
        let source = escaped(&address(self.root, &photo.path));
        self.out.push_str(&format!(
            "<figure class=\"photo hei\" id=\"{}\">\n<img src=\"{source}\" width=\"{}\" height=\"{}\" alt=\"{}\" \
             loading=\"lazy\" decoding=\"async\">\n<figcaption>{}",
            escaped(&photo.id),
            photo.width,
            photo.height,
            escaped(&photo.alt),
            running(&photo.caption),
        ));
        if !photo.credit.is_empty() {
            self.out.push_str(&format!(" <span class=\"credit\">{}</span>", escaped(&photo.credit)));
        }
        self.out.push_str("</figcaption>\n</figure>\n");
    }

    /// Figures set large, each a link to its row in the figure table.
    pub(super) fn tiles(&mut self, tiles: &[Tile]) {
        if tiles.is_empty() {
            return;
        }
        self.out.push_str(&format!("<ul class=\"tiles hei count-{}\">\n", tiles.len().min(6)));
        for tile in tiles {
            self.out.push_str("<li>");
            self.tile(tile);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n");
    }

    /// One figure set large.
    pub(super) fn tile(&mut self, tile: &Tile) {
        let target = match &tile.link {
            Some(link) => Some(address(self.root, link)),
            None if self.figure_table => Some(anchor(&figure_anchor(&tile.name))),
            None => None,
        };
        match &target {
            Some(target) => self.out.push_str(&format!("<a class=\"tile\" href=\"{}\">", escaped(target))),
            None => self.out.push_str("<span class=\"tile\">"),
        }
        self.part("tile-label", &tile.label);
        self.out.push_str("<span class=\"tile-number\">");
        self.part("tile-side", &tile.before);
        self.out.push_str("<b class=\"song\">");
        push_escaped(&mut self.out, &tile.number);
        self.out.push_str("</b>");
        self.part("tile-side", &tile.after);
        self.out.push_str("</span>");
        if !tile.context.is_empty() {
            self.out.push_str(&format!("<span class=\"tile-context\">{}</span>", phrases(&tile.context)));
        }
        self.out.push_str(if target.is_some() { "</a>" } else { "</span>" });
    }

    fn part(&mut self, class: &str, words: &str) {
        if !words.is_empty() {
            self.out.push_str(&format!("<span class=\"{class}\">{}</span> ", running(words)));
        }
    }
}

/// Name of the files of a chart, beside the page, without the ending.
#[must_use]
pub fn file_name(id: &str) -> String {
    let safe = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' };
    id.chars().map(safe).collect()
}

/// Name of the file with a chart's data, beside the page.
#[must_use]
pub fn data_file(id: &str) -> String {
    format!("{}.csv", file_name(id))
}

/// Whether a cell has a number, with words before it that bound or round it: 约115, 不少于500万元. A date is none.
fn starts_like_number(cell: &str) -> bool {
    const BEFORE: &str = "+-−<>≤≥约近超过逾达不少低于高多至到足最";
    let bare = cell.trim_start_matches(|c| BEFORE.contains(c));
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let date = bare[digits..].starts_with('月') || (digits == 4 && bare[digits..].starts_with(['年', '—', '–']));
    bare.is_empty() || bare == "—" || (digits > 0 && !date)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::chart::Drawing;
    use crate::export::html::testing::html;

    fn drawing(svg: &str) -> Drawing {
        Drawing { svg: svg.into(), width: 720.0, height: 100.0, texts: Vec::new() }
    }

    fn chart() -> ChartFigure {
        ChartFigure {
            id: "chart-gifts".into(),
            number: 2,
            title: "捐赠</p><svg onload=x>".into(),
            subtitle: "单位：万元".into(),
            note: None,
            sources: vec!["《总结》".into(), "《日报》".into()],
            alt: "条形图".into(),
            table: DataTable {
                head: vec!["项目".into(), "金额".into()],
                rows: vec![vec!["助学".into(), "218.1".into()], vec!["修路".into(), "约115".into()]],
            },
            wide: drawing("<svg>W</svg>"),
            narrow: drawing("<svg>N</svg>"),
            print: drawing("<svg>P</svg>"),
        }
    }

    #[test]
    fn a_chart_stands_with_words_and_data() {
        let chart = chart();
        let mut writer = Writer::new("", true);
        writer.chart(&chart);
        let out = writer.take();
        for piece in [
            "<figure class=\"chart hei\" id=\"chart-gifts\">",
            "<span class=\"chart-number\">图2</span> <b>捐赠&lt;/p&gt;&lt;svg onload=x&gt;</b>",
            "<div class=\"drawing wide\"><svg>W</svg></div>",
            "<div class=\"drawing narrow\"><svg>N</svg></div>",
            "<div class=\"drawing print\"><svg>P</svg></div>",
            "<p class=\"chart-source\">来源：《总结》；《日报》</p>",
            "<th scope=\"col\" class=\"right\">金额</th>",
            "<tr><th scope=\"row\" class=\"short\">修路</th><td class=\"right\">约115</td></tr>",
            "<p class=\"downloads\">下载：<a href=\"chart-gifts.csv\" download><span class=\"hidden\">图2</span>数据 CSV</a> · \
             <a href=\"chart-gifts.svg\" download><span class=\"hidden\">图2</span>图 SVG</a> · \
             <a href=\"chart-gifts.png\" download>",
        ] {
            assert!(out.contains(piece), "{piece}\n{out}");
        }
        assert!(!out.contains("<svg onload") && !out.contains("chart-note"), "{out}");
        assert_eq!(writer.charts.len(), 1);

        let bare = ChartFigure { table: DataTable { head: Vec::new(), rows: Vec::new() }, ..chart.clone() };
        let mut writer = Writer::new("", true);
        writer.chart(&bare);
        let out = writer.take();
        assert!(out.contains(">下载：<a href=\"chart-gifts.svg\"") && !out.contains("<details"), "{out}");
    }

    #[test]
    fn numbers_are_told_from_words_and_dates() {
        for number in ["218.1", "约115", "不少于500万元", "超过20万元", "+107.9", "−3", "—", "", "3年", "1510户"]
        {
            assert!(starts_like_number(number), "{number}");
        }
        for other in ["未载明", "2016年5月3日", "2018—2020年", "6月30日", "到2015年底", "第3年", "约一半"]
        {
            assert!(!starts_like_number(other), "{other}");
        }
    }

    #[test]
    fn a_preview_leads_to_the_chart() {
        let mut chart = chart();
        chart.subtitle = "捐赠款物，灌云县，单位：万元".into();
        let out = html(|writer| writer.preview(&chart, "cases/a/index.html#chart-gifts"));
        for piece in [
            "<b><a href=\"cases/a/index.html#chart-gifts\">捐赠&lt;",
            "灌云县，</span><span class=\"unbroken\">单位：万元</span></p>",
            "<div class=\"drawing\"><svg>N</svg></div>",
            "来源：《总结》；《日报》",
        ] {
            assert!(out.contains(piece), "{piece}\n{out}");
        }
        assert!(!out.contains("id="), "the chart itself has the name: {out}");
    }

    #[test]
    fn photographs_are_found_from_nested_pages() {
        let photo = Photo {
            id: "photo-a".into(),
            path: "cases/dali/media/支教 一.jpg".into(),
            file: String::new(),
            bytes: Arc::new(Vec::new()),
            width: 1600,
            height: 1067,
            caption: "支教活动。".into(),
            alt: "\"><script>".into(),
            credit: "资料图".into(),
        };
        let mut writer = Writer::new("../../", true);
        writer.photo(&photo);
        let out = writer.take();
        assert!(out.contains("src=\"../../cases/dali/media/支教%20一.jpg\" width=\"1600\" height=\"1067\""), "{out}");
        assert!(out.contains("alt=\"&quot;&gt;&lt;script&gt;\""), "{out}");
    }

    #[test]
    fn tiles_lead_to_their_figure() {
        let mut tile = Tile {
            name: "investment".into(),
            label: "招引投资".into(),
            before: "超过".into(),
            number: "4.4".into(),
            after: "亿元".into(),
            context: String::new(),
            link: None,
        };
        let out = html(|writer| writer.tiles(std::slice::from_ref(&tile)));
        assert_eq!(
            out,
            "<ul class=\"tiles hei count-1\">\n<li><a class=\"tile\" href=\"#figure-investment\">\
             <span class=\"tile-label\">招引投资</span> <span class=\"tile-number\"><span class=\"tile-side\">超过</span> \
             <b class=\"song\">4.4</b><span class=\"tile-side\">亿元</span> </span></a></li>\n</ul>\n"
        );
        tile.link = Some("cases/guanyun/index.html#figure-investment".into());
        let out = html(|writer| writer.tiles(std::slice::from_ref(&tile)));
        assert!(out.contains("href=\"../../cases/guanyun/index.html#figure-investment\""), "{out}");
    }
}
