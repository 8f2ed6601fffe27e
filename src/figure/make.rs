//! Which figure a cube becomes.

use super::Body;
use super::build::axes;
use super::cell::{Shown, shown};
use super::error::FigureError;
use super::model::{Direction, Figure, Foot, Kind, Moment, PlaceOnAxis, Scale, Series};
use super::words::Speaker;
use super::{cells, flows, map, names, narrow, panels, points, sentence, slope, spread};
use crate::domain::{Catalogue, DimensionCode, Lang, Period};
use crate::i18n::{NumberStyle, period};
use crate::query::Cube;

/// Beyond this a figure is no longer one; the table shows everything.
const MOST_CELLS: usize = 200_000;

/// From so many provinces on a map shows them best, from so many age groups a pyramid.
const MAPPED: usize = 10;
const PYRAMID: usize = 6;

/// What is wished of a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Its kind; `None`: the one that shows the cube best.
    pub kind: Option<Kind>,
    /// A small figure for each member of this dimension.
    pub facet: Option<DimensionCode>,
    /// Of a figure of one moment: which; `None`: the newest with numbers.
    pub moment: Option<Period>,
}

/// The kind that shows a cube best.
pub fn best_kind(cube: &Cube) -> Kind {
    let catalogue = Catalogue::default();
    let speaker = Speaker { cube, catalogue: &catalogue, lang: Lang::En, style: NumberStyle::Plain };
    let varying = spread::varying(&speaker);
    let periods = varying.iter().find(|(code, _)| *code == DimensionCode::PERIOD).map_or(1, |(_, n)| *n);
    let others: usize = varying
        .iter()
        .filter(|(code, _)| *code != DimensionCode::PERIOD)
        .map(|(_, count)| *count)
        .fold(1, usize::saturating_mul);
    let provinces = names::members_of(cube, DimensionCode::AREA).into_iter().filter(|one| map::on_map(one));
    if varying.len() == 1 && provinces.count() >= MAPPED {
        return Kind::Map;
    }
    let of = |code: &str| varying.iter().find(|(known, _)| *known == code).map_or(0, |(_, count)| *count);
    if of("age") >= PYRAMID && of("sex") >= 2 && varying.len() == 2 {
        return Kind::Pyramid;
    }
    match (periods, others) {
        (2, 8..) => Kind::Grouped,
        (2.., _) => Kind::Line,
        _ if varying.len() > 1 => Kind::Grouped,
        _ => Kind::Bar,
    }
}

/// Describes a cube as a figure of the asked kind, or of the one that shows it best.
///
/// # Errors
/// [`FigureError`] where there is nothing that may be shown, no source, or a kind that would mislead.
pub fn build(
    cube: &Cube,
    catalogue: &Catalogue,
    kind: Option<Kind>,
    lang: Lang,
    style: NumberStyle,
) -> Result<Figure, FigureError> {
    build_as(cube, catalogue, &Wish { kind, ..Wish::default() }, lang, style)
}

/// Describes a cube as the wished figure.
///
/// # Errors
/// [`FigureError`] where there is nothing that may be shown, no source, or a kind that would mislead.
pub fn build_as(
    cube: &Cube,
    catalogue: &Catalogue,
    wish: &Wish,
    lang: Lang,
    style: NumberStyle,
) -> Result<Figure, FigureError> {
    if cube.cells.len() > MOST_CELLS {
        return Err(FigureError::TooMany { cells: cube.cells.len() });
    }
    let sides = cube.sides();
    let cube = sides.as_ref().unwrap_or(cube);
    let speaker = Speaker { cube, catalogue, lang, style };
    let foot = speaker.foot()?;
    if !cube.cells.iter().any(|cell| matches!(shown(cell), Shown::Number(_))) {
        return Err(FigureError::Empty);
    }
    let kind = wish.kind.unwrap_or_else(|| best_kind(cube));
    if let Some(facet) = &wish.facet {
        return panels::panels(&speaker, kind, facet, foot);
    }
    let mut figure = match kind {
        Kind::Pyramid => pyramid(&speaker, wish.moment)?,
        Kind::Map => map::map(&speaker, wish.moment)?,
        Kind::Heat => cells::heat(&speaker)?,
        Kind::Matrix => cells::matrix(&speaker, wish.moment)?,
        Kind::Sankey | Kind::FlowMap => flows::flows(&speaker, kind, wish.moment)?,
        Kind::Slope => slope::slope(&speaker)?,
        Kind::Scatter => points::points(&speaker)?,
        _ => axes(&speaker, kind, foot)?,
    };
    if kind.is_of_one_moment() {
        mark_moment(&speaker, &mut figure, wish.moment);
    }
    Ok(figure)
}

/// A pyramid at one moment.
fn pyramid(speaker: &Speaker<'_>, moment: Option<Period>) -> Result<Figure, FigureError> {
    let part = narrow::to_one_each(speaker, &["age", "sex"], moment);
    let here = Speaker { cube: &part.cube, ..*speaker };
    let mut foot = here.foot()?;
    foot.notes.extend(part.notes.iter().cloned());
    let mut figure = axes(&here, Kind::Pyramid, foot)?;
    part.lead_back(&mut figure);
    Ok(figure)
}

/// Tells which moments the figure could show.
fn mark_moment(speaker: &Speaker<'_>, figure: &mut Figure, asked: Option<Period>) {
    let moments = narrow::moments(speaker.cube);
    if moments.len() < 2 {
        return;
    }
    let asked = asked.and_then(|asked| moments.iter().position(|moment| *moment == asked));
    figure.moment = asked.or(moments.len().checked_sub(1));
    figure.moments = moments
        .into_iter()
        .map(|moment| Moment { period: moment, label: period(speaker.lang, moment) })
        .collect();
}

/// What a figure without axes is put together from.
pub(super) struct Parts<'p> {
    pub kind: Kind,
    /// The dimension of its places.
    pub along: &'p str,
    pub places: Vec<PlaceOnAxis>,
    pub series: Vec<Series>,
    pub body: Body,
    pub foot: Foot,
}

impl Parts<'_> {
    /// The figure, with title and sentence.
    pub(super) fn figure(self, speaker: &Speaker<'_>) -> Figure {
        let mut figure = Figure {
            kind: self.kind,
            lang: speaker.lang,
            style: speaker.style,
            title: speaker.title(),
            unit: speaker.unit(),
            direction: Direction::Lying,
            time: false,
            places: self.places,
            time_ticks: Vec::new(),
            scale: Scale { low: 0.0, high: 1.0, ticks: Vec::new() },
            series: self.series,
            body: self.body,
            moments: Vec::new(),
            moment: None,
            legend: false,
            foot: self.foot,
            sentence: String::new(),
        };
        figure.sentence = sentence::sentence(speaker, &figure, self.along);
        figure
    }
}
