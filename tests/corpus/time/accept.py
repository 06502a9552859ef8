#!/usr/bin/env python3
"""Moves the forms of open.tsv that are read rightly now to positive.tsv, and those of open_negative.tsv in which no time is
read any more to negative.tsv: accept.py path/to/crosscheck

It moves nothing the other way: what was read once must stay so.
"""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def times(binary, items):
    """The times of (published, text) as (begin, end, "DATE 2019-05 since"), in the order of the items."""
    lines = []
    for number, (published, text) in enumerate(items):
        article = {"id": str(number), "outlet": "", "title": "", "url": "", "text": text}
        if published != "-":
            article["published"] = published
        lines.append(json.dumps(article, ensure_ascii=False))
    run = subprocess.run([binary, "extract", "-", "--format", "jsonl"], input="\n".join(lines).encode(),
                         capture_output=True, check=True)
    found = {}
    for line in run.stdout.decode().splitlines():
        article = json.loads(line)
        mentions = [m for m in article["mentions"] if "time" in m]
        found[int(article["articleId"])] = [
            (m["span"].get("begin", 0), m["span"]["end"], " ".join(
                [m["time"]["type"], m["time"]["timex"]] + [flag for flag in ("since", "until") if m["time"].get(flag)]))
            for m in mentions]
    return [found[number] for number in range(len(items))]


def bare(form):
    """The text of a form, its extent in bytes, and whether it is all extent."""
    if "[" not in form:
        return form, (0, len(form.encode())), True
    before, rest = form.split("[", 1)
    extent, after = rest.split("]", 1)
    begin = len(before.encode())
    return before + extent + after, (begin, begin + len(extent.encode())), False


def read(name):
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def write(name, lines):
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def accept_positive(binary):
    lines, kept, moved, category = read("open.tsv"), [], [], ""
    forms = [(line, form) for line in lines if not line.startswith("#") for form in line.split("\t")[2:]]
    readings = iter(times(binary, [(line.split("\t")[1], bare(form)[0]) for line, form in forms]))
    for line in lines:
        if line.startswith("#"):
            category = line
            kept.append(line)
            continue
        value, published, *row = line.split("\t")
        still = []
        for form in row:
            got, (_, extent, whole) = next(readings), bare(form)
            right = got == [(*extent, value)] if whole else (*extent, value) in got
            moved.append((category, value, published, form)) if right else still.append(form)
        if still:
            kept.append("\t".join([value, published, *still]))
    positive = read("positive.tsv")
    for category, value, published, form in moved:
        begins = value + "\t" + published + "\t"
        at = positive.index(category) if category in positive else -1
        if at < 0:
            positive.append(category)
            at = len(positive) - 1
        end = at + 1
        while end < len(positive) and not positive[end].startswith("#"):
            if positive[end].startswith(begins):
                break
            end += 1
        if end < len(positive) and positive[end].startswith(begins):
            positive[end] += "\t" + form
        else:
            positive.insert(end, begins + form)
    # A category without rows is left out.
    kept = [line for i, line in enumerate(kept)
            if i == 0 or not line.startswith("#") or (i + 1 < len(kept) and not kept[i + 1].startswith("#"))]
    write("open.tsv", kept)
    write("positive.tsv", positive)
    return len(moved)


def accept_negative(binary):
    lines = read("open_negative.tsv")
    forms = [line for line in lines if not line.startswith("#")]
    undated = times(binary, [("-", form) for form in forms])
    dated = times(binary, [("2019-11-08", form) for form in forms])
    moved = [form for form, a, b in zip(forms, undated, dated) if not a and not b]
    write("negative.tsv", read("negative.tsv") + moved)
    write("open_negative.tsv", [line for line in lines if line not in moved])
    return len(moved)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(accept_positive(sys.argv[1]), "forms read,", accept_negative(sys.argv[1]), "no longer misread")


main()
