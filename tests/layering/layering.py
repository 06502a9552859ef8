#!/usr/bin/env python3
"""Checks who includes whom in include/, lib/ and examples/ against the table of layers.

    layering.py ROOT         exit 0 when every #include is allowed, 1 with file:line of each that is not
    layering.py --self-test  builds small trees with a forbidden include each and checks that it is caught

A run that finds no file to check fails, so that a moved folder cannot turn the check off.
"""
import os
import re
import sys
import tempfile

# layer -> layers that it may include besides itself and base. checker sees everything.
TABLE = {
    "base": "",
    "value": "",
    "article": "",
    "ingest": "article",
    "lex": "value article",
    "grammar": "value lex",
    "normalize": "value article lex grammar",
    "claim": "value article lex grammar normalize",
    "link": "value article lex claim",
    "graph": "article claim link",
    "compare": "value article claim link graph",
    "archive": "value article claim link compare",
    "report": "value article normalize claim link graph compare",
}
# A claim holds Value types of normalize/value.h by value; who works on claims reads them there.
for _layer in ("link", "compare", "archive"):
    TABLE[_layer] += " normalize"
CHECKER = "checker"
ALLOWED = {layer: {"base", layer, *seen.split()} for layer, seen in TABLE.items()}
ALLOWED[CHECKER] = {CHECKER, "crosscheck.h", *TABLE}
# article: its offsets, for editors count UTF-16 units.
PUBLIC_OF_EXAMPLES = {CHECKER, "report", "ingest", "archive", "article", "crosscheck.h"}

# How paths of others begin -> the layers of lib/ that may include them; None is all of lib/. First match counts.
THIRD_PARTY = [
    (r"boost/(spirit|fusion)/", {"grammar"}),
    (r"boost/(graph|property_map)/", {"graph"}),
    (r"boost/", None),
    (r"sqlite3\.h$", {"archive"}),
    (r"google/protobuf/", {"report"}),
    (r".*\.pb\.h$", {"report"}),
    (r"absl/(log/|synchronization/mutex)", set()),  # TSan misreports absl::Mutex; this Abseil has no log yet
    (r"absl/", None),
    (r"(iostream|print)$", set()),  # the library does not print
    (r"(libstemmer|simdjson|gumbo|pugixml)\.(h|hpp)$", None),
]
# What installed headers may show of third parties.
PUBLIC_THIRD_PARTY = r"absl/(status/(status|statusor)|types/span|time/civil_time)\.h"

INCLUDE = re.compile(r'^\s*#\s*include(?:_next)?\s*(?:<([^>]+)>|"([^"]+)"|(\S.*))')


