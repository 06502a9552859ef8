// What the report's page can do beyond being read: filters that work together, with their state in the address; and a
// choice of colours. Everything that is told stands in the page without this. No text of an article is ever made into
// markup here.
"use strict";

const root = document.documentElement;
const form = document.getElementById("filters");
const items = Array.from(document.querySelectorAll(".item"));
const folds = Array.from(document.querySelectorAll(".fold"));
const groups = ["severity", "origin", "kind", "outlet"];

// The address holds a value of a filter as what is stable and speaks: names of outlets, not their numbers.
const nameOf = (input) =>
  input.name === "outlet" ? input.nextElementSibling.querySelector("bdi").textContent : input.value.toLowerCase();

function inputsOf(group) {
  return form ? Array.from(form.querySelectorAll(`input[name="${group}"]`)) : [];
}

// Which values are asked for, by group; a group without any asks for nothing.
function wanted() {
  const sets = {};
  for (const group of groups) {
    sets[group] = new Set(inputsOf(group).filter((input) => input.checked).map((input) => input.value));
  }
  return sets;
}

function apply() {
  const sets = wanted();
  let shown = 0;
  for (const item of items) {
    const fits = groups.every(
      (group) => sets[group].size === 0 || item.dataset[group].split(" ").some((value) => sets[group].has(value)));
    item.hidden = !fits;
    if (fits) shown += 1;
  }
  for (const fact of document.querySelectorAll(".fact")) {
    fact.hidden = !fact.querySelector(".item:not([hidden])");
  }
  for (const section of document.querySelectorAll("main > section")) {
    const own = section.querySelectorAll(".item");
    section.classList.toggle("empty", own.length > 0 && Array.from(own).every((item) => item.hidden));
  }
  const all = shown === items.length;
  // On paper there is no filter to be seen.
  document.getElementById("findings").dataset.shown = all ? "" : ` (${shown} of ${items.length} shown)`;
  // Long lists of pairs are folded until somebody looks for something.
  for (const fold of folds) fold.open = !all;
  document.getElementById("shown").textContent = all
    ? `All ${items.length} findings and agreements are shown`
    : `${shown} of ${items.length} findings and agreements are shown`;
  document.getElementById("show-all").hidden = all;
}

// "#severity=error&outlet=Northern+Ledger&at=fact-3"
function readAddress() {
  const text = location.hash.slice(1);
  const asked = new URLSearchParams(text.includes("=") ? text : "");
  for (const group of groups) {
    const values = asked.getAll(group);
    for (const input of inputsOf(group)) input.checked = values.includes(nameOf(input));
  }
  if (form) apply();
  goTo(asked.get("at") || (text.includes("=") ? "" : text));
}

function addressOf(at) {
  const state = new URLSearchParams();
  for (const group of groups) {
    for (const input of inputsOf(group)) {
      if (input.checked) state.append(group, nameOf(input));
    }
  }
  if (at) state.set("at", at);
  return "#" + state.toString();
}

// A place that the filters hide is shown all the same: who follows a link wants to see it.
function goTo(id) {
  const target = id && document.getElementById(id);
  if (!target) return;
  if (target.closest("[hidden]")) showAll();
  const fold = target.closest("details");
  if (fold) fold.open = true;
  target.scrollIntoView();
  if (!target.matches("a, button, input, [tabindex]")) target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}

function showAll() {
  form.reset();
  apply();
}

if (form) {
  form.hidden = false;
  form.addEventListener("change", () => {
    apply();
    history.replaceState(null, "", addressOf(""));
  });
  document.getElementById("show-all").addEventListener("click", () => {
    showAll();
    history.replaceState(null, "", addressOf(""));
    form.querySelector("input").focus();  // the button that had the focus is gone
  });
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const id = (link.getAttribute("href") || "").slice(1);
  goTo(id);
  history.pushState(null, "", addressOf(id));
});
window.addEventListener("beforeprint", () => {
  for (const fold of folds) fold.open = true;
});
window.addEventListener("afterprint", () => {
  if (form) apply();
});
window.addEventListener("popstate", readAddress);
readAddress();

