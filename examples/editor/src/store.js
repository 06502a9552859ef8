// What the browser keeps: the draft with what is known of it, and which findings were dismissed. Written soon after each
// key and once more when the page goes; another window that has the draft open keeps this one from writing over it.

const DRAFT = "crosscheck.draft", DISMISSED = "crosscheck.dismissed";
const SOON = 250;

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

export class Store {
  // draft(): what is to be kept, now. failed(): the browser keeps nothing (full, or forbidden).
  constructor({ draft, failed }) {
    Object.assign(this, { draft, failed });
    this.timer = null;
    this.mayWrite = true;
    this.dismissed = new Set(read(DISMISSED) ?? []);
    addEventListener("pagehide", () => this.now());
    document.addEventListener("visibilitychange", () => this.now());
  }

  static load() { return read(DRAFT); }

  soon() {
    this.timer ??= setTimeout(() => this.now(), SOON);
  }

  now() {
    if (this.timer === null) return;
    clearTimeout(this.timer);
    this.timer = null;
    if (this.mayWrite) this.write(DRAFT, this.draft());
  }

  // A suppression is a fingerprint of the words of both sides: other words have another one.
  dismiss(fingerprints, really = true) {
    // Another window may have added some.
    for (const known of read(DISMISSED) ?? []) this.dismissed.add(known);
    for (const one of fingerprints) really ? this.dismissed.add(one) : this.dismissed.delete(one);
    this.write(DISMISSED, [...this.dismissed]);
  }

  write(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {
      this.failed();
    }
  }

  // Resolves when no other window has the draft open. `wait` is called where one has.
  static alone(wait) {
    if (!navigator.locks) return Promise.resolve();
    return new Promise((mine) => {
      const forever = new Promise(() => {});
      navigator.locks.request(DRAFT, { ifAvailable: true }, (lock) => {
        if (lock) { mine(); return forever; }
        wait();
        navigator.locks.request(DRAFT, () => { mine(); return forever; });
        return undefined;
      });
    });
  }
}
