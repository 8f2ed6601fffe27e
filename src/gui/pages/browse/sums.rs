//! What chosen cells come to: how many, their sum and mean where these say something true.

use super::BrowseView;
use crate::domain::{Aggregation, DimensionCode, StockFlow, ValueKind};
use crate::figure::{Shown, shown};
use crate::gui::theme::Look;
use crate::i18n;
use crate::query::{Cube, Level, Measure, MemberRef};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// A rectangle of cells by two of its corners.
pub type Corners = ((usize, usize), (usize, usize));

/// Rows and columns of the rectangle.
pub fn spans((from, to): Corners) -> (RangeInclusive<usize>, RangeInclusive<usize>) {
    let rows = from.0.min(to.0)..=from.0.max(to.0);
    let columns = from.1.min(to.1)..=from.1.max(to.1);
    (rows, columns)
}

/// Whether a cell is in the rectangle.
pub fn holds(corners: Option<Corners>, row: usize, column: usize) -> bool {
    corners.map(spans).is_some_and(|(rows, columns)| rows.contains(&row) && columns.contains(&column))
}

/// Why there is no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NoSum {
    /// Shares, rates and computed measures.
    Kind,
    /// A total beside its parts would count people twice.
    Totals,
    /// A stock of several moments is not that many people.
    Stock,
    /// Two sources say the same.
    Sources,
}

impl NoSum {
    fn id(self) -> &'static str {
        match self {
            Self::Kind => "gui-no-sum-kind",
            Self::Totals => "gui-no-sum-totals",
            Self::Stock => "gui-no-sum-stock",
            Self::Sources => "gui-no-sum-sources",
        }
    }
}

/// The members of a level that the rectangle touches.
fn members<'a>(
    levels: &[Level],
    headers: &'a [crate::query::Header],
    touched: &[usize],
    at: usize,
) -> BTreeSet<&'a MemberRef> {
    debug_assert!(at < levels.len());
    touched.iter().filter_map(|place| headers.get(*place)?.members.get(at)).collect()
}

fn refusal(cube: &Cube, rows: &[usize], columns: &RangeInclusive<usize>) -> Option<NoSum> {
    let indicator = &cube.indicator;
    let adds = indicator.aggregation == Aggregation::Sum
        && matches!(indicator.value_kind, ValueKind::Count | ValueKind::Amount)
        && cube.measure == Measure::Value;
    if !adds {
        return Some(NoSum::Kind);
    }
    let columns: Vec<usize> = columns.clone().collect();
    let sides =
        [(&cube.row_levels, &cube.rows, rows), (&cube.column_levels, &cube.columns, columns.as_slice())];
    for (levels, headers, span) in sides {
        for (at, level) in levels.iter().enumerate() {
            let found = members(levels, headers, span, at);
            if found.len() < 2 {
                continue;
            }
            let total = |member: &&MemberRef| matches!(member, MemberRef::Code(code) if code.is_total() || code == "LA");
            match level.dimension.as_str() {
                DimensionCode::PERIOD if indicator.stock_flow != StockFlow::Flow => {
                    return Some(NoSum::Stock);
                }
                DimensionCode::SOURCE => return Some(NoSum::Sources),
                _ if found.iter().any(total) => return Some(NoSum::Totals),
                _ => {}
            }
        }
    }
    None
}

/// The words of the bar below the table; `None` where fewer than two cells are chosen.
pub fn words(look: &Look, view: &BrowseView) -> Option<String> {
    let corners = view.selected?;
    let table = view.table.as_ref()?;
    let cube = &table.cube;
    let (rows, columns) = spans(corners);
    let rows: Vec<usize> = rows.filter_map(|row| table.row(row)).collect();
    let (mut numbers, mut decimals, mut without) = (Vec::new(), 0, 0_usize);
    for (row, column) in rows.iter().flat_map(|row| columns.clone().map(move |column| (*row, column))) {
        let Some(cell) = cube.cell(row, column) else { continue };
        match shown(cell) {
            Shown::Number(number) => {
                numbers.push(number.value);
                decimals = number.decimals.max(decimals);
            }
            Shown::Missing | Shown::Withheld => without += 1,
            Shown::Absent => {}
        }
    }
    if numbers.len() + without < 2 {
        return None;
    }
    let write = |value: f64, more: u8| i18n::number(value, Some(decimals + more), look.numbers);
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let mut parts = vec![look.say("gui-sum-count", &[("count", numbers.len().into())])];
    if without > 0 {
        parts.push(look.say("gui-sum-without", &[("count", without.into())]));
    }
    let refused = refusal(cube, &rows, &columns);
    if count > 0 {
        let sum: f64 = numbers.iter().sum();
        if refused.is_none() && without == 0 {
            parts.push(look.say("gui-sum-sum", &[("value", write(sum, 0).into())]));
        }
        // A mean of shares of different wholes is no share of anything.
        if refused != Some(NoSum::Kind) && refused != Some(NoSum::Totals) {
            parts.push(look.say("gui-sum-mean", &[("value", write(sum / f64::from(count), 1).into())]));
        }
        let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let range = [("from", write(low, 0).into()), ("to", write(high, 0).into())];
        parts.push(look.say("gui-sum-range", &range));
    }
    let reason = match refused {
        Some(reason) => Some(reason.id()),
        None if without > 0 => Some("gui-no-sum-without"),
        None => None,
    };
    parts.extend(reason.map(|id| look.words(id)));
    Some(parts.join(" · "))
}
