#!/usr/bin/env python3
"""Compiles references.tsv to an array sorted by word and role: make_references.py references.tsv references.inc

A word is told by the low half of its FNV-1a hash, as in Token::hash.
"""
import sys

from tables import fail, fnv1a, rows

ROLES = {"pronoun": "kPronoun", "points": "kPoints", "ends": "kEnds", "is": "kIs"}
CLASSES = {"person": "kPerson", "thing": "kThing", "several": "kSeveral", "drug": "kDrug", "organisation": "kOrganisation",
           "city": "kCity", "country": "kCountry", "vessel": "kVessel"}


def main():
    source, output = sys.argv[1:]
    entries = {}
    for number, (role, kind, words) in rows(source, 3):
        if role not in ROLES or kind not in CLASSES:
            fail(source, number, f"no role {role!r} or no class {kind!r}")
        for word in words.split("|"):
            key = (fnv1a(word) & 0xFFFFFFFF, list(ROLES).index(role))
            if key in entries:
                fail(source, number, f"{word!r} stands twice in this role")
            entries[key] = (ROLES[role], CLASSES[kind])
    with open(output, "w", encoding="utf-8") as file:
        file.write("// Made by lib/claim/make_references.py; do not edit.\nconstexpr ReferenceWord kReferenceWords[] = {\n")
        file.write(",\n".join(f"{{{key[0]:#x}u, ReferenceRole::{role}, ReferenceClass::{kind}}}"
                              for key, (role, kind) in sorted(entries.items())) + "};\n")


main()
