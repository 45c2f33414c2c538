//! The charts of the repository's own content: nothing collides, nothing leaves its canvas, at any width.

use std::io::Cursor;

use std::path::Path;

use casebook::chart::{Drawing, TextBox};
use casebook::check::Found;
use casebook::compose::compose;
use casebook::document::{Block, ChartFigure, Embed};
use casebook::pipeline;

use crate::support::{Project, repository, tree};

/// Every chart of every page, named by the path of its files without their endings.
fn charts() -> Vec<(String, ChartFigure)> {
    charts_of(repository())
}

fn charts_of(root: &Path) -> Vec<(String, ChartFigure)> {
    let checked = pipeline::check(root);
    let (corpus, theme) = checked.ready.unwrap();
    let publication = compose(&corpus, &checked.sources, &theme, None, Found::default());
    let cases = publication.cases.into_iter().map(|case| (format!("cases/{}", case.slug), case.document));
    let pages = publication.pages.into_iter().map(|page| (page.slug, page.document));
    let mut charts = Vec::new();
    for (slug, document) in cases.chain(pages) {
        for block in document.blocks {
            if let Block::Embed { embed: Embed::Chart(chart), .. } = block {
                charts.push((format!("{slug}/{}", chart.id), *chart));
            }
        }
    }
    charts
}

/// The gallery shows every kind: each word that a record may write after `kind:` stands in some record of the content.
#[test]
fn every_kind_is_in_the_gallery() {
    let manual = std::fs::read_to_string(repository().join("docs/charts.md")).unwrap();
    let gallery = std::fs::read_to_string(repository().join("content/pages/gallery.md")).unwrap();
    let kinds: Vec<&str> =
        manual.lines().filter_map(|line| line.strip_prefix("### ")?.split_once('：')).map(|(kind, _)| kind).collect();
    assert!(kinds.len() >= 30, "{kinds:?}");
    for kind in kinds {
        assert!(gallery.lines().any(|line| line.starts_with("### ") && line.ends_with(&format!(" {kind}"))), "{kind}");
    }
    let mut places = gallery.lines().filter_map(|line| line.strip_prefix("{{chart:")?.strip_suffix("}}"));
    assert!(places.all(|place| gallery.contains(&format!("{{{{record:{place}}}}}"))), "a chart without its record");
}

fn overlap(a: &TextBox, b: &TextBox) -> bool {
    // Boxes of neighbouring lines may touch.
    let slack = 0.5;
    a.left + slack < b.right && b.left + slack < a.right && a.top + slack < b.bottom && b.top + slack < a.bottom
}

fn faults(name: &str, drawing: &Drawing) -> Vec<String> {
    let mut faults = Vec::new();
    for (i, text) in drawing.texts.iter().enumerate() {
        let slack = 0.5;
        if text.left < -slack
            || text.top < -slack
            || text.right > drawing.width + slack
            || text.bottom > drawing.height + slack
        {
            faults.push(format!("{name}: {} leaves the canvas", text.text));
        }
        for other in &drawing.texts[i + 1..] {
            if overlap(text, other) {
                faults.push(format!("{name}: {} runs into {}", text.text, other.text));
            }
        }
    }
    faults
}

