//! The arguments as they are typed.

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

use crate::diagnostic::Language;

/// Turns case records and narratives into a website and typeset PDFs, with every figure accounted for.
/// 把案例记录和正文生成网站与PDF，每个数字都有出处。
#[derive(Debug, Parser)]
#[command(name = "casebook", version, max_term_width = 100)]
pub struct Arguments {
    /// Options of every command.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check the content and build the website and the PDFs / 检查并生成网站与PDF
    #[command(visible_alias = "b")]
    Build(BuildOptions),
    /// Check the content and build nothing / 只检查，不生成
    #[command(visible_alias = "c")]
    Check,
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Common {
    /// Folder of the project, with content/ and themes/ in it / 项目文件夹
    #[arg(short, long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Language of the messages; the system's where not given / 提示语言
    #[arg(long, global = true, value_name = "zh|en")]
    pub lang: Option<MessageLanguage>,
    /// Form of the findings: for people, or one JSON object a line / 检查结果的格式
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,
    /// Colour in messages / 彩色输出
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    /// Number of threads; all cores where not given / 线程数
    #[arg(short = 'j', long, global = true, value_name = "N", value_parser = threads)]
    pub threads: Option<usize>,
}

/// Options of `build`.
#[derive(Debug, Args)]
pub struct BuildOptions {
    /// Output folder; public/ in the project where not given / 输出文件夹
    #[arg(short, long, value_name = "DIR")]
    pub output_dir: Option<PathBuf>,
    /// Address of the published site, in place of the one in site.yaml / 网站地址
    #[arg(short = 'u', long, value_name = "URL")]
    pub base_url: Option<String>,
}

/// Languages by their tags.
#[derive(Clone, Copy, Debug, ValueEnum)]
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
        _ => Err("a number from 1 to 1024 / 1到1024的整数".to_owned()),
    }
}

impl Common {
    /// The language to speak: as asked for, or as the system is set.
    #[must_use]
    pub fn language(&self) -> Language {
        match self.lang {
            Some(MessageLanguage::Zh) => Language::Chinese,
            Some(MessageLanguage::En) => Language::English,
            None if sys_locale::get_locale().is_some_and(|tag| tag.to_lowercase().starts_with("zh")) => {
                Language::Chinese
            }
            None => Language::English,
        }
    }
}
