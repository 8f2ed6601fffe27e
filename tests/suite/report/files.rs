//! The files of the report: they open, have the outline, and tell where their numbers come from.

use super::{example, report, wording};
use migration_profile::app::{ErrorKind, SavedView};
use migration_profile::domain::Lang;
use migration_profile::export::{Overwrite, docx, html, pdf, pptx};
use migration_profile::figure;
use migration_profile::query::{Layout, Selection};
use migration_profile::report::{Block, Design, Kind, Outline};
use migration_profile::store::shipped_catalogue;
use migration_profile::work::Work;
use std::io::{Cursor, Read};

/// Parts and chapters of the country profile of 2023.
const OUTLINE: [&str; 21] = [
    "A", "A.1", "A.2", "A.3", "A.4", "A.5", "A.6", "B", "B.1", "B.2", "B.3", "B.4", "B.5", "C", "C.1", "C.2",
    "C.3", "D", "D.1", "D.2", "D.3",
];

#[test]
fn the_headings_are_those_of_the_profile_of_2023() {
    for lang in Lang::ALL {
        let codes: Vec<&str> = report(lang)
            .headings()
            .map(|heading| heading.code.as_str())
            .filter(|code| OUTLINE.contains(code))
            .collect();
        assert_eq!(codes, OUTLINE);
    }
}

#[test]
fn the_shipped_outline_names_only_what_the_catalogue_knows_and_has_titles_in_both_languages() {
    let (outline, catalogue) = (Outline::shipped().expect("outline"), shipped_catalogue());
    for section in &outline.sections {
        assert!(!section.title.lo.is_empty() && !section.title.en.is_empty(), "{}", section.code);
        for indicator in &section.indicators {
            assert!(catalogue.indicator(indicator.as_str()).is_some(), "{indicator}");
        }
        for agency in &section.agencies {
            let list = catalogue.list("agency").expect("agencies");
            assert!(list.get(agency.as_str()).is_some(), "{agency}");
        }
    }
}

#[test]
fn numbers_of_figures_and_tables_restart_in_each_part() {
    let report = report(Lang::En);
    let figures: Vec<&str> = report.figures().map(|one| one.number.as_str()).collect();
    assert!(figures.contains(&"A.1") && figures.contains(&"B.1"), "{figures:?}");
    let tables: Vec<&str> = report.tables().map(|one| one.number.as_str()).collect();
    for number in ["0.1", "A.1", "B.1", "C.1", "D.1", "1.1", "2.1", "3.1", "4.1", "5.1", "5.18"] {
        assert!(tables.contains(&number), "{number} in {tables:?}");
    }
    assert!(!tables.contains(&"5.19"), "a fact sheet for each of the 18 provinces");
}

#[test]
fn every_figure_has_its_source_and_its_table() {
    let report = report(Lang::En);
    let behind = report.tables().filter(|one| one.number.starts_with("1.")).count();
    assert_eq!(behind, report.figures().count());
    for figure in report.figures() {
        assert!(!figure.figure.foot.sources.is_empty(), "{}", figure.number);
        assert!(!figure.figure.sentence.is_empty(), "{}", figure.number);
    }
}

#[test]
fn example_data_are_told_on_the_cover_and_at_every_figure() {
    for lang in Lang::ALL {
        let report = report(lang);
        assert!(report.example && report.cover.notice.is_some());
        assert!(report.figures().all(|one| one.figure.foot.example.is_some()));
    }
}

