#!/usr/bin/env python3
"""Fits the steps of lib/compare/data/confidence.inc to labelled pairs of sentences.

    make_confidence.py path/to/crosscheck FOLDER          reliability of the table as it is, and refitted
    make_confidence.py path/to/crosscheck FOLDER --write  the same, and rewrites the table

FOLDER holds articles.jsonl (with a "group", the event, on each line) and pairs.jsonl (with "group", "label", and the
"article", "begin" and "end" of the sentences "a" and "b"). Every event is checked by itself, with no least confidence.
A finding between the two sentences of a pair is right when it is an AGREEMENT and the pair is labelled agree, or a
dispute and the pair is labelled conflict; an AGREEMENT in a pair labelled conflict tells nothing, for the two may
agree in another figure. Which scale and step a finding has is read off its kind, basis, measure and confidence; so the
program must have been built with the table as it is.

A step's figure is the part of its findings that are right, drawn towards what was guessed by reading findings (PRIOR)
by as much as six findings weigh; then steps are made to rise. Scales without labels stay as they are. The figures
printed last are cross-validated: the findings of an event are predicted from the other events.
"""
import collections
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE = os.path.join(HERE, "data", "confidence.inc")
DISPUTES = {"NUMERIC_CONFLICT", "DATE_DRIFT", "SUPERSEDED"}
SCALE_OF = {  # kind, basis -> scale
    ("AGREEMENT", "equal"): "kSameFigures", ("AGREEMENT", "copy"): "kCopies",
    ("AGREEMENT", "bound"): "kNearFigures", ("AGREEMENT", "rounds"): "kNearFigures",
    ("AGREEMENT", "within"): "kNearFigures",
    ("NUMERIC_CONFLICT", "apart"): "kFiguresApart", ("NUMERIC_CONFLICT", "sources"): "kFiguresApart",
    ("NUMERIC_CONFLICT", "swapped"): "kFiguresApart",
    ("NUMERIC_CONFLICT", "update"): "kStatesOfCount",
    ("NUMERIC_CONFLICT", "fewer"): "kStatesOfCount", ("SUPERSEDED", "update"): "kStatesOfCount",
    ("SUPERSEDED", "correction"): "kStatesOfCount", ("SUPERSEDED", "stale"): "kStatesOfCount",
    ("SUPERSEDED", "state"): "kStatesOfCount", ("SUPERSEDED", "early"): "kStatesOfCount",
    ("DATE_DRIFT", "shift"): "kDatesDrift", ("DATE_DRIFT", "swapped"): "kDatesDrift",
    ("DATE_DRIFT", "copied"): "kDatesDrift", ("DATE_DRIFT", "hour"): "kDatesDrift",
}
OF_DATES = {"kSameFigures": "kSameDates", "kNearFigures": "kDatesInDates"}
PRIOR = {
    "kSameFigures": (700, 770, 850, 930), "kCopies": (900, 920, 940, 960), "kNearFigures": (650, 720, 800, 880),
    "kSameDates": (700, 770, 850, 930), "kDatesInDates": (650, 720, 800, 880), "kSameAges": (900, 920, 940, 960),
    "kFiguresApart": (650, 720, 800, 880), "kStatesOfCount": (700, 770, 850, 900), "kDatesDrift": (650, 720, 800, 880),
    "kAgesApart": (800, 830, 860, 890),
}
WEIGHT = 6
MOST = 990  # nothing is surer: the labels are few


def scale_of(finding, measures):
    kind = finding["kind"]
    if "ATTRIBUTE" in measures and finding["basis"] != "computed":
        return "kSameAges" if kind == "AGREEMENT" else "kAgesApart"
    scale = SCALE_OF.get((kind, finding["basis"]))
    return OF_DATES.get(scale, scale) if "EVENT_DATE" in measures else scale


def is_dispute(scale):
    return scale in ("kFiguresApart", "kStatesOfCount", "kDatesDrift", "kAgesApart")


def read_table():
    with open(TABLE, encoding="utf-8") as f:
        rows = re.findall(r"^SCALE\((\w+), (\d+), (\d+), (\d+), (\d+)\)", f.read(), re.M)
    return {name: [int(x) for x in steps] for name, *steps in rows}


