// The panel beside the draft: a card for each figure, with both quotes and what can be done. Cards that say the same as
// before stay the elements that they were, so that the focus does.
import { KIND, SEVERITY, quoteOf, replacementOf, summaryOf } from "./findings.js";

// Quotes of one card that are not folded away.
const MOST_OPEN = 2;

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// As the explanations write it. By hand: a formatter of the browser's takes tens of milliseconds the first time.
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const dayOf = (published) => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(published) ?? [];
  return MONTHS[month - 1] ? `${Number(day)} ${MONTHS[month - 1]} ${year}` : published;
};

// An address in an article leads only to the net, whatever the article says.
const isLink = (url) => /^https?:\/\//i.test(url);

function quote(side) {
  const [before, value, behind] = quoteOf(side);
  return make("blockquote", {}, make("bdi", {}, before, make("mark", {}, value), behind));
}

function source(side) {
  const { outlet, title, published, url } = side.article;
  const name = outlet || title || "An article";
  const who = isLink(url)
    ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: title || url }, name)
    : make("bdi", { title }, name);
  return make("figure", {}, make("figcaption", {}, who, published ? `, ${dayOf(published)}` : ""), quote(side));
}

// What one answer told is one object, whatever moved since.
const sameWords = (a, b) => a.items.length === b.items.length && a.items.every((item, i) =>
  item.finding === b.items[i].finding && item.sides === b.items[i].sides ||
  JSON.stringify([item.finding, item.sides.map((side) => side.text)]) ===
  JSON.stringify([b.items[i].finding, b.items[i].sides.map((side) => side.text)]));

export class Panel {
  // go(key), replace(key, text), dismiss(card), restore(fingerprints), back(): what the buttons and keys do.
  constructor(actions) {
    this.actions = actions;
    this.list = document.getElementById("cards");
    this.shown = new Map();  // key -> { element, card }
    this.list.addEventListener("keydown", (event) => this.onKey(event));
    document.getElementById("panel").addEventListener("keydown", (event) => {
      if (event.key === "Escape") actions.back();
    });
  }

  render(cards, current) {
    const held = this.list.contains(document.activeElement) ? this.keyOf(document.activeElement) : null;
    const heldAt = held === null ? -1 : [...this.shown.keys()].indexOf(held);
    const next = new Map();
    for (const card of cards) {
      const known = this.shown.get(card.key);
      next.set(card.key, { card, element: known && sameWords(known.card, card) ? known.element : this.cardElement(card) });
    }
    // Those that go first, so that those that stay are not moved.
    for (const [key, { element }] of this.shown) if (next.get(key)?.element !== element) element.remove();
    let place = this.list.firstChild;
    for (const { element } of next.values()) {
      if (element === place) place = place.nextSibling;
      else this.list.insertBefore(element, place);
    }
    this.shown = next;
    this.mark(current);
    if (held !== null && !this.list.contains(document.activeElement)) {
      // The card that had the focus is gone: to the one in its place, or to the text.
      const heir = next.get(held) ?? [...next.values()][Math.min(heldAt, next.size - 1)];
      heir ? heir.element.focus() : this.actions.back();
    }
  }

  // The card whose figure the caret is in is the one that Tab leads to.
  mark(current) {
    const stop = this.shown.has(current) ? current : this.shown.keys().next().value;
    for (const [key, { element }] of this.shown) {
      element.tabIndex = key === stop ? 0 : -1;
      element.classList.toggle("current", key === current);
      if (key === current) element.setAttribute("aria-current", "true");
      else element.removeAttribute("aria-current");
    }
    // Only beside the text: below it on a small screen the page itself would move.
    const element = this.shown.get(current)?.element;
    if (element && element !== this.marked && !this.list.contains(document.activeElement) &&
        matchMedia("(min-width: 52rem)").matches) {
      element.scrollIntoView({ block: "nearest" });
    }
    this.marked = element;
  }

  focus(key) {
    const chosen = this.shown.get(key) ?? this.shown.values().next().value;
    (chosen?.element ?? document.getElementById("panel")).focus();
  }

