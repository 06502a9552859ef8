// The editor: a headline and paragraphs, with the server's findings as underlines that move with the text.
import { baseKeymap } from "prosemirror-commands";
import { closeHistory, history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Schema } from "prosemirror-model";
import { EditorState, Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { cardsOf } from "./findings.js";
import { editsOf, startOf } from "./positions.js";

const inline = { content: "text*", marks: "" };
export const schema = new Schema({
  nodes: {
    doc: { content: "headline paragraph+" },
    headline: { ...inline, defining: true, parseDOM: [{ tag: "h1" }], toDOM: () => ["h2", { class: "headline" }, 0] },
    paragraph: { ...inline, parseDOM: [{ tag: "p" }, { tag: "div" }, { tag: "li" }], toDOM: () => ["p", 0] },
    text: {},
  },
});

const textNode = (text) => (text ? schema.text(text) : null);
export const docOf = (title, paragraphs) => schema.node("doc", null, [
  schema.node("headline", null, textNode(title)),
  ...(paragraphs.length ? paragraphs : [""]).map((text) => schema.node("paragraph", null, textNode(text))),
]);

// Enter at the end of the headline leads into the text where that is still empty.
function leaveHeadline(state, dispatch) {
  const { $head, empty } = state.selection;
  const first = state.doc.child(1);
  if (!empty || $head.parent !== state.doc.firstChild || $head.parentOffset < $head.parent.content.size || first.content.size) {
    return false;
  }
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $head.after() + 1)).scrollIntoView());
  return true;
}

const key = new PluginKey("findings");
export const findingsOf = (state) => key.getState(state);

// A finding and the places of its figures in the draft. `mapping` leads from the draft that was checked to this one.
function itemOf({ finding, sides }, { mapping, headlineSize }) {
  const marks = sides.filter((side) => side.inDraft).map((side) => {
    const start = startOf(headlineSize, side.valueSpan.part);
    return { from: mapping.map(start + side.valueSpan.begin, 1), to: mapping.map(start + side.valueSpan.end, -1),
      text: side.valueText };
  });
  return { finding, sides, marks };
}

// The answer to an edit tells what has changed, that to the opening of a session all. What only moved has been moved here
// already, unless its words were gone for a while.
function withChanges(items, { all, changes, ...where }) {
  const byId = all ? new Map() : new Map(items.map((item) => [item.finding.id, item]));
  for (const id of changes.removed) byId.delete(id);
  for (const moved of changes.moved) {
    const known = byId.get(moved.id);
    if (known?.touched) byId.set(moved.id, itemOf({ finding: known.finding, sides: moved.sides }, where));
  }
  for (const found of [...changes.changed, ...changes.added]) byId.set(found.finding.id, itemOf(found, where));
  return [...byId.values()];
}

// A figure that is no longer there in the words that were checked is not underlined.
function look(item, doc) {
  const touched = item.marks.some(({ from, to, text }) =>
    from >= to || to > doc.content.size || doc.textBetween(from, to, "\n\n") !== text);
  return touched === item.touched ? item : { ...item, touched };
}

function mapped(item, tr) {
  const marks = item.marks.map((mark) => {
    const from = tr.mapping.map(mark.from, 1), to = tr.mapping.map(mark.to, -1);
    return from === mark.from && to === mark.to ? mark : { ...mark, from, to };
  });
  return look({ ...item, marks }, tr.doc);
}

function decorate(doc, cards, current) {
  const out = [];
  for (const card of cards) {
    const seen = new Set();
    for (const { from, to } of card.items.flatMap((item) => item.marks)) {
      if (seen.has(from)) continue;
      seen.add(from);
      out.push(Decoration.inline(from, to, { nodeName: "span", "data-card": card.key,
        class: `finding ${card.severity.toLowerCase()}${card.key === current ? " current" : ""}` }));
    }
  }
  return DecorationSet.create(doc, out);
}

// Whose figure the caret is in or at.
function currentAt(cards, items, head) {
  const live = new Map(items.map((item) => [item.finding.id, item]));
  const at = cards.find((card) => card.items.some((item) =>
    live.get(item.finding.id).marks.some(({ from, to }) => from <= head && head <= to)));
  return at?.key ?? null;
}

