//! Small workbooks for tests, made in memory.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of parts with their contents.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("part");
        archive.write_all(content.as_bytes()).expect("content");
    }
    archive.finish().expect("archive").into_inner()
}

/// A workbook of one sheet `Data` from the inside of its `<worksheet>` and of its `<sst>`.
pub fn xlsx(worksheet: &str, texts: &str) -> Vec<u8> {
    xlsx_parts(worksheet, texts, "", "")
}

/// The same with the inside of `<styleSheet>` and what stands in `<workbook>` before the sheets.
pub fn xlsx_parts(worksheet: &str, texts: &str, styles: &str, properties: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relations = |list: &[(&str, &str)]| {
        let each: String = list
            .iter()
            .enumerate()
            .map(|(number, (sort, target))| {
                format!(r#"<Relationship Id="r{number}" Type="{RELATION}/{sort}" Target="{target}"/>"#)
            })
            .collect();
        format!(r#"<Relationships xmlns="{PACKAGE}">{each}</Relationships>"#)
    };
    archive(&[
        ("_rels/.rels", &relations(&[("officeDocument", "xl/workbook.xml")])),
        (
            "xl/_rels/workbook.xml.rels",
            &relations(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ]),
        ),
        (
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATION}">{properties}<sheets><sheet name="Data" sheetId="1" r:id="r0"/></sheets></workbook>"#
            ),
        ),
        ("xl/worksheets/sheet1.xml", &format!(r#"<worksheet xmlns="{MAIN}">{worksheet}</worksheet>"#)),
        ("xl/sharedStrings.xml", &format!(r#"<sst xmlns="{MAIN}">{texts}</sst>"#)),
        ("xl/styles.xml", &format!(r#"<styleSheet xmlns="{MAIN}">{styles}</styleSheet>"#)),
    ])
}

/// An OpenDocument workbook from its automatic styles and its tables.
pub fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:fo="f" xmlns:number="n" xmlns:calcext="c"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", "<manifest/>"),
    ])
}

/// A compound file of streams, each padded to full sectors and at least 4096 bytes.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xffff_fffe;
    let number = |count: usize| u32::try_from(count).expect("small");
    // Sector 0 is the table, sector 1 the directory (four entries), the streams follow.
    let mut table = vec![0xffff_fffd, END];
    let (mut directory, mut content) = (Vec::new(), Vec::new());
    let mut entry = |name: &str, sort: u8, right: u32, child: u32, start: u32, size: u32| {
        let mut bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.resize(66, 0);
        bytes.extend([sort, 1]);
        bytes.extend([u32::MAX, right, child].into_iter().flat_map(u32::to_le_bytes));
        bytes.resize(116, 0);
        bytes.extend([start, size, 0].into_iter().flat_map(u32::to_le_bytes));
        directory.extend(bytes);
    };
    entry("Root Entry", 5, u32::MAX, 1, END, 0);
    for (position, (name, bytes)) in streams.iter().enumerate() {
        let size = bytes.len().max(4_096).next_multiple_of(SECTOR);
        let right = if position + 1 < streams.len() { number(position + 2) } else { u32::MAX };
        entry(name, 2, right, u32::MAX, number(table.len()), number(size));
        content.extend_from_slice(bytes);
        content.resize(content.len().next_multiple_of(SECTOR).max(content.len() + size - bytes.len()), 0);
        let first = table.len();
        table.extend((1..size / SECTOR).map(|step| number(first + step)));
        table.push(END);
    }
    assert!(streams.len() < 4 && table.len() <= SECTOR / 4, "one sector of each is enough for tests");
    table.resize(SECTOR / 4, u32::MAX);
    directory.resize(SECTOR, 0);
    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(24, 0);
    file.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    file.resize(44, 0);
    file.extend([1, 1, 0, 4_096, END, 0, END, 0, 0].into_iter().flat_map(u32::to_le_bytes));
    file.resize(SECTOR, 0xff);
    file.extend(table.into_iter().flat_map(u32::to_le_bytes));
    file.extend(directory);
    file.extend(content);
    file
}

/// Records of a workbook stream, one after the other.
pub fn records(list: &[(u16, &[u8])]) -> Vec<u8> {
    list.iter()
        .flat_map(|(sort, body)| {
            let length = u16::try_from(body.len()).expect("short");
            [&sort.to_le_bytes(), &length.to_le_bytes(), *body].concat()
        })
        .collect()
}

/// An .xls of one sheet `Data` from the records before the list of sheets and those of the sheet.
pub fn xls(globals: &[(u16, &[u8])], sheet: &[(u16, &[u8])]) -> Vec<u8> {
    const BEGIN: (u16, &[u8]) = (0x0809, &[0, 6, 5, 0]);
    const END: (u16, &[u8]) = (0x000a, &[]);
    let head = records(&[&[BEGIN], globals].concat());
    let list = |position: usize| {
        let position = u32::try_from(position).expect("small").to_le_bytes();
        let body = [&position, &[0, 0, 4, 0][..], b"Data"].concat();
        records(&[(0x0085, &body), END])
    };
    let stream =
        [head.clone(), list(head.len() + list(0).len()), records(&[&[BEGIN], sheet, &[END]].concat())];
    compound(&[("Workbook", &stream.concat())])
}
