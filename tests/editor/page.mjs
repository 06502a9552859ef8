// What the tests of the editor page share: a server that can be killed and started again, and hands that type.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { after, before } from "node:test";
import { close, open, withPage } from "../browser/page.mjs";

export { articlesFile, faultsOfAccess, watchPage } from "../browser/page.mjs";

const examples = process.env.EXAMPLES ?? "";
export const articles = [join(examples, "editor/articles"), join(examples, "articles")];

export class Server {
  constructor(args = articles) {
    this.args = args;
    this.port = 0;
  }

  async start() {
    this.process = spawn(process.env.SERVER,
      ["--port", String(this.port), "--page", process.env.PAGE, ...this.args], { stdio: ["ignore", "pipe", "inherit"] });
    const line = await new Promise((done, failed) => {
      this.process.stdout.once("data", (data) => done(String(data)));
      this.process.once("exit", () => failed(new Error("the server does not start")));
    });
    this.port = Number(/:(\d+)\/\n$/.exec(line)[1]);
    this.url = `http://127.0.0.1:${this.port}/`;
    return this;
  }

  stop(signal = "SIGTERM") {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return undefined;
    return new Promise((done) => {
      this.process.once("exit", done);
      this.process.kill(signal);
    });
  }

  // Runs `test` on the page, which asks only this server and complains of nothing.
  with(options, test) {
    return withPage(this.url, { mayAsk: (url) => url.startsWith(this.url), ...options }, test);
  }
}

// A browser and a server for the tests of one file.
export function serve() {
  const server = new Server();
  before(async () => {
    await open();
    await server.start();
  });
  after(async () => {
    await close();
    await server.stop();
  });
  return server;
}

export const editor = (page) => page.locator(".ProseMirror");
export const textOf = (page) => editor(page).evaluate((element) =>
  [...element.children].map((child) => child.textContent).join("\n"));
export const underlined = (page, kind) => page.locator(`.ProseMirror .finding.${kind}`).allTextContents();
export const card = (page, words) => page.locator("#cards > li").filter({ hasText: words });

export async function checked(page) {
  await page.locator('#status[data-state="checked"]:not([data-busy])').waitFor();
}

export async function openSample(page) {
  await checked(page);
  await page.getByRole("button", { name: "Try a sample draft" }).click();
  await page.locator(".finding.warning").waitFor();
  await checked(page);
}

// Selects words of the draft as a pointer would, wherever lines break.
export async function select(page, words) {
  await editor(page).focus();
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector(".ProseMirror"), NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const whole = nodes.map((node) => node.data).join("");
    const at = whole.indexOf(wanted);
    if (at < 0 || whole.indexOf(wanted, at + 1) >= 0) throw new Error(`not once in the draft: ${wanted}`);
    const place = (offset, last) => {
      let node = 0;
      while (offset > nodes[node].length || (!last && offset === nodes[node].length)) offset -= nodes[node++].length;
      return [nodes[node], offset];
    };
    const [from, fromOffset] = place(at, false), [to, toOffset] = place(at + wanted.length, true);
    getSelection().setBaseAndExtent(from, fromOffset, to, toOffset);
  }, words);
  // ProseMirror hears of a selection in an event of its own.
  await page.waitForTimeout(60);
}

// Types at a steady pace, as fast as a key each `every` milliseconds however long a key takes.
export async function type(page, text, every = 0) {
  const began = performance.now();
  let count = 0;
  for (const letter of text) {
    const wait = began + every * count++ - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    if (letter === "\n") await page.keyboard.press("Enter");
    else await page.keyboard.type(letter);
  }
  return performance.now() - began;
}

export async function until(what, message, longest = 10_000) {
  const last = Date.now() + longest;
  let seen;
  do {
    seen = await what();
    if (seen) return seen;
    await new Promise((done) => setTimeout(done, 50));
  } while (Date.now() < last);
  return assert.fail(typeof message === "function" ? await message() : message);
}
