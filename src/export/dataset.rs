//! A table as statistical formats see it: dimensions with members, and one place for each combination.

use super::extract::Extract;
use super::{ExportError, trouble::Trouble};
use crate::domain::DimensionCode;
use crate::query::{Cell, Header, Level, MemberRef};
use std::collections::HashMap;

/// Most places of a matrix: beyond, a format that names only what is there serves better.
const MOST_PLACES: usize = 20_000_000;

/// A dimension with its members.
pub(super) struct Axis {
    /// Code.
    pub code: DimensionCode,
    /// Members in order.
    pub members: Vec<MemberRef>,
}

/// The dimensions of a table, and where in their matrix each cell lies (the last dimension fastest).
pub(super) struct Dataset<'a> {
    /// What it is about.
    pub extract: Extract<'a>,
    /// Dimensions; those of the rows come first.
    pub axes: Vec<Axis>,
    /// How many of them stand at the side; the rest stand on top.
    pub stub: usize,
    /// For each place of the matrix the cell, plus one; 0 where there is none.
    cells: Vec<u32>,
}

impl<'a> Dataset<'a> {
    /// Lays a table out as a matrix.
    pub(super) fn new(extract: Extract<'a>) -> Result<Self, Trouble> {
        let cube = extract.cube;
        let is_source = |code: &DimensionCode| code.as_str() == DimensionCode::SOURCE;
        let mut axes: Vec<Axis> = cube
            .fixed
            .iter()
            .filter(|(code, _)| !is_source(code))
            .map(|(code, member)| Axis { code: code.clone(), members: vec![member.clone()] })
            .collect();
        let own_source = extract.mixes_sources().then_some(axes.len());
        if own_source.is_some() {
            let members =
                cube.publications.iter().map(|info| MemberRef::Publication(info.publication.clone()));
            axes.push(Axis { code: DimensionCode::from(DimensionCode::SOURCE), members: members.collect() });
        }
        let first_row = axes.len();
        axes.extend(side(&cube.row_levels, &cube.rows));
        let stub = axes.len();
        axes.extend(side(&cube.column_levels, &cube.columns));
        let places = axes.iter().try_fold(1usize, |product, axis| product.checked_mul(axis.members.len()));
        let Some(places) = places.filter(|places| *places <= MOST_PLACES) else {
            let (rows, columns) = (cube.rows.len(), cube.columns.len());
            return Err(Trouble::Told(ExportError::TooLarge { rows, columns }));
        };
        let strides = strides(&axes);
        let rows = offsets(&cube.rows, axes.get(first_row..stub), strides.get(first_row..stub));
        let columns = offsets(&cube.columns, axes.get(stub..), strides.get(stub..));
        let source_stride = own_source.and_then(|at| strides.get(at)).copied();
        let mut cells = vec![0u32; places];
        for (position, cell) in cube.cells.iter().enumerate().filter(|(_, cell)| cell.present) {
            let width = cube.columns.len().max(1);
            let (Some(row), Some(column)) = (rows.get(position / width), columns.get(position % width))
            else {
                continue;
            };
            let source = source_stride.map_or(0, |stride| {
                stride * cell.publication.and_then(|at| usize::try_from(at).ok()).unwrap_or(0)
            });
            if let Some(place) = cells.get_mut(row + column + source) {
                *place = u32::try_from(position + 1).unwrap_or(0);
            }
        }
        Ok(Self { extract, axes, stub, cells })
    }

    /// The cells of the matrix in its order, the last dimension fastest; `None`: no observation.
    pub(super) fn cells(&self) -> impl Iterator<Item = Option<&'a Cell>> + '_ {
        let cube = self.extract.cube;
        self.cells.iter().map(move |place| {
            let position = usize::try_from(*place).ok()?.checked_sub(1)?;
            cube.cells.get(position)
        })
    }

    /// How many columns a line of the matrix has.
    pub(super) fn width(&self) -> usize {
        self.axes.iter().skip(self.stub).map(|axis| axis.members.len()).product()
    }
}

/// The levels of a side with their members, each once, in the order in which they first stand.
fn side(levels: &[Level], headers: &[Header]) -> Vec<Axis> {
    levels
        .iter()
        .enumerate()
        .map(|(depth, level)| {
            let mut seen = std::collections::HashSet::new();
            let members = headers.iter().filter_map(|header| header.members.get(depth));
            Axis {
                code: level.dimension.clone(),
                members: members.filter(|member| seen.insert(*member)).cloned().collect(),
            }
        })
        .collect()
}

fn strides(axes: &[Axis]) -> Vec<usize> {
    let mut step = 1;
    let mut found: Vec<usize> = axes
        .iter()
        .rev()
        .map(|axis| {
            let here = step;
            step *= axis.members.len().max(1);
            here
        })
        .collect();
    found.reverse();
    found
}

/// What each header of a side adds to the place in the matrix.
fn offsets(headers: &[Header], axes: Option<&[Axis]>, strides: Option<&[usize]>) -> Vec<usize> {
    let (axes, strides) = (axes.unwrap_or_default(), strides.unwrap_or_default());
    let places: Vec<HashMap<&MemberRef, usize>> = axes
        .iter()
        .map(|axis| axis.members.iter().enumerate().map(|(at, member)| (member, at)).collect())
        .collect();
    headers
        .iter()
        .map(|header| {
            let steps = header.members.iter().zip(&places).zip(strides);
            steps.map(|((member, places), stride)| places.get(member).copied().unwrap_or(0) * stride).sum()
        })
        .collect()
}
