// What the page tells the server of its edits makes the same texts there as are in the page, whatever was done.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const editor = join(process.env.EXAMPLES, "editor");
const of = (module) => createRequire(join(editor, "package.json"))(module);
const { EditorState } = of("prosemirror-state");
const { Schema } = of("prosemirror-model");
const { append, bodyOf, difference, editsOf, titleOf } = await import(pathToFileURL(join(editor, "src/positions.js")));

const inline = { content: "text*", marks: "" };
const schema = new Schema({ nodes: { doc: { content: "headline paragraph+" }, headline: inline, paragraph: inline, text: {} } });
const node = (type, text) => schema.node(type, null, text ? schema.text(text) : null);
const docOf = ([title, ...paragraphs]) => schema.node("doc", null,
  [node("headline", title), ...paragraphs.map((text) => node("paragraph", text))]);

// As the server does it.
function edited(texts, edits) {
  for (const { part, begin, end, text } of edits) {
    const was = texts[part];
    assert.ok(begin >= 0 && begin <= end && end <= was.length, `${begin} to ${end} of ${was.length}`);
    for (const at of [begin, end]) {
      assert.ok(!(/[\ud800-\udbff]/.test(was[at - 1] ?? "") && /[\udc00-\udfff]/.test(was[at] ?? "")), "half a character");
    }
    texts[part] = was.slice(0, begin) + text + was.slice(end);
  }
  return texts;
}

// The same numbers on every run.
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const words = ["a", " ", "30 to 50 times", "é", "😀", "𝔘", "\u200d", "Ostrey", "", "e\u0301"];

function change(state, next) {
  const tr = state.tr, size = () => tr.doc.content.size;
  for (let i = 0, count = 1 + next(3); i < count; ++i) {
    const from = next(size() + 1), to = Math.min(size(), from + next(next(4) ? 8 : 200));
    try {
      switch (next(6)) {
        case 0: tr.delete(from, to); break;
        case 1: tr.split(from); break;
        case 2: tr.join(from); break;
        case 3: tr.replace(from, to, docOf(["One", words[next(10)], words[next(10)]]).slice(1 + next(3), 6 + next(3))); break;
        case 4: tr.insert(from, node("paragraph", words[next(10)])); break;
        default: tr.insertText(words[next(10)], from, to);
      }
    } catch {
      // What the schema does not let be done is not done.
    }
  }
  // Nobody can put the caret into a character; that has a test of its own.
  const halved = [...tr.docs, tr.doc].some((doc) => /\p{Surrogate}/u.test(doc.textBetween(0, doc.content.size, "\n")));
  return halved ? state.tr : tr;
}

for (const waiting of [1, 5]) {
  test(`20,000 random changes, ${waiting} at a time`, () => {
    const next = numbers(20261122 + waiting);
    const first = docOf(["Head 😀", "First 𝔘.", "", "Second"]);
    let state = EditorState.create({ doc: first });
    let texts = { TITLE: titleOf(first), BODY: bodyOf(first) };
    let edits = [], done = 0;
    for (let round = 0; round < 20_000; ++round) {
      const tr = change(state, next);
      if (!tr.docChanged) continue;
      ++done;
      state = state.apply(tr);
      for (const edit of editsOf(tr)) append(edits, edit);
      if (round % waiting) continue;
      texts = edited(texts, edits);
      edits = [];
      assert.equal(texts.TITLE, titleOf(state.doc));
      assert.equal(texts.BODY, bodyOf(state.doc));
      if (state.doc.content.size > 2000) {
        state = EditorState.create({ doc: first });
        texts = { TITLE: titleOf(first), BODY: bodyOf(first) };
      }
    }
    assert.ok(done > 10_000, `${done} changes`);
  });
}

test("a word that is typed is one edit, as long as the word", () => {
  let state = EditorState.create({ doc: docOf(["Head", "word ".repeat(2000), "Last"]) });
  const edits = [];
  const type = (text, at) => {
    const tr = state.tr.insertText(text, at, at);
    for (const edit of editsOf(tr)) append(edits, edit);
    state = state.apply(tr);
  };
  [..."thirty"].forEach((letter, i) => type(letter, 507 + i));
  assert.deepEqual(edits, [{ part: "BODY", begin: 500, end: 500, text: "thirty" }]);
  type("x", 7);
  assert.equal(edits.length, 2);
});

test("half a character is none of the server's", () => {
  let state = EditorState.create({ doc: docOf(["", "😀😁"]) });
  // The second halves differ only.
  const tr = state.tr.insertText("\ude02", 4, 5);
  assert.deepEqual(editsOf(tr), [{ part: "BODY", begin: 0, end: 2, text: "😂" }]);
  state = EditorState.create({ doc: docOf(["", "ab"]) });
  assert.deepEqual(editsOf(state.tr.insertText("\ud83d", 4, 4)), [{ part: "BODY", begin: 1, end: 1, text: "\ufffd" }]);
  assert.deepEqual(difference("BODY", "a😀b", "a😁b"), [{ part: "BODY", begin: 1, end: 3, text: "😁" }]);
});
