#!/usr/bin/env python3
"""The server as its clients meet it: server_test.py path/to/crosscheck_server path/to/articles"""
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

from client import FOUND, Server, read_all

PROGRAM = ARTICLES = None


def form(**fields):
    return urllib.parse.urlencode(fields)


FORM = {"Content-Type": "application/x-www-form-urlencoded"}
GET = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"


class Case(unittest.TestCase):
    ARGS = ()

    @classmethod
    def setUpClass(cls):
        cls.server = Server(PROGRAM, "--rate", "0", *cls.ARGS, ARTICLES)

    @classmethod
    def tearDownClass(cls):
        code, err = cls.server.stop()
        assert code == 0 and err == "", (code, err)

    def assert_error(self, answer, status):
        self.assertEqual(answer[0], status, answer)
        self.assertEqual(answer[2]["error"]["status"], status)
        self.assertTrue(answer[2]["error"]["message"])
        return answer[2]["error"]["message"]

    def assert_alive(self):
        self.assertEqual(self.server.ask("GET", "/healthz")[0], 200)

    def check_lt(self, text, **fields):
        return self.server.ask("POST", "/v2/check", form(text=text, **fields), FORM)


class Pages(Case):
    """With --page, and options of which each takes one value: what follows is a path."""
    FOLDER = tempfile.TemporaryDirectory()
    ARGS = ("--page", FOLDER.name, "--allow-origin", "http://localhost:5173")

    @classmethod
    def setUpClass(cls):
        with open(os.path.join(cls.FOLDER.name, "index.html"), "w", encoding="utf-8") as f:
            f.write("<p>caf\u00e9")
        super().setUpClass()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.FOLDER.cleanup()

    def test_page(self):
        status, headers, body = self.server.ask("GET", "/")
        self.assertEqual((status, body), (200, "<p>caf\u00e9".encode()))
        self.assertEqual(headers["content-type"], "text/html; charset=utf-8")
        self.assertEqual(headers["x-content-type-options"], "nosniff")
        self.assertIn("script-src 'self';", headers["content-security-policy"])
        status, headers, body = self.server.ask("HEAD", "/index.html")
        self.assertEqual((status, headers["content-length"], body), (200, "8", b""))

    def test_no_way_out(self):
        for path in ("/../../../../etc/passwd", "/..%2f..%2f..%2fetc/passwd", "/./index.html", "//etc/passwd", "/index.html/"):
            answer = self.server.raw(b"GET " + path.encode() + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            self.assertTrue(answer.startswith(b"HTTP/1.1 404 "), (path, answer))

    def test_archive_of_paths(self):
        self.assertEqual(self.server.ask("GET", "/v1/archives")[2]["archives"][0]["articles"], 9)

    def test_no_page(self):
        run = subprocess.run([PROGRAM, "--page", os.path.join(self.FOLDER.name, "none")], capture_output=True, text=True,
                             timeout=30, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertIn("--page", run.stderr)


class Checks(Case):
    def test_health(self):
        status, headers, body = self.server.ask("GET", "/healthz")
        self.assertEqual((status, body["status"]), (200, "ok"))
        self.assertEqual(headers["cache-control"], "no-store")

    def test_archives(self):
        archive, = self.server.ask("GET", "/v1/archives")[2]["archives"]
        self.assertEqual((archive["name"], archive["articles"]), ("samples", 9))
        self.assertEqual(archive["firstPublished"], "2023-07-03")

    def test_draft_against_archive(self):
        request = {"draft": {"outlet": "The Harbour Post", "published": "2023-07-10", "text": FOUND}}
        status, _, report = self.server.ask_json("/v1/check?archive=samples", request)
        self.assertEqual(status, 200)
        outlets = {article["outlet"] for article in report["articles"]}
        self.assertEqual({"NUMERIC_CONFLICT"}, {f["kind"] for f in report["findings"]})
        self.assertIn("Northern Ledger", outlets)
        # Alone it has nothing to be compared with.
        self.assertEqual(self.server.ask_json("/v1/check", request)[2]["findings"], [])

    def test_articles_against_each_other(self):
        one = {"id": "a", "outlet": "The Harbour Post", "published": "2023-07-10", "text": FOUND}
        two = {"id": "b", "outlet": "Island Times", "published": "2023-07-10", "text": FOUND.replace("12", "15")}
        report = self.server.ask_json("/v1/check", {"articles": [one, two]})[2]
        self.assertEqual([f["kind"] for f in report["findings"]], ["NUMERIC_CONFLICT"])

    def test_refused_requests(self):
        for body, words in [("", "CheckRequest"), ("{", "CheckRequest"), ("[]", "CheckRequest"), ("{}", "neither"),
                            ('{"drafts": 1}', "drafts"),
                            ('{"draft": {"text": "x", "published": "soon"}}', "draft.published"),
                            ('{"articles": [{"text": "x", "published": "1"}]}', "articles[0].published")]:
            answer = self.server.ask("POST", "/v1/check", body, {"Content-Type": "application/json"})
            self.assertIn(words, self.assert_error(answer, 400), body)
        self.assert_error(self.server.ask_json("/v1/check?archive=other", {"draft": {"text": "x"}}), 404)
        self.assert_error(self.server.ask_json("/v1/check?archive=%4", {"draft": {"text": "x"}}), 400)
        self.assert_error(self.server.ask("POST", "/v1/check", "{}", {"Content-Type": "text/plain"}), 415)
        self.assert_error(self.server.ask("POST", "/v1/check", "{}", {"Content-Type": "application/json",
                                                                      "Content-Encoding": "gzip"}), 415)

    def test_protobuf(self):
        # CheckRequest{draft: {text: "x"}}: field 2 and in it field 6.
        body = b"\x12\x03\x32\x01x"
        status, headers, report = self.server.ask("POST", "/v1/check", body,
                                                  {"Content-Type": "application/x-protobuf"})
        self.assertEqual((status, headers["content-type"]), (200, "application/x-protobuf"))
        self.assertTrue(report)

    def test_paths_and_methods(self):
        self.assert_error(self.server.ask("GET", "/v3"), 404)
        self.assert_error(self.server.ask("GET", "/v1/check/"), 404)
        answer = self.server.ask("GET", "/v1/check")
        self.assert_error(answer, 405)
        self.assertEqual(answer[1]["allow"], "POST, OPTIONS")
        self.assert_error(self.server.ask("BREW", "/healthz"), 405)

    def test_head_and_options(self):
        got = self.server.ask("HEAD", "/v2/languages")
        want = self.server.ask("GET", "/v2/languages")
        self.assertEqual((got[0], got[2]), (200, b""))
        self.assertEqual(got[1]["content-length"], want[1]["content-length"])
        status, headers, body = self.server.ask("OPTIONS", "/v2/check")
        self.assertEqual((status, headers["allow"], body), (204, "GET, HEAD, POST, OPTIONS", b""))
        self.assertNotIn("access-control-allow-origin", headers)


class LanguageTool(Case):
    def test_match(self):
        status, _, answer = self.check_lt("\U0001F6B0 " + FOUND, language="en-GB")
        self.assertEqual(status, 200)
        self.assertEqual(answer["language"]["code"], "en-GB")
        self.assertEqual(answer["warnings"], {"incompleteResults": False})
        match = answer["matches"][0]
        begin = 3 + FOUND.index("12 drink")  # the pump is two units of UTF-16
        self.assertEqual((match["offset"], match["length"]), (begin, len("12 drinking-water wells")))
        self.assertEqual((match["rule"]["id"], match["rule"]["issueType"]), ("NUMERIC_CONFLICT", "other"))
        self.assertEqual(match["rule"]["category"]["id"], "CONFLICT")
        self.assertTrue(match["rule"]["urls"][0]["value"].startswith("https://"))
        values = {m["replacements"][0]["value"] for m in answer["matches"]}
        self.assertEqual(values, {"11 drinking-water wells", "14 drinking-water wells"})
        context = match["context"]
        units = context["text"].encode("utf-16-le")
        word = units[2 * context["offset"]:2 * (context["offset"] + context["length"])].decode("utf-16-le")
        self.assertEqual(word, "12 drinking-water wells")
        self.assertIn("Your draft", match["message"])

    def test_annotations(self):
        begin, end = FOUND.split("12")
        data = {"annotation": [{"markup": "<p>"}, {"text": begin}, {"markup": "<b>"}, {"text": "12"},
                               {"markup": "</b>"}, {"text": end}, {"markup": "</p>", "interpretAs": "\n\n"}]}
        answer = self.server.ask("POST", "/v2/check", form(data=json.dumps(data)), FORM)[2]
        html = "<p>" + begin + "<b>12</b>" + end + "</p>"
        for match in answer["matches"]:
            words = html[match["offset"]:match["offset"] + match["length"]]
            self.assertEqual(words, "12</b> drinking-water wells")
        self.assertTrue(answer["matches"])

    def test_rules_switched_off(self):
        for fields in [{"disabledRules": "X,NUMERIC_CONFLICT"}, {"disabledCategories": "CONFLICT"},
                       {"enabledOnly": "true", "enabledRules": "DATE_DRIFT"}]:
            self.assertEqual(self.check_lt(FOUND, **fields)[2]["matches"], [], fields)
        for fields in [{"enabledOnly": "true", "enabledRules": "NUMERIC_CONFLICT"},
                       {"enabledOnly": "true", "enabledCategories": "CONFLICT"}, {"disabledRules": "CONFLICT"}]:
            self.assertEqual(len(self.check_lt(FOUND, **fields)[2]["matches"]), 2, fields)

    def test_agreement_is_no_match(self):
        self.assertEqual([m for m in self.check_lt(FOUND.replace("12", "14"))[2]["matches"]
                          if m["rule"]["id"] == "AGREEMENT"], [])

    def test_by_query(self):
        answer = self.server.ask("GET", "/v2/check?language=en-US&text=" + urllib.parse.quote(FOUND))[2]
        self.assertEqual(len(answer["matches"]), 2)

    def test_languages(self):
        languages = self.server.ask("GET", "/v2/languages")[2]
        self.assertIn({"name": "English (GB)", "code": "en", "longCode": "en-GB"}, languages)
        self.assertEqual(self.check_lt("x", language="xx")[2]["language"]["code"], "en-US")
        self.assertEqual(self.server.ask("GET", "/v2/info")[2]["software"]["name"], "crosscheck")

    def test_refused(self):
        for body in ["", "language=en", "text=a&data=b", "text=%zz", "text=%ff", "data=x", "data={}",
                     form(data='{"annotation":[{}]}'), form(data='{"annotation":[{"text":"a","markup":"b"}]}'),
                     form(data='{"annotation":[{"text":"\\ud800"}]}')]:
            self.assert_error(self.server.ask("POST", "/v2/check", body, FORM), 400)
        self.assertEqual(self.check_lt("")[2]["matches"], [])


class Typerighter(Case):
    def ask(self, blocks, **fields):
        return self.server.ask_json("/check", {"requestId": "r1", "blocks": blocks, **fields})

    def test_conflict(self):
        first = {"id": "b1", "text": "\U0001F6B0 " + FOUND, "from": 100, "to": 103 + len(FOUND)}
        second = {"id": "b2", "text": "The plant employs 1,850 workers.", "from": 500, "to": 532}
        status, _, answer = self.ask([first, second], categoryIds=["CONFLICT", "AGREEMENT", "TASTE"])
        self.assertEqual(status, 200)
        self.assertEqual(answer["requestId"], "r1")
        self.assertEqual(answer["blocks"], [first, second])
        self.assertEqual(answer["categoryIds"], ["CONFLICT", "AGREEMENT"])
        self.assertEqual(answer["percentageRequestComplete"], 100)
        conflicts = [m for m in answer["matches"] if not m["markAsCorrect"]]
        begin = 100 + 3 + FOUND.index("12")
        self.assertEqual({(m["fromPos"], m["toPos"]) for m in conflicts}, {(begin, begin + 23)})
        match = conflicts[0]
        self.assertEqual(match["matchedText"], "12 drinking-water wells")
        self.assertEqual(match["rule"]["category"]["id"], "CONFLICT")
        self.assertEqual(match["shortMessage"], match["message"])
        self.assertIn("says", match["message"])
        self.assertEqual({m["suggestions"][0]["text"] for m in conflicts},
                         {"11 drinking-water wells", "14 drinking-water wells"})
        self.assertEqual(match["matchContext"], match["precedingText"] + "[12 drinking-water wells]" +
                         match["subsequentText"])
        self.assertTrue(match["subsequentText"].endswith("ground."))  # not beyond its block

    def test_agreement_is_marked_as_correct(self):
        text = "The Lumeva battery plant employs 1,850 workers."
        block = {"id": "b", "text": text, "from": 1, "to": 1 + len(text)}
        match, = self.ask([block])[2]["matches"]
        self.assertTrue(match["markAsCorrect"])
        self.assertEqual(text[match["fromPos"] - 1:match["toPos"] - 1], "1,850 workers")
        self.assertEqual(self.ask([block], excludeCategoryIds=["AGREEMENT"])[2]["matches"], [])
        self.assertEqual(self.ask([block], categoryIds=["CONFLICT"])[2]["matches"], [])

    def test_skipped_ranges(self):
        note = "[15 or] "
        text = FOUND.replace("12", note + "12")
        begin = 50 + text.index(note)
        block = {"id": "b", "text": text, "from": 50, "to": 50 + len(text),
                 "skipRanges": [{"from": begin, "to": begin + len(note) - 1}, {"from": 0, "to": 3}]}
        ranges = {(m["fromPos"], m["toPos"]) for m in self.ask([block])[2]["matches"]}
        self.assertEqual(ranges, {(begin + len(note), begin + len(note) + 23)})
        block["skipRanges"] = [{"from": 50, "to": 10000}]
        self.assertEqual(self.ask([block])[2]["matches"], [])

    def test_document_of_the_archive(self):
        # Its own earlier version, which says 11, is not another source; its date tells what "last month" is.
        text = FOUND.replace("June 2023", "last month")
        block = {"id": "b", "text": text, "from": 0, "to": len(text)}
        messages = [m["message"] for m in self.ask([block], documentId="gazette-plant")[2]["matches"]]
        self.assertEqual(len(messages), 1)
        self.assertIn("The Brannock Gazette (3 Jul 2023) says \"Ostrey County closed 12", messages[0])
        self.assertEqual(len(self.ask([block], documentId="unheard-of")[2]["matches"]), 2)

    def test_categories(self):
        categories = self.server.ask("GET", "/categories")[2]
        self.assertEqual([c["id"] for c in categories], ["CONFLICT", "DIFFERENCE", "ARITHMETIC", "AGREEMENT"])

    def test_refused(self):
        block = {"id": "b", "text": "x", "from": 0, "to": 1}
        for value, words in [([], "object"), ({}, "blocks"), ({"blocks": 1}, "blocks"), ({"blocks": [1]}, "blocks[0]"),
                             ({"blocks": [{**block, "from": -1}]}, "blocks[0].from"),
                             ({"blocks": [{**block, "to": "1"}]}, "blocks[0].to"),
                             ({"blocks": [block, {**block, "text": None}]}, "blocks[1].text"),
                             ({"blocks": [{**block, "skipRanges": [{"from": 0}]}]}, "skipRanges.to"),
                             ({"blocks": [block], "categoryIds": [1]}, "categoryIds")]:
            self.assertIn(words, self.assert_error(self.server.ask_json("/check", value), 400))
        self.assert_error(self.server.ask("POST", "/check", "{", {"Content-Type": "application/json"}), 400)
        self.assertEqual(self.ask([])[2]["matches"], [])


class Sessions(Case):
    ARGS = ("--max-body", "20000")
    DRAFT = {"outlet": "The Harbour Post", "published": "2023-07-10", "text": "\U0001F6B0 " + FOUND}

    def open(self, **fields):
        status, headers, answer = self.server.ask_json("/v1/sessions", {"draft": self.DRAFT, **fields})
        self.assertEqual(status, 201, answer)
        path = headers["location"]
        self.assertEqual(path, "/v1/sessions/" + answer["session"])
        self.addCleanup(self.server.ask, "DELETE", path)
        return path, answer

    def edit(self, path, version, *edits, **fields):
        request = {"version": version, "edits": [dict(zip(("begin", "end", "text"), e)) for e in edits], **fields}
        return self.server.ask_json(path + "/edits", request)

    def findings(self, path):
        answer = self.server.ask("GET", path + "/findings")[2]
        return sorted(f["finding"]["kind"] for f in answer["changes"]["added"])

    def test_edits(self):
        path, answer = self.open()
        self.assertEqual((answer["version"], len(answer["changes"]["added"])), (0, 2))
        self.assertEqual(self.findings(path), ["NUMERIC_CONFLICT"] * 2)
        at = len("\U0001F6B0 ".encode()) + FOUND.index("12")
        status, _, answer = self.edit(path, 1, (at, at + 2, "1"), (at + 1, at + 1, "4"))
        self.assertEqual((status, answer["version"]), (200, 1))
        self.assertEqual(len(answer["changes"]["removed"]), 2)
        self.assertEqual(sorted(f["finding"]["kind"] for f in answer["changes"]["added"]),
                         ["AGREEMENT", "NUMERIC_CONFLICT"])
        side = answer["changes"]["added"][0]["sides"][0]
        self.assertEqual((side["inDraft"], side["valueSpan"]["begin"]), (True, at))
        # Back again, and everything below moves.
        answer = self.edit(path, 2, (0, 0, "News. "), (at + 6, at + 8, "12"))[2]
        self.assertEqual({f["sides"][0]["valueSpan"]["begin"] for f in answer["changes"]["added"]}, {at + 6})
        answer = self.edit(path, 3, (0, 0, "More "))[2]
        self.assertEqual(len(answer["changes"]["moved"]), 2)

    def test_utf16(self):
        path, answer = self.open(units="utf16")
        at = 3 + FOUND.index("12")
        self.assertEqual(answer["units"], "UTF16")
        self.assertEqual({f["sides"][0]["valueSpan"]["begin"] for f in answer["changes"]["added"]}, {at})
        answer = self.edit(path, 1, (at, at + 2, "14"))[2]
        self.assertEqual(len(answer["changes"]["removed"]), 2)
        # In bytes for once; the answer too.
        answer = self.edit(path, 2, (at + 2, at + 4, "12"), units="UTF8")[2]
        self.assertEqual({f["sides"][0]["valueSpan"]["begin"] for f in answer["changes"]["added"]}, {at + 2})

    def test_title_and_text_at_once(self):
        path, _ = self.open()
        request = {"version": 1, "edits": [
            {"part": "TITLE", "begin": 0, "end": 0, "text": "Brine is 90 times saltier than tap water"},
            {"begin": 0, "end": 4, "text": ""}]}
        answer = self.server.ask_json(path + "/edits", request)[2]
        parts = {f["sides"][0]["span"]["part"] for f in answer["changes"]["added"]}
        # Those of the body are new too: their sentence has lost its first sign.
        self.assertEqual(parts, {"TITLE", "BODY"})
        self.assertEqual(len(answer["changes"]["removed"]), 2)
        self.assertEqual(self.findings(path), ["NUMERIC_CONFLICT"] * 4)

    def test_about(self):
        path, answer = self.open(draft={**self.DRAFT, "text": FOUND.replace("June 2023", "last month"),
                                        "published": "2023-11-10"})
        self.assertEqual(answer["changes"]["added"], [])
        answer = self.edit(path, 1, about={"outlet": "Evening Echo", "published": "2023-07-10"})[2]
        self.assertEqual(len(answer["changes"]["added"]), 2)
        self.assertIn("Evening Echo", answer["changes"]["added"][0]["finding"]["explanation"])
        self.assert_error(self.edit(path, 2, about={"published": "soon"}), 400)

    def test_versions(self):
        path, _ = self.open()
        for version in (0, 2, 7):
            self.assertIn("version 0", self.assert_error(self.edit(path, version, (0, 0, "x")), 409))
        self.assertEqual(self.edit(path, 1)[0], 200)
        self.assert_error(self.edit(path, 1), 409)

    def test_all_or_nothing(self):
        path, _ = self.open()
        self.assertIn("edits[1]", self.assert_error(self.edit(path, 1, (0, 4, ""), (0, 9999, "")), 400))
        self.assert_error(self.edit(path, 1, (1, 1, "x")), 400)  # within the pump
        self.assert_error(self.edit(path, 1, (0, 0, "x" * 19900)), 413)
        self.assertEqual(self.findings(path), ["NUMERIC_CONFLICT"] * 2)
        self.assertEqual(self.edit(path, 1, (0, 0, "x"))[0], 200)

    def test_edits_equal_a_new_session(self):
        path, _ = self.open(draft={"text": "", "outlet": "The Harbour Post", "published": "2023-07-10", "id": "d"})
        text = FOUND + " The plant employs 1,850 workers."
        for n in range(0, len(text), 7):
            self.assertEqual(self.edit(path, n // 7 + 1, (n, n, text[n:n + 7]))[0], 200)
        fresh, _ = self.open(draft={"text": text, "outlet": "The Harbour Post", "published": "2023-07-10", "id": "d"})
        one, two = (self.server.ask("GET", p + "/findings")[2]["changes"]["added"] for p in (path, fresh))
        self.assertEqual(one, two)
        self.assertTrue(one)

    def test_events(self):
        path, _ = self.open()
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=10) as s:
            s.sendall(f"GET {path}/events HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            events = s.makefile("rb")
            self.assertEqual(events.readline(), b"HTTP/1.1 200 OK\r\n")
            headers = b"".join(iter(events.readline, b"\r\n"))
            self.assertIn(b"text/event-stream", headers)

            def event():
                lines = [line.rstrip(b"\n").split(b": ", 1) for line in iter(events.readline, b"\n")]
                fields = {name: value for name, value in lines}
                return int(fields[b"id"]), fields[b"event"], json.loads(fields[b"data"])

            number, name, data = event()
            self.assertEqual((number, name, len(data["changes"]["added"])), (0, b"findings", 2))
            answer = self.edit(path, 1, (0, 4, ""))[2]
            self.assertEqual(event(), (1, b"changes", answer))
            self.assertEqual(self.server.ask("DELETE", path)[0], 204)
            self.assertEqual(events.read(), b"")

    def test_unknown(self):
        path, _ = self.open()
        self.server.ask("DELETE", path)
        for method, rest in [("GET", "/findings"), ("GET", "/events"), ("DELETE", "")]:
            self.assert_error(self.server.ask(method, path + rest), 404)
        self.assert_error(self.edit(path, 1), 404)
        self.assert_error(self.server.ask_json("/v1/sessions", {"archive": "x"}), 404)
        for value in [[], {"draft": {"published": "x"}}, {"units": "UTF7"}, {"minConfidence": 2}, {"ignore": ["x"]}]:
            self.assert_error(self.server.ask_json("/v1/sessions", value), 400)

    def test_ignored(self):
        _, answer = self.open()
        prints = [f["finding"]["fingerprint"] for f in answer["changes"]["added"]]
        self.assertEqual(len(self.open(ignore=prints[:1])[1]["changes"]["added"]), 1)


class Wire(Case):
    """What arrives on the socket."""
    ARGS = ("--read-timeout", "0.5", "--idle-timeout", "1", "--max-body", "20000")

    def test_pipelined(self):
        body = form(text=FOUND).encode()
        check = b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        got = self.server.raw(GET + b"\r\n" + check + GET + b"\r\n" + GET + b"Connection: close\r\n\r\n")
        self.assertEqual(got.count(b"HTTP/1.1 200 OK\r\n"), 4)
        self.assertLess(got.index(b'"status":"ok"'), got.index(b"NUMERIC_CONFLICT"))

    def test_keep_alive(self):
        connection = self.server.connect()
        for _ in range(3):
            self.assertEqual(self.server.ask("GET", "/healthz", connection=connection)[0], 200)
        self.assertEqual(self.server.ask("GET", "/nowhere", connection=connection)[0], 404)
        self.assertEqual(self.server.ask("GET", "/healthz", connection=connection)[0], 200)
        connection.close()

    def test_half_closed(self):
        got = self.server.raw(GET + b"\r\n", half_close=True)
        self.assertTrue(got.startswith(b"HTTP/1.1 200 OK\r\n"))
        self.assertEqual(self.server.raw(GET, half_close=True), b"")
        self.assertEqual(self.server.raw(b"", half_close=True), b"")

    def test_http_1_0(self):
        got = self.server.raw(b"GET /healthz HTTP/1.0\r\n\r\n")
        self.assertIn(b"Connection: close\r\n", got)

    def test_slow_head(self):
        began = time.monotonic()
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=10) as s:
            try:
                for byte in GET:
                    s.sendall(bytes([byte]))
                    time.sleep(0.1)
            except OSError:
                pass
            got = read_all(s)
        self.assertLess(time.monotonic() - began, 5)
        self.assertTrue(got.startswith(b"HTTP/1.1 408 "), got)
        self.assert_alive()

    def test_slow_body(self):
        got = self.server.raw(b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\ntext=")
        self.assertTrue(got.startswith(b"HTTP/1.1 408 "), got)

    def test_idle(self):
        began = time.monotonic()
        self.assertEqual(self.server.raw(b""), b"")
        self.assertLess(time.monotonic() - began, 5)

    def test_oversized(self):
        head = b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\n"
        for rest in [b"Content-Length: 20001\r\n\r\n", b"Content-Length: 99999999999999999999\r\n\r\n",
                     b"Content-Length: 3000000\r\n\r\n" + b"x" * 3000000,
                     b"Transfer-Encoding: chunked\r\n\r\n" + (b"1000\r\n" + b"x" * 4096 + b"\r\n") * 9]:
            got = self.server.raw(head + rest)
            self.assertRegex(got, rb"^HTTP/1.1 (413|400) ", rest[:50])
        got = self.server.raw(GET + b"X: " + b"y" * 20000 + b"\r\n\r\n")
        self.assertTrue(got.startswith(b"HTTP/1.1 431 "), got[:80])
        self.assert_alive()

    def test_chunked(self):
        body = form(text=FOUND).encode()
        head = b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
        chunks = b"".join(b"%x\r\n%c\r\n" % (1, byte) for byte in body) + b"0\r\n\r\n"
        self.assertIn(b"NUMERIC_CONFLICT", self.server.raw(head + chunks))

    def test_expect(self):
        body = form(text=FOUND).encode()
        head = b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nConnection: close\r\n"
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=10) as s:
            s.sendall(head + b"Content-Length: %d\r\n\r\n" % len(body))
            self.assertEqual(s.recv(100), b"HTTP/1.1 100 Continue\r\n\r\n")
            s.sendall(body)
            self.assertIn(b"NUMERIC_CONFLICT", read_all(s))
        # Refused before the body is sent.
        got = self.server.raw(head.replace(b"/v2/check", b"/v9") + b"Content-Length: 5\r\n\r\n")
        self.assertTrue(got.startswith(b"HTTP/1.1 404 "), got)
        got = self.server.raw(head + b"Content-Length: 50000\r\n\r\n")
        self.assertTrue(got.startswith(b"HTTP/1.1 413 "), got)
        got = self.server.raw(head.replace(b"100-continue", b"miracles") + b"Content-Length: 5\r\n\r\n")
        self.assertTrue(got.startswith(b"HTTP/1.1 417 "), got)

    def test_malformed(self):
        for data in [b"\r\n\r\n\r\nhello\r\n\r\n", b"GET\r\n\r\n", b"GET /healthz\r\n\r\n", b"\x16\x03\x01\x02\x00\x01",
                     b"GET /healthz HTTP/1.1\r\nHost localhost\r\n\r\n", b"GET /healthz HTTP/1.1\r\n\r\n",
                     b"GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                     b"GET /healthz HTTP/2.0\r\nHost: localhost\r\n\r\n",
                     b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                     b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"]:
            got = self.server.raw(data, half_close=True)
            self.assertRegex(got + b" ", rb"^(HTTP/1.1 (400|505) | $)", data)
            self.assertNotIn(b"HTTP/1.1 200", got, data)
        self.assert_alive()

    def test_unread_body_is_no_request(self):
        got = self.server.raw(b"POST /v9 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60\r\n\r\n" + GET + b"\r\n")
        self.assertEqual(got.count(b"HTTP/1.1 "), 1)
        self.assertIn(b"Connection: close\r\n", got)


class Guarded(Case):
    """Who may ask."""

    def test_other_host(self):
        self.assert_error(self.server.ask("GET", "/v1/archives", headers={"Host": "evil.example"}), 403)
        for host in ["localhost", "LOCALHOST:80", "127.0.0.1", "[::1]:5"]:
            self.assertEqual(self.server.ask("GET", "/v1/archives", headers={"Host": host})[0], 200, host)

    def test_other_origin(self):
        for origin in ["http://evil.example", "null", "http://localhost"]:
            answer = self.server.ask("POST", "/v2/check", form(text="x"), {**FORM, "Origin": origin})
            self.assert_error(answer, 403)
            self.assertNotIn("access-control-allow-origin", answer[1])
        own = f"http://localhost:{self.server.port}"
        answer = self.server.ask("POST", "/v2/check", form(text="x"), {**FORM, "Origin": own, "Host": own[7:]})
        self.assertEqual(answer[0], 200)


class Listed(Case):
    ARGS = ("--allow-origin", "http://localhost:5173", "--allow-origin", "https://desk.example")

    def test_cors(self):
        for origin in ["http://localhost:5173", "https://desk.example"]:
            status, headers, _ = self.server.ask(
                "OPTIONS", "/v1/check", headers={"Origin": origin, "Access-Control-Request-Method": "POST"})
            self.assertEqual(status, 204)
            self.assertEqual(headers["access-control-allow-origin"], origin)
            self.assertIn("POST", headers["access-control-allow-methods"])
            self.assertIn("Content-Type", headers["access-control-allow-headers"])
            self.assertEqual(headers["vary"], "Origin")
            answer = self.server.ask_json("/v1/check", {"draft": {"text": "x"}}, Origin=origin)
            self.assertEqual((answer[0], answer[1]["access-control-allow-origin"]), (200, origin))
        answer = self.server.ask("OPTIONS", "/v1/check", headers={"Origin": "http://localhost:5174"})
        self.assert_error(answer, 403)


class Started(unittest.TestCase):
    """One server a test, each with its own options."""

    def start(self, *args):
        server = Server(PROGRAM, *args)
        self.addCleanup(lambda: server.process.poll() is None and server.stop())
        return server

    def refuse(self, *args):
        port = [] if "--port" in args else ["--port", "0"]
        run = subprocess.run([PROGRAM, *port, *args], capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual((run.returncode, run.stdout), (2, ""), run.stderr)
        return run.stderr

    def file(self, content):
        with tempfile.NamedTemporaryFile("w", delete=False) as f:
            f.write(content)
        self.addCleanup(os.remove, f.name)
        return f.name

    def test_token(self):
        self.assertIn("--token-file", self.refuse("--address", "0.0.0.0", ARTICLES))
        self.assertIn("16", self.refuse("--address", "0.0.0.0", "--token-file", self.file("short\n"), ARTICLES))
        self.assertIn("cannot be read", self.refuse("--token-file", "/nowhere/token", ARTICLES))
        token = "a-token-of-many-letters"
        server = self.start("--address", "0.0.0.0", "--token-file", self.file(token + "\n"), ARTICLES)
        self.assertEqual(server.host, "0.0.0.0")
        self.assertEqual(server.ask("GET", "/healthz")[0], 200)
        for given in [None, "Bearer", "Bearer x", "Bearer " + token + "x", "Basic " + token, token]:
            answer = server.ask("GET", "/v2/languages", headers={"Authorization": given} if given else {})
            self.assertEqual((answer[0], answer[1]["www-authenticate"]), (401, "Bearer"), given)
        for given in ["Bearer " + token, "bearer  " + token]:
            answer = server.ask("GET", "/v2/languages", headers={"Authorization": given, "Host": "desk.example"})
            self.assertEqual(answer[0], 200)

    def test_bad_options(self):
        self.assertIn("NAME=FILE", self.refuse("--archive", "news"))
        self.assertIn("no folder /nowhere", self.refuse("--archive", "news=/nowhere/news.db").lower())
        self.assertIn("name", self.refuse("--archive", "a b=" + self.file("")))
        self.assertIn("--today", self.refuse("--today", "soon", ARTICLES))
        self.assertIn("not an IP address", self.refuse("--address", "localhost", ARTICLES))
        self.refuse("/nowhere")
        self.refuse("--read-timeout", "0", ARTICLES)
        server = self.start(ARTICLES)
        self.assertIn("in use", self.refuse("--port", str(server.port), ARTICLES))

    def test_without_articles(self):
        server = self.start()
        answer = server.ask("POST", "/v2/check", form(text="The fire began on Monday, 5 May 2020."), FORM)
        self.assertEqual([m["rule"]["id"] for m in answer[2]["matches"]], ["ARITHMETIC"])

    def test_today(self):
        text = FOUND.replace("June 2023", "last month")
        for day, count in [("2023-07-10", 2), ("2023-11-10", 0)]:
            server = self.start("--today", day, ARTICLES)
            answer = server.ask("POST", "/v2/check", form(text=text), FORM)
            self.assertEqual(len(answer[2]["matches"]), count, day)

    def test_rate(self):
        server = self.start("--rate", "1", ARTICLES)
        connection = server.connect()
        codes = [server.ask("GET", "/v2/languages", connection=connection)[0] for _ in range(6)]
        self.assertEqual(codes[:2], [200, 200])
        self.assertIn(429, codes)
        self.assertEqual(server.ask("GET", "/healthz")[0], 200)
        time.sleep(1.1)
        self.assertEqual(server.ask("GET", "/v2/languages", connection=connection)[0], 200)
        connection.close()

    def test_connections(self):
        server = self.start("--max-connections", "2", ARTICLES)
        open_ones = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(2)]
        time.sleep(0.2)
        self.assertTrue(server.raw(GET + b"\r\n").startswith(b"HTTP/1.1 503 "))
        for s in open_ones:
            s.close()
        time.sleep(0.2)
        self.assertEqual(server.ask("GET", "/healthz")[0], 200)

    def test_slow_reader(self):
        server = self.start("--write-timeout", "0.5", ARTICLES)
        asked = b"GET /v2/languages HTTP/1.1\r\nHost: localhost\r\n\r\n"
        with socket.socket() as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            s.settimeout(10)
            s.connect(("127.0.0.1", server.port))
            try:
                for _ in range(20000):
                    s.sendall(asked)
            except OSError:
                pass  # it has closed
            time.sleep(2)  # what it cannot write meanwhile is too late
            got = read_all(s)
        self.assertLess(got.count(b"HTTP/1.1 200 OK"), 20000)
        self.assertEqual(server.ask("GET", "/healthz")[0], 200)

    def test_check_timeout(self):
        server = self.start("--check-timeout", "0.001", "--cache", "0", ARTICLES)
        text = " ".join(FOUND.replace("12", str(n)) for n in range(100, 400))
        status, headers, body = server.ask("POST", "/v2/check", form(text=text), FORM)
        self.assertEqual((status, body["error"]["status"], headers["retry-after"]), (503, 503, "10"))
        self.assertEqual(server.ask("GET", "/healthz")[0], 200)

    def test_budget(self):
        server = self.start("--budget", "1", "--cache", "0", ARTICLES)
        text = " ".join(FOUND.replace("12", str(n)) for n in range(100, 1000))
        warnings = server.ask("POST", "/v2/check", form(text=text), FORM)[2]["warnings"]
        self.assertTrue(warnings["incompleteResults"])
        self.assertTrue(warnings["incompleteResultsReason"])

    def test_session_limits(self):
        server = self.start("--max-sessions", "2", "--session-timeout", "2", ARTICLES)
        codes = [server.ask_json("/v1/sessions", {"draft": {"text": "x"}})[0] for _ in range(3)]
        self.assertEqual(codes, [201, 201, 503])
        time.sleep(2.1)
        status, headers, _ = server.ask_json("/v1/sessions", {"draft": {"text": "x"}})
        self.assertEqual(status, 201)
        # One that is watched stays.
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as s:
            s.sendall(f"GET {headers['location']}/events HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            s.recv(10)
            time.sleep(2.2)
            self.assertEqual(server.ask("GET", headers["location"] + "/findings")[0], 200)
            began = time.monotonic()
            self.assertEqual(server.stop()[0], 0)  # whoever watches is not waited for
            self.assertLess(time.monotonic() - began, 8)

    def test_log(self):
        server = self.start("--log", ARTICLES)
        server.ask("POST", "/v2/check?archive=samples", form(text="secret words"), FORM)
        server.ask("GET", "/secret-path")
        server.raw(b"secret\r\n\r\n")
        code, err = server.stop()
        self.assertEqual(code, 0)
        lines = err.splitlines()
        self.assertRegex(lines[0], r"^POST /v2/check 200 \d+ [\d.]+ms$")
        self.assertRegex(lines[1], r"^GET - 404 \d+ [\d.]+ms$")
        self.assertRegex(lines[2], r"^- - 400 \d+ [\d.]+ms$")
        self.assertNotIn("secret", err)

    def test_shutdown(self):
        text = " ".join(FOUND.replace("12", str(n)) for n in range(1000, 5000))
        for how in (signal.SIGTERM, signal.SIGINT):
            # The request must be running when the signal comes: not still on its way, nor answered.
            for wait in (0.05, 0.1, 0.02, 0.2, 0.01, 0.4, 0.8, 1.6):
                server = self.start("--workers", "1", "--budget", "60000", "--check-timeout", "60", ARTICLES)
                idle = server.connect()
                server.ask("GET", "/healthz", connection=idle)
                results = []
                asking = threading.Thread(target=lambda to=server: results.append(self.check(to, text)))
                asking.start()
                time.sleep(wait)
                self.assertEqual(server.stop(how), (0, ""))
                asking.join()
                idle.close()
                with self.assertRaises(OSError):
                    socket.create_connection(("127.0.0.1", server.port), timeout=2)
                if results[0] and results[0][1]["connection"] == "close":
                    break
            self.assertTrue(results[0])
            self.assertEqual((results[0][0], results[0][1]["connection"]), (200, "close"))

    @staticmethod
    def check(server, text):
        """None where the server was gone before."""
        connection = server.connect(timeout=60)
        try:
            return server.ask("POST", "/v2/check", form(text=text), FORM, connection)
        except OSError:
            return None
        except http.client.HTTPException:
            return None
        finally:
            connection.close()


if __name__ == "__main__":
    PROGRAM, ARTICLES = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
