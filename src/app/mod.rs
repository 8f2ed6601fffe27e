//! The application without a window: commands, state, session, settings.
