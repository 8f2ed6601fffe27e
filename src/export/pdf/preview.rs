//! The pages of a report as pictures, one at a time: the same pages that the PDF has.

use super::super::png::{self, Picture};
use super::super::svg::lettering::{Weight, outline, width};
use super::super::svg::{self, Lettering, short};
use super::sheet::{Ink, Op, PAGE, Sheets};
use super::{ExportError, pages};
use crate::report::Report;
use crate::work::{Stage, Work};
use std::fmt::Write;
use std::sync::Arc;

/// A report set on pages, to be looked at.
pub struct Preview {
    report: Arc<Report>,
    sheets: Sheets,
    /// Code of each heading and the page on which it stands, in order.
    headings: Vec<(String, usize)>,
}

impl Preview {
    /// Sets a report on pages.
    ///
    /// # Errors
    /// [`ExportError`]: a drawing that cannot be carried over, or a stop.
    pub fn new(report: Arc<Report>, work: &Work) -> Result<Self, ExportError> {
        work.begin(Stage::Drawing, u64::try_from(report.blocks.len()).unwrap_or(0));
        let sheets = pages::lay_out(&report, work)?;
        let places = sheets.anchors.iter().map(|anchor| anchor.page);
        let headings = report.headings().map(|heading| heading.code.clone()).zip(places).collect();
        Ok(Self { report, sheets, headings })
    }

    /// The report.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// How many pages it has.
    pub fn count(&self) -> usize {
        self.sheets.pages.len()
    }

    /// The sections of the report in order, each with the page, from 0, on which it begins.
    pub fn sections(&self) -> &[(String, usize)] {
        &self.headings
    }

    /// The words of a page, from 0, line by line, without those within figures.
    pub fn words(&self, page: usize) -> String {
        let ops = self.sheets.pages.get(page).into_iter().flatten();
        let lines = ops.filter_map(|op| match op {
            Op::Text { text, .. } | Op::Aside { text, .. } => Some(text.as_str()),
            _ => None,
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// A page, from 0, as a picture of a width in dots.
    ///
    /// # Errors
    /// [`ExportError`]: there is no such page, or the renderer fails.
    pub fn picture(&self, page: usize, dots: u32) -> Result<Picture, ExportError> {
        let emblem = self.sheets.pages.get(page).into_iter().flatten().find_map(|op| match op {
            Op::Emblem { corner, size, .. } => Some((*corner, *size)),
            _ => None,
        });
        let picture =
            self.report.picture.as_deref().filter(|_| emblem.is_some()).map(png::read).transpose()?;
        png::raster_to_width(&self.drawing(page)?, dots, picture.zip(emblem))
    }

    /// A page as a drawing whose text is outlines.
    fn drawing(&self, page: usize) -> Result<String, ExportError> {
        let Self { report, sheets, .. } = self;
        let mut out = String::new();
        for op in sheets.pages.get(page).into_iter().flatten() {
            match op {
                Op::Text { at, text, size, weight, ink, .. } => {
                    letters(&mut out, text, *at, (*size, *weight, *ink));
                }
                Op::PageOf { anchor, right, y, size, ink, .. } => {
                    let Some(anchor) = sheets.anchors.get(*anchor) else { continue };
                    let text = (anchor.page + 1).to_string();
                    let wide = width(&text, *size, Weight::Regular);
                    letters(&mut out, &text, (right - wide, *y), (*size, Weight::Regular, *ink));
                }
                Op::Ground { corner, size, ink } => {
                    let [x, y, w, h] = [corner.0, corner.1, size.0, size.1].map(short);
                    // Writing into a string never fails.
                    let _ = write!(
                        out,
                        r#"<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{}"/>"#,
                        colour(*ink)
                    );
                }
                Op::Drawing { figure, at, scale, .. } => {
                    let Some(block) = report.figures().nth(*figure) else { continue };
                    let drawn = svg::render_plain(&block.figure, Lettering::Outlines)?;
                    let drawn = svg::in_colour(&drawn, report.accent);
                    let inner = drawn.split_once("?>").map_or(drawn.as_str(), |(_, inner)| inner);
                    let (x, y) = (short(at.0), short(at.1));
                    let _ = write!(out, r#"<g transform="translate({x} {y}) scale({scale})">{inner}</g>"#);
                }
                Op::Aside { at, text, size, ink } => {
                    letters(&mut out, text, *at, (*size, Weight::Regular, *ink));
                }
                Op::Emblem { .. } | Op::Leap { .. } => {}
            }
        }
        let (w, h) = PAGE;
        Ok(format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}"><rect width="{w}" height="{h}" fill="#FFFFFF"/>{out}</svg>"##
        ))
    }
}

fn colour(Ink(red, green, blue): Ink) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

fn letters(out: &mut String, text: &str, at: (f64, f64), (size, weight, ink): (f64, Weight, Ink)) {
    let path = outline(text, at, size, weight);
    if !path.is_empty() {
        let _ = write!(out, r#"<path fill="{}" d="{path}"/>"#, colour(ink));
    }
}
