//! The account of an import, to be printed and filed: which files, how they were read, what came of them,
//! what is left to look at.

use super::Imported;
use crate::app::{AppError, ErrorKind, FileReading};
use crate::domain::{Date, Lang, Problem};
use crate::export::{self, Overwrite};
use crate::i18n::{NumberStyle, number, say, tell, words};
use crate::platform::clock;
use crate::report::{Block, Colour, Cover, HeadCell, Heading, Report, TableBlock, TableCell, Tone};
use crate::work::Work;
use std::path::Path;

/// Most findings listed; the rest is counted.
const MOST: usize = 2_000;

/// Writes what came of a file for whoever sent it: the workbook with marked cells, or, where the name ends in
/// .html, .pdf or .docx, the account to be printed.
///
/// # Errors
/// When the file cannot be written, or stands there already.
pub fn write_account(
    files: &[FileReading],
    imported: &Imported,
    path: &Path,
    lang: Lang,
    work: &Work,
) -> Result<(), AppError> {
    let report = account(files, imported, lang);
    export::report(path, &report, &clock::now(), Overwrite::No, work)
        .map_err(|error| AppError::new(ErrorKind::File, error.message()))
}

/// The account in one language.
pub fn account(files: &[FileReading], imported: &Imported, lang: Lang) -> Report {
    let other = if lang == Lang::Lo { Lang::En } else { Lang::Lo };
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let (year, month, day) = clock::today();
    let part = |value: i8| u8::try_from(value).ok();
    let made = || Date::new(u16::try_from(year).ok()?, part(month)?, part(day)?);
    let mut blocks = vec![heading(lang, "import-report-files")];
    blocks.extend(files.iter().flat_map(|file| readings(file, lang)));
    blocks.push(heading(lang, "import-report-counts"));
    if imported.change.is_none() {
        blocks.push(text(words(lang, "import-report-not-written")));
    }
    blocks.push(counts(imported, lang));
    blocks.push(heading(lang, "import-findings-what"));
    blocks.push(findings(&imported.problems, lang));
    Report {
        lang,
        cover: Cover {
            title: words(lang, "import-report-title"),
            other_title: words(other, "import-report-title"),
            subtitle: names.join(", "),
            made: made(),
            ..Cover::default()
        },
        blocks,
        missing: Vec::new(),
        example: false,
        found: Vec::new(),
        accent: Colour::USUAL,
        picture: None,
    }
}

fn heading(lang: Lang, id: &str) -> Block {
    Block::Heading(Heading { level: 1, code: id.to_owned(), text: words(lang, id) })
}

fn text(text: impl Into<String>) -> Block {
    Block::Text { tone: Tone::Body, text: text.into() }
}

/// How each sheet of a file was read, in words.
fn readings(file: &FileReading, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![Block::Text { tone: Tone::Lead, text: file.name.clone() }];
    for sheet in &file.understood.readings {
        let Some(reading) = sheet.readings.first() else { continue };
        let own = reading.blocks.iter().flat_map(|block| &block.reasons);
        let mut reasons: Vec<String> =
            reading.reasons.iter().chain(own).map(|reason| tell(lang, reason)).collect();
        reasons.dedup();
        reasons.truncate(6);
        let name = if sheet.sheet.is_empty() { String::new() } else { format!("{}: ", sheet.sheet) };
        blocks.push(text(format!("{name}{}", reasons.join(" "))));
    }
    blocks
}

fn counts(imported: &Imported, lang: Lang) -> Block {
    let counts = &imported.counts;
    let rows = [
        ("import-report-new", counts.new),
        ("import-report-same", counts.same),
        ("import-report-changed", counts.changed),
        ("import-report-repeated", counts.repeated),
        ("import-report-empty", imported.empty),
        ("import-report-left-out", imported.left_out),
        ("import-report-written", counts.written),
    ];
    let table = TableBlock {
        columns: vec![(0.75, false), (0.25, true)],
        head: vec![vec![
            HeadCell { text: words(lang, "import-report-what"), span: 1 },
            HeadCell { text: words(lang, "import-report-cells"), span: 1 },
        ]],
        rows: rows
            .iter()
            .map(|(id, count)| vec![TableCell::text(words(lang, id)), TableCell::text(told(*count))])
            .collect(),
        ..TableBlock::default()
    };
    Block::Table(Box::new(table))
}

/// A count as people read it.
fn told(count: u64) -> String {
    // Counts of cells fit a float exactly up to nine thousand million million.
    let value = count.to_string().parse().unwrap_or(f64::NAN);
    number(value, Some(0), NumberStyle::default())
}

fn findings(problems: &[Problem], lang: Lang) -> Block {
    if problems.is_empty() {
        return text(words(lang, "import-report-nothing"));
    }
    let place = |problem: &Problem| {
        let parts = [problem.place.file.clone(), problem.place.sheet.clone()];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" › ")
    };
    let rows = problems.iter().take(MOST).map(|problem| {
        let cell = problem.place.cell.map(|cell| cell.to_string()).unwrap_or_default();
        vec![
            TableCell::text(place(problem)),
            TableCell::text(cell),
            TableCell::text(tell(lang, &problem.message)),
        ]
    });
    let head = ["import-findings-sheet", "import-findings-cell", "import-findings-what"];
    let rest = problems.len().saturating_sub(MOST);
    let more = || say(lang, "import-report-more", &[("count", rest.into())]);
    let table = TableBlock {
        columns: vec![(0.25, false), (0.1, false), (0.65, false)],
        head: vec![head.iter().map(|id| HeadCell { text: words(lang, id), span: 1 }).collect()],
        rows: rows.collect(),
        foot: (rest > 0).then(more).into_iter().collect(),
        ..TableBlock::default()
    };
    Block::Table(Box::new(table))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Create, Meant, Session, Who};
    use crate::intake::Hints;
    use crate::store::Accept;

    #[test]
    fn the_account_names_the_file_the_counts_and_what_to_look_at() {
        let folder = tempfile::tempdir().expect("folder");
        let mut session = Session::new(Who { name: String::from("Noy"), agency: String::new() });
        session.create(&folder.path().join("a.mprofile"), false, &Work::new()).expect("store");
        let text = "Province,2021,2022\nSalavan,30,31\nNowhere,20,22\n";
        let file = session
            .read_bundled("workers.csv", text.as_bytes(), &Hints::default(), &Work::new())
            .expect("readable");
        let drafts = session.drafts(&file, &[0], None, &Work::new()).expect("drafts");
        let meant = Meant {
            indicator: Some("EMI_WORKER_STOCK".into()),
            source: Some("MOLSW_WORKERS".into()),
            ..Meant::default()
        };
        let imported = session
            .import(&drafts, &meant, Create::default(), Accept::New, true, &Work::new())
            .expect("looked at");
        for lang in Lang::ALL {
            let path = folder.path().join(format!("account-{lang:?}.html"));
            write_account(std::slice::from_ref(&file), &imported, &path, lang, &Work::new())
                .expect("written");
            let page = std::fs::read_to_string(&path).expect("read");
            for wanted in ["workers.csv", "Nowhere", &words(lang, "import-report-not-written")] {
                assert!(page.contains(wanted), "{lang:?}: {wanted}");
            }
        }
    }
}
