//! The description of a figure: marks in data coordinates, and words. Nothing here knows a toolkit,
//! a pixel or a colour value; the window and the SVG writer both draw from it.

use crate::domain::{Date, Lang, Number, ObsStatus};
use crate::i18n::NumberStyle;
use serde::{Deserialize, Serialize};

/// How the numbers are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// Lines over time, labelled at their ends.
    Line,
    /// One bar a category, or one column a period.
    Bar,
    /// Bars of several series side by side.
    Grouped,
    /// Parts of a whole on top of each other.
    Stacked {
        /// In percent of the whole.
        share: bool,
    },
    /// Men to the left and women to the right of one line, by age, the oldest above.
    Pyramid,
    /// Points of several series on one row a category, with the distance between them.
    Dot,
    /// Provinces coloured by class.
    Map,
    /// A table of colours.
    Heat,
    /// A table of colours of origins and destinations.
    Matrix,
    /// Flows from origins to destinations, as wide as they are large.
    Sankey,
    /// Flows between Lao PDR, or its provinces on a map, and the countries around it.
    FlowMap,
    /// Lines between two moments, named at both ends.
    Slope,
    /// A named point each place, by two numbers.
    Scatter,
}

impl Kind {
    /// Every kind, in the order of the chooser.
    pub const ALL: [Self; 14] = [
        Self::Line,
        Self::Bar,
        Self::Grouped,
        Self::Stacked { share: false },
        Self::Stacked { share: true },
        Self::Dot,
        Self::Pyramid,
        Self::Map,
        Self::Heat,
        Self::Matrix,
        Self::Sankey,
        Self::FlowMap,
        Self::Slope,
        Self::Scatter,
    ];

    /// Message identifier of its name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Line => "figure-kind-line",
            Self::Bar => "figure-kind-bar",
            Self::Grouped => "figure-kind-grouped",
            Self::Stacked { share: false } => "figure-kind-stacked",
            Self::Stacked { share: true } => "figure-kind-stacked-share",
            Self::Pyramid => "figure-kind-pyramid",
            Self::Dot => "figure-kind-dot",
            Self::Map => "figure-kind-map",
            Self::Heat => "figure-kind-heat",
            Self::Matrix => "figure-kind-matrix",
            Self::Sankey => "figure-kind-sankey",
            Self::FlowMap => "figure-kind-flow-map",
            Self::Slope => "figure-kind-slope",
            Self::Scatter => "figure-kind-scatter",
        }
    }

    /// Its name on the command line: `line`, `bar`, `grouped`, `stacked`, `stacked-share`, `dot`,
    /// `pyramid`, `map`, `heat`, `matrix`, `sankey`, `flow-map`, `slope`, `scatter`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Bar => "bar",
            Self::Grouped => "grouped",
            Self::Stacked { share: false } => "stacked",
            Self::Stacked { share: true } => "stacked-share",
            Self::Pyramid => "pyramid",
            Self::Dot => "dot",
            Self::Map => "map",
            Self::Heat => "heat",
            Self::Matrix => "matrix",
            Self::Sankey => "sankey",
            Self::FlowMap => "flow-map",
            Self::Slope => "slope",
            Self::Scatter => "scatter",
        }
    }

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the marks stand on the zero line and are filled areas.
    pub fn has_bars(self) -> bool {
        matches!(self, Self::Bar | Self::Grouped | Self::Stacked { .. } | Self::Pyramid)
    }

    /// Whether it shows one moment, so that time is not among its axes.
    pub fn is_of_one_moment(self) -> bool {
        matches!(self, Self::Pyramid | Self::Map | Self::Matrix | Self::Sankey | Self::FlowMap)
    }
}

/// Up to this many series every line is named at its end; beyond, only the coloured ones, and a note
/// names the grey ones.
pub const MOST_NAMED: usize = 9;

/// What a colour says; the theme or the writer knows the colour. Women and men keep theirs everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColourRole {
    /// Women and girls.
    Women,
    /// Men and boys.
    Men,
    /// The total, in ink.
    Total,
    /// One of the seven categories, 0 to 6.
    Category(u8),
    /// What comes after seven colours, and "other or not stated": grey.
    Rest,
}

/// The mark of a series, so that no difference hangs on colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Women.
    Diamond,
    /// Men, categories.
    Disc,
    /// Totals.
    Square,
}

/// What is drawn where a mark would be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// A point at `to`, or a bar from `from` to `to`, in the unit of the figure.
    Number {
        /// Where a bar begins: 0, or the end of the part below it.
        from: f64,
        /// The number itself for points and single bars; the upper end for parts of a stack; for the
        /// left side of a pyramid the number with its sign turned.
        to: f64,
    },
    /// There is no number: a gap, never a zero.
    Missing,
    /// There is a number that must not be seen: its own sign.
    Withheld,
}

/// One number of a series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Position in [`Figure::places`].
    pub place: usize,
    /// What is drawn.
    pub extent: Extent,
    /// The number as published (of a stacked part: the part, not the end), if it may be seen.
    pub number: Option<Number>,
    /// Status of the value.
    pub status: ObsStatus,
    /// Drawn hollow: estimated, imputed, forecast.
    pub hollow: bool,
    /// The series breaks here: a sign, and no line from the mark before.
    pub breaks: bool,
    /// A line runs here from the mark before it: same source, same edition, same frequency, no gap.
    pub joined: bool,
    /// Row and column of the cell in the cube.
    pub cell: Option<(usize, usize)>,
    /// What a pointer over the mark tells: name, place, number with unit, status.
    pub words: String,
}

impl Mark {
    /// Whether the line to it is broken into dashes: a forecast is not the course of what was.
    pub fn dashed(&self) -> bool {
        self.joined && self.status == ObsStatus::Forecast
    }

