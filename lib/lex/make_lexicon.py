#!/usr/bin/env python3
"""Compiles the lexicon's data files to constant C++ tables.

    make_lexicon.py words.tsv unit_forms.tsv places.tsv units.tsv lexicon.inc

All forms go into one trie whose first level is an open-addressing hash table of words; node i below the number
of words is the word of id i. A form carries (class, value, extra) records. The output has two parts: word ids as
constants (kw::than), and, where CROSSCHECK_LEXICON_TABLES is defined, the tables themselves. Every mistake in a
data file ends the build with file:line and what is wrong.
"""
import collections
import re
import sys

from tables import fail, fnv1a, rows

CLASSES = """digit_word teen_word tens_word hundred scale scale_mark vague ordinal_word fraction_word multiple month
weekday season time_unit unit currency_symbol modifier modifier_after relative article determiner preposition conjunction
pronoun aux negation say hedge stop abbreviation honorific part place plural clause_break time_of_day verb agency
adjective unit_mark furniture label change era per_noun group_noun thoroughfare dialled person_noun cue holiday zone quarter_name schedule
decade_name printed begins_quantity begins_time begins_qualifier""".split()
SYMBOLS = {
    "modifier": "NONE ABOUT NEARLY MORE_THAN AT_LEAST LESS_THAN AT_MOST".split(),
    "modifier_after": "NONE ABOUT NEARLY MORE_THAN AT_LEAST LESS_THAN AT_MOST".split(),
    "aux": "NONE PAST PRESENT FUTURE CONDITIONAL".split(),
}
# What a form's class makes its first word begin, see WordClass::kBeginsQuantity.
BEGINS = {
    "begins_quantity": "digit_word teen_word tens_word vague multiple currency_symbol".split(),
    "begins_time": "digit_word teen_word tens_word vague ordinal_word month weekday season relative time_unit time_of_day holiday quarter_name".split(),
    "begins_qualifier": ["modifier"],
}
# What the mark of a form in places.tsv makes of it, see there and PlaceForm in lexicon.h.
PLACE_MARKS = {"": 0, "~": 1, "+": 2, "^": 3}
# Words the tables do not have and the grammars name.
EXTRA_WORDS = ["than", "to", "between", "of", "s", "old", "aged", "century", "decade", "ago", "later", "earlier", "e", "fy",
               "fiscal", "quarter", "q", "mid", "day", "same", "then", "date", "times", "photo", "ending", "ended", "through", "dozen", "month", "months", "year", "years", "week", "weeks", "century",
               "today", "yesterday", "tomorrow", "tonight", "every", "each", "annually", "daily", "weekly", "monthly", "yearly", "out",
               "late", "early", "now", "before", "after", "since", "until", "till", "by", "on", "in", "at", "from", "a", "an", "the", "per",
               "following", "previous", "that", "this", "last", "next", "and", "half", "or", "it", "them", "more", "less", "as", "many", "much", "another",
               "other", "only", "fewer", "minus", "bc", "ad", "end", "beginning", "start", "middle", "rest", "us", "recent",
               "recently", "former", "formerly", "future", "currently", "current", "previously", "past", "time", "during",
               "weekend", "not", "first", "second", "few", "night", "morning", "afternoon", "evening", "winter",
               "summer", "autumn", "w", "v", "c", "f", "p", "sub", "age", "be", "he", "she", "will", "was", "is", "turned", "turns", "consecutive", "straight", "olds", "expectancy", "no", "m", "canadian", "australian", "warmer", "cooler", "hotter", "colder", "higher",
               "lower", "above", "below", "warming", "cooling", "toll", "number", "including", "among", "mostly",
               "won", "win", "lost", "beat", "drew", "led", "trailed", "took", "taking", "score", "scoreline", "ages", "remaining", "range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anything", "anywhere", "somewhere", "to", "past", "half", "quarter", "under", "over", "for", "call", "who", "lives"]
