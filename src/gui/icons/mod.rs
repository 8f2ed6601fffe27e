//! Our own line icons, drawn from `assets/icons` once per size and tinted.
//!
//! In: an [`Icon`], a place, a colour. Out: a picture on whole pixels.

mod paint;

pub use paint::draw;

macro_rules! icons {
    ($($name:ident = $file:literal),+ $(,)?) => {
        /// An icon; its file stands in `assets/icons`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Icon {
            $(#[doc = concat!("`assets/icons/", $file, ".svg`")] $name),+
        }

        impl Icon {
            /// Every icon.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its drawing: lines in white on a grid of 20.
            pub fn svg(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../../assets/icons/", $file, ".svg"))),+
                }
            }
        }
    };
}

icons!(
    Bars = "bars",
    BarsGrouped = "bars-grouped",
    BarsStacked = "bars-stacked",
    Book = "book",
    Bookmark = "bookmark",
    Both = "both",
    Browse = "browse",
    Cells = "cells",
    Check = "check",
    Clock = "clock",
    Close = "close",
    Copy = "copy",
    Dots = "dots",
    Down = "down",
    Export = "export",
    File = "file",
    FlowMap = "flow-map",
    Flows = "flows",
    Folder = "folder",
    Gap = "gap",
    Home = "home",
    Import = "import",
    Indicators = "indicators",
    Info = "info",
    Left = "left",
    Link = "link",
    Lock = "lock",
    Map = "map",
    Mark = "mark",
    Play = "play",
    Plus = "plus",
    Pyramid = "pyramid",
    Question = "question",
    Right = "right",
    Scatter = "scatter",
    Search = "search",
    Settings = "settings",
    Slope = "slope",
    Stick = "stick",
    Table = "table",
    Undo = "undo",
    Up = "up",
    Warning = "warning",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_draws_something() {
        for icon in Icon::ALL {
            let image = paint::raster(*icon, 40).expect("a readable drawing");
            assert!(image.pixels.iter().any(|pixel| pixel.a() > 200), "{icon:?} is empty");
        }
    }
}
