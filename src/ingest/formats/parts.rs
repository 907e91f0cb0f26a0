//! What browsers save beside a page: a folder of its pictures, frames and advertisements, which are no articles.

use crate::ingest::format::{ending, last_part};

/// Endings of the pages beside which such a folder lies.
const PAGES: &[&str] = &["html", "htm", "xhtml", "shtml", "php", "asp", "aspx"];

/// The name of the page, without its ending, whose parts a folder of that name would hold.
pub fn page_of(folder: &str) -> Option<&str> {
    let at = folder.rfind(['_', '-', '.', ' '])?;
    let (page, word) = (folder.get(..at)?, folder.get(at + 1..)?.to_lowercase());
    let mut words = include_str!("parts.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split('\t').skip(1));
    (!page.is_empty() && words.any(|known| known == word)).then_some(page)
}

/// A name of a page without its ending; none where it is no page.
pub fn stem_of_page(name: &str) -> Option<&str> {
    let ending = ending(name)?;
    let is_page = PAGES.iter().any(|page| ending.eq_ignore_ascii_case(page));
    last_part(name).get(..last_part(name).len() - ending.len() - 1).filter(|_| is_page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_beside_pages_are_known() {
        #[track_caller]
        fn check(folder: &str, expected: Option<&str>) {
            assert_eq!(page_of(folder), expected, "{folder}");
        }
        check("Port opens_files", Some("Port opens"));
        check("Hafen offen-Dateien", Some("Hafen offen"));
        check("Port_ouvert_fichiers", Some("Port_ouvert"));
        check("Puerto_archivos", Some("Puerto"));
        check("files", None);
        check("_files", None);
        check("press-photos", None);
        assert_eq!(stem_of_page("a/Port opens.HTM"), Some("Port opens"));
        assert_eq!(stem_of_page("Port.txt"), None);
    }
}
