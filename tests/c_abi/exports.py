#!/usr/bin/env python3
"""exports.py LIBRARY HEADER: the library exports the functions that the header declares, and nothing else."""
import re
import subprocess
import sys

library, header = sys.argv[1:]
with open(header, encoding="utf-8") as file:
    text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
declared = set(re.findall(r"CROSSCHECK_API\s[^;]*?\b(crosscheck_\w+)\(", text))
listed = subprocess.run(["nm", "-D", "--defined-only", library], check=True, capture_output=True, text=True).stdout
exported = set()
for line in listed.splitlines():
    kind, name = line.split()[1:3]
    if kind != "A":  # the name of the version itself
        exported.add(name.split("@")[0])
if not declared:
    sys.exit(f"{header} declares nothing")
for what, names in (("not exported", declared - exported), ("not declared", exported - declared)):
    if names:
        sys.exit(f"{what}: {', '.join(sorted(names))}")
dynamic = subprocess.run(["readelf", "-d", library], check=True, capture_output=True, text=True).stdout
if not re.search(r"SONAME.*\[libcrosscheck\.so\.0\]", dynamic):
    sys.exit("the soname is not libcrosscheck.so.0")
print(f"{len(exported)} functions")
