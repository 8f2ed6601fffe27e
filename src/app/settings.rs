//! Settings of this person on this computer. Reading never fails: what cannot be read keeps its default.

use crate::domain::Lang;
use crate::i18n::NumberStyle;
use crate::platform::folders;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Colours of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Light.
    #[default]
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    HighContrast,
}

/// Settings. Every field has a default; unknown ones in the file are ignored.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Settings {
    /// Language of everything.
    pub lang: Lang,
    /// Colours.
    pub theme: Theme,
    /// Size of text, 80 to 200 percent.
    pub zoom: u16,
    /// How numbers are grouped.
    pub numbers: NumberStyle,
    /// The person's name, for the history.
    pub name: String,
    /// The person's agency.
    pub agency: String,
    /// Whether the first-start card was answered.
    pub welcomed: bool,
    /// Stores opened lately, newest first.
    pub recent: Vec<PathBuf>,
    /// Folders files were taken from lately, newest first.
    pub folders: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::Lo,
            theme: Theme::Light,
            zoom: 100,
            numbers: NumberStyle::Point,
            name: String::new(),
            agency: String::new(),
            welcomed: false,
            recent: Vec::new(),
            folders: Vec::new(),
        }
    }
}

const FILE: &str = "settings.toml";
const MOST_RECENT: usize = 8;

impl Settings {
    /// Reads the settings of this person.
    pub fn load() -> Self {
        let text = std::fs::read_to_string(folders::settings().join(FILE)).unwrap_or_default();
        Self::parse(&text)
    }

    /// Takes each field that can be read; the others keep their default.
    pub fn parse(text: &str) -> Self {
        let mut settings = Self::default();
        let Ok(table) = text.parse::<toml::Table>() else { return settings };
        fn take<'de, T: Deserialize<'de>>(table: &toml::Table, name: &str, field: &mut T) {
            if let Some(value) = table.get(name).and_then(|value| value.clone().try_into().ok()) {
                *field = value;
            }
        }
        take(&table, "lang", &mut settings.lang);
        take(&table, "theme", &mut settings.theme);
        take(&table, "zoom", &mut settings.zoom);
        take(&table, "numbers", &mut settings.numbers);
        take(&table, "name", &mut settings.name);
        take(&table, "agency", &mut settings.agency);
        take(&table, "welcomed", &mut settings.welcomed);
        take(&table, "recent", &mut settings.recent);
        take(&table, "folders", &mut settings.folders);
        settings.zoom = settings.zoom.clamp(80, 200);
        settings
    }

    /// Writes the settings, whole or not at all. Where that fails (a read-only place) the program goes
    /// on with them in memory.
    pub fn save(&self) {
        let folder = folders::settings();
        let part = folder.join("settings.part");
        let Ok(text) = toml::to_string(self) else { return };
        let written = std::fs::create_dir_all(&folder)
            .and_then(|()| std::fs::write(&part, text))
            .and_then(|()| std::fs::rename(&part, folder.join(FILE)));
        if let Err(error) = written {
            crate::platform::log::note(&format!("settings not saved: {error}"));
        }
    }

    /// Puts a store at the head of the recent ones.
    pub fn remember_store(&mut self, path: &Path) {
        remember(&mut self.recent, path);
    }

    /// Puts a folder at the head of the recent ones.
    pub fn remember_folder(&mut self, path: &Path) {
        remember(&mut self.folders, path);
    }
}

fn remember(list: &mut Vec<PathBuf>, path: &Path) {
    list.retain(|known| known != path);
    list.insert(0, path.to_owned());
    list.truncate(MOST_RECENT);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_writing_and_reading() {
        let mut settings = Settings { zoom: 150, name: String::from("ນ້ອຍ"), ..Settings::default() };
        settings.remember_store(Path::new("a.mprofile"));
        settings.remember_store(Path::new("b.mprofile"));
        settings.remember_store(Path::new("a.mprofile"));
        assert_eq!(settings.recent, [PathBuf::from("a.mprofile"), PathBuf::from("b.mprofile")]);
        assert_eq!(Settings::parse(&toml::to_string(&settings).expect("toml")), settings);
    }

    #[test]
    fn a_broken_field_keeps_its_default_and_the_others_stay() {
        let settings = Settings::parse("zoom = \"big\"\nname = \"Noy\"\ntheme = \"dark\"\nfuture = 3");
        assert_eq!((settings.zoom, settings.name.as_str(), settings.theme), (100, "Noy", Theme::Dark));
        assert_eq!(Settings::parse("not toml at all ["), Settings::default());
        assert_eq!(Settings::parse("zoom = 900").zoom, 200);
    }
}
