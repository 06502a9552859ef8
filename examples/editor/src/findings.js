// What the server found, as the page shows it: a card for each figure of the draft, with all that is said of it.

const RANK = ["INFO", "NOTICE", "WARNING", "ERROR"];
export const SEVERITY = { ERROR: "Error", WARNING: "Warning", NOTICE: "Notice", INFO: "Agrees" };

export const KIND = {
  AGREEMENT: "Others say the same",
  NUMERIC_OVERLAP: "Another range",
  NUMERIC_CONFLICT: "Another figure",
  DATE_DRIFT: "Another date",
  SCOPE_MISMATCH: "Said of something else",
  SUPERSEDED: "Updated since",
  HEDGE_DRIFT: "More or less sure elsewhere",
  ARITHMETIC: "Does not add up",
};

// Kinds where the other figure can be written in the place of the draft's.
const REPLACEABLE = new Set(["NUMERIC_CONFLICT", "NUMERIC_OVERLAP", "DATE_DRIFT", "SUPERSEDED", "HEDGE_DRIFT"]);

export const isAgreement = (item) => item.finding.kind === "AGREEMENT";
const oneLine = (text) => text.replace(/\s+/g, " ").trim();

// The sentence of a side in three pieces: before its value, the value, behind.
export function quoteOf(side) {
  const at = side.valueSpan.begin - side.span.begin;
  return [side.text.slice(0, at), side.valueText, side.text.slice(at + side.valueText.length)];
}

// The words of the only other source that can take the draft's place; empty where there are none.
export function replacementOf(item) {
  const others = item.sides.filter((side) => !side.inDraft);
  const one = others.length === 1 && item.sides.length === 2 && REPLACEABLE.has(item.finding.kind);
  return one ? oneLine(others[0].valueText) : "";
}

// One figure of the draft each, in the order of the text. A figure whose words are no longer what was checked has none
// until the server has spoken again.
export function cardsOf(items, dismissed, withAgreements) {
  const cards = new Map();
  for (const item of items) {
    if (item.touched || dismissed.has(item.finding.fingerprint)) continue;
    if (isAgreement(item) && !withAgreements) continue;
    const key = item.sides[0].claimId;
    let card = cards.get(key);
    if (!card) cards.set(key, card = { key, disputes: [], agreements: [], from: item.marks[0].from });
    (isAgreement(item) ? card.agreements : card.disputes).push(item);
  }
  for (const card of cards.values()) {
    card.items = [...card.disputes, ...card.agreements];
    card.severity = RANK[Math.max(...card.items.map((item) => RANK.indexOf(item.finding.severity)))];
    if (card.disputes.length === 0) card.severity = "INFO";
  }
  return [...cards.values()].sort((a, b) => a.from - b.from);
}

// What a screen reader is told of a figure.
export function summaryOf(card) {
  const figure = card.items[0].sides[0].valueText;
  const told = (items) => items.map((item) => {
    const other = item.sides.find((side) => !side.inDraft);
    return other ? `${other.article.outlet || "another article"} says ${oneLine(other.valueText)}` : item.finding.explanation;
  });
  if (card.disputes.length === 0) return `${figure}: ${card.agreements.length} agree`;
  return `${SEVERITY[card.severity]}, ${figure}: ${told(card.disputes).join("; ")}`;
}
