#!/usr/bin/env python3
"""Compiles irregular_verbs.txt to a sorted table of past forms: make_verbs.py irregular_verbs.txt verbs.inc"""
import sys


def main():
    source, output = sys.argv[1:]
    verbs = {}
    with open(source, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            if len(words) != 2 or words[0] in verbs:
                sys.exit(f"{source}:{number}: want a new past form and its verb, got {line.strip()!r}")
            verbs[words[0]] = words[1]
    with open(output, "w", encoding="utf-8") as file:
        file.write("// Made by lib/claim/make_verbs.py; do not edit.\nconstexpr IrregularVerb kIrregularVerbs[] = {\n")
        file.write(",\n".join(f'{{"{past}", "{verbs[past]}"}}' for past in sorted(verbs)) + "};\n")


main()
