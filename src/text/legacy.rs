//! Lao typed in fonts from before Unicode (Saysettha Lao and its like): letters on U+00A1–U+00FF. Told by what
//! the text says, decoded by the published table of the Go package `laofont` (github.com/jvongxay/laofont).

use super::is_lao;

/// Legacy letter → Lao.
const TABLE: [(char, &str); 58] = [
    ('¡', "ກ"),
    ('¢', "ຂ"),
    ('£', "ຄ"),
    ('¤', "ງ"),
    ('¥', "ຈ"),
    ('¦', "ສ"),
    ('§', "ຊ"),
    ('¨', "ຍ"),
    ('©', "ດ"),
    ('ª', "ຕ"),
    ('«', "ຖ"),
    ('ê', "ທ"),
    ('ß', "ນ"),
    ('\u{00AD}', "ນ"),
    ('®', "ບ"),
    ('¯', "ປ"),
    ('°', "ຜ"),
    ('±', "ຝ"),
    ('²', "ພ"),
    ('³', "ຟ"),
    ('´', "ມ"),
    ('µ', "ຢ"),
    ('ì', "ລ"),
    ('ë', "ຣ"),
    ('¸', "ວ"),
    ('¹', "ຫ"),
    ('º', "ອ"),
    ('»', "ຮ"),
    ('½', "ະ"),
    ('¾', "າ"),
    ('ò', "ິ"),
    ('ó', "ີ"),
    ('ô', "ຶ"),
    ('õ', "ື"),
    ('÷', "ຸ"),
    ('ø', "ູ"),
    ('À', "ເ"),
    ('Á', "ແ"),
    ('Â', "ໂ"),
    ('ð', "ໍ"),
    ('ñ', "ັ"),
    ('ö', "ົ"),
    ('Ã', "ໃ"),
    ('Ä', "ໄ"),
    ('ú', "່"),
    ('È', "່"),
    ('û', "້"),
    ('É', "້"),
    ('ü', "໊"),
    ('ý', "໋"),
    ('Î', "ໜ"),
    ('Ï', "ໝ"),
    ('Í', "ຫຼ"),
    ('ù', "ຼ"),
    ('¿', "ຳ"),
    ('¼', "ຽ"),
    ('Ò', "ໍ່"),
    ('˜', "ັ້"),
];

fn lao_of(letter: char) -> Option<&'static str> {
    TABLE.iter().find(|(legacy, _)| *legacy == letter).map(|(_, lao)| *lao)
}

/// The Lao that a text typed in such a font says; `None` where it is no such text. At least two letters and
/// most of all letters must be of the table, and what comes out must be spelled as Lao can be.
pub fn decode(text: &str) -> Option<String> {
    if text.is_ascii() || text.chars().any(is_lao) {
        return None;
    }
    let (mut legacy, mut others) = (0, 0);
    for letter in text.chars() {
        if lao_of(letter).is_some() {
            legacy += 1;
        } else if letter.is_alphabetic() {
            others += 1;
        }
    }
    if legacy < 2 || others * 4 > legacy {
        return None;
    }
    let mut lao = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        match lao_of(letter) {
            Some(decoded) => lao.push_str(decoded),
            None => lao.push(letter),
        }
    }
    is_spelled(&lao).then_some(lao)
}

fn is_consonant(letter: char) -> bool {
    matches!(letter, '\u{0E81}'..='\u{0EAE}' | '\u{0EDC}' | '\u{0EDD}')
}

/// Every sign above or below stands on a consonant, and every leading vowel before one.
fn is_spelled(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let mut consonants = 0;
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|before| letters.get(before)).copied();
        let after = letters.get(place + 1).copied();
        let fits = match letter {
            'ເ'..='ໄ' => after.is_some_and(is_consonant),
            '\u{0EB1}' | '\u{0EB4}'..='\u{0EBC}' | '\u{0EC8}'..='\u{0ECD}' => {
                before.is_some_and(|before| is_lao(before) && !('ເ'..='ໄ').contains(&before))
            }
            '\u{0EB0}' | '\u{0EB2}' | '\u{0EB3}' => before.is_some_and(is_lao),
            _ => true,
        };
        if !fits {
            return false;
        }
        consonants += u32::from(is_consonant(*letter));
    }
    consonants > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_fonts_are_read_as_lao() {
        for (typed, lao) in [
            ("¡¾\u{AD}", "ການ"),
            ("¦¾ì½¸ñ\u{AD}", "ສາລະວັນ"),
            ("À§¡º¤", "ເຊກອງ"),
            ("ì¸´", "ລວມ"),
            ("¨ò¤", "ຍິງ"),
            ("Á¢¸¤", "ແຂວງ"),
            ("¯ó 2005", "ປີ 2005"),
        ] {
            assert_eq!(decode(typed).as_deref(), Some(lao), "{typed}");
        }
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in [
            "Côte d’Ivoire",
            "Réunion",
            "São Tomé",
            "£ 12",
            "±5",
            "Übersicht",
            "°C",
            "ລວມ",
            "ÀÉ",
            "Österreich",
        ] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
