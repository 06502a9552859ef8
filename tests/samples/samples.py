#!/usr/bin/env python3
"""Checks that the report on the sample articles names each planted finding, and nothing else.

    samples.py CROSSCHECK ARTICLES EXPECTED      all three are paths
    samples.py --self-test                       the comparison itself, on made-up reports

EXPECTED lists the findings that must be there and the agreements that may be there, each by its kind and by the words and
values of its statements. A finding of the report is known when every claim of it is a statement of one of those that it
covers; any other fails. Findings that fold several statements of a fact into one are understood.
"""
import json
import subprocess
import sys
from decimal import Decimal, InvalidOperation


def plain(text):
    """Words as they are compared: one blank between them."""
    return " ".join(text.split())


def values(claim):
    """The forms in which a claim's value may stand in EXPECTED: "40", "20..40", "2018-03"."""
    forms = set()
    quantity = claim.get("quantity") or {}
    try:
        low, high = Decimal(quantity["low"]), Decimal(quantity["high"])
        forms.add(f"{low:f}" if low == high else f"{low:f}..{high:f}")
    except (KeyError, InvalidOperation):
        pass
    if (claim.get("time") or {}).get("timex"):
        forms.add(claim["time"]["timex"])
    return forms


def is_statement(claim, statement):
    said, want = plain(claim.get("text", "")), plain(statement["words"])
    return (claim["articleId"] == statement["article"] and bool(said) and (want in said or said in want)
            and not values(claim).isdisjoint(statement["values"]))


def compare(report, expected):
    """Returns the complaints."""
    claims = {claim["id"]: claim for claim in report["claims"]}
    everything = expected["must"] + expected["allowed"]
    seen, bad = set(), []
    for finding in report["findings"]:
        its = [claims[i] for i in finding["claimIds"]]
        covered = [n for n, e in enumerate(everything)
                   if e["kind"] == finding["kind"] and all(any(is_statement(c, s) for c in its) for s in e["statements"])]
        seen.update(covered)
        known = [s for n in covered for s in everything[n]["statements"]]
        strange = [c for c in its if not any(is_statement(c, s) for s in known)]
        if not covered or strange:
            said = "; ".join(f'{c["articleId"]} {sorted(values(c))}: "{plain(c.get("text", ""))}"' for c in its)
            bad.append(f"nobody planted: {finding['kind']}: {said}: {finding.get('explanation', '')}")
    bad += [f"not found: {e['kind']}: {e['why']}" for n, e in enumerate(expected["must"]) if n not in seen]
    return bad


def self_test():
    def claim(name, article, text, **value):
        return {"id": name, "articleId": article, "text": text, **value}

    def quantity(low, high=None):
        return {"quantity": {"low": low, "high": high or low}}

    report_claims = [
        claim("1", "a", "It closed 11  wells in June, they said.", **quantity("11")),
        claim("2", "b", "It closed 14 wells.", **quantity("14")),
        claim("3", "b", "It closed 14 wells.", time={"timex": "2023-06"}),
        claim("4", "c", "It closed 14 wells.", **quantity("14")),
    ]
    expected = {
        "must": [{"why": "w", "kind": "NUMERIC_CONFLICT", "statements": [
            {"article": "a", "words": "closed 11 wells", "values": ["11"]}, {"article": "b", "words": "closed 14 wells", "values": ["14"]}]}],
        "allowed": [],
    }
    cases = [  # (findings, how many complaints)
        ([("NUMERIC_CONFLICT", ["1", "2"])], 0),
        ([], 1),
        ([("NUMERIC_OVERLAP", ["1", "2"])], 2),
        ([("NUMERIC_CONFLICT", ["1", "3"])], 2),
        ([("NUMERIC_CONFLICT", ["1", "2"]), ("AGREEMENT", ["2", "4"])], 1),
        ([("NUMERIC_CONFLICT", ["1", "2", "4"])], 1),
    ]
    failed = 0
    for findings, want in cases:
        report = {"claims": report_claims, "findings": [{"kind": k, "claimIds": ids} for k, ids in findings]}
        got = compare(report, expected)
        if len(got) != want:
            failed += 1
            print(f"self-test: {findings}: want {want} complaints, got {got}")
    print(f"self-test: {len(cases)} reports, {failed} failed")
    return 1 if failed else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    program, articles, expected_file = sys.argv[1:]
    with open(expected_file, encoding="utf-8") as f:
        expected = json.load(f)
    if len(expected["must"]) < 7:
        sys.exit(f"{expected_file}: fewer planted findings than the seven kinds that the samples hold")
    run = subprocess.run([program, "check", "--format", "json", "--fail-on", "never", articles], capture_output=True, check=False)
    if run.returncode != 0 or run.stderr:
        sys.exit(f"exit {run.returncode}: {run.stderr.decode()}")
    report = json.loads(run.stdout)
    if len(report["articles"]) < 8:
        sys.exit(f"{articles}: only {len(report['articles'])} articles were read")
    bad = compare(report, expected)
    for line in bad:
        print(line)
    print(f"{len(report['findings'])} findings, {len(bad)} complaints")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
