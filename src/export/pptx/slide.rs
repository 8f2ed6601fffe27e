//! A slide: its title, a figure, the sources below it.

use super::SLIDE;
use super::parts::{GROUP, SPACES};
use crate::export::docx::escape;
use crate::i18n;
use crate::report::{FigureBlock, Report};
use crate::text::is_lao;

const MARGIN: f64 = 457_200.0;
/// Upper edge of figures.
const TOP: f64 = 1_143_000.0;
/// Height of a line of sources.
const LINE: f64 = 205_000.0;
/// Letters of the widest line of sources.
const LETTERS: usize = 190;
/// Longer side of the emblem.
const EMBLEM: f64 = 1_100_000.0;

/// Lao has marks in two floors above and one below.
const SPACED: &str = "<a:pPr><a:lnSpc><a:spcPct val=\"125000\"/></a:lnSpc></a:pPr>";

/// Corner and size.
type Field = ((f64, f64), (f64, f64));

/// The first slide: what the report is called, whose it is.
pub(super) fn cover(report: &Report, emblem: Option<(f64, f64)>) -> String {
    let cover = &report.cover;
    let mut shapes = title(&cover.title, report);
    let mut lines = vec![cover.other_title.clone(), cover.subtitle.clone(), cover.reference.clone()];
    lines.extend([cover.owner.clone(), cover.partners.clone()]);
    if let Some(made) = cover.made {
        let date = i18n::date(report.lang, made);
        lines.push(i18n::say(report.lang, "report-made", &[("date", date.into())]));
    }
    lines.extend(cover.notice.clone());
    lines.retain(|line| !line.is_empty());
    let field = ((MARGIN, 2_400_000.0), (SLIDE.0 - 2.0 * MARGIN, 3_200_000.0));
    shapes.push_str(&text(3, "text", &lines, 2_000, field));
    if let Some((wide, tall)) = emblem {
        let scale = EMBLEM / wide.max(tall).max(1.0);
        let field = ((MARGIN, TOP), (wide * scale, tall * scale));
        shapes.push_str(&picture("emblem", None, (&cover.owner, &cover.owner), field));
    }
    slide(&shapes)
}

/// A figure with its title and its sources.
pub(super) fn figure(report: &Report, block: &FigureBlock, (wide, tall): (f64, f64)) -> String {
    let drawn = &block.figure;
    let mut shapes = title(&drawn.title, report);
    let foot = drawn.foot.lines(drawn.lang);
    let lines: f64 = foot
        .iter()
        .map(|line| f64::from(u32::try_from(line.chars().count() / LETTERS + 1).unwrap_or(1)))
        .sum();
    let below = lines * LINE + 60_000.0;
    let room = (SLIDE.0 - 2.0 * MARGIN, SLIDE.1 - TOP - below - 150_000.0);
    let scale = (room.0 / wide.max(1.0)).min(room.1 / tall.max(1.0));
    let size = (wide * scale, tall * scale);
    let field = (((SLIDE.0 - size.0) / 2.0, TOP), size);
    let told = format!("{}. {}", drawn.unit, drawn.sentence);
    shapes.push_str(&picture("png", Some("svg"), (&drawn.title, &told), field));
    let field = ((MARGIN, SLIDE.1 - below - 90_000.0), (SLIDE.0 - 2.0 * MARGIN, below));
    shapes.push_str(&text(4, "sources", &foot, 900, field));
    slide(&shapes)
}

fn slide(shapes: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<p:sld {SPACES}><p:cSld><p:spTree>\
         {GROUP}{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )
}

/// The language of a text: what it is written in.
fn tag(text: &str) -> &'static str {
    if text.chars().any(is_lao) { "lo-LA" } else { "en-US" }
}

fn title(words: &str, report: &Report) -> String {
    let lang = if report.lang == crate::domain::Lang::Lo { "lo-LA" } else { "en-US" };
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>\
         <a:r><a:rPr lang=\"{lang}\"/><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>",
        escape(words)
    )
}

fn transform((corner, size): Field) -> String {
    let [x, y, wide, tall] =
        [corner.0, corner.1, size.0, size.1].map(|value| format!("{:.0}", value.max(1.0)));
    format!("<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{wide}\" cy=\"{tall}\"/></a:xfrm>")
}

fn text(id: u32, name: &str, lines: &[String], size: u32, field: Field) -> String {
    let paragraphs: String = lines
        .iter()
        .map(|line| {
            let (lang, words) = (tag(line), escape(line));
            format!("<a:p>{SPACED}<a:r><a:rPr lang=\"{lang}\" sz=\"{size}\"/><a:t>{words}</a:t></a:r></a:p>")
        })
        .collect();
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr>\
         <p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr wrap=\"square\" \
         tIns=\"0\" bIns=\"0\"/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>",
        transform(field)
    )
}

/// A picture, with its vector where it has one.
fn picture(id: &str, vector: Option<&str>, (name, told): (&str, &str), field: Field) -> String {
    let vector = vector.map_or_else(String::new, |id| {
        format!(
            "<a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
             xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{id}\"/></a:ext>\
             </a:extLst>"
        )
    });
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"3{}\" name=\"{}\" descr=\"{}\"/><p:cNvPicPr><a:picLocks \
         noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"{id}\">{vector}\
         </a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/>\
         </a:prstGeom></p:spPr></p:pic>",
        u32::from(id == "emblem"),
        escape(name),
        escape(told),
        transform(field)
    )
}
