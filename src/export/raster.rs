//! SVG to PNG, with the theme's own fonts and no others.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter, PixelDimensions, Unit};
use resvg::tiny_skia::{Color, Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{FontResolver, Options, Tree};

use crate::theme::{Font, FontRole, Theme};

/// Changes when the way of making a picture changes, so that cached ones are made again.
pub(super) const RECIPE: &str = "casebook picture 1, resvg 0.47.0, png 0.18.1";

/// Pixels to the CSS pixel: enough for the screens of phones and for print at half a page.
pub const SCALE: u8 = 2;

/// CSS pixels in a metre: 96 in an inch of 25.4 mm.
const PIXELS_A_METRE: f64 = 96.0 / 0.0254;

/// Makes pictures of drawings.
#[derive(Clone)]
pub struct Rasteriser {
    fonts: Arc<Fonts>,
    /// Hash of the fonts and the recipe.
    hash: blake3::Hash,
}

/// The theme's fonts, opened when the first picture needs them.
struct Fonts {
    files: Vec<Font>,
    opened: OnceLock<Opened>,
}

struct Opened {
    database: Arc<Database>,
    regular: Option<ID>,
    bold: Option<ID>,
    /// Weights above this are set in the bold font.
    regular_weight: u16,
}

impl Rasteriser {
    /// A rasteriser with the fonts of a theme.
    #[must_use]
    pub fn new(theme: &Theme) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(RECIPE.as_bytes());
        for font in &theme.fonts {
            hasher.update(blake3::hash(&font.bytes).as_bytes());
        }
        let fonts = Fonts { files: theme.fonts.clone(), opened: OnceLock::new() };
        Self { fonts: Arc::new(fonts), hash: hasher.finalize() }
    }

    /// Hash of everything that the picture of a drawing depends on.
    #[must_use]
    pub fn key(&self, svg: &str) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.hash.as_bytes());
        hasher.update(svg.as_bytes());
        hasher.finalize()
    }

    /// The picture of a drawing on white, [`SCALE`] times as large, as PNG.
    ///
    /// # Errors
    /// The drawing is no SVG, or too large.
    pub fn png(&self, svg: &str) -> Result<Vec<u8>, String> {
        let fonts = self.fonts.opened.get_or_init(|| open(&self.fonts.files));
        let options = Options {
            fontdb: Arc::clone(&fonts.database),
            font_resolver: resolver(fonts),
            // Nothing outside of the drawing is looked up.
            resources_dir: None,
            ..Options::default()
        };
        let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
        let size = tree.size().to_int_size().scale_by(f32::from(SCALE)).ok_or("no size")?;
        let mut pixmap = Pixmap::new(size.width(), size.height()).ok_or("too large")?;
        pixmap.fill(Color::WHITE);
        let scale = f32::from(SCALE);
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        encode(&pixmap).map_err(|error| error.to_string())
    }
}

fn open(files: &[Font]) -> Opened {
    let mut database = Database::new();
    let mut ids = Vec::new();
    for font in files {
        let source: Arc<dyn AsRef<[u8]> + Send + Sync> = font.bytes.clone();
        ids.push((font, database.load_font_source(Source::Binary(source)).first().copied()));
    }
    let of = |role: FontRole| ids.iter().find(|(font, _)| font.role == role);
    Opened {
        regular: of(FontRole::Hei).and_then(|(_, id)| *id),
        bold: of(FontRole::HeiBold).and_then(|(_, id)| *id),
        regular_weight: of(FontRole::Hei).map_or(400, |(font, _)| font.weight),
        database: Arc::new(database),
    }
}

/// Charts are set in the two faces that they were measured in, whatever other families a drawing names for other machines.
/// A character that they lack comes from the first of the theme's fonts that has it, as on the pages.
fn resolver(fonts: &Opened) -> FontResolver<'static> {
    let Opened { regular, bold, regular_weight, .. } = *fonts;
    FontResolver {
        select_font: Box::new(move |font, _| if font.weight() > regular_weight { bold.or(regular) } else { regular }),
        select_fallback: FontResolver::default_fallback_selector(),
    }
}

/// Writes opaque pixels, each by its number in a palette where 256 colours are enough: as they mostly are, and then the file
/// is half as large.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let runs: Vec<Run> = pixmap.pixels().chunk_by(|one, other| one == other).filter_map(Run::of).collect();
    let colours: BTreeSet<[u8; 3]> = runs.iter().map(|run| run.colour).collect();
    let palette: Vec<[u8; 3]> = colours.into_iter().collect();

    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, pixmap.width(), pixmap.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    // The size on paper, for office programs.
    let density = (PIXELS_A_METRE * f64::from(SCALE)).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: density, yppu: density, unit: Unit::Meter }));

    let mut pixels = Vec::with_capacity(pixmap.pixels().len());
    if palette.len() <= 256 {
        for run in &runs {
            let number = palette.binary_search(&run.colour).ok().and_then(|number| u8::try_from(number).ok());
            pixels.resize(pixels.len() + run.length, number.unwrap_or_default());
        }
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette.into_flattened());
    } else {
        pixels.extend(runs.iter().flat_map(|run| std::iter::repeat_n(run.colour, run.length)).flatten());
        encoder.set_color(ColorType::Rgb);
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(out)
}

