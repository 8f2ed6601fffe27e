//! Pages under way: what is drawn where, and what it means to a screen reader.

use super::super::svg::lettering::Weight;
use super::drawing::Drawing;
use super::setter::{Setter, leading};

/// A4 in points.
pub(super) const PAGE: (f64, f64) = (595.28, 841.89);
/// Margins at the sides.
pub(super) const SIDE: f64 = 62.0;
const TOP: f64 = 64.0;
const BOTTOM: f64 = 64.0;

/// Colours of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ink(pub u8, pub u8, pub u8);

/// Text.
pub(super) const INK: Ink = Ink(0x1D, 0x2A, 0x33);
/// Notes.
pub(super) const QUIET: Ink = Ink(0x55, 0x65, 0x70);
/// Headings, where nobody chose another colour.
pub(super) const ACCENT: Ink = Ink(0x1F, 0x5F, 0x7A);
/// What a person has to fill in.
pub(super) const ATTENTION: Ink = Ink(0x8A, 0x50, 0x00);
/// Rules.
pub(super) const LINE: Ink = Ink(0xDD, 0xE3, 0xE6);
/// Rules that end something.
pub(super) const EDGE: Ink = Ink(0x78, 0x87, 0x90);
/// Ground of table heads.
pub(super) const SUNKEN: Ink = Ink(0xF2, 0xF1, 0xEC);

/// What a piece of the document is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    Paragraph,
    Heading { level: u16, title: String },
    Title,
    Caption,
    Figure { alt: String },
    Table,
    Row,
    HeadCell,
    Cell,
    Contents,
    Entry,
    Link,
}

/// A piece of the document; its parent comes before it.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub role: Role,
    pub parent: Option<usize>,
}

/// What is drawn.
pub(super) enum Op {
    Text {
        at: (f64, f64),
        text: String,
        size: f64,
        weight: Weight,
        ink: Ink,
        node: usize,
    },
    /// The number of the page of an anchor, ending at a point.
    PageOf {
        anchor: usize,
        right: f64,
        y: f64,
        size: f64,
        ink: Ink,
        node: usize,
    },
    /// A field that leads to an anchor.
    Leap {
        anchor: usize,
        corner: (f64, f64),
        size: (f64, f64),
        node: usize,
    },
    /// What stands on each page: its number, what runs above it.
    Aside {
        at: (f64, f64),
        text: String,
        size: f64,
        ink: Ink,
    },
    /// The emblem of the owner.
    Emblem {
        corner: (f64, f64),
        size: (f64, f64),
        node: usize,
    },
    Ground {
        corner: (f64, f64),
        size: (f64, f64),
        ink: Ink,
    },
    Drawing {
        drawing: Box<Drawing>,
        /// Which figure of the report it is.
        figure: usize,
        at: (f64, f64),
        scale: f64,
        node: usize,
    },
}

/// A place that can be leapt to.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    pub page: usize,
    pub y: f64,
    /// The heading, for the bookmarks.
    pub heading: Option<(u16, String)>,
}

/// How a paragraph is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub size: f64,
    pub weight: Weight,
    pub ink: Ink,
    /// Distance from the left margin.
    pub indent: f64,
    pub after: f64,
}

impl Style {
    pub fn new(size: f64, ink: Ink) -> Self {
        Self { size, weight: Weight::Regular, ink, indent: 0.0, after: size * 0.55 }
    }

    pub fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    pub fn indented(self, indent: f64) -> Self {
        Self { indent, ..self }
    }

    pub fn after(self, after: f64) -> Self {
        Self { after, ..self }
    }
}

/// Pages under way.
pub(super) struct Sheets {
    pub pages: Vec<Vec<Op>>,
    pub nodes: Vec<Node>,
    pub anchors: Vec<Anchor>,
    pub setter: Setter,
    /// Width and height of a page.
    pub page: (f64, f64),
    /// Lower edge of what stands on the page.
    pub y: f64,
}

impl Sheets {
    pub fn new(page: (f64, f64)) -> Self {
        Self {
            page,
            pages: vec![Vec::new()],
            nodes: Vec::new(),
            anchors: Vec::new(),
            setter: Setter::default(),
            y: TOP,
        }
    }

    /// Width of the text.
    pub fn width(&self) -> f64 {
        self.page.0 - 2.0 * SIDE
    }

    /// Whether nothing stands on the page yet.
    pub fn is_fresh(&self) -> bool {
        self.pages.last().is_none_or(Vec::is_empty)
    }

    pub fn new_page(&mut self) {
        if !self.is_fresh() {
            self.pages.push(Vec::new());
        }
        self.y = TOP;
    }

    /// Height that is left on the page.
    pub fn room(&self) -> f64 {
        self.page.1 - BOTTOM - self.y
    }

    /// Height of an empty page.
    pub fn whole(&self) -> f64 {
        self.page.1 - BOTTOM - TOP
    }

    /// Begins a page where less than `height` is left.
    pub fn need(&mut self, height: f64) {
        if self.room() < height.min(self.whole()) {
            self.new_page();
        }
    }

    pub fn put(&mut self, op: Op) {
        if let Some(page) = self.pages.last_mut() {
            page.push(op);
        }
    }

    pub fn node(&mut self, role: Role, parent: Option<usize>) -> usize {
        self.nodes.push(Node { role, parent });
        self.nodes.len() - 1
    }

    /// Marks the place where the pen is.
    pub fn anchor(&mut self, heading: Option<(u16, String)>) -> usize {
        self.anchors.push(Anchor { page: self.pages.len() - 1, y: self.y, heading });
        self.anchors.len() - 1
    }

    pub fn gap(&mut self, height: f64) {
        if !self.is_fresh() {
            self.y += height;
        }
    }

    /// A line of text at the pen, from `x`.
    pub fn line(&mut self, x: f64, text: &str, style: Style, node: usize) {
        let height = style.size * leading(text);
        let at = (x, self.y + height * 0.5 + style.size * 0.36);
        let Style { size, weight, ink, .. } = style;
        self.put(Op::Text { at, text: text.to_owned(), size, weight, ink, node });
        self.y += height;
    }

    /// A paragraph, on as many pages as it needs; no line of it stands alone on a page.
    pub fn paragraph(&mut self, text: &str, style: Style, node: usize) {
        let limit = self.width() - style.indent;
        let lines = self.setter.lines(text, limit, style.size, style.weight);
        let high: Vec<f64> = lines.iter().map(|line| style.size * leading(line)).collect();
        for (at, line) in lines.iter().enumerate() {
            let rest = lines.len() - at;
            // Short ones stay whole; long ones keep two lines together at either end.
            let together = match (at, rest) {
                (0, ..=3) => rest,
                (0, _) | (_, 2) => 2,
                _ => 1,
            };
            self.need(high.iter().skip(at).take(together).sum());
            self.line(SIDE + style.indent, line, style, node);
        }
        self.y += style.after;
    }

    /// A line across the text.
    pub fn rule(&mut self, ink: Ink, thick: f64) {
        let (y, width) = (self.y, self.width());
        self.put(Op::Ground { corner: (SIDE, y), size: (width, thick), ink });
    }
}
