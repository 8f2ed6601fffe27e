//! The window: egui lives here alone.
