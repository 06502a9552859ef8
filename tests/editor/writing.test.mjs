// The editor page as somebody writes in it: figures that others contradict, taken over, dismissed and agreed with.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Server, articles, card, checked, editor, faultsOfAccess, openSample, select, serve, textOf, type,
  underlined, until, watchPage } from "./page.mjs";

const server = serve();

const range = "30 to 50 times";
const typeRange = async (page) => {
  await select(page, "50 times");
  await type(page, range);
  await page.locator(".finding.notice", { hasText: range }).waitFor();
  await checked(page);
};

test("a figure is underlined as it is typed, both quotes stand beside it, and one that agrees is no finding", async () => {
  await server.with({}, async (page) => {
    await openSample(page);
    assert.deepEqual(await underlined(page, "warning"), ["44 overdose deaths"]);
    assert.deepEqual(await underlined(page, "info"), ["50 times", "6 clinics"]);
    await typeRange(page);
    assert.deepEqual(await underlined(page, "notice"), [range]);
    const said = card(page, range);
    assert.equal(await said.locator("blockquote").first().textContent(),
      "Fentanyl is 30 to 50 times more potent than heroin, and cheaper to carry.");
    await said.getByText("1 more").click();
    for (const outlet of ["Averley Gazette", "Meridian Wire", "Northern Ledger"]) {
      const link = said.getByRole("link", { name: outlet });
      assert.match(await link.getAttribute("href"), /^https:\/\/[a-z]+\.example\//);
      assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
    }
    assert.match(await said.locator(".why").textContent(), /"50 times" is the top of "30 to 50 times"/);
    await until(async () => / new: .*30 to 50 times/.test(await page.locator("#live").textContent()), "it is not told");
    await select(page, range);
    await type(page, "50 times");
    await page.locator(".finding.info", { hasText: "50 times" }).waitFor();
    assert.deepEqual(await underlined(page, "notice"), []);
    assert.equal(await card(page, range).count(), 0);
    // Agreements are told less when they are not asked for.
    await page.getByLabel("Agreements").uncheck();
    assert.deepEqual(await underlined(page, "info"), []);
    assert.equal(await page.locator("#cards > li").count(), 1);
  });
});

test("the other figure takes exactly the place of the draft's, and one undo takes it back", async () => {
  await server.with({}, async (page) => {
    await openSample(page);
    const was = await textOf(page);
    await card(page, "44 overdose deaths").getByRole("button", { name: "Use “41 overdose deaths”" }).click();
    assert.equal(await textOf(page), was.replace("44", "41"));
    await page.locator(".finding.info", { hasText: "41 overdose deaths" }).waitFor();
    assert.deepEqual(await underlined(page, "warning"), []);
    await editor(page).focus();
    await page.keyboard.press("Control+z");
    assert.equal(await textOf(page), was);
    await page.locator(".finding.warning", { hasText: "44 overdose deaths" }).waitFor();
  });
});

test("a figure that is changed and changed back at once keeps its finding", async () => {
  await server.with({}, async (page) => {
    await openSample(page);
    await select(page, "44 overdose deaths");
    for (let i = 0; i < 5; ++i) {
      await page.keyboard.type("x");
      await page.keyboard.press("Control+z");
    }
    await page.locator(".finding.warning", { hasText: "44 overdose deaths" }).waitFor();
  });
});

test("what was dismissed stays so across a reload, until the words change", async () => {
  await server.with({}, async (page) => {
    await openSample(page);
    await typeRange(page);
    await card(page, range).getByRole("button", { name: "Dismiss" }).click();
    assert.deepEqual(await underlined(page, "notice"), []);
    assert.equal(await page.locator("#dismissed summary").textContent(), "Dismissed: 3");
    await page.reload();
    await page.locator(".finding.warning").waitFor();
    await checked(page);
    assert.match(await textOf(page), /30 to 50 times/);
    assert.deepEqual(await underlined(page, "notice"), []);
    // It can be seen and taken back.
    await page.locator("#dismissed summary").click();
    await page.getByRole("button", { name: "Show 30 to 50 times again" }).first().click();
    await page.locator(".finding.notice", { hasText: range }).waitFor();
    await card(page, range).getByRole("button", { name: "Dismiss" }).click();
    await page.locator(".finding.notice").waitFor({ state: "detached" });
    // Other words of the same sentence, and the figure is one that nobody has looked at.
    await select(page, "cheaper");
    await type(page, "easier");
    await page.locator(".finding.notice", { hasText: range }).waitFor();
  });
});

test("a reload keeps the text and what was said of it", async () => {
  await server.with({}, async (page) => {
    await checked(page);
    await page.getByLabel("Outlet").fill("Evening Echo");
    await page.getByLabel("Article date").fill("2024-03-09");
    await editor(page).focus();
    const words = "A headline\nFentanyl is 30 to 50 times more potent than heroin 😀.\n\nLast words";
    await type(page, words);
    const was = await textOf(page);
    // At once: nothing waits for a timer.
    await page.reload();
    await page.locator(".finding.notice", { hasText: range }).waitFor();
    assert.equal(await textOf(page), was);
    assert.equal(was, words);
    assert.equal(await page.getByLabel("Outlet").inputValue(), "Evening Echo");
    assert.equal(await page.getByLabel("Article date").inputValue(), "2024-03-09");
  });
});

test("all of it is done by keys alone", async () => {
  await server.with({}, async (page) => {
    await checked(page);
    const active = () => page.evaluate(() => document.activeElement.closest("[data-card]")?.textContent ??
      (document.activeElement.closest(".ProseMirror") ? "text" : document.activeElement.id));
    const tabTo = async (locator) => {
      for (let i = 0; i < 40; ++i) {
        if (await locator.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press("Tab");
      }
      assert.fail("Tab does not lead there");
    };
    assert.equal(await active(), "text");
    await tabTo(page.getByRole("button", { name: "Try a sample draft" }));
    await page.keyboard.press("Enter");
    await page.locator(".finding.warning").waitFor();
    assert.equal(await active(), "text");
    await page.keyboard.press("F8");
    assert.match(await page.locator("#live").textContent(), /^1 of 1: Warning, 44 overdose deaths: Averley Gazette says 41/);
    assert.equal(await page.locator(".finding.current").textContent(), "44 overdose deaths");
    await page.keyboard.press("Control+.");
    assert.match(await active(), /44 overdose deaths/);
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "none");
    await page.keyboard.press("ArrowDown");
    assert.match(await active(), /50 times/);
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    assert.equal(await active(), "text");
    await page.keyboard.press("Control+.");
    await tabTo(page.getByRole("button", { name: "Use “41 overdose deaths”" }));
    await page.keyboard.press("Escape");
    assert.equal(await active(), "text");
    await page.keyboard.press("Control+.");
    await page.keyboard.press("u");
    assert.match(await textOf(page), /41 overdose deaths/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await page.locator(".finding.warning").waitFor();
    await checked(page);
    await page.keyboard.press("Shift+F8");
    await page.keyboard.press("Control+.");
    await page.keyboard.press("d");
    assert.deepEqual(await underlined(page, "warning"), []);
    assert.match(await textOf(page), /44 overdose deaths/);
    // The focus went to another card, not to nowhere.
    assert.match(await active(), /say the same/);
  });
});

test("nothing of it is out of reach, in any colours or width", async () => {
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { viewport: { width: 390, height: 800 } }]) {
    await server.with(options, async (page) => {
      assert.deepEqual(await faultsOfAccess(page), []);
      await openSample(page);
      await typeRange(page);
      for (const details of await page.locator("#cards details summary").all()) await details.click();
      assert.deepEqual(await faultsOfAccess(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it is wider than the window");
    });
  }
});

test("a second window does not write over the first, and has the draft when that is closed", async () => {
  await server.with({}, async (page) => {
    await openSample(page);
    const other = await page.context().newPage();
    const faults = watchPage(other, (url) => url.startsWith(server.url));
    await other.goto(server.url);
    await until(async () => /open in another window/.test(await other.locator("#status").textContent()), "it is not told");
    assert.equal(await editor(other).count(), 0);
    await select(page, "44 overdose");
    await type(page, "43 overdose");
    await page.goto("about:blank");
    await other.locator(".finding.warning", { hasText: "43 overdose deaths" }).waitFor();
    assert.deepEqual(faults, []);
  });
});

test("another archive, date or outlet is asked at once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "crosscheck-editor-"));
  execFileSync(process.env.CROSSCHECK, ["archive", "add", join(folder, "news.db"), articles[1]], { stdio: "ignore" });
  const two = await new Server(["--archive", `news=${join(folder, "news.db")}`, articles[0]]).start();
  try {
    await two.with({}, async (page) => {
      await checked(page);
      const picker = page.getByLabel("Checked against");
      await until(async () => (await picker.locator("option").count()) === 2, "two archives");
      assert.deepEqual(await picker.locator("option").allTextContents(), ["news (9 articles)", "samples (3 articles)"]);
      await page.getByRole("button", { name: "Try a sample draft" }).click();
      await checked(page);
      assert.deepEqual(await underlined(page, "warning"), []);
      await picker.selectOption("samples");
      await page.locator(".finding.warning").waitFor();
      await page.reload();
      await page.locator(".finding.warning").waitFor();
      await until(async () => (await picker.inputValue()) === "samples", "another archive is chosen");
      const why = () => card(page, "44 overdose").locator(".why").textContent();
      await page.getByLabel("Outlet").fill("Evening Echo");
      await page.getByLabel("Outlet").press("Tab");
      await until(async () => (await why()).includes("Evening Echo (8 Mar 2024)"), why);
      await page.getByLabel("Article date").fill("2024-03-20");
      await page.getByLabel("Article date").press("Tab");
      await until(async () => (await why()).includes("Evening Echo (20 Mar 2024)"), why);
    });
  } finally {
    await two.stop();
    rmSync(folder, { recursive: true });
  }
});

test("what an article says stays text", async () => {
  const folder = mkdtempSync(join(tmpdir(), "crosscheck-editor-"));
  const attack = "</script><img src=x onerror=\"globalThis.ran = 1\"><svg onload=globalThis.ran=2>";
  writeFileSync(join(folder, "a.jsonl"), `${JSON.stringify({ id: attack, outlet: `Echo ${attack}`, title: attack,
    published: "2024-03-05", url: "javascript:globalThis.ran=3",
    text: `The coroner counted 41 overdose deaths in Calder Bay in 2023, ${attack} she said.` })}\n`);
  const hostile = await new Server([join(folder, "a.jsonl")]).start();
  try {
    await hostile.with({}, async (page) => {
      await openSample(page);
      assert.match(await page.locator("#cards").textContent(), /<img src=x onerror=/);
      assert.equal(await page.locator("#cards a, #cards img, #cards svg").count(), 0);
      assert.equal(await page.evaluate(() => globalThis.ran), undefined);
    });
  } finally {
    await hostile.stop();
    rmSync(folder, { recursive: true });
  }
});
