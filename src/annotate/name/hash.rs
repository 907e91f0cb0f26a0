//! Hashing that gives the same number everywhere: for look-up tables and for the features of the tagger.
//!
//! FNV-1a over bytes, finished with a mixer; 64 bits throughout, never `usize`. Two different words of a text
//! share a hash once in 10¹⁹, so the tables keep hashes and no strings. This module must not know what is
//! hashed.
#![expect(
    clippy::indexing_slicing,
    reason = "a place is masked to the number of slots, which is a power of two"
)]

/// The hash of no bytes: where a run of [`mix`] begins.
pub(crate) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of a run of bytes.
pub(crate) fn bytes(bytes: &[u8]) -> u64 {
    let mut hash = SEED;
    for &byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    finish(hash)
}

/// Two hashes as one; not symmetric.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    finish(a.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b)
}

/// Spreads a hash over all of its bits.
pub(crate) fn finish(mut hash: u64) -> u64 {
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}

/// A table from hashes to small values, open addressing with linear probing.
#[derive(Clone, Debug)]
pub(crate) struct Table<V> {
    slots: Vec<(u64, V)>,
    mask: u64,
    len: u64,
}

impl<V: Copy + Default> Table<V> {
    pub(crate) fn with_capacity(entries: usize) -> Self {
        let slots = (entries * 2).next_power_of_two().max(16);
        Self { slots: vec![(0, V::default()); slots], mask: slots as u64 - 1, len: 0 }
    }

    /// The value kept under `hash`, made if it is not there. The hash 0 stands for an empty slot and is read as 1.
    pub(crate) fn entry(&mut self, hash: u64) -> &mut V {
        if self.len * 4 >= (self.mask + 1) * 3 {
            self.grow();
        }
        let hash = hash.max(1);
        let mut at = hash & self.mask;
        loop {
            let key = self.slots[at as usize].0;
            if key == hash {
                break;
            }
            if key == 0 {
                self.slots[at as usize].0 = hash;
                self.len += 1;
                break;
            }
            at = (at + 1) & self.mask;
        }
        &mut self.slots[at as usize].1
    }

    /// The value kept under `hash`.
    pub(crate) fn get(&self, hash: u64) -> Option<V> {
        let hash = hash.max(1);
        let mut at = hash & self.mask;
        loop {
            let (key, value) = self.slots[at as usize];
            if key == hash {
                return Some(value);
            }
            if key == 0 {
                return None;
            }
            at = (at + 1) & self.mask;
        }
    }

    fn grow(&mut self) {
        let mut larger = Self::with_capacity(self.slots.len());
        for &(hash, value) in &self.slots {
            if hash != 0 {
                *larger.entry(hash) = value;
            }
        }
        *self = larger;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_keeps_what_it_was_given_while_it_grows() {
        let mut table = Table::with_capacity(2);
        for n in 0..1000_u64 {
            *table.entry(bytes(&n.to_le_bytes())) = n;
        }
        for n in 0..1000_u64 {
            assert_eq!(table.get(bytes(&n.to_le_bytes())), Some(n));
        }
        assert_eq!(table.get(bytes(b"nothing")), None);
    }

    #[test]
    fn hashes_are_the_same_everywhere() {
        assert_eq!(bytes(b"Niger"), bytes("Niger".as_bytes()));
        assert_ne!(mix(bytes(b"a"), bytes(b"b")), mix(bytes(b"b"), bytes(b"a")));
        assert_eq!(bytes(b""), finish(SEED));
    }
}
