//! Sentences found in cubes. Each number is bound to the values it comes from.

use super::builder::Builder;
use super::holding::points;
use super::sentence::{Bound, How, Sentence, bound_of, key_of};
use crate::domain::{Aggregation, Code, DimensionCode, Number, ObsStatus};
use crate::figure::{
    course, dimension_label, member_label, place_label, publication_label, subject, told_as, told_decimals,
    told_status, value_words,
};
use crate::i18n::{self, period};
use crate::query::{Cube, MemberRef};

/// Decimals of a computed percentage.
const PERCENT: u8 = 1;

/// What the sentences about first and last point tell.
const CHANGE: &str = "change";

/// A step is told from this part of what it began with.
const NOTABLE: f64 = 0.25;

/// A sentence under way.
struct Teller<'a, 'b> {
    builder: &'a Builder<'b>,
    cube: &'a Cube,
    numbers: Vec<Bound>,
    names: Vec<String>,
    args: Vec<(&'static str, String)>,
    /// Whether every number asked for was there: a sentence without one is not told.
    whole: bool,
}

impl<'a, 'b> Teller<'a, 'b> {
    fn new(builder: &'a Builder<'b>, cube: &'a Cube) -> Self {
        let mut teller =
            Self { builder, cube, numbers: Vec::new(), names: Vec::new(), args: Vec::new(), whole: true };
        let what = subject(cube, &builder.catalogue, builder.setting.lang);
        teller.name("what", what);
        teller
    }

    fn name(&mut self, arg: &'static str, text: String) {
        self.names.push(text.clone());
        self.args.push((arg, text));
    }

    /// A value with its unit.
    fn value(&mut self, arg: &'static str, bound: &Bound) {
        let (lang, style) = (self.builder.setting.lang, self.builder.setting.style);
        let Some(number) = bound.number() else {
            self.whole = false;
            return;
        };
        let bound = &Bound { decimals: shown_decimals(self.cube, bound), ..bound.clone() };
        let number = Number::new(number, bound.decimals);
        let words = value_words(self.cube, &self.builder.catalogue, number, lang, style);
        // Digits of a unit (per 100,000 people) are no numbers of the sentence.
        let unit = words.replacen(&bound.text(style), "", 1).trim().to_owned();
        if unit.contains(|letter: char| letter.is_ascii_digit()) {
            self.names.push(unit);
        }
        self.args.push((arg, told_as(&words, status_of(self.cube, bound), lang)));
        self.numbers.push(bound.clone());
    }

    /// A computed number: with `%`, or as it is.
    fn computed(&mut self, arg: &'static str, bound: Bound, percent: bool) {
        let text = bound.text(self.builder.setting.style);
        let text = if percent { self.builder.say("value-PT", &[("number", &text)]) } else { text };
        self.args.push((arg, text));
        self.numbers.push(bound);
    }

    /// The period of a row within a sentence.
    fn when(&mut self, arg: &'static str, bound: &Bound) {
        let Some(key) = bound.keys.first() else { return };
        let text = period(self.builder.setting.lang, key.period);
        self.names.push(text.clone());
        let year = text.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
        let text = if year { self.builder.say("sentence-year", &[("year", &text)]) } else { text };
        self.args.push((arg, text));
    }