#[test]
fn what_is_missing_is_listed() {
    let report = report(Lang::Lo);
    let ids: Vec<&str> = report.missing.iter().map(|one| one.message.id.as_str()).collect();
    for id in ["report-missing-foreword", "report-missing-summary", "report-missing-data"] {
        assert!(ids.contains(&id), "{ids:?}");
    }
    assert!(!ids.contains(&"report-missing-owner"), "the agency of the session owns it");
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("package");
    let mut text = String::new();
    zip.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

/// The words of a part, without marks.
pub fn plain(xml: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for letter in xml.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => out.push(other),
            _ => {}
        }
    }
    out.replace("&apos;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[test]
fn a_word_document_holds_every_heading_sentence_and_cell_as_native_text() {
    for lang in Lang::ALL {
        let report = report(lang);
        let bytes = docx::report(report, "2026-11-23T09:40:00Z", &Work::new()).expect("document");
        let document = part(&bytes, "word/document.xml");
        let words = plain(&document);
        for heading in report.headings() {
            assert!(words.contains(&heading.text), "{}", heading.text);
        }
        for sentence in report.sentences() {
            assert!(words.contains(&sentence.text), "{}", sentence.text);
        }
        assert_eq!(document.matches("<w:tbl>").count(), report.tables().count());
        assert_eq!(document.matches("<w:drawing>").count(), report.figures().count());
        assert_eq!(document.matches("asvg:svgBlip").count(), report.figures().count(), "vector");
        assert_eq!(document.matches(" SEQ ").count(), report.tables().count() + report.figures().count());
        assert!(document.contains(r#"TOC \o "1-2""#.replace('"', "&quot;").as_str()), "contents are a field");
        assert_eq!(document.matches("descr=\"").count(), 2 * report.figures().count());
        if lang == Lang::Lo {
            assert!(document.contains("<w:cs/><w:lang w:bidi=\"lo-LA\"/>"));
        }
        let styles = part(&bytes, "word/styles.xml");
        for style in ["Heading1", "Heading2", "Caption", "TOC1", "TOC2", "TableofFigures"] {
            assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
        }
        assert!(styles.contains("w:cs=\"Phetsarath OT\""));
    }
}

#[test]
fn every_part_of_a_word_document_is_well_formed_and_leads_to_parts_that_are_there() {
    let bytes = docx::report(report(Lang::Lo), "", &Work::new()).expect("document");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).expect("package");
    let names: Vec<String> = zip.file_names().map(|name| name.expect("name").into_owned()).collect();
    for name in names.iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
        let mut text = String::new();
        zip.by_name(name).expect(name).read_to_string(&mut text).expect("text");
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
        for target in text.split("Target=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let folder = if name.starts_with("word/") { "word/" } else { "" };
            assert!(names.contains(&format!("{folder}{target}")), "{target} of {name}");
        }
    }
    assert!(names.contains(&String::from("word/media/figure1.svg")));
    assert!(names.contains(&String::from("word/media/figure1.png")));
}

/// Every part of a package by name, with its text.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("package");
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).expect("part");
            let name = file.name().expect("name").into_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("bytes");
            (name, bytes)
        })
        .collect()
}

#[test]
fn slides_have_one_figure_each_with_title_and_source_and_lead_to_parts_that_are_there() {
    let report = report(Lang::Lo);
    let bytes = pptx::report(report, "2026-11-23T09:40:00Z", &Work::new()).expect("slides");
    let parts = parts(&bytes);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    for (name, bytes) in parts.iter().filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels")) {
        let text = String::from_utf8_lossy(bytes);
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().expect(name), quick_xml::events::Event::Eof) {}
        let folder = name.split("_rels/").next().unwrap_or_default();
        for target in text.split("Target=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let target = match target.strip_prefix("../") {
                Some(above) => format!("ppt/{above}"),
                None => format!("{folder}{target}"),
            };
            assert!(names.contains(&target.as_str()), "{target} of {name}");
        }
    }
    for (number, block) in (2..).zip(report.figures()) {
        let name = format!("ppt/slides/slide{number}.xml");
        let (_, bytes) = parts.iter().find(|(known, _)| *known == name).expect("a slide");
        let text = plain(&String::from_utf8_lossy(bytes));
        assert!(text.contains(&block.figure.title), "{}", block.figure.title);
        for line in block.figure.foot.lines(block.figure.lang) {
            assert!(text.contains(&line), "{line}");
        }
    }
    assert_eq!(
        names.iter().filter(|name| name.starts_with("ppt/slides/slide")).count(),
        report.figures().count() + 1
    );
}

