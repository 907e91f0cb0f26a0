//! Top, native: the command line, file formats, progress and reports. It must not know the `app`.

pub mod formats;
