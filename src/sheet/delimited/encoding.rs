//! Bytes → text: byte order marks, UTF-8, UTF-16 without a mark, and the old encodings of the region.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EUC_KR, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Bytes that are looked at to tell an encoding.
const SAMPLE: usize = 1 << 16;

/// The name of the encoding and the text without byte order mark; `None` for bytes that are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<(&'static str, Cow<'_, str>)> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Some((encoding.name(), decode_as(encoding, bytes.get(mark..)?)));
    }
    if let Some(encoding) = utf_16(bytes) {
        return Some((encoding.name(), decode_as(encoding, bytes)));
    }
    if is_binary(bytes) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((UTF_8.name(), Cow::Borrowed(text)));
    }
    if let Some(text) = nearly_utf_8(bytes) {
        return Some((UTF_8.name(), text));
    }
    let encoding = old_encoding(bytes);
    Some((encoding.name(), decode_as(encoding, bytes)))
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Cow<'a, str> {
    encoding.decode_without_bom_handling(bytes).0
}

/// UTF-16 shows by its zero bytes (digits, separators and line ends have one), all on one side.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (pairs, _) = sample.as_chunks::<2>();
    let zeros = |side: usize| pairs.iter().filter(|pair| pair.get(side) == Some(&0)).count();
    let (first, second) = (zeros(0), zeros(1));
    if first.max(second) * 10 < pairs.len().max(1) {
        return None;
    }
    let encoding = if first > second { UTF_16BE } else { UTF_16LE };
    let (text, broken) = encoding.decode_without_bom_handling(sample.get(..pairs.len() * 2)?);
    let marks = text.chars().filter(|sign| matches!(sign, '\n' | '\r' | '\t' | ',' | ';' | ' ')).count();
    let odd = text.chars().filter(|sign| sign.is_control() && !"\t\r\n".contains(*sign)).count();
    (!broken && odd == 0 && (first.min(second) == 0 || marks > 0)).then_some(encoding)
}

fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let odd = sample
        .iter()
        .filter(|byte| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1a | 0x1b))
        .count();
    odd * 200 > sample.len()
}

/// UTF-8 with a few broken places: cut at the end, or glued from two sources.
fn nearly_utf_8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|sign| !sign.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good > bad * 20).then(|| decode_as(UTF_8, bytes))
}

fn old_encoding(bytes: &[u8]) -> &'static Encoding {
    let sample = lines_with_letters(bytes);
    if let Some(encoding) = paired(&sample) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let (_, broken) = guess.decode_without_bom_handling(&sample);
    if broken { WINDOWS_1252 } else { guess }
}

/// Bytes that tell the encoding: lines with any beyond ASCII, as many as are needed.
fn lines_with_letters(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for line in bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
        if !line.is_ascii() {
            sample.extend_from_slice(line);
        }
        if sample.len() > SAMPLE {
            break;
        }
    }
    sample
}

/// A few Korean or Chinese signs among Latin text are too few for statistics, but they come in pairs
/// of high bytes, never alone as letters with accents do.
fn paired(sample: &[u8]) -> Option<&'static Encoding> {
    let mut runs = sample.split(u8::is_ascii).filter(|run| !run.is_empty());
    let few = runs.clone().map(<[u8]>::len).sum::<usize>() <= 200;
    let mut korean = true;
    let even = runs.all(|run| {
        let (pairs, rest) = run.as_chunks::<2>();
        korean &= pairs.iter().all(|[lead, _]| matches!(lead, 0xa1..=0xa3 | 0xb0..=0xc8));
        rest.is_empty() && pairs.iter().all(|[lead, trail]| (0xa1..=0xf7).contains(lead) && *trail >= 0xa1)
    });
    (few && even).then_some(if korean { EUC_KR } else { GB18030 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_874;

    #[test]
    fn utf_16_is_found_with_and_without_mark() {
        let text = "ແຂວງ,ປີ\n2015,12\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(little.iter().copied()).collect();
        for bytes in [little, big, marked] {
            assert_eq!(decode(&bytes).expect("text").1, text);
        }
    }

    #[test]
    fn old_encodings_of_the_region_are_told_apart() {
        for (encoding, text) in [
            (WINDOWS_874, "จังหวัด,ประชากร,แรงงานต่างด้าว\nหนองคาย,1200,ลาว\nมุกดาหาร,800,ลาว\n"),
            (EUC_KR, "행정구역,총인구수,남자인구수\n서울특별시,1000,500\n부산광역시,900,400\n"),
            (EUC_KR, "By district,Migrants[명]\nSeoul,11\n"),
            (GB18030, "地区,人口数,迁移人口\n云南省,4800,300\n广西壮族自治区,5000,200\n"),
            (WINDOWS_1252, "país,población\nEspaña,46\nPerú,31\nJapón,126\n"),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            assert_eq!(decode(&bytes).expect("text").1, text, "{}", encoding.name());
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let bytes: Vec<u8> = (0..=255).cycle().take(5_000).collect();
        assert!(decode(&bytes).is_none());
    }
}
