// The report of the sample articles as a reader uses it: filters, keyboard, colours, print, and without script.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { close, faultsOfAccess, open, report, visibleIds, withPage } from "./page.mjs";

let url, json;
before(async () => {
  await open();
  ({ url, json } = report("samples", [process.env.ARTICLES]));
});
after(close);

const claimOf = (id) => json.claims.find((claim) => claim.id === id);
const outletOf = (id) => json.articles.find((article) => article.id === claimOf(id).articleId).outlet;
const disputes = () => json.findings.map((finding, index) => ({ ...finding, index }))
  .filter((finding) => finding.kind !== "AGREEMENT");
const itemCount = () => disputes().length + json.agreements.length;

const choose = (page, group, name) =>
  page.locator(`input[name=${group}]`).and(page.getByLabel(name)).setChecked(true);
const shownText = (page) => page.locator("#shown").textContent();

test("every finding shows the quotes of all its claims with their values marked", async () => {
  assert.ok(disputes().length >= 5 && json.agreements.length >= 5);
  for (const options of [{}, { javaScriptEnabled: false }]) {
    await withPage(url, options, async (page) => {
      for (const finding of disputes()) {
        const item = page.locator(`#finding-${finding.index}`);
        assert.ok(await item.isVisible());
        const sentences = new Set(finding.claimIds.map((id) => claimOf(id).articleId + claimOf(id).span.begin));
        assert.equal(await item.locator("blockquote").count(), sentences.size);
        assert.ok(sentences.size === 2 || finding.kind === "ARITHMETIC");
        const marked = await item.locator("mark:not(.also)").allTextContents();
        for (const id of finding.claimIds) {
          assert.ok(marked.includes(claimOf(id).valueText), `${claimOf(id).valueText} in ${marked}`);
          assert.ok((await item.textContent()).includes(outletOf(id)));
        }
        assert.ok(finding.explanation.endsWith(await item.locator(".reason").first().textContent()) ||
          finding.explanation.includes((await item.locator(".reason").first().textContent()).slice(0, 20)));
      }
      for (const [index, agreement] of json.agreements.entries()) {
        const marked = await page.locator(`#agreement-${index} mark:not(.also)`).allTextContents();
        for (const id of agreement.claimIds) assert.ok(marked.includes(claimOf(id).valueText));
        assert.equal(await page.locator(`#agreement-${index} .origin`).count(), agreement.support.origins.length);
      }
      assert.equal(await page.locator("tbody tr").count(), json.articles.length);
      assert.equal(await page.locator("#filters").isVisible(), options.javaScriptEnabled !== false);
    });
  }
});

test("each filter shows what it names, and says how many", async () => {
  await withPage(url, {}, async (page) => {
    const all = await visibleIds(page, ".item");
    assert.equal(all.length, itemCount());
    assert.equal(await shownText(page), `All ${all.length} findings and agreements are shown`);
    const options = await page.locator("#filters input").evaluateAll((inputs) => inputs.map((input) => ({
      group: input.name, value: input.value, name: input.nextElementSibling.querySelector("bdi").textContent,
      count: Number(input.nextElementSibling.querySelector("small").textContent) })));
    assert.deepEqual([...new Set(options.map((option) => option.group))], ["severity", "origin", "kind", "outlet"]);
    for (const option of options) {
      const box = page.locator(`input[name=${option.group}][value="${option.value}"]`);
      await box.check();
      const shown = await visibleIds(page, ".item");
      const fits = (finding) => option.group === "severity" ? finding.severity === option.value
        : option.group === "kind" ? finding.kind === option.value
        : finding.claimIds.some((id) => outletOf(id) === option.name);
      const items = [...disputes().map((finding) => [`finding-${finding.index}`, finding]),
        ...json.agreements.map((agreement, index) =>
          [`agreement-${index}`, { ...agreement, kind: "AGREEMENT", severity: "INFO" }])];
      if (option.group !== "origin") {
        assert.deepEqual(shown.sort(), items.filter(([, item]) => fits(item)).map(([id]) => id).sort(), option.name);
      }
      assert.equal(shown.length, option.count, option.name);
      assert.ok(shown.length < all.length, option.name);
      assert.equal(await shownText(page), `${shown.length} of ${all.length} findings and agreements are shown`);
      // A fact of which nothing is left is not shown either.
      const facts = await visibleIds(page, ".fact");
      const wanted = await page.locator(".fact").evaluateAll((sections) =>
        sections.filter((section) => section.querySelector(".item:not([hidden])")).map((section) => section.id));
      assert.deepEqual(facts, wanted);
      await box.uncheck();
    }
    assert.deepEqual(await visibleIds(page, ".item"), all);
  });
});

