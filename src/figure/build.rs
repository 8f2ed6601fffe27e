//! Cube → figure.

use super::cell::{Shown, shown, status_id};
use super::error::FigureError;
use super::marks::{self, Painted};
use super::model::{
    ColourRole, Direction, Extent, Figure, Kind, MOST_NAMED, PlaceOnAxis, Scale, Series, Sign,
};
use super::names::{is_rest, is_total, is_unordered};
use super::pyramid;
use super::scale;
use super::sentence;
use super::spread::{self, Spread};
use super::stack;
use super::words::Speaker;
use crate::domain::{Aggregation, DimensionCode, ObsStatus};
use crate::i18n::NumberStyle;
use crate::query::{Measure, MemberRef};

/// Bars a page holds.
const MOST_BARS: usize = 30;
/// Years the time axis names.
const MOST_YEARS: usize = 12;

/// Describes a cube as a figure with axes.
///
/// # Errors
/// [`FigureError`] where the kind would mislead.
pub(super) fn axes(speaker: &Speaker<'_>, kind: Kind, foot: super::Foot) -> Result<Figure, FigureError> {
    let along = spread::along(speaker, kind).ok_or(match kind {
        Kind::Line => FigureError::NoTime,
        Kind::Pyramid => FigureError::NoAges,
        _ => FigureError::Empty,
    })?;
    let mut plan = Plan { kind, spread: spread::spread(speaker, along), notes: Vec::new() };
    plan.arrange(speaker)?;
    plan.finish(speaker, foot)
}

/// What is decided on the way.
struct Plan {
    kind: Kind,
    spread: Spread,
    notes: Vec<String>,
}

impl Plan {
    /// Chooses and orders places and series for the kind.
    fn arrange(&mut self, speaker: &Speaker<'_>) -> Result<(), FigureError> {
        match self.kind {
            Kind::Line => return Ok(()),
            Kind::Pyramid => return pyramid::arrange(&mut self.spread),
            _ => {}
        }
        let added = speaker.cube.indicator.aggregation == Aggregation::Sum
            && matches!(speaker.cube.measure, Measure::Value | Measure::Share { .. });
        spread::drop_wholes_among_places(speaker, &mut self.spread);
        if let Some(level) = spread::keep_one_level(speaker, &mut self.spread) {
            let level = speaker.words(&format!("dimension-{level}"));
            self.notes.push(speaker.say("figure-note-level", &[("level", &level)]));
        }
        if is_unordered(&self.spread.along) {
            let sizes: Vec<Option<f64>> =
                (0..self.spread.places.len()).map(|place| self.rank(speaker, place)).collect();
            spread::sort_places(&mut self.spread, |place| sizes.get(place).copied().flatten());
            self.cap(speaker);
        }
        let stacked = matches!(self.kind, Kind::Stacked { .. });
        if stacked && (!added || self.spread.repeats_itself()) {
            return Err(FigureError::NotParts);
        }
        if stacked || added {
            let whole = |members: &spread::Members| {
                members.iter().any(|(code, member)| {
                    is_total(code, member) && {
                        // A total is the whole only where parts stand beside it.
                        self.spread.series.iter().any(|other| {
                            other.iter().any(|(other_code, part)| other_code == code && !is_total(code, part))
                        })
                    }
                })
            };
            let gone: Vec<bool> = self.spread.series.iter().map(whole).collect();
            let list = self.spread.series.clone();
            let is_gone = |members: &spread::Members| {
                list.iter()
                    .position(|known| known == members)
                    .and_then(|at| gone.get(at))
                    .copied()
                    .unwrap_or(false)
            };
            self.spread.drop_series(is_gone, stacked);
        }
        self.kind = match (self.kind, self.spread.series.len()) {
            (Kind::Bar, 2..) => Kind::Grouped,
            (Kind::Grouped | Kind::Stacked { share: false }, 0 | 1) => Kind::Bar,
            (Kind::Dot, 0 | 1 | 6..) => return Err(FigureError::NothingToCompare),
            (Kind::Stacked { share: true }, 0 | 1) => return Err(FigureError::NotParts),
            (kind, _) => kind,
        };
        Ok(())
    }

    /// By what a place is sorted: its size, or in a dot figure of shares the gap between women and men.
    fn rank(&self, speaker: &Speaker<'_>, place: usize) -> Option<f64> {
        let compared = self.kind == Kind::Dot && speaker.cube.unit == "PT";
        if !compared {
            return size(speaker, &self.spread, place);
        }
        let of = |sex: &str| {
            let series = self.spread.series.iter().position(|members| {
                members.iter().any(|(code, member)| {
                    code == "sex" && matches!(member, MemberRef::Code(found) if found == sex)
                })
            })?;
            match shown(self.spread.cell(speaker, place, series)?) {
                Shown::Number(number) => Some(number.value),
                _ => None,
            }
        };
        match (of("F"), of("M")) {
            (Some(women), Some(men)) => Some(women - men),
            _ => None,
        }
    }

