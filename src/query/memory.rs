//! A store in memory for tests: a small catalogue and any observations.

use super::QueryError;
use super::facts::Facts;
use crate::domain::{
    Aggregation, Catalogue, Code, CodeList, ConfStatus, Dimension, DimensionCode, Dims, Formula, Indicator,
    IndicatorCode, Item, Key, ListCode, Names, Number, ObsStatus, Observation, Period, Publication,
    SourceCode, StockFlow, TimeAggregation, ValueKind,
};
use crate::store::{
    AreaId, CoverageRow, PublicationId, PublicationRow, Scan, SeriesId, SeriesInfo, StandingRow, StoredRow,
};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

/// A store in memory.
#[derive(Clone, Debug)]
pub(crate) struct Memory {
    catalogue: Arc<Catalogue>,
    publications: Vec<Publication>,
    areas: Vec<Code>,
    series: Vec<(IndicatorCode, Dims)>,
    observations: Vec<(SeriesId, Observation)>,
}

fn number<T: PartialEq + Clone>(list: &mut Vec<T>, item: &T) -> i64 {
    let place = list.iter().position(|known| known == item).unwrap_or_else(|| {
        list.push(item.clone());
        list.len() - 1
    });
    i64::try_from(place).expect("small")
}

impl Memory {
    /// A store with the catalogue of the tests.
    pub fn new(observations: impl IntoIterator<Item = Observation>) -> Self {
        Self::with(catalogue(), observations)
    }

    /// A store with another catalogue.
    pub fn with(catalogue: Catalogue, observations: impl IntoIterator<Item = Observation>) -> Self {
        let mut memory = Self {
            catalogue: Arc::new(catalogue),
            publications: Vec::new(),
            areas: Vec::new(),
            series: Vec::new(),
            observations: Vec::new(),
        };
        for observation in observations {
            let key = &observation.key;
            number(&mut memory.publications, &key.publication);
            number(&mut memory.areas, &key.area);
            let series = number(&mut memory.series, &(key.indicator.clone(), key.dims.clone()));
            memory.observations.push((SeriesId(series), observation));
        }
        memory
    }

    fn row(&self, series: SeriesId, observation: &Observation) -> StoredRow {
        let place = |found: Option<usize>| i64::try_from(found.expect("known")).expect("small");
        let key = &observation.key;
        StoredRow {
            series,
            area: AreaId(place(self.areas.iter().position(|code| *code == key.area))),
            period: key.period,
            publication: PublicationId(place(
                self.publications.iter().position(|known| *known == key.publication),
            )),
            number: observation.number,
            status: observation.status,
            confidentiality: observation.confidentiality,
            note: observation.note.clone(),
        }
    }
}

impl Facts for Memory {
    fn catalogue(&self) -> Arc<Catalogue> {
        self.catalogue.clone()
    }

    fn series_of(&self, indicator: &IndicatorCode) -> Result<Vec<SeriesInfo>, QueryError> {
        let all = (0_i64..).map(SeriesId).zip(&self.series);
        let of = all
            .filter(|(_, (code, _))| code == indicator)
            .map(|(id, (_, dims))| SeriesInfo { id, dims: dims.clone() });
        Ok(of.collect())
    }

    fn coverage(&self, indicator: &IndicatorCode) -> Result<Vec<CoverageRow>, QueryError> {
        let mut coverage: BTreeMap<(SeriesId, AreaId, PublicationId), CoverageRow> = BTreeMap::new();
        let of = self.observations.iter().filter(|(_, observation)| observation.key.indicator == *indicator);
        for (series, observation) in of {
            let StoredRow { area, period, publication, .. } = self.row(*series, observation);
            let line = coverage.entry((*series, area, publication)).or_insert(CoverageRow {
                series: *series,
                area,
                publication,
                count: 0,
                first: period,
                newest: period,
            });
            line.count += 1;
            line.first = line.first.min(period);
            line.newest = line.newest.max(period);
        }
        Ok(coverage.into_values().collect())
    }