    /// The sentence, if no number of it is missing; `topic` is what it tells, the same whether a number
    /// rose or fell.
    fn tell(self, id: &str, weight: u8, topic: &str) -> Option<Sentence> {
        if !self.whole {
            return None;
        }
        let args: Vec<_> = self.args.iter().map(|(name, text)| (*name, text.as_str().into())).collect();
        let text = i18n::say(self.builder.setting.lang, id, &args);
        let about = format!("{} {topic}", self.cube.indicator.code);
        Some(Sentence { text, numbers: self.numbers, names: self.names, weight, about, outdated: false })
    }
}

/// The status of the value behind a number, in the cube that it was taken from.
fn status_of(cube: &Cube, bound: &Bound) -> ObsStatus {
    let key = bound.keys.first();
    let cells = (0..cube.rows.len()).flat_map(|row| (0..cube.columns.len()).map(move |column| (row, column)));
    cells
        .into_iter()
        .find(|(row, column)| key_of(cube, *row, *column).as_ref() == key)
        .and_then(|(row, column)| cube.cell(row, column))
        .map_or(ObsStatus::Normal, told_status)
}

/// How the totals changed: first and last point, and the largest step between two.
pub(super) fn over_time(builder: &Builder<'_>, cube: &Cube) -> Vec<Sentence> {
    let known: Vec<Bound> = points(cube).into_iter().filter_map(|row| bound_of(cube, row, 0)).collect();
    let dated = known.into_iter().filter_map(|bound| {
        let moment = (bound.keys.first()?.period, status_of(cube, &bound));
        Some((bound, moment))
    });
    let same: Vec<Bound> =
        course(dated.collect(), |(_, moment)| *moment).into_iter().map(|(bound, _)| bound).collect();
    let Some(last) = same.last() else { return Vec::new() };
    let Some(first) = same.first().filter(|_| same.len() > 1) else {
        let mut teller = Teller::new(builder, cube);
        teller.value("v", last);
        teller.when("y", last);
        return teller.tell("report-found-was", 1, CHANGE).into_iter().collect();
    };
    let mut found: Vec<Sentence> = change(builder, cube, first, last).into_iter().collect();
    if same.len() > 4 {
        found.extend(largest_step(builder, cube, &same));
    }
    found
}

fn change(builder: &Builder<'_>, cube: &Cube, first: &Bound, last: &Bound) -> Option<Sentence> {
    let (from, to) = (first.number()?, last.number()?);
    let mut teller = Teller::new(builder, cube);
    teller.value("v1", first);
    teller.value("v2", last);
    teller.when("y1", first);
    teller.when("y2", last);
    let rose = to > from;
    if (to - from).abs() < f64::EPSILON {
        return teller.tell("report-found-same", 1, CHANGE);
    }
    if cube.indicator.is_percent() {
        teller.computed("d", Bound::of(How::Difference, first, last, decimals(cube, first, last))?, false);
        let id = if rose { "report-found-points-rose" } else { "report-found-points-fell" };
        return teller.tell(id, 2, CHANGE);
    }
    let percent = Bound::of(How::Percent, first, last, PERCENT).filter(|_| from > 0.0 && to >= 0.0);
    let Some(percent) = percent else {
        let id = if rose { "report-found-rose-plain" } else { "report-found-fell-plain" };
        return teller.tell(id, 2, CHANGE);
    };
    teller.computed("p", percent, true);
    teller.tell(if rose { "report-found-rose" } else { "report-found-fell" }, 3, CHANGE)
}

/// Decimals with which a sentence writes a number.
fn shown_decimals(cube: &Cube, bound: &Bound) -> u8 {
    bound.number().map_or(bound.decimals, |number| told_decimals(cube, Number::new(number, bound.decimals)))
}

/// Decimals that show both numbers as they are written, so that their difference agrees with them.
fn decimals(cube: &Cube, one: &Bound, other: &Bound) -> u8 {
    shown_decimals(cube, one).max(shown_decimals(cube, other)).max(PERCENT)
}

/// The largest change from one point to the next.
fn largest_step(builder: &Builder<'_>, cube: &Cube, known: &[Bound]) -> Option<Sentence> {
    let steps = known.windows(2).filter_map(|pair| match pair {
        [from, to] => Some((from, to, (to.number()? - from.number()?).abs())),
        _ => None,
    });
    let (from, to, step) = steps.max_by(|one, other| one.2.total_cmp(&other.2))?;
    if step < from.number()?.abs() * NOTABLE {
        return None;
    }
    let mut teller = Teller::new(builder, cube);
    teller.value("v1", from);
    teller.value("v2", to);
    teller.when("y1", from);
    teller.when("y2", to);
    teller.tell("report-found-step", 1, "step")
}

/// Women in the newest period of a cube with periods down and sexes across.
pub(super) fn women(builder: &Builder<'_>, cube: &Cube) -> Vec<Sentence> {
    let column = |code: &str| {
        cube.columns.iter().position(|header| {
            header.members.iter().any(|member| matches!(member, MemberRef::Code(one) if one.as_str() == code))
        })
    };
    let (Some(women), Some(men)) = (column("F"), column("M")) else { return Vec::new() };
    let newest = (0..cube.rows.len())
        .rev()
        .find_map(|row| Some((bound_of(cube, row, women)?, bound_of(cube, row, men)?, row)));
    let Some((women, men, row)) = newest else { return Vec::new() };
    if cube.indicator.is_percent() {
        return gap(builder, cube, &women, &men).into_iter().collect();
    }
    let total = column(Code::TOTAL).and_then(|total| bound_of(cube, row, total));
    let Some(total) = total.filter(|_| cube.indicator.aggregation == Aggregation::Sum) else {
        return Vec::new();
    };
    let Some(share) = Bound::of(How::Share, &women, &total, PERCENT) else { return Vec::new() };
    let mut teller = Teller::new(builder, cube);
    teller.value("v", &total);
    teller.value("vf", &women);
    teller.when("y", &women);
    teller.computed("p", share, true);
    teller.tell("report-found-women", 3, "women").into_iter().collect()
}

fn gap(builder: &Builder<'_>, cube: &Cube, women: &Bound, men: &Bound) -> Option<Sentence> {
    let higher = women.number()? >= men.number()?;
    let gap = Bound::of(How::Difference, men, women, decimals(cube, women, men))?;
    let mut teller = Teller::new(builder, cube);
    teller.value("vf", women);
    teller.value("vm", men);
    teller.when("y", women);
    teller.computed("d", gap, false);
    let id = if higher { "report-found-gap-higher" } else { "report-found-gap-lower" };
    teller.tell(id, 2, "women")
}

/// A member of a ranking: its number, its name, its size.
type Ranked = (Bound, String, f64);

/// The members of a cube with one dimension down that have a number, largest first.
fn ranked(builder: &Builder<'_>, cube: &Cube, dimension: &str) -> Vec<Ranked> {
    let (catalogue, lang) = (&builder.catalogue, builder.setting.lang);
    let place = ["area", "origin", "destination", "citizenship"].contains(&dimension);
    let mut known: Vec<Ranked> = (0..cube.rows.len())
        .filter_map(|row| {
            let member = cube.rows.get(row)?.members.first()?;
            let MemberRef::Code(code) = member else { return None };
            if code.is_total() || [Code::OTHER, Code::UNKNOWN].contains(&code.as_str()) {
                return None;
            }
            let bound = bound_of(cube, row, 0)?;
            let number = bound.number()?;
            let name = if place {
                place_label(catalogue, dimension, code, lang)
            } else {
                member_label(catalogue, dimension, member, lang)
            };
            Some((bound, name, number))
        })
        .collect();
    known.sort_by(|one, other| other.2.total_cmp(&one.2));
    known
}

/// The largest member of a cube with one dimension down.
pub(super) fn largest(cube: &Cube) -> Option<&Code> {
    let known = (0..cube.rows.len()).filter_map(|row| {
        let MemberRef::Code(code) = cube.rows.get(row)?.members.first()? else { return None };
        let is_part = !code.is_total() && ![Code::OTHER, Code::UNKNOWN].contains(&code.as_str());
        Some((code, bound_of(cube, row, 0)?.number()?)).filter(|_| is_part)
    });
    known.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(code, _)| code)
}

