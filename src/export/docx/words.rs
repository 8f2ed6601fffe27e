//! Text in a Word document: runs by script, so that Lao has its font, size and language.

use crate::text::is_lao;
use std::fmt::Write;

/// Text that XML can hold.
pub(in crate::export) fn escape(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|letter| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .collect();
    quick_xml::escape::escape(plain.as_str()).into_owned()
}

/// How a run differs from its paragraph's style.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub bold: bool,
}

/// Pieces of one script each; what belongs to none goes with what stands before it.
fn scripts(text: &str) -> Vec<(bool, &str)> {
    let mut out: Vec<(bool, &str)> = Vec::new();
    let (mut start, mut lao) = (0, None);
    for (at, letter) in text.char_indices() {
        let here = if is_lao(letter) {
            Some(true)
        } else if letter.is_alphanumeric() {
            Some(false)
        } else {
            None
        };
        if let (Some(before), Some(now)) = (lao, here)
            && before != now
        {
            out.extend(text.get(start..at).map(|piece| (before, piece)));
            start = at;
        }
        lao = here.or(lao);
    }
    out.extend(text.get(start..).filter(|rest| !rest.is_empty()).map(|rest| (lao.unwrap_or(false), rest)));
    out
}

/// The runs of a text.
pub(super) fn runs(text: &str, look: Look) -> String {
    let mut out = String::new();
    for (lao, piece) in scripts(text) {
        let mut marks = String::new();
        if look.bold {
            marks.push_str("<w:b/><w:bCs/>");
        }
        if lao {
            marks.push_str("<w:cs/><w:lang w:bidi=\"lo-LA\"/>");
        }
        let marks = if marks.is_empty() { marks } else { format!("<w:rPr>{marks}</w:rPr>") };
        // Writing to a String cannot fail.
        let _ = write!(out, "<w:r>{marks}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(piece));
    }
    out
}

/// A paragraph of a style with what stands in it.
pub(super) fn paragraph(style: &str, inner: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{inner}</w:p>")
}

/// A field with the words it shows until it is brought up to date.
pub(super) fn field(code: &str, shown: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {code} \
         </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{shown}<w:r><w:fldChar \
         w:fldCharType=\"end\"/></w:r>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lao_and_latin_are_runs_of_their_own_and_no_letter_is_lost() {
        let text = "ປີ 2020: GDP ຂອງ ສປປ ລາວ (%)";
        let pieces = scripts(text);
        assert_eq!(pieces.iter().map(|(_, piece)| *piece).collect::<String>(), text);
        assert_eq!(pieces.first(), Some(&(true, "ປີ ")));
        assert_eq!(pieces.get(1), Some(&(false, "2020: GDP ")));
        assert!(runs("<ລາວ>&", Look::default()).contains("&lt;ລາວ&gt;&amp;"));
    }
}
