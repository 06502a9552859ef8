// gramma, a LanguageTool client that nobody here wrote, against /v2/check:
//
//   node gramma_test.mjs SERVER ARTICLES      77 where it is not installed (.ci/install-deps --ci)
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

const [program, articles] = process.argv.slice(2);
let gramma;
try {
  gramma = createRequire(import.meta.url)("gramma");
} catch {
  console.log("gramma is not installed");
  process.exit(77);
}

const found =
  "Ostrey County closed 12 drinking-water wells in June 2023 after salt from the Lumeva battery plant seeped into the ground.";
let server;
let options;

before(async () => {
  server = spawn(program, ["--port", "0", articles], { stdio: ["ignore", "pipe", "inherit"] });
  const line = await new Promise((resolve) => createInterface(server.stdout).once("line", resolve));
  options = { api_url: line.replace("listening on ", "") + "v2/check" };
});

after(async () => {
  server.kill("SIGTERM");
  const code = await new Promise((resolve) => server.once("exit", resolve));
  assert.equal(code, 0);
});

test("finds the figure, names it by its context, and replaces it", async () => {
  const text = `🚰 ${found}`;
  const { matches, language } = await gramma.check(text, options);
  assert.equal(language.code, "en-US");
  assert.equal(matches.length, 2);
  for (const match of matches) assert.equal(match.word, "12 drinking-water wells");
  const [ledger] = matches.filter((m) => m.message.includes("Northern Ledger"));
  assert.deepEqual(ledger.replacements, [{ value: "14 drinking-water wells" }]);
  const { offset, length, replacements } = ledger;
  const mended = gramma.replaceAll(text, [{ offset, length, change: replacements[0].value }]);
  assert.equal(mended, text.replace("12", "14"));
  const again = await gramma.check(mended, options);
  assert.deepEqual(
    again.matches.map((m) => m.replacements[0].value),
    ["11 drinking-water wells"],
  );
});

test("reads Markdown as annotated text, and gives places in the Markdown", async () => {
  const text = `# News\n\n${found.replace("12", "**12**")} [more](https://example.org/12)\n`;
  const { matches } = await gramma.check(text, { ...options, markdown: true });
  assert.equal(matches.length, 2);
  for (const { offset, length } of matches) {
    assert.equal(text.slice(offset, offset + length), "12** drinking-water wells");
  }
});

test("has nothing to say of a text without figures", async () => {
  const { matches } = await gramma.check("The council met on the hill & talked.", options);
  assert.deepEqual(matches, []);
});

test("leaves out what the client has switched off", async () => {
  const { matches } = await gramma.check(found, { ...options, rules: { conflict: false } });
  assert.deepEqual(matches, []);
});
