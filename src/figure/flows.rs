//! Flows from origins to destinations.

use super::atlas;
use super::body::{Body, FlowMapBody, FlowsBody};
use super::build::drawn_signs;
use super::error::FigureError;
use super::make::Parts;
use super::marks::Painted;
use super::model::{ColourRole, Extent, Figure, Kind, Mark, PlaceOnAxis, Series, Shape};
use super::names;
use super::narrow;
use super::spread::{self, Spread};
use super::words::Speaker;
use crate::domain::{Aggregation, Code, DimensionCode, Number, ObsStatus, Period};
use crate::query::{Measure, MemberRef};

/// Names on one side; the smaller flows are put together. A map has room for all provinces.
const MOST: usize = 12;
const MOST_ON_MAP: usize = 18;

/// Flows at one moment: from the origins on the axes, or from the place the whole is about, to the
/// destinations on the axes, or to that place.
///
/// # Errors
/// [`FigureError::NoFlows`] without origins and destinations; [`FigureError::NotParts`] for numbers that
/// cannot be added; [`FigureError::NotAcross`] for a map of flows that are not between the country and others.
pub(super) fn flows(
    speaker: &Speaker<'_>,
    kind: Kind,
    moment: Option<Period>,
) -> Result<Figure, FigureError> {
    let (from, to) = names::sides_of_flows(speaker.cube).ok_or(FigureError::NoFlows)?;
    if speaker.cube.indicator.aggregation != Aggregation::Sum || speaker.cube.measure != Measure::Value {
        return Err(FigureError::NotParts);
    }
    let part = narrow::to_one_each(speaker, &[from, to], moment);
    let here = Speaker { cube: &part.cube, ..*speaker };
    let mut foot = here.foot()?;
    let many = if names::members_of(&part.cube, from).len() > 1 { from } else { to };
    let mut spread = spread::spread(&here, many);
    spread::drop_wholes_among_places(&here, &mut spread);
    let several = spread.series.len() > 1;
    if several {
        let total =
            |members: &spread::Members| members.iter().any(|(code, member)| names::is_total(code, member));
        spread.drop_series(total, false);
    }
    let sizes: Vec<Option<f64>> =
        (0..spread.places.len()).map(|place| super::build::size(&here, &spread, place)).collect();
    spread::sort_places(&mut spread, |place| sizes.get(place).copied().flatten());
    let lines = lines(&here, &spread);
    if lines.iter().any(|line| line.number.value < 0.0) {
        return Err(FigureError::NotParts);
    }
    if lines.is_empty() {
        return Err(FigureError::NoFlows);
    }
    let hidden = hidden(&here, &spread);
    if hidden > 0 {
        foot.notes.push(here.say("sentence-missing", &[("count", &hidden.to_string())]));
    }
    let other = |series: usize| -> Node {
        let member = spread
            .series
            .get(series)
            .and_then(|members| members.iter().find(|(code, _)| code == from || code == to));
        match member {
            Some((code, member)) => Node::of(here.member(code, member), member),
            None => home(&here),
        }
    };
    let most = if kind == Kind::FlowMap { MOST_ON_MAP } else { MOST };
    let table = Table::of(&here, &spread, lines, (many == from, most), other);
    let on_map = if kind == Kind::FlowMap { Some(table.on_map()?) } else { None };
    foot.notes.extend(part.notes.iter().cloned());
    foot.notes.push(here.words("figure-note-flows-sum"));
    if on_map.is_some() {
        foot.notes.push(here.words("figure-note-flow-map"));
        foot.notes.push(here.words("figure-note-boundaries"));
    }
    let (places, series, mut body) = table.figure(&here);
    body.sides = (here.words("flows-from"), here.words("flows-to"));
    foot.signs = drawn_signs(&here, kind, &series);
    let body = match on_map {
        Some((areas, places_inside)) => Body::FlowMap(FlowMapBody { flows: body, areas, places_inside }),
        None => Body::Flows(body),
    };
    let mut figure = Parts { kind, along: many, places, series, body, foot }.figure(&here);
    figure.sentence = sentence(&here, &figure);
    part.lead_back(&mut figure);
    Ok(figure)
}

fn is_home(member: &MemberRef) -> bool {
    matches!(member, MemberRef::Code(code) if code == "LA")
}

/// The place the whole cube is about.
fn home(speaker: &Speaker<'_>) -> Node {
    let here = MemberRef::Code(Code::from("LA"));
    let area = speaker.cube.fixed_member(DimensionCode::AREA).unwrap_or(&here);
    Node::of(speaker.member(DimensionCode::AREA, area), area)
}

