//! Cube → drawable figure in data coordinates and words; no toolkit.
