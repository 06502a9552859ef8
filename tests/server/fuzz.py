#!/usr/bin/env python3
"""Sends requests that are almost right: fuzz.py SERVER ARTICLES [--seconds 20] [--seed 1]

Each is one that works, with bytes, numbers, headers or JSON values changed, sent in pieces, broken off, half closed
or behind others. The server must answer each with HTTP of a status that it has, or close; never with 500; it must
live on, stop when it is told to, and have nothing to say on stderr, where sanitizers complain. The requests are the
same for a seed; a failure names the number of the request, which --only sends alone.
"""
import argparse
import json
import random
import re
import socket
import sys
import time
import urllib.parse

from client import FOUND, Server

STATUSES = {200, 201, 204, 400, 401, 403, 404, 405, 408, 409, 413, 415, 417, 429, 431, 503, 505}
ODD = ["", "\0", "\ud83d\ude90", "x" * 5000, "'\"<&%", "-1", "99999999999", "\u2028", "1e9999", "{}", FOUND]
ODD_JSON = [None, True, -1, 0, 1.5, 2**31, 2**63, "", "x", FOUND, [], {}, [[]], [None], {"text": FOUND}]
BLOCK = {"id": "b", "text": "\ud83d\ude90 " + FOUND, "from": 5, "to": 200, "skipRanges": [{"from": 7, "to": 9}]}
DRAFT = {"id": "d", "outlet": "The Harbour Post", "title": "12 wells closed", "published": "2023-07-10", "text": FOUND}
PATHS = ["/healthz", "/v1/check", "/v1/check?archive=samples", "/v1/archives", "/v1/sessions", "/v1/sessions/x/edits",
         "/v1/sessions/x/events", "/v2/check", "/v2/languages", "/check", "/categories", "/", "*", "/v1//check"]
JSON = {
    "/v1/check?archive=samples": {"draft": DRAFT, "articles": [DRAFT], "minConfidence": 0.5, "ignore": ["0" * 32]},
    "/v1/sessions": {"archive": "samples", "draft": DRAFT, "units": "UTF16", "ignore": []},
    "/check": {"requestId": "r", "documentId": "gazette-plant", "categoryIds": ["CONFLICT"], "blocks": [BLOCK, BLOCK]},
}


def encode(text):
    """Lone halves of pairs stay in it, as bytes that are no UTF-8."""
    return text.encode("utf-8", "surrogatepass")


