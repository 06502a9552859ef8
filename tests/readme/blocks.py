#!/usr/bin/env python3
"""Prints a fenced code block of a Markdown file, so that what the README shows is what is run and compiled.

    blocks.py README.md cpp 1        the first block of that language; exit 1 where there is none
"""
import re
import sys


def block(text, language, number):
    found = re.findall(rf"^```{re.escape(language)}\n(.*?)^```$", text, flags=re.S | re.M)
    return found[number - 1] if 0 < number <= len(found) else None


if __name__ == "__main__":
    file, language, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open(file, encoding="utf-8") as f:
        found = block(f.read(), language, number)
    if found is None:
        sys.exit(f"{file}: no code block {number} of language {language}")
    sys.stdout.write(found)
