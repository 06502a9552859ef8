#!/usr/bin/env python3
"""Cuts the schema into its versions: make_schema.py schema.sql schema.inc

Writes one raw string a version, in order; lib/archive/schema.cc runs those that an archive lacks. The comment
before the first version is kept with it, so that it stands in no archive but the comments of the tables do.
"""
import re
import sys

DELIMITER = "sql"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as f:
        text = f.read()
    parts = re.split(r"^-- version (\d+)\n", text, flags=re.M)
    numbers = [int(n) for n in parts[1::2]]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        sys.exit(f"{sys.argv[1]}: versions must be 1, 2 ...; found {numbers}")
    if f"){DELIMITER}\"" in text:
        sys.exit(f"{sys.argv[1]}: holds the end of a raw string")
    with open(sys.argv[2], "w", encoding="utf-8") as f:
        for part in parts[2::2]:
            f.write(f"R\"{DELIMITER}({part}){DELIMITER}\",\n")


if __name__ == "__main__":
    main()
