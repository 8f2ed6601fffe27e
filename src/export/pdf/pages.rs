//! The blocks of a report, set on pages.

use super::super::png;
use super::super::svg::lettering::{Weight, wrap_to};
use super::super::svg::{self, Lettering};
use super::ExportError;
use super::drawing::Drawing;
use super::grid;
use super::setter::leading;
use super::sheet::{ATTENTION, EDGE, INK, Ink, Op, PAGE, QUIET, Role, SIDE, Sheets, Style};
use crate::domain::Lang;
use crate::i18n;
use crate::report::{Block, Cover, FigureBlock, Heading, Report, Sentence, TableBlock, Tone};
use crate::work::Work;

/// Where each entry of the lists leads: an anchor once its place is known.
struct Lists {
    headings: Vec<(u8, String)>,
    figures: Vec<String>,
    tables: Vec<String>,
}

/// Sizes of letters by language: Lao a little larger, so that both scripts look alike.
#[derive(Clone, Copy)]
struct Sizes {
    body: f64,
    small: f64,
    table: f64,
}

impl Sizes {
    fn of(lang: Lang) -> Self {
        match lang {
            Lang::Lo => Self { body: 10.8, small: 8.8, table: 8.6 },
            Lang::En => Self { body: 10.2, small: 8.2, table: 8.2 },
        }
    }
}

/// A figure that is made smaller than this part of its size to fit a page can no longer be read.
const SMALLEST: f64 = 0.78;
/// Longer side of the emblem.
const EMBLEM: f64 = 80.0;
/// A table higher than this part of a page may be cut.
const CUT: f64 = 0.45;

struct Layout<'a> {
    sheets: Sheets,
    report: &'a Report,
    lists: Lists,
    sizes: Sizes,
    /// Colour of headings.
    accent: Ink,
    /// Anchors in the order of the lists: all headings, then all figures, then all tables.
    seen: (usize, usize, usize),
    /// Figures that found no room: they open the next page, and text fills this one.
    waiting: Vec<(Box<Drawing>, &'a FigureBlock)>,
}

/// Sets a report on pages.
///
/// # Errors
/// [`ExportError`]: a drawing that cannot be carried over, or a stop.
pub(super) fn lay_out(report: &Report, work: &Work) -> Result<Sheets, ExportError> {
    let lists = Lists {
        headings: report.headings().map(|one| (one.level, one.text.clone())).collect(),
        figures: report
            .figures()
            .map(|one| caption(report, "report-figure", &one.number, &one.figure.title))
            .collect(),
        tables: report
            .tables()
            .map(|one| caption(report, "report-table", &one.number, &one.caption))
            .collect(),
    };
    let mut layout = Layout {
        sheets: Sheets::new(PAGE),
        report,
        sizes: Sizes::of(report.lang),
        accent: Ink(report.accent.0, report.accent.1, report.accent.2),
        lists,
        seen: (0, 0, 0),
        waiting: Vec::new(),
    };
    layout.reserve();
    layout.cover(&report.cover);
    for block in &report.blocks {
        work.check()?;
        work.advance(1);
        layout.block(block)?;
    }
    layout.place_waiting();
    if layout.sheets.is_fresh() && layout.sheets.pages.len() > 1 {
        layout.sheets.pages.pop();
    }
    layout.around(&report.cover.running());
    Ok(layout.sheets)
}

/// `Figure A.1. Title`.
pub(super) fn caption(report: &Report, id: &str, number: &str, title: &str) -> String {
    i18n::say(report.lang, id, &[("number", number.into()), ("title", title.into())])
}

impl<'a> Layout<'a> {
    /// Anchors for everything the lists name, before any of it has a place.
    fn reserve(&mut self) {
        let headings = self.report.headings().map(|one| Some((u16::from(one.level), one.text.clone())));
        let others = self.lists.figures.len() + self.lists.tables.len();
        let all: Vec<Option<(u16, String)>> =
            headings.chain(std::iter::repeat_with(|| None).take(others)).collect();
        for heading in all {
            self.sheets.anchor(heading);
        }
    }

