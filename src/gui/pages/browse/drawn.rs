//! Figures that come laid out (maps, tables of colours, flows, points, slopes): painted as the SVG writer
//! writes them. Laid out and cut into triangles once for a figure and a size, then kept.

use super::BrowseAct;
use crate::figure::drawing::{Align, Drawing, Form, Letters, Paint, Room, band_edges, lay};
use crate::figure::geometry::{Point, triangles};
use crate::figure::{ColourRole, Figure, Shape as FigureShape, Tint};
use crate::gui::act::Act;
use crate::gui::theme::{Look, Type, bold, faint};
use crate::gui::widgets::{Mark, paragraph, swatch, text_width};
use egui::epaint::{Mesh, PathShape, PathStroke};
use egui::{Color32, FontFamily, FontId, Pos2, Rect, ScrollArea, Sense, Shape, Stroke, Ui, pos2, vec2};
use std::sync::Arc;

const STEPS: u32 = 24;

/// A layout with what was made of it for the painter.
struct Laid {
    figure: Figure,
    room: Room,
    drawing: Drawing,
    /// Triangles of the areas, by item.
    cut: Vec<Vec<[usize; 3]>>,
}

/// Words measured with the fonts of the window.
struct Measured<'a>(&'a Ui);

fn font(size: f64, strong: bool) -> FontId {
    FontId::new(narrow(size), if strong { bold() } else { FontFamily::Proportional })
}

impl Letters for Measured<'_> {
    fn width(&self, text: &str, size: f64, strong: bool) -> f64 {
        let galley =
            self.0.painter().layout_no_wrap(text.to_owned(), font(size, strong), Color32::PLACEHOLDER);
        f64::from(galley.size().x)
    }
}

/// A coordinate for the painter.
fn narrow(value: f64) -> f32 {
    // Pages are a few thousand px wide: what is lost is far below a px.
    #[allow(clippy::cast_possible_truncation)]
    let narrowed = value as f32;
    narrowed
}

fn at(origin: Pos2, (x, y): Point) -> Pos2 {
    origin + vec2(narrow(x), narrow(y))
}

/// Whether a figure is drawn here.
pub fn draws(figure: &Figure) -> bool {
    !matches!(figure.body, crate::figure::Body::Axes | crate::figure::Body::Panels(_))
}

/// Draws the figure in a card.
pub fn show(ui: &mut Ui, look: &Look, card: Rect, figure: &Figure, alone: bool, acts: &mut Vec<Act>) {
    let inner = card.shrink2(vec2(16.0, 12.0));
    let room = Room {
        width: f64::from(inner.width()), // Some room below, so that a figure that fits does not scroll.
        height: Some(f64::from(inner.height()) - 14.0),
        list: alone,
    };
    let Some(laid) = laid(ui, figure, room) else { return };
    let label = figure.sentence.clone();
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner).id_salt("drawn"));
    ScrollArea::vertical().auto_shrink(false).show(&mut child, |ui| {
        let size = vec2(inner.width(), narrow(laid.drawing.height).max(inner.height() - 1.0));
        let (place, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &label));
        paint(ui, look, place.min, &laid);
        pointer(ui, look, place.min, &laid, &response, acts);
    });
}

/// The words of the marks that are painted.
pub fn painted(figure: &Figure) -> Vec<String> {
    struct Even;
    impl Letters for Even {
        fn width(&self, text: &str, size: f64, _: bool) -> f64 {
            size * 0.6 * f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX))
        }
    }
    let room = Room { width: 500.0, height: Some(380.0), list: false };
    let drawing = lay(figure, room, &Even).unwrap_or_default();
    let marks = drawing.items.iter().filter_map(|item| item.mark);
    marks
        .filter_map(|(series, mark)| figure.series.get(series)?.marks.get(mark))
        .map(|mark| mark.words.clone())
        .collect()
}

/// The layout, from what is kept where nothing has changed.
fn laid(ui: &Ui, figure: &Figure, room: Room) -> Option<Arc<Laid>> {
    let id = ui.scope_id().with("laid");
    let kept: Option<Arc<Laid>> = ui.data(|data| data.get_temp(id));
    if let Some(kept) = kept.filter(|kept| kept.room == room && kept.figure == *figure) {
        return Some(kept);
    }
    let drawing = lay(figure, room, &Measured(ui))?;
    let cut = drawing
        .items
        .iter()
        .map(|item| if let Form::Area { ring, .. } = &item.form { triangles(ring) } else { Vec::new() })
        .collect();
    let made = Arc::new(Laid { figure: figure.clone(), room, drawing, cut });
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&made)));
    Some(made)
}

