//! Small multiples: one small figure for each member of a dimension, all with one scale, one axis, one
//! set of colours.

use super::body::Body;
use super::error::FigureError;
use super::make::{Wish, build_as};
use super::model::{ColourRole, Extent, Figure, Foot, Kind, Mark, PlaceOnAxis, Scale, Series};
use super::words::Speaker;
use super::{map, names, narrow, scale};
use crate::domain::{DimensionCode, Number};
use crate::query::MemberRef;

/// Small figures a page holds.
const MOST: usize = 12;
/// Colours in the order in which they are given; the fifth is a grey.
const PALETTE: [u8; 6] = [0, 1, 2, 3, 5, 6];

/// One small figure for each member of a dimension on the axes.
///
/// # Errors
/// [`FigureError::NoPanels`] for kinds that are not drawn small and dimensions without several members.
pub(super) fn panels(
    speaker: &Speaker<'_>,
    kind: Kind,
    facet: &DimensionCode,
    mut foot: Foot,
) -> Result<Figure, FigureError> {
    let small = matches!(
        kind,
        Kind::Line | Kind::Bar | Kind::Grouped | Kind::Stacked { .. } | Kind::Pyramid | Kind::Map
    );
    let members: Vec<MemberRef> =
        names::members_of(speaker.cube, facet.as_str()).into_iter().cloned().collect();
    if !small || members.len() < 2 {
        return Err(FigureError::NoPanels);
    }
    let (mut made, mut refused): (Vec<Figure>, Option<FigureError>) = (Vec::new(), None);
    for member in members.iter().filter(|member| **member != MemberRef::Remainder) {
        let part = narrow::slice(speaker.cube, facet.as_str(), member);
        let wish = Wish { kind: Some(kind), ..Wish::default() };
        match build_as(&part.cube, speaker.catalogue, &wish, speaker.lang, speaker.style) {
            Ok(mut figure) => {
                part.lead_back(&mut figure);
                figure.title = speaker.member(facet.as_str(), member);
                made.push(figure);
            }
            Err(error) => refused = Some(error),
        }
    }
    let kind = made.first().map(|figure| figure.kind).ok_or(refused.unwrap_or(FigureError::NoPanels))?;
    if made.len() > MOST {
        let (shown, all) = (MOST.to_string(), made.len().to_string());
        foot.notes.push(speaker.say("figure-note-panels", &[("shown", &shown), ("all", &all)]));
        made.truncate(MOST);
    }
    // Whether the shared scale begins at zero is not known yet, and not what each alone would say.
    let not_zero = speaker.words("figure-note-not-zero");
    for note in made.iter().flat_map(|figure| &figure.foot.notes).filter(|note| **note != not_zero) {
        if !foot.notes.contains(note) {
            foot.notes.push(note.clone());
        }
    }
    foot.signs = Vec::new();
    for sign in made.iter().flat_map(|figure| &figure.foot.signs) {
        if !foot.signs.contains(sign) {
            foot.signs.push(sign.clone());
        }
    }
    share_places(&mut made);
    let legend = share_colours(&mut made);
    share_scale(speaker, kind, &mut made);
    share_classes(speaker, &mut made);
    let off_zero = |figure: &Figure| figure.scale.low > 0.0 || figure.scale.high < 0.0;
    if !kind.has_bars() && kind != Kind::Map && made.first().is_some_and(off_zero) {
        foot.notes.push(not_zero);
    }
    let first = made.first().cloned().ok_or(FigureError::NoPanels)?;
    Ok(Figure { foot, ..whole(speaker, facet, made, legend, first) })
}

/// The figure around the small ones.
fn whole(
    speaker: &Speaker<'_>,
    facet: &DimensionCode,
    mut made: Vec<Figure>,
    legend: Vec<Series>,
    first: Figure,
) -> Figure {
    for small in &mut made {
        small.legend = false;
        small.foot = Foot::default();
    }
    let titles: Vec<String> = made.iter().map(|figure| figure.title.clone()).collect();
    let (count, dimension) = (made.len().to_string(), speaker.dimension(facet.as_str()));
    let args = [("count", count.as_str()), ("dimension", &dimension), ("names", &speaker.list(&titles))];
    let sentence = speaker.say("sentence-panels", &args);
    let several = legend.len() > 1;
    Figure {
        title: speaker.title(),
        unit: first.unit.clone(),
        series: legend,
        legend: several,
        body: Body::Panels(made),
        moments: Vec::new(),
        moment: None,
        sentence,
        ..first
    }
}

