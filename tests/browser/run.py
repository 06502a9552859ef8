#!/usr/bin/env python3
"""Runs a test of the HTML report in a browser: run.py TEST.mjs CROSSCHECK ARTICLES

Exit status 77, which ctest shows as skipped, with the reason where this machine has no browser, Node.js or the packages
of package-lock.json (.ci/install-deps --ci installs all three). With CROSSCHECK_NO_SKIP set that is a failure.
"""
import os
import shutil
import subprocess
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))


def find_chromium():
    named = os.environ.get("CHROMIUM")
    if named:
        return named if os.path.exists(named) else None
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def missing(node, chromium):
    if not node:
        return "Node.js is not installed"
    if not chromium:
        return "no Chromium is installed, and $CHROMIUM names none"
    if not os.path.exists(os.path.join(FOLDER, "node_modules", "playwright-core")):
        return "run npm ci in " + FOLDER
    return None


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    test, program, articles = sys.argv[1:]
    node, chromium = shutil.which("node"), find_chromium()
    reason = missing(node, chromium)
    if reason:
        print("skipped: " + reason)
        return 1 if os.environ.get("CROSSCHECK_NO_SKIP") else 77
    env = dict(os.environ, CHROMIUM=chromium, CROSSCHECK=os.path.abspath(program), ARTICLES=os.path.abspath(articles))
    return subprocess.run([node, os.path.join(FOLDER, test)], env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
