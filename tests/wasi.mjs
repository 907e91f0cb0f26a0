// Runs a test program compiled for WASI in Node: `node wasi.mjs program.wasm arguments…`.
// The program sees its arguments and the folder in which this was started, under its own path; no variables.
// It runs in a process of its own, which tells its exit code before it ends: Node has been seen to crash while it takes
// itself down, after the program has ended well. A program that ends in a trap tells no code, and is a failure.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [, self, program, ...args] = process.argv;
if (process.send) {
  const wasi = new WASI({ version: "preview1", args: [program, ...args], env: {}, preopens: { [process.cwd()]: process.cwd() }, returnOnExit: true });
  const module = await WebAssembly.compile(await readFile(program));
  const code = wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
  process.send(code, () => process.exit(code));
} else {
  const child = spawn(process.execPath, [...process.execArgv, self, program, ...args], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  let told;
  child.on("message", (code) => (told = code));
  child.on("exit", (code) => process.exit(told ?? (code || 1)));
}
