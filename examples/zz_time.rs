use parallax::annotate::*;
use parallax::explore::compare::*;
use std::time::Instant;
use std::io::BufRead;
fn main() {
    let docs: Vec<String> = std::io::BufReader::new(std::fs::File::open("/tmp/cmp/reuters.jsonl").unwrap()).lines().map(|l| { let v: serde_json::Value = serde_json::from_str(&l.unwrap()).unwrap(); v["text"].as_str().or(v["body"].as_str()).unwrap_or("").to_owned() }).collect();
    println!("{} docs", docs.len());
    let take = |from: usize, words: usize| -> String { let mut s = String::new(); let mut n = 0; let mut i = from; while n < words { n += docs[i].split_whitespace().count(); s += &docs[i]; s += "\n\n"; i += 1; } s };
    for words in [1000, 10000] {
        let a = take(0, words); let b = take(2000, words);
        let mut paras: Vec<&str> = a.split("\n\n").collect(); paras.reverse();
        let edited: String = paras.join("\n\n").split(' ').enumerate().map(|(i, w)| if i % 10 == 3 { "changed" } else { w }).collect::<Vec<_>>().join(" ");
        for (name, b) in [("unrelated", &b), ("edited", &edited)] {
            let (da, db) = (parallax::text::clean(&a), parallax::text::clean(b));
            let t = Instant::now();
            let mut x = annotate(&da, &Context::default()); let mut y = annotate(&db, &Context::default());
            let ta = t.elapsed();
            let m = name::merge(&[&x.entities, &y.entities]);
            for (n, z) in [&mut x, &mut y].into_iter().enumerate() { for k in &mut z.mentions { k.entity = m.of_article[n][k.entity.0 as usize]; } for k in &mut z.roles { k.person = m.of_article[n][k.person.0 as usize]; k.of = k.of.map(|o| m.of_article[n][o.0 as usize]); } for k in &mut z.quotes { k.speaker = k.speaker.map(|o| m.of_article[n][o.0 as usize]); } }
            let e: Vec<&Entity> = m.entities.iter().collect();
            let (s, u) = (Side { document: &da, annotations: &x }, Side { document: &db, annotations: &y });
            let mut best = f64::MAX; let mut r = compare(s, u, &e);
            for _ in 0..7 { let t = Instant::now(); r = compare(s, u, &e); best = best.min(t.elapsed().as_secs_f64() * 1e3); }
            let t = Instant::now(); let o = overview::overview(&[s, u]); let to = t.elapsed();
            println!("{words} {name}: sentences {} {} compare best of 7 {best:.2} ms (annotate both {ta:?}, overview {to:?}) links {} conflicts {} keywords {}", da.sentences.len(), db.sentences.len(), r.aligned.len(), r.conflicts.len(), o.distinctive.len());
        }
    }
    let t = Instant::now();
    let docs: Vec<_> = docs.iter().map(|d| { let span = parallax::text::Span::new(0, d.len()); parallax::text::Document { text: d.clone(), blocks: vec![parallax::text::Block { kind: parallax::text::BlockKind::Paragraph, span }], sentences: vec![span], map: parallax::text::SourceMap::identity(d.len()), removed: vec![] } }).collect();
    let g = similar::groups(docs.iter().map(similar::signature));
    println!("groups {} of {} articles in {:?}", g.len(), g.iter().map(|g| g.articles.len()).sum::<usize>(), t.elapsed());
    let t = Instant::now();
    let corpus = parallax::corpus::Corpus { articles: docs.into_iter().map(|document| parallax::corpus::Article { document, ..Default::default() }).collect(), ..Default::default() };
    let ix = similar::Index::new(&corpus);
    println!("index in {:?}", t.elapsed());
    let t = Instant::now(); let s = ix.similar(parallax::corpus::ArticleId(5), 5); println!("similar in {:?} {:?}", t.elapsed(), s.first());
}
