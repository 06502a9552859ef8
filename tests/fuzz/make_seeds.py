#!/usr/bin/env python3
"""Writes every form of the corpora as a seed file of its own: make_seeds.py CORPUS_FOLDER SEED_FOLDER"""
import pathlib
import sys


def main():
    corpus, seeds = map(pathlib.Path, sys.argv[1:])
    seeds.mkdir(parents=True, exist_ok=True)
    count = 0
    for path in sorted(corpus.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            forms = line.split("\t")[0 if path.stem == "negative" else 3:]
            for form in forms:
                (seeds / f"{path.stem}-{count:04}").write_text(form, encoding="utf-8")
                count += 1
    if count == 0:
        sys.exit(f"no form in {corpus}")


main()
