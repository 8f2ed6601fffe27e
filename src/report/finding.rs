//! Sentences found in cubes. Each number is bound to the values it comes from.

use super::builder::Builder;
use super::holding::points;
use super::sentence::{Bound, How, Sentence, bound_of};
use crate::domain::{Aggregation, Code, DimensionCode, Number, ValueKind};
use crate::figure::{dimension_label, member_label, place_label, publication_label, subject, value_words};
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
}

impl<'a, 'b> Teller<'a, 'b> {
    fn new(builder: &'a Builder<'b>, cube: &'a Cube) -> Self {
        let mut teller = Self { builder, cube, numbers: Vec::new(), names: Vec::new(), args: Vec::new() };
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
        let number = Number::new(bound.number().unwrap_or_default(), bound.decimals);
        let words = value_words(self.cube, &self.builder.catalogue, number, lang, style);
        // Digits of a unit (per 100,000 people) are no numbers of the sentence.
        let unit = words.replacen(&bound.text(style), "", 1).trim().to_owned();
        if unit.contains(|letter: char| letter.is_ascii_digit()) {
            self.names.push(unit);
        }
        self.args.push((arg, words));
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

    /// The sentence; `topic` is what it tells, the same whether a number rose or fell.
    fn tell(self, id: &str, weight: u8, topic: &str) -> Sentence {
        let args: Vec<_> = self.args.iter().map(|(name, text)| (*name, text.as_str().into())).collect();
        let text = i18n::say(self.builder.setting.lang, id, &args);
        let about = format!("{} {topic}", self.cube.indicator.code);
        Sentence { text, numbers: self.numbers, names: self.names, weight, about, outdated: false }
    }
}

/// How the totals changed: first and last point, and the largest step between two.
pub(super) fn over_time(builder: &Builder<'_>, cube: &Cube) -> Vec<Sentence> {
    let known: Vec<Bound> = points(cube).into_iter().filter_map(|row| bound_of(cube, row, 0)).collect();
    // Periods of different length are no line.
    let kind = |bound: &Bound| bound.keys.first().map(|key| key.period.kind());
    let Some(last) = known.last() else { return Vec::new() };
    let same: Vec<&Bound> = known.iter().filter(|bound| kind(bound) == kind(last)).collect();
    let Some(first) = same.first().copied().filter(|_| same.len() > 1) else {
        let mut teller = Teller::new(builder, cube);
        teller.value("v", last);
        teller.when("y", last);
        return vec![teller.tell("report-found-was", 1, CHANGE)];
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
        return Some(teller.tell("report-found-same", 1, CHANGE));
    }
    if cube.indicator.value_kind == ValueKind::Percent {
        teller.computed("d", Bound::of(How::Difference, first, last, PERCENT)?, false);
        let id = if rose { "report-found-points-rose" } else { "report-found-points-fell" };
        return Some(teller.tell(id, 2, CHANGE));
    }
    let percent = Bound::of(How::Percent, first, last, PERCENT).filter(|_| from > 0.0 && to >= 0.0);
    let Some(percent) = percent else {
        let id = if rose { "report-found-rose-plain" } else { "report-found-fell-plain" };
        return Some(teller.tell(id, 2, CHANGE));
    };
    teller.computed("p", percent, true);
    Some(teller.tell(if rose { "report-found-rose" } else { "report-found-fell" }, 3, CHANGE))
}

/// The largest change from one point to the next.
fn largest_step(builder: &Builder<'_>, cube: &Cube, known: &[&Bound]) -> Option<Sentence> {
    let step = |pair: &&[&Bound]| match pair {
        [from, to] => (to.number().unwrap_or(0.0) - from.number().unwrap_or(0.0)).abs(),
        _ => 0.0,
    };
    let pair = known.windows(2).max_by(|one, other| step(one).total_cmp(&step(other)))?;
    let [from, to] = pair else { return None };
    let start = from.number()?.abs();
    if step(&pair) < start * NOTABLE {
        return None;
    }
    let mut teller = Teller::new(builder, cube);
    teller.value("v1", from);
    teller.value("v2", to);
    teller.when("y1", from);
    teller.when("y2", to);
    Some(teller.tell("report-found-step", 1, "step"))
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
    if cube.indicator.value_kind == ValueKind::Percent {
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
    vec![teller.tell("report-found-women", 3, "women")]
}

fn gap(builder: &Builder<'_>, cube: &Cube, women: &Bound, men: &Bound) -> Option<Sentence> {
    let higher = women.number()? >= men.number()?;
    let gap = Bound::of(How::Difference, men, women, PERCENT)?;
    let mut teller = Teller::new(builder, cube);
    teller.value("vf", women);
    teller.value("vm", men);
    teller.when("y", women);
    teller.computed("d", gap, false);
    let id = if higher { "report-found-gap-higher" } else { "report-found-gap-lower" };
    Some(teller.tell(id, 2, "women"))
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

/// The largest members of a cube with one dimension down, and their share of the total.
pub(super) fn ranks(builder: &Builder<'_>, cube: &Cube, dimension: &str) -> Vec<Sentence> {
    let known = ranked(builder, cube, dimension);
    let (Some(first), Some(last)) = (known.first(), known.last().filter(|_| known.len() > 1)) else {
        return Vec::new();
    };
    if dimension == DimensionCode::AREA || cube.indicator.aggregation != Aggregation::Sum {
        return vec![extremes(builder, cube, dimension, first, last)];
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
    let mut found = vec![match share {
        Some(share) => {
            teller.computed("p", share, true);
            teller.tell("report-found-largest", 3, &format!("largest {dimension}"))
        }
        None => teller.tell("report-found-largest-plain", 2, &format!("largest {dimension}")),
    }];
    if let (Some(second), Some(third)) = (known.get(1), known.get(2)) {
        let mut teller = Teller::new(builder, cube);
        teller.name("m2", second.1.clone());
        teller.name("m3", third.1.clone());
        teller.value("v2", &second.0);
        teller.value("v3", &third.0);
        found.push(teller.tell("report-found-next", 1, &format!("next {dimension}")));
    }
    found
}

fn extremes(builder: &Builder<'_>, cube: &Cube, dimension: &str, first: &Ranked, last: &Ranked) -> Sentence {
    let mut teller = Teller::new(builder, cube);
    teller.name("m1", first.1.clone());
    teller.name("m2", last.1.clone());
    teller.value("v1", &first.0);
    teller.value("v2", &last.0);
    teller.when("y", &first.0);
    teller.tell("report-found-highest", 2, &format!("highest {dimension}"))
}

/// Two publications that say different things about the same period: periods down, publications across.
pub(super) fn sources(builder: &Builder<'_>, cube: &Cube) -> Option<Sentence> {
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
        return Some(teller.tell("report-found-sources", 2, "sources"));
    }
    None
}
