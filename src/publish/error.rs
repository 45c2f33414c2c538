//! Why nothing was published.

use std::fmt;
use std::io;
use std::path::Path;

use crate::diagnostic::Message;
use crate::message;
use crate::source::visible;

/// What kind of obstacle it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishErrorKind {
    /// The path of an artifact cannot be published.
    Path,
    /// The output folder is not one to write to.
    Refused,
    /// Another build writes to the same folder.
    Busy,
    /// The file system said no.
    Io,
}

/// Why nothing was published. The output folder is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishError {
    /// What kind of obstacle it was.
    pub kind: PublishErrorKind,
    /// What is wrong, in one sentence.
    pub message: Message,
    /// What to do about it.
    pub hint: Option<Message>,
}

impl PublishError {
    pub(super) fn path(path: &str, reason: &Message, hint: Message) -> Self {
        let path = visible(path);
        Self {
            kind: PublishErrorKind::Path,
            message: Message {
                zh: format!("无法发布“{path}”：{}", reason.zh),
                en: format!("\"{path}\" cannot be published: {}", reason.en),
            },
            hint: Some(hint),
        }
    }

    pub(super) const fn refused(message: Message, hint: Message) -> Self {
        Self { kind: PublishErrorKind::Refused, message, hint: Some(hint) }
    }

    pub(super) fn busy(output: &Path) -> Self {
        Self {
            kind: PublishErrorKind::Busy,
            message: message!(
                "另一个casebook正在写“{path}”",
                "another casebook is writing to \"{path}\"",
                path = shown(output)
            ),
            hint: Some(message!("等它结束后再试", "try again when it is done")),
        }
    }

    /// An error of the file system, with what was being done.
    pub(super) fn io(action: &Message, place: &Path, error: &io::Error) -> Self {
        let place = shown(place);
        let hint = match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Some(message!(
                "没有写入权限：换一个输出文件夹，或请管理员开放权限；若文件正被别的程序打开，先关闭它",
                "there is no permission to write: choose another output folder or ask for permission; close programs that hold files open"
            )),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Some(message!("磁盘已满：腾出空间后再试", "the disk is full: make room and try again"))
            }
            _ => None,
        };
        Self {
            kind: PublishErrorKind::Io,
            message: Message {
                zh: format!("{}“{place}”失败：{error}", action.zh),
                en: format!("cannot {} \"{place}\": {error}", action.en),
            },
            hint,
        }
    }
}

/// A path for messages.
pub(super) fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.en)
    }
}

impl std::error::Error for PublishError {}