/// All places of all figures, in one order, so that each stands at the same spot in each figure.
fn share_places(made: &mut [Figure]) {
    if made.iter().any(|figure| !matches!(figure.body, Body::Axes)) {
        return;
    }
    let time = made.first().is_some_and(|figure| figure.time);
    let mut all: Vec<PlaceOnAxis> = Vec::new();
    for place in made.iter().flat_map(|figure| &figure.places) {
        if !all.iter().any(|known| known.label == place.label) {
            all.push(place.clone());
        }
    }
    if time {
        all.sort_by(|a, b| a.at.total_cmp(&b.at));
    } else {
        for (at, place) in (0_u32..).zip(&mut all) {
            place.at = f64::from(at);
        }
    }
    let labelled: Vec<(f64, String)> = all.iter().map(|place| (place.at, place.label.clone())).collect();
    let ticks = if time { scale::years(&labelled, 4) } else { Vec::new() };
    for figure in made {
        let old = std::mem::replace(&mut figure.places, all.clone());
        let position = |place: usize| {
            let label = old.get(place).map(|place| place.label.as_str());
            all.iter().position(|known| Some(known.label.as_str()) == label).unwrap_or(0)
        };
        for mark in figure.series.iter_mut().flat_map(|series| &mut series.marks) {
            mark.place = position(mark.place);
        }
        figure.time_ticks = ticks.clone();
    }
}

/// One colour a name in all figures; gives the legend.
fn share_colours(made: &mut [Figure]) -> Vec<Series> {
    let mut legend: Vec<Series> = Vec::new();
    for series in made.iter_mut().flat_map(|figure| &mut figure.series) {
        if let Some(known) = legend.iter().find(|known| known.name == series.name) {
            (series.role, series.shape) = (known.role, known.shape);
            continue;
        }
        let taken = |role: ColourRole| legend.iter().any(|known| known.role == role);
        if matches!(series.role, ColourRole::Category(_)) && taken(series.role) {
            let free = PALETTE.into_iter().map(ColourRole::Category).find(|role| !taken(*role));
            series.role = free.unwrap_or(ColourRole::Rest);
        }
        legend.push(Series { marks: Vec::new(), end_value: None, ..series.clone() });
    }
    legend
}

fn share_scale(speaker: &Speaker<'_>, kind: Kind, made: &mut [Figure]) {
    if kind == (Kind::Stacked { share: true }) {
        return;
    }
    let shared = if kind == Kind::Pyramid {
        made.iter().map(|figure| &figure.scale).max_by(|a, b| a.high.total_cmp(&b.high)).cloned()
    } else {
        let ends =
            made.iter().flat_map(|figure| &figure.series).flat_map(|series| &series.marks).flat_map(ends);
        Some(scale::over(ends, kind.has_bars(), 3, speaker.style))
    };
    let Some(shared) = shared else { return };
    for figure in made {
        figure.scale = Scale { ..shared.clone() };
    }
}

fn ends(mark: &Mark) -> Vec<f64> {
    match mark.extent {
        Extent::Number { from, to } => {
            vec![from, to].into_iter().filter(|end| *end != 0.0 || to == 0.0).collect()
        }
        Extent::Missing | Extent::Withheld => Vec::new(),
    }
}

/// One set of classes for all maps.
fn share_classes(speaker: &Speaker<'_>, made: &mut [Figure]) {
    let numbers: Vec<Number> = made
        .iter()
        .flat_map(|figure| &figure.series)
        .flat_map(|series| &series.marks)
        .filter_map(|mark| mark.number)
        .collect();
    for figure in made {
        let own: Vec<f64> = figure
            .series
            .iter()
            .flat_map(|series| &series.marks)
            .filter_map(|mark| Some(mark.number?.value))
            .collect();
        if let Body::Map(body) = &mut figure.body {
            body.classes = map::of(speaker, &numbers);
            body.classes.count(own.into_iter());
        }
    }
}
