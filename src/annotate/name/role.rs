//! Roles: who is said to hold which office.
//!
//! Read from four general forms: an office before a name (`Costa Rica President Ada Mora`, `Danish
//! Finance Minister Nils Holm`), after it between commas (`Nils Holm, the Danish finance minister`),
//! a list that an office announces (`the pact's leaders—Ada Mora of Costa Rica, …`), and a table whose head names
//! offices over a column of persons (`Country | Current Leader`). This module must not know other articles.
#![expect(clippy::indexing_slicing, reason = "every number of a mention is of the list that it was found in")]

use super::lexicon::class;
use super::reading::Reading;
use super::rules::Rules;
use super::{Entity, EntityId, EntityKind, Form, Mention, Role};
use crate::text::fold::fold;
use crate::text::{BlockKind, Document, Span, TokenKind};

/// The roles that the article states, in order of their spans.
pub(crate) fn roles(
    reading: &Reading<'_>,
    document: &Document,
    entities: &[Entity],
    mentions: &[Mention],
) -> Vec<Role> {
    let mut finder = Finder { reading, entities, mentions, roles: Vec::new() };
    for n in 0..mentions.len() {
        if finder.kind(n) == Some(EntityKind::Person) {
            finder.before(n);
            finder.after(n);
        }
    }
    finder.lists();
    for block in &document.blocks {
        if let BlockKind::Table(rows) = &block.kind {
            finder.table(rows);
        }
    }
    let mut roles = finder.roles;
    roles.sort_by_key(|role| (role.span, role.person));
    roles.dedup_by(|a, b| a.span == b.span && a.person == b.person && a.office == b.office);
    roles
}

struct Finder<'a, 'd> {
    reading: &'a Reading<'d>,
    entities: &'a [Entity],
    mentions: &'a [Mention],
    roles: Vec<Role>,
}

impl<'a> Finder<'a, '_> {
    fn rules(&self) -> &'a Rules {
        self.reading.rules
    }
}

impl Finder<'_, '_> {
    fn kind(&self, mention: usize) -> Option<EntityKind> {
        let mention = self.mentions.get(mention)?;
        if mention.form == Form::Adjective {
            return None;
        }
        self.entities.get(mention.entity.0 as usize).map(|entity| entity.kind)
    }

    /// The first word at or after a byte.
    fn word_at(&self, byte: u32) -> usize {
        self.reading.words.partition_point(|word| word.span.start < byte)
    }

    fn folded(&self, at: usize) -> String {
        self.reading.words.get(at).map(|word| fold(word.span.of(self.reading.text))).unwrap_or_default()
    }

    /// The mention that ends right before word `at`, over a possessive.
    fn mention_before(&self, at: usize) -> Option<usize> {
        let mut at = at;
        while at > 0 && self.folded(at - 1).starts_with('\'') {
            at -= 1;
        }
        let end = self.reading.words.get(at.checked_sub(1)?)?.span.end;
        let next = self.mentions.partition_point(|mention| mention.span.end < end);
        self.mentions.get(next).filter(|mention| mention.span.end == end).map(|_| next)
    }

    fn mention_at(&self, at: usize) -> Option<usize> {
        let start = self.reading.words.get(at)?.span.start;
        let next = self.mentions.partition_point(|mention| mention.span.start < start);
        self.mentions.get(next).filter(|mention| mention.span.start == start).map(|_| next)
    }

    /// The words of an office that end before word `end`: where they begin. Ranks (`Captain`) may follow it.
    fn office_before(&self, end: usize) -> Option<(usize, String)> {
        let words = &self.reading.words;
        let mut start = end;
        let mut office: Option<usize> = None;
        while start > 0 && end - start < 6 {
            let at = start - 1;
            let word = words.get(at)?;
            let folded = self.folded(at);
            let head = self.rules().office.contains(&folded.as_str());
            let joins = self.rules().office_part.contains(&folded.as_str()) && start < end;
            let hyphen = folded == "-" && start < end && !word.spaced;
            if !head && !joins && !hyphen {
                break;
            }
            // A rank right before the name does not hide the office before it.
            if head && (office.is_none_or(|o| self.rules().rank.contains(&self.folded(o).as_str()))) {
                office = Some(at);
            }
            start = at;
        }
        let office = office?;
        let text: Vec<String> =
            (start..=office).map(|at| self.folded(at)).filter(|word| word != "-").collect();
        Some((start, text.join(" ")))
    }

    /// `Costa Rica's President Dr Ada Mora`.
    fn before(&mut self, person: usize) {
        let mention = self.mentions[person];
        let at = self.word_at(mention.span.start);
        let Some((start, office)) = self.office_before(at) else { return };
        let of = self.mention_before(start).filter(|&n| self.kind(n) != Some(EntityKind::Person));
        // A rank alone says how somebody is addressed, not what office they hold.
        if of.is_none() && self.rules().rank.contains(&office.as_str()) {
            return;
        }
        let span_start = of.map_or(self.reading.word(start).span.start, |n| self.mentions[n].span.start);
        let former = self.rules().former.first().copied().unwrap_or_default();
        let begins = office.split(' ').next().unwrap_or_default();
        let no_longer = self.rules().former.contains(&begins) && office != begins || self.is_former(start);
        let office =
            if no_longer && !office.starts_with(former) { format!("{former} {office}") } else { office };
        self.roles.push(Role {
            span: Span { start: span_start, end: mention.span.end },
            person: mention.entity,
            office,
            of: of.map(|n| self.mentions[n].entity),
        });
    }