    /// The next anchor of a kind gets its place here.
    fn arrive(&mut self, anchor: usize) {
        let (page, y) = (self.sheets.pages.len() - 1, self.sheets.y);
        if let Some(known) = self.sheets.anchors.get_mut(anchor) {
            known.page = page;
            known.y = y;
        }
    }

    fn block(&mut self, block: &'a Block) -> Result<(), ExportError> {
        match block {
            Block::Figure(_) => {}
            Block::Text { tone: Tone::Body | Tone::Quiet | Tone::ToWrite, text } => self.make_room(text),
            Block::Sentence(sentence) => self.make_room(&sentence.text),
            _ => self.place_waiting(),
        }
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Text { tone, text } => self.text(*tone, text),
            Block::Sentence(sentence) => self.sentence(sentence),
            Block::Contents => self.entries(0),
            Block::Figures => self.entries(1),
            Block::Tables => self.entries(2),
            Block::Figure(figure) => self.figure(figure)?,
            Block::Table(table) => self.table(table),
            Block::NewPage => self.sheets.new_page(),
        }
        Ok(())
    }

    /// What runs above each page but the cover, and the number of the page.
    fn around(&mut self, running: &str) {
        let (width, size) = (self.sheets.width(), 8.0);
        let running = wrap_to(running, width, size, Weight::Regular, 1).concat();
        let accent = self.accent;
        for number in 2..=self.sheets.pages.len() {
            let text = number.to_string();
            let wide = self.sheets.setter.width(&text, 9.0, Weight::Regular);
            let at = (PAGE.0 - SIDE - wide, PAGE.1 - 34.0);
            let Some(page) = self.sheets.pages.get_mut(number - 1) else { continue };
            page.push(Op::Aside { at, text, size: 9.0, ink: QUIET });
            page.push(Op::Aside { at: (SIDE, 38.0), text: running.clone(), size, ink: QUIET });
            page.push(Op::Ground { corner: (SIDE, 45.0), size: (width, 0.6), ink: accent });
        }
    }

    /// The emblem at the head of the cover, or the place for it.
    fn emblem(&mut self) {
        let Some(picture) = self.report.picture.as_deref().and_then(|bytes| png::read(bytes).ok()) else {
            return;
        };
        let (wide, tall) = (f64::from(picture.width), f64::from(picture.height));
        let scale = EMBLEM / wide.max(tall).max(1.0);
        let size = (wide * scale, tall * scale);
        let alt = self.report.cover.owner.clone();
        let node = self.sheets.node(Role::Figure { alt }, None);
        let corner = ((PAGE.0 - size.0) / 2.0, self.sheets.y);
        self.sheets.put(Op::Emblem { corner, size, node });
        self.sheets.y += size.1 + 60.0;
    }

    fn cover(&mut self, cover: &Cover) {
        let (body, accent) = (self.sizes.body, self.accent);
        let centred = |layout: &mut Self, text: &str, style: Style, role: Role| {
            if text.is_empty() {
                return;
            }
            let node = layout.sheets.node(role, None);
            let width = layout.sheets.width();
            for line in layout.sheets.setter.lines(text, width, style.size, style.weight) {
                let wide = layout.sheets.setter.width(&line, style.size, style.weight);
                layout.sheets.line(SIDE + (width - wide) / 2.0, &line, style, node);
            }
            layout.sheets.y += style.after;
        };
        self.sheets.y = 96.0;
        self.emblem();
        centred(self, &cover.emblem, Style::new(body, QUIET).after(120.0), Role::Paragraph);
        let title = Style::new(body * 2.5, accent).bold().after(10.0);
        centred(self, &cover.title, title, Role::Title);
        centred(self, &cover.other_title, Style::new(body * 1.45, QUIET).after(34.0), Role::Paragraph);
        centred(self, &cover.subtitle, Style::new(body * 1.8, INK).bold().after(8.0), Role::Paragraph);
        centred(self, &cover.reference, Style::new(body * 1.1, QUIET).after(110.0), Role::Paragraph);
        centred(self, &cover.owner, Style::new(body * 1.35, INK).bold().after(10.0), Role::Paragraph);
        centred(self, &cover.partners, Style::new(body * 1.1, INK).after(10.0), Role::Paragraph);
        if let Some(made) = cover.made {
            let date = i18n::date(self.report.lang, made);
            let text = i18n::say(self.report.lang, "report-made", &[("date", date.into())]);
            centred(self, &text, Style::new(body, QUIET), Role::Paragraph);
        }
        if let Some(notice) = &cover.notice {
            self.sheets.y = self.sheets.y.max(PAGE.1 - 150.0);
            centred(self, notice, Style::new(body, ATTENTION).bold(), Role::Paragraph);
        }
        self.sheets.new_page();
    }

    fn heading(&mut self, heading: &Heading) {
        let body = self.sizes.body;
        let first = heading.level == 1;
        let style = if first {
            Style::new(body * 1.9, self.accent).bold().after(12.0)
        } else {
            Style::new(body * 1.4, self.accent).bold().after(7.0)
        };
        self.sheets.need(if first { 160.0 } else { 130.0 });
        self.sheets.gap(if first { 0.0 } else { 14.0 });
        self.arrive(self.seen.0);
        self.seen.0 += 1;
        let role = Role::Heading { level: u16::from(heading.level), title: heading.text.clone() };
        let node = self.sheets.node(role, None);
        self.sheets.paragraph(&heading.text, style, node);
    }

    fn text(&mut self, tone: Tone, text: &str) {
        let Sizes { body, small, .. } = self.sizes;
        let style = match tone {
            Tone::Body => Style::new(body, INK),
            Tone::Quiet => Style::new(small, QUIET),
            Tone::ToWrite => Style::new(body, ATTENTION),
            Tone::Lead => Style::new(body * 1.1, INK).bold().after(3.0),
        };
        if tone == Tone::Lead {
            self.sheets.need(70.0);
            self.sheets.gap(8.0);
        }
        let node = self.sheets.node(Role::Paragraph, None);
        self.sheets.paragraph(text, style, node);
    }

    /// A sentence found in the data, with a mark before it.
    fn sentence(&mut self, sentence: &Sentence) {
        let text = sentence.text.as_str();
        let ink = if sentence.outdated { ATTENTION } else { INK };
        let style = Style::new(self.sizes.body, ink).indented(14.0).after(4.0);
        let node = self.sheets.node(Role::Paragraph, None);
        let limit = self.sheets.width() - style.indent;
        let lines = self.sheets.setter.lines(text, limit, style.size, style.weight);
        // The mark stands on the page of its first line.
        self.sheets.need(lines.iter().take(3).map(|line| style.size * leading(line)).sum());
        let top = self.sheets.y;
        self.sheets.line(SIDE + 3.0, "•", Style { ink: self.accent, ..style }, node);
        self.sheets.y = top;
        self.sheets.paragraph(text, style, node);
    }

    /// A list that leads to pages: 0 headings, 1 figures, 2 tables.
    fn entries(&mut self, which: u8) {
        let (headings, figures) = (self.lists.headings.len(), self.lists.figures.len());
        let (entries, first): (Vec<(u8, String)>, usize) = match which {
            0 => (self.lists.headings.clone(), 0),
            1 => (self.lists.figures.iter().map(|text| (2, text.clone())).collect(), headings),
            _ => (self.lists.tables.iter().map(|text| (2, text.clone())).collect(), headings + figures),
        };
        let contents = self.sheets.node(Role::Contents, None);
        for (position, (level, text)) in entries.iter().enumerate() {
            self.entry(*level, text, first + position, which == 0, contents);
        }
    }

    fn entry(&mut self, level: u8, text: &str, anchor: usize, outline: bool, contents: usize) {
        let strong = outline && level == 1;
        let size = if outline { self.sizes.body } else { self.sizes.small };
        let style = Style::new(size, INK).indented(if outline && level > 1 { 14.0 } else { 0.0 });
        let style = if strong { style.bold() } else { style };
        let entry = self.sheets.node(Role::Entry, Some(contents));
        let node = self.sheets.node(Role::Link, Some(entry));
        self.sheets.y += if strong { 4.0 } else { 0.0 };
        let limit = self.sheets.width() - style.indent - 34.0;
        let lines = self.sheets.setter.lines(text, limit, size, style.weight);
        let height: f64 = lines.iter().map(|line| size * leading(line)).sum();
        self.sheets.need(height);
        let top = self.sheets.y;
        let mut end = SIDE;
        for line in &lines {
            end = SIDE + style.indent + self.sheets.setter.width(line, size, style.weight);
            self.sheets.line(SIDE + style.indent, line, style, node);
        }
        let last = lines.last().map_or(1.36, |line| leading(line)) * size;
        let baseline = self.sheets.y - last * 0.5 + size * 0.36;
        let right = PAGE.0 - SIDE;
        // Dots lead the eye from a name to its number.
        let mut x = (end / 5.0).ceil() * 5.0 + 5.0;
        while x < right - 28.0 {
            self.sheets.put(Op::Ground { corner: (x, baseline - 0.8), size: (0.8, 0.8), ink: EDGE });
            x += 5.0;
        }
        self.sheets.put(Op::PageOf { anchor, right, y: baseline, size, ink: INK, node });
        let field = (self.sheets.width(), self.sheets.y - top);
        self.sheets.put(Op::Leap { anchor, corner: (SIDE, top), size: field, node });
    }

    /// Figures that wait open the next page before a text that does not fit on this one.
    fn make_room(&mut self, text: &str) {
        if self.waiting.is_empty() {
            return;
        }
        let (size, width) = (self.sizes.body, self.sheets.width() - 14.0);
        let lines = self.sheets.setter.lines(text, width, size, Weight::Regular);
        let height: f64 = lines.iter().map(|line| size * leading(line)).sum();
        if self.sheets.room() < height {
            self.place_waiting();
        }
    }

    fn place_waiting(&mut self) {
        for (drawing, block) in std::mem::take(&mut self.waiting) {
            if let Some(drawing) = self.place_if_room(drawing, block) {
                let needed = self.figure_height(&drawing, block);
                self.sheets.need(needed);
                self.place(drawing, block, 1.0);
            }
        }
    }

    fn figure(&mut self, block: &'a FigureBlock) -> Result<(), ExportError> {
        let drawing = Box::new(Drawing::read(&svg::in_colour(
            &svg::render_plain(&block.figure, Lettering::Text)?,
            self.report.accent,
        ))?);
        if !self.waiting.is_empty() {
            self.waiting.push((drawing, block));
        } else if let Some(drawing) = self.place_if_room(drawing, block) {
            self.waiting.push((drawing, block));
        }
        Ok(())
    }

    /// Places a figure on this page, a little smaller if that makes it fit; gives it back where it has no
    /// room.
    fn place_if_room(&mut self, drawing: Box<Drawing>, block: &FigureBlock) -> Option<Box<Drawing>> {
        let whole = self.figure_height(&drawing, block);
        let (drawn, room) = (self.extent(&drawing).0, self.sheets.room());
        let scale = ((room - (whole - drawn)) / drawn).min(1.0);
        if scale < SMALLEST && !self.sheets.is_fresh() {
            return Some(drawing);
        }
        self.place(drawing, block, scale.max(SMALLEST));
        None
    }

    /// Width and height of a drawing on the page, and its scale.
    fn extent(&self, drawing: &Drawing) -> (f64, f64) {
        let most = self.sheets.whole() - 190.0;
        let scale = (self.sheets.width() / f64::from(drawing.width)).min(most / f64::from(drawing.height));
        (f64::from(drawing.height) * scale, scale)
    }

    /// Height of a figure with its caption and foot.
    fn figure_height(&mut self, drawing: &Drawing, block: &FigureBlock) -> f64 {
        let words = caption(self.report, "report-figure", &block.number, &block.figure.title);
        let (style, width) = (self.caption_style(), self.sheets.width());
        let lines = self.sheets.setter.lines(&words, width, style.size, Weight::Bold);
        let captioned: f64 = lines.iter().map(|line| style.size * leading(line)).sum::<f64>() + 6.0;
        let foot = self.foot_height(&block.figure.foot.lines(block.figure.lang));
        captioned + self.extent(drawing).0 + foot + 12.0
    }

    fn place(&mut self, drawing: Box<Drawing>, block: &FigureBlock, smaller: f64) {
        let words = caption(self.report, "report-figure", &block.number, &block.figure.title);
        let (height, scale) = self.extent(&drawing);
        let (height, scale) = (height * smaller, scale * smaller);
        self.sheets.gap(8.0);
        let figure = self.seen.1;
        self.arrive(self.lists.headings.len() + figure);
        self.seen.1 += 1;
        let node = self.sheets.node(Role::Caption, None);
        let style = self.caption_style();
        self.sheets.paragraph(&words, style, node);
        let alt = format!("{}. {}", block.figure.unit, block.figure.sentence);
        let node = self.sheets.node(Role::Figure { alt }, None);
        let aside = (self.sheets.width() - f64::from(drawing.width) * scale) / 2.0;
        let at = (SIDE + aside.max(0.0), self.sheets.y);
        self.sheets.put(Op::Drawing { drawing, figure, at, scale, node });
        self.sheets.y += height + 2.0;
        self.foot(&block.figure.foot.lines(block.figure.lang));
    }

    fn table(&mut self, table: &TableBlock) {
        let words = caption(self.report, "report-table", &table.number, &table.caption);
        let ready = grid::ready(&mut self.sheets, table, self.sizes.table);
        let foot = self.foot_height(&table.foot);
        let whole = ready.height() + foot + 48.0;
        self.sheets.need(if whole < self.sheets.whole() * CUT { whole } else { 110.0 });
        self.sheets.gap(8.0);
        let anchor = self.lists.headings.len() + self.lists.figures.len() + self.seen.2;
        self.arrive(anchor);
        self.seen.2 += 1;
        let node = self.sheets.node(Role::Caption, None);
        self.sheets.paragraph(&words, self.caption_style(), node);
        if !table.unit.is_empty() {
            let style = Style::new(self.sizes.small, QUIET).after(3.0);
            let node = self.sheets.node(Role::Paragraph, None);
            self.sheets.paragraph(&table.unit, style, node);
        }
        grid::table(&mut self.sheets, &ready, foot);
        self.foot(&table.foot);
    }

    fn caption_style(&self) -> Style {
        Style::new(self.sizes.body * 0.97, INK).bold().after(4.0)
    }

    /// Height of what stands below a figure.
    fn foot_height(&mut self, lines: &[String]) -> f64 {
        let (size, width) = (self.sizes.small, self.sheets.width());
        let set = |line: &String| {
            let broken = self.sheets.setter.lines(line, width, size, Weight::Regular);
            broken.iter().map(|line| size * leading(line)).sum::<f64>() + 1.0
        };
        lines.iter().map(set).sum()
    }

    fn foot(&mut self, lines: &[String]) {
        for line in lines {
            let node = self.sheets.node(Role::Paragraph, None);
            self.sheets.paragraph(line, Style::new(self.sizes.small, QUIET).after(1.0), node);
        }
        self.sheets.y += 8.0;
    }
}