#[test]
fn texts_of_the_site_s_charts_stay_on_the_canvas_and_apart() {
    let charts = charts();
    assert!(charts.len() >= 60, "only {} charts", charts.len());
    let faults: Vec<String> = charts
        .iter()
        .flat_map(|(name, chart)| {
            [("wide", &chart.wide), ("narrow", &chart.narrow), ("print", &chart.print)]
                .into_iter()
                .flat_map(move |(width, drawing)| faults(&format!("{name} {width}"), drawing))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Words and data stand beside every drawing, for readers who do not see it.
#[test]
fn every_chart_of_the_site_says_what_it_shows() {
    for (name, chart) in charts() {
        assert!(chart.alt.chars().count() >= 12, "{name}: {}", chart.alt);
        assert!(!chart.title.is_empty() && !chart.sources.is_empty(), "{name} lacks its title or source");
        assert!(!chart.table.rows.is_empty(), "{name} has no data");
        for row in &chart.table.rows {
            assert_eq!(row.len(), chart.table.head.len(), "{name}: a ragged table");
        }
        for drawing in [&chart.wide, &chart.narrow, &chart.print] {
            let tree = roxmltree::Document::parse(&drawing.svg).unwrap();
            assert_eq!(tree.root_element().attribute("role"), Some("img"), "{name}");
            assert_eq!(tree.root_element().attribute("aria-label"), Some(chart.alt.as_str()), "{name}");
            assert!(drawing.svg.len() < 12_288, "{name}: {} bytes", drawing.svg.len());
            assert!(tree.descendants().all(|node| node.attribute("id").is_none()), "{name}: an id");
        }
    }
}

/// What a sheet shows, without spaces: lines break where they have to.
fn words(svg: &str) -> String {
    let sheet = roxmltree::Document::parse(svg).unwrap();
    let texts = sheet.descendants().filter(|node| node.has_tag_name("text") && !node.has_attribute("stroke"));
    texts.filter_map(|node| node.text()).flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_chart_of_the_site_can_be_taken_away() {
    let project = Project::with_content(&repository().join("content"));
    let outcome = project.run(&["build", "--base-url", "https://a.example/b"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let public = tree(&project.path("public"));
    let read = |path: &str| {
        let place = public.binary_search_by(|(name, _)| name.as_str().cmp(path));
        &public[place.unwrap_or_else(|_| panic!("there is no {path}"))].1
    };
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for (name, chart) in charts() {
        let (folder, id) = name.rsplit_once('/').unwrap();
        let page = std::str::from_utf8(read(&format!("{folder}/index.html"))).unwrap();
        for ending in ["csv", "svg", "png"] {
            assert!(page.contains(&format!("<a href=\"{id}.{ending}\" download>")), "{name}: no link to {ending}");
            assert!(!read(&format!("{name}.{ending}")).is_empty());
        }

        let svg = std::str::from_utf8(read(&format!("{name}.svg"))).unwrap();
        let shown = words(svg);
        for wanted in chart.sources.iter().chain(&chart.note).chain([&chart.title, &chart.subtitle]) {
            assert!(shown.contains(&plain(wanted)), "{name}: the sheet does not say {wanted}");
        }
        assert!(shown.contains("心中有数") && shown.len() > plain(&chart.title).len() * 2, "{name}");

        let png = read(&format!("{name}.png"));
        let mut decoder = png::Decoder::new(Cursor::new(png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let sheet = roxmltree::Document::parse(svg).unwrap();
        let side = |name: &str| sheet.root_element().attribute(name).unwrap().parse::<u32>().unwrap();
        assert_eq!((info.width, info.height), (2 * side("width"), 2 * side("height")), "{name}");
        assert!(info.width >= 1440 && png.len() < 150_000, "{name}: {} bytes", png.len());
        // Not blank: paper at the edges, and a title's worth of ink inside.
        let dark = pixels.chunks(3).filter(|pixel| pixel[1] < 128).count();
        assert!(pixels.starts_with(&[0xff, 0xfd, 0xfb]) && dark > 5_000, "{name}: {dark} dark pixels");
    }
}

#[test]
fn a_case_is_shared_with_its_first_chart() {
    let project = Project::with_content(&repository().join("tests/diagnostics/base/content"));
    let page = |arguments: &[&str]| {
        assert_eq!(project.run(arguments).status, 0);
        project.read("public/cases/dadong/index.html")
    };
    let without = page(&["build"]);
    assert!(!without.contains("og:image") && !without.contains("twitter:card"), "an address that nobody can follow");
    let with = page(&["build", "--base-url", "https://a.example/b"]);
    let (_, image) = with.split_once("<meta property=\"og:image\" content=\"").unwrap();
    let address = image.split('"').next().unwrap();
    let path = address.strip_prefix("https://a.example/b/").unwrap();
    let info = png::Decoder::new(Cursor::new(std::fs::read(project.path("public").join(path)).unwrap()));
    let info = info.read_info().unwrap();
    for (side, length) in [("width", info.info().width), ("height", info.info().height)] {
        assert!(with.contains(&format!("<meta property=\"og:image:{side}\" content=\"{length}\">")), "{side}");
    }
    assert!(with.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"));
    assert!(with.contains(&format!("\"image\":\"{address}\"")), "the schema.org Article has the picture too");
    assert!(!project.read("public/index.html").contains("og:image"));
}

/// A table in a file beside the record, as a spreadsheet saves it: with its mark of UTF-8 and the line ends of Windows.
#[test]
fn a_chart_takes_its_data_from_a_file_in_the_folder_of_its_case() {
    let project = Project::with_content(&repository().join("tests/diagnostics/base/content"));
    let folder = "content/cases/dadong";
    let table = "\u{FEFF}村,2018年收入（万元）,2019年收入（万元）,劳动力\r\n岗东村,18,\"1,020.5\",611人\r\n新民村,12.5,22,240人\r\n港西村,,30,\r\n";
    project.write(&format!("{folder}/tables/villages.csv"), table);
    let record = project.read(&format!("{folder}/case.yaml"));
    let (record, _) = record.split_once("charts:").unwrap();
    let charts = "charts:
  count: { kind: strip, title: 图, data: tables/villages.csv, columns: [2018年收入, 2019年收入], counted: 个村, source: report }
  shape: { kind: histogram, title: 图, data: tables/villages.csv, column: 2019年收入, counted: 个村, source: report }
  both: { kind: scatter, title: 图, data: tables/villages.csv, columns: { x: 劳动力, y: 2019年收入 }, source: report }
  years: { kind: heatmap, title: 图, data: tables/villages.csv, columns: [2018年收入, 2019年收入], source: report }
";
    project.write(&format!("{folder}/case.yaml"), format!("{record}{charts}"));
    let narrative = project.read(&format!("{folder}/narrative.md"));
    let placed = "{{chart:count}}\n\n{{chart:shape}}\n\n{{chart:both}}\n\n{{chart:years}}";
    project.write(&format!("{folder}/narrative.md"), narrative.replace("{{chart:count}}", placed));

    let charts: Vec<ChartFigure> = charts_of(project.root()).into_iter().map(|(_, chart)| chart).collect();
    let [strip, histogram, scatter, heatmap] = charts.as_slice() else { panic!("{} charts", charts.len()) };
    assert_eq!(strip.table.rows[0], ["岗东村", "18万元", "1020.5万元"]);
    assert_eq!(strip.alt.matches("另有1个村未载明").count(), 1, "{}", strip.alt);
    assert!(histogram.subtitle.is_empty() && histogram.alt.starts_with("直方图，2019年收入："), "{}", histogram.alt);
    assert_eq!(scatter.table.rows.len(), 3);
    assert_eq!(scatter.note.as_deref(), Some("另有1项原文未载明，没有画出。"));
    assert_eq!(heatmap.subtitle, "单位：万元");
    for chart in &charts {
        assert_eq!(chart.sources.len(), 1, "{}", chart.id);
        assert!(faults(&chart.id, &chart.wide).is_empty() && faults(&chart.id, &chart.narrow).is_empty());
    }
}
