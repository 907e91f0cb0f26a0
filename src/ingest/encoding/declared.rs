//! The encoding that a page names: in its XML declaration, or in a `meta` element of its head. What a script, a style, a
//! comment or the attribute of another element says of encodings is none of it.

use encoding_rs::Encoding;

/// How far into a page its word for its encoding is looked for.
const HEAD: usize = 16_384;

/// Elements whose content is no markup.
const RAW: [&str; 6] = ["script", "style", "title", "noscript", "textarea", "template"];

/// The encoding that a page names.
pub(super) fn in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes
        .get(..bytes.len().min(HEAD))?
        .iter()
        .map(|&byte| char::from(byte).to_ascii_lowercase())
        .collect();
    let mut rest = head.trim_start();
    if let Some(declaration) = rest.strip_prefix("<?xml") {
        let (declaration, after) = declaration.split_once('>')?;
        let mut attributes = Attributes(declaration);
        if let Some((_, value)) = attributes.find(|(name, _)| *name == "encoding") {
            return label(value);
        }
        rest = after;
    }
    loop {
        let (_, tag) = rest.split_once('<')?;
        if let Some(comment) = tag.strip_prefix("!--") {
            // `<!-->` is a whole comment.
            rest = comment.strip_prefix('>').or_else(|| comment.split_once("-->").map(|(_, rest)| rest))?;
            continue;
        }
        let name_len = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (name, after) = tag.split_at_checked(name_len)?;
        if name.is_empty() {
            rest = tag;
            continue;
        }
        let mut attributes = Attributes(after);
        if name == "meta"
            && let Some(found) = named_in(&mut attributes)
        {
            return Some(found);
        }
        attributes.by_ref().for_each(drop);
        rest = attributes.0.strip_prefix('>').unwrap_or(attributes.0);
        if name == "body" {
            return None;
        }
        if RAW.contains(&name) {
            let end = format!("</{name}");
            rest = rest.get(rest.find(&end)? + end.len()..)?;
        }
    }
}

/// The encoding that the attributes of a `meta` element name.
fn named_in(attributes: &mut Attributes<'_>) -> Option<&'static Encoding> {
    let (mut speaks, mut found) = (false, None);
    for (name, value) in attributes {
        match name {
            "charset" => return label(value),
            "http-equiv" => speaks = value.trim() == "content-type",
            "content" => {
                let named = value.split_once("charset").map(|(_, after)| after.trim_start());
                found = named.and_then(|after| after.strip_prefix('=')).and_then(label);
            }
            _ => {}
        }
    }
    found.filter(|_| speaks)
}

fn label(value: &str) -> Option<&'static Encoding> {
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(['"', '\'', ' ', ';', ',']).unwrap_or(value.len());
    Encoding::for_label(value.get(..end)?.as_bytes())
        .filter(|encoding| *encoding != encoding_rs::REPLACEMENT && *encoding != encoding_rs::X_USER_DEFINED)
}

/// The attributes of a tag, up to its bracket, which is left.
struct Attributes<'a>(&'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.0 = self.0.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if self.0.is_empty() || self.0.starts_with('>') {
            return None;
        }
        let stops = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/');
        // A name may begin with what would end it.
        let first = self.0.chars().next().map_or(0, char::len_utf8);
        let end = self.0.get(first..)?.find(stops).map_or(self.0.len(), |end| end + first);
        let (name, after) = self.0.split_at_checked(end)?;
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            self.0 = after;
            return Some((name, ""));
        };
        let (value, after) = if let Some(quote @ ('"' | '\'')) = value.chars().next() {
            let inside = value.get(1..)?;
            inside.split_once(quote).unwrap_or((inside, ""))
        } else {
            let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len());
            value.split_at_checked(end)?
        };
        self.0 = after;
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_name_their_encoding() {
        #[track_caller]
        fn check(page: &str, expected: Option<&str>) {
            assert_eq!(in_page(page.as_bytes()).map(Encoding::name), expected, "{page}");
        }
        check("<meta charset=gbk>", Some("GBK"));
        check("<META CHARSET='ISO-8859-1' />", Some("windows-1252"));
        check(
            "<html><head><meta content=\"text/html; charset=Shift_JIS\" http-equiv=\"Content-Type\">",
            Some("Shift_JIS"),
        );
        check("<meta http-equiv=content-type content='text/html;charset = euc-kr'>", Some("EUC-KR"));
        check("<?xml version=\"1.0\" encoding=\"windows-1251\"?><html>", Some("windows-1251"));
        check("<meta name=description content='charset=gbk'><meta charset=big5>", Some("Big5"));
        check("<script charset=\"gbk\" src=a.js></script><link rel=x charset=gbk>", None);
        check("<script>document.write('<meta charset=gbk>')</script><meta charset=big5>", Some("Big5"));
        check("<!-- <meta charset=gbk> --><meta charset=big5>", Some("Big5"));
        check("<!--><meta charset=gbk>", Some("GBK"));
        check("<style>/*<meta charset=gbk>*/</style><title><meta charset=gbk></title>", None);
        check("<body><p>&lt;<meta charset=gbk>", None);
        check("<div data-x=\"<meta charset=gbk>\"><meta charset=big5>", Some("Big5"));
        check("<meta charset=\"nonsense\"><p>", None);
        check("<meta charset=", None);
        check("a < b", None);
        check("<meta =\">", None);
    }
}
