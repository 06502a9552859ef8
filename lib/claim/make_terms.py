#!/usr/bin/env python3
"""Compiles the meanings of words to sorted tables of Hash64 keys.

    make_terms.py common_stems.txt shared_names.txt daily.txt kin.tsv concepts.tsv organisations.tsv places.tsv cities.tsv terms.inc

Every mistake in a data file ends the build with file:line and what is wrong. A longer form is
mixed as in LongerForm of meanings.h.
"""
import re
import sys

from tables import MASK, fail, hash64, rows

KINDS = {"event": "kEvent", "state": "kState", "quality": "kQuality", "person": "kPerson", "thing": "kThing",
         "percentage": "kPercentage", "sum": "kSum", "word": "kWord", "weak": "kWord"}
LEVELS = ("percentage", "sum")
NO_MEANING = 0xFFFF


def form_key(words):
    key = hash64(words[0])
    for word in words[1:]:
        key = ((key * 0x9E3779B97F4A7C15) & MASK) ^ hash64(word)
    return key


def plural(word):
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def verb_forms(word, double):
    stem = word + word[-1] if double else word[:-1] if re.search(r"[^e]e$", word) else word
    past = word[:-1] + "ied" if re.search(r"[^aeiou]y$", word) else (word + "d" if word.endswith("e") else stem + "ed")
    return [word, plural(word), past, stem + "ing"]


def inflected(form):
    """house(s): house, houses; walk(v): walk, walks, walked, walking; stab(vv): with the last letter doubled."""
    marked = re.search(r"([^ \-()]+)\((s|v|vv)\)", form)
    if not marked:
        return [form]
    word, mark = marked.groups()
    forms = [word, plural(word)] if mark == "s" else verb_forms(word, mark == "vv")
    return [f for w in forms for f in inflected(form[:marked.start()] + w + form[marked.end():])]


class Forms:
    def __init__(self):
        self.meanings = {}  # meaning -> index
        self.places = {}  # key -> meaning, of places that the lexicon reads
        self.form_of = {}  # words -> (meaning, where)
        self.longest = {}

    def add_meaning(self, key, parent, kind, capitals, weight, weak):
        meaning = (f"{key:#x}u", f"{parent:#x}u", f"TermKind::{kind}", f"Capitals::{capitals}", weight, str(weak).lower())
        return self.meanings.setdefault(meaning, len(self.meanings))

    def add(self, path, number, form, meaning):
        words = tuple(re.split(r"[ \-]+", form.lower()))
        if not all(words) or "(" in form:
            fail(path, number, f"{form!r} is no form")
        if words in self.form_of:
            fail(path, number, f"{form!r} stands already in {self.form_of[words][1]}")
        self.form_of[words] = (meaning, f"{path}:{number}")
        self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))

    def table(self):
        table = {}
        for word, longest in self.longest.items():
            table[hash64(word)] = [NO_MEANING, longest]
        for words, (meaning, _) in self.form_of.items():
            table.setdefault(form_key(words), [NO_MEANING, 0])[0] = meaning
        if len(table) != len(set(self.form_of) | {(w,) for w in self.longest}):
            sys.exit("two forms have one hash")
        if not table.keys().isdisjoint(self.places):
            sys.exit("a place and a form have one hash")
        table |= {key: (meaning, 0) for key, meaning in self.places.items()}
        return sorted((key, *value) for key, value in table.items())


def indexed(row_type, name, table):
    """The rows, sorted by key, and where the rows with each pattern of top bits begin; about one row a bucket."""
    bits = max(1, (len(table) - 1).bit_length())
    starts = [0] * ((1 << bits) + 1)
    for key, *_ in table:
        starts[(key >> (64 - bits)) + 1] += 1
    for i in range(1, len(starts)):
        starts[i] += starts[i - 1]
    cells = ",\n".join("{" + ",".join([f"{key:#x}u", *map(str, rest)]) + "}" for key, *rest in table)
    return [f"constexpr {row_type} {name}[] = {{{cells}}};",
            f"constexpr uint16_t {name}Starts[] = {{{','.join(map(str, starts))}}};"]


