#!/usr/bin/env python3
"""Checks that the same articles give the same bytes in any order, and when they are read twice.

    permutation.py CROSSCHECK ARTICLES [JSONL]      ARTICLES is a folder of files, JSONL a file of articles

Each set is checked in its own order twice, reversed, rotated and in three shuffles of fixed seeds, in each format.
A JSONL file that is not there is left out, and that is said.
"""
import os
import random
import subprocess
import sys
import tempfile

FORMATS = ("json", "text")


def orders(items):
    """Yields (name, items in that order)."""
    yield "as given", items
    yield "as given, again", items
    yield "reversed", items[::-1]
    yield "rotated", items[len(items) // 2:] + items[:len(items) // 2]
    for seed in (1, 2, 3):
        shuffled = items[:]
        random.Random(seed).shuffle(shuffled)
        yield f"shuffle {seed}", shuffled


def check(program, paths, form):
    run = subprocess.run([program, "check", "--format", form, "--fail-on", "never", *paths], capture_output=True, check=False)
    if run.returncode != 0 or not run.stdout:
        sys.exit(f"crosscheck check {' '.join(paths)}: exit {run.returncode}: {run.stderr.decode()}")
    return run.stdout


def compare(what, items, run):
    """Calls run(order, format); returns how many orders gave other bytes than the first."""
    if len(items) < 2:
        sys.exit(f"{what}: fewer than two articles to put in another order")
    failed = 0
    for form in FORMATS:
        want = None
        for name, order in orders(items):
            got = run(order, form)
            want = want or got
            if got != want:
                failed += 1
                print(f"{what}, {form}: {name} gives other bytes than as given")
    print(f"{what}: {len(items)} articles, {len(FORMATS)} formats, {failed} orders differ")
    return failed


def main():
    program, folder = sys.argv[1:3]
    files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    failed = compare(folder, files, lambda order, form: check(program, order, form))
    for jsonl in sys.argv[3:]:
        if not os.path.exists(jsonl):
            print(f"left out: {jsonl} is not there")
            continue
        with open(jsonl, encoding="utf-8") as f:
            lines = [line for line in f if line.strip()]
        with tempfile.TemporaryDirectory() as scratch:
            def run(order, form):
                # The same name each time: it may stand in a message.
                path = os.path.join(scratch, "articles.jsonl")
                with open(path, "w", encoding="utf-8") as f:
                    f.writelines(line.rstrip("\n") + "\n" for line in order)
                return check(program, [path], form)
            failed += compare(jsonl, lines, run)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
