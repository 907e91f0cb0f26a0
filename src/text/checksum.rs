//! The CRC-32 that packed data carries: that of gzip and PNG, as `crc32fast` and zlib compute it.
//!
//! The floors above pack data of their own; this module must not know what it sums.

use crc::{CRC_32_ISO_HDLC, Crc};

/// The checksum of some bytes.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    crc32_of([bytes])
}

/// The checksum of some parts, as if they were one.
pub(crate) fn crc32_of(parts: impl IntoIterator<Item = impl AsRef<[u8]>>) -> u32 {
    // Its kibibyte of table is computed here, in microseconds: random numbers do not compress.
    let crc = Crc::<u32>::new(&CRC_32_ISO_HDLC);
    let mut digest = crc.digest();
    for part in parts {
        digest.update(part.as_ref());
    }
    digest.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_gzip() {
        // the check value of the catalogue of CRCs
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32_of(["1234", "", "56789"]), 0xcbf4_3926);
    }
}
