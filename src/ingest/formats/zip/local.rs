//! The head that stands before each file of an archive, and the letters in which old programs write its name.

/// How it begins.
pub(super) const SIGN: &[u8] = b"PK\x03\x04";

/// What stands before a file.
pub(super) struct Head<'a> {
    pub(super) name: &'a [u8],
    pub(super) method: u16,
    pub(super) is_encrypted: bool,
    /// The sizes and the sum stand behind the file.
    pub(super) is_open: bool,
    pub(super) sum: u32,
    /// Bytes of the file as it is packed.
    pub(super) packed: usize,
    /// Bytes of the head.
    pub(super) length: usize,
}

impl<'a> Head<'a> {
    /// Reads the head at the beginning of some bytes.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Head<'a>> {
        let (head, rest) = bytes.split_first_chunk::<30>()?;
        let [
            _,
            _,
            _,
            _,
            _,
            _,
            f0,
            f1,
            m0,
            m1,
            _,
            _,
            _,
            _,
            c0,
            c1,
            c2,
            c3,
            p0,
            p1,
            p2,
            p3,
            _,
            _,
            _,
            _,
            n0,
            n1,
            e0,
            e1,
        ] = *head;
        let flags = u16::from_le_bytes([f0, f1]);
        let named = usize::from(u16::from_le_bytes([n0, n1]));
        let more = usize::from(u16::from_le_bytes([e0, e1]));
        Some(Head {
            name: rest.get(..named)?,
            method: u16::from_le_bytes([m0, m1]),
            is_encrypted: flags & 1 != 0,
            is_open: flags & (1 << 3) != 0,
            sum: u32::from_le_bytes([c0, c1, c2, c3]),
            packed: u32::from_le_bytes([p0, p1, p2, p3]) as usize,
            length: head.len() + named + more,
        })
    }
}

/// The sum that stands behind a file, with a sign before it or without.
pub(super) fn sum_behind(bytes: &[u8]) -> Option<u32> {
    let bytes = bytes.strip_prefix(b"PK\x07\x08").unwrap_or(bytes);
    bytes.first_chunk::<4>().map(|sum| u32::from_le_bytes(*sum))
}

/// The upper half of the letters that programs on European machines write names in, where they do not write UTF-8.
const LETTERS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The letter of a byte.
pub(super) fn letter(byte: u8) -> char {
    if byte.is_ascii() {
        return char::from(byte);
    }
    LETTERS.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_code_page() {
        assert_eq!(LETTERS.chars().count(), 128);
        let read: String = [0x84, 0x94, 0x81, 0xE1, 0x82, 0xA4, 0xB7, 0x9D].map(letter).iter().collect();
        assert_eq!(read, "äöüßéñÀØ");
    }
}