    fn cap(&mut self, speaker: &Speaker<'_>) {
        let count = self.spread.places.len();
        if count > MOST_BARS {
            let kept: Vec<usize> = (0..MOST_BARS).collect();
            self.spread.keep_places(&kept);
            let (shown, all) = (MOST_BARS.to_string(), count.to_string());
            self.notes.push(speaker.say("figure-note-capped", &[("shown", &shown), ("all", &all)]));
        }
    }

    fn finish(self, speaker: &Speaker<'_>, mut foot: super::Foot) -> Result<Figure, FigureError> {
        let Self { kind, spread, mut notes } = self;
        let time = kind == Kind::Line;
        let places: Vec<PlaceOnAxis> = spread
            .places
            .iter()
            .enumerate()
            .map(|(position, member)| PlaceOnAxis {
                at: place_at(member, position, time),
                label: speaker.member(&spread.along, member),
            })
            .collect();
        let mut painted = Painted::new(speaker, &spread, &places);
        let mut series = match kind {
            Kind::Line => painted.lines(),
            Kind::Stacked { share } => stack::stacks(&mut painted, share)?,
            Kind::Bar if spread.along == "sex" => marks::one_series_a_place(painted.bars(), &spread),
            Kind::Pyramid => pyramid::sides(painted.bars()),
            _ => painted.bars(),
        };
        notes.extend(parted(speaker, &painted, &series));
        let silent = marks::take_silent(&mut series);
        if !silent.is_empty() {
            notes.push(speaker.say("figure-note-silent", &[("names", &speaker.list(&silent))]));
        }
        let grey: Vec<String> =
            series.iter().filter(|one| one.role == ColourRole::Rest).map(|one| one.name.clone()).collect();
        if time && series.len() > MOST_NAMED && !grey.is_empty() {
            notes.push(speaker.say("figure-note-grey", &[("names", &speaker.list(&grey))]));
        }
        let scale = scale_of(kind, &series, speaker.style);
        if !kind.has_bars() && (scale.low > 0.0 || scale.high < 0.0) {
            notes.push(speaker.words("figure-note-not-zero"));
        }
        foot.notes.extend(notes);
        foot.signs = drawn_signs(speaker, kind, &series);
        let labelled: Vec<(f64, String)> =
            places.iter().map(|place| (place.at, place.label.clone())).collect();
        let upright = time || (spread.along == DimensionCode::PERIOD && kind.has_bars());
        let mut figure = Figure {
            kind,
            lang: speaker.lang,
            style: speaker.style,
            title: speaker.title(),
            unit: unit(speaker, kind),
            direction: if upright { Direction::Upright } else { Direction::Lying },
            time,
            time_ticks: if time { scale::years(&labelled, MOST_YEARS) } else { Vec::new() },
            places,
            scale,
            legend: !matches!(kind, Kind::Line | Kind::Bar) && series.len() > 1,
            series,
            body: super::Body::Axes,
            moments: Vec::new(),
            moment: None,
            foot,
            sentence: String::new(),
        };
        figure.sentence = sentence::sentence(speaker, &figure, &spread.along);
        Ok(figure)
    }
}

/// The signs of a figure: what is drawn hollow or broken is told by its drawing, the others by letters.
pub(super) fn drawn_signs(speaker: &Speaker<'_>, kind: Kind, series: &[Series]) -> Vec<Sign> {
    let mut statuses: Vec<ObsStatus> = series
        .iter()
        .flat_map(|series| &series.marks)
        .map(|mark| mark.status)
        .filter(|status| *status != ObsStatus::Normal)
        .collect();
    statuses.sort();
    statuses.dedup();
    let mut signs: Vec<Sign> = Vec::new();
    for status in statuses {
        let sign = match status {
            // What is expected is no estimate of what was: a broken line leads to it, a letter stands by it.
            ObsStatus::Forecast if kind == Kind::Line => "○ - -",
            ObsStatus::Forecast if kind.has_bars() => status.sign(),
            _ if status.is_estimate() && !written(kind) => {
                if kind.has_bars() {
                    "□"
                } else {
                    "○"
                }
            }
            ObsStatus::Break if !kind.has_bars() && !written(kind) => "//",
            _ => status.sign(),
        };
        let words = speaker.words(&status_id(status));
        match signs.iter_mut().find(|known| known.sign == sign) {
            Some(known) => known.words = format!("{}, {words}", known.words),
            None => signs.push(Sign { sign: sign.to_owned(), words }),
        }
    }
    let parted = |mark: &super::Mark| mark.breaks && mark.status != ObsStatus::Break;
    let drawn = !kind.has_bars() && signs.iter().all(|known| known.sign != "//");
    if drawn && series.iter().flat_map(|series| &series.marks).any(parted) {
        signs.push(Sign { sign: String::from("//"), words: speaker.words(&status_id(ObsStatus::Break)) });
    }
    signs
}