    /// Whether the text says that the office was taken away: `ousted President Ada Mora`.
    fn is_former(&self, start: usize) -> bool {
        let out = &self.rules().out;
        (1..=2).filter_map(|n| start.checked_sub(n)).any(|at| out.contains(&self.folded(at).as_str()))
    }

    /// `Andrei Belousov, the Russian defense minister`, `Jens Stoltenberg, head of NATO`.
    fn after(&mut self, person: usize) {
        let mention = self.mentions[person];
        let mut at = self.word_at(mention.span.end);
        if self.folded(at) != "," {
            return;
        }
        at += 1;
        while self.rules().office_lead.contains(&self.folded(at).as_str()) {
            at += 1;
        }
        let mut of = None;
        if let Some(n) = self.mention_at(at).filter(|&n| self.kind(n) != Some(EntityKind::Person)) {
            of = Some(self.mentions[n].entity);
            at = self.word_at(self.mentions[n].span.end);
            while self.folded(at).starts_with('\'') {
                at += 1;
            }
        }
        let start = at;
        let mut head = None;
        while at < start + 4 {
            let folded = self.folded(at);
            if self.rules().office.contains(&folded.as_str()) {
                head = Some(at);
            } else if !self.rules().office_part.contains(&folded.as_str()) && folded != "-" {
                break;
            }
            at += 1;
        }
        let Some(head) = head else { return };
        let office: Vec<String> =
            (start..=head).map(|at| self.folded(at)).filter(|word| word != "-").collect();
        let mut end = self.reading.word(head).span.end;
        if of.is_none() && self.rules().of.contains(&self.folded(head + 1).as_str()) {
            let mut next = head + 2;
            if self.rules().is_article(&self.folded(next)) {
                next += 1;
            }
            if let Some(n) = self.mention_at(next).filter(|&n| self.kind(n) != Some(EntityKind::Person)) {
                of = Some(self.mentions[n].entity);
                end = self.mentions[n].span.end;
            }
        }
        self.roles.push(Role {
            span: Span { start: mention.span.start, end },
            person: mention.entity,
            office: office.join(" "),
            of,
        });
    }

    /// `the bloc's leaders—Ada Mora of Chile, Jon Berg of Norway, and Li Na of Laos`.
    fn lists(&mut self) {
        let words = &self.reading.words;
        for (at, word) in words.iter().enumerate() {
            if word.kind != TokenKind::Word || word.classes & class::ROLE == 0 {
                continue;
            }
            let plural = self.folded(at);
            let singular = self.rules().plural.iter().find_map(|ending| plural.strip_suffix(ending));
            let Some(office) = singular.filter(|one| self.rules().office.contains(one)) else { continue };
            let mut next = at + 1;
            if !matches!(self.folded(next).as_str(), "-" | "," | ":" | "(") {
                continue;
            }
            next += 1;
            let mut pairs: Vec<(usize, usize)> = Vec::new();
            while let Some(person) =
                self.mention_at(next).filter(|&n| self.kind(n) == Some(EntityKind::Person))
            {
                let of = self.word_at(self.mentions[person].span.end);
                if !self.rules().of.contains(&self.folded(of).as_str()) {
                    break;
                }
                let Some(place) = self.mention_at(of + 1) else { break };
                pairs.push((person, place));
                next = self.word_at(self.mentions[place].span.end);
                let joins = |word: &str| matches!(word, "," | ";" | "&") || self.rules().and.contains(&word);
                while joins(&self.folded(next)) {
                    next += 1;
                }
            }
            for (person, place) in pairs {
                let (person, place) = (self.mentions[person], self.mentions[place]);
                self.roles.push(Role {
                    span: person.span.join(place.span),
                    person: person.entity,
                    office: office.to_owned(),
                    of: Some(place.entity),
                });
            }
        }
    }

    /// A column of persons under an office, beside a column of places.
    fn table(&mut self, rows: &[crate::text::Row]) {
        let Some(head) = rows.iter().find(|row| row.header).or(rows.first()) else { return };
        let text = self.reading.text;
        for (column, cell) in head.cells.iter().enumerate() {
            let label = fold(cell.of(text));
            let singular =
                |word| self.rules().plural.iter().fold(word, |word: &str, s| word.trim_end_matches(s));
            let Some(office) = label.split(' ').map(singular).find(|word| self.rules().office.contains(word))
            else {
                continue;
            };
            let no_longer = self.rules().former_label.iter().any(|former| label.contains(former));
            let former = self.rules().former.first().filter(|_| no_longer);
            let office = former.map_or_else(|| office.to_owned(), |former| format!("{former} {office}"));
            for row in rows {
                let Some(cell) = row.cells.get(column).filter(|_| row != head) else { continue };
                let Some(person) = self.in_cell(*cell, Some(EntityKind::Person)) else { continue };
                let of = row
                    .cells
                    .iter()
                    .enumerate()
                    .filter(|&(n, _)| n != column)
                    .find_map(|(_, cell)| self.in_cell(*cell, Some(EntityKind::Place)));
                let span = row.cells.iter().take(column + 1).copied().reduce(Span::join).unwrap_or(*cell);
                self.roles.push(Role { span, person, office: office.clone(), of });
            }
        }
    }

    fn in_cell(&self, cell: Span, kind: Option<EntityKind>) -> Option<EntityId> {
        let first = self.mentions.partition_point(|mention| mention.span.start < cell.start);
        (first..self.mentions.len())
            .take_while(|&n| self.mentions[n].span.end <= cell.end)
            .find(|&n| self.kind(n) == kind)
            .map(|n| self.mentions[n].entity)
    }
}
