// The page: what is written goes to the session, what the session finds goes to the editor and the panel, and all of it
// is kept by the store.
import { ask } from "./api.js";
import { Editor, docOf } from "./editor.js";
import { isAgreement, summaryOf } from "./findings.js";
import { Panel } from "./panel.js";
import { bodyOf, titleOf } from "./positions.js";
import { sample } from "./sample.js";
import { Session } from "./session.js";
import { StatusLine } from "./status.js";
import { Store } from "./store.js";

const byId = (id) => document.getElementById(id);
const about = byId("about");
const statusLine = new StatusLine(() => session.reopen());
await Store.alone(() => statusLine.show({ state: "elsewhere" }));

const kept = Store.load() ?? {};
about.outlet.value = kept.outlet ?? "";
about.published.value = kept.published ?? "";
let archive = kept.archive ?? "";

const store = new Store({
  draft: () => {
    const paragraphs = [];
    editor.doc.forEach((node, _, i) => { if (i) paragraphs.push(node.textContent); });
    return { title: titleOf(editor.doc), paragraphs, outlet: about.outlet.value, published: about.published.value,
      archive };
  },
  failed: () => statusLine.unkept(),
});
const shown = { dismissed: store.dismissed, agreements: true };

function step(by) {
  const { cards, current } = editor.findings;
  const disputes = cards.filter((card) => card.disputes.length);
  if (!disputes.length) { tell("No findings"); return true; }
  let at = disputes.findIndex((card) => card.key === current);
  if (at < 0) {
    // The nearest on that side of the caret.
    const head = editor.view.state.selection.head;
    const behind = disputes.findIndex((card) => editor.placesOf(card.key)[0].from > head);
    at = by > 0 ? (behind < 0 ? disputes.length : behind) - 1 : (behind < 0 ? disputes.length : behind);
  }
  const next = (at + by + disputes.length) % disputes.length;
  editor.goTo(disputes[next].key);
  tell(`${next + 1} of ${disputes.length}: ${summaryOf(disputes[next])}`);
  return true;
}

const toPanel = () => { panel.focus(editor.findings.current); return true; };

const editor = new Editor(byId("editor"), docOf(kept.title ?? "", kept.paragraphs ?? []), {
  shown,
  keys: { "F8": () => step(1), "Shift-F8": () => step(-1), "Mod-.": toPanel },
  edited: (edits, mapping) => {
    store.soon();
    session.edit(edits, mapping);
    showEmpty();
  },
  changed: ({ cards, current, items }) => render(cards, current, items),
});

const panel = new Panel({
  go: (key) => editor.goTo(key),
  back: () => editor.view.focus(),
  replace: (key, text) => { editor.replace(key, text); tell(`Now ${text}`); },
  dismiss: (card) => {
    store.dismiss(card.disputes.map((item) => item.finding.fingerprint));
    editor.show();
    tell("Dismissed until changed");
  },
  restore: (fingerprints) => { store.dismiss(fingerprints, false); editor.show(); },
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "F8" || editor.view.hasFocus()) return;
  event.preventDefault();
  step(event.shiftKey ? -1 : 1);
});

let renderedCards = null;
function render(cards, current, items) {
  if (cards !== renderedCards) {
    renderedCards = cards;
    panel.render(cards, current);
    panel.renderDismissed(items.filter((item) => !item.touched && !isAgreement(item) &&
      shown.dismissed.has(item.finding.fingerprint)));
    const disputes = cards.filter((card) => card.disputes.length);
    statusLine.count(disputes.length, cards.length - disputes.length);
    showEmpty();
    announce(disputes);
  } else {
    panel.mark(current);
  }
}

function showEmpty() {
  const { cards } = editor.findings;
  const blank = editor.doc.childCount === 2 && editor.doc.content.size === 4;
  const state = blank ? "blank" : cards.length ? "cards" : "none";
  const empty = byId("empty");
  if (empty.dataset.state === state) return;
  empty.dataset.state = state;
  empty.hidden = state === "cards";
  empty.textContent = blank ? "Write, and what other outlets say otherwise stands here. "
    : "Nothing that other outlets say otherwise.";
  if (!blank) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Try a sample draft";
  button.addEventListener("click", () => {
    about.outlet.value = sample.outlet;
    about.published.value = sample.published;
    session.describe();
    editor.write(docOf(sample.title, sample.paragraphs));
    editor.view.focus();
  });
  empty.append(button);
}

// New findings are told when the typing rests: a voice that speaks at every key is switched off. One whose sentence is
// written on has another id, and is not new.
const told = new Set();
const wordsOf = ({ sides }) => sides.map((side) => (side.inDraft ? side.valueText : side.claimId)).join();
let talking = null;
function announce(disputes) {
  clearTimeout(talking);
  talking = setTimeout(() => {
    const fresh = disputes.filter((card) => card.disputes.some((item) => !told.has(wordsOf(item))));
    for (const card of fresh) for (const item of card.disputes) told.add(wordsOf(item));
    if (fresh.length) tell(`${fresh.length} new: ${fresh.slice(0, 2).map(summaryOf).join(". ")}`);
  }, 800);
}
function tell(words) { byId("live").textContent = words; }

const session = new Session({
  draft: () => ({ title: titleOf(editor.doc), text: bodyOf(editor.doc), outlet: about.outlet.value.trim(),
    published: about.published.value, archive, headlineSize: editor.doc.firstChild.nodeSize }),
  found: (answer) => {
    const { removed, changed, moved, added } = answer.changes;
    const touched = () => editor.findings.items.some((item) => item.touched);
    // Most keys change nothing that is said.
    if (answer.all || removed.length || changed.length || added.length || (moved.length && touched())) editor.show(answer);
    return touched();
  },
  status: (now) => {
    statusLine.show(now);
    // The archive that was chosen is no longer there: the server's first.
    if (now.state === "refused" && now.http === 404 && archive) { archive = ""; session.hurry?.(); }
    if (now.state === "checked") listArchives();
  },
});

// What can be chosen, asked each time that the server is there anew.
let listed = false;
async function listArchives() {
  if (listed) return;
  listed = true;
  try {
    const { archives } = await ask("GET", "v1/archives");
    about.archive.replaceChildren(...archives.map(({ name, articles }) =>
      new Option(`${name} (${articles} ${articles === 1 ? "article" : "articles"})`, name)));
    about.archive.value = archive || archives[0].name;
  } catch {
    listed = false;
  }
}

about.addEventListener("submit", (event) => event.preventDefault());
about.addEventListener("change", (event) => {
  store.soon();
  if (event.target === about.archive) {
    archive = about.archive.value;
    session.reopen();
  } else {
    session.describe();
  }
});
byId("agreements").addEventListener("change", (event) => {
  shown.agreements = event.target.checked;
  editor.show();
});
addEventListener("online", () => session.hurry?.());
addEventListener("pagehide", () => session.close());
addEventListener("pageshow", (event) => { if (event.persisted) session.run(); });
byId("editor").addEventListener("click", (event) => {
  const mark = event.target.closest("[data-card]");
  if (mark) panel.mark(mark.dataset.card);
});

showEmpty();
session.run();
editor.view.focus();