#[test]
fn the_template_of_an_agency_is_read_kept_and_seen_in_every_file() {
    let (mut session, folder) = example();
    let emblem = folder.path().join("emblem.png");
    let mut picture = image::RgbaImage::new(8, 6);
    picture.put_pixel(3, 3, image::Rgba([10, 120, 200, 255]));
    picture.save(&emblem).expect("a picture");
    let file = folder.path().join("ministry.toml");
    let text = "colour = '#205030'\nemblem = 'emblem.png'\ntitle = { en = 'Our profile' }\npartners = { en = 'With friends' }";
    std::fs::write(&file, text).expect("template");
    let design = session.read_design(&file).expect("template");
    session.keep_design(&design).expect("kept");
    assert_eq!(session.design().expect("design"), design, "the template of the person's agency");
    let outline = session.outline(None).expect("outline");
    let made =
        session.report(&outline, wording(Lang::En), (Some(2026), &design), &Work::new()).expect("report");
    assert_eq!((made.cover.title.as_str(), made.cover.partners.as_str()), ("Our profile", "With friends"));
    let png = std::fs::read(&emblem).expect("picture");
    for bytes in [docx::report(&made, "", &Work::new()), pptx::report(&made, "", &Work::new())] {
        let parts = parts(&bytes.expect("package"));
        assert!(parts.iter().any(|(name, bytes)| name.ends_with("emblem.png") && *bytes == png));
        let all: String =
            parts.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
        assert!(all.contains("205030") && !all.contains("1F5F7A"), "headings and figures have the colour");
        assert!(all.contains("With friends"));
    }
    let page = html::report(&made, &Work::new()).expect("page");
    assert!(
        page.contains("data:image/png;base64,iVBOR") && page.contains("#205030") && !page.contains("#1F5F7A")
    );
    let document = pdf::report(&made, &Work::new()).expect("document");
    assert!(String::from_utf8_lossy(&document).contains("/Subtype/Image"), "the emblem is on the cover");
    std::fs::write(&emblem, "no picture").expect("file");
    assert_eq!(session.read_design(&file).expect_err("no picture").message.id, "app-no-emblem");
}

#[test]
fn a_pdf_has_bookmarks_tags_and_embedded_fonts() {
    for lang in Lang::ALL {
        let bytes = pdf::report(report(lang), &Work::new()).expect("document");
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.starts_with("%PDF-1.") && text.trim_end().ends_with("%%EOF"));
        for mark in ["/Outlines", "/StructTreeRoot", "/FontFile", "MigrationProfileSans-Bold", "/Link"] {
            assert!(text.contains(mark), "{mark}");
        }
        assert!(bytes.len() < 5_000_000, "{} bytes", bytes.len());
    }
}

#[test]
fn a_page_for_browsers_loads_nothing_and_names_each_drawing_once() {
    for lang in Lang::ALL {
        let report = report(lang);
        let page = html::report(report, &Work::new()).expect("page");
        let outside: Vec<&str> = page
            .split(['"', '(', ' '])
            .filter(|text| text.starts_with("http"))
            .filter(|text| !text.starts_with("http://www.w3.org/2000/svg"))
            .collect();
        assert!(outside.is_empty(), "{outside:?}");
        assert_eq!(page.matches("<svg").count(), report.figures().count());
        assert_eq!(page.matches("<table>").count(), report.tables().count());
        for at in 0..report.figures().count() {
            assert_eq!(page.matches(&format!("id=\"title{at}\"")).count(), 1);
        }
        assert!(page.contains(&format!("<html lang=\"{}\">", lang.tag())));
    }
}

#[test]
fn a_section_that_is_switched_off_moved_or_written_changes_the_report() {
    let (session, folder) = example();
    let path = folder.path().join("outline.toml");
    let mut outline = session.outline(None).expect("outline");
    outline.sections.retain(|section| matches!(section.code.as_str(), "A" | "A.1" | "A.2" | "foreword"));
    outline.sections.reverse();
    for section in &mut outline.sections {
        match section.code.as_str() {
            "A.2" => section.on = false,
            "foreword" => section.text.en = String::from("First words.\n\nSecond words."),
            _ => {}
        }
    }
    session.save_outline(&path, &outline, Overwrite::No).expect("saved");
    let read = session.outline(Some(&path)).expect("outline");
    assert_eq!(read, outline);
    let made =
        session.report(&read, wording(Lang::En), (None, &Design::default()), &Work::new()).expect("report");
    let codes: Vec<&str> = made.headings().map(|heading| heading.code.as_str()).collect();
    assert_eq!(codes, ["A.1", "A", "foreword"]);
    let texts: Vec<&str> = made
        .blocks
        .iter()
        .filter_map(|block| if let Block::Text { text, .. } = block { Some(text.as_str()) } else { None })
        .collect();
    assert!(texts.contains(&"First words.") && texts.contains(&"Second words."), "{texts:?}");
    assert!(!made.missing.iter().any(|one| one.message.id == "report-missing-foreword"));
    let lao =
        session.report(&read, wording(Lang::Lo), (None, &Design::default()), &Work::new()).expect("report");
    assert!(lao.missing.iter().any(|one| one.message.id == "report-missing-translation"));
}

