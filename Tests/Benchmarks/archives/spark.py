#!/usr/bin/env python3
"""Measures the Spark job beside `archive run` on the same pages, and says from what size on a cluster pays.

    spark.py PROGRAM PAGES EVIDENCE [--files 1 10]

PAGES is a folder of generate.py (a thousand pages a file), EVIDENCE a folder of sealed shards. Each of the two
numbers of files is run with two workers of `archive run` into a new ledger, and on a standalone master with two
workers of one core. Two sizes give two lines: what a run costs whatever it reads, and what each page adds.
A cluster of K such machines pays from the size on where its line falls below that of one machine.
"""
import argparse
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Spark"))
import run as spark_run  # noqa: E402


def seconds(words):
    began = time.monotonic()
    if subprocess.run(words, stdout=subprocess.DEVNULL, timeout=6 * 3600).returncode not in (0, 2):
        sys.exit(f"{words} failed")
    return time.monotonic() - began


def line(sizes, times):
    """Seconds a run costs with nothing to read, and seconds a page adds."""
    each = (times[1] - times[0]) / (sizes[1] - sizes[0])
    return times[0] - each * sizes[0], each


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("pages")
    parser.add_argument("evidence")
    parser.add_argument("--files", type=int, nargs=2, default=[1, 10])
    options = parser.parse_args()
    program, evidence = os.path.abspath(options.program), os.path.abspath(options.evidence)
    crawl = sorted(glob.glob(os.path.join(os.path.abspath(options.pages), "*.warc.gz")))
    if len(crawl) < options.files[1]:
        sys.exit(f"{len(crawl)} files are fewer than {options.files[1]}")
    folder = tempfile.mkdtemp(prefix="tallyman-spark-bench-")
    spark_run.LIMIT = 6 * 3600
    spark = spark_run.Spark(folder)
    sizes, one, many = [], [], []
    try:
        os.chdir(folder)
        master, _ = spark.cluster()
        for count in options.files:
            some = crawl[:count]
            ledger = f"{count}.sqlite"
            one.append(seconds([
                program, "archive", "run", *some, "--ledger", ledger, "--evidence", evidence,
                "--workers", "2", "--quiet", "--output", f"{count}.jsonl"]))
            many.append(spark.run(
                f"job{count}", master, "check", "--tallyman", program, "--evidence", evidence,
                "--output", f"out{count}", *some))
            with open(f"{count}.jsonl") as file:
                expected = file.read().splitlines()
            spark_run.same(f"{count} files", spark_run.lines(f"out{count}"), expected)
            sizes.append(len(expected))
            for name, times in (("archive run, 2 workers", one), ("Spark, 2 workers", many)):
                print(f"{sizes[-1]:8} pages  {name:24} {times[-1]:8.1f} s  "
                      f"{sizes[-1] / times[-1]:8.1f} pages/s", flush=True)
    finally:
        spark.stop()
        shutil.rmtree(folder, ignore_errors=True)
    (alone, page), (fixed, share) = line(sizes, one), line(sizes, many)
    print(f"archive run: {alone:.1f} s and {1000 * page:.2f} ms a page")
    print(f"Spark:       {fixed:.1f} s and {1000 * share:.2f} ms a page")
    for machines in (2, 4, 8):
        gain = page - share / machines
        print(f"{machines} such machines pay " + (
            f"from {max(0, (fixed - alone) / gain):,.0f} pages on" if gain > 0 else "never"))
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}")


if __name__ == "__main__":
    main()
