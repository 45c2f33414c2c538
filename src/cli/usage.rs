//! The help and what is said about wrong arguments, in the language of the user.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error};

use super::USAGE;
use super::options::{Arguments, MessageLanguage, language};
use super::report::{Failure, failure_text};
use crate::diagnostic::Language;
use crate::message;

/// Chinese words for the options, by their ids.
const OPTIONS: [(&str, &str); 12] = [
    ("root", "项目文件夹，里面有 content/ 和 themes/；不写就从当前文件夹往上找"),
    ("lang", "提示语言：zh 中文，en 英文；不写就随系统"),
    ("message_format", "检查结果的格式：human 给人看，json 每行一个 JSON 对象（check、build 写到标准输出）"),
    ("color", "彩色输出：auto 自动，always 总是，never 从不"),
    ("threads", "线程数；不写就用全部处理器"),
    ("output_dir", "输出文件夹；不写就是项目里的 public/"),
    ("base_url", "网站地址，代替 site.yaml 里写的"),
    ("slug", "案例的文件夹名；不写就是全部案例"),
    ("form", "核对表的格式：text 给人看，csv 表格，json 每行一个案例"),
    ("open", "只列待核的"),
    ("output", "对照表写进这个文件；不写就打印出来"),
    ("texts", "原文文本所在的文件夹：逐个核对其中的数字是否都有记录"),
];

/// Chinese words for the commands.
const COMMANDS: [(&str, &str); 4] = [
    ("build", "检查内容，生成网站和PDF"),
    ("check", "只检查内容，不生成"),
    ("coverage", "打印材料所载、记录与页面的对照表"),
    ("figures", "打印数据核对表：每个数字的出处、核对情况和待核之处"),
];

/// The language that arguments ask for, before they are parsed: their mistakes are explained in it.
pub(super) fn language_of(arguments: &[OsString]) -> Language {
    let mut words = arguments.iter().filter_map(|argument| argument.to_str());
    let asked = words.find_map(|word| match word.strip_prefix("--lang")? {
        "" => Some(None),
        rest => rest.strip_prefix('=').map(Some),
    });
    let asked = asked.and_then(|given| given.or_else(|| words.next()));
    language(match asked {
        Some("zh") => Some(MessageLanguage::Zh),
        Some("en") => Some(MessageLanguage::En),
        _ => None,
    })
}

/// The command line, with its help in a language.
pub(super) fn command(language: Language) -> Command {
    let help = match language {
        Language::Chinese => "显示帮助",
        Language::English => "Print help",
    };
    let help = || Arg::new("help").short('h').long("help").action(ArgAction::HelpShort).help(help).display_order(100);
    let command = Arguments::command()
        .disable_help_flag(true)
        .arg(help())
        .mut_subcommands(|sub| sub.disable_help_flag(true).arg(help()));
    match language {
        Language::English => {
            command.after_help("Exit status: 0 done, 1 the content has errors, 2 wrong usage or environment.")
        }
        Language::Chinese => in_chinese(command),
    }
}

fn in_chinese(command: Command) -> Command {
    let template = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";
    let words = |arg: Arg| {
        let arg = arg.help_heading("选项");
        match OPTIONS.iter().find(|(id, _)| arg.get_id() == id) {
            // A switch has no values to hide.
            Some((_, help)) if matches!(arg.get_action(), ArgAction::SetTrue) => arg.help(*help),
            Some((_, help)) => arg.help(*help).hide_possible_values(true).hide_default_value(true),
            None => arg,
        }
    };
    command
        .about("把案例记录和正文生成网站与PDF，每个数字都有出处")
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help("显示版本")
                .display_order(101),
        )
        .override_usage("casebook [选项] <命令>")
        .help_template(template)
        .subcommand_help_heading("命令")
        .after_help("退出状态：0 完成；1 内容有错误；2 用法或环境有误。")
        .mut_args(words)
        .mut_subcommands(|sub| {
            let name = sub.get_name().to_owned();
            let about = COMMANDS.iter().find(|(command, _)| *command == name).map_or("", |(_, about)| about);
            sub.about(about).override_usage(usage(&name)).help_template(template).mut_args(words)
        })
}

/// How a command is written.
fn usage(name: &str) -> String {
    match name {
        "figures" => "casebook figures [选项] [案例]".to_owned(),
        name => format!("casebook {name} [选项]"),
    }
}

/// Prints the help that was asked for, or says what is wrong with the arguments.
pub(super) fn explain(error: &Error, language: Language) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    match in_words(error) {
        Some(failure) => {
            let _ = std::io::stderr().write_all(failure_text(&failure, language).as_bytes());
        }
        None => {
            let _ = error.print();
        }
    }
    ExitCode::from(USAGE)
}

/// The commonest mistakes in both languages; of the others the parser's own words are shown.
fn in_words(error: &Error) -> Option<Failure> {
    let text = |kind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.first().cloned(),
        _ => None,
    };
    // Without the name of its value: `--threads <N>`.
    let option = || Some(text(ContextKind::InvalidArg)?.split(' ').next()?.to_owned());
    let list = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::String(text)) => text.clone(),
        _ => String::new(),
    };
    let help = message!("运行 casebook --help 查看用法", "try casebook --help");
    let meant = |kind| match text(kind) {
        Some(meant) => message!("是不是 {meant}？", "did you mean {meant}?"),
        None => help.clone(),
    };
    Some(match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = text(ContextKind::InvalidSubcommand)?;
            let known = COMMANDS.map(|(name, _)| name);
            let close = crate::diagnostic::did_you_mean(&word, known);
            let hint = close.map_or(help, |close| message!("是不是 {close}？", "did you mean {close}?"));
            Failure {
                message: message!("没有“{word}”这个命令", "there is no command `{word}`"), hint: Some(hint)
            }
        }
        ErrorKind::UnknownArgument => {
            let word = text(ContextKind::InvalidArg)?;
            let said = if word.starts_with('-') {
                message!("没有“{word}”这个选项", "there is no option `{word}`")
            } else {
                message!("多了一个“{word}”", "`{word}` is one argument too many")
            };
            Failure { message: said, hint: Some(meant(ContextKind::SuggestedArg)) }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (option, value) = (option()?, text(ContextKind::InvalidValue)?);
            let choice = list(ContextKind::ValidValue);
            let hint = if option.starts_with("--threads") {
                message!("写 1 到 1024 的整数", "write a number from 1 to 1024")
            } else if option.starts_with("--base-url") {
                message!(
                    "写完整的网址，例如 https://example.gov.cn/cases",
                    "write an absolute address, as in https://example.gov.cn/cases"
                )
            } else {
                message!("可以写：{choice}", "one of: {choice}")
            };
            let said = if value.is_empty() {
                message!("{option} 后面没有写内容", "{option} has no value")
            } else {
                message!("{option} 不能写“{value}”", "{option} cannot be `{value}`")
            };
            Failure { message: said, hint: Some(hint) }
        }
        ErrorKind::ArgumentConflict => {
            let option = option()?;
            Failure { message: message!("{option} 写了两次", "{option} is given twice"), hint: Some(help) }
        }
        _ => return None,
    })
}
