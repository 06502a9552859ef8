// Load on loopback: many editors check a draft of 800 words against the sample archive.
//
//   node load.mjs SERVER ARTICLES [--seconds 10] [--connections 200] [--a-second N] [--same]
//                 [--cache N] [--most-p99 MS]
//
// Every request has another text, as that of somebody who types has, so that none is answered from
// the cache; with --same all have one text. --a-second holds all connections together to so many
// requests; --cache is the server's, and without one every text is read anew. Prints what autocannon measured and the server's memory at a fifth of the time and at
// the end; exits with 1 on any error, on an answer that is not 200, where memory grew by more than
// a tenth and 20 MB, and above --most-p99.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

let autocannon;
try {
  autocannon = (await import("autocannon")).default;
} catch {
  console.log("autocannon is not installed");
  process.exit(77);
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "10" },
    connections: { type: "string", default: "200" },
    "a-second": { type: "string" },
    same: { type: "boolean", default: false },
    "most-p99": { type: "string" },
    cache: { type: "string" },
  },
});
const [program, articles] = positionals;
const seconds = Number(options.seconds);

// The samples' own sentences up to 800 words: figures and dates that all meet others of their kind.
function draft() {
  const words = [];
  for (const name of readdirSync(articles).sort()) {
    const [, , text] = readFileSync(join(articles, name), "utf8").split(/^---$/m);
    for (const paragraph of text.trim().split("\n\n")) {
      words.push(...paragraph.split(/\s+/), "\n\n");
    }
  }
  return words.slice(0, 800).join(" ").replace(/ ?\n\n ?/g, "\n\n");
}

// Milliseconds of processor time; the kernel counts hundredths of a second.
function processor(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function memory(pid) {
  return Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}

const server = spawn(program, ["--port", "0", "--rate", "0", ...(options.cache ? ["--cache", options.cache] : []), articles]);
server.stderr.pipe(process.stderr);
const [line] = await new Promise((resolve) => createInterface(server.stdout).once("line", (l) => resolve([l])));
const url = line.replace("listening on ", "") + "v2/check";

const text = draft();
let count = 0;
const body = () => new URLSearchParams({ language: "en-US", text: options.same ? text : `${text} ${++count}` }).toString();
const samples = [];
const before = processor(server.pid);
const watch = setInterval(() => samples.push(memory(server.pid)), 200);
const result = await autocannon({
  url,
  connections: Number(options.connections),
  duration: seconds,
  ...(options["a-second"] ? { overallRate: Number(options["a-second"]) } : {}),
  requests: [
    {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      setupRequest: (request) => ({ ...request, body: body() }),
    },
  ],
});
clearInterval(watch);
const early = samples[Math.floor(samples.length / 5)];
const late = memory(server.pid);
const spent = processor(server.pid) - before;
server.kill("SIGTERM");
const code = await new Promise((resolve) => server.once("exit", resolve));

const { latency, requests, errors, timeouts, non2xx } = result;
console.log(
  `${requests.total} checks of ${text.split(/\s+/).length} words in ${seconds} s on ${options.connections} connections: ` +
    `${Math.round(requests.average)} a second; p50 ${latency.p50} ms, p90 ${latency.p90} ms, p99 ${latency.p99} ms, ` +
    `longest ${latency.max} ms; ${(spent / requests.total).toFixed(2)} ms of processor each; errors ${errors}, timeouts ${timeouts}, not 200: ${non2xx}; ` +
    `memory ${early.toFixed(0)} MB, then ${late.toFixed(0)} MB; load average ${loadavg()[0].toFixed(1)}`,
);
const grown = late > early * 1.1 && late > early + 20;
const slow = options["most-p99"] && latency.p99 > Number(options["most-p99"]);
if (requests.total === 0 || errors || timeouts || non2xx || grown || slow || code !== 0) {
  console.error(`failed: ${JSON.stringify({ grown, slow, code })}`);
  process.exitCode = 1;
}