fn tint(look: &Look, tint: Tint) -> Color32 {
    let scale = if tint.two_sided { &look.tokens.around_zero } else { &look.tokens.classes };
    scale.get(usize::from(tint.step)).copied().unwrap_or(look.tokens.edge)
}

/// How light a colour is, 0 to 1: enough to tell which words stand out on it.
fn lightness(colour: Color32) -> f32 {
    (0.299 * f32::from(colour.r()) + 0.587 * f32::from(colour.g()) + 0.114 * f32::from(colour.b())) / 255.0
}

fn colour(look: &Look, paint: Paint) -> Color32 {
    let t = look.tokens;
    match paint {
        Paint::Role(role) => super::plot::colour(look, role),
        Paint::Tint(class) => tint(look, class),
        Paint::OnTint(class) => {
            let ground = lightness(tint(look, class));
            let far = |words: Color32| (lightness(words) - ground).abs();
            if far(t.ink) >= far(t.surface) { t.ink } else { t.surface }
        }
        Paint::Ink => t.ink,
        Paint::Quiet => t.quiet,
        Paint::Line => t.line,
        Paint::Edge => t.edge,
        Paint::Surface => t.surface,
    }
}

fn paint(ui: &Ui, look: &Look, origin: Pos2, laid: &Laid) {
    let painter = ui.painter();
    let line = |paint: Paint, width: f64| Stroke::new(narrow(width), colour(look, paint));
    for (position, item) in laid.drawing.items.iter().enumerate() {
        match &item.form {
            Form::Area { ring, fill, edge } => {
                let points: Vec<Pos2> = ring.iter().map(|point| at(origin, *point)).collect();
                let cut = laid.cut.get(position).map_or(&[][..], Vec::as_slice);
                painter.add(Shape::mesh(filled(&points, cut, colour(look, *fill))));
                if let Some((edge, width)) = edge {
                    let stroke = PathStroke::new(narrow(*width), colour(look, *edge));
                    painter.add(PathShape::closed_line(points, stroke));
                }
            }
            Form::Box { at: corner, size, fill, edge } => {
                let place = Rect::from_min_size(at(origin, *corner), vec2(narrow(size.0), narrow(size.1)));
                if let Some(fill) = fill {
                    painter.rect_filled(place, 0, colour(look, *fill));
                }
                if let Some(edge) = edge {
                    painter.rect_stroke(place, 0, line(*edge, 0.75), egui::StrokeKind::Middle);
                }
            }
            Form::Band { from, to, paint, opacity } => {
                let fill = faint(colour(look, *paint), narrow(*opacity));
                painter.add(ribbon(origin, (*from, *to), fill));
            }
            Form::Stroke { points, paint, width } => {
                let points = points.iter().map(|point| at(origin, *point)).collect();
                painter.add(Shape::line(points, line(*paint, *width)));
            }
            Form::Hatch { lines, paint } => {
                for [from, to] in lines {
                    painter.line_segment([at(origin, *from), at(origin, *to)], line(*paint, 0.75));
                }
            }
            Form::Dot { at: middle, radius, shape, paint, hollow } => {
                let (middle, side) = (at(origin, *middle), narrow(radius * 2.0));
                let mark = mark_of(*shape);
                if side > 4.0 {
                    swatch(painter, middle, side + 2.0, mark, look.tokens.surface);
                }
                swatch(painter, middle, side, mark, colour(look, *paint));
                if *hollow {
                    swatch(painter, middle, side - 3.0, mark, look.tokens.surface);
                }
            }
            Form::Words { .. } => words(ui, look, origin, &item.form),
        }
    }
}

fn mark_of(shape: FigureShape) -> Mark {
    match shape {
        FigureShape::Diamond => Mark::Diamond,
        FigureShape::Square => Mark::Square,
        FigureShape::Disc => Mark::Disc,
    }
}

fn words(ui: &Ui, look: &Look, origin: Pos2, form: &Form) {
    let Form::Words { at: base, size, bold: strong, paint, align, halo, text } = form else { return };
    let ink = colour(look, *paint);
    let galley = ui.painter().layout_no_wrap(text.clone(), font(*size, *strong), ink);
    let wide = galley.size().x;
    let left = match align {
        Align::Start => 0.0,
        Align::Middle => -wide / 2.0,
        Align::End => -wide,
    };
    // The drawing gives the base line for letters whose middle is wanted at this height.
    let middle = at(origin, (base.0, base.1 - size * 0.36));
    let place = pos2(middle.x + left, middle.y - galley.size().y / 2.0);
    if let Some(halo) = halo {
        let around = colour(look, *halo);
        for shift in [vec2(1.0, 0.0), vec2(-1.0, 0.0), vec2(0.0, 1.0), vec2(0.0, -1.0)] {
            ui.painter().galley_with_override_text_color(place + shift, Arc::clone(&galley), around);
        }
    }
    ui.painter().galley(place, galley, ink);
}

