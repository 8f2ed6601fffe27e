//! The parts a text about time is made of: digits, words, signs; and the names of months.

use crate::text::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "ມັງກອນ", "ມັງກອນ.", "ເດືອນ 1", "มกราคม", "มค", "enero", "ene", "janvier", "januar"],
    &["february", "feb", "febr", "ກຸມພາ", "กุมภาพันธ์", "กพ", "febrero", "février", "fevrier", "februar"],
    &["march", "mar", "ມີນາ", "มีนาคม", "มีค", "marzo", "mars", "märz", "março"],
    &["april", "apr", "ເມສາ", "เมษายน", "เมย", "abril", "abr", "avril"],
    &["may", "ພຶດສະພາ", "พฤษภาคม", "พค", "mayo", "mai", "maio"],
    &["june", "jun", "ມິຖຸນາ", "มิถุนายน", "มิย", "junio", "juin", "juni", "junho"],
    &["july", "jul", "ກໍລະກົດ", "กรกฎาคม", "กค", "julio", "juillet", "juli", "julho"],
    &["august", "aug", "ສິງຫາ", "สิงหาคม", "สค", "agosto", "ago", "août"],
    &["september", "sept", "sep", "ກັນຍາ", "กันยายน", "กย", "septiembre", "septembre", "setembro"],
    &["october", "oct", "ຕຸລາ", "ตุลาคม", "ตค", "octubre", "octobre", "oktober", "outubro"],
    &["november", "nov", "ພະຈິກ", "พฤศจิกายน", "พย", "noviembre", "novembre", "novembro"],
    &["december", "dec", "ທັນວາ", "ธันวาคม", "ธค", "diciembre", "dic", "décembre", "dezember", "dezembro"],
];

/// Whether a letter is Thai, vowel signs and tone marks too.
pub(super) fn is_thai(letter: char) -> bool {
    ('\u{0E01}'..='\u{0E4E}').contains(&letter)
}

pub(super) fn month_of(word: &str) -> Option<u8> {
    // Every text of a sheet comes by here: the names are folded once.
    static NAMES: OnceLock<HashMap<String, u8>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let months = MONTHS.iter().zip(1_u8..);
        months.flat_map(|(names, month)| names.iter().map(move |name| (fold(name), month))).collect()
    });
    let folded = fold(word);
    names.get(folded.strip_prefix("ເດືອນ").unwrap_or(&folded)).copied()
}

/// A run of digits, a run of letters, or a sign; spaces part runs and are dropped.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Digits(String),
    Word(String),
    Sign(char),
}

pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut gap = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            gap = true;
            continue;
        }
        let digit = letter.is_ascii_digit();
        match out.last_mut() {
            Some(Piece::Digits(run)) if digit && !gap => run.push(letter),
            Some(Piece::Word(run)) if !gap && !digit && is_word(letter) => run.push(letter),
            _ if digit => out.push(Piece::Digits(letter.to_string())),
            _ if is_word(letter) => out.push(Piece::Word(letter.to_string())),
            _ => out.push(Piece::Sign(letter)),
        }
        gap = false;
    }
    out
}

fn is_word(letter: char) -> bool {
    letter.is_alphabetic() || crate::text::is_lao(letter) || is_thai(letter)
}
