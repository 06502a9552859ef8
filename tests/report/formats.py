#!/usr/bin/env python3
"""Reads every form of a report as the programs do that it is for: formats.py CROSSCHECK ARTICLES

CROSSCHECK checks ARTICLES (a folder) in each form; golden/ beside this holds the forms of two reports made by hand,
one of them hostile (golden_test.cc).
"""
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree
from urllib.parse import quote, unquote

import jsonschema  # of Debian's python3-jsonschema

PROGRAM = ARTICLES = None
HERE = os.path.dirname(os.path.abspath(__file__))
FORMULA = re.compile(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
WEB = ":/?#@!$&'()*+,;=%~"  # what a web address may hold
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_run = {}


def check(form):
    """What the program writes of ARTICLES in this form."""
    if form not in _run:
        # From the folder above, so that paths are relative.
        run = subprocess.run([PROGRAM, "check", os.path.basename(ARTICLES), "--format", form, "--fail-on", "never"],
                             capture_output=True, check=True, timeout=120, cwd=os.path.dirname(ARTICLES))
        _run[form] = run.stdout
    return _run[form]


def golden(name):
    with open(os.path.join(HERE, "golden", name), "rb") as file:
        return file.read()


class Formats(unittest.TestCase):
    def forms(self, form, *extensions):
        """The same form of the articles and of both reports made by hand, with the JSON of each."""
        yield "articles", check(form), json.loads(check("json"))
        for name in ("sample", "hostile"):
            for extension in extensions or (form,):
                yield name, golden(f"{name}.{extension}"), json.loads(golden(f"{name}.json"))

    def test_jsonl(self):
        for name, text, report in self.forms("jsonl"):
            with self.subTest(name):
                lines = [json.loads(line) for line in text.decode().split("\n")[:-1]]
                self.assertEqual([line["finding"] for line in lines[:-1]], report["findings"])
                claims = {c["id"]: c for c in report["claims"]}
                articles = {a["id"]: a for a in report["articles"]}
                for line in lines[:-1]:
                    self.assertEqual(line["claims"], [claims[i] for i in line["finding"]["claimIds"]])
                    ids = list(dict.fromkeys(c["articleId"] for c in line["claims"]))
                    self.assertEqual(line["articles"], [articles[i] for i in ids])
                summary = lines[-1]["summary"]
                self.assertEqual(list(lines[-1]), ["summary"])
                for field in ("articles", "claims", "facts", "findings"):
                    self.assertEqual(summary[field], len(report[field]))

    def read_csv(self, text):
        self.assertTrue(text.endswith(b"\r\n"))
        self.assertEqual(text.count(b"\n"), text.count(b"\r\n"))
        rows = list(csv.reader(io.StringIO(text.decode("utf-8", "strict"), newline=""), strict=True))
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})
        for row in rows:
            for cell in row:
                self.assertTrue(not FORMULA.match(cell) or NUMBER.fullmatch(cell), cell)
        return [dict(zip(rows[0], row)) for row in rows[1:]]

    def test_findings_csv(self):
        for name, text, report in self.forms("csv", "findings.csv"):
            with self.subTest(name):
                rows = self.read_csv(text)
                claims = {c["id"]: c for c in report["claims"]}
                self.assertEqual([r["finding_id"] for r in rows], [f["id"] for f in report["findings"]])
                for row, finding in zip(rows, report["findings"]):
                    self.assertEqual(row["kind"], finding["kind"])
                    self.assertEqual(float(row["confidence"]), finding["confidence"])
                    self.assertEqual(row["claim_ids"].split("; "), finding["claimIds"])
                    self.assertEqual(row["claim_id_1"], finding["claimIds"][0])
                    first = claims[finding["claimIds"][0]]
                    self.assertEqual(row["low_1"], first.get("quantity", {}).get("low", ""))

    def test_claims_csv(self):
        for name, text, report in self.forms("claims-csv", "claims.csv"):
            with self.subTest(name):
                rows = self.read_csv(text)
                self.assertEqual([r["claim_id"] for r in rows], [c["id"] for c in report["claims"]])
                for row, claim in zip(rows, report["claims"]):
                    self.assertEqual(int(row["value_begin"]), claim["valueSpan"]["begin"])
                    self.assertEqual(row["hedged"], str(claim["hedged"]).upper())
                    for cell, field in [("low", "low"), ("high", "high"), ("unit", "unit")]:
                        self.assertEqual(row[cell], claim.get("quantity", {}).get(field, ""))

    def test_words_stay_words_in_cells(self):
        rows = self.read_csv(golden("hostile.claims.csv"))
        self.assertEqual(rows[0]["outlet"], "'=HYPERLINK(\"http://evil.example\";\"Post\")")
        self.assertEqual(rows[0]["article_id"], "x\" onload=\"alert(1)")
        self.assertEqual(rows[1]["outlet"], "'@SUM(1+1)")
        self.assertTrue(rows[1]["title"].startswith("'\uff1d70 houses </script>"))

    def region_text(self, region, text):
        """The words of a SARIF region, by its lines and columns."""
        lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
        offsets = [0]
        for line in lines:
            offsets.append(offsets[-1] + len(line.encode("utf-16-le")))
        place = lambda line, column: offsets[region[line] - 1] + 2 * (region[column] - 1)
        begin, end = place("startLine", "startColumn"), place("endLine", "endColumn")
        return text.encode("utf-16-le")[begin:end].decode("utf-16-le")

    def check_location(self, location, run):
        """Says what the location quotes, having found it by each of its coordinates."""
        place = location["physicalLocation"]
        artifact = run["artifacts"][place["artifactLocation"]["index"]]
        self.assertEqual(place["artifactLocation"]["uri"], artifact["location"]["uri"])
        if "region" not in place:
            self.assertEqual(location["logicalLocations"][0]["name"], "title")
            return None
        if "contents" in artifact:
            text = artifact["contents"]["text"]
        else:
            with open(os.path.join(os.path.dirname(ARTICLES), unquote(artifact["location"]["uri"])),
                      encoding="utf-8", newline="") as file:
                text = file.read()
        for region in (place["region"], place["contextRegion"]):
            words = region["snippet"]["text"]
            self.assertEqual(self.region_text(region, text), words)
            if "contents" in artifact:
                begin = region["byteOffset"]
                self.assertEqual(text.encode()[begin:begin + region["byteLength"]].decode(), words)
        return place["region"]["snippet"]["text"]

    def test_sarif(self):
        with open(os.path.join(HERE, "schema", "sarif-2.1.0-rtm.5.json"), encoding="utf-8") as file:
            validator = jsonschema.Draft4Validator(json.load(file), format_checker=jsonschema.FormatChecker())
        for name, text, report in self.forms("sarif"):
            with self.subTest(name):
                log = json.loads(text)
                self.assertEqual([e.message for e in validator.iter_errors(log)], [])
                run = log["runs"][0]
                rules = run["tool"]["driver"]["rules"]
                claims = {c["id"]: c for c in report["claims"]}
                uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
                self.assertEqual(len(uris), len(set(uris)))
                for uri in uris:
                    self.assertRegex(uri, r"^[!#-;=?-Z_a-z~]+$")  # RFC 3986
                    self.assertNotRegex(uri, r"^(?!https?:)[^/]*:")
                self.assertEqual(len(run["results"]), len(report["findings"]))
                for result, finding in zip(run["results"], report["findings"]):
                    self.assertEqual(rules[result["ruleIndex"]]["id"], finding["kind"])
                    self.assertEqual(result["ruleId"], finding["kind"])
                    self.assertEqual(list(result["partialFingerprints"].values()), [finding["fingerprint"]])
                    self.assertAlmostEqual(result["rank"], finding["confidence"] * 100)
                    self.assertEqual(result["kind"] == "fail", result["level"] != "none")
                    self.assertNotIn("](", result["message"]["text"])
                    locations = result["locations"] + result["relatedLocations"]
                    self.assertEqual(len(locations), len(finding["claimIds"]))
                    for location, claim_id in zip(locations, finding["claimIds"]):
                        words = self.check_location(location, run)
                        self.assertIn(words, (None, claims[claim_id]["valueText"]))

    def test_sarif_of_a_draft_stands_in_the_draft(self):
        draft = os.path.join(ARTICLES, sorted(os.listdir(ARTICLES))[0])
        run = subprocess.run([PROGRAM, "check", ARTICLES, "--draft", draft, "--format", "sarif", "--fail-on", "never"],
                             capture_output=True, check=True, timeout=120)
        results = json.loads(run.stdout)["runs"][0]["results"]
        self.assertTrue(results)
        for result in results:
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            self.assertEqual(unquote(uri), "file://" + draft)

    def texts(self, name):
        """The text of each article by the name it has in linked data; of ARTICLES what stands behind the front matter."""
        if name != "articles":
            run = json.loads(golden(f"{name}.sarif"))["runs"][0]
            files = [(a["properties"]["articleId"], a["contents"]["text"]) for a in run["artifacts"]]
        else:
            files = []
            for file_name in os.listdir(ARTICLES):
                with open(os.path.join(ARTICLES, file_name), encoding="utf-8", newline="") as file:
                    head, text = file.read().split("---\n", 2)[1:]
                files.append((re.search(r"^id: *(.*)$", head, re.M).group(1), text))
        return dict(files)

    def names(self, report):
        """The name of each article in linked data -> its id."""
        result = {}
        for article in report["articles"]:
            name = f"urn:crosscheck:article:{quote(article['id'], safe='')}"
            if article["url"].startswith("http") and quote(article["url"], safe=WEB) not in result:
                name = quote(article["url"], safe=WEB)
            result[name] = article["id"]
        return result

    def test_web_annotation(self):
        selectors = 0
        for name, text, report in self.forms("web-annotation", "annotations.json"):
            with self.subTest(name):
                collection = json.loads(text)
                self.assertEqual(collection["@context"], "http://www.w3.org/ns/anno.jsonld")
                self.assertEqual((collection["type"], collection["first"]["type"]),
                                 ("AnnotationCollection", "AnnotationPage"))
                items = collection["first"]["items"]
                self.assertEqual(collection["total"], len(items))
                texts, names = self.texts(name), self.names(report)
                claims = {c["id"]: c for c in report["claims"]}
                self.assertEqual([item["id"] for item in items],
                                 ["urn:crosscheck:finding:" + f["id"] for f in report["findings"]])
                for item, finding in zip(items, report["findings"]):
                    self.assertEqual(item["type"], "Annotation")
                    self.assertEqual("assessing" in item["motivation"], finding["kind"] != "AGREEMENT")
                    self.assertEqual([b["purpose"] for b in item["body"]],
                                     ["commenting", "classifying", "classifying"])
                    self.assertEqual(item["body"][1]["value"], finding["kind"])
                    self.assertEqual(len(item["target"]), len(finding["claimIds"]))
                    for target, claim_id in zip(item["target"], finding["claimIds"]):
                        claim = claims[claim_id]
                        self.assertEqual(names[target["source"]], claim["articleId"])
                        quote_selector = target["selector"][0]
                        self.assertEqual(quote_selector["type"], "TextQuoteSelector")
                        self.assertEqual(quote_selector["exact"], claim["valueText"])
                        self.assertEqual(len(target["selector"]), 2 if claim["span"]["part"] == "BODY" else 1)
                        if len(target["selector"]) == 1:
                            continue
                        selectors += 1
                        position = target["selector"][1]
                        self.assertEqual(position["type"], "TextPositionSelector")
                        said = texts[claim["articleId"]]  # Python counts code points, as the specification does
                        begin, end = position["start"], position["end"]
                        self.assertEqual(said[begin:end], quote_selector["exact"])
                        self.assertEqual(said[max(0, begin - 32):begin], quote_selector["prefix"])
                        self.assertEqual(said[end:end + 32], quote_selector["suffix"])
        self.assertGreater(selectors, 20)

    # What schema.org knows of these types and we use; anything else would be made up.
    SCHEMA_ORG = {
        "Claim": {"name": str, "text": str, "firstAppearance": "NewsArticle", "appearance": ["NewsArticle"],
                  "workExample": ["Quotation"]},
        "Quotation": {"text": str, "isPartOf": "NewsArticle"},
        "NewsArticle": {"identifier": str, "headline": str, "url": str, "datePublished": str, "dateModified": str,
                        "publisher": "Organization", "sourceOrganization": "Organization", "creditText": str,
                        "dateline": str, "version": str, "creativeWorkStatus": str},
        "Organization": {"name": str},
    }

    def check_node(self, node, expected, nodes):
        if set(node) == {"@id"}:
            node = nodes[node["@id"]]
            self.assertEqual(node["@type"], expected)
            return
        self.assertEqual(node["@type"], expected)
        for key, value in node.items():
            if key in ("@id", "@type"):
                continue
            kind = self.SCHEMA_ORG[expected][key]
            if kind is str:
                self.assertIsInstance(value, str)
                self.assertTrue(value)
            elif isinstance(kind, list):
                self.assertTrue(value)
                for element in value:
                    self.check_node(element, kind[0], nodes)
            else:
                self.check_node(value, kind, nodes)

    def test_json_ld(self):
        for name, text, report in self.forms("json-ld", "jsonld"):
            with self.subTest(name):
                document = json.loads(text)
                self.assertEqual(set(document), {"@context", "@graph"})
                self.assertEqual(document["@context"], "https://schema.org")
                nodes = {node["@id"]: node for node in document["@graph"]}
                self.assertEqual(len(nodes), len(document["@graph"]))
                names = self.names(report)
                said = []
                for node in nodes.values():
                    self.check_node(node, node["@type"], nodes)
                    if node["@type"] != "Claim":
                        self.assertEqual(node["identifier"], names[node["@id"]])
                        continue
                    parts = {part["isPartOf"]["@id"] for part in node["workExample"]}
                    self.assertEqual(parts, {part["@id"] for part in node["appearance"]})
                    self.assertEqual(node["text"], node["workExample"][0]["text"])
                    dates = [nodes[part].get("datePublished", "") for part in parts]
                    self.assertEqual("firstAppearance" in node, all(dates))
                    if all(dates):
                        self.assertEqual(nodes[node["firstAppearance"]["@id"]]["datePublished"][:10],
                                         min(dates)[:10])
                    said += [part["@id"].rsplit(":", 1)[1] for part in node["workExample"]]
                self.assertEqual(sorted(said), sorted(c["id"] for c in report["claims"]))
                self.assertNotIn(b"Rating", text)
                self.assertNotIn(b"ClaimReview", text)
                shared = [n for n in nodes.values() if len(n.get("appearance", [])) > 1]
                self.assertTrue(shared)

    def test_graphml(self):
        for name, text, _ in self.forms("graphml"):
            with self.subTest(name):
                root = xml.etree.ElementTree.fromstring(text)
                nodes = {node.get("id") for node in root.findall(".//{*}node")}
                self.assertTrue(nodes)
                for edge in root.findall(".//{*}edge"):
                    self.assertLessEqual({edge.get("source"), edge.get("target")}, nodes)
        labels = [data.text or "" for data in root.findall(".//{*}data")]
        self.assertTrue(any(label.startswith("<script>alert(1)</script>") for label in labels))

    @unittest.skipUnless(shutil.which("dot"), "Graphviz is not here")
    def test_dot(self):
        for name, text, _ in self.forms("dot"):
            with self.subTest(name):
                drawn = subprocess.run(["dot", "-Tsvg"], input=text, capture_output=True, check=True, timeout=60)
                self.assertEqual(drawn.stderr, b"")
                svg = xml.etree.ElementTree.fromstring(drawn.stdout)
                self.assertEqual(svg.findall(".//{*}script"), [])
                words = [text.text for text in svg.findall(".//{*}text")]
                self.assertTrue(words)
        self.assertTrue(any(word.startswith("<script>alert(1)</script>") for word in words))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: formats.py path/to/crosscheck ARTICLES [unittest arguments]")
    PROGRAM, ARTICLES = (os.path.abspath(sys.argv.pop(1)) for _ in range(2))
    unittest.main()
