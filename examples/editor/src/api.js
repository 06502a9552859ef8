// What is asked of the server, of the page's own origin.

export class Refused extends Error {
  constructor(status, message, retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;  // milliseconds
  }
}

// Nothing came back.
export class Unreached extends Error {}

// An answer may take as long as the server itself lets a check take, and a little.
const LONGEST = 15_000;

export async function ask(method, path, body, { keepalive = false } = {}) {
  const response = await fetch(path, {
    method, keepalive, signal: AbortSignal.timeout(LONGEST), cache: "no-store",
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((error) => { throw new Unreached(error.message); });
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer === null) {
    throw new Refused(response.status, answer?.error?.message ?? `status ${response.status}`,
      1000 * (Number(response.headers.get("Retry-After")) || 0));
  }
  return answer;
}

// The stream of a session's events; resolves when it ends, to false where there was none. What it tells has been told by the answers to the edits: it
// is watched because its end is the first thing that is heard of a server that stops.
export async function watch(path, signal) {
  let begun = false;
  try {
    const response = await fetch(path, { signal, cache: "no-store" });
    begun = response.ok;
    const reader = response.body.getReader();
    while (!(await reader.read()).done);
  } catch {
    // As good an end as any.
  }
  return begun;
}
