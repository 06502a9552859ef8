#!/usr/bin/env python3
"""Checks that every relative link of the given Markdown files leads to a file or folder that is there.

    links.py FILE...        exit 1 with file:line of each dead link, and where no link was found at all
"""
import os
import re
import sys


def main():
    count, dead = 0, []
    for file in sys.argv[1:]:
        with open(file, encoding="utf-8") as f:
            for number, line in enumerate(f, 1):
                for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", line):
                    if re.match(r"[a-z]+:", target):
                        continue  # of the net, which a test does not ask
                    count += 1
                    if not os.path.exists(os.path.join(os.path.dirname(file), target)):
                        dead.append(f"{file}:{number}: {target} is not there")
    for line in dead:
        print(line)
    print(f"{count} links, {len(dead)} dead")
    return 1 if dead or not count else 0


if __name__ == "__main__":
    sys.exit(main())
