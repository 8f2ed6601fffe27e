//! What cannot be in a list: unknown codes, circles, dates that end before they begin, two names for one thing.

use super::column::{self, ColumnKind};
use crate::domain::{
    Catalogue, Formula, Message, Period, Place, Problem, ProblemKind, Severity, parse_target,
};
use crate::store::Member;
use crate::text::fold;
use std::collections::HashMap;

/// Longest code.
const LONGEST_CODE: usize = 40;

/// Checks members of a list as they would stand; only those that are asked for are told about.
pub(super) fn check(
    catalogue: &Catalogue,
    list: &str,
    members: &[Member],
    asked: &dyn Fn(&Member) -> bool,
) -> Vec<Problem> {
    let mut found = Vec::new();
    let by_code: HashMap<&str, &Member> =
        members.iter().map(|member| (member.code.as_str(), member)).collect();
    let checker = Checker { catalogue, list, by_code: &by_code };
    let columns = column::columns(list, members);
    for member in members.iter().filter(|member| asked(member)) {
        for name in &columns {
            let text = column::get(member, name);
            if let Some(message) = checker.column(member, name, &text) {
                found.push(problem(member, name, Severity::Error, message));
            }
        }
        if let Some(message) = checker.circle(member) {
            found.push(problem(member, "parent", Severity::Error, message));
        }
        let (from, to) = (day(member.valid_from.as_deref()), day(member.valid_to.as_deref()));
        if let (Some(from), Some(to)) = (from, to)
            && to.last() < from.first()
        {
            found.push(problem(
                member,
                "valid_to",
                Severity::Error,
                told("lists-bad-validity", &member.code),
            ));
        }
        if !member.texts.iter().any(|((field, _), wording)| field == "name" && !wording.text.is_empty()) {
            found.push(problem(member, "name_en", Severity::Error, told("lists-no-name", &member.code)));
        }
    }
    found.extend(doubled(members, asked));
    found
}

fn told(id: &str, text: &str) -> Message {
    Message::new(id).with("text", text)
}

/// A problem of a member's column; the place is filled in where it comes from a file.
pub(super) fn problem(member: &Member, column: &str, severity: Severity, message: Message) -> Problem {
    Problem {
        kind: ProblemKind::Impossible,
        severity,
        place: Place {
            file: None,
            sheet: Some(format!("{} {} {column}", member.list, member.code)),
            cell: None,
        },
        message,
        suggestions: Vec::new(),
        count: 1,
    }
}

fn day(text: Option<&str>) -> Option<Period> {
    text?.parse().ok()
}

struct Checker<'a> {
    catalogue: &'a Catalogue,
    list: &'a str,
    by_code: &'a HashMap<&'a str, &'a Member>,
}

impl Checker<'_> {
    fn knows(&self, list: &str, code: &str) -> bool {
        match list {
            "" => self.by_code.contains_key(code),
            "indicator" => self.catalogue.indicator(code).is_some(),
            "dimension" => self.catalogue.dimension(code).is_some(),
            list => self.catalogue.list(list).is_some_and(|list| list.get(code).is_some()),
        }
    }

    fn unknown(&self, list: &str, code: &str) -> Option<Message> {
        let list = if list.is_empty() { self.list } else { list };
        Some(Message::new("lists-unknown").with("text", code).with("list", list))
    }

    /// What is wrong with the text of a column.
    fn column(&self, member: &Member, name: &str, text: &str) -> Option<Message> {
        if name == "code" {
            let plain = |letter: char| letter.is_ascii_alphanumeric() || "_-.".contains(letter);
            let good = !text.is_empty() && text.len() <= LONGEST_CODE && text.chars().all(plain);
            return (!good).then(|| told("lists-bad-code", text));
        }
        if text.is_empty() {
            return match (self.list, name) {
                ("indicator", "theme" | "unit") => {
                    Some(Message::new("lists-needed").with("column", name).with("text", member.code.as_str()))
                }
                _ => None,
            };
        }
        let parts = || text.split(';').map(str::trim).filter(|part| !part.is_empty());
        match column::kind(self.list, name) {
            ColumnKind::Text | ColumnKind::Code | ColumnKind::Spellings => None,
            ColumnKind::Whole => text.parse::<i64>().is_err().then(|| told("lists-bad-number", text)),
            ColumnKind::YesNo => column::yes(text).is_none().then(|| told("lists-bad-yes", text)),
            ColumnKind::Day => day(Some(text)).is_none().then(|| told("lists-bad-day", text)),
            ColumnKind::OneOf(words) => (!words.contains(&text)).then(|| {
                Message::new("lists-bad-choice").with("text", text).with("choices", words.join(", "))
            }),
            ColumnKind::Of("") if text == member.code => Some(told("lists-itself", text)),
            ColumnKind::Of(list) if self.knows(list, text) => None,
            ColumnKind::Of(list) => self.unknown(list, text),
            ColumnKind::Several(list) => {
                parts().find(|part| !self.knows(list, part)).and_then(|part| self.unknown(list, part))
            }
            ColumnKind::Formula => match Formula::parse(text) {
                Err(error) => Some(told("lists-bad-formula", text).with("detail", error.to_string())),
                Ok(formula) => formula
                    .parts()
                    .iter()
                    .find(|part| !self.by_code.contains_key(part.indicator.as_str()))
                    .and_then(|part| self.unknown("indicator", part.indicator.as_str())),
            },
            ColumnKind::Targets => {
                parts().find(|part| parse_target(part).is_none()).map(|part| told("lists-bad-target", part))
            }
        }
    }

    /// A member that stands above itself.
    fn circle(&self, member: &Member) -> Option<Message> {
        let mut above = member.parent.as_deref();
        for _ in 0..=self.by_code.len() {
            let code = above?;
            if code == member.code {
                return Some(told("lists-circle", &member.code));
            }
            above = self.by_code.get(code).and_then(|next| next.parent.as_deref());
        }
        None
    }
}

/// Names and spellings that two members have: good to know, for a file that writes so will be asked about.
fn doubled(members: &[Member], asked: &dyn Fn(&Member) -> bool) -> Vec<Problem> {
    let mut first: HashMap<String, &Member> = HashMap::new();
    let mut found = Vec::new();
    for member in members {
        let names = member.texts.iter().filter(|((field, _), _)| field == "name").map(|(_, name)| &name.text);
        for text in names.chain(member.spellings.iter().map(|(alias, _)| alias)) {
            let other = *first.entry(fold(text)).or_insert(member);
            // A province and a district may have one name: the level tells them apart.
            if other.code != member.code && other.level == member.level && (asked(member) || asked(other)) {
                let message = Message::new("lists-doubled")
                    .with("text", text.as_str())
                    .with("one", other.code.as_str())
                    .with("two", member.code.as_str());
                found.push(problem(member, "aliases", Severity::Doubt, message));
            }
        }
    }
    found
}
