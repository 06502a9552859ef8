#!/usr/bin/env python3
"""Compiles irregular_verbs.txt to a hash table of past forms: make_verbs.py irregular_verbs.txt verbs.inc

A form stands in the slot that the low bits of its Hash64 tell, or in the next empty one behind it.
"""
import sys

from make_terms import hash64


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
    size = 1
    while size < 3 * len(verbs):
        size *= 2
    slots = [(0, "")] * size
    for past in sorted(verbs):
        at = hash64(past) & (size - 1)
        while slots[at][0]:
            at = (at + 1) & (size - 1)
        slots[at] = (hash64(past), verbs[past])
    with open(output, "w", encoding="utf-8") as file:
        file.write("// Made by lib/claim/make_verbs.py; do not edit.\nconstexpr IrregularVerb kIrregularVerbs[] = {\n")
        file.write(",\n".join(f'{{{key:#x}u, "{verb}"}}' for key, verb in slots) + "};\n")


main()
