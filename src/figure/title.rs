//! Titles: what, where, of whom, by what, when.

use super::names;
use super::words::Speaker;
use crate::domain::{Code, DimensionCode, Lang, Period};
use crate::i18n::{self, period};
use crate::query::{Compared, MemberRef};

/// Expressions that say that a name already tells its place.
const NAMES_ITS_PLACE: [&str; 6] = ["Lao PDR", "abroad", "ສປປ ລາວ", "ຕ່າງປະເທດ", "Lao ", "ລາວຢູ່"];
const HERE: [(&str, &str); 2] = [("in the country", "in "), ("ຢູ່ໃນປະເທດ", "ຢູ່ ")];

impl Speaker<'_> {
    /// The indicator with its place: `International migrants living in Lao PDR`.
    pub fn subject(&self) -> String {
        let members = names::members_of(self.cube, DimensionCode::INDICATOR);
        let mut codes = members.into_iter().filter(|member| matches!(member, MemberRef::Code(_)));
        if let (Some(one), Some(two)) = (codes.next(), codes.next()) {
            let [one, two] = [one, two].map(|member| self.member(DimensionCode::INDICATOR, member));
            return self.say("title-beside", &[("one", &one), ("two", &two)]);
        }
        let full = self.cube.indicator.names.get(self.lang);
        // "(stock)" tells statisticians how it is counted; a title tells what.
        let name =
            full.strip_suffix(')').and_then(|text| text.rsplit_once(" (")).map_or(full, |(name, _)| name);
        let here = Code::from("LA");
        let area = match self.held(DimensionCode::AREA) {
            Some(MemberRef::Code(area)) => area,
            // Provinces and districts side by side: the place of the whole is the country.
            _ if names::is_within_country(self.catalogue, self.cube) => &here,
            _ => return name.to_owned(),
        };
        let place = names::place_label(self.catalogue, DimensionCode::AREA, area, self.lang);
        for (here, preposition) in HERE {
            if let Some((before, after)) = name.split_once(here) {
                return format!("{before}{preposition}{place}{after}");
            }
        }
        // A place that the name already tells is not told twice: "workers registered in Thailand, Thailand".
        let told = !area.is_total() && name.contains(&names::place_name(self.catalogue, area, self.lang));
        if told || (area == "LA" && NAMES_ITS_PLACE.iter().any(|text| name.contains(text))) {
            return name.to_owned();
        }
        if !NAMES_ITS_PLACE.iter().any(|text| name.contains(text)) {
            return self.say("title-in", &[("what", name), ("place", &place)]);
        }
        self.say("title-of", &[("what", name), ("member", &place)])
    }

    /// What a sentence is about: the subject with the members that hold for the whole of it, so that
    /// a part is never told as the whole.
    pub fn topic(&self) -> String {
        let held: Vec<String> = self.narrowed().iter().map(|one| self.qualified(one)).collect();
        let subject = self.subject();
        if held.is_empty() { subject } else { format!("{subject} ({})", held.join("; ")) }
    }

    /// A member with its dimension; women and men speak for themselves.
    fn qualified(&self, (dimension, member): &(&str, &MemberRef)) -> String {
        let label = self.member(dimension, member);
        match *dimension {
            "sex" if self.lang == Lang::En => label.to_lowercase(),
            "sex" => label,
            _ => {
                let dimension = self.dimension(dimension);
                self.say("title-member", &[("dimension", &dimension), ("member", &label)])
            }
        }
    }

    /// What, where, by what, when.
    pub fn title(&self) -> String {
        let mut title = self.subject();
        for one in self.narrowed() {
            title = self.say("title-of", &[("what", &title), ("member", &self.qualified(&one))]);
        }
        let by: Vec<String> = self.split_by().into_iter().map(|code| self.dimension(code)).collect();
        if !by.is_empty() {
            title = self.say("title-by", &[("what", &title), ("dimensions", &self.list(&by))]);
        }
        match self.when() {
            Some(when) => self.say("title-when", &[("what", &title), ("when", &when)]),
            None => title,
        }
    }

    /// The member of a dimension that holds for the whole cube: fixed, or the only one on its axis.
    fn held(&self, dimension: &str) -> Option<&MemberRef> {
        self.cube.fixed_member(dimension).or_else(|| match names::members_of(self.cube, dimension)[..] {
            [only] => Some(only),
            _ => None,
        })
    }

    /// Members that hold for the whole cube and are no total, other than place, time and source.
    fn narrowed(&self) -> Vec<(&str, &MemberRef)> {
        let silent = [
            DimensionCode::AREA,
            DimensionCode::PERIOD,
            DimensionCode::SOURCE,
            DimensionCode::INDICATOR,
            Compared::DIMENSION,
        ];
        let fixed = self.cube.fixed.iter().map(|(code, _)| code.as_str());
        let levels = self.cube.row_levels.iter().chain(&self.cube.column_levels);
        let name = self.cube.indicator.names.get(self.lang);
        let mut codes: Vec<&str> = Vec::new();
        for code in fixed.chain(levels.map(|level| level.dimension.as_str())) {
            if !silent.contains(&code) && !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
            .into_iter()
            .filter_map(|code| Some((code, self.held(code)?)))
            .filter(|(code, member)| !names::is_total(code, member))
            .filter(|(code, member)| !(names::is_place(code) && name.contains(&self.member(code, member))))
            .collect()
    }

    /// Dimensions the numbers are split by, other than time and source.
    pub fn split_by(&self) -> Vec<&str> {
        self.cube
            .row_levels
            .iter()
            .chain(&self.cube.column_levels)
            .map(|level| level.dimension.as_str())
            .filter(|code| ![DimensionCode::PERIOD, DimensionCode::SOURCE].contains(code))
            .filter(|code| ![DimensionCode::INDICATOR, Compared::DIMENSION].contains(code))
            .filter(|code| names::members_of(self.cube, code).len() > 1)
            .collect()
    }

    /// The time of the numbers: `2020`, `1990–2020`, `July 1950 – June 2025`.
    pub fn when(&self) -> Option<String> {
        if let Some(MemberRef::Period(fixed)) = self.cube.fixed_member(DimensionCode::PERIOD) {
            return Some(period(self.lang, *fixed));
        }
        let periods: Vec<Period> = names::members_of(self.cube, DimensionCode::PERIOD)
            .into_iter()
            .filter_map(|member| if let MemberRef::Period(period) = member { Some(*period) } else { None })
            .collect();
        i18n::span(self.lang, &periods)
    }
}
