#!/usr/bin/env python3
"""Fits lib/link/data/weights.tsv to pairs of claims of real articles, cross-validated by event.

    build/release/bin/dump_pairs articles.jsonl > pairs.tsv
    fit_weights.py pairs.tsv articles.jsonl lib/link/data/weights.tsv [--write]

articles.jsonl: articles with "group", the event that they tell of (../shared/dev/pairs has such a file).

No one has labelled pairs of claims, so the labels are distant ones: a figure that does not come about by chance ("1,850",
"$1.2 trillion", a day long past) and stands in two articles of one event is taken for one fact, and each such claim against
the other figures of the same kind in the other article is taken for two. The value itself is then left out of the features.
Claims of two events that can be compared at all are two facts as well. An event weighs no more than the square root of its
pairs. The fit is a logistic regression that starts from the priors of the table, so that what the data do not tell stays;
rows with "set:" stay as they are, and words keep their proportions. Printed: log loss and area under the curve in ten folds by event, before and after.
"""
import collections
import json
import math
import sys

# Thousandths that a weight moves easily. Wider ones fit the distant labels better and the labelled pairs of dev/pairs worse
# (100: area 0.706, news conflict precision 0.750; 60: 0.685 and 0.889).
PRIOR_SD = 60.0
FOLDS = 10
COMPARABLE = ("same_predicate", "beside_predicate", "same_class", "same_group", "persons_both")
LEFT_OUT = {"same_value", "same_day", "same_text"}


