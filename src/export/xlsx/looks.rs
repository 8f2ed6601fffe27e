//! The formats of a workbook.

use crate::domain::Lang;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The formats of a workbook, each made once.
pub(super) struct Looks {
    pub plain: Format,
    pub title: Format,
    pub quiet: Format,
    pub head: Format,
    pub side_head: Format,
    pub label: Format,
    pub again: Format,
    pub total_label: Format,
    pub sign: Format,
    pub flag: Format,
    pub wrapped: Format,
    pub name: Format,
    pub numbers: Vec<Format>,
    pub totals: Vec<Format>,
}

impl Looks {
    pub fn new(lang: Lang) -> Self {
        let base = match lang {
            // The government's own Lao font; programs without it choose another Lao font by themselves.
            Lang::Lo => Format::new().set_font_name("Phetsarath OT").set_font_size(11),
            Lang::En => Format::new().set_font_name("Calibri").set_font_size(11),
        };
        let base = base.set_align(FormatAlign::VerticalCenter);
        let quiet = base.clone().set_font_color(0x0055_6570);
        let head = base
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Right)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_color(0x0078_8790);
        let pattern = |decimals: usize| match decimals {
            0 => String::from("#,##0"),
            some => format!("#,##0.{}", "0".repeat(some)),
        };
        let numbers: Vec<Format> =
            (0..=15).map(|decimals| base.clone().set_num_format(pattern(decimals))).collect();
        Self {
            title: base.clone().set_bold().set_font_size(14),
            side_head: head.clone().set_align(FormatAlign::Left),
            head,
            label: base.clone(),
            again: quiet.clone(),
            total_label: base.clone().set_bold(),
            sign: quiet.clone().set_align(FormatAlign::Right),
            flag: quiet.clone().set_align(FormatAlign::Left).set_font_size(9),
            name: base.clone().set_bold().set_align(FormatAlign::Top),
            wrapped: base.clone().set_text_wrap().set_align(FormatAlign::Top),
            totals: numbers.iter().map(|format| format.clone().set_bold()).collect(),
            numbers,
            quiet,
            plain: base,
        }
    }

    pub fn number(&self, decimals: u8, total: bool) -> &Format {
        let list = if total { &self.totals } else { &self.numbers };
        list.get(usize::from(decimals)).unwrap_or(&self.plain)
    }
}
