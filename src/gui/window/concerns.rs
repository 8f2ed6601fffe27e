//! What needs attention: asked for once the store is shown, told on Home.

use super::Window;
use super::open::OpenStore;
use crate::app::{Concern, Pending, Session};
use crate::domain::IndicatorCode;
use crate::gui::act::Act;
use crate::gui::pages::home::Attention;
use crate::i18n;
use crate::platform::clock;
use crate::work::Work;

impl Window {
    pub(super) fn ask_concerns(&mut self) {
        let year = u16::try_from(clock::today().0).unwrap_or(u16::MAX);
        self.concerns =
            Some(self.reader.ask(move |session: &mut Session, work: &Work| session.concerns(year, work)));
    }

    pub(super) fn take_concerns(&mut self) {
        let Some(answer) = self.concerns.as_ref().and_then(Pending::poll) else { return };
        self.concerns = None;
        match answer {
            Ok(concerns) => {
                if let Some(store) = &mut self.store {
                    store.concerns = concerns;
                }
                self.fill_home();
            }
            Err(error) => self.tell(self.look.tell(&error.message), true, None),
        }
    }

    pub(super) fn attention(&self, store: &OpenStore, concern: &Concern) -> Attention {
        let look = &self.look;
        let name = |indicator: &IndicatorCode| {
            let known = store.catalogue.indicator(indicator.as_str());
            known.map_or_else(|| indicator.to_string(), |known| known.names.get(look.lang).to_owned())
        };
        match concern {
            Concern::Differ { indicator, period, said } => {
                let number = |value: crate::domain::Number| {
                    i18n::number(value.value, Some(value.decimals), look.numbers)
                };
                Attention {
                    title: name(indicator),
                    detail: look.say(
                        "gui-attention-differ",
                        &[
                            ("period", i18n::period(look.lang, *period).into()),
                            ("one", number(said.0).into()),
                            ("other", number(said.1).into()),
                        ],
                    ),
                    action: look.words("gui-attention-compare"),
                    act: Act::Compare(indicator.clone()),
                }
            }
            Concern::FollowUp { indicator, count } => Attention {
                title: look.say(
                    "gui-attention-marked",
                    &[("count", u64::try_from(*count).unwrap_or(u64::MAX).into())],
                ),
                detail: name(indicator),
                action: look.words("gui-attention-see"),
                act: Act::Browse(indicator.clone()),
            },
        }
    }
}
