// What packages of npm take for the tasks that the benchmarks measure, on the very same texts.
// `node peers.mjs texts.json task…`; each result is a line: `peer`, the task, the package, seconds, bytes, divided by
// tabs, and `over` at its end where the package was stopped after so many seconds.
// It lies beside no node_modules: the packages are found through the folder that the variable PEERS names.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.PEERS, "package.json"));
const { articles, pairs } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const wanted = new Set(process.argv.slice(3));
const bytes = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

// One run to warm up, then the middle of several, as on the other side; fewer where one takes long. Work that
// answers undefined gave up.
const measure = (task, peer, texts, runs, work) => {
  const timed = () => {
    const start = process.hrtime.bigint();
    const found = work();
    return [Number(process.hrtime.bigint() - start) / 1e9, found];
  };
  const [first, found] = timed();
  const times = [];
  for (let run = 0; run < (found === undefined || first > 4 ? 0 : first > 1 ? 3 : runs); run += 1) times.push(timed()[0]);
  times.sort((a, b) => a - b);
  const line = ["peer", task, peer, times.length > 0 ? times[times.length >> 1] : first, bytes(texts)];
  console.log((found === undefined ? [...line, "over"] : line).join("\t"));
};

// A slow package is given fewer articles: what is compared is throughput.
const some = articles.slice(0, 12);
const anchor = new Date("2025-05-12T12:00:00Z");

if (wanted.has("dates")) {
  const chrono = require("chrono-node");
  measure("dates", "chrono-node", articles, 5, () => articles.reduce((n, text) => n + chrono.parse(text, anchor).length, 0));
}

if (["dates", "names", "annotate, all"].some((task) => wanted.has(task))) {
  const nlp = require("compromise");
  nlp.plugin(require("compromise-dates"));
  const names = (doc) => doc.people().length + doc.places().length + doc.organizations().length;
  const sum = (count) => () => some.reduce((n, text) => n + count(nlp(text)), 0);
  if (wanted.has("dates")) measure("dates", "compromise-dates", some, 3, sum((doc) => doc.dates().json().length));
  if (wanted.has("names")) measure("names", "compromise", some, 3, sum(names));
  if (wanted.has("annotate, all")) measure("annotate, all", "compromise", some, 3, sum((doc) => names(doc) + doc.dates().json().length));
}

if (wanted.has("search, five queries")) {
  const MiniSearch = require("minisearch");
  const built = new MiniSearch({ fields: ["text"] });
  built.addAll(articles.map((text, id) => ({ id, text })));
  const asked = ["senate", "agreement talks", "lindqvist", "decad", "bamako"];
  measure("search, five queries", "minisearch", articles, 9, () =>
    asked.reduce((n, words) => n + built.search(words, { combineWith: "AND", prefix: words === "decad" }).length, 0));
}

// Both say which words were kept, added and taken out; neither says what is told again in other words or elsewhere.
const LIMIT = 20_000;
const diff = require("diff");
const { diff_match_patch: DiffMatchPatch } = require("diff-match-patch");

// diff-match-patch compares characters: each different word becomes one.
const byWords = (a, b) => {
  const codes = new Map();
  const coded = (text) => {
    let out = "";
    for (const word of text.match(/[\p{L}\p{N}]+|\s+|./gu)) {
      if (!codes.has(word)) codes.set(word, String.fromCharCode(codes.size + 1));
      out += codes.get(word);
    }
    return out;
  };
  const differ = new DiffMatchPatch();
  differ.Diff_Timeout = 0;
  return differ.diff_main(coded(a), coded(b), false).length;
};
for (const [task, a, b] of pairs) {
  if (!wanted.has(task)) continue;
  measure(task, "diff (words)", [a, b], 9, () => diff.diffWords(a, b, { timeout: LIMIT })?.length);
  measure(task, "diff-match-patch (words)", [a, b], 9, () => byWords(a, b));
}
