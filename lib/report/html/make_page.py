#!/usr/bin/env python3
"""Makes the page of the HTML report: make_page.py page.html report.css report.js page.inc

Puts the style sheet and the script into the page, names both by their hash in the page's policy, so that the browser
runs these and nothing else, and cuts the page where the report's own words go: {{title}} and {{body}}. Writes the
three pieces as raw strings for lib/report/html.cc.
"""
import base64
import hashlib
import sys

DELIMITER = "page"
SLOTS = ("{{title}}", "{{body}}")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def source_hash(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    page, style, script = (read(path) for path in sys.argv[1:4])
    for path, text, end in ((sys.argv[2], style, "</style"), (sys.argv[3], script, "</script")):
        if end in text.lower():
            sys.exit(f"{path}: holds the end of its own element")
    for name, text in (("style", style), ("script", script)):
        for slot, value in ((f"{{{{{name}}}}}", text), (f"{{{{{name}-hash}}}}", source_hash(text))):
            if page.count(slot) != 1:
                sys.exit(f"{sys.argv[1]}: {slot} must stand in it once")
            page = page.replace(slot, value)
    pieces = [page]
    for slot in SLOTS:
        if pieces[-1].count(slot) != 1:
            sys.exit(f"{sys.argv[1]}: {slot} must stand in it once, in the order {' '.join(SLOTS)}")
        pieces[-1:] = pieces[-1].split(slot)
    if f'){DELIMITER}"' in page:
        sys.exit(f"{sys.argv[1]}: holds the end of a raw string")
    with open(sys.argv[4], "w", encoding="utf-8") as file:
        for piece in pieces:
            file.write(f'R"{DELIMITER}({piece}){DELIMITER}",\n')


if __name__ == "__main__":
    main()