# Words of times that no table has.
EXTRA_WORDS += ["ad", "ce", "many", "financial", "some", "previously", "am", "pm", "noon", "midnight", "overnight", "latest", "close", "latter", "part", "period",
                "present", "near", "foreseeable", "being", "moment", "long", "nightly", "hourly", "quarterly", "once",
                "twice", "hence", "calendar", "very", "most", "these", "one", "all", "modern", "nowadays", "lately",
                "presently", "right", "eve", "fourth", "july", "month", "earliest", "hrs", "hours", "biweekly", "whole",
                "full", "single", "read", "recent", "distant", "immediate", "rest", "midst", "outset", "decades", "hour", "within",
                "over", "weekends", "weekend", "ago", "just", "only", "new", "years", "yet", "past", "coming", "upcoming",
                "ahead", "bank", "final", "opening", "initial", "another", "date", "back", "annual", "fortnight",
                "christmas", "daytime", "weeklong", "been", "has", "have", "may", "spend", "spent", "up", "canadian",
                "australian", "toll", "number", "including", "among", "mostly", "identities", "names", "block"]


def tokenize(form):
    """Words of a form as the lexer cuts them: hyphens fall away, signs stand alone."""
    return [w for w in re.split(r"[ \-]+", form) if w]


class Trie:
    def __init__(self):
        self.children = [dict()]
        self.values = [list()]

    def insert(self, words, record):
        node = 0
        for word in words:
            if word not in self.children[node]:
                self.children[node][word] = len(self.children)
                self.children.append(dict())
                self.values.append(list())
            node = self.children[node][word]
        if all(r[0] != record[0] for r in self.values[node]):
            self.values[node].append(record)