def read_weights(path):
    rows = []
    for line in open(path, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            rows.append((None, line))
        else:
            name, _, prior, meaning = line.rstrip("\n").split("\t")
            rows.append((name, [int(prior), meaning]))
    return rows


def read_pairs(path, group_of):
    with open(path, encoding="utf-8") as file:
        names = file.readline().rstrip("\n").split("\t")
        pairs = [dict(zip(names, line.rstrip("\n").split("\t"))) for line in file]
    for pair in pairs:
        pair["score"] = int(pair["score"])
        pair["event"] = group_of[pair["a"]] if group_of[pair["a"]] == group_of[pair["b"]] else None
        pair["x"], pair["y"] = (pair["a"], pair["a_begin"]), (pair["b"], pair["b_begin"])
    # One value alone lets a pair be compared; of the pairs that are labelled apart none has that.
    names = names[names.index("score") + 1:]
    return names, [p for p in pairs if any(p[n] != "0" for n in COMPARABLE)]


def label(pairs):
    """(pair, 1 or 0) of those that the values label."""
    sure = lambda p: p["event"] and p["values"] == "same" and p["telling"] == "2"
    matched = set()
    for p in pairs:
        if sure(p):
            matched.add((p["x"], p["b"], p["measure"]))
            matched.add((p["y"], p["a"], p["measure"]))
    out = []
    for p in pairs:
        if p["event"] is None:
            out.append((p, 0))
        elif sure(p):
            out.append((p, 1))
        elif p["values"] == "apart" and ((p["x"], p["b"], p["measure"]) in matched or (p["y"], p["a"], p["measure"]) in matched):
            out.append((p, 0))
    return out


def features(pair, names, weights):
    """Features in whole units: all shared words are one, in thousandths by the priors of words."""
    out = {}
    words = 0.0
    for name in names:
        value = int(pair[name]) / 100
        if name.startswith("word_"):
            words += value * weights[name][0]
        elif name not in LEFT_OUT:
            out[name] = value
    out["words"] = min(words, weights["words_at_most"][0]) / 1000
    return out


def solve(matrix, vector):
    n = len(vector)
    m = [row[:] + [v] for row, v in zip(matrix, vector)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[pivot] = m[pivot], m[i]
        for r in range(n):
            if r != i and m[i][i]:
                factor = m[r][i] / m[i][i]
                if factor:
                    m[r] = [a - factor * b for a, b in zip(m[r], m[i])]
    return [m[i][n] / m[i][i] if m[i][i] else 0.0 for i in range(n)]


def logistic(rows, labels, importance, prior, sd, steps=25):
    """Newton's method with steps halved until they help; prior and sd per column."""
    n = len(prior)

    def cost(beta):
        return log_loss(rows, labels, importance, beta) * sum(importance) + sum(
            (b - p) ** 2 / (2 * s * s) for b, p, s in zip(beta, prior, sd))

    beta, now = list(prior), cost(prior)
    for _ in range(steps):
        gradient = [(prior[k] - beta[k]) / sd[k] ** 2 for k in range(n)]
        hessian = [[1 / sd[k] ** 2 if k == j else 0.0 for j in range(n)] for k in range(n)]
        for row, y, w in zip(rows, labels, importance):
            p = 1 / (1 + math.exp(-max(-30, min(30, sum(beta[k] * v for k, v in row)))))
            for k, v in row:
                gradient[k] += w * (y - p) * v
                for j, u in row:
                    hessian[k][j] += w * p * (1 - p) * v * u
        direction = solve(hessian, gradient)
        step = 1.0
        while step > 1e-4:
            candidate = [b + step * d for b, d in zip(beta, direction)]
            if (then := cost(candidate)) < now - 1e-9:
                beta, now = candidate, then
                break
            step /= 2
        else:
            break
    return beta


def log_loss(rows, labels, importance, beta):
    total = 0.0
    for row, y, w in zip(rows, labels, importance):
        z = sum(beta[k] * v for k, v in row)
        z = -z if y else z
        total += w * (z if z > 30 else math.log1p(math.exp(z)))
    return total / sum(importance)


def area(scores, labels, importance):
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    below = hits = 0.0
    i = 0
    while i < len(order):
        j, positive, negative = i, 0.0, 0.0
        while j < len(order) and scores[order[j]] == scores[order[i]]:
            if labels[order[j]]:
                positive += importance[order[j]]
            else:
                negative += importance[order[j]]
            j += 1
        hits += positive * (below + negative / 2)
        below += negative
        i = j
    total = sum(w for y, w in zip(labels, importance) if y) * below
    return hits / total if total else 0.0


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    pairs_path, articles_path, weights_path = arguments
    group_of = {}
    for line in open(articles_path, encoding="utf-8"):
        article = json.loads(line)
        group_of[article["id"]] = article["group"]
    table = read_weights(weights_path)
    weights = {name: row for name, row in table if name}
    names, pairs = read_pairs(pairs_path, group_of)
    labelled = label(pairs)
    if not labelled:
        sys.exit(f"{pairs_path}: no pair could be labelled")
    columns = ["base"] + sorted({n for p, _ in labelled for n in features(p, names, weights)} - {"base"})
    index = {c: k for k, c in enumerate(columns)}
    of_event = collections.Counter((p["event"], y) for p, y in labelled)
    rows, labels, importance, events = [], [], [], []
    for p, y in labelled:
        f = features(p, names, weights)
        rows.append([(index[n], v) for n, v in f.items() if v])
        labels.append(y)
        importance.append(1 / math.sqrt(of_event[p["event"], y]))
        events.append(p["event"] or min(group_of[p["a"]], group_of[p["b"]]))
    balance = sum(w for y, w in zip(labels, importance) if y) / sum(w for y, w in zip(labels, importance) if not y)
    importance = [w if y else w * balance for y, w in zip(labels, importance)]
    print(f"{len(rows)} pairs, {sum(labels)} of one fact, {len(set(events))} events")

    # The scale of the table: thousandths a logit, and the score at which both are as likely.
    prior_of = lambda c: 1000.0 if c == "words" else float(weights[c][0]) if c in weights else 0.0
    held = [c for c in columns if c in weights and weights[c][1].startswith("set:")]
    by_hand = [[(0, 1.0), (1, sum(prior_of(columns[k]) * v for k, v in row if columns[k] != "base") / 1000)] for row in rows]
    bias, slope = logistic(by_hand, labels, importance, [0.0, 5.0], [100.0, 100.0])
    scale = 1000 / slope
    print(f"scale {scale:.0f} thousandths a logit, even at {-bias * scale:.0f}")
    prior = [bias if c == "base" else prior_of(c) / scale for c in columns]
    sd = [3.0 if c == "base" else 1e-6 if c in held else (5 * PRIOR_SD if c == "words" else PRIOR_SD) / scale for c in columns]

    folds = sorted(set(events))
    fold_of = {e: i % FOLDS for i, e in enumerate(folds)}
    losses = collections.Counter()
    scores = {"before": [0.0] * len(rows), "after": [0.0] * len(rows)}
    for fold in range(FOLDS):
        test = [i for i, e in enumerate(events) if fold_of[e] == fold]
        train = [i for i, e in enumerate(events) if fold_of[e] != fold]
        take = lambda values, which: [values[i] for i in which]
        beta = logistic(take(rows, train), take(labels, train), take(importance, train), prior, sd)
        for name, b in (("before", prior), ("after", beta)):
            losses[name] += log_loss(take(rows, test), take(labels, test), take(importance, test), b) * sum(take(importance, test))
            for i in test:
                scores[name][i] = sum(b[k] * v for k, v in rows[i])
    for name in ("before", "after"):
        print(f"{name}: log loss {losses[name] / sum(importance):.3f}, area under the curve {area(scores[name], labels, importance):.3f}")
    beta = logistic(rows, labels, importance, prior, sd)
    fitted = {c: beta[k] * scale for c, k in index.items()}
    fitted["base"] = prior_of("base") + (beta[0] - bias) * scale
    seen = collections.Counter(columns[k] for row in rows for k, v in row)
    for c in columns:
        print(f"{c:18}{prior_of(c):8.0f}{fitted[c]:8.0f}   in {seen[c]} pairs")
    if "--write" in sys.argv:
        with open(weights_path, "w", encoding="utf-8") as out:
            for name, row in table:
                if name is None:
                    out.write(row)
                    continue
                prior, meaning = row
                weight = prior
                if name.startswith("word_") or name == "words_at_most":
                    weight = round(prior * fitted["words"] / 1000)
                elif name in fitted and not meaning.startswith("set:"):
                    weight = round(fitted[name])
                out.write(f"{name}\t{weight}\t{prior}\t{meaning}\n")


main()
