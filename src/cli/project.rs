//! Which folder is the project.

use std::path::{Path, PathBuf};

use super::options::Common;
use super::report::{self, Failure};
use crate::message;
use crate::source::visible;

/// Finds the project's folder: the one that was named, or this folder or the nearest above it that is a project. A
/// folder above is named on the terminal.
///
/// # Errors
/// What is wrong with the folder that was named, or that there is no project here.
pub(super) fn find(common: &Common) -> Result<PathBuf, Failure> {
    match &common.root {
        Some(root) => named(root),
        None => {
            let here = std::env::current_dir().map_err(|error| Failure {
                message: message!("当前文件夹不可用：{error}", "the current folder cannot be used: {error}"),
                hint: Some(message!("换到项目文件夹里再运行", "change to the folder of the project")),
            })?;
            let Some(root) = here.ancestors().find(|folder| is_project(folder)) else { return Err(no_project(&here)) };
            if root == here {
                return Ok(PathBuf::from("."));
            }
            let shown = shown(root);
            report::line(common, &message!("项目文件夹：{shown}", "project: {shown}"));
            Ok(root.to_path_buf())
        }
    }
}

fn named(root: &Path) -> Result<PathBuf, Failure> {
    let shown = shown(root);
    if !root.is_dir() {
        let message = if root.exists() {
            message!("“{shown}”不是文件夹", "\"{shown}\" is not a folder")
        } else {
            message!("没有“{shown}”这个文件夹", "there is no folder \"{shown}\"")
        };
        let hint = message!("检查 --root 后面的路径", "look at the path after --root");
        return Err(Failure { message, hint: Some(hint) });
    }
    // Whatever stands at `content`, the reader says what is wrong with it.
    if root.join("content").symlink_metadata().is_ok() { Ok(root.to_path_buf()) } else { Err(no_project(root)) }
}

/// Whether a folder is a project: it holds `content/` with a `site.yaml`, or beside `themes/`.
fn is_project(folder: &Path) -> bool {
    let content = folder.join("content");
    content.is_dir() && (content.join("site.yaml").exists() || folder.join("themes").is_dir())
}

fn no_project(folder: &Path) -> Failure {
    let above = std::path::absolute(folder).ok();
    let above = above.as_deref().and_then(|folder| folder.ancestors().skip(1).find(|above| is_project(above)));
    let shown = shown(folder);
    Failure {
        message: message!(
            "“{shown}”不是casebook的项目文件夹：里面没有 content 文件夹",
            "\"{shown}\" is no project of casebook: it has no folder content"
        ),
        hint: Some(match above {
            Some(above) => {
                let above = self::shown(above);
                message!("项目在上面：--root {above}", "the project is above: --root {above}")
            }
            None => message!(
                "换到项目文件夹里再运行，或用 --root 指明它；项目文件夹里有 content 和 themes 两个文件夹",
                "run this in the project's folder or name it with --root; it holds the folders content and themes"
            ),
        }),
    }
}

fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy())
}
