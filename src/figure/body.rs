//! How the marks of a figure lie: on an axis and a scale, on a map, in a table of colours, as flows …

use super::classes::Classes;
use super::model::{Figure, Scale};
use crate::domain::Code;
use serde::{Deserialize, Serialize};

/// How the marks lie. The marks themselves are always those of [`Figure::series`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// Along an axis of places, on one scale.
    #[default]
    Axes,
    /// Coloured areas; the places of the figure are areas of the map.
    Map(MapBody),
    /// A table of colours: a row each place, a column each series.
    Cells(CellsBody),
    /// Flows from the places of the figure (left) to its series (right).
    Flows(FlowsBody),
    /// Flows between areas on a map and the countries around it.
    FlowMap(FlowMapBody),
    /// One point each place; its mark in the first series lies across, in the second upwards.
    Points(PointsBody),
    /// Two moments side by side, each series a line between them.
    Slope,
    /// Small figures of one kind with one scale.
    Panels(Vec<Figure>),
}

/// The areas of a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Areas {
    /// The provinces.
    #[default]
    Provinces,
    /// The districts.
    Districts,
}

/// A map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapBody {
    /// The area of each place, in the order of [`Figure::places`].
    pub areas: Vec<Code>,
    /// Which areas the map shows.
    #[serde(default)]
    pub areas_are: Areas,
    /// Areas of the map that did not exist at the time.
    pub not_yet: Vec<Code>,
    /// Tints.
    pub classes: Classes,
    /// Words of the legend.
    pub legend: MapLegend,
}

/// What the patterns of a map mean.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapLegend {
    /// `no data`.
    pub missing: String,
    /// `not disclosed`.
    pub withheld: String,
    /// `estimate`.
    pub estimate: String,
    /// `did not exist yet`.
    pub not_yet: String,
}

/// A table of colours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellsBody {
    /// Tints.
    pub classes: Classes,
    /// Of a matrix of origins and destinations: what rows and columns are. The same place on both sides
    /// is no flow.
    pub sides: Option<(String, String)>,
    /// Cells (place, series) that are no flow: from a place to itself.
    pub same: Vec<(usize, usize)>,
    /// `not applicable (same place)`.
    pub same_words: String,
}

/// Flows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FlowsBody {
    /// `From`, `To`.
    pub sides: (String, String),
    /// Sum of the flows drawn from each place, with its number in words.
    pub from: Vec<(f64, String)>,
    /// Sum of the flows drawn to each series.
    pub to: Vec<(f64, String)>,
    /// Places and series that are Lao PDR.
    pub home: (Vec<usize>, Vec<usize>),
}

/// Flows on a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FlowMapBody {
    /// Sums and sides.
    pub flows: FlowsBody,
    /// Area of each place and of each series; `None` for what was put together.
    pub areas: (Vec<Option<Code>>, Vec<Option<Code>>),
    /// Whether the places lie on the map and the series around it; else the other way.
    pub places_inside: bool,
}

/// A cloud of points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PointsBody {
    /// The scale across.
    pub across: Scale,
    /// What is told across and upwards.
    pub axes: (String, String),
    /// Whether both scales go by powers of ten.
    pub log: bool,
}
