//! Spreadsheets of lists: read, compared with the store, every problem named by its cell.

use super::check;
use super::column;
use crate::app::{AppError, ErrorKind};
use crate::domain::{CellRef, Message, Place, Problem, ProblemKind, Severity};
use crate::sheet::{CellView, Moment, Sheet, Value, Workbook};
use crate::store::{Member, Store};
use std::collections::HashMap;

/// What is different in one column of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPart {
    /// List.
    pub list: String,
    /// Code.
    pub code: String,
    /// Column; `code` where the member is new.
    pub column: String,
    /// In the store.
    pub before: String,
    /// In the file.
    pub after: String,
}

/// A spreadsheet of lists as compared with the store.
#[derive(Clone, Debug, Default)]
pub struct ListsRead {
    /// Members that the store does not have.
    pub new: usize,
    /// Members that are different.
    pub changed: usize,
    /// Members that are as they are in the store.
    pub same: usize,
    /// What is different, in the order of the file.
    pub parts: Vec<ListPart>,
    /// Cells that cannot be, and what should be looked at.
    pub problems: Vec<Problem>,
    /// The members to be written.
    pub(super) members: Vec<Member>,
}

impl ListsRead {
    /// Whether something must be mended before it can be written.
    pub fn is_wrong(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity >= Severity::Question)
    }
}

/// Compares every sheet that is a list.
pub(super) fn compare(
    store: &Store,
    workbook: &Workbook,
    stem: &str,
    list: Option<&str>,
    known: &[String],
) -> Result<ListsRead, AppError> {
    let mut found = ListsRead::default();
    let mut any = false;
    for sheet in &workbook.sheets {
        let own = |name: &str| known.iter().find(|list| list.eq_ignore_ascii_case(name.trim()));
        let named = list.and_then(own).or_else(|| own(&sheet.name));
        // `area.csv`, and what a browser makes of it: `area (1).csv`.
        let of_file = || own(stem.split([' ', '(']).next().unwrap_or_default());
        let Some(name) = named.or_else(|| sheet.name.is_empty().then(of_file).flatten()) else { continue };
        any = true;
        one_list(store, sheet, name, &mut found)?;
    }
    if any {
        return Ok(found);
    }
    let message = Message::new("lists-no-sheet").with("lists", known.join(", "));
    Err(AppError::new(ErrorKind::Usage, message))
}

struct Heads<'a> {
    /// (column of the sheet, name of the column)
    columns: Vec<(u32, String)>,
    row: u32,
    code: u32,
    sheet: &'a Sheet,
}

impl Heads<'_> {
    fn place(&self, row: u32, column: u32) -> Place {
        Place::at(&self.sheet.name, CellRef::new(row, column))
    }

    fn problem(&self, row: u32, column: u32, severity: Severity, message: Message) -> Problem {
        let place = self.place(row, column);
        Problem { kind: ProblemKind::Impossible, severity, place, message, suggestions: Vec::new(), count: 1 }
    }
}

fn one_list(store: &Store, sheet: &Sheet, list: &str, found: &mut ListsRead) -> Result<(), AppError> {
    let before = store.members(list)?;
    let names = column::columns(list, &before);
    let Some(heads) = heads(sheet, &names, found) else {
        let message = Message::new("lists-no-head").with("list", list);
        return Err(AppError::new(ErrorKind::Usage, message));
    };
    let mut members = before.clone();
    let mut at: HashMap<String, usize> =
        members.iter().enumerate().map(|(at, member)| (member.code.clone(), at)).collect();
    let mut rows: HashMap<String, u32> = HashMap::new();
    let mut last = members.iter().map(|member| member.sort).max().unwrap_or(0);
    for row in sheet.filled_rows().filter(|row| *row > heads.row) {
        let written = text(&sheet.cell(row, heads.code));
        if written.starts_with('#') || sheet.row(row).all(|(_, cell)| cell.value.is_blank()) {
            continue;
        }
        let code = known_code(&written, &at);
        if code.is_empty() {
            found.problems.push(heads.problem(
                row,
                heads.code,
                Severity::Error,
                Message::new("lists-no-code"),
            ));
            continue;
        }
        if rows.contains_key(&code) {
            let message = Message::new("lists-code-twice").with("text", code.as_str());
            found.problems.push(heads.problem(row, heads.code, Severity::Error, message));
            continue;
        }
        rows.insert(code.clone(), row);
        let place = *at.entry(code.clone()).or_insert_with(|| {
            last += 1;
            let fresh = Member { list: list.to_owned(), code: code.clone(), sort: last, ..Member::default() };
            members.push(fresh);
            members.len() - 1
        });
        let Some(member) = members.get_mut(place) else { continue };
        // The mark is set last: it stands for the texts of the same row.
        let (marks, others): (Vec<_>, Vec<_>) =
            heads.columns.iter().partition(|(_, name)| name == "lo_checked");
        for (at, name) in others.into_iter().chain(marks) {
            if name != "code" {
                set(member, name, &sheet.cell(row, *at), &heads, row, *at, found);
            }
        }
    }
    let old: HashMap<&str, &Member> = before.iter().map(|member| (member.code.as_str(), member)).collect();
    // What stood there before and stays is no business of this file.
    let differs = |member: &Member| old.get(member.code.as_str()).is_none_or(|old| *old != member);
    let asked = |member: &Member| rows.contains_key(&member.code) && differs(member);
    let wrong = check::check(&store.catalogue(), list, &members, &asked);
    found.problems.extend(wrong.into_iter().map(|problem| placed(problem, list, &heads, &rows)));
    for member in members.into_iter().filter(|member| rows.contains_key(&member.code)) {
        tell(old.get(member.code.as_str()).copied(), &member, &names, found);
        if differs(&member) {
            found.members.push(member);
        }
    }
    Ok(())
}

