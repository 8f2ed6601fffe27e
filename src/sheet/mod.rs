//! File → cells: one file a format, same shape, streaming where the format allows.
