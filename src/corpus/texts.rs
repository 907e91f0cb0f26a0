//! The texts of a corpus, at hand or read one by one: thousands of them, unpacked, take many times what they take packed.

use std::borrow::Cow;
use std::ops::{Index, IndexMut};
use std::sync::{Arc, OnceLock};

use super::part::Sections;
use super::{Article, ArticleId, Bodies, Body};

/// Where texts are read from.
pub(crate) trait Source: Send + Sync {
    /// The text of that number.
    fn read(&self, number: usize) -> Option<Body>;

    /// The sections of a packed corpus that hold them, where they lie in one.
    fn packed(&self) -> Option<Sections> {
        None
    }
}

/// Takes articles in, one by one, and gives them back as texts.
pub(crate) trait Keep {
    /// Takes an article in; `terms` is how many its index has.
    fn keep(&mut self, article: &Article, body: Body, terms: u32);

    /// The texts of all that was taken in.
    fn texts(&mut self) -> Texts;
}

/// The texts of a corpus, in the order of its articles. Those that have a source are read when they are first asked for.
#[derive(Clone, Default)]
pub struct Texts {
    slots: Vec<Slot>,
    source: Option<Arc<dyn Source>>,
}

/// The place of a text.
#[derive(Clone, Default)]
struct Slot {
    text: OnceLock<Box<Body>>,
    /// Whether it is another than the source has.
    own: bool,
}

impl Texts {
    /// So many texts, read from a source.
    pub(crate) fn of(source: Arc<dyn Source>, count: usize) -> Texts {
        Texts { slots: vec![Slot::default(); count], source: Some(source) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// A text; `None` past the end.
    pub fn get(&self, number: usize) -> Option<&Body> {
        let slot = self.slots.get(number)?;
        let read = || self.source.as_ref().and_then(|source| source.read(number)).unwrap_or_default();
        Some(slot.text.get_or_init(|| Box::new(read())))
    }

    /// A text, to be changed.
    pub fn get_mut(&mut self, number: usize) -> Option<&mut Body> {
        self.get(number)?;
        let slot = self.slots.get_mut(number)?;
        slot.own = true;
        slot.text.get_mut().map(Box::as_mut)
    }

    /// A text that is not kept: who goes through all of them holds one at a time.
    pub fn look(&self, number: usize) -> Option<Cow<'_, Body>> {
        let here = self.slots.get(number)?.text.get();
        match (here, &self.source) {
            (None, Some(source)) => source.read(number).map(Cow::Owned),
            _ => self.get(number).map(Cow::Borrowed),
        }
    }

    /// Takes a text out; what is left in its place is what the source has, or an empty one.
    pub(crate) fn take(&mut self, number: usize) -> Option<Body> {
        let slot = std::mem::take(self.slots.get_mut(number)?);
        match (slot.text.into_inner(), &self.source) {
            (Some(text), _) => Some(*text),
            (None, Some(source)) => source.read(number),
            (None, None) => Some(Body::default()),
        }
    }

    /// All texts, in order. They stay at hand.
    pub fn iter(&self) -> impl Iterator<Item = &Body> {
        (0..self.len()).filter_map(|number| self.get(number))
    }

    /// All texts, in order, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Body> {
        for number in 0..self.len() {
            self.get_mut(number);
        }
        self.slots.iter_mut().filter_map(|slot| slot.text.get_mut().map(Box::as_mut))
    }

    /// How many lie in memory that could be read again.
    pub fn read(&self) -> usize {
        let again = |slot: &&Slot| !slot.own && slot.text.get().is_some();
        if self.source.is_some() { self.slots.iter().filter(again).count() } else { 0 }
    }

    /// Lets go of those that can be read again.
    pub fn forget(&mut self) {
        if self.source.is_some() {
            for slot in self.slots.iter_mut().filter(|slot| !slot.own) {
                slot.text.take();
            }
        }
    }

    /// The same texts, of which none is at hand that can be read again.
    #[must_use]
    pub fn unread(&self) -> Texts {
        let source = self.source.clone();
        let slot = |slot: &Slot| if slot.own || source.is_none() { slot.clone() } else { Slot::default() };
        Texts { slots: self.slots.iter().map(slot).collect(), source: source.clone() }
    }

    /// The sections of a packed corpus that hold them, where they lie in one and none is another than there.
    pub(crate) fn packed(&self) -> Option<Sections> {
        if self.slots.iter().any(|slot| slot.own) { None } else { self.source.as_ref()?.packed() }
    }
}

impl Bodies for Texts {
    fn body(&self, article: ArticleId) -> Option<&Body> {
        self.get(article.0 as usize)
    }
}

impl FromIterator<Body> for Texts {
    fn from_iter<T: IntoIterator<Item = Body>>(texts: T) -> Texts {
        let slot = |text: Body| Slot { text: OnceLock::from(Box::new(text)), own: true };
        Texts { slots: texts.into_iter().map(slot).collect(), source: None }
    }
}

impl From<Vec<Body>> for Texts {
    fn from(texts: Vec<Body>) -> Texts {
        texts.into_iter().collect()
    }
}

impl From<Texts> for Vec<Body> {
    fn from(mut texts: Texts) -> Vec<Body> {
        (0..texts.len()).filter_map(|number| texts.take(number)).collect()
    }
}

impl<'t> IntoIterator for &'t Texts {
    type Item = &'t Body;
    type IntoIter = Box<dyn Iterator<Item = &'t Body> + 't>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl IntoIterator for Texts {
    type Item = Body;
    type IntoIter = std::vec::IntoIter<Body>;

    fn into_iter(self) -> Self::IntoIter {
        Vec::from(self).into_iter()
    }
}

impl PartialEq for Texts {
    fn eq(&self, other: &Texts) -> bool {
        self.len() == other.len() && (0..self.len()).all(|number| self.look(number) == other.look(number))
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries((0..self.len()).map(|number| self.look(number))).finish()
    }
}

#[expect(clippy::expect_used, reason = "a number past the end is a fault of who asks, as in any list")]
impl Index<usize> for Texts {
    type Output = Body;

    fn index(&self, number: usize) -> &Body {
        self.get(number).expect("a text of that number")
    }
}

#[expect(clippy::expect_used, reason = "a number past the end is a fault of who asks, as in any list")]
impl IndexMut<usize> for Texts {
    fn index_mut(&mut self, number: usize) -> &mut Body {
        self.get_mut(number).expect("a text of that number")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counted;

    impl Source for Counted {
        fn read(&self, number: usize) -> Option<Body> {
            Some(Body { source: number.to_string(), ..Body::default() })
        }
    }

    #[test]
    fn texts_are_read_when_they_are_asked_for_and_can_be_let_go() {
        let mut texts = Texts::of(Arc::new(Counted), 3);
        assert_eq!((texts.len(), texts.read()), (3, 0));
        assert_eq!(texts.look(2).unwrap().source, "2");
        assert_eq!(texts.read(), 0, "what is looked at is not kept");
        assert_eq!((texts[1].source.as_str(), texts.read()), ("1", 1));
        texts.get_mut(0).unwrap().source.push('x');
        let again = texts.unread();
        texts.forget();
        for mut texts in [texts, again] {
            assert_eq!(texts.read(), 0);
            // what was changed stays
            let all: Vec<String> = texts.iter().map(|body| body.source.clone()).collect();
            assert_eq!(all, ["0x", "1", "2"]);
            assert_eq!((texts.take(0).unwrap().source.as_str(), texts.get(3).is_none()), ("0x", true));
        }
    }
}
