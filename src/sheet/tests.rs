//! Whole readings of small workbooks, one fact a test.

use super::fixtures::{archive, ods, xlsx, xlsx_parts};
use super::*;
use crate::domain::{CellRef, ProblemKind, Severity};
use proptest::prelude::*;
use rust_xlsxwriter as writer;

fn read_named(name: &str, bytes: &[u8]) -> Result<Workbook, SheetErrorKind> {
    read_bytes(name, bytes, &Limits::default(), &Work::new()).map_err(|error| error.kind)
}

fn open(bytes: &[u8]) -> Workbook {
    read_named("file", bytes).expect("workbook")
}

fn first(book: &Workbook) -> &Sheet {
    book.sheets.first().expect("sheet")
}

fn saved(mut book: writer::Workbook) -> Vec<u8> {
    book.save_to_buffer().expect("buffer")
}

#[test]
fn a_workbook_of_excel_gives_values_looks_and_merges() {
    let mut book = writer::Workbook::new();
    let sheet = book.add_worksheet().set_name("ຂໍ້ມູນ").expect("name");
    let title = writer::Format::new().set_bold().set_background_color(0x00D9_E1F2);
    let indent = writer::Format::new().set_indent(2);
    let number = writer::Format::new().set_num_format("#,##0.0");
    let day = writer::Format::new().set_num_format("dd/mm/yyyy");
    sheet.merge_range(0, 0, 0, 2, "ປະຊາກອນ ຕາມແຂວງ", &title).expect("merge");
    sheet.write_with_format(2, 0, "ວຽງຈັນ", &indent).expect("text");
    sheet.write_with_format(2, 1, 1234.56, &number).expect("number");
    sheet.write_with_format(2, 2, 42_005, &day).expect("date");
    sheet.write(3, 0, true).expect("truth");
    sheet.write_formula(3, 1, writer::Formula::new("=1/0").set_result("#DIV/0!")).expect("formula");
    let book = open(&saved(book));
    let sheet = first(&book);
    assert_eq!((book.format.name(), &*sheet.name, sheet.visible), ("xlsx", "ຂໍ້ມູນ", true));
    assert_eq!((sheet.rows(), sheet.columns()), (4, 3));
    let head = sheet.cell(0, 0);
    assert_eq!(head.value, Value::Text("ປະຊາກອນ ຕາມແຂວງ"));
    assert!(head.style.bold && head.style.fill == Some([0xD9, 0xE1, 0xF2]));
    assert_eq!(sheet.merge_at(0, 1).expect("merge").end, CellRef::new(0, 2));
    assert_eq!(sheet.merge_at(1, 0), None);
    assert_eq!(sheet.cell(2, 0).style.indent, 2);
    assert_eq!(sheet.cell(2, 1).text(), "1,234.6");
    assert_eq!(sheet.cell(2, 2).value, Value::DateTime { serial: 42_005.0 });
    assert_eq!(sheet.cell(2, 2).text(), "2015-01-01");
    assert_eq!(sheet.cell(3, 0).value, Value::Bool(true));
    assert_eq!(sheet.cell(9, 9).value, Value::Blank);
}

#[test]
fn hidden_sheets_rows_and_columns_are_told() {
    let mut book = writer::Workbook::new();
    book.add_worksheet().set_name("Shown").expect("name").write(0, 0, 1).expect("cell");
    let sheet = book.add_worksheet().set_name("Hidden").expect("name").set_hidden(true);
    sheet.write(3, 2, 1).expect("cell");
    sheet.set_row_hidden(3).expect("row").set_column_hidden(2).expect("column");
    let book = open(&saved(book));
    let sheet = book.sheet("Hidden").expect("sheet");
    assert!(!sheet.visible && first(&book).visible);
    assert!(sheet.row_hidden(3) && !sheet.row_hidden(2));
    assert!(sheet.column_hidden(2) && !sheet.column_hidden(1));
}

