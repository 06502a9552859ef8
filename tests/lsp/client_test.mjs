// Drives crosscheck_lsp with Microsoft's client of the protocol, as an editor would:
//
//   node client_test.mjs SERVER ARTICLES
//
// Opens a draft, types into it 200 times at random, and after each edit wants the diagnostics that a new document of
// the same text is given; then hover, code actions, commands, pull, cancellation, shutdown. Exit status 77 where the
// client is not installed (npm ci).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const protocol = await import('vscode-languageserver-protocol/node.js').then(
  (module) => module.default,
  () => {
    console.error('vscode-languageserver-protocol is not installed; run npm ci in tests/lsp');
    process.exit(process.env.CROSSCHECK_NO_SKIP ? 1 : 77);
  },
);

const [server, articles] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'crosscheck-lsp-'));
const ignoreFile = join(folder, 'ignore.txt');

class Client {
  constructor(capabilities = {}, sources = articles) {
    this.process = spawn(server, ['--ignore', ignoreFile, sources], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.exited = new Promise((resolve) => this.process.on('exit', resolve));
    this.connection = protocol.createProtocolConnection(
      new protocol.StreamMessageReader(this.process.stdout),
      new protocol.StreamMessageWriter(this.process.stdin),
    );
    this.published = new Map();
    this.waiting = [];
    this.shown = [];
    this.refreshed = 0;
    this.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      this.published.set(params.uri, params);
      this.waiting = this.waiting.filter((wait) => !wait());
    });
    this.connection.onRequest('window/showDocument', (params) => {
      this.shown.push(params);
      return { success: true };
    });
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshed += 1;
      return null;
    });
    this.connection.listen();
    this.capabilities = capabilities;
  }
  async start() {
    const answer = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: this.capabilities,
    });
    await this.connection.sendNotification('initialized', {});
    return answer;
  }
  open(uri, text, version = 1) {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version, text },
    });
  }
  change(uri, version, ...contentChanges) {
    return this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }
  // The diagnostics of a version, when they come.
  diagnostics(uri, version) {
    return new Promise((resolve) => {
      const wait = () => {
        const params = this.published.get(uri);
        if (!params || params.version !== version) return false;
        resolve(params.diagnostics);
        return true;
      };
      if (!wait()) this.waiting.push(wait);
    });
  }
  async stop() {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    assert.equal(await this.exited, 0);
  }
}

// The same positions as LSP has them, over a string.
function positionOf(text, offset) {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1).length };
}
const rangeOf = (text, begin, end) => ({ start: positionOf(text, begin), end: positionOf(text, end) });
const textAt = (text, { start, end }) => {
  const lines = text.split('\n');
  const offset = ({ line, character }) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return text.slice(offset(start), offset(end));
};

// A generator with a seed (mulberry32), so that a failure can be seen again.
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const HEAD = '---\noutlet: Tollan Evening\npublished: 2023-10-20\ntitle: Ferry and plant\n---\n';
const PARAGRAPHS = [
  'The brine from the Lumeva battery plant is 90 times saltier than tap water, residents of Ostrey County say. 🌊 Émigré fishers agree.',
  'Ostrey County closed 14 drinking-water wells in June 2023 after brine from the plant seeped into the ground.',
  'Accidents at sea killed 1,300 people in Sorrania in 2022.',
  'The plant employs 1,850 workers.',
];
const DRAFT = HEAD + PARAGRAPHS.join('\n\n') + '\n';

async function typesAtRandom() {
  const client = new Client();
  const { capabilities } = await client.start();
  assert.equal(capabilities.positionEncoding, 'utf-16');
  assert.equal(capabilities.textDocumentSync.change, 2);
  const uri = 'file:///drafts/typed.md';
  let text = DRAFT;
  let version = 1;
  await client.open(uri, text, version);
  const first = await client.diagnostics(uri, 1);
  assert.ok(first.some((d) => d.code === 'NUMERIC_CONFLICT' && textAt(text, d.range).includes('14')));
  assert.ok(first.every((d) => d.source === 'crosscheck' && d.message && d.relatedInformation.length > 0));

  const next = random(20261122);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const pieces = ['11', '14', '1,263', ' ', 'é', '🌊', '\n\n', '.', 'about ', 'killed 1,263 people', PARAGRAPHS[1], PARAGRAPHS[2], '---\n', 'x'];
  const past = [];
  let nonEmpty = 0;
  for (let i = 0; i < 200; ++i) {
    let begin, end, piece;
    if (past.length > 0 && (next() < 0.3 || past.length > 8)) {
      // Undo; and all of it, before nothing is left of the draft.
      const before = past.length > 8 ? past[0] : past.at(-1);
      past.splice(before === past[0] ? 0 : -1);
      await client.change(uri, ++version, { text: before });
      text = before;
    } else {
      past.push(text);
      begin = Math.floor(next() * (text.length + 1));
      end = Math.min(text.length, begin + (next() < 0.5 ? 0 : Math.floor(next() * 30)));
      // No editor cuts a character in two.
      const inside = (at) => at > 0 && at < text.length && /[\uDC00-\uDFFF]/.test(text[at]);
      if (inside(begin)) begin -= 1;
      if (inside(end)) end += 1;
      piece = next() < 0.3 ? '' : pick(pieces);
      await client.change(uri, ++version, { range: rangeOf(text, begin, end), text: piece });
      text = text.slice(0, begin) + piece + text.slice(end);
    }
    const typed = await client.diagnostics(uri, version);
    const fresh = `file:///drafts/fresh-${i}.md`;
    await client.open(fresh, text, 1);
    assert.deepEqual(typed.map((d) => JSON.stringify(d).replaceAll(uri, fresh)),
      (await client.diagnostics(fresh, 1)).map((d) => JSON.stringify(d)), `edit ${i}`);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: fresh } });
    nonEmpty += typed.length > 0;
  }
  assert.ok(nonEmpty > 100, `only ${nonEmpty} of 200 states had a finding`);
  await client.stop();
}