fn filled(points: &[Pos2], cut: &[[usize; 3]], fill: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    for point in points {
        mesh.colored_vertex(*point, fill);
    }
    for corners in cut {
        let [a, b, c] = corners.map(|at| u32::try_from(at).unwrap_or(0));
        mesh.add_triangle(a, b, c);
    }
    mesh
}

/// A band; a thin one as a line, which stays visible where it is narrower than a px.
fn ribbon(origin: Pos2, ends: (BandEnd, BandEnd), fill: Color32) -> Shape {
    let (from, to) = ends;
    let wide = narrow((from.2 - from.1).max(to.2 - to.1));
    if wide >= 2.5 {
        return Shape::mesh(band(origin, ends, fill));
    }
    let middle = |end: BandEnd| (end.0, f64::midpoint(end.1, end.2), f64::midpoint(end.1, end.2));
    let points = band_edges(middle(from), middle(to), STEPS);
    let points = points.into_iter().map(|(point, _)| at(origin, point)).collect();
    Shape::line(points, Stroke::new(wide.max(1.0), fill))
}

type BandEnd = (f64, f64, f64);

fn band(origin: Pos2, (from, to): (BandEnd, BandEnd), fill: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    for (step, (upper, lower)) in (0_u32..).zip(band_edges(from, to, STEPS)) {
        mesh.colored_vertex(at(origin, upper), fill);
        mesh.colored_vertex(at(origin, lower), fill);
        if step > 0 {
            let last = step * 2;
            mesh.add_triangle(last - 2, last - 1, last);
            mesh.add_triangle(last - 1, last, last + 1);
        }
    }
    mesh
}

/// Tells the mark below the pointer; pressing it explains its number.
fn pointer(ui: &Ui, look: &Look, origin: Pos2, laid: &Laid, response: &egui::Response, acts: &mut Vec<Act>) {
    let Some(pointer) = response.hover_pos() else { return };
    let place = (f64::from(pointer.x - origin.x), f64::from(pointer.y - origin.y));
    let Some(item) = laid.drawing.hit(place).and_then(|found| laid.drawing.items.get(found)) else { return };
    let Some(mark) = item.mark.and_then(|(series, mark)| laid.figure.series.get(series)?.marks.get(mark))
    else {
        return;
    };
    ring(ui, look, origin, &item.form);
    if response.clicked()
        && let Some((row, column)) = mark.cell
    {
        acts.push(Act::InBrowse(BrowseAct::Cell(row, column)));
    }
    response.clone().on_hover_ui_at_pointer(|ui| {
        let wide = text_width(ui, look, &mark.words, Type::Small).min(300.0);
        ui.set_width(wide);
        let at = ui.cursor().min;
        paragraph(ui, look, at, wide + 1.0, &mark.words, Type::Small, look.tokens.ink);
    });
}

/// The edge of the shape below the pointer.
fn ring(ui: &Ui, look: &Look, origin: Pos2, form: &Form) {
    let stroke = Stroke::new(2.0, look.tokens.ink);
    match form {
        Form::Area { ring, .. } => {
            let points = ring.iter().map(|point| at(origin, *point)).collect();
            ui.painter().add(Shape::closed_line(points, stroke));
        }
        Form::Box { at: corner, size, .. } => {
            let place = Rect::from_min_size(at(origin, *corner), vec2(narrow(size.0), narrow(size.1)));
            ui.painter().rect_stroke(place, 0, stroke, egui::StrokeKind::Middle);
        }
        Form::Band { from, to, .. } => {
            let fill = faint(super::plot::colour(look, ColourRole::Category(0)), 0.5);
            ui.painter().add(Shape::mesh(band(origin, (*from, *to), fill)));
        }
        Form::Dot { at: middle, radius, .. } => {
            ui.painter().circle_stroke(at(origin, *middle), narrow(*radius) + 4.0, stroke);
        }
        Form::Stroke { .. } | Form::Hatch { .. } | Form::Words { .. } => {}
    }
}