def includes(path):
    """Yields (line number, included path or None where a macro names it, quoted)."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    # Comments may hold examples; keep the line ends so that the numbers stay right.
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), text, flags=re.S)
    for number, line in enumerate(text.split("\n"), 1):
        m = INCLUDE.match(line)
        if m:
            yield number, m.group(1) or m.group(2), bool(m.group(2))


def sources(root, folder):
    for directory, subdirs, names in os.walk(os.path.join(root, folder)):
        subdirs.sort()
        for name in sorted(names):
            if name.endswith((".h", ".hpp", ".cc", ".cpp", ".c", ".inc", ".ipp")):
                yield os.path.relpath(os.path.join(directory, name), root)


def layer_of_public(path):
    """The layer of "crosscheck/..." as included; None for a path that names none."""
    parts = path.split("/")
    if len(parts) == 2:
        return {"checker.h": CHECKER, "session.h": CHECKER, "crosscheck.h": "crosscheck.h"}.get(parts[1])
    return parts[1] if parts[1] in ALLOWED else None


def check_c_header(path, quoted):
    if quoted or not re.fullmatch(r"std\w+\.h", path):
        return "the C ABI includes only C headers"
    return None


def check_example(path):
    if path.startswith("crosscheck/"):
        layer = layer_of_public(path)
        if layer not in PUBLIC_OF_EXAMPLES:
            return f"examples see only checker, report, ingest, archive and the C ABI, not {layer or path}"
    elif path.split("/")[0] in ALLOWED or path.startswith("lib/"):
        return "examples see nothing under lib/"
    return None


def check_library(layer, public, path, quoted):
    """Why `layer` may not include `path`, or None."""
    for pattern, layers in THIRD_PARTY:
        if re.match(pattern, path):
            if public:
                return None if re.fullmatch(PUBLIC_THIRD_PARTY, path) else f"installed headers do not show {path}"
            if layers is not None and layer not in layers:
                return f"{path} belongs to {', '.join(sorted(layers)) or 'no layer'}, not to {layer}"
            return None
    if ".." in path.split("/"):
        return "includes are written from the root of include/ or lib/, without .."
    first = path.split("/")[0]
    if first == "crosscheck":
        target = layer_of_public(path)
        if target is None:
            return f"{path} is in no layer of the table"
    elif first in ALLOWED and "/" in path:
        if public:
            return f"a public header includes {path} of lib/, which is not installed"
        target = first
    elif quoted:
        return f"{path} is neither ours nor known to the table of third parties"
    else:
        return None  # the standard library
    if target not in ALLOWED[layer]:
        return f"{layer} may not include {target}; it sees {', '.join(sorted(ALLOWED[layer] - {layer}))}"
    return None


def check(root):
    """Returns (number of files, list of complaints)."""
    count, bad = 0, []

    def complain(file, line, why):
        bad.append(f"{file}:{line}: {why}")

    for folder in ("include/crosscheck", "lib", "examples"):
        seen = 0
        for file in sources(root, folder):
            seen += 1
            relative = os.path.relpath(file, folder)
            layer = relative.split("/")[0] if "/" in relative else relative
            public = folder == "include/crosscheck"
            if public and relative in ("checker.h", "session.h"):
                layer = CHECKER
            if folder != "examples" and layer not in ALLOWED and relative != "crosscheck.h":
                complain(file, 1, f"{layer} is no layer of the table")
                continue
            for line, path, quoted in includes(os.path.join(root, file)):
                if path is None:
                    why = "an include that a macro names cannot be checked"
                elif folder == "examples":
                    why = check_example(path)
                elif relative == "crosscheck.h":
                    why = check_c_header(path, quoted)
                else:
                    why = check_library(layer, public, path, quoted)
                if why:
                    complain(file, line, why)
        if not seen:
            bad.append(f"{folder}: no file found to check")
        count += seen
    return count, bad


# (file, its text, words of the complaint or None where it must pass)
SELF_TEST = [
    ("lib/value/a.cc", '#include "crosscheck/claim/claim.h"\n', "lib/value/a.cc:1: value may not include claim"),
    ("lib/value/a.cc", '// no\n\n#include "lex/token.h"\n', "lib/value/a.cc:3: value may not include lex"),
    ("lib/lex/a.cc", '#include "value/units.inc"\n#include <vector>\n', None),
    ("lib/lex/a.cc", '#  include <boost/spirit/home/x3.hpp>\n', "belongs to grammar"),
    ("lib/grammar/a.cc", '#include <boost/spirit/home/x3.hpp>\n', None),
    ("lib/link/a.cc", '#include <boost/graph/adjacency_list.hpp>\n', "belongs to graph"),
    ("lib/graph/a.cc", '#include <boost/graph/adjacency_list.hpp>\n', None),
    ("lib/link/a.cc", '#include <sqlite3.h>\n', "belongs to archive"),
    ("lib/link/a.cc", '#include <google/protobuf/message.h>\n', "belongs to report"),
    ("lib/link/a.cc", '#include "crosscheck/v1/report.pb.h"\n', "belongs to report"),
    ("lib/report/a.cc", '#include "crosscheck/v1/report.pb.h"\n', None),
    ("lib/base/a.cc", '#include <iostream>\n', "belongs to no layer"),
    ("lib/base/a.cc", '#include "absl/synchronization/mutex.h"\n', "belongs to no layer"),
    ("lib/base/a.cc", '#include "absl/strings/str_cat.h"\n', None),
    ("lib/base/a.cc", '#include "../value/a.h"\n', "without .."),
    ("lib/base/a.cc", '#include "neighbour.h"\n', "neither ours"),
    ("lib/base/a.cc", '#define X <vector>\n#include X\n', "lib/base/a.cc:2: an include that a macro"),
    ("lib/base/a.cc", '/* for example\n#include "crosscheck/claim/claim.h"\n*/\n', None),
    ("lib/checker/a.cc", '#include "crosscheck/checker.h"\n#include "compare/verdict.h"\n', None),
    ("lib/checker/a.cc", '#include "crosscheck/crosscheck.h"\n', None),
    ("lib/report/a.cc", '#include "crosscheck/checker.h"\n', "report may not include checker"),
    ("lib/report/a.cc", '#include "crosscheck/crosscheck.h"\n', "report may not include crosscheck.h"),
    ("lib/odd/a.cc", "", "odd is no layer"),
    ("include/crosscheck/base/a.h", '#include <boost/version.hpp>\n', "do not show boost"),
    ("include/crosscheck/report/a.h", '#include <google/protobuf/message.h>\n', "do not show google"),
    ("include/crosscheck/archive/a.h", '#include <sqlite3.h>\n', "do not show sqlite3"),
    ("include/crosscheck/base/a.h", '#include "absl/strings/string_view.h"\n', "do not show absl/strings"),
    ("include/crosscheck/base/a.h", '#include "absl/types/span.h"\n', None),
    ("include/crosscheck/lex/a.h", '#include "lex/token.h"\n', "which is not installed"),
    ("include/crosscheck/value/a.h", '#include "crosscheck/checker.h"\n', "value may not include checker"),
    ("include/crosscheck/crosscheck.h", '#include <string>\n', "only C headers"),
    ("include/crosscheck/crosscheck.h", '#include <stdint.h>\n', None),
    ("examples/cli/a.cc", '#include "crosscheck/claim/claim.h"\n', "examples see only"),
    ("examples/cli/a.cc", '#include "value/a.h"\n', "nothing under lib/"),
    ("examples/cli/a.cc", '#include <CLI/CLI.hpp>\n#include <iostream>\n#include "crosscheck/checker.h"\n', None),
]


def self_test():
    failed = 0
    for file, text, want in SELF_TEST:
        with tempfile.TemporaryDirectory() as root:
            for path, content in (("include/crosscheck/base/ok.h", ""), ("lib/base/ok.cc", ""), ("examples/cli/ok.cc", ""), (file, text)):
                os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as f:
                    f.write(content)
            _, bad = check(root)
        if want is None and bad or want is not None and not (len(bad) == 1 and want in bad[0]):
            failed += 1
            print(f"self-test: {file} with {text!r}: want {want!r}, got {bad}")
    with tempfile.TemporaryDirectory() as root:
        if len(check(root)[1]) != 3:
            failed += 1
            print("self-test: an empty tree passes")
    print(f"self-test: {len(SELF_TEST) + 1} trees, {failed} failed")
    return 1 if failed else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    count, bad = check(sys.argv[1])
    for line in bad:
        print(line)
    print(f"{count} files, {len(bad)} forbidden includes")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