/// A flow of the cube.
struct Line {
    place: usize,
    series: usize,
    number: Number,
    mark: Mark,
}

fn lines(speaker: &Speaker<'_>, spread: &Spread) -> Vec<Line> {
    let places: Vec<PlaceOnAxis> = spread
        .places
        .iter()
        .map(|member| PlaceOnAxis { at: 0.0, label: speaker.member(&spread.along, member) })
        .collect();
    let bars = Painted::new(speaker, spread, &places).bars();
    let mut out = Vec::new();
    for (series, one) in bars.into_iter().enumerate() {
        for mark in one.marks {
            let Some(number) = mark.number.filter(|number| number.value != 0.0) else { continue };
            out.push(Line { place: mark.place, series, number, mark });
        }
    }
    out
}

/// Flows without a number to show.
fn hidden(speaker: &Speaker<'_>, spread: &Spread) -> usize {
    let without = |cell: &&(usize, usize)| {
        let cell = speaker.cube.cell(cell.0, cell.1);
        cell.is_some_and(|cell| matches!(super::shown(cell), super::Shown::Missing | super::Shown::Withheld))
    };
    spread.cells.values().filter(without).count()
}

/// A name on one side.
#[derive(Clone, PartialEq)]
struct Node {
    label: String,
    area: Option<Code>,
    home: bool,
    rest: bool,
}

impl Node {
    fn of(label: String, member: &MemberRef) -> Self {
        let area = if let MemberRef::Code(code) = member { Some(code.clone()) } else { None };
        Self { label, area, home: is_home(member), rest: names::is_rest(member) }
    }
}

/// Areas of origins and of destinations, and whether the origins lie on the map.
type OnMap = ((Vec<Option<Code>>, Vec<Option<Code>>), bool);

/// Flows by where they come from and where they go to.
struct Table {
    from: Vec<Node>,
    to: Vec<Node>,
    flows: Vec<(usize, usize, Number, Mark)>,
}

impl Table {
    fn of(
        speaker: &Speaker<'_>,
        spread: &Spread,
        lines: Vec<Line>,
        (places_are_origins, most): (bool, usize),
        other: impl Fn(usize) -> Node,
    ) -> Self {
        let many: Vec<Node> = spread
            .places
            .iter()
            .map(|member| Node::of(speaker.member(&spread.along, member), member))
            .collect();
        let others: Vec<Node> = (0..spread.series.len()).map(other).collect();
        let (many, by_place) = put_together(speaker, many, (&lines, most), |line| line.place);
        let (others, by_series) = put_together(speaker, others, (&lines, most), |line| line.series);
        let mut flows: Vec<(usize, usize, Number, Mark)> = Vec::new();
        for line in lines {
            let ends = (by_place.get(line.place), by_series.get(line.series));
            let (Some(place), Some(series)) = ends else { continue };
            let (from, to) = if places_are_origins { (*place, *series) } else { (*series, *place) };
            match flows.iter_mut().find(|flow| (flow.0, flow.1) == (from, to)) {
                Some((_, _, sum, mark)) => {
                    *sum = Number::new(sum.value + line.number.value, sum.decimals.max(line.number.decimals));
                    mark.cell = None;
                    (mark.status, mark.hollow) = (ObsStatus::Normal, false);
                }
                None => flows.push((from, to, line.number, line.mark)),
            }
        }
        let (from, to) = if places_are_origins { (many, others) } else { (others, many) };
        Self { from, to, flows }
    }

    /// Which side lies on the map: the one of the country or its provinces.
    fn on_map(&self) -> Result<OnMap, FigureError> {
        let within = |nodes: &[Node]| {
            let here = |node: &Node| {
                let outlined = |code: &Code| code == "LA" || atlas::outline_of(code.as_str()).is_some();
                node.area.as_ref().is_some_and(outlined)
            };
            nodes.iter().any(here) && nodes.iter().all(|node| node.rest || here(node))
        };
        let areas = |nodes: &[Node]| nodes.iter().map(|node| node.area.clone()).collect();
        let both = (areas(&self.from), areas(&self.to));
        match (within(&self.from), within(&self.to)) {
            (true, false) => Ok((both, true)),
            (false, true) => Ok((both, false)),
            _ => Err(FigureError::NotAcross),
        }
    }