/// Neighbouring pixels of one colour.
struct Run {
    colour: [u8; 3],
    length: usize,
}

impl Run {
    fn of(pixels: &[PremultipliedColorU8]) -> Option<Self> {
        let first = pixels.first()?;
        Some(Self { colour: [first.red(), first.green(), first.blue()], length: pixels.len() })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail")]

    use std::io::Cursor;
    use std::path::Path;
    use std::sync::LazyLock;

    use super::*;
    use crate::source::walk;

    static RASTERISER: LazyLock<Rasteriser> = LazyLock::new(|| {
        let sources = walk(Path::new(env!("CARGO_MANIFEST_DIR")), &["themes"]).value;
        Rasteriser::new(&crate::theme::read(&sources, "banxin", None).value.unwrap())
    });

    /// The pixels of a picture of 40 by 20, as red, green and blue, with its kind.
    fn pixels(content: &str) -> (Vec<[u8; 3]>, ColorType) {
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" font-family="'Nobody Has This', serif">{content}</svg>"#
        );
        let png = RASTERISER.png(&svg).unwrap();
        assert_eq!(png, RASTERISER.png(&svg).unwrap(), "the same bytes every time");
        let mut decoder = png::Decoder::new(Cursor::new(png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut buffer = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut buffer).unwrap();
        assert_eq!((info.width, info.height), (80, 40));
        (buffer.as_chunks::<3>().0.to_vec(), reader.info().color_type)
    }

    /// How much of a picture is dark.
    fn ink(content: &str) -> usize {
        pixels(content).0.iter().map(|pixel| usize::from(255 - pixel[1])).sum()
    }

    #[test]
    fn few_colours_are_numbered_and_none_changes() {
        let (seen, kind) = pixels(r##"<rect width="20" height="20" fill="#b5322a"/>"##);
        assert_eq!(kind, ColorType::Indexed);
        for (i, pixel) in seen.iter().enumerate() {
            assert_eq!(*pixel, if i % 80 < 40 { [0xb5, 0x32, 0x2a] } else { [255; 3] }, "pixel {i}");
        }
    }

    #[test]
    fn many_colours_are_written_in_full() {
        let stripe = |i: usize| {
            let (x, y, red) = (i % 40, i / 40, i % 256);
            format!(r##"<rect x="{x}" y="{y}" width="1" height="1" fill="#{red:02x}{y:02x}00"/>"##)
        };
        let (seen, kind) = pixels(&(0..800).map(stripe).collect::<String>());
        assert_eq!(kind, ColorType::Rgb);
        for i in 0..800 {
            let (x, y) = (i % 40, i / 40);
            assert_eq!(seen[2 * y * 80 + 2 * x], [u8::try_from(i % 256).unwrap(), u8::try_from(y).unwrap(), 0]);
        }
    }

    #[test]
    fn texts_are_set_in_the_theme_s_fonts_by_weight() {
        let text = |weight: u16, words: &str| {
            ink(&format!(r#"<text x="2" y="16" font-size="16" font-weight="{weight}">{words}</text>"#))
        };
        let regular = text(400, "灌云");
        assert!(regular > 0, "text without a font");
        assert_eq!(text(300, "灌云"), regular);
        assert!(text(700, "灌云") > regular * 5 / 4);
    }

    #[test]
    fn a_character_that_the_face_lacks_comes_from_another() {
        let fonts = &RASTERISER.fonts.files;
        let hei = &fonts.iter().find(|font| font.role == FontRole::Hei).unwrap().coverage;
        let rare = fonts.iter().flat_map(|font| font.coverage.iter()).find(|c| !hei.contains(c) && **c > '\u{2e80}');
        let Some(rare) = rare else { return };
        let missing = ink(r#"<text x="2" y="16" font-size="16">&#x10ffff;</text>"#);
        assert_ne!(ink(&format!(r#"<text x="2" y="16" font-size="16">{rare}</text>"#)), missing);
    }

    #[test]
    fn what_cannot_be_drawn_is_an_error() {
        for bad in ["", "<svg", "<p/>", r#"<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e9"/>"#] {
            assert!(RASTERISER.png(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn keys_follow_the_drawing_and_the_fonts() {
        assert_eq!(RASTERISER.key("甲"), RASTERISER.key("甲"));
        assert_ne!(RASTERISER.key("甲"), RASTERISER.key("乙"));
        let mut theme =
            crate::theme::read(&walk(Path::new(env!("CARGO_MANIFEST_DIR")), &["themes"]).value, "banxin", None)
                .value
                .unwrap();
        theme.fonts.swap(0, 1);
        assert_ne!(Rasteriser::new(&theme).key("甲"), RASTERISER.key("甲"));
    }
}
