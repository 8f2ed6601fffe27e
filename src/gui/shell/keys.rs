//! Shortcuts of the commands, read from the keyboard.

use crate::app::{Command, Key, Shortcut, Situation};
use egui::{Context, KeyboardShortcut, Modifiers};

fn shortcut(of: Shortcut) -> Option<KeyboardShortcut> {
    let key = match of.key {
        Key::Char(',') => egui::Key::Comma,
        Key::Char(letter) => egui::Key::from_name(&letter.to_string())?,
        Key::Function(number) => egui::Key::from_name(&format!("F{number}"))?,
        Key::Plus => egui::Key::Plus,
        Key::Minus => egui::Key::Minus,
    };
    let mut modifiers = Modifiers::NONE;
    modifiers.command = of.ctrl;
    modifiers.shift = of.shift;
    Some(KeyboardShortcut::new(modifiers, key))
}

/// The commands whose keys were pressed and that are allowed now. A field being typed in keeps its own
/// undo.
pub fn pressed_commands(ctx: &Context, now: Situation) -> Vec<Command> {
    let typing = ctx.egui_wants_keyboard_input();
    let mut found = Vec::new();
    // The ones with Shift first: egui lets a shortcut without Shift match with Shift held too.
    let mut all: Vec<(Command, Shortcut)> =
        Command::ALL.iter().filter_map(|command| Some((*command, command.shortcut()?))).collect();
    all.sort_by_key(|(_, shortcut)| !shortcut.shift);
    for (command, keys) in all {
        if (typing && command == Command::Undo) || !command.allowed(now) {
            continue;
        }
        let Some(keys) = shortcut(keys) else { continue };
        if ctx.input_mut(|input| input.consume_shortcut(&keys)) {
            found.push(command);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_has_a_key_of_the_toolkit() {
        for command in Command::ALL {
            if let Some(keys) = command.shortcut() {
                assert!(shortcut(keys).is_some(), "{}", keys.words());
            }
        }
    }
}
