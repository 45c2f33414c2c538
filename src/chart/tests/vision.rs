//! The palette as seen by readers who see colours differently.
//!
//! Dichromacy is simulated with the matrices for severity 1 of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A
//! physiologically-based model for simulation of color vision deficiency", IEEE Transactions on Visualization and Computer
//! Graphics 15 (6), 2009, applied to linear sRGB. Distances are taken in OKLab (B. Ottosson, "A perceptual color space for
//! image processing", 2020).

use super::samples::PALETTE;
use crate::chart::Token;

type Colour = [f64; 3];

/// Least distance of two colours that may stand side by side: three times the difference that is just noticed, which CSS
/// Color 4 (section 13.2, gamut mapping) puts at 0.02.
const APART: f64 = 0.06;

/// Colours that a share, a waterfall or a timeline may set side by side.
const SERIES: [Token; 6] = [Token::Context, Token::C1, Token::C2, Token::C3, Token::C4, Token::C5];

const VISIONS: [(&str, [Colour; 3]); 4] = [
    ("trichromacy", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

const TO_CONES: [Colour; 3] = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
];

const TO_LAB: [Colour; 3] = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
];

fn times(matrix: &[Colour; 3], colour: Colour) -> Colour {
    matrix.map(|row| row.iter().zip(colour).map(|(a, b)| a * b).sum())
}

/// `#rrggbb` as linear sRGB.
fn linear(colour: &str) -> Colour {
    [1, 3, 5].map(|from| {
        let value = f64::from(u8::from_str_radix(&colour[from..from + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn oklab(colour: Colour) -> Colour {
    times(&TO_LAB, times(&TO_CONES, colour).map(|cone| cone.max(0.0).cbrt()))
}

/// What a reader of a vision sees of a colour, in OKLab.
fn seen(colour: &str, vision: &[Colour; 3]) -> Colour {
    oklab(times(vision, linear(colour)).map(|channel| channel.clamp(0.0, 1.0)))
}

fn distance(one: Colour, other: Colour) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn series_colours_differ_for_every_reader() {
    let mut close = Vec::new();
    for (mode, palette) in [("light", &PALETTE.light), ("dark", &PALETTE.dark)] {
        for (name, vision) in &VISIONS {
            for (i, one) in SERIES.iter().enumerate() {
                for other in &SERIES[i + 1..] {
                    let [a, b] = [one, other].map(|token| seen(&palette[*token as usize], vision));
                    if distance(a, b) < APART {
                        close.push(format!(
                            "{mode}, {name}: {} and {}, {:.3}",
                            one.name(),
                            other.name(),
                            distance(a, b)
                        ));
                    }
                }
            }
        }
    }
    assert!(close.is_empty(), "{close:#?}");
}

/// Least contrast of two neighbours in grey print.
const GREYS_APART: f64 = 1.5;

#[test]
fn groups_of_a_waterfall_and_its_total_differ_in_grey_print() {
    // The relative luminance is what a printer without colours has. A total is pale, so that its rim and its ground tell it apart.
    let grey = |token: Token, percent: f64| {
        let value = |token: Token| linear(&PALETTE.light[token as usize]);
        let mixed: f64 = [0.2126, 0.7152, 0.0722]
            .iter()
            .zip(value(token).iter().zip(value(Token::Paper)))
            .map(|(part, (one, paper))| part * (one * percent + paper * (1.0 - percent)))
            .sum();
        mixed + 0.05
    };
    let [money, goods] = [Token::C1, Token::C3].map(|token| grey(token, 1.0));
    let total = grey(Token::Muted, f64::from(crate::chart::TINT) / 100.0);
    for (one, other) in [(money, goods), (money, total), (goods, total)] {
        let contrast = f64::max(one, other) / f64::min(one, other);
        assert!(contrast >= GREYS_APART, "{contrast:.2}");
    }
}

#[test]
fn the_formulas_give_known_values() {
    // The white and the red of sRGB, from Ottosson's table.
    let near = |one: Colour, other: Colour| distance(one, other) < 1e-3;
    assert!(near(oklab(linear("#ffffff")), [1.0, 0.0, 0.0]));
    assert!(near(oklab(linear("#ff0000")), [0.628, 0.225, 0.126]));
    // Grey stays grey for everybody: the rows of each matrix sum to 1.
    for (name, vision) in &VISIONS {
        assert!(near(seen("#808080", vision), oklab(linear("#808080"))), "{name}");
        assert!(vision.iter().all(|row| (row.iter().sum::<f64>() - 1.0).abs() < 1e-5), "{name}");
    }
    // Red and green of one lightness are told apart by some readers only.
    let apart = |vision: &[Colour; 3]| distance(seen("#b85450", vision), seen("#7a7a3c", vision));
    assert!(
        apart(&VISIONS[0].1) > 0.12 && apart(&VISIONS[2].1) < 0.08,
        "{} {}",
        apart(&VISIONS[0].1),
        apart(&VISIONS[2].1)
    );
}
