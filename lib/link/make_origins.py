#!/usr/bin/env python3
"""Compiles the tables of news agencies and of owners of outlets to sorted arrays.

    make_origins.py agencies.tsv owners.tsv origins.inc

Every mistake in a data file ends the build with file:line and what is wrong. fold() is the Fold of credits.cc.
"""
import re
import sys


def fail(path, line, message):
    sys.exit(f"{path}:{line}: {message}")


def is_domain(form):
    return "." in form and " " not in form and form.lower() == form


def fold(form):
    """Lower case; "The" at the head and what stands in parentheses go; all but letters, digits, "&" and "." is a blank."""
    form = re.sub("['\u2019]", "", form.split(" (")[0])
    form = "".join(c.lower() if c.isascii() else c for c in form)
    words = re.sub(r"[^a-z0-9.&\u0080-\U0010ffff]+", " ", form).split()
    words = [word.rstrip(".") for word in words]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def read(path):
    """[name], {form: (number of the name, whether it is read in capitals only)}"""
    names, forms = [], {}
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            if len(cells) != 2:
                fail(path, number, f"2 columns separated by a tab are wanted, {len(cells)} found")
            if cells[0] in names:
                fail(path, number, f"{cells[0]!r} stands here twice")
            names.append(cells[0])
            for form in cells[1].split("|"):
                key = form if is_domain(form) else fold(form)
                if not key:
                    fail(path, number, f"{form!r} is no form")
                if forms.setdefault(key, (len(names) - 1, form.upper() == form))[0] != len(names) - 1:
                    fail(path, number, f"{form!r} stands already with {names[forms[key][0]]!r}")
    if not names:
        fail(path, 1, "no rows")
    return names, forms


def text(value):
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def arrays(what, names, forms):
    yield f"constexpr std::string_view k{what}Names[] = {{" + ",\n".join(map(text, names)) + "};"
    rows = sorted(forms.items(), key=lambda item: item[0].encode())
    yield f"constexpr NameForm k{what}Forms[] = {{" + ",\n".join(
        f"{{{text(form)},{number},{str(capitals).lower()}}}" for form, (number, capitals) in rows) + "};"


def main():
    agencies, owners, output = sys.argv[1:]
    out = ["// Made by lib/link/make_origins.py; do not edit.", *arrays("Agency", *read(agencies)),
           *arrays("Owner", *read(owners))]
    with open(output, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