def main():
    words_tsv, forms_tsv, places_tsv, units_tsv, output = sys.argv[1:]
    units = {}
    for number, cells in rows(units_tsv, 2, at_least=True):
        units[cells[0]] = len(units)
    trie = Trie()

    def add(path, number, klass, value, extra, forms):
        if klass not in CLASSES:
            fail(path, number, f"no class {klass!r}; the classes are {', '.join(CLASSES)}")
        for form in forms.split("|"):
            words = tokenize(form)
            if not words and form not in "~≈≥≤<>+%-":
                fail(path, number, f"empty form in {forms!r}")
            trie.insert(words or [form], (klass, value, extra))

    for number, cells in rows(words_tsv, 3, at_least=True):
        klass, value, forms = cells[:3]
        value, _, extra = value.partition(":")
        if klass in SYMBOLS and not value.isdigit():
            if value not in SYMBOLS[klass]:
                fail(words_tsv, number, f"no value {value!r} in {klass}")
            value = SYMBOLS[klass].index(value)
        add(words_tsv, number, klass, int(value), int(extra or 0), forms)
    for number, cells in rows(forms_tsv, 2, at_least=True):
        # "liter/100 kilometer": the power of ten stands above the base.
        unit, _, base = cells[0].partition("/")
        power, base = re.fullmatch(r"(?:1(0*) )?(.*)", base).groups()
        for name in (unit, base) if base else (unit,):
            if name not in units:
                fail(forms_tsv, number, f"no unit {name!r} in {units_tsv}")
        for form in cells[1].split("|"):
            klass, bare = ("unit_mark", form[1:]) if form[0] == "+" and len(form) > 1 else \
                ("currency_symbol", form[1:]) if form[0] == "^" else ("unit", form)
            add(forms_tsv, number, klass, units[unit],
                units[base] + 10000 * len(power or "") if base else 0, bare)
    names = {}
    place_rows = []
    for number, cells in rows(places_tsv, 3, at_least=True):
        names[cells[0]] = len(place_rows)
        place_rows.append((number, cells))
    for index, (number, cells) in enumerate(place_rows):
        if cells[1] and cells[1] not in names:
            fail(places_tsv, number, f"no country {cells[1]!r}")
        for form in cells[2].split("|"):
            mark = form[0] if form[0] in PLACE_MARKS else ""
            add(places_tsv, number, "place", index, PLACE_MARKS[mark], form[len(mark):])

    # Node numbers: first all words (first-level nodes and words inside phrases), then deeper nodes.
    vocabulary = {""} | set(EXTRA_WORDS)
    for children in trie.children:
        vocabulary |= set(children)
    vocabulary = sorted(vocabulary)
    word_id = {word: i for i, word in enumerate(vocabulary)}
    if len(vocabulary) >= 65535:
        fail(words_tsv, 0, "more than 65,534 words")
    node_of = {}
    order = []
    for word in vocabulary:
        order.append(trie.children[0].get(word) if word else None)
        if order[-1] is not None:
            node_of[order[-1]] = len(order) - 1
    queue = collections.deque(n for n in order if n is not None)
    while queue:
        for _, child in sorted(trie.children[queue.popleft()].items()):
            if child not in node_of:
                node_of[child] = len(order)
                order.append(child)
                queue.append(child)

    def reach(node):
        mask = 0
        for klass, _, _ in trie.values[node]:
            mask |= 1 << CLASSES.index(klass)
        for child in trie.children[node].values():
            mask |= reach(child)
        return mask

    nodes, values, children, text = [], [], [], ""
    for i, node in enumerate(order):
        word_text = vocabulary[i] if i < len(vocabulary) else ""
        mask = sum(1 << CLASSES.index(k) for k, _, _ in trie.values[node]) if node is not None else 0
        start = reach(node) if node is not None and i < len(vocabulary) else 0
        for begins, classes in BEGINS.items():
            if any(start >> CLASSES.index(c) & 1 for c in classes):
                mask |= 1 << CLASSES.index(begins)
        first_value, first_child = len(values), len(children)
        if node is not None:
            values += sorted(trie.values[node], key=lambda r: CLASSES.index(r[0]))
            children += sorted((word_id[w], node_of[c]) for w, c in trie.children[node].items())
        nodes.append((mask, start, first_value, len(values) - first_value, first_child, len(children) - first_child,
                      len(text.encode()), len(word_text.encode())))
        text += word_text

    size = 1
    while size < 3 * len(vocabulary):
        size *= 2
    table, hashes = [0] * size, {}
    for word, index in word_id.items():
        if not word:
            continue
        h = fnv1a(word)
        if h in hashes:
            fail(words_tsv, 0, f"hash of {word!r} and {hashes[h]!r} is the same")
        hashes[h] = word
        slot = (h ^ (h >> 32)) & (size - 1)
        while table[slot]:
            slot = (slot + 1) & (size - 1)
        table[slot] = index

    out = ["// Made by lib/lex/make_lexicon.py; do not edit.", "namespace kw {"]
    for word in vocabulary:
        if re.fullmatch(r"[a-z]+(\.[a-z]+)*", word):  # "a.d" is k_a_d
            out.append(f"inline constexpr WordId k_{word.replace('.', '_')} = {word_id[word]};")
    out += ["}  // namespace kw", "#ifdef CROSSCHECK_LEXICON_TABLES"]
    out.append("constexpr std::string_view kClassNames[] = {" + ", ".join(f'"{c}"' for c in CLASSES) + "};")
    out.append(f"constexpr uint32_t kHashMask = {size - 1};")
    out.append(f"constexpr uint16_t kHashTable[] = {{{','.join(map(str, table))}}};")
    out.append("constexpr uint64_t kWordHashes[] = {" + ",".join(f"{fnv1a(w):#x}u" for w in vocabulary) + "};")
    out.append("constexpr uint64_t kWordClasses[] = {" + ",".join(f"{n[0]:#x}u" for n in nodes[:len(vocabulary)]) + "};")
    out.append("constexpr LexNode kNodes[] = {" + ",\n".join("{%#xu,%#xu,%d,%d,%d,%d,%d,%d}" % n for n in nodes) + "};")
    out.append("constexpr LexRecord kRecords[] = {" + ",".join(f"{{{CLASSES.index(k)},{v},{x}}}" for k, v, x in values) + "};")
    out.append("constexpr LexChild kChildren[] = {" + ",".join(f"{{{w},{n}}}" for w, n in children) + "};")
    escaped = "".join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\?' else f"\\{b:03o}" for b in text.encode())
    chunks = re.findall(r"(?:\\\d{3}|[^\\]){1,4000}", escaped)
    out.append("constexpr char kText[] = " + "\n".join(f'"{c}"' for c in chunks) + ";")
    out.append("constexpr PlaceRecord kPlaces[] = {" + ",\n".join(
        f'{{"{c[0]}", {names[c[1]] if c[1] else i}}}' for i, (_, c) in enumerate(place_rows)) + "};")
    out.append("#endif")
    with open(output, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")


main()
