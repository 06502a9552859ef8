#!/usr/bin/env python3
"""Writes every cell of the corpora as a seed file of its own: make_seeds.py SEED_FOLDER CORPUS_FOLDER...

The cells that tell values are seeds too: "2019-11-07TNI" is as good a text as any.
"""
import pathlib
import sys


def main():
    seeds, *corpora = map(pathlib.Path, sys.argv[1:])
    seeds.mkdir(parents=True, exist_ok=True)
    cells = set()
    for corpus in corpora:
        paths = sorted(corpus.glob("*.tsv"))
        if not paths:
            sys.exit(f"no corpus in {corpus}")
        for path in paths:
            for line in path.read_text(encoding="utf-8").splitlines():
                if line and not line.startswith("#"):
                    cells.update(line.replace("[", "").replace("]", "").split("\t"))
    for number, cell in enumerate(sorted(cells)):
        (seeds / f"{number:04}").write_text(cell, encoding="utf-8")


main()
