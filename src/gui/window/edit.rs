//! Changing the value that is explained.

use super::Window;
use super::history::key_words;
use super::obey::Changed;
use crate::app::Session;
use crate::domain::{ObsStatus, SourceCode};
use crate::figure;
use crate::gui::dialogs::edit_value::Standing;
use crate::gui::dialogs::{EditAct, EditValue, EditView};
use crate::store::{Alteration, Edit};
use crate::work::Work;

impl Window {
    pub(super) fn in_edit(&mut self, act: EditAct) {
        match act {
            EditAct::Open => self.open_edit(),
            EditAct::Save(alteration, reason) => self.save_edit(alteration, reason),
            EditAct::Cancel => {}
        }
    }

    fn open_edit(&mut self) {
        if !self.may_write() {
            return self.tell(self.look.words("history-read-only"), true, None);
        }
        let (Some(explained), Some(catalogue)) = (&self.browse.2.explained, self.catalogue()) else { return };
        let Some(version) = explained.versions.first().filter(|version| version.until.is_none()) else {
            return;
        };
        let look = &self.look;
        let standing = Standing {
            number: version.number,
            status: version.status,
            confidentiality: version.confidentiality,
            note: if version.follow_up { &version.working } else { &version.published }
                .clone()
                .unwrap_or_default(),
            follow_up: version.follow_up,
            publication: explained.key.publication.clone(),
        };
        let named = |status: &ObsStatus| (*status, look.words(&figure::status_id(*status)));
        let sources = catalogue.list("source");
        let view = EditView {
            what: key_words(look, &catalogue, &explained.key),
            statuses: ObsStatus::ALL.iter().map(named).collect(),
            sources: sources
                .into_iter()
                .flat_map(|list| list.iter())
                .map(|(code, item)| (SourceCode::from(code.as_str()), item.names.get(look.lang).to_owned()))
                .collect(),
        };
        self.editing = Some((EditValue::new(look, standing), view, explained.key.clone()));
    }

    fn save_edit(&mut self, alter: Alteration, reason: String) {
        let Some((_, _, key)) = self.editing.take() else { return };
        self.close_drawer();
        let done = self.look.words("edit-done");
        let words = self.look.words("edit-title");
        self.change(words, move |session: &mut Session, work: &Work| {
            let edited = session.edit(&[Edit { key, alter }], Some(&reason), work)?;
            Ok(match edited.change {
                Some(change) => Changed::Values(done, change),
                None => Changed::Store(done),
            })
        });
    }
}
