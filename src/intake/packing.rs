//! Headings that hold several labels: `Total!!Women`, `Arrivals ; Province ; Men`, `Permits - new`.

/// What may stand between labels of one heading, the surest first.
const SEPARATORS: [&str; 10] = ["!!", " | ", "|", ";", " – ", " — ", " - ", "__", "_", ": "];

/// What parts the headings of a row into labels: something that stands in each of them, equally often, where
/// the parts of one heading come again in others.
pub(super) fn separator_of(headings: &[&str]) -> Option<&'static str> {
    let mut distinct: Vec<&str> = headings.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < 2 {
        return None;
    }
    SEPARATORS.into_iter().find(|separator| {
        let all: Vec<Vec<&str>> = distinct.iter().map(|heading| parts(heading, separator)).collect();
        let count = all.first().map_or(0, Vec::len);
        if !(2..=6).contains(&count) || all.iter().any(|parts| parts.len() != count) {
            return false;
        }
        let again = (0..count).any(|place| {
            let mut words: Vec<&str> = all.iter().filter_map(|parts| parts.get(place).copied()).collect();
            words.sort_unstable();
            words.dedup();
            words.len() < distinct.len()
        });
        let worded = all.iter().flatten().all(|part| part.chars().any(char::is_alphabetic));
        again && (worded || !matches!(*separator, "_" | "__"))
    })
}

/// The labels of one heading.
pub(super) fn parts<'a>(heading: &'a str, separator: &str) -> Vec<&'a str> {
    heading.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_one_pattern_are_parted() {
        for (headings, separator) in [
            (vec!["Laos!!Total!!Number", "Laos!!Total!!Error", "Laos!!Born abroad!!Number"], Some("!!")),
            (vec!["Arrivals ;  North ;  Men ;", "Arrivals ;  North ;  Women ;"], Some(";")),
            (vec!["Permits - new", "Permits - renewed"], Some(" - ")),
            (vec!["pop_men", "pop_women", "pop_all"], Some("_")),
            (vec!["Men", "Women"], None),
            (vec!["Thailand - total"], None),
            (vec!["North - a", "South"], None),
            (vec!["Lao PDR - Thailand", "Japan - China"], None),
            (vec!["age_0_4", "age_5_9"], None),
        ] {
            assert_eq!(separator_of(&headings), separator, "{headings:?}");
        }
    }
}
