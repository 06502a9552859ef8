// What the browser tests share: a report made by the command line tool, and a page of it that is watched.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "crosscheck-browser-"));
let browser;

export async function open() {
  // Chromium refuses its sandbox to root, which is what a container runs as.
  const args = process.getuid() === 0 ? ["--no-sandbox"] : [];
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args });
}

export async function close() {
  await browser?.close();
  rmSync(folder, { recursive: true });
}

// The report of these paths as { url, json }.
export function report(name, paths, more = []) {
  const html = join(folder, `${name}.html`);
  const run = (format, output) => execFileSync(process.env.CROSSCHECK,
    ["check", "--fail-on", "never", "--format", format, "--output", output, ...more, ...paths]);
  run("html", html);
  run("json", join(folder, `${name}.json`));
  return { url: pathToFileURL(html).href, json: JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) };
}

export function articlesFile(name, articles) {
  const path = join(folder, `${name}.jsonl`);
  writeFileSync(path, articles.map((article) => JSON.stringify(article) + "\n").join(""));
  return path;
}

// Runs `test` on a page that must ask for nothing but its own file, or what it `mayAsk`, and complain of nothing.
export async function withPage(url, options, test) {
  const { at = "", mayAsk = (asked) => asked === url, ...context } = options;
  const pages = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...context });
  const page = await pages.newPage();
  const faults = watchPage(page, mayAsk);
  try {
    await page.goto(url + at);
    await test(page);
    assert.deepEqual(faults, []);
  } finally {
    await pages.close();
  }
}

// What a page complains of or asks for beside what it may, as it happens.
export function watchPage(page, mayAsk) {
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (!mayAsk(request.url().split("#")[0])) faults.push(`request: ${request.url()}`);
  });
  return faults;
}

// Serious faults of accessibility, by name and place. All of the page is laid out for it, so that contrast is measured
// everywhere.
export async function faultsOfAccess(page) {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.min(height * 2, 16000) });
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations", "passes"] }));
  await page.setViewportSize(size);
  assert.ok(result.passes.some((rule) => rule.id === "color-contrast"), "contrast was not measured");
  return result.violations.filter((rule) => ["serious", "critical"].includes(rule.impact))
    .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
}

export async function visibleIds(page, selector) {
  return page.locator(selector).evaluateAll((all) =>
    all.filter((element) => element.checkVisibility()).map((element) => element.id));
}
