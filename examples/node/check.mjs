// Checks articles against each other from Node.js, through the C ABI and koffi, and prints the report as JSON.
//
//   npm ci && CROSSCHECK_LIBRARY=/usr/lib/libcrosscheck.so.0 node check.mjs FILE...
//
// Exit status: 0 when a report was printed, 2 when not, 77 where koffi is not installed.
import { readFileSync } from 'node:fs';

const koffi = await import('koffi').then(
  (module) => module.default,
  () => {
    console.error('koffi is not installed; run npm ci in this folder');
    process.exit(process.env.CROSSCHECK_NO_SKIP ? 1 : 77);
  },
);

const lib = koffi.load(process.env.CROSSCHECK_LIBRARY ?? 'libcrosscheck.so.0');
const Buffer_ = koffi.struct('crosscheck_buffer', { data: 'void *', size: 'size_t' });
koffi.opaque('crosscheck_checker');
const create = lib.func(
  'int32_t crosscheck_checker_create(void *options, _Out_ crosscheck_checker **checker, _Inout_ crosscheck_buffer *error)',
);
const free = lib.func('void crosscheck_checker_free(crosscheck_checker *checker)');
const addFile = lib.func(
  'int32_t crosscheck_checker_add_file(crosscheck_checker *checker, const char *name, const uint8_t *bytes, size_t size, ' +
    '_Inout_ crosscheck_buffer *warnings, _Inout_ crosscheck_buffer *error)',
);
const check = lib.func(
  'int32_t crosscheck_checker_check(crosscheck_checker *checker, const char *draft_id, size_t draft_id_size, ' +
    'int32_t encoding, _Inout_ crosscheck_buffer *report, _Inout_ crosscheck_buffer *error)',
);
const freeBuffer = lib.func('void crosscheck_buffer_free(_Inout_ crosscheck_buffer *buffer)');
const statusName = lib.func('const char *crosscheck_status_name(int32_t status)');
const JSON_ENCODING = 0;

// The text of a buffer, which is freed.
function take(buffer) {
  const size = Number(buffer.size);
  const bytes = size > 0 ? koffi.decode(buffer.data, koffi.array('uint8_t', size, 'Typed')) : new Uint8Array();
  const text = new TextDecoder().decode(bytes);
  freeBuffer(buffer);
  return text;
}

const empty = () => ({ data: null, size: 0 });

function call(act) {
  const error = empty();
  const status = act(error);
  if (status !== 0) throw new Error(`${statusName(status)}: ${take(error)}`);
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node check.mjs FILE...');
  process.exit(2);
}
const out = [null];
call((error) => create(null, out, error));
const checker = out[0];
try {
  for (const file of files) {
    try {
      const bytes = readFileSync(file);
      const warnings = empty();
      call((error) => addFile(checker, file, bytes, bytes.length, warnings, error));
      process.stderr.write(take(warnings));
    } catch (problem) {
      console.error(problem.message);
    }
  }
  const report = empty();
  call((error) => check(checker, null, 0, JSON_ENCODING, report, error));
  process.stdout.write(take(report) + '\n');
} finally {
  free(checker);
}