/// The largest members of a cube with one dimension down, and their share of the total.
pub(super) fn ranks(builder: &Builder<'_>, cube: &Cube, dimension: &str) -> Vec<Sentence> {
    let known = ranked(builder, cube, dimension);
    let (Some(first), Some(last)) = (known.first(), known.last().filter(|_| known.len() > 1)) else {
        return Vec::new();
    };
    if dimension == DimensionCode::AREA || cube.indicator.aggregation != Aggregation::Sum {
        return extremes(builder, cube, dimension, first, last).into_iter().collect();
    }
    let mut teller = Teller::new(builder, cube);
    let label = dimension_label(&builder.catalogue, dimension, Some(cube), builder.setting.lang);
    teller.name("dimension", label);
    teller.name("m", first.1.clone());
    teller.value("v", &first.0);
    teller.when("y", &first.0);
    let is_total = |member: &MemberRef| matches!(member, MemberRef::Code(code) if code.is_total());
    let total = (0..cube.rows.len())
        .find(|row| cube.rows.get(*row).and_then(|header| header.members.first()).is_some_and(is_total))
        .and_then(|row| bound_of(cube, row, 0));
    let share = total.and_then(|total| Bound::of(How::Share, &first.0, &total, PERCENT));
    let told = match share {
        Some(share) => {
            teller.computed("p", share, true);
            teller.tell("report-found-largest", 3, &format!("largest {dimension}"))
        }
        None => teller.tell("report-found-largest-plain", 2, &format!("largest {dimension}")),
    };
    let mut found: Vec<Sentence> = told.into_iter().collect();
    if let (Some(second), Some(third)) = (known.get(1), known.get(2)) {
        let mut teller = Teller::new(builder, cube);
        teller.name("m2", second.1.clone());
        teller.name("m3", third.1.clone());
        teller.value("v2", &second.0);
        teller.value("v3", &third.0);
        found.extend(teller.tell("report-found-next", 1, &format!("next {dimension}")));
    }
    found
}

fn extremes(
    builder: &Builder<'_>,
    cube: &Cube,
    dimension: &str,
    first: &Ranked,
    last: &Ranked,
) -> Option<Sentence> {
    let mut teller = Teller::new(builder, cube);
    teller.name("m1", first.1.clone());
    teller.name("m2", last.1.clone());
    teller.value("v1", &first.0);
    teller.value("v2", &last.0);
    teller.when("y", &first.0);
    teller.tell("report-found-highest", 2, &format!("highest {dimension}"))
}

/// Two publications that say different things about the same period: periods down, publications across.
/// `topic` tells the whole and its members apart.
pub(super) fn sources(builder: &Builder<'_>, cube: &Cube, topic: &str) -> Option<Sentence> {
    for row in (0..cube.rows.len()).rev() {
        let said: Vec<Bound> =
            (0..cube.columns.len()).filter_map(|column| bound_of(cube, row, column)).collect();
        let (Some(one), Some(other)) = (said.first(), said.get(1)) else { continue };
        if one.number() == other.number() {
            continue;
        }
        let mut teller = Teller::new(builder, cube);
        for (arg, value, bound) in [("s1", "v1", one), ("s2", "v2", other)] {
            let publication = &bound.keys.first()?.publication;
            let name = publication_label(&builder.catalogue, publication, builder.setting.lang);
            teller.name(arg, name);
            teller.value(value, bound);
        }
        teller.when("y", one);
        let (low, high) = (one.number()?.min(other.number()?), one.number()?.max(other.number()?));
        // Half as much again is no difference of rounding: it must not be overlooked.
        return teller.tell("report-found-sources", if high > 1.5 * low { 3 } else { 2 }, topic);
    }
    None
}
