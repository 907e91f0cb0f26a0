//! Numbers of few bytes: LEB128, seven bits a byte, low bits first, the high bit set on all bytes but the last.

/// Appends a number.
pub(crate) fn write_u32(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Takes a number off the front; `None` when the bytes end in it or it is too large.
#[inline]
pub(crate) fn read_u32(bytes: &mut &[u8]) -> Option<u32> {
    let mut value = 0;
    let mut rest = *bytes;
    for n in 0..5 {
        let (&byte, behind) = rest.split_first()?;
        rest = behind;
        let low = u32::from(byte & 0x7f);
        if n == 4 && low > 0x0f {
            return None;
        }
        value |= low << (7 * n);
        if byte < 0x80 {
            *bytes = rest;
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for value in [0, 1, 127, 128, 16_383, 16_384, u32::MAX - 1, u32::MAX] {
            let mut bytes = Vec::new();
            write_u32(&mut bytes, value);
            bytes.push(7);
            let mut rest = bytes.as_slice();
            assert_eq!(read_u32(&mut rest), Some(value));
            assert_eq!(rest, [7]);
        }
    }

    #[test]
    fn what_is_no_number_gives_none() {
        for bytes in [&[][..], &[0x80], &[0xff, 0xff, 0xff, 0xff, 0x10], &[0x80; 9]] {
            assert_eq!(read_u32(&mut &bytes[..]), None, "{bytes:?}");
        }
    }
}
