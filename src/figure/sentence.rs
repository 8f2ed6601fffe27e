//! One sentence or two that tell a figure to who cannot see it. Every number in them is a number of
//! the figure, or computed from such numbers in the same breath.

use super::course::{course, told_as};
use super::model::{ColourRole, Figure, Kind, Mark, Series};
use super::names;
use super::words::Speaker;
use crate::domain::{DimensionCode, Number, Period, ValueKind};
use crate::query::{Measure, MemberRef};

/// The sentence of a figure.
pub(super) fn sentence(speaker: &Speaker<'_>, figure: &Figure, along: &str) -> String {
    let teller = Teller { speaker, figure, along };
    let mut parts = match figure.kind {
        Kind::Line => teller.over_time(),
        _ if along == DimensionCode::PERIOD => teller.over_time(),
        _ if along == "sex" => teller.by_sex(),
        _ => teller.over_places(),
    };
    parts.extend(teller.women_share());
    parts.extend(teller.missing());
    parts.join(" ")
}

struct Teller<'a, 'b> {
    speaker: &'b Speaker<'a>,
    figure: &'b Figure,
    along: &'b str,
}

impl Teller<'_, '_> {
    fn role(&self, role: ColourRole) -> Option<&Series> {
        self.figure.series.iter().find(|series| series.role == role)
    }

    fn place(&self, mark: &Mark) -> &str {
        self.figure.places.get(mark.place).map_or("", |place| place.label.as_str())
    }

    /// A period within a sentence: `2020`, in Lao `ປີ 2020`.
    fn when(&self, mark: &Mark) -> String {
        let label = self.place(mark);
        // Years, fiscal years and spans of years begin with a year.
        let year = label.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
        if year { self.speaker.say("sentence-year", &[("year", label)]) } else { label.to_owned() }
    }

    /// The period of a mark.
    fn period(&self, mark: &Mark) -> Option<Period> {
        let (row, column) = mark.cell?;
        self.speaker.cube.members(row, column).find_map(|(_, member)| match member {
            MemberRef::Period(period) => Some(*period),
            _ => None,
        })
    }

    /// A number with its unit, and whether it was estimated or forecast.
    fn value(&self, mark: &Mark, number: Number) -> String {
        told_as(&self.speaker.told(number), mark.status, self.speaker.lang)
    }

    /// The series that is told, and its name where it is not the whole subject.
    fn main(&self) -> Option<(&Series, String)> {
        let subject = self.speaker.topic();
        if let Some(total) = self.role(ColourRole::Total) {
            return Some((total, subject));
        }
        let first = match self.figure.series.as_slice() {
            [only] => return Some((only, subject)),
            several => several.iter().max_by(|a, b| last(a).total_cmp(&last(b)))?,
        };
        Some((first, format!("{subject} ({})", first.name)))
    }

    fn over_time(&self) -> Vec<String> {
        let Some((series, subject)) = self.main() else { return Vec::new() };
        let known = series.marks.iter().filter_map(|mark| Some((mark, mark.number?, self.period(mark)?)));
        let numbers = course(known.collect(), |(mark, _, period)| (*period, mark.status));
        let (Some((first, start, _)), Some((last, end, _))) = (numbers.first(), numbers.last()) else {
            return Vec::new();
        };
        let (v1, v2) = (self.value(first, *start), self.value(last, *end));
        let (y1, y2) = (self.when(first), self.when(last));
        if numbers.len() == 1 {
            return vec![
                self.speaker.say("sentence-was", &[("what", &subject), ("value", &v1), ("when", &y1)]),
            ];
        }
        let id = match end.value.total_cmp(&start.value) {
            std::cmp::Ordering::Greater => "sentence-rose",
            std::cmp::Ordering::Less => "sentence-fell",
            std::cmp::Ordering::Equal => "sentence-same",
        };
        let args = [("what", subject.as_str()), ("v1", &v1), ("y1", &y1), ("v2", &v2), ("y2", &y2)];
        vec![self.speaker.say(id, &args)]
    }

    fn by_sex(&self) -> Vec<String> {
        let told = |role| {
            let mark = self.role(role)?.marks.first()?;
            Some(self.value(mark, mark.number?))
        };
        let (Some(women_text), Some(men_text)) = (told(ColourRole::Women), told(ColourRole::Men)) else {
            return self.over_places();
        };
        let subject = self.speaker.topic();
        let args = [("what", subject.as_str()), ("women", &women_text), ("men", &men_text)];
        vec![self.speaker.say("sentence-women-men", &args)]
    }

    fn over_places(&self) -> Vec<String> {
        let Some((series, subject)) = self.main() else { return Vec::new() };
        let mut numbers: Vec<(&Mark, Number)> =
            series.marks.iter().filter_map(|mark| Some((mark, mark.number?))).collect();
        numbers.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
        let (Some((highest, high)), Some((lowest, low))) = (numbers.first(), numbers.last()) else {
            return Vec::new();
        };
        let (v1, v2) = (self.value(highest, *high), self.value(lowest, *low));
        let (p1, p2) = (self.place(highest), self.place(lowest));
        if numbers.len() == 1 {
            return vec![
                self.speaker.say("sentence-one", &[("what", &subject), ("place", p1), ("value", &v1)]),
            ];
        }
        let count = self.speaker.cube.indicator.value_kind == ValueKind::Count
            && self.speaker.cube.measure == Measure::Value;
        let id = match (names::is_place(self.along), count) {
            (_, true) => "sentence-most",
            (_, false) => "sentence-highest",
        };
        let args = [("what", subject.as_str()), ("place1", p1), ("v1", &v1), ("place2", p2), ("v2", &v2)];
        vec![self.speaker.say(id, &args)]
    }

    /// How the share of women went, where the figure has women and men of a count over time.
    fn women_share(&self) -> Option<String> {
        let counted = self.speaker.cube.indicator.value_kind == ValueKind::Count
            && self.speaker.cube.measure == Measure::Value;
        let (women, men) = (self.role(ColourRole::Women)?, self.role(ColourRole::Men)?);
        if !counted || self.along != DimensionCode::PERIOD {
            return None;
        }
        let shares = women.marks.iter().filter_map(|mark| {
            let men = men.marks.iter().find(|other| other.place == mark.place)?.number?.value;
            let women = mark.number?.value;
            (women + men > 0.0).then_some((mark, women / (women + men), self.period(mark)?))
        });
        let shares = course(shares.collect(), |(mark, _, period)| (*period, mark.status));
        let ((first, start, _), (last, end, _)) = (shares.first()?, shares.last()?);
        let (p1, p2) = (self.speaker.percent(*start, 1.0)?, self.speaker.percent(*end, 1.0)?);
        let (y1, y2) = (self.when(first), self.when(last));
        let id = match () {
            () if shares.len() == 1 => "sentence-women-share",
            () if p1 == p2 => "sentence-women-share-same",
            () if end > start => "sentence-women-share-rose",
            () => "sentence-women-share-fell",
        };
        Some(self.speaker.say(id, &[("p1", &p1), ("y1", &y1), ("p2", &p2), ("y2", &y2)]))
    }

    fn missing(&self) -> Option<String> {
        let count = self
            .figure
            .series
            .iter()
            .flat_map(|series| &series.marks)
            .filter(|mark| mark.end().is_none())
            .count();
        (count > 0).then(|| self.speaker.say("sentence-missing", &[("count", &count.to_string())]))
    }
}

fn last(series: &Series) -> f64 {
    series.marks.iter().rev().find_map(|mark| mark.number).map_or(f64::NEG_INFINITY, |number| number.value)
}
