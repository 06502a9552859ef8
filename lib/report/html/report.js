// What the report's page can do beyond being read: filters that work together, with their state in the address; and a
// choice of colours. Everything that is told stands in the page without this. No text of an article is ever made into
// markup here.
"use strict";

const root = document.documentElement;
const form = document.getElementById("filters");
const items = Array.from(document.querySelectorAll(".item"));
const folds = Array.from(document.querySelectorAll("main details"));
const groups = ["severity", "kind", "origin", "outlet"];

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
  history.pushState(null, "", addressOf(id));
  goTo(id);
});
window.addEventListener("beforeprint", () => {
  for (const fold of folds) fold.open = true;
});
window.addEventListener("popstate", readAddress);
readAddress();

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
