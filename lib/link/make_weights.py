#!/usr/bin/env python3
"""Turns weights.tsv into weights.inc: the features of two claims and what each weighs.

    make_weights.py weights.tsv weights.inc

Every mistake in the table ends the build with file:line and what is wrong.
"""
import re
import sys


def main():
    table, output = sys.argv[1:]
    rows, most = [], None
    for number, line in enumerate(open(table, encoding="utf-8"), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = line.rstrip("\n").split("\t")
        if len(cells) != 4 or not re.fullmatch(r"[a-z_0-9]+", cells[0]) or not re.fullmatch(r"-?[0-9]{1,3}", cells[1]):
            sys.exit(f"{table}:{number}: wanted are a name, thousandths, their prior and a meaning, separated by tabs")
        if cells[0] in [r[0] for r in rows]:
            sys.exit(f"{table}:{number}: {cells[0]} stands here twice")
        if cells[0] == "words_at_most":
            most = cells[1]
        else:
            rows.append(cells)
    if most is None:
        sys.exit(f"{table}: words_at_most is missing")
    camel = lambda name: "k" + "".join(part.capitalize() for part in name.split("_"))
    with open(output, "w", encoding="utf-8") as out:
        out.write("// Made by lib/link/make_weights.py; do not edit.\n")
        out.write("enum class Feature : uint8_t {" + ", ".join(camel(r[0]) for r in rows) + "};\n")
        out.write("inline constexpr std::string_view kFeatureNames[] = {" + ", ".join(f'"{r[0]}"' for r in rows) + "};\n")
        out.write("inline constexpr int kWeights[] = {" + ", ".join(r[1] for r in rows) + "};\n")
        out.write(f"inline constexpr int kWordsAtMost = {most};\n")


main()
