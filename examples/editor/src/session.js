// A draft on the server: opened with its whole text, then kept up with by edits.
//
// One request is on its way at a time; what is typed meanwhile waits and goes with the next. An answer speaks of the
// draft as it was sent, so the steps since then are kept, and what it says is mapped through them. After any fault the
// session is opened anew with the text as it is: nothing is guessed about what the server has, and nothing typed can be
// lost, because the text is the page's.
import { Mapping } from "prosemirror-transform";
import { Refused, Unreached, ask, watch } from "./api.js";
import { append } from "./positions.js";

const SLOW = 1000;           // an answer that takes longer is told
const BETWEEN = 60;          // requests begin at least so far apart,
const ANEW = 500;            // and sessions
const LONGEST_WAIT = 8000;   // between tries

export class Session {
  // draft(): { title, text, outlet, published, archive, headlineSize } as they are now. found({ all, changes, mapping,
  // headlineSize }): what an answer tells; true where words that it speaks of are still others. status({ state, message, retryAt }).
  constructor({ draft, found, status }) {
    Object.assign(this, { draft, found, status });
    this.id = null;
    this.version = 0;
    this.edits = [];             // that wait
    this.since = new Mapping();  // from what was sent last to what is there now
    this.headlineSize = 0;       // of what was sent last
    this.aboutChanged = false;
    this.incomplete = false;
    this.stale = false;          // words were changed and changed back unsent: the server has nothing new to tell
    this.faults = 0;             // without a good answer between
    this.lastSent = 0;
    this.lastOpened = -ANEW;
    this.running = false;
  }

  edit(edits, mapping) {
    for (const edit of edits) append(this.edits, edit);
    this.since.appendMapping(mapping);
    this.run();
  }

  describe() {
    this.aboutChanged = true;
    this.run();
  }

  // Another archive, or a server that may be there again.
  reopen() {
    this.forget();
    this.hurry?.();
    this.run();
  }

  close() {
    // First, or a stream that is just being asked for meets a session that is gone.
    this.watching?.abort();
    if (this.id) ask("DELETE", `v1/sessions/${this.id}`, undefined, { keepalive: true }).catch(() => {});
    this.id = null;
  }

  forget() {
    this.close();
    this.incomplete = this.stale = false;
  }

  async run() {
    if (this.running) return;
    this.running = true;
    while (!this.id || this.edits.length || this.aboutChanged || this.incomplete || this.stale) {
      const now = performance.now();
      // From the key on, not from the request on.
      if (this.id) this.status({ state: "checking" });
      await this.pause(this.id ? this.lastSent + BETWEEN - now : this.lastOpened + ANEW - now);
      this.lastSent = performance.now();
      const slow = setTimeout(() => this.status({ state: "slow" }), SLOW);
      try {
        await (this.id ? this.send() : this.open());
        this.faults = 0;
        this.status({ state: this.incomplete ? "searching" : "checked" });
      } catch (error) {
        clearTimeout(slow);
        await this.recover(error);
      }
      clearTimeout(slow);
    }
    this.running = false;
  }

  // What waits is part of the draft that is sent.
  take() {
    const { headlineSize, ...draft } = this.draft();
    this.headlineSize = headlineSize;
    this.edits = [];
    this.aboutChanged = false;
    this.since = new Mapping();
    return draft;
  }

  async open() {
    if (this.faults === 0) this.status({ state: "connecting" });
    this.lastOpened = performance.now();
    const { archive, ...draft } = this.take();
    this.opening = archive;
    const answer = await ask("POST", "v1/sessions", { archive, draft, units: "UTF16" });
    if (this.opening !== this.draft().archive) {
      // Another was chosen while this one was opened.
      ask("DELETE", `v1/sessions/${answer.session}`).catch(() => {});
      return;
    }
    this.id = answer.session;
    this.version = answer.version;
    this.receive(answer, true);
    this.watch();
  }

  async send() {
    const id = this.id, edits = this.edits, about = this.aboutChanged;
    const { outlet, published } = this.take();
    if (this.stale && !edits.length && !about && !this.incomplete) {
      const all = await ask("GET", `v1/sessions/${id}/findings`);
      if (this.id === id) this.receive(all, true);
      return;
    }
    const request = { version: this.version + 1, edits };
    if (about) request.about = { outlet, published };
    const answer = await ask("POST", `v1/sessions/${id}/edits`, request);
    if (this.id !== id) return;  // of a session that was left meanwhile
    this.version = answer.version;
    this.receive(answer, false);
  }

  receive({ changes }, all) {
    this.incomplete = changes.incomplete;
    const stale = this.found({ all, changes, mapping: this.since, headlineSize: this.headlineSize });
    this.stale = stale && !all;
  }

  async watch() {
    const id = this.id;
    this.watching = new AbortController();
    const begun = await watch(`v1/sessions/${id}/events`, this.watching.signal);
    // One that was refused (too many watch) is done without; so is that of a session that was left.
    if (!begun || this.id !== id) return;
    this.forget();
    this.run();
  }

  // Back to the beginning: at once where the server only forgot the session or has the draft as it was before, else
  // after a while that grows.
  async recover(error) {
    const status = error instanceof Refused ? error.status : 0;
    // A fault of the page itself is told to whoever looks for it.
    if (!status && !(error instanceof Unreached)) reportError(error);
    const known = this.id !== null;
    this.forget();
    ++this.faults;
    if (known && this.faults === 1 && [400, 404, 409].includes(status)) return;
    const wait = Math.max(error.retryAfter ?? 0, Math.min(LONGEST_WAIT, 250 * 2 ** this.faults));
    const refused = status >= 400 && status < 500 && status !== 408 && status !== 429;
    this.status({ state: refused ? "refused" : "offline", http: status, message: error.message,
      retryAt: Date.now() + wait });
    await this.pause(wait);
  }

  pause(ms) {
    if (ms <= 0) return undefined;
    return new Promise((done) => {
      const timer = setTimeout(done, ms);
      this.hurry = () => { clearTimeout(timer); done(); };
    });
  }
}
