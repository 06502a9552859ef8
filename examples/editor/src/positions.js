// Where a place of the document is in the texts that the server has, and what a change of the one is in the other.
//
// The document is a headline and paragraphs. The headline is the part TITLE; the paragraphs, with an empty line between,
// are the part BODY. A paragraph ends and the next begins at two positions of ProseMirror, and "\n\n" are two characters:
// so an offset of UTF-16 units is a position less a constant, however long the draft is, and no table is kept.

// Where in the document this part's text begins.
export const startOf = (headlineSize, part) => (part === "TITLE" ? 1 : headlineSize + 1);

// The text of the paragraphs between two positions.
export function bodyBetween(doc, from, to) {
  const out = [];
  let pos = doc.firstChild.nodeSize;
  for (let i = 1; i < doc.childCount && pos < to; ++i) {
    const child = doc.child(i);
    const begin = pos + 1, end = begin + child.content.size;
    pos += child.nodeSize;
    if (from < end && to > begin) {
      out.push(child.textBetween(Math.max(from, begin) - begin, Math.min(to, end) - begin));
    }
    if (i + 1 < doc.childCount && to > end) {
      out.push("\n\n".slice(Math.max(from - end, 0), to - end));
    }
  }
  return out.join("");
}

export const titleOf = (doc) => doc.firstChild.textContent;
export const bodyOf = (doc) => bodyBetween(doc, 0, doc.content.size);

const isHigh = (unit) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit) => unit >= 0xdc00 && unit < 0xe000;
// Is the place between the halves of one character?
const splits = (text, at) => isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));

// Half a character is none in UTF-8. What stands for it has the same length.
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

// The shortest replacement that makes `to` of `from`; nothing where they are the same.
export function difference(part, from, to) {
  if (from === to) return [];
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) ++head;
  if (splits(from, head) || splits(to, head)) --head;
  let tail = 0;
  while (tail < most - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) ++tail;
  if (splits(from, from.length - tail) || splits(to, to.length - tail)) --tail;
  return [{ part, begin: head, end: from.length - tail, text: wellFormed(to.slice(head, to.length - tail)) }];
}

// What one step changed, as replacements in the order in which they are done.
function editsOfStep(before, after, map) {
  const size = before.firstChild.nodeSize, sizeAfter = after.firstChild.nodeSize;
  const edits = [];
  let simple = true;
  map.forEach((a, b, c, d) => {
    const inTitle = a > 0 && b < size && d < sizeAfter;
    const inBody = a > size && size === sizeAfter && b < before.content.size && d < after.content.size;
    simple &&= inTitle || inBody;
    if (!simple) return;
    const part = inTitle ? "TITLE" : "BODY";
    const textOf = (doc, from, to) =>
      (inTitle ? doc.firstChild.textBetween(from - 1, Math.min(to, doc.firstChild.nodeSize - 1) - 1)
        : bodyBetween(doc, from, to));
    // An edit of half a character is one of the whole.
    const widen = (at) => at - 1 >= startOf(size, part) && splits(textOf(before, at - 1, at + 1), 1);
    if (widen(a)) { --a; --c; }
    if (widen(b)) { ++b; ++d; }
    const start = startOf(size, part);
    // The last first, so that the places of the others stay.
    edits.unshift({ part, begin: a - start, end: b - start, text: wellFormed(textOf(after, c, d)) });
  });
  if (simple) return edits;
  // Across the headline's end, or a paragraph at the very edge: rare, and found by comparing.
  return [...difference("TITLE", titleOf(before), titleOf(after)), ...difference("BODY", bodyOf(before), bodyOf(after))];
}

export const editsOf = (transaction) => transaction.steps.flatMap((step, i) =>
  editsOfStep(transaction.docs[i], transaction.docs[i + 1] ?? transaction.doc, step.getMap()));

// Appends an edit to those that wait. One that touches what the last put in becomes part of it, so that a word that was
// typed is one edit.
export function append(edits, next) {
  const last = edits.at(-1);
  const until = last ? last.begin + last.text.length : 0;
  if (!last || last.part !== next.part || next.begin > until || next.end < last.begin) {
    edits.push(next);
    return;
  }
  edits[edits.length - 1] = {
    part: last.part,
    begin: Math.min(last.begin, next.begin),
    end: last.end + Math.max(0, next.end - until),
    text: last.text.slice(0, Math.max(0, next.begin - last.begin)) + next.text +
      last.text.slice(Math.max(0, next.end - last.begin)),
  };
}
