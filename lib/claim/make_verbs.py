#!/usr/bin/env python3
"""Compiles irregular_verbs.txt to a hash table of past forms: make_verbs.py irregular_verbs.txt verbs.inc

A form stands in the slot that the low bits of its Hash64 tell, or in the next empty one behind it.
"""
import sys

from tables import fail, hash64, rows


def main():
    source, output = sys.argv[1:]
    verbs = {}
    for number, (past, verb) in rows(source, 2, separator=" "):
        if past in verbs:
            fail(source, number, f"{past!r} stands here twice")
        verbs[past] = verb
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
