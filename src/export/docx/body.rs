//! The blocks of a report as the body of a Word document.

use super::table::table;
use super::words::{Look, escape, field, paragraph, runs};
use crate::i18n;
use crate::report::{Block, Cover, FigureBlock, Heading, Report, TableBlock, Tone};
use std::collections::BTreeSet;

/// Width of the text in twentieths of a point: A4 with margins of 22 mm.
pub(super) const WIDTH: usize = 9420;
/// Longer side of the emblem: 28 mm in English metric units.
const EMBLEM: f64 = 1_008_000.0;
/// English metric units of a twentieth of a point.
const EMU: usize = 635;

const NEW_PAGE: &str = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";

/// A body under way.
pub(super) struct Body<'a> {
    report: &'a Report,
    out: String,
    /// Headings, figures and tables that stand already.
    seen: [usize; 3],
    /// Parts whose numbering has begun: kind and letter.
    begun: BTreeSet<(bool, String)>,
}

/// The body of a report; `shapes` gives width and height of each figure.
pub(super) fn body(report: &Report, shapes: &[(f64, f64)], emblem: Option<(f64, f64)>) -> String {
    let mut body = Body { report, out: String::new(), seen: [0; 3], begun: BTreeSet::new() };
    body.cover(&report.cover, emblem);
    let mut fresh = true;
    for block in &report.blocks {
        // The cover ends with a new page of its own.
        if matches!(block, Block::NewPage) && fresh {
            continue;
        }
        fresh = matches!(block, Block::NewPage);
        body.block(block, shapes);
    }
    body.out
}

