//! Why a file is no text, and how an editor makes it one.

use super::{FileId, SourceFile, Span};
use crate::diagnostic::{Diagnostic, codes};
use crate::message;

/// First bytes of files that are no text, with what people call them.
const OTHER_KINDS: [(&[u8], &str, &str); 6] = [
    (b"PK\x03\x04", " Word、WPS 或压缩文件", "a Word file or an archive"),
    (b"\xD0\xCF\x11\xE0", "旧版 Word 文件", "an old Word file"),
    (b"{\\rtf", "写字板（RTF）文件", "an RTF file"),
    (b"%PDF", " PDF 文件", "a PDF file"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xFF\xD8\xFF", "图片", "a picture"),
];

impl SourceFile {
    /// The text of the file, whose id is `file`.
    ///
    /// # Errors
    /// The finding about a file that is no text in UTF-8: of another kind, or in another encoding.
    pub fn decode(&self, file: FileId) -> Result<&str, Box<Diagnostic>> {
        let other = OTHER_KINDS.iter().find(|(first, ..)| self.bytes.starts_with(first));
        if let Some((_, zh, en)) = other {
            let said = message!("这是{zh}，不是文字文件", "this is {en}, not a text file", zh = zh, en = en);
            return Err(Box::new(Diagnostic::error_in(codes::ENCODING, self.path.clone(), said).with_hint(message!(
                "改文件名不能把它变成文字文件：打开它，复制其中的文字，粘贴到记事本，另存为，编码选 UTF-8",
                "renaming does not make it text: open it, copy the words into a text editor and save them as UTF-8"
            ))));
        }
        self.text().map_err(|offset| Box::new(self.not_utf8(file, offset)))
    }

    fn not_utf8(&self, file: FileId, offset: usize) -> Diagnostic {
        let save_as = message!(
            "用记事本打开，选“另存为”，编码选 UTF-8，再保存",
            "open the file in an editor, choose \"save as\" and the encoding UTF-8"
        );
        if self.bytes.starts_with(b"\xFF\xFE") || self.bytes.starts_with(b"\xFE\xFF") {
            let said =
                message!("文件的编码是 UTF-16，这里只读 UTF-8", "the file is encoded as UTF-16; only UTF-8 is read");
            return Diagnostic::error(codes::ENCODING, Span::new(file, 0..2), said).with_hint(save_as);
        }
        let rest = self.bytes.get(offset..).unwrap_or_default();
        let broken = rest.utf8_chunks().next().map_or(1, |chunk| chunk.invalid().len().max(1));
        Diagnostic::error(
            codes::ENCODING,
            Span::new(file, offset..offset + broken),
            message!(
                "从这里起不是 UTF-8 编码的文字（可能存成了 ANSI 或 GBK）",
                "the text is not valid UTF-8 from here on (it may have been saved as ANSI or GBK)"
            ),
        )
        .with_hint(save_as)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::sync::Arc;

    use super::*;
    use crate::source::Sources;

    #[test]
    fn what_is_no_text_is_called_by_its_name() {
        for (bytes, word) in [
            (b"PK\x03\x04\x14\0\x06\0".as_slice(), "Word"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", "旧版 Word"),
            (b"%PDF-1.7\n", "PDF"),
            (b"\xFF\xFEt\0", "UTF-16"),
            (b"title: \xB9\xE0", "GBK"),
        ] {
            let path = "content/site.yaml".to_owned();
            let sources = Sources::new(vec![SourceFile { path, bytes: Arc::new(bytes.to_vec()) }]);
            let (id, file) = sources.find("content/site.yaml").unwrap();
            let finding = file.decode(id).unwrap_err();
            assert_eq!(finding.code, "encoding");
            assert!(finding.message.zh.contains(word), "{}", finding.message.zh);
        }
    }
}
