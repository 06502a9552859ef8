#!/usr/bin/env python3
"""Runs a test of the editor page: run.py TEST.mjs SERVER CROSSCHECK EXAMPLES

Exit status 77 with the reason where something is missing, as tests/browser/run.py does; that is where playwright-core is
taken from. The page is built into a folder of its own, so that the test never sees an old one.
"""
import os
import shutil
import subprocess
import sys
import tempfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(FOLDER, "..", "browser"))
import run as browser  # noqa: E402


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    test = sys.argv[1]
    server, program, examples = map(os.path.abspath, sys.argv[2:])
    editor = os.path.join(examples, "editor")
    vite = os.path.join(editor, "node_modules", "vite", "bin", "vite.js")
    node, chromium = shutil.which("node"), browser.find_chromium()
    reason = browser.missing(node, chromium)
    if not reason and not os.path.exists(vite):
        reason = "run npm ci in " + editor
    if reason:
        print("skipped: " + reason)
        return 1 if os.environ.get("CROSSCHECK_NO_SKIP") else 77
    with tempfile.TemporaryDirectory(prefix="crosscheck-editor-") as page:
        subprocess.run([node, vite, "build", "--outDir", page, "--emptyOutDir", "--logLevel", "warn"], cwd=editor, check=True)
        env = dict(os.environ, CHROMIUM=chromium, SERVER=server, CROSSCHECK=program, EXAMPLES=examples, PAGE=page)
        return subprocess.run([node, os.path.join(FOLDER, test)], env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
