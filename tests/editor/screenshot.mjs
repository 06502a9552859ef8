// Draws the page as changes to it are looked at: light, dark, phone, and without a server, into a folder.
//
//   build/release/bin/crosscheck_server --page examples/editor/dist examples/editor/articles examples/articles &
//   node tests/editor/screenshot.mjs http://127.0.0.1:8010/ FOLDER
import { resolve } from "node:path";
import { chromium } from "../browser/node_modules/playwright-core/index.mjs";
import { openSample, select, type } from "./page.mjs";

const [url, folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: screenshot.mjs URL FOLDER");
  process.exit(2);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
});
const wide = { width: 1280, height: 800 };
for (const [name, options] of [["light", { viewport: wide }], ["dark", { viewport: wide, colorScheme: "dark" }],
  ["phone", { viewport: { width: 390, height: 800 } }], ["away", { viewport: wide }]]) {
  const page = await browser.newPage(options);
  await page.goto(url);
  await openSample(page);
  await select(page, "50 times");
  await type(page, "30 to 50 times");
  await page.locator(".finding.notice").waitFor();
  if (name === "away") {
    await page.route("**/v1/**", (route) => route.abort());
    await type(page, "x");
  }
  await page.waitForTimeout(500);
  await page.screenshot({ path: resolve(folder, `${name}.png`), fullPage: name === "phone" });
  await page.close();
}
await browser.close();
