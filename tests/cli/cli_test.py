#!/usr/bin/env python3
"""Runs the command line tool as a user does: cli_test.py path/to/crosscheck

Every complaint is one line that names the file and, where there is one, the line; exit 2 only where nothing
could be checked.
"""
import json
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

PROGRAM = None
GOOD = {"id": "a", "outlet": "The Harbour Post", "published": "2024-04-24",
        "text": "The fire destroyed 40 houses in Ostrey on Monday."}
OTHER = {"id": "b", "outlet": "Evening Echo", "published": "2024-04-24",
         "text": "The fire destroyed 40 houses in Ostrey, the mayor said."}


def line(article):
    return json.dumps(article) + "\n"


class Cli(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, content):
        path = os.path.join(self.folder.name, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode())
        return path

    def run_cli(self, *args, stdin=b""):
        env = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}
        run = subprocess.run([PROGRAM, *args], input=stdin, capture_output=True, check=False,
                             cwd=self.folder.name, env=env, timeout=60)
        return run.returncode, run.stdout.decode(), run.stderr.decode()

    def assert_refused(self, args, message, stdin=b""):
        """Exit 2, nothing on stdout, exactly one line on stderr."""
        for command in ("check", "extract"):
            code, out, err = self.run_cli(command, *args, stdin=stdin)
            self.assertEqual((code, out), (2, ""), command)
            self.assertEqual(err, message + "\n", command)

    def assert_read(self, args, ids, complaints="", stdin=b""):
        """The articles of these ids were checked, these lines were on stderr."""
        code, out, err = self.run_cli("check", "--format", "json", *args, stdin=stdin)
        self.assertEqual(err, complaints)
        self.assertEqual(code, 0)
        self.assertEqual(sorted(a["id"] for a in json.loads(out)["articles"]), sorted(ids))

    # Refusals: one line each.

    def test_missing_file(self):
        self.assert_refused(["none.jsonl"], "none.jsonl: cannot be read: No such file or directory")

    def test_folder_without_articles(self):
        self.file("empty/notes.pdf", "x")
        self.file("empty/.git/config.txt", "x")
        self.assert_refused(["empty"], "empty: no articles in this folder (*.jsonl, *.txt, *.md, *.html ...)")

    def test_empty_file(self):
        self.file("e.txt", "")
        self.assert_refused(["e.txt"], "e.txt: the file is empty")
        self.assert_refused(["-"], "<stdin>: the file is empty")

    def test_broken_line_alone(self):
        self.file("b.jsonl", "\n{\"id\": \"a\", \n")
        self.assert_refused(["b.jsonl"], "b.jsonl:2: not JSON: the line ends inside the object; an "
                                         "article must stand on one line, at column 13")

    def test_empty_text(self):
        self.file("e.jsonl", line({"id": "a", "text": ""}))
        self.assert_refused(["e.jsonl"], "e.jsonl:1: the article has no text; give it a \"text\" or "
                                         "leave the article out")

    def test_front_matter_alone(self):
        self.file("f.md", "---\nid: a\n---\n")
        self.assert_refused(["f.md"], "f.md:4: the article has no text; give it a \"text\" or leave "
                                      "the article out")

    def test_names_cannot_drive_the_terminal(self):
        self.assert_refused(["a\x1b[31m\nb"], "a?[31m?b: cannot be read: No such file or directory")

    # Usage.

    def formats(self):
        """The names that --help lists, in its order."""
        _, out, _ = self.run_cli("check", "--help")
        names = re.search(r"--format FORMAT:\{(.*?)\}", out).group(1).split(",")
        self.assertGreater(len(names), 8)
        for name in names:  # each is said to be something
            self.assertRegex(out, rf"\n +{name} {{2,}}\w")
        return names

    def test_every_format_is_written(self):
        self.file("a.jsonl", line(GOOD) + line(OTHER))
        for name in self.formats():
            run = subprocess.run([PROGRAM, "check", "a.jsonl", "--format", name], capture_output=True, check=True,
                                 cwd=self.folder.name, timeout=60)
            self.assertTrue(run.stdout, name)
            self.assertEqual(run.stderr, b"", name)
            code, out, err = self.run_cli("check", "a.jsonl", "--format", name, "--output", "out")
            self.assertEqual((code, out, err), (0, "", ""))
            with open(os.path.join(self.folder.name, "out"), "rb") as written:
                self.assertEqual(written.read(), run.stdout, name)

    def test_articles_cannot_drive_the_terminal_or_a_page(self):
        nasty = ("<script>alert(1)</script>\x1b[31m\x1b]0;owned\x07\x9b31m\u202e\u2066\u061c\u200f\ufffe\ufff9"
                 "\U000e0041\r\n\"'`\\]]>--><img src=x onerror=alert(1)>&amp;{{0}}[x](javascript:alert(1))")
        articles = [{"id": name + nasty, "outlet": f"=cmd|'/C calc'!A{name}" + nasty, "title": nasty, "byline": nasty,
                     "agency": nasty, "dateline": nasty, "status": nasty, "version": nasty, "canonicalUrl": nasty,
                     "url": "javascript:alert(1)//" + nasty, "published": "2024-04-24",
                     "text": f"The fire destroyed {count} houses in Ostrey on Monday{nasty}.\n\n{nasty}\n"}
                    for name, count in (("a", 40), ("b", 70))]
        self.file("n.jsonl", "".join(line(article) for article in articles))
        self.file("c.jsonl", line(dict(articles[0], status="canceled")))
        self.run_cli("archive", "add", "n.db", "n.jsonl")
        commands = [("check", "n.jsonl", "c.jsonl", "--format", name) for name in self.formats() if name != "protobuf"]
        commands += [("check", "n.jsonl", "--fail-on", "never", "--format", name, "--color", "never")
                     for name in self.formats() if name != "protobuf"]
        commands += [("extract", "n.jsonl"), ("extract", "n.jsonl", "--format", "jsonl"), ("archive", "info", "n.db"),
                     ("archive", "add", "n.db", "c.jsonl"), ("archive", "remove", "n.db", "--id", nasty)]
        unsafe = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-"
                            "\ufffb\ufffe\uffff\U000e0000-\U000e007f]")
        for command in commands:
            with self.subTest(command=command[:5]):
                code, out, err = self.run_cli(*[part.replace("\0", "") for part in command])
                self.assertIn(code, (0, 1, 2))
                self.assertTrue(out or command[1] == "remove")
                self.assertEqual(unsafe.findall(out) + unsafe.findall(err), [])
                if command[0] == "check" and not {"text", "csv", "claims-csv"} & set(command):
                    self.assertNotIn("<script>alert", out)
                    self.assertNotIn("<img", out)
                if "html" in command:
                    self.assertNotRegex(out, r"(href|src) *= *[\"']? *javascript:")

    def test_binary_is_not_for_a_terminal(self):
        self.file("a.jsonl", line(GOOD) + line(OTHER))
        terminal, other = pty.openpty()
        run = subprocess.run([PROGRAM, "check", "a.jsonl", "--format", "protobuf"], stdout=other,
                             stderr=subprocess.PIPE, check=False, cwd=self.folder.name, timeout=60)
        os.close(other)
        os.close(terminal)
        self.assertEqual((run.returncode, run.stderr), (2, b"crosscheck: --format protobuf is binary and not for a "
                                                           b"terminal; name a file with --output or use a pipe\n"))

    def test_bad_usage(self):
        rows = [
            ([], "say what to do, check, extract or archive"),
            (["frobnicate"], "The following argument was not expected: frobnicate"),
            (["check"], "PATH is required"),
            (["check", "x", "--frob"], "The following argument was not expected: --frob"),
            (["check", "x", "--format", "xml"], "--format: xml not in {" + ",".join(self.formats()) + "}"),
            (["extract", "x", "--format", "json"], "--format: json not in {text,jsonl}"),
            (["check", "x", "--fail-on", "fatal"], "--fail-on: fatal not in {error,warning,notice,never}"),
            (["check", "x", "--color", "blue"], "--color: blue not in {auto,always,never}"),
            (["check", "x", "--min-confidence", "nan"], "--min-confidence: nan is not a number from 0 to 1"),
            (["check", "x", "--min-confidence", "2"], "--min-confidence: 2 is not a number from 0 to 1"),
        ]
        for args, message in rows:
            with self.subTest(args=args):
                code, out, err = self.run_cli(*args)
                self.assertEqual((code, out), (2, ""))
                self.assertEqual(err, f"crosscheck: {message}; see crosscheck --help\n")

    def test_help_and_version(self):
        code, out, err = self.run_cli("--version")
        self.assertEqual((code, err), (0, ""))
        self.assertRegex(out, r"^crosscheck \d+\.\d+\.\d+\n$")
        for args in (["--help"], ["-h"], ["check", "--help"], ["extract", "-h"]):
            code, out, err = self.run_cli(*args)
            self.assertEqual((code, err), (0, ""))
            self.assertIn("Usage: crosscheck", out)
        code, out, _ = self.run_cli("check", "--help")
        for word in ("--draft", "--format", "--fail-on", "--min-confidence", "--output", "--color", "Examples:"):
            self.assertIn(word, out)

    def test_html(self):
        """One page, the same bytes on standard output and in a file; markup in articles is text there."""
        hostile = dict(GOOD, outlet="<script>alert(1)</script>", url="javascript:alert(1)", title="</title><b>x")
        self.file("a.jsonl", line(hostile) + line(OTHER))
        code, out, err = self.run_cli("check", "a.jsonl", "--format", "html")
        self.assertEqual((code, err), (0, ""))
        self.assertTrue(out.startswith("<!DOCTYPE html>"))
        self.assertEqual(out.count("<script"), 1)
        self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt;", out)
        self.assertNotIn("href=\"javascript", out)
        self.assertNotIn("<b>", out)
        code, nothing, _ = self.run_cli("check", "a.jsonl", "--format", "html", "--output", "r.html")
        self.assertEqual((code, nothing), (0, ""))
        with open(os.path.join(self.folder.name, "r.html"), encoding="utf-8") as page:
            self.assertEqual(page.read(), out)

    def test_terminal(self):
        """Nothing in an article reaches the terminal but text: escapes and what turns the writing are shown as U+FFFD."""
        bad = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202egnp\u2066\u200f\x08\x7f"
        first = dict(GOOD, id="a" + bad, outlet="Post" + bad, title="Fire" + bad, url="https://x.example/" + bad,
                     byline="Jo" + bad, text="The fire destroyed 40 houses in Ostrey on Monday, the mayor" + bad + " said.")
        second = dict(first, id="b" + bad, outlet="Echo" + bad,
                      text="The fire destroyed 90 houses in Ostrey on Monday, the mayor" + bad + " said.")
        third = dict(first, id="c" + bad, outlet="", text=first["text"].replace("fire", "fire" + bad))
        self.file("a.jsonl", line(first) + line(second) + line(third))
        for command in (["check", "--color", "never"], ["extract"]):
            _, out, err = self.run_cli(*command, "a.jsonl")
            self.assertIn("40 houses", out)
            self.assertIn("\ufffd", out)
            for text in (out, err):
                for character in bad:
                    if not character.isprintable():
                        self.assertNotIn(character, text, command)
        # A line that cannot be read is named with its place, and drives nothing either.
        _, _, err = self.run_cli("check", self.file("x\x1b[2J\u202e.jsonl", "{" + bad + "\n"))
        self.assertNotIn("\x1b", err)
        self.assertNotIn("\u202e", err)

    def test_graphs(self):
        self.file("a.jsonl", line(GOOD) + line(OTHER))
        code, out, err = self.run_cli("check", "a.jsonl", "--format", "graph-json")
        self.assertEqual((code, err), (0, ""))
        graph = json.loads(out)
        ids = {node["id"] for node in graph["nodes"]}
        self.assertIn("outlet0", ids)
        self.assertTrue(graph["edges"])
        for edge in graph["edges"]:
            self.assertLessEqual({edge["source"], edge["target"]}, ids)
        code, out, _ = self.run_cli("check", "a.jsonl", "--format", "graphml")
        self.assertEqual(code, 0)
        root = xml.etree.ElementTree.fromstring(out)
        self.assertEqual(len(root.findall(".//{*}node")), len(graph["nodes"]))
        self.assertEqual(len(root.findall(".//{*}edge")), len(graph["edges"]))
        code, out, _ = self.run_cli("check", "a.jsonl", "--format", "dot")
        self.assertEqual((code, out.splitlines()[0]), (0, "digraph G {"))
        if shutil.which("dot"):  # Graphviz is not needed to build or test
            drawn = subprocess.run(["dot", "-Tplain"], input=out.encode(), capture_output=True, check=True)
            self.assertEqual(drawn.stdout.count(b"\nnode "), len(graph["nodes"]))

    # Good among bad.

    def test_broken_line_among_good_ones(self):
        self.file("a.jsonl", line(GOOD) + "{\"id\"\n" + line(OTHER))
        self.assert_read(["a.jsonl"], ["a", "b"], "a.jsonl:2: not JSON: the line ends inside the object; "
                                                  "an article must stand on one line, at column 6\n")

    def test_missing_file_among_good_ones(self):
        self.file("a.jsonl", line(GOOD))
        self.assert_read(["none.txt", "a.jsonl"], ["a"], "none.txt: cannot be read: No such file or directory\n")

    def test_invalid_utf8(self):
        self.file("a.jsonl", line(GOOD).encode().replace(b"fire", b"f\xefre"))
        self.assert_read(["a.jsonl"], ["a"], "a.jsonl:1: warning: not UTF-8 at byte 84; read as Windows-1252\n")

    def test_nul_bytes(self):
        self.file("n.md", b"---\nid: n\n---\nTwo men\0were hurt.\n")
        self.assert_read(["n.md"], ["n"], "n.md:4: warning: NUL bytes in the text were replaced by spaces\n")

    def test_repeated_id(self):
        self.file("a.jsonl", line(GOOD))
        self.file("b.jsonl", line(dict(OTHER, id="a")))
        self.assert_read(["a.jsonl", "b.jsonl"], ["a"],
                         "b.jsonl: warning: article \"a\" stands also in a.jsonl; the later one is checked\n")
        self.assert_read(["a.jsonl", "a.jsonl"], ["a"])

    # Ways in and out.

    def test_folder_and_stdin(self):
        self.file("in/a.jsonl", line(GOOD))
        self.file("in/deep/b.md", "---\nid: b\n---\n" + OTHER["text"])
        self.file("in/deep/c.txt", "Nothing happened.")
        self.file("in/skip.csv", "12 men")
        code, out, err = self.run_cli("check", "--format", "json", "in")
        self.assertEqual((code, err), (0, ""))
        self.assertEqual(len(json.loads(out)["articles"]), 3)
        self.assertTrue(out.endswith("}\n"))
        self.assert_read(["-"], ["a", "b"], stdin=(line(GOOD) + line(OTHER)).encode())
        # Standard input is JSONL, also where its first line is broken.
        self.assert_read(["-"], ["a"], "<stdin>:1: not JSON: syntax error, at column 1\n",
                         stdin=("oops\n" + line(GOOD)).encode())

    def test_draft(self):
        self.file("a.jsonl", line(GOOD))
        self.file("draft.md", "---\nid: d\n---\n" + OTHER["text"])
        self.assert_read(["a.jsonl", "--draft", "draft.md"], ["a", "d"])
        self.assert_read(["a.jsonl", "--draft", "-"], ["a", "d"], stdin=b"---\nid: d\n---\nTwo men.")
        code, out, err = self.run_cli("check", "a.jsonl", "--draft", "none.md")
        self.assertEqual((code, out, err), (2, "", "none.md: cannot be read: No such file or directory\n"))
        self.file("two.jsonl", line(GOOD) + line(OTHER))
        code, out, err = self.run_cli("check", "a.jsonl", "--draft", "two.jsonl")
        self.assertEqual((code, out, err), (2, "", "two.jsonl: holds 2 articles; a draft is one\n"))

    def test_extract(self):
        self.file("a.jsonl", line(GOOD) + line(OTHER))
        code, out, err = self.run_cli("extract", "a.jsonl", "--format", "jsonl")
        self.assertEqual((code, err), (0, ""))
        objects = [json.loads(text) for text in out.splitlines()]
        self.assertEqual([o["articleId"] for o in objects], ["a", "b"])
        for o in objects:
            self.assertEqual(sorted(o), ["articleId", "claims", "mentions"])
            self.assertEqual([m["text"] for m in o["mentions"] if m.get("quantity", {}).get("low") == "40"],
                             ["40 houses"])
        code, out, err = self.run_cli("extract", "a.jsonl")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("a: The Harbour Post, 24 Apr 2024\n", out)
        self.assertIn("\"40 houses\"", out)

    def test_ignore(self):
        other = dict(OTHER, text="The fire destroyed 70 houses in Ostrey, the mayor said.")
        self.file("a.jsonl", line(GOOD) + line(other))
        _, out, _ = self.run_cli("check", "--format", "json", "a.jsonl")
        findings = json.loads(out)["findings"]
        self.assertTrue(findings)
        lines = "# seen by the desk\n\n" + "".join(f"{f['fingerprint']}  # {f['kind']}\r\n" for f in findings)
        self.file("seen.txt", lines)
        code, out, err = self.run_cli("check", "--format", "json", "--ignore", "seen.txt", "a.jsonl")
        self.assertEqual((code, json.loads(out)["findings"], err), (0, [], ""))
        _, out, _ = self.run_cli("check", "--ignore", "seen.txt", "a.jsonl")
        self.assertIn(f"{len(findings)} finding", out)
        # It lapses when either side changes.
        self.file("b.jsonl", line(GOOD) + line(dict(other, text=other["text"].replace("70", "90"))))
        _, out, _ = self.run_cli("check", "--format", "json", "--ignore", "seen.txt", "b.jsonl")
        self.assertEqual(len(json.loads(out)["findings"]), len(findings))

    def test_ignore_refuses_what_is_no_fingerprint(self):
        self.file("a.jsonl", line(GOOD) + line(OTHER))
        self.file("seen.txt", "# a note\n" + 32 * "0" + "\nAGREEMENT\n")
        code, out, err = self.run_cli("check", "--ignore", "seen.txt", "a.jsonl")
        self.assertEqual((code, out), (2, ""))
        self.assertEqual(err, "seen.txt:3: \"AGREEMENT\" is no fingerprint; copy the 32 hex digits of a finding's "
                              "\"fingerprint\", and put notes behind #\n")
        code, out, err = self.run_cli("check", "--ignore", "none.txt", "a.jsonl")
        self.assertEqual((code, out, err), (2, "", "none.txt: cannot be read: No such file or directory\n"))

    def test_output_file(self):
        self.file("a.jsonl", line(GOOD))
        code, out, err = self.run_cli("check", "a.jsonl", "--output", "r.txt")
        self.assertEqual((code, out, err), (0, "", ""))
        with open(os.path.join(self.folder.name, "r.txt"), encoding="utf-8") as report:
            self.assertIn("in 1 article.\n", report.read())
        code, out, err = self.run_cli("check", "a.jsonl", "--output", "none/r.txt")
        self.assertEqual((code, out, err), (2, "", "none/r.txt: cannot be written: No such file or directory\n"))

    def test_exit_status_follows_fail_on(self):
        conflict = dict(OTHER, text=OTHER["text"].replace("40", "90"))
        stdin = (line(GOOD) + line(conflict)).encode()
        code, out, err = self.run_cli("check", "-", "--format", "json", "--fail-on", "never", stdin=stdin)
        self.assertEqual((code, err), (0, ""))
        findings = [f for f in json.loads(out)["findings"] if f["kind"] != "AGREEMENT"]
        self.assertEqual([f["kind"] for f in findings], ["NUMERIC_CONFLICT"])
        ranks = ["notice", "warning", "error"]
        rank = ranks.index(findings[0]["severity"].lower())
        for i, name in enumerate(ranks):
            code, _, _ = self.run_cli("check", "-", "--fail-on", name, stdin=stdin)
            self.assertEqual(code, 1 if i <= rank else 0, name)
        # Agreement is no reason to fail.
        code, out, _ = self.run_cli("check", "-", "--fail-on", "notice", stdin=(line(GOOD) + line(OTHER)).encode())
        self.assertEqual(code, 0)
        self.assertIn("Sources agree", out)

    def test_color_only_where_wanted(self):
        self.file("a.jsonl", line(GOOD) + line(OTHER))
        self.assertNotIn("\x1b", self.run_cli("check", "a.jsonl")[1])
        self.assertIn("\x1b[", self.run_cli("check", "a.jsonl", "--color", "always")[1])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: cli_test.py path/to/crosscheck [unittest arguments]")
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
