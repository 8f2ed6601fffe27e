//! The controls of the window, each as the design names it, each with an accessible name and a focus
//! ring that is always visible.
//!
//! In: a [`Look`](super::theme::Look), a rectangle, words. Out: what the person did with it.

mod block;
mod button;
mod card;
mod cell_link;
mod chip;
mod choice;
mod counts;
mod drop_down;
mod field;
mod numbers;
mod segment;
mod states;
mod text_area;
mod typed_number;
mod words;

pub use block::{Block, error_block};
pub use button::{Button, Kind, icon_button, place_from_right};
pub use card::{card, card_header, card_note, empty_state, hairline};
pub use cell_link::cell_link;
pub use chip::{chip, chip_width};
pub use choice::{Mark, check_row, radio_row, swatch};
pub use counts::{Count, count_strip};
pub use drop_down::{Choice, choose, drop_down, list_row, search_list};
pub use field::{Field, field};
pub use numbers::whole;
pub use segment::{Segment, segment, segment_width};
pub use states::{Tone, area, focus_ring, tooltip, touch};
pub use text_area::text_area;
pub use typed_number::{TypedNumber, typed_number};
pub use words::{line, paragraph, paragraph_height, text_width};