async function asksAndActs() {
  const client = new Client({
    general: { positionEncodings: ['utf-16'] },
    window: { showDocument: { support: true } },
  });
  await client.start();
  const uri = pathToFileURL(join(folder, 'draft.md')).href;
  await client.open(uri, DRAFT);
  const diagnostics = await client.diagnostics(uri, 1);
  const conflict = diagnostics.find((d) => textAt(DRAFT, d.range) === '14 drinking-water wells');
  assert.ok(conflict, JSON.stringify(diagnostics));
  assert.equal(conflict.severity, 1);
  // The other source, in its own file, at its own words.
  const related = conflict.relatedInformation[0];
  assert.match(related.location.uri, /^file:.*\.md$/);
  const other = readFileSync(new URL(related.location.uri), 'utf8');
  assert.match(textAt(other, related.location.range), /^11 drinking-water wells$/);
  assert.ok(related.message.includes('Brannock Gazette'), related.message);

  const hover = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri }, position: conflict.range.start,
  });
  assert.match(hover.contents.value, /numeric conflict/);
  assert.deepEqual(hover.range, conflict.range);
  assert.equal(await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri }, position: { line: 0, character: 0 },
  }), null);

  const actions = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri }, range: conflict.range, context: { diagnostics: [conflict] },
  });
  const use = actions.find((a) => a.edit);
  assert.match(use.title, /Use "11 drinking-water wells"/);
  assert.deepEqual(use.edit.changes[uri], [{ range: conflict.range, newText: '11 drinking-water wells' }]);
  const show = actions.find((a) => a.command?.command === 'crosscheck.openSource');
  await client.connection.sendRequest('workspace/executeCommand', show.command);
  assert.equal(client.shown[0].uri, related.location.uri);
  assert.deepEqual(client.shown[0].selection, related.location.range);

  // Taken over, the figure agrees with that source, and now differs from another.
  await client.change(uri, 2, { range: conflict.range, text: '11 drinking-water wells' });
  const mended = await client.diagnostics(uri, 2);
  const of = (list, outlet) => list.filter((d) => d.message.includes('drinking-water') && d.message.includes(outlet));
  assert.equal(of(diagnostics, 'Brannock Gazette').length, 1);
  assert.equal(of(mended, 'Brannock Gazette').length, 0, JSON.stringify(mended));
  assert.equal(of(diagnostics, 'Northern Ledger').length, 0);
  assert.equal(of(mended, 'Northern Ledger').length, 1);
  await client.change(uri, 3, { text: DRAFT });
  assert.deepEqual(await client.diagnostics(uri, 3), diagnostics);

  // Ignored, it is gone, in a second server that reads the same list too, and back when the words change.
  const ignore = actions.find((a) => a.command?.command === 'crosscheck.ignore');
  await client.connection.sendRequest('workspace/executeCommand', ignore.command);
  const wells = (list) => list.filter((d) => d.message.includes('drinking-water wells'));
  client.published.clear();
  await client.change(uri, 4, { text: DRAFT + '\n' });
  assert.equal(wells(await client.diagnostics(uri, 4)).length, wells(diagnostics).length - 1);
  await client.change(uri, 5, { text: DRAFT.replace('14 drinking', '17 drinking') });
  assert.equal(of(await client.diagnostics(uri, 5), 'Brannock Gazette').length, 1);

  await assert.rejects(client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: 'file:///not/open' }, position: { line: 0, character: 0 },
  }), /not open/);
  await assert.rejects(client.connection.sendRequest('crosscheck/unknown', {}), { code: -32601 });
  await assert.rejects(client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: 'top' }), { code: -32602 });
  await assert.rejects(client.connection.sendRequest('workspace/executeCommand', {
    command: 'crosscheck.ignore', arguments: ['zz'],
  }), { code: -32602 });
  await client.stop();

  const second = new Client();
  await second.start();
  await second.open(uri, DRAFT);
  assert.equal(wells(await second.diagnostics(uri, 1)).length, wells(diagnostics).length - 1);
  await second.stop();
  rmSync(ignoreFile);
}