// The picture of the graph: it scrolls as anything that scrolls, by wheel, touch and arrow keys. Here it is drawn by the
// mouse and made larger and smaller; 0 fits it again.
function canvas() {
  const frame = document.getElementById("canvas");
  if (!frame) return;
  const picture = frame.querySelector("svg");
  let zoom = 1;
  // Keeps the point of the picture that is at (x, y) of the frame where it is.
  const zoomTo = (next, x = frame.clientWidth / 2, y = frame.clientHeight / 2) => {
    const before = zoom;
    zoom = Math.min(4, Math.max(0.25, next));
    const width = picture.getBoundingClientRect().width / before;
    const [left, top] = [(frame.scrollLeft + x) / before, (frame.scrollTop + y) / before];
    picture.style.minWidth = "0";
    picture.style.width = `${Math.round(width * zoom)}px`;
    frame.scrollTo({ left: left * zoom - x, top: top * zoom - y, behavior: "instant" });
  };
  const fit = () => {
    zoom = 1;
    picture.style.minWidth = "";
    picture.style.width = "";
    frame.scrollTo({ left: 0, top: 0, behavior: "instant" });
  };
  const acts = { "+": () => zoomTo(zoom * 1.25), "-": () => zoomTo(zoom / 1.25), "0": fit };
  acts["="] = acts["+"];
  const tools = document.createElement("div");
  tools.className = "tools";
  for (const [key, name] of [["+", "Larger"], ["-", "Smaller"], ["0", "Fit"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", acts[key]);
    tools.append(button);
  }
  frame.before(tools);
  frame.setAttribute("aria-label", frame.getAttribute("aria-label") + ", plus and minus change its size, 0 fits it");
  frame.classList.add("moves");
  frame.addEventListener("keydown", (event) => {
    if (!acts[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    acts[event.key]();
  });
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = frame.getBoundingClientRect();
    zoomTo(zoom * Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  let grip = null;
  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    grip = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop, moved: false };
  });
  window.addEventListener("pointermove", (event) => {
    if (!grip) return;
    const [dx, dy] = [event.clientX - grip.x, event.clientY - grip.y];
    grip.moved = grip.moved || Math.abs(dx) + Math.abs(dy) > 4;
    frame.classList.toggle("moving", grip.moved);
    if (grip.moved) frame.scrollTo({ left: grip.left - dx, top: grip.top - dy, behavior: "instant" });
  });
  window.addEventListener("pointerup", () => {
    // A link under the mouse at the end of a move was not meant.
    if (grip && grip.moved) frame.addEventListener("click", (event) => event.stopPropagation() || event.preventDefault(),
      { capture: true, once: true });
    setTimeout(() => { grip = null; frame.classList.remove("moving"); });
  });
  frame.addEventListener("dragstart", (event) => event.preventDefault());
}
canvas();

// On a phone the filters fold away and tables scroll; what need not be scrolled is no stop of the keyboard.
const narrow = matchMedia("(max-width: 40rem)");
function fitWidth() {
  const choices = document.getElementById("choices");
  if (choices) choices.open = !narrow.matches || choices.querySelector(":checked") !== null;
  for (const scroll of document.querySelectorAll(".scroll:not(.canvas)")) {
    scroll.toggleAttribute("tabindex", narrow.matches);
    if (narrow.matches) scroll.setAttribute("tabindex", "0");
  }
}
narrow.addEventListener("change", fitWidth);
fitWidth();

// Colours: as the system has them until the reader chooses. Kept where the browser lets a file keep anything.
function themed() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "theme";
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const show = () => { button.textContent = isDark() ? "Light colours" : "Dark colours"; };
  try {
    const kept = localStorage.getItem("crosscheck-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch { /* not kept */ }
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("crosscheck-theme", root.dataset.theme);
    } catch { /* not kept */ }
    show();
  });
  dark.addEventListener("change", show);
  show();
  document.querySelector("header").append(button);
}
themed();