/// The first row with a column `code`, and the columns that the list has.
fn heads<'a>(sheet: &'a Sheet, names: &[String], found: &mut ListsRead) -> Option<Heads<'a>> {
    let row = sheet
        .filled_rows()
        .take(20)
        .find(|row| sheet.row(*row).any(|(_, cell)| text(&cell).eq_ignore_ascii_case("code")))?;
    let mut heads = Heads { columns: Vec::new(), row, code: 0, sheet };
    for (at, cell) in sheet.row(row) {
        let written = text(&cell).to_lowercase();
        if written == "code" {
            heads.code = at;
        } else if names.contains(&written) {
            heads.columns.push((at, written));
        } else if !written.is_empty() {
            let message = Message::new("lists-column-left").with("column", written.as_str());
            found.problems.push(heads.problem(row, at, Severity::Doubt, message));
        }
    }
    Some(heads)
}

/// The text of a cell; days as `2013-12-13`, whole numbers without a point.
fn text(cell: &CellView<'_>) -> String {
    match cell.value {
        Value::Number(number) => number.to_string(),
        Value::DateTime { serial, .. } => Moment::of_serial(serial).map_or_else(String::new, |moment| {
            format!("{:04}-{:02}-{:02}", moment.year, moment.month, moment.day)
        }),
        _ => cell.text().trim().to_owned(),
    }
}

/// A code as the list has it: spreadsheets take the zero from `01`.
fn known_code(written: &str, known: &HashMap<String, usize>) -> String {
    if known.contains_key(written) || written.is_empty() || !written.bytes().all(|byte| byte.is_ascii_digit())
    {
        return written.to_owned();
    }
    let stripped = |code: &str| code.trim_start_matches('0') == written.trim_start_matches('0');
    let mut like = known.keys().filter(|code| code.len() > written.len() && stripped(code));
    match (like.next(), like.next()) {
        (Some(code), None) => code.clone(),
        _ => written.to_owned(),
    }
}

fn set(
    member: &mut Member,
    name: &str,
    cell: &CellView<'_>,
    heads: &Heads<'_>,
    row: u32,
    at: u32,
    found: &mut ListsRead,
) {
    if let Value::Error(error) = cell.value {
        let message = Message::new("lists-cell-error").with("text", error);
        found.problems.push(heads.problem(row, at, Severity::Error, message));
        return;
    }
    let written = text(cell);
    if name == "sort" && !written.is_empty() && written.parse::<i64>().is_err() {
        let message = Message::new("lists-bad-number").with("text", written.as_str());
        found.problems.push(heads.problem(row, at, Severity::Error, message));
        return;
    }
    // A spreadsheet that was not edited says what the store says, spelled as it spells.
    if written != column::get(member, name) {
        column::set(member, name, &written);
    }
}

/// A problem of a member's column at its cell.
fn placed(mut problem: Problem, list: &str, heads: &Heads<'_>, rows: &HashMap<String, u32>) -> Problem {
    let named = problem.place.sheet.take().unwrap_or_default();
    let rest = named.strip_prefix(list).unwrap_or_default().trim_start();
    let (code, column) = rest.rsplit_once(' ').unwrap_or((rest, ""));
    let at = heads.columns.iter().find(|(_, name)| name == column).map_or(heads.code, |(at, _)| *at);
    if let Some(row) = rows.get(code) {
        problem.place = heads.place(*row, at);
    }
    problem
}

fn tell(old: Option<&Member>, new: &Member, names: &[String], found: &mut ListsRead) {
    let part = |column: &str, before: String, after: String| ListPart {
        list: new.list.clone(),
        code: new.code.clone(),
        column: column.to_owned(),
        before,
        after,
    };
    let Some(old) = old else {
        found.new += 1;
        found.parts.push(part("code", String::new(), new.code.clone()));
        return;
    };
    let earlier = found.parts.len();
    for name in names {
        let (before, after) = (column::get(old, name), column::get(new, name));
        if before != after {
            found.parts.push(part(name, before, after));
        }
    }
    if found.parts.len() == earlier { found.same += 1 } else { found.changed += 1 }
}
