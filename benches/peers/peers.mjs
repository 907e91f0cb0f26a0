// What packages of npm take for the tasks that the benchmarks measure, on the very same articles.
// `node peers.mjs articles.json`; each result is a line: `peer`, the task, the package, seconds, bytes, divided by tabs.
// It lies beside no node_modules: the packages are found through the folder that the variable PEERS names.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.PEERS, "package.json"));
const articles = JSON.parse(readFileSync(process.argv[2], "utf8"));
const bytes = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

// One run to warm up, then the middle of several, as on the other side.
const measure = (task, peer, texts, runs, work) => {
  let kept = work();
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const start = process.hrtime.bigint();
    kept = work();
    times.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  times.sort((a, b) => a - b);
  if (kept === undefined) throw new Error(`${peer} did nothing`);
  console.log(["peer", task, peer, times[runs >> 1], bytes(texts)].join("\t"));
};

const some = articles.slice(0, 12);
const anchor = new Date("2025-05-12T12:00:00Z");

const chrono = require("chrono-node");
measure("dates", "chrono-node", articles, 5, () => articles.reduce((n, text) => n + chrono.parse(text, anchor).length, 0));

const nlp = require("compromise");
nlp.plugin(require("compromise-dates"));
measure("dates", "compromise-dates", some, 3, () => some.reduce((n, text) => n + nlp(text).dates().json().length, 0));
measure("names", "compromise", some, 3, () => some.reduce((n, text) => {
  const doc = nlp(text);
  return n + doc.people().length + doc.places().length + doc.organizations().length;
}, 0));

const MiniSearch = require("minisearch");
const documents = articles.map((text, id) => ({ id, text }));
const index = () => {
  const search = new MiniSearch({ fields: ["text"] });
  search.addAll(documents);
  return search;
};
const built = index();
const asked = ["senate", "agreement talks", "lindqvist", "decad", "bamako"];
measure("search, five queries", "minisearch", articles, 9, () =>
  asked.reduce((n, words) => n + built.search(words, { combineWith: "AND", prefix: words === "decad" }).length, 0));

const diff = require("diff");
const pairs = [];
for (let at = 0; at + 1 < articles.length && pairs.length < 50; at += 2) pairs.push([articles[at], articles[at + 1]]);
measure("compare, fifty pairs", "diff (words)", pairs.flat(), 3, () => pairs.reduce((n, [a, b]) => n + diff.diffWords(a, b).length, 0));