function findingsPlugin(shown) {
  const build = (doc, selection, items) => {
    const cards = cardsOf(items, shown.dismissed, shown.agreements);
    const current = currentAt(cards, items, selection.head);
    return { items, cards, current, decorations: decorate(doc, cards, current) };
  };
  return new Plugin({
    key,
    state: {
      init: (_, state) => build(state.doc, state.selection, []),
      apply(tr, was) {
        const told = tr.getMeta(key);
        if (told) {
          const items = told.changes ? withChanges(was.items, told) : was.items;
          return build(tr.doc, tr.selection, items.map((item) => look(item, tr.doc)));
        }
        if (!tr.docChanged && !tr.selectionSet) return was;
        const items = tr.docChanged ? was.items.map((item) => mapped(item, tr)) : was.items;
        if (items.some((item, i) => item.touched !== was.items[i].touched)) return build(tr.doc, tr.selection, items);
        // Every other key only moves what is there.
        const current = currentAt(was.cards, items, tr.selection.head);
        if (current !== was.current) return { ...build(tr.doc, tr.selection, items), cards: was.cards, current };
        return { ...was, items, decorations: was.decorations.map(tr.mapping, tr.doc) };
      },
    },
    props: { decorations: (state) => key.getState(state).decorations },
  });
}

const placeholders = new Plugin({
  props: {
    decorations({ doc }) {
      const empty = [];
      doc.forEach((node, pos, i) => {
        if (node.content.size || i > 1 || (i === 1 && doc.childCount > 2)) return;
        empty.push(Decoration.node(pos, pos + node.nodeSize, { class: "empty", "data-placeholder": i ? "Text" : "Headline" }));
      });
      return DecorationSet.create(doc, empty);
    },
  },
});

export class Editor {
  // edited(edits, mapping): what was typed. changed(findings): of the cards, or which of them is current.
  constructor(place, doc, { shown, keys, edited, changed }) {
    const state = EditorState.create({ doc, plugins: [
      history(), keymap(keys), keymap({ "Enter": leaveHeadline, "Mod-z": undo, "Mod-y": redo, "Mod-Shift-z": redo }), keymap(baseKeymap),
      findingsPlugin(shown), placeholders] });
    this.view = new EditorView(place, {
      state,
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "Article", "aria-describedby": "keys",
        spellcheck: "true" },
      dispatchTransaction: (tr) => {
        const before = findingsOf(this.view.state);
        this.view.updateState(this.view.state.apply(tr));
        const after = findingsOf(this.view.state);
        if (after.cards !== before.cards || after.current !== before.current) changed(after);
        if (tr.docChanged) edited(editsOf(tr), tr.mapping);
      },
    });
  }

  get doc() { return this.view.state.doc; }
  get findings() { return findingsOf(this.view.state); }

  // An answer of the server; without one only what is shown of it has changed.
  show(answer = {}) {
    this.view.dispatch(this.view.state.tr.setMeta(key, answer).setMeta("addToHistory", false));
  }

  placesOf(cardKey) {
    return this.findings.items.filter((item) => item.sides[0].claimId === cardKey && !item.touched)
      .flatMap((item) => item.marks);
  }

  // The caret to the beginning of a figure, so that the next key cannot write over it.
  goTo(cardKey, { focus = true } = {}) {
    const [place] = this.placesOf(cardKey);
    if (!place) return;
    this.view.dispatch(this.view.state.tr.setSelection(TextSelection.create(this.doc, place.from)).scrollIntoView());
    if (focus) this.view.focus();
  }

  // Exactly the figure's words, as one step to undo.
  replace(cardKey, text) {
    const [place] = this.placesOf(cardKey);
    if (!place) return;
    const tr = this.view.state.tr.insertText(text, place.from, place.to);
    this.alone(tr.setSelection(TextSelection.create(tr.doc, place.from + text.length)));
  }

  write(doc) { this.alone(this.view.state.tr.replaceWith(0, this.doc.content.size, doc.content)); }

  // As a step of its own to undo: neither what was typed just before nor what is typed next is part of it.
  alone(tr) {
    this.view.dispatch(closeHistory(tr));
    this.view.dispatch(closeHistory(this.view.state.tr));
  }
}
