#!/usr/bin/env python3
"""Compiles common_stems.txt to a sorted table of Hash64 keys: make_common.py common_stems.txt common.inc

Hash64 is FNV-1a with the finalizer of MurmurHash3, as in include/crosscheck/base/fingerprint.h.
"""
import sys

MASK = 0xFFFFFFFFFFFFFFFF


def hash64(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h = ((h ^ byte) * 0x100000001B3) & MASK
    h ^= h >> 33
    h = (h * 0xFF51AFD7ED558CCD) & MASK
    h ^= h >> 33
    h = (h * 0xC4CEB9FE1A85EC53) & MASK
    return h ^ (h >> 33)


def main():
    source, output = sys.argv[1:]
    stems = set()
    with open(source, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            stem = line.strip()
            if not stem or stem.startswith("#"):
                continue
            if stem in stems:
                sys.exit(f"{source}:{number}: {stem!r} stands here twice")
            stems.add(stem)
    keys = sorted(hash64(stem.encode()) for stem in stems)
    with open(output, "w", encoding="utf-8") as file:
        file.write("// Made by lib/claim/make_common.py; do not edit.\nconstexpr uint64_t kCommonStems[] = {\n")
        file.write(",\n".join(f"{key:#x}u" for key in keys) + "};\n")


main()