test("the filter of origins tells voices apart", async () => {
  await withPage(url, {}, async (page) => {
    await choose(page, "origin", "The same words");
    for (const id of await visibleIds(page, ".item")) {
      assert.match(await page.locator(`#${id}`).textContent(), /1 origin: both say it in the same words/);
    }
    await page.locator("#show-all").click();
    await choose(page, "origin", "Independent sources");
    for (const id of await visibleIds(page, ".item")) {
      assert.match(await page.locator(`#${id}`).textContent(), /[2-9] outlets, [2-9] origins/);
    }
  });
});

test("filters work together, and the address brings them back", async () => {
  await withPage(url, {}, async (page) => {
    await choose(page, "severity", "Warning");
    await choose(page, "severity", "Error");
    assert.equal((await visibleIds(page, ".item")).length, 3);
    await choose(page, "outlet", "The Brannock Gazette");
    const shown = await visibleIds(page, ".item");
    assert.deepEqual(shown, disputes().filter((finding) => ["WARNING", "ERROR"].includes(finding.severity) &&
      finding.claimIds.some((id) => outletOf(id) === "The Brannock Gazette")).map((f) => `finding-${f.index}`));
    const address = await page.evaluate(() => location.hash);
    assert.equal(address, "#severity=error&severity=warning&outlet=The+Brannock+Gazette");
    await withPage(url, { at: address }, async (again) => {
      assert.deepEqual(await visibleIds(again, ".item"), shown);
      assert.equal(await shownText(again), await shownText(page));
      await again.locator("#show-all").click();
      assert.equal((await visibleIds(again, ".item")).length, itemCount());
      assert.equal(await again.evaluate(() => location.hash), "");
    });
    // An outlet and a kind that have nothing in common.
    await page.locator("#show-all").click();
    await choose(page, "kind", "Figures do not add up");
    await choose(page, "outlet", "Meridian Wire");
    assert.deepEqual(await visibleIds(page, ".item"), []);
    assert.match(await shownText(page), /^0 of /);
  });
});

test("an address with nonsense in it shows everything", async () => {
  for (const at of ["#severity=fatal&outlet=%FF", "#at=nothing", "#%", "#<b>"]) {
    await withPage(url, { at }, async (page) => {
      assert.equal((await visibleIds(page, ".item")).length, itemCount());
    });
  }
});

test("no serious fault of accessibility in light, dark, on a phone and with filters set", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const viewport of [{ width: 1200, height: 900 }, { width: 360, height: 740 }]) {
      await withPage(url, { colorScheme, viewport }, async (page) => {
        assert.deepEqual(await faultsOfAccess(page), []);
        if (viewport.width < 600) await page.getByText("Filters", { exact: true }).click();
        await page.locator("input[name=severity]").first().check();
        assert.deepEqual(await faultsOfAccess(page), []);
      });
    }
  }
});

test("headings have no gaps, and the parts of the page are landmarks with names", async () => {
  await withPage(url, {}, async (page) => {
    const levels = await page.locator("h1, h2, h3, h4").evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    levels.reduce((before, level) => { assert.ok(level <= before + 1); return level; }, 0);
    for (const name of ["Findings", "Sources agree", "Articles"]) {
      assert.ok(await page.getByRole("region", { name, exact: true }).first().isVisible(), name);
    }
    assert.ok(await page.getByRole("main").isVisible());
  });
});

