//! Shorthands for making documents.

use casebook::chart::Palette;
use casebook::compose::FigureRow;
use casebook::document::{Block, ChartFigure, DataTable, Embed, FigureMention, Inline, Tile};
use casebook::source::{Sources, Span};

use super::drawing::bars;

/// Makes blocks and inlines of one case.
pub struct Kit<'a> {
    pub span: Span,
    pub palette: &'a Palette,
    pub rows: Vec<FigureRow>,
    pub source: &'static str,
}

impl<'a> Kit<'a> {
    pub fn new(sources: &Sources, palette: &'a Palette, source: &'static str) -> Self {
        let file = sources.find("narrative.md").unwrap().0;
        Self { span: Span::new(file, 0..0), palette, rows: Vec::new(), source }
    }

    /// Records a figure: name, label, wording, period, scope, nature, lines.
    pub fn figure(&mut self, [name, label, wording, period, scope, nature, lines]: [&str; 7]) {
        self.rows.push(FigureRow {
            name: name.into(),
            label: label.into(),
            wording: wording.into(),
            period: period.into(),
            scope: scope.into(),
            nature: nature.into(),
            source: format!("{}第{lines}行", self.source),
            note: String::new(),
        });
    }

    /// Text in which `{name}` is a figure, `**` strong, `^1` a footnote.
    pub fn inlines(&self, source: &str) -> Vec<Inline> {
        let mut out = Vec::new();
        for (index, part) in source.split("**").enumerate() {
            let content = self.figures(part);
            if index % 2 == 1 { out.push(Inline::Strong(content)) } else { out.extend(content) }
        }
        out
    }

    fn figures(&self, source: &str) -> Vec<Inline> {
        let mut out = Vec::new();
        for (index, part) in source.split(['{', '}']).enumerate() {
            if index % 2 == 1 {
                let row = self.rows.iter().find(|row| row.name == part).unwrap_or_else(|| panic!("{part}"));
                out.push(Inline::Figure(FigureMention {
                    name: row.name.clone(),
                    label: row.label.clone(),
                    wording: row.wording.clone(),
                    source: row.source.clone(),
                }));
                continue;
            }
            for (index, text) in part.split("^1").enumerate() {
                if index > 0 {
                    out.push(Inline::Footnote(1));
                }
                if !text.is_empty() {
                    out.push(Inline::Text { text: text.into(), span: self.span });
                }
            }
        }
        out
    }

    pub fn p(&self, source: &str) -> Block {
        Block::Paragraph { content: self.inlines(source), span: self.span }
    }

    pub fn h(&self, level: u8, title: &str) -> Block {
        Block::Heading { level, id: title.into(), content: self.inlines(title), span: self.span }
    }

    pub fn quote(&self, source: &str) -> Block {
        Block::Quote { blocks: vec![self.p(source)], span: self.span }
    }

    pub fn list(&self, start: Option<u64>, items: &[&str]) -> Block {
        Block::List { start, items: items.iter().map(|item| vec![self.p(item)]).collect(), span: self.span }
    }

    pub fn table(&self, head: &[&str], rows: &[&[&str]]) -> Block {
        use casebook::document::Alignment::{Natural, Right};
        let cells = |row: &[&str]| row.iter().map(|cell| self.inlines(cell)).collect::<Vec<_>>();
        let columns = (0..head.len()).map(|index| if index == 0 { Natural } else { Right }).collect();
        Block::Table { columns, head: cells(head), rows: rows.iter().map(|row| cells(row)).collect(), span: self.span }
    }

    pub fn chart(
        &self,
        number: u32,
        id: &str,
        title: &str,
        subtitle: &str,
        note: &str,
        rows: &[(&str, f64, &str)],
    ) -> Block {
        let alt: Vec<String> = rows.iter().map(|row| format!("{}{}", row.0, row.2)).collect();
        let alt = format!("条形图：{}。", alt.join("，"));
        let draw = |width| bars(width, &alt, rows, self.palette);
        let chart = ChartFigure {
            id: format!("chart-{id}"),
            number,
            title: title.into(),
            subtitle: subtitle.into(),
            note: (!note.is_empty()).then(|| note.into()),
            sources: vec![self.source.into()],
            table: DataTable {
                head: vec!["项目".into(), "数值".into()],
                rows: rows.iter().map(|row| vec![row.0.into(), row.2.into()]).collect(),
            },
            wide: draw(720.0),
            narrow: draw(343.0),
            print: draw(600.0),
            alt: alt.clone(),
        };
        Block::Embed { embed: Embed::Chart(Box::new(chart)), span: self.span }
    }

    pub fn tiles(&self, parts: &[(&str, &str, &str, &str)]) -> Vec<Tile> {
        let tile = |(name, before, number, after): &(&str, &str, &str, &str)| {
            let row = self.rows.iter().find(|row| row.name == *name).unwrap();
            let context = [row.period.as_str(), row.scope.as_str()];
            Tile {
                name: (*name).into(),
                label: row.label.clone(),
                before: (*before).into(),
                number: (*number).into(),
                after: (*after).into(),
                context: context.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，"),
                link: None,
            }
        };
        parts.iter().map(tile).collect()
    }
}
