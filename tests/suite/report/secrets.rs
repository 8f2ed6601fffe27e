//! A withheld number is in no file of the report, in no form, nor in the kept edition.

use super::{example, wording};
use migration_profile::domain::{ConfStatus, Key, Lang, Number, ObsStatus};
use migration_profile::export::pdf::Preview;
use migration_profile::export::{docx, html, pptx};
use migration_profile::report::{Design, Edition, Report};
use migration_profile::store::{Alteration, Edit};
use migration_profile::work::Work;
use std::io::{Cursor, Read};
use std::sync::Arc;

const SECRET: f64 = 987_654.0;
const NOTE: &str = "only the three workers of one farm";
/// How the number and its remark could be spelled.
const SPELLINGS: [&str; 5] = ["987654", "987,654", "987.654", "987 654", NOTE];
/// Its share of the population: whoever sees it can work the number out.
const SHARES: [&str; 2] = ["13.57", "13.58"];

fn key(indicator: &str, dims: &[(&str, &str)], period: &str, publication: (&str, &str)) -> Key {
    Key {
        indicator: indicator.into(),
        dims: dims.iter().map(|(dimension, code)| ((*dimension).into(), (*code).into())).collect(),
        area: "LA".into(),
        period: period.parse().expect("period"),
        publication: migration_profile::domain::Publication {
            source: publication.0.into(),
            edition: publication.1.to_owned(),
        },
    }
}

/// The report of a store in which some of the most told values are withheld.
fn withheld(lang: Lang) -> Report {
    let (mut session, _folder) = example();
    let migrants = ("UNDESA_IMS", "2020");
    let keys = [
        (key("IMM_STOCK", &[], "2020", migrants), ConfStatus::Confidential),
        (key("IMM_STOCK", &[("sex", "F")], "2020", migrants), ConfStatus::Free),
        (key("EMI_STOCK", &[("destination", "THA")], "2020", migrants), ConfStatus::Confidential),
        (key("TIP_VICTIM_IDENTIFIED", &[], "2021", ("USDOS_TIP", "")), ConfStatus::Free),
        (key("EMI_RECRUIT_AGENCY", &[], "2025", ("MOLSW_WORKERS", "")), ConfStatus::Confidential),
    ];
    let edits: Vec<Edit> = keys
        .into_iter()
        .map(|(key, confidentiality)| {
            let suppressed = confidentiality == ConfStatus::Free;
            let alter = Alteration {
                number: Some(Some(Number::new(SECRET, 0))),
                status: Some(if suppressed { ObsStatus::Suppressed } else { ObsStatus::Normal }),
                confidentiality: Some(confidentiality),
                note: Some(Some(NOTE.to_owned())),
                ..Alteration::default()
            };
            Edit { key, alter }
        })
        .collect();
    let count = u64::try_from(edits.len()).expect("count");
    let edited = session.edit(&edits, None, &Work::new()).expect("edited");
    assert_eq!(edited.written, count, "every value is there to be withheld");
    let outline = session.outline(None).expect("outline");
    session.report(&outline, wording(lang), (Some(2026), &Design::default()), &Work::new()).expect("report")
}

fn assert_clean(what: &str, text: &str) {
    for spelling in SPELLINGS {
        assert!(!text.contains(spelling), "{what} has {spelling}");
    }
}

#[test]
fn no_withheld_number_is_in_a_report() {
    for lang in Lang::ALL {
        let report = withheld(lang);
        let page = html::report(&report, &Work::new()).expect("page");
        assert_clean("the page for browsers", &page);
        let words = super::files::plain(&page);
        assert!(SHARES.iter().all(|share| !words.contains(share)), "a share gives it away");
        let edition = Edition::of(&report, Some(2026)).write().expect("edition");
        assert_clean("the kept edition", &edition);
        let document = docx::report(&report, "", &Work::new()).expect("document");
        let slides = pptx::report(&report, "", &Work::new()).expect("slides");
        for (what, bytes) in [("the Word document", document), ("the slides", slides)] {
            let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("package");
            for at in 0..zip.len() {
                let mut file = zip.by_index(at).expect("part");
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes).expect("bytes");
                assert_clean(what, &String::from_utf8_lossy(&bytes));
            }
        }
        let pages = Preview::new(Arc::new(report), &Work::new()).expect("pages");
        for page in 0..pages.count() {
            let words = pages.words(page);
            assert_clean("a page of the PDF", &words);
            assert!(SHARES.iter().all(|share| !words.contains(share)), "a share gives it away");
        }
    }
}
