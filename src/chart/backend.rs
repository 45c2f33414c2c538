//! A plotters backend that writes SVG the way a themed page needs it.
