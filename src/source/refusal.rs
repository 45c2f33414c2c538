//! Why a file or folder was not read.

use std::io;
use std::path::Path;

use super::visible;
use crate::diagnostic::{Diagnostic, Message};
use crate::message;

/// Why a file was not read.
pub(super) enum Mistake {
    Large,
    Unreadable(io::Error),
}

impl Mistake {
    pub(super) fn into_diagnostic(self, path: String) -> Diagnostic {
        match self {
            Self::Large => Diagnostic::error_in(
                "limits",
                path,
                message!("文件超过64 MiB，未读取", "the file is larger than 64 MiB and is not read"),
            )
            .with_hint(message!("照片长边4000像素以内已足够印刷", "a photograph of 4000 pixels is enough for print")),
            Self::Unreadable(error) if error.kind() == io::ErrorKind::PermissionDenied => Diagnostic::error_in(
                "unreadable",
                path,
                message!("没有读取权限", "there is no permission to read this"),
            )
            .with_hint(message!("请文件的所有者开放读取权限", "ask its owner for permission to read it")),
            Self::Unreadable(error) => Diagnostic::error_in(
                "unreadable",
                path,
                message!("读取失败：{error}", "this cannot be read: {error}", error = error),
            ),
        }
    }
}

pub(super) fn missing_root(root: &Path) -> Diagnostic {
    Diagnostic::error_in(
        "missing-folder",
        ".",
        message!("没有“{root}”这个文件夹", "there is no folder \"{root}\"", root = visible(&root.to_string_lossy())),
    )
    .with_hint(message!("检查--root后面的路径", "look at the path after --root"))
}

pub(super) fn missing_folder(folder: &str) -> Diagnostic {
    let hint = if folder == "content" {
        message!("请在项目文件夹里运行，或用--root指明它", "run this in the project's folder or name it with --root")
    } else if folder == "themes" {
        message!(
            "把主题（例如banxin）放进项目的themes文件夹",
            "put a theme, such as banxin, into the folder themes of the project"
        )
    } else if folder.starts_with("themes/") {
        message!(
            "检查site.yaml里theme的写法，或把主题放进themes文件夹",
            "look at theme in site.yaml, or put the theme into the themes folder"
        )
    } else {
        message!("检查名称的写法", "look at how the name is written")
    };
    Diagnostic::error_in(
        "missing-folder",
        folder,
        message!("没有{folder}文件夹", "there is no folder {folder}", folder = folder),
    )
    .with_hint(hint)
}

pub(super) fn special(path: String, kind: std::fs::FileType) -> Diagnostic {
    let (what, hint): (Message, Message) = if kind.is_symlink() {
        (
            message!("这是指向别处的链接，不会读取", "this is a symbolic link, which is not followed"),
            message!("把文件本身复制到这里", "put a copy of the file itself here"),
        )
    } else if kind.is_file() {
        (
            message!("这里应当是文件夹，却是文件", "this is a file where a folder is needed"),
            message!("改名或移走这个文件", "rename it or move it away"),
        )
    } else {
        (
            message!("这不是普通文件，不会读取", "this is no ordinary file and is not read"),
            message!("把它移出项目文件夹", "move it out of the project"),
        )
    };
    Diagnostic::error_in("file-kind", path, what).with_hint(hint)
}

pub(super) fn folder_named_as_file(path: String) -> Diagnostic {
    Diagnostic::error_in(
        "file-kind",
        path,
        message!("这是文件夹，名称却像文件", "this is a folder with the name of a file"),
    )
    .with_hint(message!("给文件夹改名，去掉结尾的.yaml或.md", "rename it without .yaml or .md at the end"))
}

pub(super) fn too_deep(path: String) -> Diagnostic {
    Diagnostic::error_in(
        "limits",
        path,
        message!("文件夹层数太多，里面的内容未读取", "this folder lies too deep; what it holds is not read"),
    )
    .with_hint(message!("content里三四层已够用", "three or four levels are enough"))
}

pub(super) fn bad_name(path: String) -> Diagnostic {
    Diagnostic::error_in(
        "file-name",
        visible(&path),
        message!("名称里有无法使用的字符", "the name has characters that cannot be used"),
    )
    .with_hint(message!(
        "改名，只用汉字、字母、数字、连字符和点",
        "rename it with letters, digits, hyphens and dots alone"
    ))
}

pub(super) fn clash(path: &str, other: &str) -> Diagnostic {
    Diagnostic::error_in(
        "file-name-clash",
        path,
        message!(
            "与“{other}”只有大小写或字符编排上的差别，在别的电脑上会混为一个",
            "this differs from \"{other}\" only in case or in how characters are composed, and is the same on other computers",
            other = other
        ),
    )
    .with_hint(message!("给其中一个改名", "rename one of them"))
}
