//! What a store has to say when it opens, and the full check in the background: after it was not closed
//! properly, and weekly.

use super::Window;
use crate::app::{Command, Desk, ErrorKind, Pending, Session};
use crate::domain::Message;
use crate::gui::act::Act;
use crate::work::Work;

/// The check that runs.
#[derive(Default)]
pub struct Checking {
    pending: Option<Pending<Vec<String>>>,
    /// A desk of its own, so that neither reading nor writing waits. Ends with the check.
    desk: Option<Desk>,
    /// The note that it was done. Dropping it would leave it out.
    noting: Option<Pending<()>>,
}

impl Checking {
    /// The check that runs.
    pub fn work(&self) -> Option<&Work> {
        self.pending.as_ref().map(Pending::work)
    }
}

impl Window {
    /// Tells what the store has to say, and begins the check that is due.
    pub(super) fn after_opening(&mut self, notices: &[Message], due: bool) {
        for notice in notices {
            let history = (notice.id == "lists-renewed")
                .then(|| (self.look.words(&Command::GoHistory.words()), Act::Command(Command::GoHistory)));
            self.tell(self.look.tell(notice), true, history);
        }
        self.check = Checking::default();
        if due {
            self.begin_check();
        }
    }

    fn begin_check(&mut self) {
        let Some(path) = self.store.as_ref().map(|store| store.path.clone()) else { return };
        if self.store.as_ref().is_some_and(|store| store.away) {
            // There a reader keeps the writer waiting: they take turns.
            let check = |session: &mut Session, work: &Work| session.check(work);
            self.check.pending = Some(self.writer.ask(check));
            return;
        }
        let ctx = self.ctx.clone();
        let desk = Desk::start(Session::of(&self.settings), move || ctx.request_repaint());
        self.check.pending = Some(desk.ask(move |session: &mut Session, work: &Work| {
            session.open(&path, false)?;
            let faults = session.check(work);
            session.close();
            faults
        }));
        self.check.desk = Some(desk);
    }

    /// Whether nothing runs but the check in the background, which nobody need wait for.
    pub(super) fn only_checks(&self) -> bool {
        self.check.work().is_some()
            && self.changing.is_none()
            && self.opening.is_none()
            && self.import.2.work().or_else(|| self.members.work()).is_none()
    }

    pub(super) fn stop_check(&mut self) {
        if let Some(work) = self.check.work() {
            work.stop();
        }
    }

    pub(super) fn take_check(&mut self) {
        let Some(answer) = self.check.pending.as_ref().and_then(Pending::poll) else { return };
        self.check = Checking::default();
        match answer {
            Ok(faults) => match faults.first() {
                Some(fault) => {
                    let message = Message::new("gui-check-faults").with("detail", fault.as_str());
                    self.tell(self.look.tell(&message), true, None);
                }
                None => {
                    self.tell(self.look.words("gui-check-fine"), false, None);
                    // Nobody waits for it: where it cannot be noted the check is due again.
                    let noted = self.writer.ask(|session: &mut Session, _: &Work| session.note_checked());
                    self.check.noting = Some(noted);
                }
            },
            // Stopped on request: due again at the next opening.
            Err(error) if error.message.id == "store-stopped" || error.kind == ErrorKind::Usage => {}
            Err(error) => self.tell_error(&error),
        }
    }
}
