#!/usr/bin/env python3
"""Measures archive runs over generated pages against generated records, beside trafilatura on the same pages.

    run.py PROGRAM PAGES CUSTOMS MORE_CUSTOMS [--trafilatura PYTHON] [--one-worker]

PAGES is a folder of generate.py; CUSTOMS is a customs file, or a folder of shards that were imported before;
MORE_CUSTOMS is a customs file with what an import of about one in a hundred new records brings. After that import
the pages are also run into a new ledger, whose reports must be those of the old one, to the byte. Prints a line for each step: articles, seconds of wall and CPU,
articles a second of each, peak memory. CPU seconds hold on a busy machine, wall seconds do not. trafilatura reads before
the first run and behind it, and the mean of both stands beside it: a machine is faster in one minute than in another.
"""
import argparse
import glob
import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time


def measured(words, **more):
    """Wall and CPU seconds, peak memory in MB, and what was printed."""
    began = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, **more)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1, 2):
        sys.exit(f"{words}: {process.returncode}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed


def tell(step, articles, wall, cpu, memory, note=""):
    rate = f"{articles / wall:9.0f}/s wall {articles / cpu:9.0f}/s CPU" if articles else " " * 31
    print(f"{step:34} {wall:8.1f} s wall {cpu:8.1f} s CPU {rate} {memory:6.0f} MB  {note.strip()}",
          flush=True)


def reports(ledger):
    """The digest of every article's report, by the article."""
    with sqlite3.connect(ledger) as database:
        return dict(database.execute(
            "SELECT key, digest FROM article JOIN judgement ON judgement.id = article.judgement"))


READER = """
import glob, gzip, sys, time
import trafilatura
pages = []
for path in sorted(glob.glob(sys.argv[1] + "/*.warc.gz")):
    for record in gzip.open(path).read().split(b"WARC/1.0\\r\\n")[1:]:
        pages.append(record.split(b"\\r\\n\\r\\n", 2)[2])
        if len(pages) >= int(sys.argv[2]): break
    if len(pages) >= int(sys.argv[2]): break
pages = [page.decode("utf-8", "replace") for page in pages]
for settings in [dict(fast=True), dict(), dict(fast=True, with_metadata=True), dict(with_metadata=True)]:
    began = time.process_time()
    for page in pages:
        trafilatura.extract(page, **settings)
    print(len(pages), time.process_time() - began)
"""

# As its documentation names them; the last two also look for what a check needs besides the text: headline, author, day.
SETTINGS = ["text alone, fast", "text alone", "with headline, author and day, fast", "with headline, author and day"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("pages")
    parser.add_argument("customs")
    parser.add_argument("more")
    parser.add_argument("--trafilatura", help="a Python that has it")
    parser.add_argument("--one-worker", action="store_true", help="a first run with one worker, too")
    options = parser.parse_args()
    work = tempfile.mkdtemp(prefix="tallyman-archive-bench-")
    environment = {**os.environ, "XDG_CACHE_HOME": work + "/cache"}
    crawl = sorted(glob.glob(os.path.join(options.pages, "*.warc.gz")))
    articles = sum(gzip.open(path).read().count(b"WARC/1.0\r\n") for path in crawl)

    def importing(path):
        result = measured([options.program, "evidence", "import", path, "--evidence",
                           work + "/evidence", "--quiet", "--max-rejects", "100"], env=environment)
        tell("import " + os.path.basename(path), 0, *result[:3])

    def archive(step, ledger, *more):
        result = measured(
            [options.program, "archive", "run", options.pages, "--ledger", f"{work}/{ledger}",
             "--evidence", work + "/evidence", "--quiet", *more], env=environment)
        tell(step, articles, *result)
        return result

    if os.path.isdir(options.customs):
        os.makedirs(work + "/evidence")
        for path in glob.glob(os.path.join(options.customs, "*.shard")):
            os.symlink(os.path.abspath(path), os.path.join(work, "evidence", os.path.basename(path)))
    else:
        importing(options.customs)
    def reading():
        """Seconds of CPU a page, by the settings, and the pages."""
        some = min(articles, 500)
        wall, cpu, memory, printed = measured(
            [options.trafilatura, "-c", READER, options.pages, str(some)])
        lines = [line.split() for line in printed.splitlines()]
        tell("trafilatura, four settings", len(lines) * some, wall, cpu, memory)
        return [float(seconds) / int(count) for count, seconds in lines]

    before = reading() if options.trafilatura else []
    if options.one_worker:
        archive("first run, 1 worker", "one.sqlite", "--workers", "1")
    first = archive("first run, 2 workers", "two.sqlite", "--workers", "2")
    behind = reading() if options.trafilatura else []
    archive("second run, nothing changed", "two.sqlite")
    importing(options.more)
    archive("after new records", "two.sqlite")
    archive("a new ledger of the same", "fresh.sqlite", "--workers", "2")
    same = reports(work + "/two.sqlite") == reports(work + "/fresh.sqlite")
    print("the reports after new records are those of the new ledger:", "yes" if same else "NO")
    print(f"ledger: {os.path.getsize(work + '/two.sqlite') / 1e6:.0f} MB for {articles} articles")
    for settings, one, other in zip(SETTINGS, before, behind):
        page = (one + other) / 2
        wall_times, cpu_times = page / (first[0] / articles), page / (first[1] / articles)
        print(f"trafilatura, {settings}: {1000 * one:.2f} and {1000 * other:.2f} ms a page in one process; the first run"
              f" {1000 * first[0] / articles:.2f} ms of wall: 1/{wall_times:.1f};"
              f" {1000 * first[1] / articles:.2f} ms of CPU: 1/{cpu_times:.1f}")
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
