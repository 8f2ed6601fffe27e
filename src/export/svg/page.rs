//! The page of a figure: title, unit, legend, plot, foot, one below the other.

use super::canvas::{Anchor, Canvas, Lettering, Style, short};
use super::colour;
use super::lettering::{FAMILY, Weight, width, wrap, wrap_even, wrap_to};
use super::{drawn, lying, upright};
use crate::domain::Lang;
use crate::export::xml::escape;
use crate::figure::{Body, ColourRole, Direction, Figure, Kind, Shape};

/// Width of a page in px at 96 to the inch: the text width of an A4 page.
pub(super) const WIDTH: f64 = 720.0;
const MARGIN: f64 = 24.0;

/// A page under way.
pub(super) struct Page<'a> {
    pub figure: &'a Figure,
    pub canvas: Canvas,
    /// Lower edge of what is drawn.
    pub y: f64,
    /// Left and right edge of what is drawn on.
    pub sides: (f64, f64),
    /// Whether it is one of several small figures: without names at the ends of lines.
    pub small: bool,
}

impl<'a> Page<'a> {
    /// Left edge of text.
    pub fn left(&self) -> f64 {
        self.sides.0
    }

    /// Right edge of text.
    pub fn right(&self) -> f64 {
        self.sides.1
    }

    /// Size of letters: Lao one larger, so that both scripts look alike.
    pub fn size(&self, english: f64) -> f64 {
        match self.figure.lang {
            Lang::Lo => english + 1.0,
            Lang::En => english,
        }
    }

    /// Distance of lines: Lao has marks in two floors above and one below.
    pub fn leading(&self, size: f64) -> f64 {
        match self.figure.lang {
            Lang::Lo => size * 1.6,
            Lang::En => size * 1.32,
        }
    }

    /// Writes lines below what is drawn.
    pub fn lines(&mut self, lines: &[String], style: Style) {
        for line in lines {
            let leading = self.leading(style.size);
            self.canvas.text(self.left(), self.y + leading * 0.5 + style.size * 0.36, style, line);
            self.y += leading;
        }
    }

    fn paragraph(&mut self, text: &str, style: Style) {
        let lines = wrap(text, self.right() - self.left(), style.size, style.weight);
        self.lines(&lines, style);
    }

    fn head(&mut self, whole: bool) {
        if !whole {
            self.unit();
            return;
        }
        let title = Style::new(self.size(18.0), colour::INK).bold();
        let lines = wrap_even(&self.figure.title, self.right() - self.left(), title.size, title.weight);
        self.lines(&lines, title);
        self.y += 2.0;
        self.unit();
    }

    fn unit(&mut self) {
        let unit = Style::new(self.size(13.0), colour::QUIET);
        self.paragraph(&self.figure.unit, unit);
        self.y += 10.0;
    }

    fn legend(&mut self) {
        let style = Style::new(self.size(12.0), colour::INK);
        let leading = self.leading(style.size) + 2.0;
        let figure = self.figure;
        // All that is grey has one entry: the eye could not tell several apart.
        let grey: Vec<&str> = figure
            .series
            .iter()
            .filter(|series| series.role == ColourRole::Rest)
            .map(|series| series.name.as_str())
            .collect();
        let coloured = figure.series.iter().filter(|series| series.role != ColourRole::Rest);
        let mut entries: Vec<(String, ColourRole, Shape)> =
            coloured.map(|series| (series.name.clone(), series.role, series.shape)).collect();
        if !grey.is_empty() {
            entries.push((grey.join(", "), ColourRole::Rest, Shape::Square));
        }
        let mut x = self.left();
        for (name, role, shape) in entries {
            let most = self.right() - self.left() - 18.0;
            let name = wrap_to(&name, most, style.size, style.weight, 1).concat();
            let room = 18.0 + width(&name, style.size, style.weight);
            if x > self.left() && x + room > self.right() {
                x = self.left();
                self.y += leading;
            }
            let middle = self.y + leading / 2.0;
            self.swatch(x + 6.0, middle, role, shape);
            self.canvas.text(x + 18.0, middle + style.size * 0.36, style, &name);
            x += room + 20.0;
        }
        self.y += leading + 8.0;
    }

    /// The sign of a series in a legend: women and men by their shape, the others by a square.
    pub fn swatch(&mut self, x: f64, y: f64, role: ColourRole, shape: Shape) {
        let shape = if matches!(role, ColourRole::Women | ColourRole::Men) { shape } else { Shape::Square };
        self.canvas.mark((x, y), 5.5, (shape, colour::of(role), false), "");
    }

