//! Tables and figures → files; one file a format, same shape.