async function pullsInBytes() {
  const client = new Client({
    general: { positionEncodings: ['utf-8', 'utf-16'] },
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: { refreshSupport: true } },
  });
  const { capabilities } = await client.start();
  assert.equal(capabilities.positionEncoding, 'utf-8');
  const uri = 'file:///drafts/pulled.md';
  const text = 'Émigrés 🌊 say: Ostrey County closed 14 drinking-water wells in June 2023 after brine from the plant seeped into the ground.\n';
  await client.open(uri, HEAD + text);
  const pull = (previousResultId) =>
    client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  const full = await pull();
  assert.equal(full.kind, 'full');
  const [conflict] = full.items;
  assert.equal(conflict.range.start.character, Buffer.byteLength(text.slice(0, text.indexOf('14'))));
  assert.deepEqual(await pull(full.resultId), { kind: 'unchanged', resultId: full.resultId });
  await client.change(uri, 2, { range: { start: conflict.range.start, end: { ...conflict.range.start, character: conflict.range.start.character + 2 } }, text: '11' });
  const mended = await pull(full.resultId);
  assert.equal(mended.kind, 'full');
  assert.ok(!mended.items.some((d) => d.message.includes('Brannock Gazette')), JSON.stringify(mended.items));
  assert.equal(client.published.size, 0, 'who pulls is not pushed to');
  await client.connection.sendRequest('workspace/executeCommand', {
    command: 'crosscheck.ignore', arguments: [conflict.data.fingerprint],
  });
  assert.equal(client.refreshed, 1);

  // A request that is cancelled while others wait is refused; all others are answered.
  const source = new protocol.CancellationTokenSource();
  const answers = [];
  for (let i = 0; i < 50; ++i) answers.push(pull());
  const cancelled = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
  source.cancel();
  await Promise.all(answers);
  await cancelled.then(
    (late) => assert.equal(late.kind, 'full'),  // it had been begun
    (error) => assert.equal(error.code, -32800),
  );
  await client.stop();
  rmSync(ignoreFile);
}

// Twelve outlets that print one sentence underline a figure once; who says something else has a line of his own.
async function tellsCopiesOnce() {
  const sources = join(folder, 'copies');
  mkdirSync(sources);
  const sentence = (wells) => `Ostrey County closed ${wells} drinking-water wells in June 2023 after brine from the plant seeped into the ground.\n`;
  const put = (name, wells) => writeFileSync(join(sources, `${name}.md`),
    `---\nid: ${name}\noutlet: The ${name} Post\npublished: 2023-10-19\ntitle: Wells\n---\n${sentence(wells)}`);
  for (let i = 0; i < 12; ++i) put(`Copy${i}`, 11);
  put('Other', 18);
  const client = new Client({}, sources);
  await client.start();
  const uri = 'file:///drafts/copied.md';
  await client.open(uri, HEAD + sentence(14));
  const wells = (await client.diagnostics(uri, 1)).filter((d) => d.code === 'NUMERIC_CONFLICT');
  assert.equal(wells.length, 2, JSON.stringify(wells));
  const copied = wells.find((d) => d.message.includes('11 drinking-water wells'));
  assert.match(copied.message, /11 more articles have the same words\./);
  const outlets = copied.relatedInformation.map((one) => one.message.split(':')[0]);
  assert.ok(outlets.length > 8 && new Set(outlets).size === outlets.length, outlets.join());
  const hover = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri }, position: copied.range.start,
  });
  assert.equal(hover.contents.value.match(/numeric conflict/g).length, 2, hover.contents.value);
  assert.match(hover.contents.value, /11 more articles have the same words/);
  await client.connection.sendRequest('workspace/executeCommand', {
    command: 'crosscheck.ignore', arguments: [copied.data.fingerprint],
  });
  client.published.clear();
  await client.change(uri, 2, { text: HEAD + sentence(14) + '\n' });
  const left = (await client.diagnostics(uri, 2)).filter((d) => d.code === 'NUMERIC_CONFLICT');
  assert.deepEqual(left.map((d) => d.message.includes('18 drinking-water wells')), [true]);
  await client.stop();
  rmSync(ignoreFile);
}

try {
  for (const test of [typesAtRandom, asksAndActs, pullsInBytes, tellsCopiesOnce]) {
    await test();
    console.log(`${test.name}: passed`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exit(0);
