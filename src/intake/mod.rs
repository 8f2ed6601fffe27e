//! Cells → understood table → draft observations, every problem named by its cell.
