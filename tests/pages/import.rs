//! Import: choosing, a file that cannot be read, the sheet under review, from a real store and workbook.

use crate::home::example_frame;
use crate::support::{self, LAPTOP};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use migration_profile::app::{FileReading, Session, Twice, Who};
use migration_profile::domain::{CellRef, DimensionCode, Lang};
use migration_profile::gui::act::Act;
use migration_profile::gui::pages::ImportAct;
use migration_profile::gui::pages::import::{
    FileRow, Import, ImportView, NameAnswer, RestOfNames, Stage, Trouble,
};
use migration_profile::gui::shell::{self, Page};
use migration_profile::gui::theme::Theme;
use migration_profile::gui::window::import::{Answers, review, try_out};
use migration_profile::intake::Hints;
use migration_profile::work::Work;
use std::cell::RefCell;
use std::rc::Rc;

type Acts = Rc<RefCell<Vec<Act>>>;

fn whole(lang: Lang, theme: Theme, size: [f32; 2], view: ImportView) -> (Harness<'static>, Acts) {
    let look = support::look(theme, lang);
    let acts: Acts = Rc::default();
    let seen = acts.clone();
    let frame = example_frame(lang, Page::Import);
    let mut page = Import::default();
    let mut harness = support::harness(look, size, move |ui| {
        let mut acts = seen.borrow_mut();
        let rect = shell::frame(ui, &look, &frame, &mut acts);
        shell::within(ui, rect, "page", |ui| page.show(ui, &look, rect, &view, &mut acts));
    });
    harness.run();
    (harness, acts)
}

/// The example store, and the example workbook as read with its names.
struct Bench {
    session: Session,
    file: FileReading,
    _folder: tempfile::TempDir,
}

fn bench() -> Bench {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::new(Who::default());
    session.create(&folder.path().join("a.mprofile"), false, &Work::new()).expect("store");
    let file = session.read_example(&Hints::default(), &Work::new()).expect("workbook");
    Bench { session, file, _folder: folder }
}

/// Answers until nothing is asked any more.
fn answered() -> Answers {
    let mut answers = Answers::default();
    answers.meant.indicator = Some("IMM_STOCK".into());
    answers.meant.source = Some("UNDESA_IMS".into());
    answers.meant.edition = "2024".to_owned();
    answers.meant.set.insert(DimensionCode::from("area"), "LA".into());
    answers
}

fn reviewed(bench: &mut Bench, lang: Lang, answers: &mut Answers) -> ImportView {
    let work = Work::new();
    let trial = try_out(&mut bench.session, &bench.file, 0, answers, &work).expect("dry run");
    answers.learn(&trial);
    let catalogue = bench.session.catalogue();
    let look = support::look(Theme::Light, lang);
    let view = review(&look, &catalogue, &bench.file, 0, answers, Some(&trial), false);
    ImportView { stage: Stage::Review(Box::new(view)), ..ImportView::default() }
}

fn choosing(lang: Lang) -> ImportView {
    let row = |name: &str, size: &str| FileRow {
        path: name.into(),
        name: name.to_owned(),
        folder: false,
        when: "2026-11-12 09:40".to_owned(),
        size: size.to_owned(),
    };
    let stick = if lang == Lang::Lo { "ດິສ E:" } else { "Disk E:" };
    ImportView {
        places: vec![(stick.to_owned(), "E:".into())],
        folder: "E:".into(),
        files: vec![row("example_molsw_2019-2024.xlsx", "48 kB"), row("example_students.csv", "6 kB")],
        ..ImportView::default()
    }
}