test("the keyboard reaches everything, in order, and shows where it is", async () => {
  await withPage(url, {}, async (page) => {
    const reachable = await page.locator("a, button, input, [tabindex='0']").evaluateAll((all) =>
      all.filter((element) => element.checkVisibility({ contentVisibilityAuto: false })).length);
    const seen = [];
    for (let i = 0; i < reachable + 5; i += 1) {
      await page.keyboard.press("Tab");
      const state = await page.evaluate(() => {
        const element = document.activeElement;
        const drawn = element.matches("input") ? element.nextElementSibling : element;
        const all = Array.from(document.querySelectorAll("*"));
        return { at: all.indexOf(element), body: element === document.body,
          outline: getComputedStyle(drawn).outlineStyle !== "none" };
      });
      if (state.body) break;
      assert.ok(state.outline, `element ${state.at} does not show that it has the focus`);
      seen.push(state.at);
    }
    assert.equal(new Set(seen).size, reachable);
    // The switch of colours stands in the head, so order is that of the document.
    assert.deepEqual(seen, [...seen].sort((a, b) => a - b));
  });
  await withPage(url, {}, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the report");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    assert.match(await shownText(page), / of /);
  });
});

test("each figure stands in the timeline of its fact, with who told it when", async () => {
  await withPage(url, {}, async (page) => {
    const fact = page.locator(".fact", { has: page.locator("#finding-0") });
    const told = await fact.locator(".timeline li").allTextContents();
    const picture = await fact.locator(".timeline svg").textContent();
    const claims = disputes()[0].claimIds.map(claimOf);
    assert.ok(claims.length >= 2);
    for (const claim of claims) {
      const outlet = outletOf(claim.id);
      assert.ok(told.some((line) => line.startsWith(claim.valueText) && line.includes(outlet)), `${told}`);
      assert.ok(picture.includes(claim.valueText) && picture.includes(outlet));
    }
    // Larger figures stand above, and earlier days to the left.
    const at = (text) => fact.locator(".timeline text", { hasText: text }).first().boundingBox();
    assert.ok((await at("14 drinking-water wells")).y < (await at("11 drinking-water wells")).y);
    assert.ok((await at("The Brannock Gazette")).x < (await at("Northern Ledger")).x);
  });
  // On a phone the words stand for the picture.
  await withPage(url, { viewport: { width: 360, height: 700 } }, async (page) => {
    assert.equal(await page.locator(".timeline svg").first().isVisible(), false);
    assert.ok((await page.locator(".timeline li").first().boundingBox()).height > 10);
  });
});

test("the picture of the graph has every claim of a finding, and is moved by mouse and keys", async () => {
  await withPage(url, { viewport: { width: 900, height: 700 } }, async (page) => {
    const frame = page.locator("#canvas");
    const words = await frame.textContent();
    for (const finding of json.findings) {
      for (const id of finding.claimIds) assert.ok(words.includes(claimOf(id).valueText), claimOf(id).valueText);
    }
    assert.equal(await frame.locator(".bow.dispute").count(),
      disputes().filter((finding) => ["NUMERIC_CONFLICT", "DATE_DRIFT", "SUPERSEDED"].includes(finding.kind)).length);
    const width = async () => Math.round((await frame.locator("svg").boundingBox()).width);
    const scroll = () => frame.evaluate((element) => [element.scrollLeft, element.scrollTop]);
    const fitted = await width();
    await page.getByRole("button", { name: "Larger" }).click();
    assert.ok(await width() > fitted * 1.2);
    await frame.focus();
    await page.keyboard.press("+");
    assert.ok(await width() > fitted * 1.5);
    const before = await scroll();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(([x, y]) => {
      const element = document.getElementById("canvas");
      return element.scrollLeft > x && element.scrollTop > y;
    }, before);
    const box = await frame.boundingBox();
    const start = await scroll();
    await page.mouse.move(box.x + 300, box.y + 300);
    await page.mouse.down();
    await page.mouse.move(box.x + 240, box.y + 220, { steps: 4 });
    await page.mouse.up();
    const moved = await scroll();
    assert.ok(moved[0] > start[0] && moved[1] > start[1], `${start} ${moved}`);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -200);
    await page.keyboard.up("Control");
    await page.waitForFunction((w) => document.querySelector("#canvas svg").getBoundingClientRect().width > w, fitted * 2);
    await frame.focus();
    await page.keyboard.press("0");
    assert.equal(await width(), fitted);
    assert.deepEqual(await scroll(), [0, 0]);
    assert.deepEqual(await faultsOfAccess(page), []);
  });
});