#[test]
fn a_section_without_data_says_so() {
    let (session, _folder) = example();
    let outline =
        Outline::read("[[section]]\ncode='A.3'\ntitle={en='x',lo='x'}\nindicators=['IRR_OVERSTAY','NEVER']")
            .expect("outline");
    assert_eq!(outline.sections[0].kind, Kind::Chapter);
    let made = session
        .report(&outline, wording(Lang::En), (None, &Design::default()), &Work::new())
        .expect("report");
    let ids: Vec<&str> = made.missing.iter().map(|one| one.message.id.as_str()).collect();
    assert_eq!(ids, ["report-missing-data", "report-missing-unknown"]);
    assert!(
        made.blocks
            .iter()
            .any(|block| matches!(block, Block::Text { text, .. } if text.contains("overstayed")))
    );
}

#[test]
fn a_report_is_written_whole_or_not_at_all() {
    let (session, folder) = example();
    let outline = Outline::read("[[section]]\ncode='A.1'\ntitle={en='x',lo='x'}\nindicators=['IMM_STOCK']")
        .expect("outline");
    let made = session
        .report(&outline, wording(Lang::Lo), (None, &Design::default()), &Work::new())
        .expect("report");
    for ending in ["docx", "pdf", "html"] {
        let path = folder.path().join(format!("ບົດລາຍງານ.{ending}"));
        session.export_report(&path, &made, Overwrite::No, &Work::new()).expect(ending);
        let before = std::fs::read(&path).expect("file");
        let again = session.export_report(&path, &made, Overwrite::No, &Work::new());
        assert!(again.is_err_and(|error| error.kind == ErrorKind::File));
        let stopped = Work::new();
        stopped.stop();
        assert!(session.export_report(&path, &made, Overwrite::Yes, &stopped).is_err(), "{ending}");
        assert_eq!(std::fs::read(&path).expect("file"), before);
    }
    let odd = session.export_report(&folder.path().join("report.odt"), &made, Overwrite::No, &Work::new());
    assert!(odd.is_err_and(|error| error.kind == ErrorKind::Usage));
}

#[test]
fn a_section_draws_the_saved_views_it_names_and_says_which_are_not_there() {
    let (mut session, _folder) = example();
    let mut selection = Selection::of("EMI_STOCK".into());
    selection.members.insert("destination".into(), vec!["THA".into(), "USA".into()]);
    selection.source = Some("UNDESA_IMS".into());
    selection.edition = Some(String::from("2020"));
    let layout =
        Layout { rows: vec!["period".into()], columns: vec!["destination".into()], ..Layout::default() };
    let name = String::from("ປາຍທາງ");
    let view =
        SavedView { name: name.clone(), selection, layout, kind: Some(figure::Kind::Line), facet: None };
    session.save_view(&view).expect("saved");
    let mut outline = Outline::read("[[section]]\ncode='A.2'\ntitle={en='x',lo='x'}").expect("outline");
    outline.sections[0].views = vec![name, String::from("gone")];
    let made = session
        .report(&outline, wording(Lang::En), (None, &Design::default()), &Work::new())
        .expect("report");
    let drawn = made.figures().next().expect("a figure");
    assert_eq!((drawn.number.as_str(), drawn.figure.series.len()), ("A.1", 2));
    assert!(drawn.bound.len() > 8);
    let ids: Vec<&str> = made.missing.iter().map(|one| one.message.id.as_str()).collect();
    assert_eq!(ids, ["report-missing-view"]);
}