def stems(path):
    known = set()
    for number, (stem,) in rows(path, 1):
        if stem in known:
            fail(path, number, f"{stem!r} stands here twice")
        known.add(stem)
    return known


def main():
    common_txt, shared_names_txt, daily_txt, kin_tsv, concepts_tsv, organisations_tsv, places_tsv, cities_tsv, output = sys.argv[1:]
    common, shared_names = stems(common_txt), stems(shared_names_txt)
    daily = stems(daily_txt)
    if common & shared_names:
        sys.exit(f"{shared_names_txt}: common stems: {', '.join(sorted(common & shared_names))}")
    kin = {}
    for number, (stem, head, _) in rows(kin_tsv, 3):
        if stem in kin:
            fail(kin_tsv, number, f"{stem!r} stands here twice")
        if head in kin or stem in kin.values():
            fail(kin_tsv, number, f"{stem!r} and {head!r} make a chain")
        kin[stem] = head

    forms = Forms()
    levels = set()
    for number, (name, kind, parent, words) in rows(concepts_tsv, 4):
        weight = {"+": 2, "-": 0}.get(kind[-1:], 1)
        kind = kind.rstrip("+-")
        if kind not in KINDS:
            fail(concepts_tsv, number, f"no kind {kind!r}; the kinds are {', '.join(KINDS)}")
        meaning = forms.add_meaning(hash64(name), hash64(parent) if parent else 0, KINDS[kind], "kAny", weight,
                                    kind == "weak")
        if kind in LEVELS:
            levels.add(hash64(name))
        for form in dict.fromkeys(f for w in words.split("|") for f in inflected(w)):
            forms.add(concepts_tsv, number, form, meaning)
    for number, (name, words) in rows(organisations_tsv, 2):
        for form in words.split("|"):
            capitals = "kAll" if form.upper() == form else "kFirst"
            forms.add(organisations_tsv, number, form, forms.add_meaning(hash64(name), 0, "kName", capitals, 3, False))

    # A city is known by its own form ("mosul"), a country or state by the name that the lexicon has for it ("Iraq").
    known, around_of = {}, {}
    for number, (name, around, _) in rows(places_tsv, 3):
        known[name], around_of[name] = hash64(name), around
        if around and around_of.get(around, "?"):
            fail(places_tsv, number, f"{around!r} must stand above and lie in nothing itself")
        forms.places[hash64(name)] = forms.add_meaning(hash64(name), hash64(around) if around else 0, "kPlace", "kFirst", 1, False)
    for number, (name, around, words) in rows(cities_tsv, 3):
        if around not in known:
            fail(cities_tsv, number, f"no place {around!r} in {places_tsv}")
        first, *others = words.lower().split("|")
        key = form_key(re.split(r"[ \-]+", first))
        meaning = forms.add_meaning(key, known[around], "kPlace", "kFirst", 3, False)
        for form in (first, *others):
            if tuple(re.split(r"[ \-]+", form)) not in forms.form_of:  # a word of the tables above is no city
                forms.add(cities_tsv, number, form, meaning)

    table = forms.table()
    if len(table) > 0xFFFF:
        sys.exit("more than 65,535 rows")
    out = ["// Made by lib/claim/make_terms.py; do not edit."]
    out.append("constexpr Meaning kMeanings[] = {" + ",\n".join("{%s,%s,%s,%s,%d,%s}" % m for m in forms.meanings) + "};")
    out += indexed("FormRow", "kForms", table)
    out += indexed("KinRow", "kKin", sorted((hash64(stem), f"{hash64(head):#x}u") for stem, head in kin.items()))
    out += indexed("StemRow", "kCommonStems", sorted((hash64(stem),) for stem in common))
    out += indexed("StemRow", "kSharedNames", sorted((hash64(stem),) for stem in shared_names))
    out += indexed("StemRow", "kDaily", sorted((hash64(stem),) for stem in daily))
    out += indexed("StemRow", "kLevels", sorted((key,) for key in levels))
    with open(output, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