    fn foot(&mut self) {
        self.y += 12.0;
        let (left, right) = (self.left(), self.right());
        self.canvas.line((left, self.y), (right, self.y), colour::LINE, 1.0);
        self.y += 8.0;
        let mut foot = self.figure.foot.clone();
        let example = foot.example.take();
        let style = Style::new(self.size(11.0), colour::QUIET);
        for line in foot.lines(self.figure.lang) {
            self.paragraph(&line, style);
        }
        if let Some(example) = example {
            self.paragraph(&example, Style::new(self.size(11.0), colour::ATTENTION));
        }
        self.y += 14.0;
    }
}

fn needs_legend(page: &Page<'_>) -> bool {
    matches!(page.figure.body, Body::Axes) && upright::needs_legend(page, page.figure)
}

/// Draws what the figure shows below what is drawn.
fn plot(page: &mut Page<'_>) {
    if let Body::Panels(small) = &page.figure.body {
        panels(page, small);
    } else if !drawn::plot(page) {
        match page.figure.direction {
            Direction::Upright => upright::plot(page),
            Direction::Lying => lying::plot(page),
        }
    }
}

/// Small figures in rows, their names above them.
fn panels<'a>(page: &mut Page<'a>, small: &'a [Figure]) {
    let lying = small.first().is_some_and(|one| one.direction == Direction::Lying && one.kind != Kind::Map);
    let across = if lying || small.len() == 2 || small.len() == 4 { 2 } else { 3 };
    let (whole, sides) = (page.figure, page.sides);
    let gap = 20.0;
    let count = u32::try_from(across).map_or(1.0, f64::from);
    let wide = (sides.1 - sides.0 - gap * (count - 1.0)) / count;
    page.small = true;
    for row in small.chunks(across) {
        let (top, mut lowest) = (page.y, page.y);
        for (at, one) in (0_u32..).zip(row) {
            let left = sides.0 + f64::from(at) * (wide + gap);
            (page.figure, page.sides, page.y) = (one, (left, left + wide), top);
            let title = Style::new(page.size(12.0), colour::INK).bold();
            let name = wrap_to(&one.title, wide, title.size, title.weight, 1);
            page.lines(&name, title);
            page.y += 4.0;
            plot(page);
            lowest = lowest.max(page.y);
        }
        page.y = lowest + 14.0;
    }
    (page.figure, page.sides, page.small) = (whole, sides, false);
}

/// The figure as an SVG document: whole, or without title and foot.
pub(super) fn draw(figure: &Figure, lettering: Lettering, whole: bool) -> String {
    let sides = (MARGIN, WIDTH - MARGIN);
    let mut page = Page {
        figure,
        canvas: Canvas::new(lettering),
        y: if whole { 18.0 } else { 4.0 },
        sides,
        small: false,
    };
    page.head(whole);
    if figure.legend || needs_legend(&page) {
        page.legend();
    }
    plot(&mut page);
    if whole {
        page.foot();
    } else {
        page.y += 6.0;
    }
    let height = short(page.y.ceil());
    let mut told = vec![figure.unit.clone(), figure.sentence.clone()];
    told.extend(figure.foot.lines(figure.lang));
    let (title, told) = (escape(&figure.title), escape(&told.join(" ")));
    let (lang, body) = (figure.lang.tag(), page.canvas.into_body());
    let w = short(WIDTH);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{height}" viewBox="0 0 {w} {height}" role="img" aria-labelledby="title desc" xml:lang="{lang}" font-family="'{FAMILY}', 'Noto Sans Lao', 'Noto Sans', sans-serif">
<title id="title">{title}</title>
<desc id="desc">{told}</desc>
<rect width="{w}" height="{height}" fill="{paper}"/>
{body}</svg>
"#,
        paper = colour::PAPER
    )
}

/// The widest of some texts.
pub(super) fn widest<'t>(texts: impl Iterator<Item = &'t str>, size: f64, weight: Weight) -> f64 {
    texts.map(|text| width(text, size, weight)).fold(0.0, f64::max)
}

/// Labels along an axis, thinned so that none touches its neighbour; the last one always stays.
pub(super) fn along_axis(page: &mut Page<'_>, labels: &[(f64, String)], y: f64) {
    let style = Style::new(page.size(12.0), colour::QUIET).at(Anchor::Middle);
    let mut free_to = f64::INFINITY;
    for (x, label) in labels.iter().rev() {
        let half = width(label, style.size, style.weight) / 2.0;
        let middle = x.min(page.right() + MARGIN - 6.0 - half);
        if middle + half + 6.0 <= free_to {
            page.canvas.text(middle, y, style, label);
            free_to = middle - half;
        }
    }
}
