//! Every reader on files that are almost right: seeds of each format, bent in thousands of ways that come
//! again the same. A reader may refuse; it may not break. `MUTATIONS=100000` makes a long night of it.

use super::error::SheetErrorKind;
use super::fixtures::{archive, ods, records, xls, xlsx};
use super::limits::Limits;
use super::read_bytes;
use crate::work::Work;

/// Ways to bend each seed, where nothing else is asked.
const USUAL: u64 = 400;

/// Numbers that come again the same (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides.max(1)).expect("small")).expect("small")
    }
}

/// One to four changes: bytes turned over, cut out, doubled, or put in.
fn bent(seed: &[u8], chance: &mut Chance) -> Vec<u8> {
    const TELLING: [&[u8]; 10] = [
        b"\0",
        b"\xff\xff",
        b"99999999999",
        b"-1",
        b"<",
        b"&#x0;",
        b"\"",
        b"A1048577:ZZZ1",
        b"1e308",
        b"\xe0\xba",
    ];
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
        let end = (at + 1 + chance.below(40)).min(bytes.len());
        match chance.below(5) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
            1 => drop(bytes.drain(at.min(end)..end)),
            2 => {
                let again = bytes[at.min(end)..end].to_vec();
                bytes.splice(at..at, again);
            }
            3 => bytes.truncate(at.max(1)),
            _ => drop(bytes.splice(at..at, TELLING[chance.below(TELLING.len())].iter().copied())),
        }
    }
    bytes
}

const ROWS: &str = r#"<dimension ref="A1:C3"/><cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2020</v></c></row><row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>ຍິງ</t></is></c><c r="B2" s="1"><v>1.5</v></c><c r="C2" t="e"><v>#N/A</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A3:C3"/></mergeCells>"#;
const TABLES: &str = r#"<table:table table:name="A"><table:table-row><table:table-cell office:value-type="string"><text:p>Women</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="3" table:number-columns-repeated="4"/></table:table-row><table:table-row table:number-rows-repeated="9"><table:table-cell/></table:table-row></table:table>"#;
const TEXT: &str = "\u{FEFF}Province;2019;2020\n\"ສະຫວັນ;ນະເຂດ\";1.234,5;..\nSekong;7;8\n";
const PX: &str = "CHARSET=\"ANSI\";\nTITLE=\"T\";STUB=\"region\";HEADING=\"year\";VALUES(\"region\")=\"North\",\"South\";VALUES(\"year\")=\"2003\",\"2004\";DATA=\n1 2\n\"..\" 4;";

fn xls_seed() -> Vec<u8> {
    let number = [&[0, 0, 1, 0, 0, 0][..], &2020_f64.to_le_bytes()].concat();
    let text = [&[0, 0, 0, 0, 0, 0, 5, 0, 0][..], b"Women"].concat();
    let merge = [1, 0, 1, 0, 2, 0, 0, 0, 1, 0];
    xls(&[], &[(0x0204, &text), (0x0203, &number), (0x00e5, &merge)])
}

fn tries() -> u64 {
    std::env::var("MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(USUAL)
}

/// Bends a seed again and again; `pack` makes a file of it.
fn holds(name: &str, seed: &[u8], pack: &dyn Fn(&[u8]) -> Vec<u8>) {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for round in 0..tries() {
        let file = pack(&bent(seed, &mut chance));
        let outcome = read_bytes(name, &file, &Limits::default(), &Work::new());
        let broke = matches!(&outcome, Err(error) if matches!(error.kind, SheetErrorKind::ReaderFailed(_)));
        assert!(!broke, "{name}, round {round}: {:?}", outcome.err());
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn workbooks_of_excel_bend_and_no_reader_breaks() {
    holds("a.xlsx", &xlsx(ROWS, "<si><t>Year</t></si>"), &<[u8]>::to_vec);
    holds("a.xlsx", ROWS.as_bytes(), &|rows| xlsx(&lossy(rows), "<si><t>Year</t></si>"));
    holds("a.xlsx", b"<si><r><t>Ye</t></r><r><t>ar</t></r></si>", &|texts| xlsx(ROWS, &lossy(texts)));
}

#[test]
fn open_documents_bend_and_no_reader_breaks() {
    holds("a.ods", &ods("", TABLES), &<[u8]>::to_vec);
    holds("a.ods", TABLES.as_bytes(), &|tables| ods("", &lossy(tables)));
}

#[test]
fn old_workbooks_bend_and_no_reader_breaks() {
    holds("a.xls", &xls_seed(), &<[u8]>::to_vec);
    let stream =
        records(&[(0x0203, &[0; 14]), (0x00fc, &[1, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 65, 66, 67, 68, 69])]);
    holds("a.xls", &stream, &|bytes| xls(&[(0x00fc, bytes)], &[(0x0204, bytes), (0x00fd, bytes)]));
}

#[test]
fn texts_and_archives_of_texts_bend_and_no_reader_breaks() {
    holds("a.csv", TEXT.as_bytes(), &<[u8]>::to_vec);
    holds("a.px", PX.as_bytes(), &<[u8]>::to_vec);
    let utf16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    holds("a.csv", &utf16, &<[u8]>::to_vec);
    holds("a.zip", TEXT.as_bytes(), &|text| archive(&[("data.csv", &lossy(text))]));
    holds("a.zip", &archive(&[("data.csv", TEXT), ("README.txt", "about")]), &<[u8]>::to_vec);
}