def lines(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def observations(binary, folder, table):
    """(event, scale, step, confidence, is right) of every finding between the sentences of a pair."""
    articles, pairs = collections.defaultdict(list), collections.defaultdict(list)
    for article in lines(folder, "articles.jsonl"):
        articles[article.pop("group")].append(article)
    for pair in lines(folder, "pairs.jsonl"):
        pairs[pair["group"]].append(pair)
    seen = []
    for event in sorted(pairs):
        payload = "".join(json.dumps(a) + "\n" for a in articles[event])
        run = subprocess.run([binary, "check", "-", "--format", "json", "--min-confidence", "0", "--fail-on", "never"],
                             input=payload.encode(), capture_output=True, check=True)
        report = json.loads(run.stdout)
        claims = {c["id"]: c for c in report["claims"]}

        def inside(side):
            return {i for i, c in claims.items() if c["articleId"] == side["article"] and
                    int(c["valueSpan"].get("begin", 0)) < side["end"] and int(c["valueSpan"]["end"]) > side["begin"]}

        for pair in pairs[event]:
            a, b = inside(pair["a"]), inside(pair["b"])
            for finding in report["findings"]:
                ids = set(finding["claimIds"])
                if not ids & a or not ids & b:
                    continue
                scale = scale_of(finding, {claims[i].get("measure") for i in ids})
                confidence = round(finding["confidence"] * 1000)
                if scale is None or confidence not in table[scale]:
                    continue
                if not is_dispute(scale) and pair["label"] == "conflict":
                    continue
                right = pair["label"] == ("conflict" if is_dispute(scale) else "agree")
                seen.append((event, scale, table[scale].index(confidence), confidence, right))
    return seen


def fit(seen, table):
    right, count = collections.Counter(), collections.Counter()
    for _, scale, step, _, ok in seen:
        right[scale, step] += ok
        count[scale, step] += 1
    fitted = {}
    for scale, steps in table.items():
        if scale not in PRIOR:
            fitted[scale] = steps
            continue
        # Pools steps that do not rise, weighed by their findings.
        pools = []
        for step in range(4):
            pools.append([right[scale, step] + PRIOR[scale][step] / 1000 * WEIGHT, count[scale, step] + WEIGHT, 1])
            while len(pools) > 1 and pools[-2][0] / pools[-2][1] >= pools[-1][0] / pools[-1][1]:
                r, n, k = pools.pop()
                pools[-1] = [pools[-1][0] + r, pools[-1][1] + n, pools[-1][2] + k]
        figures = [min(MOST, round(1000 * r / n)) for r, n, k in pools for _ in range(k)]
        for step in (3, 2, 1):  # no figure twice
            figures[step - 1] = min(figures[step - 1], figures[step] - 1)
        fitted[scale] = figures
    return fitted


def brier(predicted):
    return sum((p / 1000 - ok) ** 2 for p, ok in predicted) / len(predicted) if predicted else 0


def show(title, predicted):
    print(f"{title}: {len(predicted)} findings, Brier score {brier(predicted):.4f}")
    print("| confidence | findings | right | mean confidence | part right |\n|---|---|---|---|---|")
    for low, high in ((0, 600), (600, 700), (700, 800), (800, 900), (900, 950), (950, 1001)):
        cell = [(p, ok) for p, ok in predicted if low <= p < high]
        if cell:
            mean, ok = sum(p for p, _ in cell) / len(cell) / 1000, sum(ok for _, ok in cell)
            print(f"| {low / 1000:.2f} to {min(high, 1000) / 1000:.2f} | {len(cell)} | {ok} | {mean:.3f} | {ok / len(cell):.3f} |")


def main():
    binary, folder = sys.argv[1:3]
    table = read_table()
    seen = observations(binary, folder, table)
    if not seen:
        sys.exit("no finding stands between the sentences of a pair")
    as_it_is = [(confidence, ok) for _, _, _, confidence, ok in seen]
    crossed = []
    for event in sorted({e for e, *_ in seen}):
        others = fit([s for s in seen if s[0] != event], table)
        crossed += [(others[scale][step], ok) for e, scale, step, _, ok in seen if e == event]
    show("table as it is", as_it_is)
    show("refitted, cross-validated by event", crossed)
    fitted = fit(seen, table)
    for scale in table:
        cells = [sum(1 for s in seen if s[1] == scale and s[2] == step) for step in range(4)]
        print(f"{scale}: {table[scale]} -> {fitted[scale]}, of {cells} findings")
    if "--write" in sys.argv:
        with open(TABLE, encoding="utf-8") as f:
            text = f.read()
        for scale, steps in fitted.items():
            text = re.sub(rf"SCALE\({scale}, .*\)", f"SCALE({scale}, {', '.join(map(str, steps))})", text)
        with open(TABLE, "w", encoding="utf-8") as f:
            f.write(text)


main()
