//! The Migration Profile over the example store: its outline, its numbers, its files.

mod files;
mod numbers;
mod secrets;

use migration_profile::app::{Session, Who, Wording};
use migration_profile::domain::Lang;
use migration_profile::i18n::NumberStyle;
use migration_profile::report::{Design, Report};
use migration_profile::work::Work;
use std::sync::OnceLock;

pub fn wording(lang: Lang) -> Wording {
    Wording { lang, numbers: NumberStyle::Point }
}

/// A session with the example store open, in a folder that lives as long.
pub fn example() -> (Session, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::new(Who { name: String::from("Tester"), agency: String::from("MPI") });
    session.create(&folder.path().join("example.mprofile"), true, &Work::new()).expect("example store");
    (session, folder)
}

/// The report of the example store in a language, made once.
pub fn report(lang: Lang) -> &'static Report {
    static REPORTS: [OnceLock<Report>; 2] = [const { OnceLock::new() }; 2];
    let slot = if lang == Lang::Lo { &REPORTS[0] } else { &REPORTS[1] };
    slot.get_or_init(|| {
        let (session, _folder) = example();
        let outline = session.outline(None).expect("outline");
        session
            .report(&outline, wording(lang), (Some(2026), &Design::default()), &Work::new())
            .expect("report")
    })
}