test("a fact in the picture leads to its findings, also where a filter hides them", async () => {
  await withPage(url, {}, async (page) => {
    await choose(page, "severity", "Notice");
    const link = page.locator("#canvas a").first();
    const target = (await link.getAttribute("href")).slice(1);
    assert.equal(await page.locator(`#${target}`).isVisible(), false);
    await link.focus();
    await page.keyboard.press("Enter");
    assert.ok(await page.locator(`#${target}`).isVisible());
    assert.equal(await page.evaluate(() => document.activeElement.id), target);
    assert.equal(await page.evaluate(() => location.hash), `#at=${target}`);
    await withPage(url, { at: `#${target}` }, async (again) => {
      assert.equal(await again.evaluate(() => document.activeElement.id), target);
    });
  });
});

test("the reader chooses the colours", async () => {
  const paper = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await withPage(url, { colorScheme: "light" }, async (page) => {
    const light = await paper(page);
    await page.getByRole("button", { name: "Dark colours" }).click();
    assert.notEqual(await paper(page), light);
    assert.deepEqual(await faultsOfAccess(page), []);
    await page.getByRole("button", { name: "Light colours" }).click();
    assert.equal(await paper(page), light);
  });
});

test("on a phone nothing is wider than the page", async () => {
  await withPage(url, { viewport: { width: 340, height: 700 } }, async (page) => {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 340);
    // Filters fold away and unfold.
    assert.equal(await page.getByLabel("Warning").isVisible(), false);
    await page.getByText("Filters", { exact: true }).click();
    await choose(page, "severity", "Warning");
    assert.equal((await visibleIds(page, ".item")).length, 2);
    await page.locator("#show-all").click();
    // The two sides stand one above the other.
    const boxes = await Promise.all([0, 1].map((i) => page.locator("#finding-0 figure").nth(i).boundingBox()));
    assert.ok(boxes[1].y >= boxes[0].y + boxes[0].height);
  });
  await withPage(url, {}, async (page) => {
    const boxes = await Promise.all([0, 1].map((i) => page.locator("#finding-0 figure").nth(i).boundingBox()));
    assert.equal(boxes[0].y, boxes[1].y);
  });
});

test("print leaves out what is for the hand, and nothing that is told", async () => {
  await withPage(url, { colorScheme: "dark" }, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal((await visibleIds(page, ".item")).length, itemCount());
    for (const control of ["#filters", "button", ".skip"]) {
      assert.equal(await page.locator(control).first().isVisible(), false, control);
    }
    // What is filtered out is not printed, and the print says so.
    const said = () => page.evaluate(() => getComputedStyle(document.getElementById("findings"), "::after").content);
    assert.equal(await said(), '""');
    await page.emulateMedia({ media: "screen" });
    await choose(page, "severity", "Error");
    await page.emulateMedia({ media: "print" });
    assert.equal(await said(), `" (1 of ${itemCount()} shown)"`);
    // On paper it is dark on light, whatever the screen has.
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(29, 31, 35)");
    assert.ok((await page.pdf()).length > 10000);
  });
});
