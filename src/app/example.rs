//! The example store: published figures in our tidy form, each file an origin of its own.

use super::{AppError, SavedView, Session};
use crate::domain::{
    CellRef, Code, ConfStatus, DimensionCode, Dims, Key, Number, ObsStatus, Observation, Publication,
};
use crate::store::{Accept, ChangeKind, Incoming, NewOrigin, Written};
use crate::work::{Stage, Work};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Lists the shipped files once for the array and its names.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../assets/example/", $name, ".csv")))),+]
    };
}

const FILES: &[(&str, &[u8])] = files!(
    "AK24", "ATLAS", "DTM20", "FB22", "FLD18", "FW13", "FW16", "FW19", "HCR", "ILO19", "ILO21", "ILO21R",
    "IOM20", "IOMDRM", "LFS17", "LT23", "LT25", "LT25R", "PHC15", "PROV15", "STU", "TH14", "TH14B", "TIP22",
    "TIP24", "TOUR", "UN20", "UN24", "VT25", "WB14", "WB17", "WPP19", "WPP19R"
);
/// Good first views, each under its name in both languages.
const VIEWS: &str = include_str!("../../assets/example/views.json");
const DOCUMENTS: &str = include_str!("../../assets/example/documents.csv");

/// The bundled workbook that the first lesson and the run without a display import.
pub const WORKBOOK: &[u8] = include_bytes!("../../assets/example/workbook.xlsx");
/// What each sheet of [`WORKBOOK`] is imported as.
pub const WORKBOOK_GUIDE: &str = include_str!("../../assets/example/workbook.toml");

struct Document {
    publication: Publication,
    title: String,
    address: String,
}

impl Session {
    /// Fills a store with the example data, as one change.
    pub(super) fn load_example(&mut self, work: &Work) -> Result<Written, AppError> {
        let change = self.change(ChangeKind::Example);
        let mut origins = Vec::new();
        let mut rows = Vec::new();
        for (position, (name, bytes)) in FILES.iter().enumerate() {
            let Some(document) = document(name) else { continue };
            origins.push(NewOrigin {
                file_name: format!("{name}.csv"),
                bytes: Some(Arc::from(*bytes)),
                title: Some(document.title.clone()),
                address: Some(document.address.clone()),
                ..NewOrigin::default()
            });
            read(bytes, &document, position, &mut rows);
        }
        work.begin(Stage::Writing, u64::try_from(rows.len()).unwrap_or(0));
        let written =
            self.store_mut()?.write(&change, &origins, &mut rows.into_iter(), Accept::New, false, work)?;
        for view in views() {
            self.save_view(&view)?;
        }
        Ok(written)
    }
}

/// The views that come with the example.
fn views() -> Vec<SavedView> {
    let read: BTreeMap<String, SavedView> = serde_json::from_str(VIEWS).unwrap_or_default();
    read.into_iter().map(|(name, view)| SavedView { name, ..view }).collect()
}

fn document(name: &str) -> Option<Document> {
    let mut reader = csv::Reader::from_reader(DOCUMENTS.as_bytes());
    let row = reader.records().flatten().find(|row| row.get(0) == Some(name))?;
    Some(Document {
        publication: Publication { source: row.get(1)?.into(), edition: row.get(2)?.to_owned() },
        title: row.get(3)?.to_owned(),
        address: row.get(4)?.to_owned(),
    })
}

fn read(bytes: &[u8], document: &Document, origin: usize, rows: &mut Vec<Incoming>) {
    let mut reader = csv::Reader::from_reader(bytes);
    let Ok(columns) = reader.headers().cloned() else { return };
    let value_column = columns.iter().position(|column| column == "value");
    let value_column = value_column.and_then(|column| u32::try_from(column).ok()).unwrap_or(0);
    for (position, record) in reader.records().flatten().enumerate() {
        let row = u32::try_from(position).unwrap_or(u32::MAX).saturating_add(1);
        let cells = columns.iter().zip(record.iter()).filter(|(_, cell)| !cell.is_empty());
        if let Some(observation) = observation(cells, document) {
            rows.push(Incoming { observation, origin, cell: CellRef::new(row, value_column) });
        }
    }
}

fn observation<'a>(
    cells: impl Iterator<Item = (&'a str, &'a str)>,
    document: &Document,
) -> Option<Observation> {
    let (mut indicator, mut area, mut period, mut number, mut note) = (None, None, None, None, None);
    let (mut status, mut confidentiality) = (ObsStatus::Normal, ConfStatus::Free);
    let mut dims = Dims::new();
    for (column, cell) in cells {
        match column {
            "indicator" => indicator = Some(cell.into()),
            "area" => area = Some(Code::from(cell)),
            "period" => period = cell.parse().ok(),
            "value" => number = Number::parse(cell).ok(),
            "obs_status" => status = ObsStatus::from_code(cell)?,
            "conf_status" => confidentiality = ConfStatus::from_code(cell)?,
            "note" => note = Some(cell.to_owned()),
            // The unit is the indicator's; how far a figure is to be trusted stands in documents.csv.
            "unit" | "confidence" => {}
            dimension => dims.set(DimensionCode::from(dimension), Code::from(cell)),
        }
    }
    let publication = document.publication.clone();
    let key = Key { indicator: indicator?, dims, area: area?, period: period?, publication };
    Some(Observation { key, number, status, confidentiality, raw: None, note })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_example_is_read() {
        for (name, bytes) in FILES {
            let document = document(name).expect(name);
            let mut rows = Vec::new();
            read(bytes, &document, 0, &mut rows);
            let expected = csv::Reader::from_reader(*bytes).records().count();
            assert_eq!(rows.len(), expected, "{name}");
            assert!(rows.iter().all(|row| row.observation.number.is_some()), "{name}");
        }
        let listed = csv::Reader::from_reader(DOCUMENTS.as_bytes()).records().count();
        assert_eq!(listed, FILES.len(), "documents.csv lists each file");
    }

    #[test]
    fn every_view_of_the_example_opens_as_the_figure_it_asks_for() {
        let folder = tempfile::tempdir().expect("folder");
        let mut session = Session::new(crate::app::Who::default());
        session.create(&folder.path().join("a.mprofile"), true, &Work::new()).expect("example");
        let saved = session.views().expect("views");
        assert!(saved.len() == views().len() && saved.len() >= 7, "{}", saved.len());
        for view in saved {
            for lang in crate::domain::Lang::ALL {
                let wording = crate::app::Wording { lang, numbers: crate::i18n::NumberStyle::Point };
                let (_, figure) = session.view_as_figure(&view, wording, &Work::new()).expect(&view.name);
                assert_eq!(Some(figure.kind), view.kind, "{}", view.name);
            }
        }
    }
}
