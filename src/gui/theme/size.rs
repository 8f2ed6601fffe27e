//! Measures in points, on a grid of four.

/// Height of the top bar.
pub const TOP_BAR: f32 = 48.0;
/// Height of the bottom bar.
pub const BOTTOM_BAR: f32 = 28.0;
/// Width of the rail.
pub const RAIL: f32 = 88.0;
/// Height of a page's header.
pub const PAGE_HEADER: f32 = 56.0;
/// Padding of pages and cards.
pub const PAD: f32 = 16.0;
/// Left edge of a page's title within the page.
pub const PAGE_LEFT: f32 = 20.0;
/// Gap between things that belong together.
pub const GAP: f32 = 8.0;
/// Height of buttons, fields and segments.
pub const CONTROL: f32 = 32.0;
/// Height of large buttons and of the fields of a dialog.
pub const CONTROL_LARGE: f32 = 40.0;
/// Height of a segment within a row.
pub const CONTROL_SMALL: f32 = 28.0;
/// Corner radius of controls.
pub const RADIUS: u8 = 6;
/// Corner radius of cards.
pub const CARD_RADIUS: u8 = 8;
/// Corner radius of dialogs.
pub const DIALOG_RADIUS: u8 = 12;
/// Height of a card's header.
pub const CARD_HEADER: f32 = 44.0;
/// Side of an icon beside words.
pub const ICON: f32 = 16.0;
/// Side of an icon alone or in the rail.
pub const ICON_LARGE: f32 = 20.0;
/// Width of the column of dimension boxes.
pub const DIMENSIONS: f32 = 232.0;
/// Width of a drawer.
pub const DRAWER: f32 = 308.0;
/// Width of the meaning beside a sheet.
pub const IMPORT_SIDE: f32 = 492.0;
/// Height of a row of a table or of a member of a box.
pub const ROW: f32 = 28.0;
/// Height of the header row of a table.
pub const TABLE_HEADER: f32 = 32.0;
/// Height of a row of a sheet.
pub const SHEET_ROW: f32 = 22.0;
/// Width of the row numbers of a sheet.
pub const SHEET_NUMBER: f32 = 32.0;
