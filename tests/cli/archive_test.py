#!/usr/bin/env python3
"""Keeps an archive with the command line tool as a user does: archive_test.py path/to/crosscheck path/to/articles

What is told, what is in the file for other SQLite tools, and the exit codes.
"""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM = ARTICLES = None
FIRST = {"id": "a", "outlet": "The Harbour Post", "published": "2024-04-24",
         "text": "The fire destroyed 40 houses in Ostrey on Monday."}
OTHER = {"id": "b", "outlet": "Evening Echo", "published": "2024-04-24",
         "text": "The fire destroyed 47 houses in Ostrey on Monday."}


class Archive(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def file(self, name, *articles):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as out:
            for article in articles:
                out.write((article if isinstance(article, str) else json.dumps(article)) + "\n")
        return name

    def run_cli(self, *args, stdin=b""):
        run = subprocess.run([PROGRAM, *args], input=stdin, capture_output=True, check=False,
                             cwd=self.folder, timeout=60)
        return run.returncode, run.stdout.decode(), run.stderr.decode()

    def query(self, sql):
        with sqlite3.connect(os.path.join(self.folder, "n.db")) as database:
            return database.execute(sql).fetchall()

    def test_add_again_and_change(self):
        self.file("a.jsonl", FIRST, OTHER)
        self.assertEqual(self.run_cli("archive", "add", "n.db", "a.jsonl"),
                         (0, "n.db: 2 added, 0 updated, 0 unchanged\n", ""))
        self.assertEqual(self.run_cli("archive", "add", "n.db", "a.jsonl"),
                         (0, "n.db: 0 added, 0 updated, 2 unchanged\n", ""))
        self.file("c.jsonl", {**FIRST, "text": FIRST["text"].replace("40", "41")})
        self.assertEqual(self.run_cli("archive", "add", "n.db", "c.jsonl"),
                         (0, "n.db: 0 added, 1 updated, 0 unchanged\n", ""))
        self.assertEqual(self.query("SELECT words, low, counted FROM claims WHERE outlet = 'The Harbour Post' "
                                    "AND unit = 'count'"), [("41 houses", 41, "house")])
        self.assertEqual(self.query("SELECT id, version, text FROM version"), [("a", 1, FIRST["text"])])

    def test_broken_articles_are_told_and_left_out(self):
        self.file("a.jsonl", FIRST, "{", {"id": "c", "text": ""}, OTHER)
        code, out, err = self.run_cli("archive", "add", "n.db", "a.jsonl", "none.md")
        self.assertEqual((code, out), (0, "n.db: 2 added, 0 updated, 0 unchanged\n"))
        self.assertEqual([line.split(": ")[0] for line in err.splitlines()],
                         ["a.jsonl:2", "a.jsonl:3", "none.md"])
        self.assertEqual(self.run_cli("archive", "add", "n.db", "none.md")[0], 2)

    def test_lines_are_counted_over_the_whole_file(self):
        long = {**FIRST, "text": "The fire went on. " * 40_000}  # beyond one stretch of the reader
        lines = [{**long, "id": str(i)} for i in range(12)]
        self.file("a.jsonl", *lines, "{", OTHER)
        code, out, err = self.run_cli("archive", "add", "n.db", "a.jsonl")
        self.assertEqual((code, out), (0, "n.db: 13 added, 0 updated, 0 unchanged\n"))
        self.assertTrue(err.startswith("a.jsonl:13: "), err)
        with open(os.path.join(self.folder, "a.jsonl"), "rb") as f:
            code, out, err = self.run_cli("archive", "add", "n.db", "-", stdin=f.read())
        self.assertEqual((code, out), (0, "n.db: 0 added, 0 updated, 13 unchanged\n"))
        self.assertTrue(err.startswith("<stdin>:13: "), err)

    def test_info(self):
        self.file("a.jsonl", FIRST, OTHER)
        self.run_cli("archive", "add", "n.db", "a.jsonl")
        code, out, err = self.run_cli("archive", "info", "n.db")
        self.assertEqual((code, err), (0, ""))
        told = dict(line.split(": ", 1) for line in out.splitlines() if ": " in line)
        self.assertEqual(told["articles"].strip(), "2")
        self.assertEqual(told["published"].strip(), "2024-04-24 to 2024-04-24")
        self.assertIn("  1  Evening Echo\n", out)

    def test_remove(self):
        self.file("a.jsonl", FIRST, OTHER)
        self.run_cli("archive", "add", "n.db", "a.jsonl")
        self.assertEqual(self.run_cli("archive", "remove", "n.db", "--id", "b", "--id", "x"),
                         (0, "n.db: 1 removed\n", "n.db: has no article \"x\"\n"))
        self.assertEqual(self.query("SELECT id FROM articles"), [("a",)])
        self.assertEqual(self.run_cli("archive", "remove", "n.db", "a.jsonl"),
                         (0, "n.db: 1 removed\n", "n.db: has no article \"b\"\n"))
        self.assertEqual(self.run_cli("archive", "remove", "n.db", "a.jsonl")[0], 2)
        self.assertEqual(self.run_cli("archive", "remove", "n.db")[0], 2)

    def test_nothing_to_add_makes_no_archive(self):
        self.assertEqual(self.run_cli("archive", "add", "n.db"),
                         (2, "", "n.db: cannot be opened: there is no such file\n"))
        self.assertEqual(self.run_cli("archive", "add", "n.db", "no.jsonl"),
                         (2, "", "no.jsonl: cannot be read: No such file or directory\n"
                                 "n.db: no article was read, and no archive made\n"))
        self.assertFalse(os.path.exists(os.path.join(self.folder, "n.db")))

    def test_check_and_findings(self):
        self.assertEqual(self.run_cli("archive", "check", "n.db"),
                         (2, "", "n.db: cannot be opened: there is no such file\n"))
        self.run_cli("archive", "add", "n.db", ARTICLES)
        self.assertEqual(self.run_cli("archive", "check", "n.db"), (0, "n.db: sound\n", ""))
        self.assertEqual(self.query("SELECT count(*) FROM findings"), [(0,)])
        code, out, _ = self.run_cli("check", ARTICLES, "--format", "json", "--fail-on", "never")
        report = json.loads(out)
        self.assertEqual(self.run_cli("archive", "check", "n.db", "--findings"),
                         (0, f"n.db: sound\nn.db: {len(report['facts'])} facts, "
                             f"{len(report['findings'])} findings\n", ""))
        self.assertEqual(self.run_cli("archive", "check", "n.db"), (0, "n.db: sound\n", ""))
        code, out, err = self.run_cli("archive", "check", "n.db", "--findings", "--format", "jsonl")
        self.assertEqual((code, err), (0, ""))
        self.assertEqual([json.loads(line)["finding"] for line in out.splitlines()[:-1]], report["findings"])
        code, out, err = self.run_cli("archive", "check", "n.db", "--format", "jsonl")
        self.assertEqual((code, out, err),
                         (2, "", "crosscheck: --format requires --findings; see crosscheck --help\n"))
        self.assertEqual(self.query("SELECT kind, severity, confidence, explanation, fingerprint FROM findings"),
                         [(f["kind"], f["severity"], f["confidence"], f["explanation"], f["fingerprint"])
                          for f in report["findings"]])
        self.assertEqual(self.query("SELECT label, claims FROM facts ORDER BY fact"),
                         [(f["label"], len(f["claimIds"])) for f in report["facts"]])
        words = {c["id"]: c["text"] for c in report["claims"]}
        for number, finding in enumerate(report["findings"], 1):
            self.assertEqual(sorted(row[0] for row in self.query(
                f"SELECT sentence FROM finding_claims WHERE finding = {number}")),
                sorted(words[c] for c in finding["claimIds"]))
        # An article that changes takes away what was found about it, and nothing else.
        gone = report["articles"][0]["id"]
        claims = {c["id"] for c in report["claims"] if c["articleId"] == gone}
        self.assertEqual(self.run_cli("archive", "remove", "n.db", "--id", gone)[0], 0)
        self.assertEqual(self.query("SELECT count(*) FROM findings"),
                         [(sum(not claims & set(f["claimIds"]) for f in report["findings"]),)])
        self.assertEqual(self.run_cli("archive", "check", "n.db"), (0, "n.db: sound\n", ""))

    def test_damage_is_told_with_exit_1(self):
        self.run_cli("archive", "add", "n.db", ARTICLES)
        self.query("UPDATE posting SET list = x'FF'")
        code, out, err = self.run_cli("archive", "check", "n.db")
        self.assertEqual((code, out), (1, ""))
        self.assertIn("--repair", err)
        self.assertEqual(self.run_cli("archive", "check", "n.db", "--repair"), (0, "n.db: sound\n", ""))

    def test_without_paths_the_archive_is_brought_up_to_date(self):
        self.run_cli("archive", "add", "n.db", ARTICLES)
        self.query("UPDATE article SET extraction = 0")
        self.assertIn("9 articles read by another version", self.run_cli("archive", "info", "n.db")[1])
        self.assertEqual(self.run_cli("archive", "add", "n.db"),
                         (0, "n.db: 0 added, 0 updated, 0 unchanged, 9 read again\n", ""))
        self.assertEqual(self.run_cli("archive", "check", "n.db")[0], 0)

    def test_bad_usage(self):
        self.assertEqual(self.run_cli("archive")[0], 2)
        self.assertEqual(self.run_cli("archive", "add")[0], 2)
        self.assertEqual(self.run_cli("archive", "sweep", "n.db")[0], 2)
        self.file("a.md", "Text.")
        self.assertEqual(self.run_cli("check", "a.md", "--archive", "none.db"),
                         (2, "", "none.db: cannot be opened: there is no such file\n"))

    # check --archive against a check of all articles together.

    def findings(self, *args):
        code, out, err = self.run_cli("check", *args, "--format", "json", "--fail-on", "never")
        self.assertEqual((code, err), (0, ""))
        report = json.loads(out)
        article = {c["id"]: c["articleId"] for c in report["claims"]}
        return [(f, {article[c] for c in f["claimIds"]}) for f in report["findings"]]

    def test_each_article_against_an_archive_of_the_others(self):
        files = sorted(os.path.join(ARTICLES, name) for name in os.listdir(ARTICLES))
        together = self.findings(*files)
        total = 0
        for file in files:
            database = os.path.basename(file) + ".db"
            self.run_cli("archive", "add", database, *[f for f in files if f != file])
            found = self.findings(file, "--archive", database)
            _, out, _ = self.run_cli("extract", file, "--format", "jsonl")
            own = json.loads(out)["articleId"]
            want = [f for f, articles in together if own in articles]
            self.assertEqual([f for f, _ in found], want, file)
            # With an earlier version of it in the archive, it is the same.
            with open(file, encoding="utf-8") as f:
                changed = self.file("changed.md", f.read().replace("11", "12"))
            self.run_cli("archive", "add", database, changed)
            self.assertEqual([f for f, _ in self.findings(file, "--archive", database)], want, file)
            self.assertEqual([f for f, _ in self.findings(*files, "--draft", file, "--archive", database)],
                             want, file)
            total += len(want)
        self.assertGreater(total, 10)

    def test_a_draft_against_an_archive(self):
        self.file("a.jsonl", FIRST)
        self.file("d.jsonl", OTHER)
        self.run_cli("archive", "add", "n.db", "a.jsonl")
        found = self.findings("--draft", "d.jsonl", "--archive", "n.db")
        self.assertEqual([f["kind"] for f, _ in found], ["NUMERIC_CONFLICT"])
        code, out, _ = self.run_cli("check", "d.jsonl", "--archive", "n.db")
        self.assertEqual(code, 1)
        self.assertIn("40 houses", out)

    def test_what_a_source_takes_back(self):
        first = {"id": "w", "outlet": "Meridian Wire", "published": "2024-04-24",
                 "text": "The fire destroyed 40 houses in Ostrey on Monday."}
        other = dict(first, id="o", outlet="Evening Echo", text="The fire destroyed 70 houses in Ostrey on Monday.")
        kill = {"guid": "w", "pubstatus": "canceled", "headline": "Kill", "versioncreated": "2024-04-25T10:00:00Z"}
        self.file("first.jsonl", first, other)
        self.file("kill.json", kill)
        code, out, err = self.run_cli("check", "first.jsonl", "kill.json")
        self.assertEqual(code, 0)
        self.assertIn("1 article was taken back by the source and not compared: w (canceled).", " ".join(out.split()))
        self.assertEqual(self.run_cli("check", "first.jsonl")[0], 1)
        self.run_cli("archive", "add", "k.db", "first.jsonl")
        self.assertEqual(self.run_cli("check", "first.jsonl", "--archive", "k.db")[0], 1)
        code, out, err = self.run_cli("archive", "add", "k.db", "kill.json")
        self.assertEqual((code, out, err),
                         (0, "k.db: 0 added, 1 updated, 0 unchanged\n",
                          "kill.json: article \"w\" is canceled; what it said is withdrawn\n"))
        self.assertEqual(self.run_cli("archive", "check", "k.db", "--findings")[1],
                         "k.db: sound\nk.db: 0 facts, 0 findings\n")
        # Added again with all of its folder, and told once.
        code, out, err = self.run_cli("archive", "add", "k.db", "first.jsonl", "kill.json")
        self.assertEqual((code, out, err), (0, "k.db: 0 added, 0 updated, 3 unchanged\n", ""))

    def test_a_withheld_draft_is_checked(self):
        first = {"id": "w", "outlet": "Meridian Wire", "published": "2024-04-24",
                 "text": "The fire destroyed 40 houses in Ostrey on Monday."}
        self.file("a.jsonl", first)
        self.file("d.jsonl", dict(first, id="d", outlet="Echo", status="withheld",
                                  text=first["text"].replace("40", "70")))
        self.assertEqual(self.run_cli("check", "a.jsonl", "--draft", "d.jsonl")[0], 1)


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    ARTICLES = os.path.abspath(sys.argv.pop(1))
    unittest.main()
