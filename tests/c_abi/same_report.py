#!/usr/bin/env python3
"""same_report.py CLI FOLDER PROGRAM...: PROGRAM FILE... prints the report that CLI writes of the files as JSON.

Exits with 77, for skipped, where PROGRAM does."""
import os
import subprocess
import sys

cli, folder, *program = sys.argv[1:]
files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
want = subprocess.run([cli, "check", "--format", "json", "--fail-on", "never", *files], check=True,
                      capture_output=True).stdout
run = subprocess.run([*program, *files], capture_output=True)
if run.returncode == 77:
    sys.stderr.buffer.write(run.stderr)
    sys.exit(77)
if run.returncode != 0:
    sys.exit(f"exit status {run.returncode}: {run.stderr.decode()}")
if b'"NUMERIC_CONFLICT"' not in want:
    sys.exit("the samples have no conflict; there is nothing to compare")
if run.stdout != want:
    sys.exit("the reports differ")
