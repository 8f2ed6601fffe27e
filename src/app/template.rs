//! Collection workbooks for agencies.

use super::{AppError, ErrorKind, Session};
use crate::domain::{Indicator, IndicatorCode, Lang, Message, Period};
use crate::export::{Overwrite, template};
use std::path::Path;
use std::sync::Arc;

/// What an agency is asked for.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    /// Code of the agency.
    pub agency: String,
    /// Indicators; where empty those the agency produces.
    pub indicators: Vec<IndicatorCode>,
    /// Periods; where empty the last full year.
    pub periods: Vec<Period>,
}

impl Session {
    /// Writes a blank workbook in which an agency sends its figures; gives how many indicators it asks for.
    ///
    /// # Errors
    /// An agency or an indicator that is not known, an agency without indicators, a place that cannot be
    /// written.
    pub fn template(&self, path: &Path, ask: &Collection, lang: Lang) -> Result<usize, AppError> {
        let store = self.store()?;
        let catalogue = store.catalogue();
        let refuse =
            |id: &str, name: &str| AppError::new(ErrorKind::Usage, Message::new(id).with("argument", name));
        if catalogue.list("agency").and_then(|list| list.get(&ask.agency)).is_none() {
            return Err(refuse("template-unknown-agency", &ask.agency));
        }
        let wanted = |indicator: &Indicator| match ask.indicators.is_empty() {
            // What is computed is not asked for.
            true => {
                indicator.formula.is_none()
                    && indicator.agency.as_ref().is_some_and(|agency| agency.as_str() == ask.agency)
            }
            false => ask.indicators.contains(&indicator.code),
        };
        let indicators: Vec<Arc<Indicator>> =
            catalogue.indicators().iter().filter(|one| wanted(one)).cloned().map(Arc::new).collect();
        if indicators.is_empty() {
            return Err(refuse("template-nothing", &ask.agency));
        }
        let made = super::answer::today();
        let mut periods = ask.periods.clone();
        if periods.is_empty() {
            periods.extend(made.and_then(|day| Period::year(day.year.checked_sub(1)?)));
        }
        let request = template::Request {
            catalogue: &catalogue,
            agency: ask.agency.clone(),
            indicators,
            periods,
            change: store.last_change()?,
            lang,
            made,
        };
        template::write(path, &request, Overwrite::No)?;
        Ok(request.indicators.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Create, Meant, Who};
    use crate::intake::Hints;
    use crate::store::Accept;
    use crate::work::Work;

    /// Writes numbers into the value cells of the first lines of an indicator's sheet, as an agency would.
    fn filled(path: &Path, column: &str, values: &[(usize, &str)]) -> Vec<u8> {
        use std::io::{Read, Write};
        let mut archive = zip::ZipArchive::new(std::fs::File::open(path).expect("file")).expect("package");
        let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).expect("part");
            let name = part.name().expect("name").into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            if name == "xl/worksheets/sheet2.xml" {
                for (row, value) in values {
                    let cell = format!("<c r=\"{column}{row}\" ");
                    let from = text.find(&cell).expect("value cell");
                    let end = text[from..].find("/>").expect("blank cell") + from;
                    text.replace_range(end..end + 2, &format!("><v>{value}</v></c>"));
                }
            }
            out.start_file(name, options).expect("part");
            out.write_all(text.as_bytes()).expect("part");
        }
        out.finish().expect("package").into_inner()
    }

    #[test]
    fn a_filled_template_is_read_without_a_question() {
        let folder = tempfile::tempdir().expect("folder");
        let mut session = Session::new(Who::default());
        session.create(&folder.path().join("s.mprofile"), false, &Work::new()).expect("store");
        let path = folder.path().join("blank.xlsx");
        let ask = Collection {
            agency: String::from("LSB"),
            indicators: vec!["IMM_STOCK".into()],
            periods: vec!["2025".parse().expect("period")],
        };
        assert_eq!(session.template(&path, &ask, Lang::Lo).expect("written"), 1);
        let catalogue = session.catalogue();
        let dimensions = &catalogue.indicator("IMM_STOCK").expect("indicator").disaggregations;
        let before = 4 + 2 * dimensions.iter().filter(|code| code.as_str() != "area").count();
        let column = crate::domain::CellRef::column_letters(u32::try_from(before).expect("column"));
        let work = Work::new();
        let mut import = |values: &[(usize, &str)]| {
            let bytes = filled(&path, &column, values);
            let read = session.read_bundled("sent.xlsx", &bytes, &Hints::default(), &work).expect("read");
            let drafts = session.drafts(&read, &[], None, &work).expect("drafts");
            let meant = Meant { source: Some("LSB_PHC".into()), ..Meant::default() };
            session.import(&drafts, &meant, Create::default(), Accept::All, false, &work).expect("compared")
        };
        let nothing = import(&[]);
        assert_eq!((nothing.change, nothing.counts.new), (None, 0), "an empty cell says nothing");
        // The fourth line is the total, the next one women.
        let sent = import(&[(4, "50123"), (5, "0")]);
        assert!(!sent.needs_answers(), "{:?}", sent.problems);
        assert_eq!(sent.counts.written, 2);
        let mut selection = crate::query::Selection::of("IMM_STOCK".into());
        selection.members.insert("sex".into(), vec!["_T".into(), "F".into()]);
        let layout = crate::query::Layout { rows: vec!["period".into()], ..Default::default() };
        let cube = session.ask(&selection, &layout, &work).expect("answer");
        let numbers: Vec<f64> =
            cube.cells.iter().filter_map(|cell| cell.number).map(|number| number.value).collect();
        assert_eq!(numbers, [50_123.0, 0.0], "a zero that was written is a zero");
    }

    #[test]
    fn a_template_that_comes_back_names_the_only_source_of_its_agency() {
        let folder = tempfile::tempdir().expect("folder");
        let mut session = Session::new(Who::default());
        session.create(&folder.path().join("s.mprofile"), false, &Work::new()).expect("store");
        let source_of = |agency: &str| {
            let path = folder.path().join(format!("{agency}.xlsx"));
            let ask = Collection {
                agency: agency.to_owned(),
                indicators: vec!["IMM_STUDENT".into()],
                periods: vec!["2025".parse().expect("period")],
            };
            session.template(&path, &ask, Lang::Lo).expect("written");
            let read = session.read_file(&path, &Hints::default(), &Work::new()).expect("read");
            let mut readings = read.understood.readings.iter().flat_map(|sheet| &sheet.readings);
            readings.find_map(|reading| reading.answers.source.clone())
        };
        assert_eq!(source_of("MOES"), Some("MOES_STUDENTS".into()));
        assert_eq!(source_of("LSB"), None, "one of several is asked for");
    }

    #[test]
    fn an_unknown_agency_and_one_without_indicators_are_told() {
        let folder = tempfile::tempdir().expect("folder");
        let mut session = Session::new(Who::default());
        session.create(&folder.path().join("s.mprofile"), false, &Work::new()).expect("store");
        let path = folder.path().join("blank.xlsx");
        let unknown = Collection { agency: String::from("NOBODY"), ..Collection::default() };
        let error = session.template(&path, &unknown, Lang::En).expect_err("unknown");
        assert_eq!(error.message.id, "template-unknown-agency");
        assert!(!path.exists());
    }
}
