//! Figures without axes laid out on a page: areas, bands, lines, words, each with the mark it shows.
//!
//! In: a [`Figure`] whose body is a map, a table of colours, flows, points or a slope, and the room it has.
//! Out: a [`Drawing`], shapes in px with the role of their colour; the window paints it and the SVG writer
//! writes it, so that both show the same. Words are measured by who draws them, through [`Letters`].

mod apart;
mod cells;
mod flow_map;
mod flows;
mod hit;
mod map;
mod names;
mod points;
mod slope;
mod words;

use super::geometry::Point;
use super::{Body, ColourRole, Figure, Shape, Tint};
pub use apart::spread;
pub use hit::band_edges;
pub(super) use map::MOST_LISTED;
pub use words::Letters;

/// The colour of a shape, by what it says; theme or writer know it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// Of a series.
    Role(ColourRole),
    /// Of a class.
    Tint(Tint),
    /// Words upon a class.
    OnTint(Tint),
    /// Words, marks of totals.
    Ink,
    /// Secondary words.
    Quiet,
    /// Hairlines.
    Line,
    /// Borders, zero lines, patterns.
    Edge,
    /// The ground of the figure.
    Surface,
}

/// Where words lie at their point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// They begin there.
    Start,
    /// Their middle is there.
    Middle,
    /// They end there.
    End,
}

/// A shape; measures in px, y downwards.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A closed outline.
    Area {
        /// Its edge, not closed.
        ring: Vec<Point>,
        /// Ground.
        fill: Paint,
        /// Edge: colour and width.
        edge: Option<(Paint, f64)>,
    },
    /// A rectangle.
    Box {
        /// Upper left corner.
        at: Point,
        /// Width and height.
        size: Point,
        /// Ground.
        fill: Option<Paint>,
        /// Edge.
        edge: Option<Paint>,
    },
    /// A flow between two uprights, bent like an S.
    Band {
        /// Where it begins: x, upper and lower y.
        from: (f64, f64, f64),
        /// Where it ends.
        to: (f64, f64, f64),
        /// Colour.
        paint: Paint,
        /// 0 to 1.
        opacity: f64,
    },
    /// A line through points.
    Stroke {
        /// Points.
        points: Vec<Point>,
        /// Colour.
        paint: Paint,
        /// Width.
        width: f64,
    },
    /// Short lines of one colour: a hatching.
    Hatch {
        /// From, to.
        lines: Vec<[Point; 2]>,
        /// Colour.
        paint: Paint,
    },
    /// The mark of a series.
    Dot {
        /// Middle.
        at: Point,
        /// Half its width.
        radius: f64,
        /// Shape.
        shape: Shape,
        /// Colour.
        paint: Paint,
        /// Only its edge.
        hollow: bool,
    },
    /// Words on one line.
    Words {
        /// Left, middle or right end of the base line.
        at: Point,
        /// Size of the letters.
        size: f64,
        /// Strong.
        bold: bool,
        /// Colour.
        paint: Paint,
        /// How they lie at the point.
        align: Align,
        /// A ring around the letters, where they lie on something.
        halo: Option<Paint>,
        /// The words.
        text: String,
    },
}

/// A shape with the mark it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What is drawn.
    pub form: Form,
    /// Series and mark of the figure: what a pointer over it tells.
    pub mark: Option<(usize, usize)>,
}

/// A figure laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Width of the page it lies on.
    pub width: f64,
    /// Height it takes.
    pub height: f64,
    /// Shapes in the order in which they are drawn.
    pub items: Vec<Item>,
}

/// The room a drawing has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Width.
    pub width: f64,
    /// Height, where it is bounded.
    pub height: Option<f64>,
    /// Whether numbers are listed beside the drawing: not where a table stands beside it.
    pub list: bool,
}

/// Lays a figure out; `None` for figures with axes and for small multiples, which are drawn as such.
pub fn lay(figure: &Figure, room: Room, letters: &dyn Letters) -> Option<Drawing> {
    let mut sheet = Sheet { figure, letters, drawing: Drawing { width: room.width, ..Drawing::default() } };
    match &figure.body {
        Body::Map(body) => map::lay(&mut sheet, body, room),
        Body::Axes | Body::Panels(_) => return None,
        Body::Cells(body) => cells::lay(&mut sheet, body, room),
        Body::Flows(body) => flows::lay(&mut sheet, body, room),
        Body::FlowMap(body) => flow_map::lay(&mut sheet, body, room),
        Body::Points(body) => points::lay(&mut sheet, body, room),
        Body::Slope => slope::lay(&mut sheet, room),
    }
    Some(sheet.drawing)
}

/// A drawing under way.
struct Sheet<'a> {
    figure: &'a Figure,
    letters: &'a dyn Letters,
    drawing: Drawing,
}

impl Sheet<'_> {
    /// Size of letters: Lao one larger, so that both scripts look alike.
    fn size(&self, english: f64) -> f64 {
        match self.figure.lang {
            crate::domain::Lang::Lo => english + 1.0,
            crate::domain::Lang::En => english,
        }
    }

    /// Distance of lines: Lao has marks in two floors above and one below.
    fn leading(&self, size: f64) -> f64 {
        match self.figure.lang {
            crate::domain::Lang::Lo => size * 1.6,
            crate::domain::Lang::En => size * 1.32,
        }
    }

    fn put(&mut self, form: Form) {
        self.drawing.items.push(Item { form, mark: None });
    }

    fn put_mark(&mut self, form: Form, mark: (usize, usize)) {
        self.drawing.items.push(Item { form, mark: Some(mark) });
    }

    fn width(&self, text: &str, size: f64) -> f64 {
        self.letters.width(text, size, false)
    }

    /// Words whose middle is at a height.
    fn words(&mut self, (x, middle): Point, size: f64, align: Align, paint: Paint, text: &str) {
        self.put(Form::Words {
            at: (x, middle + size * 0.36),
            size,
            bold: false,
            paint,
            align,
            halo: None,
            text: text.to_owned(),
        });
    }

    fn strong(&mut self, (x, middle): Point, size: f64, align: Align, paint: Paint, text: &str) {
        self.put(Form::Words {
            at: (x, middle + size * 0.36),
            size,
            bold: true,
            paint,
            align,
            halo: None,
            text: text.to_owned(),
        });
    }
}