impl Body<'_> {
    fn put(&mut self, style: &str, text: &str) {
        let inner = runs(text, Look::default());
        self.out.push_str(&paragraph(style, &inner));
    }

    fn cover(&mut self, cover: &Cover, emblem: Option<(f64, f64)>) {
        let space = |out: &mut String, twips: u32| {
            out.push_str(&format!(
                "<w:p><w:pPr><w:spacing w:before=\"{twips}\" w:after=\"0\"/></w:pPr></w:p>"
            ));
        };
        match emblem {
            Some((wide, tall)) => {
                let scale = EMBLEM / wide.max(tall).max(1.0);
                let size = (emu(wide * scale), emu(tall * scale));
                let drawn = emblem_picture(size, &cover.owner);
                self.out.push_str(&paragraph("Subtitle", &drawn));
            }
            None => self.put("Subtitle", &cover.emblem),
        }
        space(&mut self.out, 1600);
        self.put("Title", &cover.title);
        self.put("Subtitle", &cover.other_title);
        space(&mut self.out, 500);
        self.put("Title", &cover.subtitle);
        self.put("Subtitle", &cover.reference);
        space(&mut self.out, 1500);
        self.put("Subtitle", &cover.owner);
        if !cover.partners.is_empty() {
            self.put("Subtitle", &cover.partners);
        }
        if let Some(made) = cover.made {
            let date = i18n::date(self.report.lang, made);
            let text = i18n::say(self.report.lang, "report-made", &[("date", date.into())]);
            self.put("Subtitle", &text);
        }
        if let Some(notice) = &cover.notice {
            space(&mut self.out, 600);
            self.put("Notice", notice);
        }
        self.out.push_str(NEW_PAGE);
    }

    fn block(&mut self, block: &Block, shapes: &[(f64, f64)]) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Text { tone, text } => {
                let style = match tone {
                    Tone::Body => "Normal",
                    Tone::Quiet => "Quiet",
                    Tone::ToWrite => "ToWrite",
                    Tone::Lead => "Lead",
                };
                self.put(style, text);
            }
            Block::Sentence(one) => self.put(if one.outdated { "ToWrite" } else { "ListBullet" }, &one.text),
            Block::Contents => self.contents(),
            Block::Figures => self.list(true),
            Block::Tables => self.list(false),
            Block::Figure(figure) => {
                let shape = shapes.get(self.seen[1]).copied().unwrap_or((720.0, 400.0));
                self.figure(figure, shape);
            }
            Block::Table(one) => self.table(one),
            Block::NewPage => self.out.push_str(NEW_PAGE),
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let at = self.seen[0];
        self.seen[0] += 1;
        let inner = marked(&format!("_Toc{at:05}"), at, &runs(&heading.text, Look::default()));
        let style = if heading.level == 1 { "Heading1" } else { "Heading2" };
        self.out.push_str(&paragraph(style, &inner));
    }

    /// The contents: a field that Word fills, with its entries written, so that every program shows them.
    fn contents(&mut self) {
        let entries: Vec<(String, String)> = self
            .report
            .headings()
            .enumerate()
            .map(|(at, one)| {
                let style = if one.level == 1 { "TOC1" } else { "TOC2" };
                (style.to_owned(), link(&format!("_Toc{at:05}"), &one.text))
            })
            .collect();
        self.fielded(r#"TOC \o "1-2" \h \z \u"#, &entries);
    }

    fn list(&mut self, figures: bool) {
        let (label, id) = if figures { ("Figure", "report-figure") } else { ("Table", "report-table") };
        let named: Vec<(&str, &str)> = if figures {
            self.report.figures().map(|one| (one.number.as_str(), one.figure.title.as_str())).collect()
        } else {
            self.report.tables().map(|one| (one.number.as_str(), one.caption.as_str())).collect()
        };
        let entries: Vec<(String, String)> = named
            .into_iter()
            .enumerate()
            .map(|(at, (number, title))| {
                let args = [("number", number.into()), ("title", title.into())];
                let text = i18n::say(self.report.lang, id, &args);
                (String::from("TableofFigures"), link(&format!("_{label}{at:05}"), &text))
            })
            .collect();
        self.fielded(&format!(r#"TOC \h \z \c "{label}""#), &entries);
    }

    /// Paragraphs within one field.
    fn fielded(&mut self, code: &str, entries: &[(String, String)]) {
        let code = escape(code);
        let last = entries.len().saturating_sub(1);
        for (at, (style, inner)) in entries.iter().enumerate() {
            let mut whole = String::new();
            if at == 0 {
                whole.push_str(&format!(
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText \
                     xml:space=\"preserve\"> {code} </w:instrText></w:r><w:r><w:fldChar \
                     w:fldCharType=\"separate\"/></w:r>"
                ));
            }
            whole.push_str(inner);
            if at == last {
                whole.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
            }
            self.out.push_str(&paragraph(style, &whole));
        }
    }

    /// A caption whose number is counted by Word, anew in each part.
    fn caption(&mut self, figure: bool, number: &str, title: &str) {
        let (label, id, slot) =
            if figure { ("Figure", "report-figure", 1) } else { ("Table", "report-table", 2) };
        let at = self.seen.get(slot).copied().unwrap_or(0);
        if let Some(count) = self.seen.get_mut(slot) {
            *count += 1;
        }
        let (part, count) = number.rsplit_once('.').unwrap_or(("", number));
        let first = self.begun.insert((figure, part.to_owned()));
        let again = if first { r" \r 1" } else { "" };
        let sequence = field(&format!(r"SEQ {label} \* ARABIC{again}"), &runs(count, Look::default()));
        // The place of the number is where the message would put it.
        let args = [("number", "\u{1}".into()), ("title", title.into())];
        let text = i18n::say(self.report.lang, id, &args);
        let (before, after) = text.split_once('\u{1}').unwrap_or(("", &text));
        let lead = format!("{before}{part}.");
        let numbered = format!("{}{sequence}", runs(&lead, Look::default()));
        let mark = marked(&format!("_{label}{at:05}"), 10_000 * slot + at, &numbered);
        self.out.push_str(&paragraph("Caption", &format!("{mark}{}", runs(after, Look::default()))));
    }

    fn figure(&mut self, block: &FigureBlock, (wide, tall): (f64, f64)) {
        self.caption(true, &block.number, &block.figure.title);
        let number = self.seen[1];
        let width = WIDTH * EMU;
        let height = emu(f64::from(u32::try_from(width).unwrap_or(u32::MAX)) * tall / wide.max(1.0));
        let alt = escape(&format!("{}. {}", block.figure.unit, block.figure.sentence));
        let name = escape(&block.figure.title);
        self.out.push_str(&paragraph("Figure", &picture(number, width, height, &name, &alt)));
        for line in block.figure.foot.lines(block.figure.lang) {
            self.put("Source", &line);
        }
    }

    fn table(&mut self, one: &TableBlock) {
        self.caption(false, &one.number, &one.caption);
        if !one.unit.is_empty() {
            self.put("Unit", &one.unit);
        }
        self.out.push_str(&table(one));
        // A paragraph parts the table from what follows, also where it has no foot.
        if one.foot.is_empty() {
            self.put("Source", "");
        }
        for line in &one.foot {
            self.put("Source", line);
        }
    }
}

/// A height within what a page can have.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn emu(value: f64) -> usize {
    value.clamp(1.0, 9_000_000.0) as usize
}

fn marked(name: &str, id: usize, inner: &str) -> String {
    format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>{inner}<w:bookmarkEnd w:id=\"{id}\"/>")
}

fn link(name: &str, text: &str) -> String {
    format!("<w:hyperlink w:anchor=\"{name}\" w:history=\"1\">{}</w:hyperlink>", runs(text, Look::default()))
}

/// The emblem of the owner.
fn emblem_picture((width, height): (usize, usize), owner: &str) -> String {
    let alt = escape(owner);
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent \
         cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"9000\" name=\"emblem\" descr=\"{alt}\"/><a:graphic>\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
         <pic:nvPicPr><pic:cNvPr id=\"9000\" name=\"emblem\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"emblem\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r>"
    )
}

/// A vector drawing with a picture for programs that cannot show it.
fn picture(number: usize, width: usize, height: usize, name: &str, alt: &str) -> String {
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent \
         cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{alt}\"/>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{name}\" descr=\"{alt}\"/><pic:cNvPicPr/>\
         </pic:nvPicPr><pic:blipFill><a:blip r:embed=\"png{number}\"><a:extLst><a:ext \
         uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip r:embed=\"svg{number}\"/></a:ext>\
         </a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off \
         x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\">\
         <a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>\
         </w:r>"
    )
}
