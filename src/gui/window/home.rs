//! Fills Home, Settings, the first-start card and the palette.

use super::{Window, files};
use crate::app::{Command, change_words};
use crate::domain::{Code, Lang};
use crate::gui::act::Act;
use crate::gui::icons::Icon;
use crate::gui::pages::first_start::FirstStartView;
use crate::gui::pages::home::{HomeView, PartCount, Worked};
use crate::gui::pages::settings::SettingsView;
use crate::gui::shell::PaletteEntry;
use crate::platform::folders;

fn count(value: usize) -> u64 {
    u64::try_from(value).unwrap_or(u64::MAX)
}

impl Window {
    pub(super) fn fill_home(&mut self) {
        let Some(store) = &self.store else { return };
        let lang = self.look.lang;
        let overview = &store.overview;
        self.home = HomeView {
            with_data: count(overview.with_data),
            indicators: count(overview.indicators),
            values: overview.values,
            sources: count(overview.sources),
            newest: overview.newest_year.map_or_else(String::new, |year| year.to_string()),
            parts: overview
                .themes
                .iter()
                .map(|theme| PartCount {
                    number: theme.section.clone(),
                    name: theme.names.get(lang).to_owned(),
                    with_data: count(theme.with_data),
                    all: count(theme.all),
                })
                .collect(),
            attention: store.concerns.iter().map(|concern| self.attention(store, concern)).collect(),
            worked: store
                .history
                .iter()
                .take(12)
                .map(|row| Worked {
                    icon: match row.what.as_str() {
                        "import" | "example" => Icon::Import,
                        "undo" => Icon::Undo,
                        _ => Icon::File,
                    },
                    words: change_words(lang, row),
                    when: self.look.moment(&row.at),
                    act: Some(Act::Command(Command::GoHistory)),
                })
                .collect(),
            last_import: store.last_import().map(|row| row.id),
            recent: self
                .settings
                .recent
                .iter()
                .filter(|path| **path != store.path)
                .map(|path| (files::short_place(path), path.clone()))
                .collect(),
        };
    }

    fn agencies(&self) -> Vec<(Code, String)> {
        let Some(catalogue) = self.catalogue() else { return Vec::new() };
        let Some(list) = catalogue.list("agency") else { return Vec::new() };
        list.iter().map(|(code, item)| (code.clone(), item.names.get(self.look.lang).to_owned())).collect()
    }

    pub(super) fn settings_view(&self) -> SettingsView {
        let agency = &self.settings.agency;
        SettingsView {
            zoom: u32::from(self.settings.zoom),
            name: self.settings.name.clone(),
            agency: (!agency.is_empty()).then(|| Code::from(agency.as_str())),
            agencies: self.agencies(),
            folder: self.settings.folders.first().map_or_else(String::new, |path| path.display().to_string()),
            version: format!("Migration Profile {}", env!("CARGO_PKG_VERSION")),
            kept_in: folders::settings().display().to_string(),
        }
    }

    pub(super) fn welcome_view(&self) -> FirstStartView {
        FirstStartView {
            agencies: self.agencies(),
            values: self.home.values,
            indicators: self.home.indicators,
        }
    }

    /// Everything the palette offers.
    pub(super) fn fill_entries(&mut self) {
        let look = &self.look;
        let other = if look.lang == Lang::Lo { Lang::En } else { Lang::Lo };
        let mut entries: Vec<PaletteEntry> = Command::ALL
            .iter()
            .filter(|command| **command != Command::Palette)
            .map(|command| PaletteEntry {
                words: look.words(&command.words()),
                detail: command.shortcut().map(crate::app::Shortcut::words).unwrap_or_default(),
                also: crate::i18n::words(other, &command.words()),
                act: Act::Command(*command),
            })
            .collect();
        if let Some(store) = &self.store {
            entries.extend(store.catalogue.indicators().iter().map(|indicator| {
                let values = store.overview.by_indicator.get(indicator.code.as_str()).copied().unwrap_or(0);
                let code = indicator.code.clone();
                let theme = store.catalogue.item_name("theme", indicator.theme.as_str(), look.lang);
                PaletteEntry {
                    words: indicator.names.get(look.lang).to_owned(),
                    detail: theme.to_owned(),
                    also: format!("{} {}", indicator.names.get(other), indicator.code),
                    act: if values > 0 { Act::Browse(code) } else { Act::Indicator(code) },
                }
            }));
        }
        self.entries = entries;
    }
}
