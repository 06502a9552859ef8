// A server that stops, is slow, forgets or refuses: it is told, nothing that was typed is lost, and findings come back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checked, editor, openSample, select, serve, textOf, type, underlined, watchPage }
  from "./page.mjs";

const server = serve();

const status = (page) => page.locator("#status").textContent();
const state = (page, name) => page.locator(`#status[data-state="${name}"]`).waitFor();

// As Server.with, but what fails to load while the server is away is no fault of the page.
const withOutage = (run) => server.with({}, async (first) => {
  const page = await first.context().newPage();
  await first.close();
  const faults = watchPage(page, (url) => url.startsWith(server.url));
  await page.goto(server.url);
  await run(page);
  assert.deepEqual(faults.filter((fault) => !/Failed to load resource|net::ERR_/.test(fault)), []);
});

test("the server is killed and started again while somebody types", async () => {
  await withOutage(async (page) => {
    await openSample(page);
    await select(page, "50 times");
    await type(page, "30 to ", 50);
    await server.stop("SIGKILL");
    // The end of its events tells that it is gone before anything is asked.
    await state(page, "offline");
    assert.match(await status(page), /does not answer. Your text is kept here; trying again in \d+ s/);
    await type(page, "50 times", 50);
    // What was found before is still shown, where it stands now.
    assert.deepEqual(await underlined(page, "warning"), ["44 overdose deaths"]);
    await select(page, "The county runs");
    await type(page, "In the end the county runs", 20);
    await server.start();
    await page.locator(".finding.notice", { hasText: "30 to 50 times" }).waitFor();
    await checked(page);
    assert.match(await textOf(page), /Fentanyl is 30 to 50 times more potent.*\nIn the end the county runs 6 clinics/);
    assert.deepEqual(await underlined(page, "info"), ["6 clinics"]);
    // Away and back while keys fall all the time.
    const before = await textOf(page);
    await editor(page).press("Control+End");
    const words = " So it is. The police seized 12,900 pills in Calder Bay in January 2024. That is all, she said, for now.";
    const typing = type(page, words, 50);
    await page.waitForTimeout(1000);
    await server.stop("SIGKILL");
    await page.waitForTimeout(1500);
    await server.start();
    await typing;
    await page.locator(".finding.warning", { hasText: "12,900 pills" }).waitFor();
    assert.equal(await textOf(page), before + words);
    await page.reload();
    await checked(page);
    assert.equal(await textOf(page), before + words);
  });
});

// Refuses to open sessions and asks for so long a wait that the page does not try by itself before the test is over.
async function refuse(page, status, message) {
  await page.route("**/v1/sessions", (route) => route.fulfill({ status, contentType: "application/json",
    headers: { "Retry-After": "600" }, body: JSON.stringify({ error: { status, message } }) }));
}

test("while the server is away the button asks it at once", async () => {
  await withOutage(async (page) => {
    await openSample(page);
    await refuse(page, 503, "going down");
    await server.stop();
    await page.locator("#status", { hasText: /does not answer.*again in \d{3} s/ }).waitFor();
    await server.start();
    await page.unroute("**/v1/sessions");
    await page.getByRole("button", { name: "Try now" }).click();
    await checked(page);
    assert.deepEqual(await underlined(page, "warning"), ["44 overdose deaths"]);
  });
});

test("a session that the server forgot is opened again, unseen", async () => {
  await withOutage(async (page) => {
    const edit = page.waitForRequest("**/edits");
    await openSample(page);
    await fetch((await edit).url().replace("/edits", ""), { method: "DELETE" });
    await select(page, "50 times");
    await type(page, "30 to 50 times");
    await page.locator(".finding.notice", { hasText: "30 to 50 times" }).waitFor();
    await checked(page);
  });
});

test("a late answer stands where its words are by then, and a slow server is told", async () => {
  await server.with({}, async (page) => {
    await openSample(page);
    let waits = 0;
    await page.route("**/edits", async (route) => {
      ++waits;
      await new Promise((done) => setTimeout(done, 2500));
      await route.continue();
    });
    await select(page, "50 times");
    await page.keyboard.insertText("30 to 50 times");
    await page.waitForTimeout(200);
    // Before it, and in another paragraph, while the answer is on its way.
    await select(page, "Fentanyl is");
    await type(page, "As all know, fentanyl is", 20);
    await select(page, "The coroner counted");
    await type(page, "She said\nThe coroner had counted", 20);
    await state(page, "slow");
    assert.match(await status(page), /slow/);
    assert.equal(waits, 1);
    await page.locator(".finding.notice", { hasText: /^30 to 50 times$/ }).waitFor();
    assert.deepEqual(await underlined(page, "notice"), ["30 to 50 times"]);
    assert.deepEqual(await underlined(page, "warning"), ["44 overdose deaths"]);
    await page.unroute("**/edits");
    await checked(page);
  });
});

test("what the server refuses is told, and mended by what is written next", async () => {
  await withOutage(async (page) => {
    await openSample(page);
    await refuse(page, 400, "no such day");
    await page.getByLabel("Checked against").dispatchEvent("change", { bubbles: true });
    await state(page, "refused");
    assert.match(await status(page), /refuses the draft: no such day/);
    await page.unroute("**/v1/sessions");
    await page.getByRole("button", { name: "Try now" }).click();
    await checked(page);
    assert.deepEqual(await underlined(page, "warning"), ["44 overdose deaths"]);
  });
});
