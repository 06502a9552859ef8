#!/usr/bin/env python3
"""Prints the table of speeds and sizes of the README, each measured beside its bar.

    benchmarks/table.py BUILD SAMPLE [--archive FILE] [--claims N] [--scale N ...]

BUILD is a directory with the Release build of all targets, benchmarks among them; SAMPLE a JSONL
file of articles, which is told anew until there are enough claims (retold_news.h). FILE keeps the
archive of the session benchmark for the next run. What a program cannot be run for is left out of
the table, with a line on stderr. Run it on an idle machine: a quarter of an hour for 1,000,000
claims in sessions and 10,000,000 linked.
"""
import argparse
import json
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time


def run(*args):
    return subprocess.run([str(a) for a in args], capture_output=True, text=True, check=True).stdout


def timed(args, turns=25):
    """Medians of wall clock and processor time of a process in milliseconds."""
    walls, cpus = [], []
    for _ in range(turns):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        done = subprocess.run([str(a) for a in args], stdout=subprocess.DEVNULL)
        walls.append(1e3 * (time.perf_counter() - start))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpus.append(1e3 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{args[0]} ends with {done.returncode}")
    return f"{statistics.median(walls):.1f} ms ({statistics.median(cpus):.1f} ms of processor)"


def until_printed(args, turns=25):
    """Median of the milliseconds from the start of a process to the first line that it prints."""
    walls = []
    for _ in range(turns):
        start = time.perf_counter()
        with subprocess.Popen([str(a) for a in args], stdout=subprocess.PIPE) as process:
            line = process.stdout.readline()
            walls.append(1e3 * (time.perf_counter() - start))
            process.stdout.read()
        if process.returncode != 0 or not line:
            raise RuntimeError(f"{args[0]} ends with {process.returncode}")
    return f"{statistics.median(walls):.1f} ms"


def micros(text):
    value = float(text)
    return f"{value / 1000:.2f} ms" if value >= 1000 else f"{value:.0f} µs"


def session_rows(build, sample, archive, claims):
    bars = {"archive": "p50 1 ms, p99 5 ms", "in memory": "p50 50 µs, p99 200 µs"}
    out = run(build / "bin/session_benchmark", sample, claims, archive)
    index = ""
    for line in out.splitlines():
        head = re.match(r"(in memory|archive): (\d+) words, \d+ findings, opened in (.*)", line)
        if head:
            index, words, opened = head.groups()
            yield (f"a session opened to all findings, {claims:,} claims {index}", "", opened)
        figures = r"p50\s+([\d.]+) us\s+p99\s+([\d.]+) us"
        edit = re.match(rf"\s+(a \w+)\s+{figures}\s+new: {figures}", line)
        if edit:
            what, *all_and_new = edit.groups()
            half, most, new_half, new_most = map(micros, all_and_new)
            bar = bars[index] if what == "a paragraph" else ""
            yield (f"{what} of {words} words changed, {claims:,} claims {index}", bar,
                   f"p50 {half}, p99 {most}; without what is undone {new_half}, {new_most}")


def draft_with_findings(cli, sample, archive, folder):
    """An article of the sample under a new id that the archive says something of."""
    for line in open(sample, encoding="utf-8"):
        article = json.loads(line)
        article["id"] = "draft"
        path = folder / "draft.jsonl"
        path.write_text(json.dumps(article) + "\n", encoding="utf-8")
        report = run(cli, "check", "--archive", archive, "--draft", path, "--format", "json",
                     "--fail-on", "never")
        if json.loads(report)["findings"]:
            return path
    raise RuntimeError("no article of the sample has a finding")


def process_rows(build, sample, archive, folder):
    cli = build / "bin/crosscheck"
    draft = draft_with_findings(cli, sample, archive, folder)
    first = [build / "bin/session_benchmark", "--first", archive, draft]
    yield ("open the archive to the first finding, cold process: a session", "30 ms",
           f"{until_printed(first)}; to the end of the process {timed(first)}")
    yield ("the same with the whole report of the CLI", "",
           timed([cli, "check", "--archive", archive, "--draft", draft, "--fail-on", "never"]))
    samples = sorted((pathlib.Path(__file__).parent.parent / "examples/articles").glob("*.md"))[:2]
    yield ("start-up of the CLI to first result", "10 ms",
           timed([cli, "check", *samples, "--fail-on", "never"]))


def add_rows(build):
    out = json.loads(run(build / "bin/archive_benchmark", "--benchmark_filter=AddArticles",
                         "--benchmark_format=json"))
    one = out["benchmarks"][0]
    rate = one["bytes_per_second"] / 1e6
    yield ("archive add, extraction included, durable commits", "6 MB/s",
           f"{rate:.1f} MB/s ({rate * one['real_time'] / one['cpu_time']:.1f} by processor time)")


def scale_rows(build, sample, sizes):
    if not sizes:
        return
    flags = [flag for size in sizes for flag in ("--claims", size)]
    lines = run(build / "bin/scale_benchmark", sample, *flags).splitlines()
    head = next(i for i, line in enumerate(lines) if "exponent" in line)
    names = re.split(r"\s{2,}", lines[head].strip())
    bars = {1000000: "2 s, 128 bytes a claim", 10000000: "25 s, exponent 1.15"}
    for line in lines[head + 1:]:
        cells = line.split()
        if not cells or not cells[0].isdigit():
            continue
        row = dict(zip(names, cells))
        told = [f"{name} {row[name]}" for name in names[4:] if name in row]
        yield (f"link {int(cells[0]):,} claims in memory", bars.get(int(cells[0]), ""),
               ", ".join(told))


def size_rows(build, folder):
    files = [("stripped CLI", "6 MB", build / "bin/crosscheck")]
    files += [("stripped shared library", "4 MB", path) for path in
              sorted(build.glob("**/libcrosscheck.so*")) if path.is_file() and not path.is_symlink()]
    for what, bar, path in files:
        run("strip", "-s", "-o", folder / "stripped", path)
        yield (what, bar, f"{(folder / 'stripped').stat().st_size / 1e6:.2f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("sample", type=pathlib.Path)
    parser.add_argument("--archive", type=pathlib.Path)
    parser.add_argument("--claims", type=int, default=1000000)
    parser.add_argument("--scale", type=int, nargs="*", default=[1000000, 10000000])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        archive = args.archive or folder / "session.db"
        print("| what | bar | measured |\n|---|---|---|")
        for make in (lambda: session_rows(args.build, args.sample, archive, args.claims),
                     lambda: process_rows(args.build, args.sample, archive, folder),
                     lambda: add_rows(args.build),
                     lambda: scale_rows(args.build, args.sample, args.scale),
                     lambda: size_rows(args.build, folder)):
            try:
                for row in make():
                    print("| " + " | ".join(row) + " |", flush=True)
            except (OSError, RuntimeError, KeyError, StopIteration,
                    subprocess.CalledProcessError) as error:
                print(f"table.py: left out: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