class Fuzz:
    def __init__(self, server, seed):
        self.server, self.seed, self.sessions = server, seed, []

    def mutate_json(self, value):
        """Replaces, drops or adds something anywhere in it."""
        r = self.random
        if isinstance(value, (dict, list)) and value and r.random() < 0.8:
            keys = list(value) if isinstance(value, dict) else range(len(value))
            key = r.choice(list(keys))
            copy = value.copy()
            if r.random() < 0.15:
                del copy[key]
            elif r.random() < 0.1 and isinstance(copy, dict):
                copy[r.choice(ODD)] = r.choice(ODD_JSON)
            else:
                copy[key] = self.mutate_json(copy[key])
            return copy
        if isinstance(value, str) and r.random() < 0.6:
            at = r.randrange(len(value) + 1)
            return value[:at] + r.choice(ODD) + value[at + r.randrange(3):]
        return r.choice(ODD_JSON)

    def mutate_bytes(self, data):
        r = self.random
        data = bytearray(data)
        for _ in range(r.choice([0, 0, 1, 1, 2, 5, 20])):
            at = r.randrange(len(data) + 1)
            what = r.random()
            if what < 0.4 and at < len(data):
                data[at] = r.randrange(256)
            elif what < 0.6:
                del data[at:at + r.randrange(1, 10)]
            elif what < 0.8:
                data[at:at] = r.choice([b"\r\n", b"\r\n\r\n", b":", b" ", b"\0", b"%", b"&", b"\xff\xfe", b"{", b'"'])
            else:
                data[at:at] = data[at:at + r.randrange(1, 200)]
        return bytes(data)

    def session_request(self):
        r = self.random
        path = "/v1/sessions/" + r.choice(self.sessions)
        if r.random() < 0.1:
            return "GET", path + "/findings", None
        edits = [{"begin": r.randrange(0, 150), "end": r.randrange(0, 150), "text": r.choice(ODD[:3] + ["12", " ", "."]),
                  "part": r.choice(["BODY", "TITLE"])} for _ in range(r.randrange(3))]
        if r.random() < 0.7:
            for edit in edits:
                edit["end"] = edit["begin"] + r.randrange(3)
        value = {"version": r.randrange(1, 12), "edits": edits, "units": r.choice(["UTF8", "UTF16", "utf8"])}
        return "POST", path + "/edits", value if r.random() < 0.7 else self.mutate_json(value)

    def request(self):
        """One request as bytes."""
        r = self.random
        headers = {"Host": "localhost", "Content-Type": "application/json"}
        kind = r.random()
        value = None
        if self.sessions and kind < 0.2:
            method, path, value = self.session_request()
            body = encode(json.dumps(value)) if value is not None else b""
        elif kind < 0.5:
            method, path = "POST", r.choice(list(JSON))
            value = JSON[path]
            for _ in range(r.randrange(3)):
                value = self.mutate_json(value)
            body = encode(json.dumps(value, ensure_ascii=r.random() < 0.5))
        elif kind < 0.75:
            method, path = "POST", "/v2/check"
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            data = {"annotation": [{"markup": "<b>"}, {"text": FOUND}, {"markup": "&nbsp;", "interpretAs": " "}]}
            fields = r.choice([{"text": FOUND + r.choice(ODD)},
                               {"data": json.dumps(self.mutate_json(data) if r.random() < 0.7 else data)}])
            fields[r.choice(["language", "disabledRules", "enabledOnly", "text"])] = r.choice(ODD)
            body = urllib.parse.urlencode(fields, errors="surrogatepass").encode()
        else:
            method = r.choice(["GET", "GET", "HEAD", "OPTIONS", "DELETE", "POST", "PUT", "\u017f"])
            path = r.choice(PATHS) + r.choice(["", "", "?", "?archive=%00", "?a=%zz", "?text=" + urllib.parse.quote(FOUND)])
            body = b"" if r.random() < 0.7 else encode(r.choice(ODD))
        if body and r.random() < 0.15:
            headers["Transfer-Encoding"] = "chunked"
            cut = r.randrange(len(body) + 1)
            pieces = [piece for piece in (body[:cut], body[cut:]) if piece]
            body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
        elif body or method == "POST":
            wrong = r.choice([0] * 20 + [-5, 5, 10**6, 10**30])
            headers["Content-Length"] = str(max(0, len(body) + wrong))
        for _ in range(r.choice([0, 0, 0, 1, 3])):
            name = r.choice(["Origin", "Expect", "Connection", "Authorization", "Content-Encoding", "Host", "Upgrade",
                             "Content-Type", "Transfer-Encoding", "X-" + "y" * r.choice([1, 300, 20000])])
            headers[name] = r.choice(["100-continue", "close", "keep-alive", "gzip", "http://evil.example", "null",
                                      "localhost", "chunked", "application/x-protobuf", "h2c", ""])
        head = f"{method} {path} HTTP/1.{r.choice('11111110')}\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
        data = encode(head) + body
        return self.mutate_bytes(data) if r.random() < 0.5 else data

    def send(self, number):
        """Sends what belongs to this number, and returns what came back."""
        self.random = r = random.Random(f"{self.seed} {number}")
        data = b"".join(self.request() for _ in range(r.choice([1, 1, 1, 2, 4])))
        if r.random() < 0.1:
            data = data[:r.randrange(len(data) + 1)]
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=20) as s:
            try:
                for piece in [data] if r.random() < 0.8 else [data[:len(data) // 2], data[len(data) // 2:]]:
                    s.sendall(piece)
                if r.random() < 0.05:
                    return b""  # gone without a word
                s.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # it was refused before it was sent
            return self.receive(s)

    @staticmethod
    def receive(s):
        got = b""
        # A stream of events ends when our side does, and all others when they are answered.
        while len(got) < 50_000_000:
            try:
                more = s.recv(65536)
            except ConnectionResetError:
                break
            if not more:
                break
            got += more
        return got

    def check(self, got):
        """What is wrong with the bytes; None where nothing is."""
        # Bodies are JSON without such lines in them.
        statuses = [int(s) for s in re.findall(rb"HTTP/1\.1 (\d{3}) [A-Z][^\r\n]*\r\nDate: ", got)]
        if got and not re.match(rb"HTTP/1\.1 (100 Continue\r\n|\d{3} )", got):
            return f"no HTTP: {got[:200]!r}"
        for status in statuses:
            if status not in STATUSES:
                return f"status {status}: {got[:2000]!r}"
        self.sessions += [name.decode() for name in re.findall(rb"Location: /v1/sessions/(\w{32})\r\n", got)]
        self.sessions = self.sessions[-20:]
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("articles")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", type=int, help="the number of one request")
    options = parser.parse_args()
    server = Server(options.server, "--rate", "0", "--read-timeout", "2", "--max-body", "30000", "--max-sessions", "30",
                    "--session-timeout", "2", options.articles)
    fuzz = Fuzz(server, options.seed)
    end = time.monotonic() + options.seconds
    number = options.only or 0
    counts = {}
    while time.monotonic() < end:
        got = fuzz.send(number)
        for status in re.findall(rb"HTTP/1\.1 (\d{3}) [A-Z][^\r\n]*\r\nDate: ", got):
            counts[status.decode()] = counts.get(status.decode(), 0) + 1
        wrong = fuzz.check(got)
        if wrong or server.process.poll() is not None:
            print(f"seed {options.seed}, request {number}: {wrong or 'the server is gone'}")
            print(server.stop()[1])
            sys.exit(1)
        number += 1
        if options.only is not None:
            break
    alive = server.ask("GET", "/healthz")[0]
    code, err = server.stop()
    print(f"{number} requests, answers {dict(sorted(counts.items()))}, health {alive}, exit {code}")
    # As many kinds of answers as a fuzzer should reach; one that is refused everywhere tests nothing.
    few = options.only is None and not {"200", "201", "400", "404", "409"} <= counts.keys()
    if code != 0 or err or alive != 200 or few:
        print(err[:5000], "few kinds of answers" if few else "")
        sys.exit(1)


if __name__ == "__main__":
    main()