    /// The letter written beside the mark: of what is told by drawing it hollow there is none.
    pub fn letter(&self) -> &'static str {
        if self.hollow && self.status != ObsStatus::Forecast { "" } else { self.status.sign() }
    }

    /// The end of the mark, where it has one.
    pub fn end(&self) -> Option<f64> {
        match self.extent {
            Extent::Number { to, .. } => Some(to),
            Extent::Missing | Extent::Withheld => None,
        }
    }
}

/// Marks that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Its name, for legend and end label.
    pub name: String,
    /// Colour.
    pub role: ColourRole,
    /// Shape of points.
    pub shape: Shape,
    /// One mark a place, in the order of [`Figure::places`]; places without an observation are left out.
    pub marks: Vec<Mark>,
    /// The number at its last mark as text, for the end label.
    pub end_value: Option<String>,
}

/// A position on the axis of categories or time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceOnAxis {
    /// Years for time; 0, 1, 2 … for categories.
    pub at: f64,
    /// Its name: a period, a province, a destination.
    pub label: String,
}

/// A line of the scale with its number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    /// Position in the unit of the figure (on the time axis: years).
    pub at: f64,
    /// Words.
    pub label: String,
}

/// The axis of the numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scale {
    /// Smallest value shown.
    pub low: f64,
    /// Largest value shown.
    pub high: f64,
    /// Grid lines.
    pub ticks: Vec<Tick>,
}

/// Where the marks stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Time or categories across, numbers up.
    Upright,
    /// Categories down with their names at the left, numbers across.
    Lying,
}

/// A moment that a figure can show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    /// The period.
    pub period: crate::domain::Period,
    /// Its name.
    pub label: String,
}

/// A sign and what it means.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Sign {
    /// `e`, `[c]`, `..`.
    pub sign: String,
    /// `estimate`.
    pub words: String,
}

/// What must be said below a figure or table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Foot {
    /// One line a source with its edition; never empty.
    pub sources: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
    /// The signs that occur, with their meaning.
    pub signs: Vec<Sign>,
    /// "Example data, not official statistics", where it is so.
    pub example: Option<String>,
    /// When it was made, in words; set by [`Figure::dated`].
    pub made: Option<String>,
}

impl Foot {
    /// All lines in the order in which they are written: sources, notes, signs, date, example.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let mut out = self.sources.clone();
        out.extend(self.notes.iter().cloned());
        if !self.signs.is_empty() {
            let signs: Vec<String> =
                self.signs.iter().map(|sign| format!("{} {}", sign.sign, sign.words)).collect();
            out.push(crate::i18n::say(lang, "foot-signs", &[("signs", signs.join("; ").into())]));
        }
        out.extend(self.made.clone());
        out.extend(self.example.clone());
        out
    }

    /// Sets the day it was made.
    pub fn date(&mut self, lang: Lang, date: Date) {
        let words = crate::i18n::date(lang, date);
        self.made = Some(crate::i18n::say(lang, "foot-made", &[("date", words.into())]));
    }
}

/// A figure: everything that is drawn and said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Kind.
    pub kind: Kind,
    /// Language of its words.
    pub lang: Lang,
    /// Style of its numbers.
    pub style: NumberStyle,
    /// What, where, when.
    pub title: String,
    /// The unit, below the title.
    pub unit: String,
    /// Upright or lying.
    pub direction: Direction,
    /// Whether places are moments on a time axis (else categories).
    pub time: bool,
    /// Positions along the axis, in order.
    pub places: Vec<PlaceOnAxis>,
    /// Labels of the time axis; empty for categories, whose places all have their name.
    pub time_ticks: Vec<Tick>,
    /// The axis of the numbers.
    pub scale: Scale,
    /// Series, in the order of the legend.
    pub series: Vec<Series>,
    /// How the marks lie.
    pub body: super::Body,
    /// Of a figure of one moment: the moments it could show, the oldest first.
    pub moments: Vec<Moment>,
    /// The one of them that it shows.
    pub moment: Option<usize>,
    /// Whether a legend is needed (several series that are not labelled at their ends).
    pub legend: bool,
    /// Foot.
    pub foot: Foot,
    /// One sentence that tells the figure to who cannot see it.
    pub sentence: String,
}

impl Figure {
    /// The same figure with the day it was made.
    #[must_use]
    pub fn dated(mut self, date: Date) -> Self {
        self.foot.date(self.lang, date);
        self
    }

    /// Whether a line is named at its end: where there are many, only the coloured ones.
    pub fn names(&self, series: &Series) -> bool {
        self.series.len() <= MOST_NAMED || series.role != ColourRole::Rest
    }

    /// The signs of a stack's parts that no drawing tells: missing, withheld, provisional …
    pub fn stack_signs(&self, place: usize) -> Vec<&'static str> {
        let mut signs: Vec<&'static str> = Vec::new();
        for mark in self.series.iter().flat_map(|series| &series.marks).filter(|mark| mark.place == place) {
            let sign = mark.letter();
            if !sign.is_empty() && !signs.contains(&sign) {
                signs.push(sign);
            }
        }
        signs
    }

    /// A number of the figure as its labels write it: rounded to what a reader can take in beside a
    /// mark. Tables and the words of a mark have all decimals.
    pub fn number(&self, number: Number) -> String {
        short_number(number, self.style)
    }
}

/// A number with one decimal at most from 10 on, two below.
pub(super) fn short_number(number: Number, style: NumberStyle) -> String {
    let most = if number.value.abs() >= 10.0 { 1 } else { 2 };
    crate::i18n::number(number.value, Some(number.decimals.min(most)), style)
}