#[test]
fn choosing_a_file_looks_as_stored_and_each_way_is_told() {
    for (lang, choose, example, open) in [
        (Lang::En, "Choose a file…", "Try with an example file", "Open"),
        (Lang::Lo, "ເລືອກຟາຍ…", "ລອງໃຊ້ຟາຍຕົວຢ່າງ", "ເປີດ"),
    ] {
        let (mut harness, acts) = whole(lang, Theme::Light, LAPTOP, choosing(lang));
        support::compare(&mut harness, &format!("import-empty.{}", support::suffix(lang)));
        assert!(harness.get_by_role_and_label(Role::Button, open).accesskit_node().is_disabled());
        for label in [choose, example, "example_students.csv"] {
            harness.get_by_role_and_label(Role::Button, label).click();
            harness.run();
        }
        let acts = acts.borrow();
        assert_eq!(acts.len(), 3);
        assert_eq!(acts[1], Act::InImport(ImportAct::Example));
        assert_eq!(acts[2], Act::InImport(ImportAct::Open("example_students.csv".into())));
    }
}

#[test]
fn a_file_that_cannot_be_read_says_how_to_mend_it_and_the_others_wait() {
    for (lang, again, skip) in [(Lang::En, "Try again", "Skip this file"), (Lang::Lo, "ລອງໃໝ່", "ຂ້າມຟາຍນີ້")]
    {
        let lao = lang == Lang::Lo;
        let trouble = Trouble {
            file: "example_champasack_2024.xls".to_owned(),
            place: "E:\\".to_owned(),
            why: if lao {
                "ຟາຍມີລະຫັດຜ່ານ"
            } else {
                "It is protected by a password"
            }
            .to_owned(),
            mend: if lao {
                "ເປີດໃນ Excel, ລຶບລະຫັດຜ່ານ ແລ້ວບັນທຶກ."
            } else {
                "Open it in Excel, remove the password and save it."
            }
            .to_owned(),
        };
        let view = ImportView {
            stage: Stage::Trouble(trouble),
            waiting: vec!["example_students.csv".to_owned()],
            ..ImportView::default()
        };
        let (mut harness, acts) = whole(lang, Theme::Light, LAPTOP, view);
        support::compare(&mut harness, &format!("import-error.{}", support::suffix(lang)));
        harness.get_by_label("example_students.csv");
        harness.get_by_role_and_label(Role::Button, again).click();
        harness.run();
        harness.get_by_role_and_label(Role::Button, skip).click();
        harness.run();
        let wanted = [Act::InImport(ImportAct::Again), Act::InImport(ImportAct::Leave)];
        assert_eq!(*acts.borrow(), wanted);
    }
}

#[test]
fn nothing_can_be_written_while_a_question_is_open() {
    for (lang, write, source) in
        [(Lang::En, "Write 0 values", "Source: Choose…"), (Lang::Lo, "ບັນທຶກ 0 ຄ່າ", "ແຫຼ່ງຂໍ້ມູນ: ເລືອກ…")]
    {
        let mut bench = bench();
        let view = reviewed(&mut bench, lang, &mut Answers::default());
        let (mut harness, acts) = whole(lang, Theme::Light, LAPTOP, view);
        support::compare(&mut harness, &format!("import-questions.{}", support::suffix(lang)));
        let button = harness.get_by_role_and_label(Role::Button, write);
        assert!(button.accesskit_node().is_disabled());
        harness.get_by_label(source);
        assert!(acts.borrow().is_empty());
    }
}

#[test]
fn an_answered_sheet_is_written_by_one_button() {
    for (lang, write) in [(Lang::En, "Write 54 values"), (Lang::Lo, "ບັນທຶກ 54 ຄ່າ")] {
        let mut bench = bench();
        let view = reviewed(&mut bench, lang, &mut answered());
        let (mut harness, acts) = whole(lang, Theme::Light, LAPTOP, view);
        support::compare(&mut harness, &format!("import-review.{}", support::suffix(lang)));
        harness.get_by_role_and_label(Role::Button, write).click();
        harness.run();
        assert_eq!(*acts.borrow(), [Act::InImport(ImportAct::Write)]);
    }
}

