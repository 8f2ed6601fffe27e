//! Every action a person can start, once: words, tooltip, shortcut, when it is allowed. Menus, palette,
//! buttons and the help page come from here.

/// A key of a shortcut, without any toolkit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter or digit.
    Char(char),
    /// A function key, 1–12.
    Function(u8),
    /// Plus.
    Plus,
    /// Minus.
    Minus,
}

/// A shortcut; `Ctrl` is the command key on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// With Ctrl.
    pub ctrl: bool,
    /// With Shift.
    pub shift: bool,
    /// The key.
    pub key: Key,
}

impl Shortcut {
    const fn ctrl(key: char) -> Option<Self> {
        Some(Self { ctrl: true, shift: false, key: Key::Char(key) })
    }

    const fn ctrl_shift(key: char) -> Option<Self> {
        Some(Self { ctrl: true, shift: true, key: Key::Char(key) })
    }

    /// As it stands in menus: `Ctrl Shift C`.
    pub fn words(self) -> String {
        let mut words = String::new();
        for (on, name) in [(self.ctrl, "Ctrl "), (self.shift, "Shift ")] {
            if on {
                words.push_str(name);
            }
        }
        match self.key {
            Key::Char(letter) => words.push(letter),
            Key::Function(number) => words.push_str(&format!("F{number}")),
            Key::Plus => words.push('+'),
            Key::Minus => words.push('−'),
        }
        words
    }
}

/// What the program can do just now; commands ask it whether they are allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// A store is open.
    pub store: bool,
    /// It may be written.
    pub writable: bool,
    /// There is a change to take back.
    pub undo: bool,
    /// There is an undo to take back.
    pub redo: bool,
    /// A long job runs.
    pub job: bool,
    /// The full check runs in the background: it stands in nobody's way.
    pub checking: bool,
    /// A table is shown.
    pub table: bool,
    /// A figure is shown.
    pub figure: bool,
}