    /// Places, series and sums of the figure.
    fn figure(self, speaker: &Speaker<'_>) -> (Vec<PlaceOnAxis>, Vec<Series>, FlowsBody) {
        let sum = |end: fn(&(usize, usize, Number, Mark)) -> usize, at: usize| {
            let flows = self.flows.iter().filter(|flow| end(flow) == at);
            let decimals = flows.clone().map(|flow| flow.2.decimals).max().unwrap_or(0);
            let mut signs: Vec<&str> = flows.clone().map(|flow| flow.3.status.sign()).collect();
            signs.dedup();
            let total: f64 = flows.map(|flow| flow.2.value).sum();
            let text = super::model::short_number(Number::new(total, decimals), speaker.style);
            match signs.as_slice() {
                [sign] if !sign.is_empty() => (total, format!("{text} {sign}")),
                _ => (total, text),
            }
        };
        let body = FlowsBody {
            sides: (String::new(), String::new()),
            from: (0..self.from.len()).map(|at| sum(|flow| flow.0, at)).collect(),
            to: (0..self.to.len()).map(|at| sum(|flow| flow.1, at)).collect(),
            home: (at_home(&self.from), at_home(&self.to)),
        };
        let places = (0_u32..)
            .zip(&self.from)
            .map(|(at, node)| PlaceOnAxis { at: f64::from(at), label: node.label.clone() })
            .collect();
        let mut series: Vec<Series> = self
            .to
            .iter()
            .map(|node| Series {
                name: node.label.clone(),
                role: if node.rest { ColourRole::Rest } else { ColourRole::Category(0) },
                shape: Shape::Square,
                marks: Vec::new(),
                end_value: None,
            })
            .collect();
        for (from, to, number, mark) in self.flows {
            let (Some(here), Some(there)) = (self.from.get(from), series.get_mut(to)) else { continue };
            let words = format!("{} → {}: {}", here.label, there.name, speaker.value(number));
            let status = mark.status;
            let words = if status == ObsStatus::Normal {
                words
            } else {
                format!("{words} ({})", speaker.words(&super::cell::status_id(status)))
            };
            there.marks.push(Mark {
                place: from,
                extent: Extent::Number { from: 0.0, to: number.value },
                number: Some(number),
                joined: false,
                words,
                ..mark
            });
        }
        for one in &mut series {
            one.marks.sort_by_key(|mark| mark.place);
        }
        (places, series, body)
    }
}

fn at_home(nodes: &[Node]) -> Vec<usize> {
    nodes.iter().enumerate().filter(|(_, node)| node.home).map(|(at, _)| at).collect()
}

/// The largest names of a side, the others as one; and for each old name the new position.
fn put_together(
    speaker: &Speaker<'_>,
    nodes: Vec<Node>,
    (lines, most): (&[Line], usize),
    end: impl Fn(&Line) -> usize,
) -> (Vec<Node>, Vec<usize>) {
    let sum = |at: usize| -> f64 {
        lines.iter().filter(|line| end(line) == at).map(|line| line.number.value).sum()
    };
    let mut ranked: Vec<usize> = (0..nodes.len()).filter(|at| sum(*at) > 0.0).collect();
    ranked.sort_by(|a, b| {
        let rest = |at: &usize| nodes.get(*at).is_some_and(|node| node.rest);
        rest(a).cmp(&rest(b)).then(sum(*b).total_cmp(&sum(*a)))
    });
    let shown = if ranked.len() > most { most - 1 } else { ranked.len() };
    let mut kept: Vec<Node> = ranked.iter().take(shown).filter_map(|at| nodes.get(*at).cloned()).collect();
    let others = ranked.len() - shown;
    if others > 0 {
        let label = speaker.say("flows-others", &[("count", &others.to_string())]);
        kept.push(Node { label, area: None, home: false, rest: true });
    }
    let position = |at: usize| ranked.iter().position(|old| *old == at).unwrap_or(usize::MAX).min(shown);
    let new = (0..nodes.len()).map(position).collect();
    (kept, new)
}

/// The largest flow, and what part of all it is.
fn sentence(speaker: &Speaker<'_>, figure: &Figure) -> String {
    let flows =
        || {
            figure.series.iter().filter(|series| series.role != ColourRole::Rest).flat_map(|series| {
                series.marks.iter().filter_map(move |mark| Some((series, mark, mark.number?)))
            })
        };
    let Some((series, mark, number)) = flows().max_by(|a, b| a.2.value.total_cmp(&b.2.value)) else {
        return String::new();
    };
    let all: f64 =
        figure.series.iter().flat_map(|one| &one.marks).filter_map(|mark| mark.number).map(|n| n.value).sum();
    let from = figure.places.get(mark.place).map_or("", |place| place.label.as_str());
    let value = speaker.value(number);
    let mut parts =
        vec![speaker.say("sentence-flow", &[("from", from), ("to", &series.name), ("value", &value)])];
    if let Some(percent) = speaker.percent(number.value, all) {
        parts.push(speaker.say("sentence-flow-part", &[("percent", &percent)]));
    }
    parts.join(" ")
}
