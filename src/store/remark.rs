//! Two remarks on one value: the publisher's, which stands under tables, and the working remark of a value
//! marked for follow-up, which people of the house read in explanations, histories and lists of marks only.
//! Both are kept in the one text of the value, parted by a sign that no keyboard and no file writes.

/// Parts the publisher's remark from the working one.
const PART: char = '\u{1E}';

/// The publisher's remark of a stored text.
pub(super) fn published(text: &str) -> Option<String> {
    kept(text.split(PART).next().unwrap_or_default())
}

/// The working remark of a stored text.
pub(super) fn working(text: &str) -> Option<String> {
    kept(text.split_once(PART).map_or("", |(_, working)| working))
}

/// Both remarks as one text to store; `None` where there is none.
pub(super) fn stored(published: Option<&str>, working: Option<&str>) -> Option<String> {
    let clean = |text: Option<&str>| text.and_then(|text| kept(&text.replace(PART, " ")));
    match (clean(published), clean(working)) {
        (published, None) => published,
        (published, Some(working)) => Some(format!("{}{PART}{working}", published.unwrap_or_default())),
    }
}

/// Both remarks for people of the house.
pub(super) fn told(text: &str) -> Option<String> {
    match (published(text), working(text)) {
        (Some(published), Some(working)) => Some(format!("{published} · {working}")),
        (published, working) => published.or(working),
    }
}

fn kept(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_working_remark_stands_beside_the_publishers_and_never_for_it() {
        let both = stored(Some("survey estimate"), Some("Ask the ministry")).expect("a text");
        assert_eq!(published(&both).as_deref(), Some("survey estimate"));
        assert_eq!(working(&both).as_deref(), Some("Ask the ministry"));
        assert_eq!(told(&both).as_deref(), Some("survey estimate · Ask the ministry"));
        let own = stored(None, Some("Ask")).expect("a text");
        assert_eq!((published(&own), working(&own).as_deref()), (None, Some("Ask")));
        assert_eq!(stored(Some(" "), None), None);
        assert_eq!(stored(Some("a\u{1E}b"), None).as_deref(), Some("a b"), "no file writes the sign");
    }
}
