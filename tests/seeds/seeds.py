#!/usr/bin/env python3
"""Runs crosscheck on the seed articles, scores the report against their gold, and holds it to the bars.

    seeds.py CROSSCHECK SHARED       SHARED is the folder that holds seeds/; exit 77 (skipped) where it does not
"""
import os
import re
import subprocess
import sys
import tempfile

# What the report must reach. Raised when the library gets better, never lowered to let a change pass.
MIN_CLAIMS_READ = 36
MIN_FINDINGS = 15
MAX_WRONG = 0
MAX_NOISE = 0

SKIPPED = 77
SUMMARY = re.compile(r"claims read (\d+)/\d+; findings that must be there (\d+)/\d+, .*; wrong (\d+); noise read (\d+)/\d+")


def main():
    program, shared = sys.argv[1:]
    articles = os.path.join(shared, "seeds", "articles.jsonl")
    scorer = os.path.join(shared, "seeds", "score.py")
    for needed in (articles, scorer):
        if not os.path.exists(needed):
            print(f"SKIPPED: {needed} is not there; the seed articles are not part of the project")
            return SKIPPED
    run = subprocess.run([program, "check", "--format", "json", "--fail-on", "never", articles], capture_output=True, check=False)
    if run.returncode != 0:
        sys.exit(f"crosscheck check: exit {run.returncode}: {run.stderr.decode()}")
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        report.write(run.stdout)
        report.flush()
        # Its exit status says whether everything is perfect; the bars here are lower, so read what it prints.
        score = subprocess.run([sys.executable, scorer, report.name, "--verbose"], capture_output=True, text=True, check=False)
    print(score.stdout + score.stderr)
    found = SUMMARY.search(score.stdout)
    if not found:
        sys.exit("the scorer printed no summary")
    claims, findings, wrong, noise = map(int, found.groups())
    ok = claims >= MIN_CLAIMS_READ and findings >= MIN_FINDINGS and wrong <= MAX_WRONG and noise <= MAX_NOISE
    print(f"bars: claims read >= {MIN_CLAIMS_READ}, findings >= {MIN_FINDINGS}, wrong <= {MAX_WRONG}, noise <= {MAX_NOISE}: "
          f"{'held' if ok else 'NOT held'}")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
