// The line that says how the draft stands with the server.

const WORDS = {
  connecting: "Connecting…",
  checked: "Checked",
  checking: "Checking…",
  searching: "Still searching…",
  slow: "The server is slow. Your text is kept here.",
  elsewhere: "This draft is open in another window. Close it there to write here.",
};

export class StatusLine {
  constructor(retry) {
    this.box = document.getElementById("status");
    this.text = document.getElementById("status-text");
    this.button = document.getElementById("retry");
    this.button.addEventListener("click", retry);
    this.found = "";
    this.now = { state: "connecting" };
    this.ticking = null;
    this.quiet = null;
  }

  show(now) {
    // "Checking" and "Checked" at every key would flicker: only a check that takes a while is told.
    clearTimeout(this.quiet);
    this.box.toggleAttribute("data-busy", now.state === "checking");
    if (now.state === "checking") {
      this.quiet = setTimeout(() => this.set(now), 400);
    } else {
      this.set(now);
    }
  }

  set(now) {
    this.now = now;
    clearInterval(this.ticking);
    if (now.retryAt) this.ticking = setInterval(() => this.write(), 1000);
    this.write();
  }

  count(disputes, agreements) {
    const parts = [];
    if (disputes) parts.push(disputes === 1 ? "1 finding" : `${disputes} findings`);
    if (agreements) parts.push(agreements === 1 ? "1 figure agrees" : `${agreements} figures agree`);
    this.found = parts.join(", ");
    this.write();
  }

  unkept() {
    this.warning = " This browser does not keep the draft: copy it before you close the page.";
    this.write();
  }

  write() {
    const { state, message, retryAt } = this.now;
    let words = WORDS[state];
    if (state === "checked" && this.found) words += `: ${this.found}`;
    const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
    if (state === "offline") words = `The server does not answer. Your text is kept here; trying again in ${seconds} s.`;
    if (state === "refused") words = `The server refuses the draft: ${message}`;
    words += this.warning ?? "";
    // An unchanged line is not said again.
    if (this.text.textContent !== words) this.text.textContent = words;
    this.box.dataset.state = state;
    this.button.hidden = state !== "offline" && state !== "refused";
  }
}
