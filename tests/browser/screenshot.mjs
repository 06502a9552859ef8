// Makes the README's picture, examples/report.png: the head of the report of the sample articles, in a window of 1,120
// pixels. From the root of the project, after the README's first command and npm ci in tests/browser:
//
//   build/release/bin/crosscheck check --fail-on never --format html --output /tmp/report.html examples/articles;
//   node tests/browser/screenshot.mjs /tmp/report.html examples/report.png
//
// With a folder instead of a picture it writes what changes to the page are looked at with: light, dark, phone, graph,
// and print.pdf. Letters are those of the machine; the README's were drawn with Debian's fonts-noto-core.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [report, output] = process.argv.slice(2);
if (!output) {
  console.error("usage: screenshot.mjs REPORT.html PICTURE.png|FOLDER");
  process.exit(2);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
});

async function withPage(options, draw) {
  const page = await browser.newPage(options);
  await page.goto(pathToFileURL(resolve(report)).href);
  await draw(page);
  await page.close();
}

const allOf = async (page) => {
  const { width } = page.viewportSize();
  await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
};

if (output.endsWith(".png")) {
  await withPage({ viewport: { width: 1120, height: 1300 }, colorScheme: "light" },
    (page) => page.screenshot({ path: output }));
  console.log(`${output}: ${statSync(output).size} bytes`);
} else {
  const wide = { width: 1120, height: 1000 };
  for (const [name, options] of [["light", { viewport: wide, colorScheme: "light" }],
    ["dark", { viewport: wide, colorScheme: "dark" }], ["phone", { viewport: { width: 390, height: 800 } }]]) {
    await withPage(options, async (page) => {
      await allOf(page);
      await page.screenshot({ path: resolve(output, `${name}.png`) });
    });
  }
  await withPage({ viewport: { width: 1120, height: 1600 } }, async (page) => {
    if (await page.locator("#canvas").count()) {
      await page.locator("#canvas").screenshot({ path: resolve(output, "graph.png") });
    }
    await page.pdf({ path: resolve(output, "print.pdf"), format: "A4",
      margin: { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" } });
  });
}
await browser.close();
