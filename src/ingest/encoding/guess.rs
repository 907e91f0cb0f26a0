//! What bytes look like. `chardetng` knows the encodings of the web; that of old Apple machines it does not, which is
//! told here from the others of Western Europe by where in words the signs would stand.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

pub(super) struct Guesser(EncodingDetector);

impl Guesser {
    pub(super) fn new() -> Self {
        Self(EncodingDetector::new(Iso2022JpDetection::Deny))
    }

    /// Looks at all the bytes, once.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.0.feed(bytes, true);
    }

    /// The encoding that the bytes, which it has looked at, are in.
    pub(super) fn guess(&self, bytes: &[u8]) -> &'static Encoding {
        // That they are no UTF-8 is known.
        let guess = self.0.guess(None, Utf8Detection::Deny);
        let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes);
        let high = sample.iter().filter(|byte| !byte.is_ascii()).count();
        let western = guess.is_single_byte() && high * 4 < sample.len();
        let mac = if western { plausibility(MACINTOSH, sample) } else { 0 };
        let apple = mac > 0
            && mac > plausibility(guess, sample) + high as i32 / 2
            && mac > plausibility(WINDOWS_1252, sample) + high as i32 / 2;
        if apple { MACINTOSH } else { guess }
    }
}

/// How many bytes are looked at where every sign is weighed.
const SAMPLE: usize = 65_536;

/// The name by which people know an encoding.
pub(super) fn shown(encoding: &'static Encoding) -> &'static str {
    if encoding == MACINTOSH { "MacRoman" } else { encoding.name() }
}

/// How well the signs beyond ASCII stand in words and beside them, if the bytes are in that encoding: each counts 1 for
/// it or up to 2 against it.
fn plausibility(encoding: &'static Encoding, bytes: &[u8]) -> i32 {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    let mut sum = 0;
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            sum += stands(before, c, chars.peek().copied().unwrap_or(' '));
        }
        before = c;
    }
    sum
}

/// How well a sign stands between two others.
fn stands(before: char, c: char, after: char) -> i32 {
    let opens = !before.is_alphanumeric() && (after.is_alphanumeric() || !after.is_ascii());
    let closes = !before.is_whitespace() && !after.is_alphanumeric();
    let well = match c {
        '\u{80}'..='\u{9f}' | char::REPLACEMENT_CHARACTER => return -2,
        '“' | '‘' | '„' | '‚' => opens,
        '”' => closes,
        '’' => closes || before.is_alphabetic() && after.is_alphabetic(),
        // French sets them apart.
        '«' | '‹' => !before.is_alphanumeric(),
        '»' | '›' => !after.is_alphanumeric(),
        '–' | '—' => before.is_alphanumeric() == after.is_alphanumeric() || after == ' ',
        '…' => before.is_alphanumeric() || before == ' ',
        '\u{a0}' => !before.is_whitespace() || !after.is_whitespace(),
        c if c.is_lowercase() => before.is_lowercase() || before.is_uppercase() || after.is_lowercase(),
        c if c.is_uppercase() && before.is_lowercase() => return -2,
        c if c.is_uppercase() => after.is_alphabetic() || after == ' ',
        // A sign within a word is none.
        _ if before.is_alphabetic() && after.is_alphabetic() => return -2,
        _ => return 0,
    };
    if well { 1 } else { -1 }
}
