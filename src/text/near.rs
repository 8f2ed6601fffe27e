//! Near matches: how alike two names are, to suggest and never to decide.

use super::fold::fold;

/// Longest text compared letter by letter: longer ones are titles, not names.
const LONGEST: usize = 120;

/// How alike two texts are after folding: 1 the same, 0 nothing in common.
pub fn likeness(a: &str, b: &str) -> f32 {
    likeness_folded(&fold(a), &fold(b))
}

/// The same for texts that are folded already.
pub fn likeness_folded(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    letters_alike(a, b).max(words_alike(a, b))
}

/// The share of letters that need no edit.
fn letters_alike(a: &str, b: &str) -> f32 {
    let (a, b): (Vec<char>, Vec<char>) =
        (a.chars().take(LONGEST).collect(), b.chars().take(LONGEST).collect());
    let longest = a.len().max(b.len());
    1.0 - ratio(edits(&a, &b), longest)
}

/// The share of words that both have, a little less than certain: word order was ignored.
fn words_alike(a: &str, b: &str) -> f32 {
    let (mut a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let all = a.len() + b.len();
    let mut common = 0;
    for word in b {
        if let Some(place) = a.iter().position(|other| *other == word) {
            a.swap_remove(place);
            common += 2;
        }
    }
    0.95 * ratio(common, all)
}

fn ratio(part: usize, whole: usize) -> f32 {
    let (part, whole) = (u16::try_from(part).unwrap_or(u16::MAX), u16::try_from(whole).unwrap_or(u16::MAX));
    if whole == 0 { 0.0 } else { f32::from(part) / f32::from(whole) }
}

/// Fewest insertions, deletions, exchanges and swaps of neighbours (optimal string alignment).
fn edits(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (row, letter) in a.iter().enumerate() {
        let mut current = Vec::with_capacity(b.len() + 1);
        current.push(row + 1);
        for (column, other) in b.iter().enumerate() {
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, column + 1) + 1)
                .min(at(&current, column) + 1)
                .min(at(&last, column) + usize::from(letter != other));
            let swapped = row > 0
                && column > 0
                && a.get(row - 1) == Some(other)
                && b.get(column - 1) == Some(letter)
                && letter != other;
            if swapped {
                best = best.min(at(&before, column - 1) + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_names_are_far() {
        assert!(likeness("Savannaket", "Savannakhet") > 0.85);
        assert!(likeness("Louangphrabang", "Luang Prabang") > 0.7);
        assert!(likeness("Republic of Korea", "Korea, Republic of") > 0.9);
        assert!(likeness("ສະຫວັນນະເຂດ", "ສະຫວັນນະເຂດດ") > 0.85);
        assert!(likeness("Attapeu", "Champasak") < 0.5);
        assert!(likeness("", "Champasak") < 0.01);
    }

    #[test]
    fn a_swap_of_neighbours_is_one_edit() {
        let of = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(edits(&of("vientiane"), &of("vienitane")), 1);
        assert_eq!(edits(&of("abc"), &of("")), 3);
    }
}