#[test]
fn a_superscript_tail_is_kept_apart_from_the_name() {
    let mut book = writer::Workbook::new();
    let sheet = book.add_worksheet();
    let (plain, raised) =
        (writer::Format::new(), writer::Format::new().set_font_script(writer::FormatScript::Superscript));
    sheet.write_rich_string(0, 0, &[(&plain, "ໄທ ແລະ ອື່ນໆ"), (&raised, "1")]).expect("text");
    sheet.write(1, 0, "Covid19 of a plain cell").expect("text");
    let book = open(&saved(book));
    assert_eq!(first(&book).cell(0, 0).split_superscript(), Some(("ໄທ ແລະ ອື່ນໆ", "1")));
    assert_eq!(first(&book).cell(1, 0).split_superscript(), None);
}

#[test]
fn days_from_1904_become_the_usual_serials() {
    let cells = r#"<sheetData><row r="1"><c r="A1" s="1"><v>40543</v></c><c r="B1"><v>40543</v></c></row></sheetData>"#;
    let styles = r#"<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>"#;
    let book = open(&xlsx_parts(cells, "", styles, r#"<workbookPr date1904="1"/>"#));
    assert!(book.date_1904);
    assert_eq!(first(&book).cell(0, 0).text(), "2015-01-01");
    assert_eq!(first(&book).cell(0, 1).value, Value::Number(40_543.0));
}

#[test]
fn cells_without_a_place_stand_one_after_the_other() {
    let book = open(&xlsx(
        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>",
        "",
    ));
    let sheet = first(&book);
    assert_eq!(sheet.cell(0, 1).value, Value::Number(2.0));
    assert_eq!(sheet.cell(1, 0).value, Value::Number(3.0));
}

#[test]
fn rows_out_of_order_are_put_in_order_and_the_later_of_two_cells_stays() {
    let cells = r#"<sheetData><row r="5"><c r="B5"><v>1</v></c><c r="A5"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row><row r="5"><c r="B5"><v>4</v></c></row></sheetData>"#;
    let book = open(&xlsx(cells, ""));
    let sheet = first(&book);
    assert_eq!(sheet.filled_rows().collect::<Vec<_>>(), [1, 4]);
    let row: Vec<_> = sheet.row(4).map(|(column, cell)| (column, cell.value)).collect();
    assert_eq!(row, [(0, Value::Number(2.0)), (1, Value::Number(4.0))]);
}

#[test]
fn a_giant_declared_range_and_styled_blanks_cost_nothing() {
    let blanks = r#"<c r="A9" s="1"/>"#.repeat(10_000);
    let cells = format!(
        r#"<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>7</v></c></row><row r="9">{blanks}</row></sheetData>"#
    );
    let book = open(&xlsx(&cells, ""));
    assert_eq!((first(&book).rows(), first(&book).columns(), first(&book).filled()), (1, 1, 1));
}

#[test]
fn texts_keep_their_signs_and_lose_phonetic_help() {
    let texts =
        "<si><t>a &amp; b &#3720; _x000D_</t></si><si><t>漢</t><rPh sb=\"0\" eb=\"1\"><t>kan</t></rPh></si>";
    let cells = r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t> in </t></is></c><c r="D1" t="str"><f>X</f><v>&lt;5</v></c></row></sheetData>"#;
    let book = open(&xlsx(cells, texts));
    let row: Vec<_> = first(&book).row(0).map(|(_, cell)| cell.text().into_owned()).collect();
    assert_eq!(row, ["a & b ຈ \r", "漢", " in ", "<5"]);
}

#[test]
fn entities_of_a_file_are_not_expanded() {
    let texts = "<si><t>x&bomb;y</t></si>";
    let book = open(&xlsx(r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>"#, texts));
    assert_eq!(first(&book).cell(0, 0).value, Value::Text("xy"));
}

#[test]
fn a_formula_without_a_stored_result_is_told_with_its_cell() {
    let book = open(&xlsx(
        r#"<sheetData><row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><v>1</v></c></row></sheetData>"#,
        "",
    ));
    let problem = book.problems.first().expect("problem");
    assert_eq!(problem.kind, ProblemKind::LeftOut);
    assert_eq!(problem.place.cell, Some(CellRef::new(0, 0)));
}

#[test]
fn a_sheet_that_breaks_off_gives_what_stands_before_and_an_error() {
    let parts = [
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="A" r:id="a"/><sheet name="B" r:id="b"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="a.xml"/><Relationship Id="b" Type="x/worksheet" Target="b.xml"/></Relationships>"#,
        ),
        (
            "xl/a.xml",
            r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>"#,
        ),
        ("xl/b.xml", r#"<worksheet><sheetData><row r="1"><c r="A1"><v>2</v></c></row><row r="2"><c r="A2"#),
    ];
    let book = open(&archive(&parts));
    assert_eq!(book.sheet("B").expect("sheet").cell(0, 0).value, Value::Number(2.0));
    let problem = book.problems.first().expect("problem");
    assert_eq!((problem.severity, problem.place.sheet.as_deref()), (Severity::Error, Some("B")));
}

#[test]
fn an_archive_that_unpacks_to_more_than_allowed_is_refused() {
    let bytes = xlsx(&format!("<sheetData>{}</sheetData>", " ".repeat(1 << 20)), "");
    let limits = Limits { expanded_bytes: 1 << 18, ..Limits::default() };
    let error = read_bytes("bomb.xlsx", &bytes, &limits, &Work::new()).expect_err("too large");
    assert_eq!(error.kind, SheetErrorKind::TooLarge(Limit::Expanded));
}

#[test]
fn more_cells_or_sheets_than_allowed_are_refused() {
    let few = Limits { cells: 3, ..Limits::default() };
    let error = read_bytes("a.csv", b"1,2\n3,4\n", &few, &Work::new()).expect_err("too many");
    assert_eq!(error.kind, SheetErrorKind::TooLarge(Limit::Cells));
    let none = Limits { sheets: 0, ..Limits::default() };
    let error = read_bytes("a.csv", b"1,2\n", &none, &Work::new()).expect_err("too many");
    assert_eq!(error.kind, SheetErrorKind::TooLarge(Limit::Sheets));
}

#[test]
fn work_that_was_stopped_gives_no_workbook() {
    let work = Work::new();
    work.stop();
    let error = read_bytes("a.csv", b"1,2\n", &Limits::default(), &work).expect_err("stopped");
    assert_eq!(error.kind, SheetErrorKind::Stopped);
}

#[test]
fn open_document_gives_stored_values_and_not_displayed_ones() {
    let styles = r#"<number:percentage-style style:name="N1"><number:number number:decimal-places="1"/><number:text>%</number:text></number:percentage-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"><style:text-properties fo:font-weight="bold"/><style:paragraph-properties fo:margin-left="0.706cm"/></style:style><style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>"#;
    let table = r#"<table:table table:name="T"><table:table-row><table:table-cell table:style-name="ce1" office:value-type="percentage" office:value="0.125"><text:p>12,5%</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2015-01-31"><text:p>31 Jan</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Lao<text:s/>PDR<text:span text:style-name="up">2</text:span></text:p><office:annotation><text:p>remark</text:p></office:annotation></table:table-cell><table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row></table:table>"#;
    let book = open(&ods(styles, table));
    let sheet = first(&book);
    let cell = sheet.cell(0, 0);
    assert_eq!((cell.value, cell.text().as_ref()), (Value::Number(0.125), "12.5%"));
    assert!(cell.style.bold && cell.style.indent == 2);
    assert_eq!(sheet.cell(0, 1).text(), "2015-01-31");
    assert_eq!(sheet.cell(0, 2).split_superscript(), Some(("Lao PDR", "2")));
    assert_eq!(sheet.cell(0, 3).value, Value::Error("#DIV/0!"));
}

#[test]
fn repeated_spanned_and_hidden_parts_of_open_document_are_counted() {
    let styles = r#"<style:style style:name="ta" style:family="table"><style:table-properties table:display="false"/></style:style>"#;
    let table = r#"<table:table table:name="T" table:style-name="ta"><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row><table:table-row table:visibility="filter"><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>a</text:p><text:p>b</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#;
    let book = open(&ods(styles, table));
    let sheet = first(&book);
    assert!(!sheet.visible);
    assert_eq!((sheet.rows(), sheet.columns(), sheet.filled()), (3, 4, 6));
    assert_eq!(sheet.cell(1, 3).value, Value::Number(5.0));
    assert_eq!(sheet.cell(2, 0).value, Value::Text("a\nb"));
    assert_eq!(sheet.cell(2, 2).value, Value::Bool(true));
    assert_eq!(sheet.merges(), [Range { start: CellRef::new(2, 0), end: CellRef::new(2, 1) }]);
    assert!(sheet.row_hidden(2) && sheet.column_hidden(1) && sheet.column_hidden(2));
    assert!(!sheet.row_hidden(1) && !sheet.column_hidden(0));
}

#[test]
fn files_that_want_a_password_say_so() {
    let manifest = r#"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    let locked = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "\u{1}\u{2}"),
        ("META-INF/manifest.xml", manifest),
    ]);
    assert_eq!(read_named("a.ods", &locked).err(), Some(SheetErrorKind::Encrypted));
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let document = archive(&[("[Content_Types].xml", ""), ("word/document.xml", "")]);
    let photos = archive(&[("photo.jpg", "")]);
    for (bytes, other) in [
        (document.as_slice(), Other::Document),
        (photos.as_slice(), Other::Archive),
        (b"%PDF-1.7 ...", Other::Pdf),
        (b"\x89PNG\r\n\x1a\n", Other::Picture),
        (b"<!DOCTYPE html><table><tr><td>1</td></tr></table>", Other::WebPage),
        (b"{\\rtf1 text}", Other::Document),
        (&[0, 159, 146, 150, 1, 2, 3, 4], Other::Unknown),
    ] {
        assert_eq!(read_named("table.xlsx", bytes).err(), Some(SheetErrorKind::NotASpreadsheet(other)));
    }
}

#[test]
fn the_name_of_a_file_does_not_matter() {
    assert_eq!(open(b"a;b\n1;2\n").format.name(), "csv");
    assert_eq!(read_named("table.csv", &xlsx("<sheetData/>", "")).expect("book").format, Format::Xlsx);
}

#[test]
fn text_files_keep_every_field_as_text_and_the_whole_text() {
    let book = open(b"code,n\r\n001,1.50\r\n\r\n002,\r\n");
    let sheet = first(&book);
    assert_eq!(&*sheet.name, "");
    assert_eq!(sheet.cell(1, 0).value, Value::Text("001"));
    assert_eq!(sheet.cell(1, 1).value, Value::Text("1.50"));
    assert_eq!((sheet.rows(), sheet.cell(3, 1).value), (4, Value::Blank));
    assert!(book.text.as_deref().is_some_and(|text| text.starts_with("code,n\r\n")));
}

#[test]
fn px_files_are_lines_with_their_whole_text() {
    let book = open(b"CHARSET=\"ANSI\";\nTITLE=\"a, b\";\nDATA=\n1 2;\n");
    assert!(matches!(book.format, Format::Px { .. }));
    assert_eq!(first(&book).cell(1, 0).value, Value::Text("TITLE=\"a, b\";"));
    assert!(book.text.is_some());
}

#[test]
fn folders_and_missing_files_are_named() {
    let folder = tempfile::tempdir().expect("folder");
    let kind = |path: &Path| read(path, &Limits::default(), &Work::new()).expect_err("error").kind;
    assert_eq!(kind(folder.path()), SheetErrorKind::Folder);
    assert_eq!(kind(&folder.path().join("none.xlsx")), SheetErrorKind::NotFound);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_break_the_reader(head in 0..6_usize, bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let heads: [&[u8]; 6] =
            [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"a;b\n", b"\t\x08\x10\0"];
        let bytes = [heads[head], &bytes].concat();
        let outcome = read_named("file", &bytes);
        prop_assert!(!matches!(outcome, Err(SheetErrorKind::ReaderFailed(_))), "{outcome:?}");
    }

    #[test]
    fn every_text_comes_back_field_by_field(
        rows in proptest::collection::vec(proptest::collection::vec("[a-zກ-ຮ0-9 ,\"\n]{1,12}", 3), 4..12)
    ) {
        let quoted = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
        let text = rows.iter().map(line).collect::<Vec<_>>().join("\n");
        let mut told = String::from("sep=,\n");
        told.push_str(&text);
        let book = open(told.as_bytes());
        for (number, row) in rows.iter().enumerate() {
            for (column, field) in row.iter().enumerate() {
                let cell = first(&book).cell(
                    u32::try_from(number).expect("row") + 1,
                    u32::try_from(column).expect("column"),
                );
                let found = cell.value.as_text().unwrap_or_default();
                prop_assert!(found == field || field.trim().is_empty(), "{found:?} {field:?}");
            }
        }
    }
}