macro_rules! commands {
    ($($(#[doc = $doc:literal])* $name:ident = $id:literal),+ $(,)?) => {
        /// An action of a person.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $($(#[doc = $doc])* $name),+
        }

        impl Command {
            /// Every command in the order of the palette.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name for machines; the words are `command-<id>`, the tooltip `command-<id>-tip`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }
        }
    };
}

commands!(
    /// Shows the page Home.
    GoHome = "go-home",
    /// Shows the page Indicators.
    GoIndicators = "go-indicators",
    /// Shows the page Import.
    GoImport = "go-import",
    /// Shows the page Browse.
    GoBrowse = "go-browse",
    /// Shows the page Report.
    GoReport = "go-report",
    /// Shows the lists.
    GoLists = "go-lists",
    /// Shows the page History.
    GoHistory = "go-history",
    /// Shows the page Settings.
    GoSettings = "go-settings",
    /// Chooses a spreadsheet to import.
    ImportFile = "import-file",
    /// Types or pastes values into a grid.
    TypeValues = "type-values",
    /// Makes a new store.
    NewStore = "new-store",
    /// Opens a store.
    OpenStore = "open-store",
    /// Saves a copy of the store.
    SaveCopy = "save-copy",
    /// Takes the last change back.
    Undo = "undo",
    /// Does the change again that was taken back last.
    Redo = "redo",
    /// Draws what Browse shows in the report from now on.
    AddToReport = "add-to-report",
    /// Copies the table.
    CopyTable = "copy-table",
    /// Copies the figure as a picture.
    CopyFigure = "copy-figure",
    /// Saves the table as a workbook.
    ExportWorkbook = "export-workbook",
    /// Saves the table as text.
    ExportCsv = "export-csv",
    /// Saves the figure as a drawing.
    ExportSvg = "export-svg",
    /// Saves the figure as a picture.
    ExportPng = "export-png",
    /// Saves the figure as PDF.
    ExportPdf = "export-pdf",
    /// Opens the figure as PDF in the system's viewer, to print it.
    Print = "print",
    /// Opens the table as PDF in the system's viewer, to print it.
    PrintTable = "print-table",
    /// Writes the Migration Profile as a Word document.
    ReportWord = "report-word",
    /// Writes the Migration Profile as PDF.
    ReportPdf = "report-pdf",
    /// Writes the Migration Profile as a page for browsers.
    ReportHtml = "report-html",
    /// Lao.
    SpeakLao = "speak-lao",
    /// English.
    SpeakEnglish = "speak-english",
    /// Light theme.
    ThemeLight = "theme-light",
    /// Dark theme.
    ThemeDark = "theme-dark",
    /// High-contrast theme.
    ThemeContrast = "theme-contrast",
    /// Larger text.
    Larger = "larger",
    /// Smaller text.
    Smaller = "smaller",
    /// Text at 100 %.
    UsualSize = "usual-size",
    /// Stops the running job.
    Stop = "stop",
    /// Opens the palette.
    Palette = "palette",
    /// Closes the program.
    Quit = "quit",
);

impl Command {
    /// Identifier of its words.
    pub fn words(self) -> String {
        format!("command-{}", self.id())
    }

    /// Identifier of its tooltip.
    pub fn tip(self) -> String {
        format!("command-{}-tip", self.id())
    }

    /// Its shortcut.
    pub fn shortcut(self) -> Option<Shortcut> {
        match self {
            Self::GoHome => Shortcut::ctrl('1'),
            Self::GoIndicators => Shortcut::ctrl('2'),
            Self::GoImport => Shortcut::ctrl('3'),
            Self::GoBrowse => Shortcut::ctrl('4'),
            Self::GoReport => Shortcut::ctrl('6'),
            Self::GoHistory => Shortcut::ctrl('H'),
            Self::GoLists => Shortcut::ctrl('L'),
            Self::TypeValues => Shortcut::ctrl_shift('V'),
            Self::GoSettings => Shortcut::ctrl(','),
            Self::ImportFile => Shortcut::ctrl('I'),
            Self::NewStore => Shortcut::ctrl('N'),
            Self::OpenStore => Shortcut::ctrl('O'),
            Self::SaveCopy => Shortcut::ctrl_shift('S'),
            Self::Undo => Shortcut::ctrl('Z'),
            Self::Redo => Shortcut::ctrl('Y'),
            Self::CopyTable => Shortcut::ctrl_shift('C'),
            Self::Print => Shortcut::ctrl('P'),
            Self::PrintTable => Shortcut::ctrl_shift('P'),
            Self::ExportWorkbook => Shortcut::ctrl('E'),
            Self::SpeakEnglish => Some(Shortcut { ctrl: false, shift: false, key: Key::Function(12) }),
            Self::Larger => Some(Shortcut { ctrl: true, shift: false, key: Key::Plus }),
            Self::Smaller => Some(Shortcut { ctrl: true, shift: false, key: Key::Minus }),
            Self::UsualSize => Shortcut::ctrl('0'),
            Self::Palette => Shortcut::ctrl('K'),
            Self::Quit => Shortcut::ctrl('Q'),
            Self::AddToReport
            | Self::CopyFigure
            | Self::ExportCsv
            | Self::ExportSvg
            | Self::ExportPng
            | Self::ExportPdf
            | Self::ReportWord
            | Self::ReportPdf
            | Self::ReportHtml
            | Self::SpeakLao
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::ThemeContrast
            | Self::Stop => None,
        }
    }

    /// Whether it can be done now.
    pub fn allowed(self, now: Situation) -> bool {
        match self {
            Self::GoHome
            | Self::GoIndicators
            | Self::GoBrowse
            | Self::GoReport
            | Self::GoHistory
            | Self::GoLists
            | Self::SaveCopy => now.store,
            Self::GoImport | Self::ImportFile | Self::TypeValues => now.store && now.writable,
            Self::Undo => now.undo && !now.job,
            Self::Redo => now.redo && !now.job,
            Self::ReportWord | Self::ReportPdf | Self::ReportHtml => now.store && !now.job,
            Self::CopyTable | Self::ExportWorkbook | Self::ExportCsv | Self::PrintTable => now.table,
            Self::CopyFigure | Self::ExportSvg | Self::ExportPng | Self::ExportPdf | Self::Print => {
                now.figure
            }
            Self::AddToReport => now.table && now.writable && !now.job,
            Self::Stop => now.job || now.checking,
            Self::GoSettings
            | Self::NewStore
            | Self::OpenStore
            | Self::SpeakLao
            | Self::SpeakEnglish
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::ThemeContrast
            | Self::Larger
            | Self::Smaller
            | Self::UsualSize
            | Self::Palette
            | Self::Quit => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::i18n;
    use std::collections::HashSet;

    #[test]
    fn every_command_has_words_and_a_tooltip_in_both_languages() {
        for command in Command::ALL {
            for lang in [Lang::Lo, Lang::En] {
                assert!(i18n::has(lang, &command.words()), "{}", command.words());
                assert!(i18n::has(lang, &command.tip()), "{}", command.tip());
            }
        }
    }

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut seen = HashSet::new();
        for shortcut in Command::ALL.iter().filter_map(|command| command.shortcut()) {
            assert!(seen.insert(shortcut), "{} twice", shortcut.words());
        }
    }

    #[test]
    fn nothing_that_needs_a_store_is_allowed_without_one() {
        let nothing = Situation::default();
        for command in [
            Command::ImportFile,
            Command::Undo,
            Command::CopyTable,
            Command::SaveCopy,
            Command::ReportWord,
            Command::Stop,
        ] {
            assert!(!command.allowed(nothing), "{}", command.id());
        }
        assert!(Command::OpenStore.allowed(nothing));
    }
}