  keyOf(element) { return element.closest("[data-card]")?.dataset.card ?? null; }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const elements = [...this.list.children];
    const at = elements.findIndex((element) => element.contains(event.target));
    const card = this.shown.get(this.keyOf(event.target))?.card;
    if (!card) return;
    const inButton = event.target !== elements[at];
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: elements.length - 1 }[event.key];
    if (to !== undefined) {
      elements[Math.max(0, Math.min(to, elements.length - 1))].focus();
    } else if (event.key === "Enter" && !inButton) {
      this.actions.go(card.key);
    } else if ((event.key === "d" || event.key === "D") && card.disputes.length) {
      this.actions.dismiss(card);
    } else if ((event.key === "u" || event.key === "U") && this.firstReplacement(card)) {
      this.actions.replace(card.key, this.firstReplacement(card));
    } else {
      return;
    }
    event.preventDefault();
  }

  firstReplacement(card) { return card.disputes.map(replacementOf).find((text) => text) ?? ""; }

  cardElement(card) {
    const own = card.items[0].sides[0];
    const only = card.disputes.length === 0;
    const item = make("li", { class: `card ${card.severity.toLowerCase()}`, "data-card": card.key,
      "aria-label": summaryOf(card) });
    item.append(make("p", { class: "kind" }, make("span", { class: "severity" }, SEVERITY[card.severity]), " ",
      only ? `${card.agreements.length === 1 ? "One outlet says" : `${card.agreements.length} outlets say`} the same`
        : KIND[card.disputes[0].finding.kind]));
    const mine = make("figure", { class: "own" }, make("figcaption", {}, "This draft"), quote(own));
    mine.addEventListener("click", () => this.actions.go(card.key));
    if (!only) item.append(mine);
    else item.append(make("p", { class: "figure" }, make("mark", {}, own.valueText)));
    const others = card.disputes.flatMap(({ sides }) => sides.slice(1).map((side) => (side.inDraft ? quote(side) : source(side))));
    item.append(...others.slice(0, MOST_OPEN));
    if (others.length > MOST_OPEN) {
      item.append(make("details", { class: "others" }, make("summary", {}, `${others.length - MOST_OPEN} more`),
        ...others.slice(MOST_OPEN)));
    }
    if (card.agreements.length) item.append(this.agreements(card, only));
    item.append(make("details", { class: "why" }, make("summary", {}, "Why"),
      ...card.items.map(({ finding }) => make("p", {}, make("bdi", {}, finding.explanation),
        ` (${Math.round(finding.confidence * 100)} in 100 sure)`))));
    const buttons = make("p", { class: "buttons" });
    for (const text of new Set(card.disputes.map(replacementOf))) {
      if (text) buttons.append(make("button", { type: "button", class: "use", onclick: () => this.actions.replace(card.key, text) },
        "Use ", make("bdi", {}, `“${text}”`)));
    }
    if (!only) {
      buttons.append(make("button", { type: "button", onclick: () => this.actions.dismiss(card),
        title: "Not shown again until the words of either side change" }, "Dismiss until changed"));
    }
    if (buttons.children.length) item.append(buttons);
    return item;
  }

  agreements(card, only) {
    const others = card.agreements.flatMap((item) => item.sides.filter((side) => !side.inDraft));
    const names = [...new Set(others.map((side) => side.article.outlet || side.article.title))];
    return make("details", { class: "others" }, make("summary", {}, only ? names.join(", ") : `The same: ${names.join(", ")}`),
      ...others.map(source));
  }

  // What was dismissed and would still be shown.
  renderDismissed(items) {
    const box = document.getElementById("dismissed");
    const signature = items.map((item) => item.finding.id).join();
    if (this.dismissed === signature) return;
    this.dismissed = signature;
    box.hidden = items.length === 0;
    box.firstElementChild.textContent = `Dismissed: ${items.length}`;
    box.lastElementChild.replaceChildren(...items.map((item) => make("li", {}, make("mark", {}, item.sides[0].valueText), " — ",
      KIND[item.finding.kind].toLowerCase(), item.sides[1] && !item.sides[1].inDraft ? `, ${item.sides[1].article.outlet}` : "", " ",
      make("button", { type: "button", "aria-label": `Show ${item.sides[0].valueText} again`,
        onclick: () => this.actions.restore([item.finding.fingerprint]) }, "Show again"))));
  }
}
