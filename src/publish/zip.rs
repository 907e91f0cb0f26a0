//! Files packed into one: a zip, as every system opens it.

use std::io::Write as _;

use anyhow::Result;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::{CompressionMethod, ZipArchiveWriter};

/// A zip of these files. The same files give the same bytes: no time stands in it.
///
/// # Errors
/// Where a name is longer than a zip can tell.
pub fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut out);
    for (name, bytes) in files {
        let (mut entry, config) =
            archive.new_file(name).compression_method(CompressionMethod::DEFLATE).start()?;
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(bytes)?;
        let (encoder, descriptor) = writer.finish()?;
        encoder.finish()?;
        entry.finish(descriptor)?;
    }
    archive.finish()?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_out_of_a_zip_as_they_went_in() {
        let text = "A headline\n\nA text.".repeat(50);
        let files = [
            ("a.txt".to_owned(), text.clone().into_bytes()),
            ("b/ç.txt".to_owned(), b"Two\n\nWords.".to_vec()),
        ];
        let packed = zip(&files).unwrap();
        assert_eq!(packed, zip(&files).unwrap());
        assert!(packed.len() < text.len());
        let read = crate::ingest::read(&packed, "all.zip");
        let names: Vec<&str> = read.inputs.iter().map(|input| input.file.as_str()).collect();
        assert_eq!((names.len(), read.inputs[0].source.as_str()), (2, text.as_str()), "{names:?}");
    }
}