/// What was founded out of areas whose series break there, each once.
fn parted(speaker: &Speaker<'_>, painted: &Painted<'_, '_>, series: &[Series]) -> Vec<String> {
    let breaks =
        |series: &Series| series.marks.iter().any(|mark| mark.breaks && mark.status != ObsStatus::Break);
    let mut founded: Vec<super::founding::Founded> = series
        .iter()
        .enumerate()
        .filter(|(_, one)| breaks(one))
        .flat_map(|(at, _)| painted.founded(at))
        .collect();
    founded.sort();
    founded.dedup();
    founded.iter().filter_map(|(code, _)| super::founding::founded(speaker, code)).collect()
}

/// Whether signs stand beside the numbers of a kind instead of in its marks.
fn written(kind: Kind) -> bool {
    matches!(kind, Kind::Map | Kind::Heat | Kind::Matrix | Kind::Sankey | Kind::FlowMap)
}

/// Place on the axis: years for time, 0, 1, 2 … else.
fn place_at(member: &MemberRef, position: usize, time: bool) -> f64 {
    match member {
        MemberRef::Period(period) if time => period.axis_position(),
        _ => u32::try_from(position).map_or(0.0, f64::from),
    }
}

fn unit(speaker: &Speaker<'_>, kind: Kind) -> String {
    match kind {
        Kind::Stacked { share: true } => speaker.words("unit-percent"),
        _ => speaker.unit(),
    }
}

fn scale_of(kind: Kind, series: &[Series], style: NumberStyle) -> Scale {
    if kind == Kind::Pyramid {
        return pyramid::scale(series, style);
    }
    if kind == (Kind::Stacked { share: true }) {
        return scale::over([0.0, 100.0].into_iter(), true, 5, style);
    }
    let values = series.iter().flat_map(|series| &series.marks).flat_map(|mark| match mark.extent {
        Extent::Number { from, to } if kind.has_bars() => vec![from, to],
        Extent::Number { to, .. } => vec![to],
        Extent::Missing | Extent::Withheld => Vec::new(),
    });
    scale::over(values, kind.has_bars(), 5, style)
}

/// The size by which a bar is sorted: the total where the cube has it, else the sum of what is known.
pub(super) fn size(speaker: &Speaker<'_>, spread: &Spread, place: usize) -> Option<f64> {
    let number = |series: usize| match shown(spread.cell(speaker, place, series)?) {
        Shown::Number(number) => Some(number.value),
        _ => None,
    };
    let total =
        spread.series.iter().position(|members| members.iter().all(|(code, member)| is_total(code, member)));
    if let Some(value) = total.and_then(number) {
        return Some(value);
    }
    let known: Vec<f64> = (0..spread.series.len()).filter_map(number).collect();
    (!known.is_empty()).then(|| known.iter().sum())
}

/// Colours of the series: women, men and totals their own, seven categories by size, the rest grey.
pub(super) fn roles(spread: &Spread, largest: &[f64]) -> Vec<ColourRole> {
    let several = spread.series.len() > 1;
    let own = |members: &spread::Members| {
        let sex = members.iter().find(|(code, _)| code == "sex").map(|(_, member)| member);
        match sex {
            Some(MemberRef::Code(code)) if code == "F" => return Some(ColourRole::Women),
            Some(MemberRef::Code(code)) if code == "M" => return Some(ColourRole::Men),
            _ => {}
        }
        if members.iter().any(|(_, member)| is_rest(member)) {
            return Some(ColourRole::Rest);
        }
        let codes = || members.iter().filter(|(_, member)| matches!(member, MemberRef::Code(_)));
        let total = several && codes().count() > 0 && codes().all(|(code, member)| is_total(code, member));
        // Totals of two sources are two things: each has a colour of its own.
        (total && members.len() == codes().count()).then_some(ColourRole::Total)
    };
    let mut ranked: Vec<usize> =
        (0..spread.series.len()).filter(|at| spread.series.get(*at).and_then(own).is_none()).collect();
    ranked.sort_by(|a, b| {
        let size = |at: &usize| largest.get(*at).copied().unwrap_or(f64::NEG_INFINITY);
        size(b).total_cmp(&size(a))
    });
    // The fifth colour is a grey: it serves only where nothing else is grey.
    let greys = !spread.wholes.is_empty()
        || ranked.len() > 7
        || spread.series.iter().any(|one| one.iter().any(|(_, member)| is_rest(member)));
    let palette: &[u8] = if greys { &[0, 1, 2, 3, 5, 6] } else { &[0, 1, 2, 3, 5, 6, 4] };
    ranked.truncate(palette.len());
    let mut colours = palette.iter();
    spread
        .series
        .iter()
        .enumerate()
        .map(|(at, members)| {
            own(members).unwrap_or_else(|| {
                let next = ranked.contains(&at).then(|| colours.next()).flatten();
                next.map_or(ColourRole::Rest, |number| ColourRole::Category(*number))
            })
        })
        .collect()
}