/// A table with an unknown name, two cells that contradict each other and a remark below it.
fn troubled() -> Bench {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::new(Who::default());
    session.create(&folder.path().join("a.mprofile"), false, &Work::new()).expect("store");
    let table = "Province;2019;2020\nSavannakhet;100;120\nChampasack;50;60\nChampasack;51;60\n\
                 Lower valley;3;4\nUpper valley;8;9\nSekong;7;9\n\nCounted by the villages;;\n";
    let hints = Hints::default();
    let file = session.read_bundled("workers.csv", table.as_bytes(), &hints, &Work::new()).expect("table");
    Bench { session, file, _folder: folder }
}

fn known() -> Answers {
    let mut answers = Answers::default();
    answers.meant.indicator = Some("EMI_WORKER_STOCK".into());
    answers.meant.source = Some("MOLSW_WORKERS".into());
    answers
}

#[test]
fn contradicting_cells_and_unknown_names_are_answered_beside_the_sheet() {
    for (lang, later, leave) in [(Lang::En, "B4: 51", "Leave them out"), (Lang::Lo, "B4: 51", "ບໍ່ເອົາ")]
    {
        let mut bench = troubled();
        let mut answers = known();
        let view = reviewed(&mut bench, lang, &mut answers);
        let (mut harness, acts) = whole(lang, Theme::Light, LAPTOP, view);
        support::compare(&mut harness, &format!("import-troubled.{}", support::suffix(lang)));
        harness.get_by_role_and_label(Role::RadioButton, later).click();
        harness.run();
        harness.get_by_role_and_label(Role::RadioButton, leave).click();
        harness.run();
        let wanted = [
            Act::InImport(ImportAct::Pair(CellRef::new(3, 1), Twice::Second)),
            Act::InImport(ImportAct::Rest(RestOfNames::LeaveOut)),
        ];
        assert_eq!(*acts.borrow(), wanted);
    }
}

#[test]
fn answers_to_the_questions_stay_visible_and_open_the_way_to_write() {
    let mut bench = troubled();
    let mut answers = known();
    reviewed(&mut bench, Lang::En, &mut answers);
    let area = DimensionCode::from("area");
    answers.meant.other_pairs = Some(Twice::Neither);
    answers.mean("Lower valley".to_owned(), area.clone(), NameAnswer::New);
    answers.mean("Upper valley".to_owned(), area, NameAnswer::LeftOut);
    let view = reviewed(&mut bench, Lang::En, &mut answers);
    let (mut harness, _) = whole(Lang::En, Theme::Dark, LAPTOP, view);
    support::compare(&mut harness, "import-answered-dark.en");
    harness.get_by_role_and_label(Role::Button, "Write 7 values");
    harness.get_by_label("Area in Lao PDR · Lower valley: Make a new member");
}

#[test]
fn figures_a_thousand_off_offer_to_bring_them_to_scale() {
    for (lang, bring) in [(Lang::En, "Bring to scale: × 1,000"), (Lang::Lo, "ປັບຕົວເລກ: × 1,000")]
    {
        let mut bench = troubled();
        let read = |bench: &Bench, factor: &str| {
            let table =
                format!("Province;2020\nSavannakhet;12{factor}\nChampasack;6{factor}\nSekong;9{factor}\n");
            let hints = Hints::default();
            bench.session.read_bundled("a.csv", table.as_bytes(), &hints, &Work::new()).expect("table")
        };
        let work = Work::new();
        bench.file = read(&bench, "000");
        let trial = try_out(&mut bench.session, &bench.file, 0, &known(), &work).expect("dry run");
        let sheets = std::slice::from_ref(&trial.drafts);
        let accept = migration_profile::store::Accept::New;
        let meant = known().meant;
        bench.session.import(sheets, &meant, Default::default(), accept, false, &work).expect("written");
        bench.file = read(&bench, "");
        let view = reviewed(&mut bench, lang, &mut known());
        let (mut harness, acts) = whole(lang, Theme::Light, [1024.0, 640.0], view);
        support::compare(&mut harness, &format!("import-scale-small.{}", support::suffix(lang)));
        harness.get_by_role_and_label(Role::RadioButton, bring).click();
        harness.run();
        assert_eq!(*acts.borrow(), [Act::InImport(ImportAct::Scale(3))]);
    }
}
