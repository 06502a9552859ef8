#!/usr/bin/env python3
"""hostile_test.py SERVER ARTICLES: what no editor should send is answered or ends the server, and never breaks it."""
import json
import subprocess
import sys

server, articles = sys.argv[1:]


def message(body):
    if not isinstance(body, bytes):
        body = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def run(*parts, args=(articles,)):
    """The exit status and all messages that come back."""
    done = subprocess.run([server, *args], input=b"".join(parts), capture_output=True, timeout=60)
    rest, messages = done.stdout, []
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        size = int(head.removeprefix(b"Content-Length: "))
        messages.append(json.loads(rest[:size]))
        rest = rest[size:]
    return done.returncode, messages, done.stderr.decode()


def request(number, method, params=None):
    return message({"jsonrpc": "2.0", "id": number, "method": method, "params": params})


START = request(1, "initialize", {"capabilities": {}})
OPEN = message({"jsonrpc": "2.0", "method": "textDocument/didOpen",
                "params": {"textDocument": {"uri": "file:///a.md", "version": 1, "text": "Ferries sank in 2022.\n"}}})
STOP = request(99, "shutdown") + message({"jsonrpc": "2.0", "method": "exit"})


def answer(messages, number):
    found = [m for m in messages if m.get("id") == number]
    assert len(found) == 1, (number, messages)
    return found[0]


status, messages, _ = run(START, STOP)
assert status == 0 and answer(messages, 99)["result"] is None, messages

# Ended without shutdown, or without a word.
assert run(START, message({"jsonrpc": "2.0", "method": "exit"}))[0] == 1
assert run(START)[0] == 1
assert run()[0] == 1

# Bodies that are no JSON-RPC are told, and the next message is read.
for body in (b"", b"{", b"[]", b"nonsense", b'"text"', b"\xff\xfe", b'{"method": "\\ud800"}', b"[" * 100000):
    status, messages, _ = run(START, message(body), STOP)
    assert status == 0, (body, status)
    assert answer(messages, None)["error"]["code"] == -32700, (body[:20], messages)
for body, code in (({"id": 7}, -32600), ({"id": 7, "method": 3}, -32600), ({"id": 7, "method": "unknown"}, -32601)):
    status, messages, _ = run(START, message(body), STOP)
    assert status == 0 and answer(messages, 7)["error"]["code"] == code, messages

# Out of turn.
status, messages, _ = run(request(5, "textDocument/hover", {}), START, STOP)
assert answer(messages, 5)["error"]["code"] == -32002, messages
status, messages, _ = run(START, request(2, "shutdown"), request(3, "textDocument/hover", {}), STOP)
assert answer(messages, 3)["error"]["code"] == -32600, messages

# Members of the wrong type, documents that are not open, positions far outside.
for number, (method, params) in enumerate((
    ("textDocument/hover", None), ("textDocument/hover", []), ("textDocument/hover", {"textDocument": {"uri": 3}}),
    ("textDocument/hover", {"textDocument": {"uri": "file:///a.md"}, "position": {"line": -1, "character": 0}}),
    ("textDocument/hover", {"textDocument": {"uri": "file:///a.md"}, "position": {"line": 1e300, "character": 0}}),
    ("textDocument/codeAction", {"textDocument": {"uri": "file:///a.md"}, "range": 1}),
    ("textDocument/diagnostic", {"textDocument": {"uri": "file:///b.md"}}),
    ("workspace/executeCommand", {"command": "crosscheck.ignore", "arguments": []}),
    ("workspace/executeCommand", {"command": "crosscheck.openSource", "arguments": ["x"]}),
), 10):
    status, messages, _ = run(START, OPEN, request(number, method, params), STOP)
    assert status == 0 and answer(messages, number)["error"]["code"] in (-32602, -32803), (method, params, messages)
far = {"start": {"line": 4000000000, "character": 0}, "end": {"line": 0, "character": 4000000000}}
change = {"textDocument": {"uri": "file:///a.md", "version": 2}, "contentChanges": [{"range": far, "text": "Ships\u0000 sank."}]}
status, messages, _ = run(START, OPEN, message({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": change}),
                          request(8, "textDocument/diagnostic", {"textDocument": {"uri": "file:///a.md"}}), STOP)
assert status == 0 and answer(messages, 8)["result"]["kind"] == "full", messages

# Headers that are none end the server; it says nothing that is no message.
for header in (b"Content-Length: x\r\n\r\n", b"Content-Length: 99999999999\r\n\r\n", b"Content-Length: -1\r\n\r\n",
               b"x" * 100000, b"Content-Length: 50\r\n\r\n{}", b"\x00" * 10):
    status, messages, _ = run(START, header)
    assert status == 1 and len(messages) == 1, (header[:30], status, messages)
status, messages, _ = run(b"content-length: %d\r\nContent-Type: x\r\n\r\n" % len(json.dumps({"id": 1, "method": "initialize"})) +
                          json.dumps({"id": 1, "method": "initialize"}).encode(), STOP)
assert status == 0 and answer(messages, 1)["result"], messages

# The command line.
for args in ((), ("--archive", "/no/such/archive"), ("--archive", "x", articles), ("--published", "soon", articles),
             ("--min-confidence", "2", articles), ("--unknown", articles)):
    status, messages, told = run(args=args)
    assert status == 2 and told and not messages, (args, status, told)
status, messages, told = run(START, STOP, args=("/no/such/file", articles))
assert status == 0 and "/no/such/file" in told, told
