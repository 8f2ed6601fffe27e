//! One observation a line of JSON, as `mprofile read --jsonl` writes it.

use crate::domain::Draft;
use serde_json::{Map, Value, json};

/// A draft as one JSON object: labels as written, codes as matched, the number as written. Cells of a
/// `matrix` (PX) are named by row and column from zero.
pub fn line(draft: &Draft, matrix: bool) -> String {
    let mut labels = Map::new();
    let mut codes = Map::new();
    for label in &draft.labels {
        let name = free_name(&labels, &label.dimension);
        labels.insert(name, Value::from(&*label.text));
        if let Some(code) = &label.code {
            codes.entry(label.dimension.to_string()).or_insert_with(|| Value::from(code.as_str()));
        }
    }
    let place =
        |name: &str| draft.labels.iter().find(|label| &*label.dimension == name).map(|label| &*label.text);
    let area = ["area", "origin", "destination"].into_iter().find_map(place);
    let cell = cell_name(draft, matrix);
    let number = draft.number.map(|number| number.value);
    json!({
        "sheet": &*draft.sheet,
        "cell": cell,
        "measure": &*draft.measure,
        "indicator": draft.indicator.as_ref().map(ToString::to_string),
        "area": area,
        "period": draft.period.map(|period| period.to_string()),
        "labels": labels,
        "codes": codes,
        "value": number,
        "scale": 10f64.powi(i32::from(draft.scale_power)),
        "status": draft.status.code(),
        "flag": draft.flag.as_deref(),
        "unit": draft.unit.as_deref(),
        "raw": draft.raw.as_deref(),
    })
    .to_string()
}

/// A second label of the same name gets a number, so that none is lost.
fn free_name(labels: &Map<String, Value>, name: &str) -> String {
    if !labels.contains_key(name) {
        return name.to_owned();
    }
    (2..).map(|count| format!("{name} {count}")).find(|name| !labels.contains_key(name)).unwrap_or_default()
}

/// The first line of `read --csv`.
pub const CSV_HEADER: &str = "sheet,cell,measure,period,labels,value,scale,status,flag,unit";

/// A draft as one line of CSV; labels as `name=text` joined by `;`.
pub fn csv_line(draft: &Draft, matrix: bool) -> String {
    let labels: Vec<String> =
        draft.labels.iter().map(|label| format!("{}={}", label.dimension, label.text)).collect();
    let fields = [
        draft.sheet.to_string(),
        cell_name(draft, matrix),
        draft.measure.to_string(),
        draft.period.map(|period| period.to_string()).unwrap_or_default(),
        labels.join(";"),
        draft.number.map(|number| number.to_string()).unwrap_or_default(),
        format!("1e{}", draft.scale_power),
        draft.status.code().to_owned(),
        draft.flag.as_deref().unwrap_or_default().to_owned(),
        draft.unit.as_deref().unwrap_or_default().to_owned(),
    ];
    fields.map(|field| quoted(&field)).join(",")
}

fn cell_name(draft: &Draft, matrix: bool) -> String {
    if matrix { format!("DATA[{}][{}]", draft.cell.row, draft.cell.column) } else { draft.cell.to_string() }
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
