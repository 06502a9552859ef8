#!/usr/bin/env python3
"""Draws facts or findings for a reader to judge, by a seed that anyone can repeat.

    draw.py facts|findings path/to/crosscheck articles.jsonl [--count 100] [--seed 20261122] > sheet.txt

articles.jsonl: articles with "group", the event that they tell of; every event is checked by itself, as an editor would.
Facts are those with claims of two or more articles. Of a fact all claims are shown, equal sentences once; the reader marks
each that is not about the same thing as the others. Of a finding the explanation is shown; the reader strikes out what a
fact-checker would not want to have been told. Nothing is shown of how the program came to it.
"""
import argparse
import collections
import json
import random
import subprocess
import sys


def check(binary, articles):
    payload = "".join(json.dumps({k: v for k, v in a.items() if k != "group"}, ensure_ascii=False) + "\n" for a in articles)
    run = subprocess.run([binary, "check", "-", "--format", "json", "--fail-on", "never"], input=payload.encode(), capture_output=True)
    if run.returncode != 0:
        sys.exit(f"{binary} failed with {run.returncode}: {run.stderr.decode()[:300]}")
    return json.loads(run.stdout)


def words(claim, article):
    part = article["title" if claim.get("part") == "TITLE" else "text"].encode()
    span, value = claim["span"], claim["valueSpan"]
    begin, end = int(span.get("begin", 0)), int(span["end"])
    at, to = int(value.get("begin", 0)), int(value["end"])
    text = part[begin:at].decode(errors="replace") + "[[" + part[at:to].decode(errors="replace") + "]]" + part[to:end].decode(errors="replace")
    return " ".join(text.split())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["facts", "findings"])
    parser.add_argument("binary")
    parser.add_argument("articles")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20261122)
    arguments = parser.parse_args()
    events = collections.OrderedDict()
    for line in open(arguments.articles, encoding="utf-8"):
        article = json.loads(line)
        events.setdefault(article.get("group"), []).append(article)
    drawn = []
    for group in sorted(events, key=str):
        report = check(arguments.binary, events[group])
        article_of = {a["id"]: a for a in events[group]}
        claims = {c["id"]: c for c in report["claims"]}
        if arguments.what == "findings":
            for finding in report["findings"]:
                drawn.append((group, finding["kind"], [finding["explanation"]]))
            continue
        for fact in report["facts"]:
            members = [claims[i] for i in fact["claimIds"]]
            if len({m["articleId"] for m in members}) < 2:
                continue
            lines = []
            for member in members:
                article = article_of[member["articleId"]]
                lines.append(f"{article.get('outlet', '')} {article.get('published', '')[:10]}: {words(member, article)}")
            drawn.append((group, "FACT", list(dict.fromkeys(lines))))
    if not drawn:
        sys.exit("nothing to draw from")
    sample = random.Random(arguments.seed).sample(drawn, min(arguments.count, len(drawn)))
    print(f"{len(sample)} of {len(drawn)} {arguments.what}, seed {arguments.seed}")
    for number, (group, kind, lines) in enumerate(sample, 1):
        print(f"\n{number}. {kind}   event {group}")
        for line in lines:
            print(f"   - {line}")


main()
