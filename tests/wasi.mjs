// Runs a test program compiled for WASI in Node: `node wasi.mjs program.wasm arguments…`.
// The program sees its arguments and the folder in which this was started, under its own path; no variables.
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [, , program, ...args] = process.argv;
const wasi = new WASI({ version: "preview1", args: [program, ...args], env: {}, preopens: { [process.cwd()]: process.cwd() }, returnOnExit: true });
const module = await WebAssembly.compile(await readFile(program));
process.exit(wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject())));
