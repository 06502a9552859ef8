// Articles that try to be more than text, and more of them than anyone reads.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { articlesFile, close, faultsOfAccess, open, report, visibleIds, withPage } from "./page.mjs";

before(open);
after(close);

const attack = "</script></style></title><script>globalThis.ran = 1; alert(1)</script>" +
  "\"'><img src=x onerror=\"globalThis.ran = 2\"><svg onload=globalThis.ran=3> \u202egnp\u2066 \u0007\u001b[31m {{body}} ${1}";

test("what an article says stays text, and no script of it runs", async () => {
  const urls = ["javascript:globalThis.ran=4", "JaVaScRiPt:globalThis.ran=4", "data:text/html,<script>1</script>",
    `https://outlet.example/"onclick="globalThis.ran=5`, "https://outlet.example/?a=<b>&amp;c"];
  const articles = urls.map((url, i) => ({ id: `${attack} ${i}`, outlet: `${attack} ${i}`, title: `${attack} ${i}`, url,
    published: `2024-05-0${i + 1}`, byline: attack,
    text: `The fire on Monday destroyed ${40 + i * 20} houses in Ostrey, the mayor ${attack} said.` }));
  const { url, json } = report("hostile", [articlesFile("hostile", articles)]);
  assert.ok(json.findings.some((finding) => finding.kind === "NUMERIC_CONFLICT"));
  for (const colorScheme of ["light", "dark"]) {
    await withPage(url, { colorScheme }, async (page) => {
      const text = await page.locator("main").textContent();
      assert.ok(text.includes("<script>globalThis.ran = 1; alert(1)</script>"));
      assert.ok(text.includes("<img src=x onerror=\"globalThis.ran = 2\">"));
      for (const turned of ["\u202e", "\u2066", "\u0007", "\u001b"]) assert.ok(!text.includes(turned));
      assert.equal(await page.locator("img, iframe, object, embed, base, link, script:not(body > script)").count(), 0);
      const handlers = await page.locator("*").evaluateAll((all) => all.flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith("on") || name === "style" || name === "src")));
      assert.deepEqual(handlers, []);
      const links = await page.locator("a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
      for (const link of links) assert.match(link, /^(#|https:\/\/outlet\.example\/)/);
      assert.ok(links.some((link) => link.includes("\"onclick=\"")));
      // Filters of such outlets work, and their state in the address is text too.
      await page.locator("input[name=outlet]").first().check();
      const shown = await visibleIds(page, ".item");
      assert.ok(shown.length > 0);
      const at = await page.evaluate(() => location.hash);
      await withPage(url, { at }, async (again) => assert.deepEqual(await visibleIds(again, ".item"), shown));
      assert.deepEqual(await faultsOfAccess(page), []);
      assert.equal(await page.evaluate(() => globalThis.ran), undefined);
      assert.equal(await page.locator("body > script").count(), 1);
    });
  }
});

test("reports of nothing and of little are whole pages", async () => {
  for (const [name, article] of [["nothing", { id: "a", text: "It rained." }],
    ["one", { id: "b", outlet: "Selm Ledger", text: "The mill employs 470 workers." }]]) {
    const { url } = report(name, [articlesFile(name, [article])]);
    await withPage(url, {}, async (page) => {
      assert.deepEqual(await faultsOfAccess(page), []);
      assert.equal(await page.locator(".item").count(), 0);
      assert.equal(await page.locator("tbody tr").count(), 1);
    });
  }
});

test("a thousand findings open and filter quickly", async () => {
  // Forty-six outlets that all tell another figure of one thing.
  const articles = Array.from({ length: 46 }, (_, i) => ({ id: `a${i}`, outlet: `Outlet ${i}`, published: "2024-05-03",
    title: "The mill at Selm", text: `The Varn mill in Selm employs ${310 + i * 50} workers, the council said.` }));
  const { url, json } = report("large", [articlesFile("large", articles)]);
  const findings = json.findings.filter((finding) => finding.kind !== "AGREEMENT").length;
  assert.ok(findings >= 1000 && findings <= 2000, `${findings} findings`);
  await withPage(url, {}, async (page) => {
    assert.equal(await page.locator(".finding").count(), findings);
    // Twelve figures are a picture, and the rest is counted.
    assert.equal(await page.locator(".timeline li").count(), 12);
    assert.match(await page.locator(".timeline").textContent(), /Not shown: 34 figures told later\./);
    assert.match(await page.locator(".legend").textContent(), /Not drawn: 38 more figures of these facts\./);
    // Folded after the first few, all open for print.
    assert.ok((await visibleIds(page, ".finding")).length < 50);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal((await visibleIds(page, ".finding")).length, findings);
    const opened = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domComplete);
    const filtered = await page.evaluate(() => {
      const start = performance.now();
      document.querySelector("input[name=outlet]").click();
      document.body.getBoundingClientRect();
      return performance.now() - start;
    });
    // What a filter asks for is not folded away.
    assert.equal((await visibleIds(page, ".finding")).length, 45);
    console.log(`# ${findings} findings: open after ${Math.round(opened)} ms, filtered in ${Math.round(filtered)} ms`);
    // What is not laid out yet is found all the same.
    for (const id of ["finding-900", "finding-3", "articles"]) {
      await page.evaluate((at) => { location.hash = at; dispatchEvent(new PopStateEvent("popstate")); }, id);
      await page.waitForFunction((at) => {
        const box = document.getElementById(at).getBoundingClientRect();
        return box.height > 0 && box.top >= -5 && box.top < innerHeight;
      }, id, { timeout: 5000 });
    }
    // Far more than it takes; a page that grows with the square of its findings takes minutes.
    assert.ok(opened < 20000 && filtered < 5000);
  });
});
