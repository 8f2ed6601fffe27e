//! Whole readings of small .xls files.

use crate::domain::CellRef;
use crate::sheet::fixtures::{compound, records, xls};
use crate::sheet::{Limits, Other, Range, SheetErrorKind, Value, Workbook, read_bytes};
use crate::work::Work;

fn read(bytes: &[u8]) -> Result<Workbook, SheetErrorKind> {
    read_bytes("old.xls", bytes, &Limits::default(), &Work::new()).map_err(|error| error.kind)
}

/// A font record: flags, weight, superscript.
fn font(flags: u16, weight: u16, raised: u16) -> Vec<u8> {
    [200, flags, 8, weight, raised, 0, 0].into_iter().flat_map(u16::to_le_bytes).collect()
}

/// A cell format: font, number format, alignment and indent.
fn look(font: u8, format: u8, alignment: u8, indent: u8) -> Vec<u8> {
    vec![font, 0, format, 0, 0, 0, alignment, 0, indent, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
}

/// A cell record: row, column, format, rest.
fn cell(row: u8, column: u8, format: u8, rest: &[u8]) -> Vec<u8> {
    [&[row, 0, column, 0, format, 0], rest].concat()
}

#[test]
fn values_looks_merges_and_hidden_parts_of_an_old_workbook() {
    let (plain, bold, raised) = (font(0, 400, 0), font(0, 700, 0), font(0, 400, 1));
    let (first, title, day) = (look(0, 0, 0, 0), look(1, 0, 2, 3), look(0, 14, 0, 0));
    // Two shared texts; the second is `Laos1` whose last letter has the third font.
    let texts = [
        &[2, 0, 0, 0, 2, 0, 0, 0][..],
        &[2, 0, 1, 0xa5, 0x0e, 0xb2, 0x0e],
        &[5, 0, 8, 1, 0],
        b"Laos1",
        &[4, 0, 2, 0],
    ]
    .concat();
    let globals: [(u16, &[u8]); 7] = [
        (0x31, &plain),
        (0x31, &bold),
        (0x31, &raised),
        (0xe0, &first),
        (0xe0, &title),
        (0xe0, &day),
        (0xfc, &texts),
    ];
    let number = cell(1, 0, 0, &1.25_f64.to_le_bytes());
    let serial = cell(1, 1, 2, &42_005.0_f64.to_le_bytes());
    let many = [&[2, 0, 1, 0][..], &[0, 0, 6, 0, 0, 0], &[0, 0, 10, 0, 0, 0], &[2, 0]].concat();
    let formula = cell(3, 0, 0, &[0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0]);
    let cells: [(u16, &[u8]); 11] = [
        (0xfd, &cell(0, 0, 1, &[0, 0, 0, 0])),
        (0xfd, &cell(0, 1, 0, &[1, 0, 0, 0])),
        (0x203, &number),
        (0x203, &serial),
        (0xbd, &many),
        (0x06, &formula),
        (0x207, b"\x02\x00\x00ab"),
        (0x205, &cell(3, 1, 0, &[0x1d, 1])),
        (0x208, &[2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]),
        (0x7d, &[1, 0, 1, 0, 0, 0, 0, 0, 1, 0]),
        (0xe5, &[1, 0, 0, 0, 0, 0, 0, 0, 1, 0]),
    ];
    let book = read(&xls(&globals, &cells)).expect("workbook");
    let sheet = book.sheet("Data").expect("sheet");
    let head = sheet.cell(0, 0);
    assert_eq!((head.value, head.style.bold, head.style.indent), (Value::Text("ລາ"), true, 3));
    assert_eq!(sheet.cell(0, 1).split_superscript(), Some(("Laos", "1")));
    assert_eq!(sheet.cell(1, 0).value, Value::Number(1.25));
    assert_eq!(sheet.cell(1, 1).text(), "2015-01-01");
    assert_eq!((sheet.cell(2, 1).value, sheet.cell(2, 2).value), (Value::Number(1.0), Value::Number(2.0)));
    assert_eq!(sheet.cell(3, 0).value, Value::Text("ab"));
    assert_eq!(sheet.cell(3, 1).value, Value::Error("#NAME?"));
    assert!(sheet.row_hidden(2) && sheet.column_hidden(1) && !sheet.column_hidden(0));
    assert_eq!(sheet.merges(), [Range { start: CellRef::new(0, 0), end: CellRef::new(0, 1) }]);
}

#[test]
fn encrypted_workbooks_say_so() {
    assert_eq!(read(&xls(&[(0x2f, &[0, 0])], &[])).err(), Some(SheetErrorKind::Encrypted));
    let locked = compound(&[("EncryptionInfo", &[]), ("EncryptedPackage", &[])]);
    assert_eq!(read(&locked).err(), Some(SheetErrorKind::Encrypted));
}

#[test]
fn other_compound_files_are_named_for_what_they_are() {
    let document = compound(&[("1Table", &[]), ("WordDocument", &[])]);
    assert_eq!(read(&document).err(), Some(SheetErrorKind::NotASpreadsheet(Other::Document)));
}

#[test]
fn a_workbook_stream_that_breaks_off_is_damaged() {
    let stream = records(&[(0x0809, &[0, 6, 5, 0]), (0x0085, &[0xff, 0xff, 0, 0, 0, 0, 1, 0, b'A'])]);
    assert!(matches!(read(&compound(&[("Workbook", &stream)])), Err(SheetErrorKind::Damaged(_))));
}
