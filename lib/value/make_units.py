#!/usr/bin/env python3
"""Turns units.tsv into units.inc, the constant table of value/unit.cc.

    make_units.py units.tsv units.inc

The table is checked here, so that a wrong row is a failed build with file and line, not a wrong verdict:
every scale must be exact and fit 64 bits, names must be unique, and the first rows must be those that
unit.h has constants for. The output depends on the input only.
"""

import re
import sys
from fractions import Fraction

# Keep in sync with the kUnit constants of unit.h; tests/value/unit_test.cc checks those against names.
FIXED = ["count", "percent", "percentage point", "times", "dollar", "second", "minute", "hour", "day",
         "week", "month", "year", "US dollar"]
# Keep in sync with enum Dimension; a name that has no enumerator does not compile.
DIMENSIONS = ["count", "percent", "percentage point", "ratio", "money", "length", "mass", "duration", "area",
              "volume", "speed", "temperature", "energy", "power", "pressure", "information", "frequency",
              "force", "torque", "angle", "electric", "concentration", "other"]
COLUMNS = ["name", "dimension", "numerator", "denominator", "currency", "family", "plural", "zero", "source"]
INT64_MAX = 2**63 - 1


def plural_of(name):
    """Regular plurals; the table states the others."""
    head, per, base = name.partition(" per ")
    return head + ("es" if head.endswith(("s", "x", "ch", "sh")) else "s") + per + base


def read_number(text, what):
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        raise ValueError(f"{what} {text!r} is not a plain number")
    if Fraction(text) == 0:
        raise ValueError(f"{what} is zero")
    return Fraction(text)


def read_zero(text):
    """The zero of a scale as (coefficient, exponent) without trailing zeros, which is what Decimal::Literal wants."""
    if not text:
        return 0, 0
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,2})?", text):
        raise ValueError(f"the zero {text!r} is not a plain number of at most two decimals")
    whole, _, fraction = text.partition(".")
    coefficient, exponent = int(whole + fraction), -len(fraction)
    if coefficient == 0:
        raise ValueError("a zero of 0 is left empty")
    while coefficient % 10 == 0:
        coefficient, exponent = coefficient // 10, exponent + 1
    return coefficient, exponent


def read_row(line, index, seen):
    fields = line.split("\t")
    if len(fields) != len(COLUMNS):
        raise ValueError(f"{len(fields)} columns where {len(COLUMNS)} are needed: {', '.join(COLUMNS)}")
    row = dict(zip(COLUMNS, fields))
    if any(value != value.strip() or '"' in value or "\\" in value
           for key, value in row.items() if key != "source"):
        raise ValueError("a field has outer blanks, a quote or a backslash")
    name = row["name"]
    if not name:
        raise ValueError("the name is empty")
    if name in seen:
        raise ValueError(f"the name {name!r} stands in line {seen[name]} already")
    if index < len(FIXED) and name != FIXED[index]:
        raise ValueError(f"unit {index} must be {FIXED[index]!r} (see unit.h), not {name!r}")
    if row["dimension"] not in DIMENSIONS:
        raise ValueError(f"unknown dimension {row['dimension']!r}")
    scale = read_number(row["numerator"], "numerator") / read_number(row["denominator"], "denominator")
    if scale.numerator > INT64_MAX or scale.denominator > INT64_MAX:
        raise ValueError(f"the scale {scale} does not fit 64 bits")
    if row["currency"] and (row["dimension"] != "money" or not re.fullmatch("[A-Z]{3}", row["currency"])):
        raise ValueError("a currency is three capitals, and of money only")
    if row["dimension"] == "money" and not row["currency"] and not row["family"]:
        raise ValueError("money needs a currency, or a family while it is unsettled")
    if row["dimension"] == "other" and not row["family"]:
        raise ValueError("a unit of dimension other needs a family")
    if not row["source"]:
        raise ValueError("where the scale is from is not said")
    row["scale"] = scale
    row["zero"] = read_zero(row["zero"])
    row["plural"] = row["plural"] or plural_of(name)
    return row


def main(arguments):
    if len(arguments) != 3:
        print("usage: make_units.py units.tsv units.inc", file=sys.stderr)
        return 2
    source, output = arguments[1:]
    rows, seen = [], {}
    with open(source, encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            try:
                row = read_row(line, len(rows), seen)
            except ValueError as error:
                print(f"{source}:{number}: {error}", file=sys.stderr)
                return 1
            seen[row["name"]] = number
            rows.append(row)
    if len(rows) < len(FIXED):
        print(f"{source}: {len(rows)} units, the first {len(FIXED)} are required", file=sys.stderr)
        return 1

    lines = ["// Made by lib/value/make_units.py from lib/value/data/units.tsv; edit that.",
             "constexpr Unit kUnits[] = {"]
    for row in rows:
        enumerator = "k" + "".join(word.capitalize() for word in row["dimension"].split())
        lines.append(f'    {{"{row["name"]}", Dimension::{enumerator}, '
                     f'{{{row["scale"].numerator}, {row["scale"].denominator}}}, "{row["currency"]}", '
                     f'"{row["plural"]}", "{row["family"]}", Decimal::Literal({row["zero"][0]}, {row["zero"][1]})}},')
    lines.append("};")
    lines.append("// Ids in byte order of their names, for binary search.")
    lines.append("constexpr UnitId kUnitsByName[] = {")
    order = sorted(range(len(rows)), key=lambda i: rows[i]["name"].encode())
    for start in range(0, len(order), 20):
        lines.append("    " + ", ".join(map(str, order[start:start + 20])) + ",")
    lines.append("};")
    with open(output, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
