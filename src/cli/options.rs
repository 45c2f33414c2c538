//! The arguments as they are typed.

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

use crate::diagnostic::Language;

/// Turns case records and narratives into a website and typeset PDFs, with every figure accounted for
#[derive(Debug, Parser)]
#[command(name = "casebook", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Arguments {
    /// Options of every command.
    #[command(flatten)]
    pub common: Common,
    /// What to do; without it the help is shown.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check the content and build the website and the PDFs
    #[command(visible_alias = "b")]
    Build(BuildOptions),
    /// Check the content and build nothing
    #[command(visible_alias = "c")]
    Check,
    /// Print the proofreader's sheet: every figure and number with its source and how it was checked
    #[command(visible_alias = "f")]
    Figures(FiguresOptions),
    /// Print what the sources describe, the records that carry it and the pages that show it
    Coverage(CoverageOptions),
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Common {
    /// Folder of the project, with content/ and themes/ in it; where not given, this folder or the nearest above it
    #[arg(short, long, global = true, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Language of the messages; the system's where not given
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<MessageLanguage>,
    /// Form of the findings: for people, or one JSON object a line (`check`, `build`: on standard output)
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,
    /// Colour in messages
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    /// Number of threads; all cores where not given
    #[arg(short = 'j', long, global = true, value_name = "N", value_parser = threads)]
    pub threads: Option<usize>,
}

/// Options of `build`.
#[derive(Debug, Args)]
pub struct BuildOptions {
    /// Output folder; public/ in the project where not given
    #[arg(short, long, value_name = "DIR")]
    pub output_dir: Option<PathBuf>,
    /// Address of the published site, in place of the one in site.yaml
    #[arg(short = 'u', long, value_name = "URL", value_parser = address)]
    pub base_url: Option<String>,
}

/// Options of `figures`.
#[derive(Debug, Args)]
pub struct FiguresOptions {
    /// Folder name of a case; all cases where not given
    #[arg(value_name = "SLUG")]
    pub slug: Option<String>,
    /// Form of the sheet
    #[arg(short, long, value_name = "FORM", default_value = "text")]
    pub form: SheetForm,
    /// Only what is open
    #[arg(long)]
    pub open: bool,
}

/// Options of `coverage`.
#[derive(Debug, Args)]
pub struct CoverageOptions {
    /// File for the table; standard output where not given
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Folder with the texts of the sources, whose every number is looked for in the records
    #[arg(long, value_name = "DIR")]
    pub texts: Option<PathBuf>,
}

/// Forms of the proofreader's sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SheetForm {
    /// Lines for a terminal.
    Text,
    /// A table for spreadsheets.
    Csv,
    /// One JSON object a case and line.
    Json,
}

/// Languages by their tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageLanguage {
    /// 中文
    Zh,
    /// English
    En,
}

/// Forms of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// File, line, the line itself, a caret and a hint.
    Human,
    /// One JSON object a line, on standard output.
    Json,
}

fn threads(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(count @ 1..=1024) => Ok(count),
        _ => Err("write a number from 1 to 1024".to_owned()),
    }
}

fn address(text: &str) -> Result<String, String> {
    if crate::read::is_web_address(text) {
        Ok(text.to_owned())
    } else {
        Err("write an absolute address, as in https://example.gov.cn/cases".to_owned())
    }
}

impl Common {
    /// The language to speak: as asked for, or as the system is set.
    #[must_use]
    pub fn language(&self) -> Language {
        language(self.lang)
    }
}

/// The language to speak, by what was asked for or as the system is set.
pub(super) fn language(asked: Option<MessageLanguage>) -> Language {
    match asked {
        Some(MessageLanguage::Zh) => Language::Chinese,
        Some(MessageLanguage::En) => Language::English,
        None if sys_locale::get_locale().is_some_and(|tag| tag.to_lowercase().starts_with("zh")) => Language::Chinese,
        None => Language::English,
    }
}
