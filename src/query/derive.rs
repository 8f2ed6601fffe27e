//! Derived indicators: computing them from their parts.

use super::QueryError;
use super::gather::{COMPUTED_DECIMALS, combined, most_decimals};
use super::inquiry::{Allowed, Ask, DimsRef, Fact, Inquiry, Spot, Value};
use crate::domain::{DimensionCode, Formula, Indicator, Part, ValueKind};
use crate::store::PublicationId;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A derived indicator being computed.
pub(super) struct Derivation<'a> {
    pub indicator: &'a Indicator,
    pub formula: &'a Formula,
    pub ask: &'a Ask,
    pub depth: u8,
}

type ByPublication = Vec<(PublicationId, Value)>;

impl Derivation<'_> {
    /// The part whose disaggregation and publication the result takes: the first that is not held to a
    /// total or to one area.
    pub fn driver_of(formula: &Formula) -> Option<(usize, &Part)> {
        let parts = formula.parts();
        let free = parts.iter().position(|part| {
            part.members
                .iter()
                .all(|(dimension, code)| !code.is_total() && dimension.as_str() != DimensionCode::AREA)
        });
        let position = free.unwrap_or(0);
        parts.get(position).map(|part| (position, part))
    }

    /// Dimensions that some part holds to a member: the result has only their total, because a share of
    /// women among women says nothing.
    pub fn held_by(formula: &Formula) -> BTreeSet<&DimensionCode> {
        let members = formula.parts().iter().flat_map(|part| part.members.iter());
        members
            .filter(|(dimension, code)| !code.is_total() && dimension.as_str() != DimensionCode::AREA)
            .map(|(dimension, _)| dimension)
            .collect()
    }

    /// What to ask for a part; `None` where the part cannot have what is asked.
    fn ask_of(&self, inquiry: &Inquiry<'_>, part: &Part, driver: bool) -> Option<Ask> {
        let mut dims: BTreeMap<DimensionCode, Allowed> = self.ask.dims.clone();
        for dimension in Self::held_by(self.formula) {
            if self.ask.dims.get(dimension).is_some_and(|allowed| !allowed.allows(None)) {
                return None;
            }
            dims.insert(dimension.clone(), Allowed::total());
        }
        let mut areas = self.ask.areas.clone();
        for (dimension, code) in &part.members {
            if dimension.as_str() == DimensionCode::AREA {
                areas = Some(vec![inquiry.facts.area_id(code)?]);
            } else {
                let member = Some(code.clone()).filter(|code| !code.is_total());
                dims.insert(dimension.clone(), Allowed::Only(vec![member]));
            }
        }
        Some(Ask {
            indicator: part.indicator.clone(),
            dims,
            areas,
            periods: self.ask.periods.clone(),
            publications: self.ask.publications.clone().filter(|_| driver),
        })
    }

    /// The computed values.
    pub fn facts(&self, inquiry: &mut Inquiry<'_>) -> Result<Vec<Fact>, QueryError> {
        let Some((driver, leading)) = Self::driver_of(self.formula) else { return Ok(Vec::new()) };
        let mut values: Vec<HashMap<Spot, ByPublication>> = Vec::new();
        let mut led = Vec::new();
        for (position, part) in self.formula.parts().iter().enumerate() {
            let Some(ask) = self.ask_of(inquiry, part, position == driver) else { return Ok(Vec::new()) };
            let found = inquiry.values_within(&ask, self.depth - 1)?;
            if found.is_empty() {
                return Ok(Vec::new());
            }
            let mut spots: HashMap<Spot, ByPublication> = HashMap::new();
            if position == driver {
                led = found;
            } else {
                for fact in found {
                    spots.entry(fact.spot).or_default().push((fact.publication, fact.value));
                }
            }
            values.push(spots);
        }
        let mut computed = Vec::with_capacity(led.len());
        let mut paths = Paths::default();
        for fact in led {
            let spot = Spot { dims: paths.freed(inquiry, fact.spot.dims, leading), ..fact.spot };
            if let Some(value) = self.value(inquiry, &mut paths, driver, &values, &fact, spot)? {
                computed.push(Fact { spot, publication: fact.publication, value });
            }
        }
        Ok(computed)
    }

    /// The result at one spot; `None` where a part has no value there.
    fn value(
        &self,
        inquiry: &mut Inquiry<'_>,
        paths: &mut Paths,
        driver: usize,
        values: &[HashMap<Spot, ByPublication>],
        leading: &Fact,
        spot: Spot,
    ) -> Result<Option<Value>, QueryError> {
        let mut taken: Vec<(PublicationId, Value)> = Vec::with_capacity(values.len());
        for (position, part) in self.formula.parts().iter().enumerate() {
            if position == driver {
                taken.push((leading.publication, leading.value));
                continue;
            }
            let at = paths.of_part(inquiry, position, part, spot);
            let Some(list) = values.get(position).and_then(|spots| spots.get(&at)) else { return Ok(None) };
            let same = list.iter().find(|(publication, _)| *publication == leading.publication);
            let preference = inquiry.preference(&part.indicator)?;
            let Some(found) =
                same.or_else(|| list.iter().min_by_key(|(publication, _)| preference.rank(*publication)))
            else {
                return Ok(None);
            };
            taken.push(*found);
        }
        for (part, (publication, _)) in self.formula.parts().iter().zip(&taken) {
            inquiry.parts.entry(part.indicator.clone()).or_default().insert(*publication);
        }
        let inputs: Vec<Value> = taken.iter().map(|(_, value)| *value).collect();
        let numbers: Vec<Option<f64>> =
            inputs.iter().map(|value| value.number.map(|number| number.value)).collect();
        let result = self.formula.evaluate(&numbers);
        Ok(Some(combined(&inputs, result, self.decimals(&inputs))))
    }

    fn decimals(&self, inputs: &[Value]) -> u8 {
        match self.indicator.value_kind {
            ValueKind::Count | ValueKind::Amount => most_decimals(inputs),
            ValueKind::Percent | ValueKind::Rate | ValueKind::Ratio | ValueKind::Index => COMPUTED_DECIMALS,
        }
    }
}

/// Disaggregations of parts for those of results, found once each.
#[derive(Default)]
struct Paths {
    freed: HashMap<DimsRef, DimsRef>,
    parts: HashMap<(usize, DimsRef), DimsRef>,
}

impl Paths {
    /// The result's disaggregation for the leading part's.
    fn freed(&mut self, inquiry: &mut Inquiry<'_>, dims: DimsRef, leading: &Part) -> DimsRef {
        *self.freed.entry(dims).or_insert_with(|| {
            leading.members.keys().fold(dims, |dims, dimension| inquiry.replaced(dims, dimension, None))
        })
    }

    /// Where a part's value stands for a result's spot.
    fn of_part(&mut self, inquiry: &mut Inquiry<'_>, position: usize, part: &Part, spot: Spot) -> Spot {
        let area = part.members.get(DimensionCode::AREA).and_then(|code| inquiry.facts.area_id(code));
        let dims = *self.parts.entry((position, spot.dims)).or_insert_with(|| {
            part.members
                .iter()
                .filter(|(dimension, _)| dimension.as_str() != DimensionCode::AREA)
                .fold(spot.dims, |dims, (dimension, code)| inquiry.replaced(dims, dimension, Some(code)))
        });
        Spot { dims, area: area.unwrap_or(spot.area), period: spot.period }
    }
}