    fn publications(&self) -> Result<Vec<PublicationRow>, QueryError> {
        let all = (0_i64..).map(PublicationId).zip(&self.publications);
        Ok(all
            .map(|(id, publication)| PublicationRow { id, publication: publication.clone(), example: false })
            .collect())
    }

    fn area_code(&self, area: AreaId) -> Option<Code> {
        self.areas.get(usize::try_from(area.0).ok()?).cloned()
    }

    fn area_id(&self, code: &Code) -> Option<AreaId> {
        let place = self.areas.iter().position(|known| known == code)?;
        i64::try_from(place).ok().map(AreaId)
    }

    fn scan(
        &self,
        wanted: &Scan<'_>,
        take: &mut dyn FnMut(StoredRow) -> ControlFlow<()>,
    ) -> Result<(), QueryError> {
        for (series, observation) in &self.observations {
            let row = self.row(*series, observation);
            let fits = wanted.series.contains(series)
                && wanted.areas.is_none_or(|list| list.contains(&row.area))
                && wanted.periods.is_none_or(|(from, to)| from <= row.period && row.period <= to)
                && wanted.publications.is_none_or(|list| list.contains(&row.publication));
            if fits && take(row).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn standing(&self) -> Result<Vec<StandingRow>, QueryError> {
        let mut standing: BTreeMap<(IndicatorCode, PublicationId), StandingRow> = BTreeMap::new();
        for (series, observation) in &self.observations {
            let StoredRow { period, publication, .. } = self.row(*series, observation);
            let indicator = observation.key.indicator.clone();
            let row = standing.entry((indicator.clone(), publication)).or_insert(StandingRow {
                indicator,
                publication,
                count: 0,
                newest: period,
            });
            row.count += 1;
            row.newest = row.newest.max(period);
        }
        Ok(standing.into_values().collect())
    }
}

/// `INDICATOR area period [dim=code …] SOURCE[:EDITION] number|?STATUS [C]`, such as
/// `IMM_STOCK LA 2020 sex=F UN:2020 17338`; a `?` gives a missing value of a status, a last `C` withholds.
pub(crate) fn fact(line: &str) -> Observation {
    let mut words: Vec<&str> = line.split_whitespace().collect();
    let confidentiality = match words.last() {
        Some(&"C") => words.pop().map_or(ConfStatus::Free, |_| ConfStatus::Confidential),
        _ => ConfStatus::Free,
    };
    let value = words.pop().expect("value");
    let publication = words.pop().expect("source");
    let (source, edition) = publication.split_once(':').unwrap_or((publication, ""));
    let dims = words.iter().skip(3).map(|pair| {
        let (dimension, code) = pair.split_once('=').expect("dim=code");
        (DimensionCode::from(dimension), Code::from(code))
    });
    let status = value.strip_prefix('?').map(|letter| ObsStatus::from_code(letter).expect("status"));
    Observation {
        key: Key {
            indicator: IndicatorCode::from(words[0]),
            dims: dims.collect(),
            area: Code::from(words[1]),
            period: words[2].parse().expect("period"),
            publication: Publication { source: SourceCode::from(source), edition: edition.to_owned() },
        },
        number: status.is_none().then(|| Number::parse(value).expect("number")),
        status: status.unwrap_or_default(),
        confidentiality,
        raw: None,
        note: None,
    }
}

/// The facts of several lines.
pub(crate) fn facts(lines: &str) -> Vec<Observation> {
    lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(fact).collect()
}

/// A period by its spelling.
pub(crate) fn period(text: &str) -> Period {
    text.parse().expect(text)
}

fn list(items: &[(&str, &str, &str)]) -> CodeList {
    let items = (1_i64..).zip(items).map(|(sort, (code, parent, level))| {
        let item = Item {
            sort,
            parent: (!parent.is_empty()).then(|| Code::from(*parent)),
            level: (!level.is_empty()).then(|| (*level).to_owned()),
            names: Names {
                en: format!("{code} in English"), lo: format!("{code} ລາວ"), lo_checked: false
            },
            ..Item::default()
        };
        (Code::from(*code), item)
    });
    CodeList::new(items.collect())
}

/// A small catalogue with an indicator of each kind.
pub(crate) fn catalogue() -> Catalogue {
    let lists = BTreeMap::from([
        (ListCode::from("sex"), list(&[("_T", "", "total"), ("F", "", ""), ("M", "", ""), ("_U", "", "")])),
        (
            ListCode::from("age"),
            list(&[
                ("_T", "", "total"),
                ("Y0T4", "", "member"),
                ("Y5T9", "", "member"),
                ("Y0T9", "", "group"),
            ]),
        ),
        (
            ListCode::from("area"),
            list(&[
                ("_T", "", "world"),
                ("LA", "_T", "country"),
                ("01", "LA", "province"),
                ("13", "LA", "province"),
                ("1301", "13", "district"),
                ("CHN", "_T", "country"),
                ("THA", "_T", "country"),
                ("VNM", "_T", "country"),
                ("_O", "_T", "country"),
            ]),
        ),
        (
            ListCode::from("source"),
            list(&[("UN", "", ""), ("WPP", "", ""), ("CENSUS", "", ""), ("WB", "", "")]),
        ),
    ]);
    let dimensions = (1_i64..).zip([("sex", "sex"), ("age", "age"), ("area", "area"), ("origin", "area")]);
    let dimensions = dimensions.map(|(sort, (code, list))| Dimension {
        code: DimensionCode::from(code),
        list: ListCode::from(list),
        level: None,
        names: Names { en: format!("{code} in English"), lo: format!("{code} ລາວ"), lo_checked: false },
        note: Names::default(),
        sort,
    });
    Catalogue::new(lists, dimensions.collect(), indicators())
}

fn indicators() -> Vec<Indicator> {
    use ValueKind::{Amount, Count, Percent};
    let stock = |code: &str| indicator(code, Count, None);
    let flow = |code: &str| Indicator {
        stock_flow: StockFlow::Flow,
        time_aggregation: TimeAggregation::Sum,
        ..indicator(code, Count, None)
    };
    vec![
        stock("POP_TOTAL"),
        stock("IMM_STOCK"),
        flow("INT_IN"),
        flow("INT_OUT"),
        Indicator { unit: Code::from("USD_M"), ..indicator("GDP", Amount, None) },
        indicator("IMM_STOCK_SHARE", Percent, Some("100 * IMM_STOCK / POP_TOTAL")),
        indicator("IMM_STOCK_FEMALE_SHARE", Percent, Some("100 * IMM_STOCK[sex=F] / IMM_STOCK")),
        indicator("IMM_PER_POP", Percent, Some("100 * IMM_STOCK / POP_TOTAL[origin=_T]")),
        indicator("INT_NET", Count, Some("INT_IN - INT_OUT")),
        indicator("LITERACY", Percent, None),
    ]
}

fn indicator(code: &str, value_kind: ValueKind, formula: Option<&str>) -> Indicator {
    let percent = value_kind == ValueKind::Percent;
    Indicator {
        code: IndicatorCode::from(code),
        theme: Code::from("A1"),
        names: Names { en: format!("{code} in English"), lo: format!("{code} ລາວ"), lo_checked: false },
        definition: Names::default(),
        unit: Code::from(if percent { "PT" } else { "PS" }),
        value_kind,
        aggregation: if percent { Aggregation::Weighted } else { Aggregation::Sum },
        time_aggregation: TimeAggregation::Last,
        stock_flow: StockFlow::Stock,
        disaggregations: Vec::new(),
        periodicity: None,
        agency: None,
        sdg: Vec::new(),
        gcm: Vec::new(),
        nsedp: Vec::new(),
        gender_relevant: false,
        origin: Vec::new(),
        core: true,
        formula: formula.map(|text| Formula::parse(text).expect(text)),
        chart: None,
        preferred: Vec::new(),
        targets: Vec::new(),
        sort: 0,
    }
}
