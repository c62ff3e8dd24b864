#!/usr/bin/env python3
"""Speed of the articles reader, libxml2's bare parse, trafilatura, resiliparse and readability-lxml over one folder of pages.

  python3 Tests/Benchmarks/articles/peers.py FOLDER [--rounds 3]

Builds the benchmark in release mode, sets up `.build/peers` (a virtual environment with the peers), and prints one table:
seconds for all pages, and the ratio to libxml2's own tree time of the same run.
"""
import argparse, gzip, json, logging, os, re, subprocess, sys, time, venv

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../.."))
PEERS = os.path.join(ROOT, ".build", "peers")
# One call each: pip trips over the two spellings of lxml's extra that these ask for together.
PACKAGES = ["trafilatura==2.3.1", "resiliparse==2.0.1", "readability-lxml"]


def pages(folder):
    for base, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith((".html", ".htm", ".html.gz", ".htm.gz")):
                raw = open(os.path.join(base, name), "rb").read()
                yield (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8", "replace")


def timed(work, texts, rounds):
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            try:
                work(text)
            except Exception:
                pass
        best = min(best, time.process_time() - start)
    return best


def measure_peers(folder, rounds):
    import trafilatura
    from resiliparse.extract.html2text import extract_plain_text
    from readability import Document
    logging.disable(logging.CRITICAL)
    texts = list(pages(folder))
    print(json.dumps({
        "trafilatura, fast": timed(lambda t: trafilatura.extract(t, include_comments=False, fast=True), texts, rounds),
        "resiliparse": timed(lambda t: extract_plain_text(t, main_content=True), texts, rounds),
        "readability-lxml": timed(lambda t: Document(t).summary(), texts, rounds)}))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return measure_peers(options.folder, options.rounds)
    python = os.path.join(PEERS, "bin", "python")
    if not os.path.exists(python):
        venv.create(PEERS, with_pip=True)
    if subprocess.run([python, "-c", "import trafilatura, resiliparse, readability"], stderr=subprocess.DEVNULL).returncode:
        for package in PACKAGES:
            subprocess.run([python, "-m", "pip", "install", "--quiet", package], check=True)
    subprocess.run(["swift", "build", "-c", "release", "--product", "articles-benchmark"], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    binary = os.path.join(ROOT, ".build", "release", "articles-benchmark")
    own = subprocess.run([binary, options.folder, "--rounds", str(options.rounds)], check=True, capture_output=True, text=True).stdout
    peers = subprocess.run([python, __file__, options.folder, "--rounds", str(options.rounds), "--inside"],
                           check=True, capture_output=True, text=True).stdout
    tree = float(re.search(r"libxml2 tree\s+([\d.]+)", own).group(1))
    rows = {"libxml2 tree": tree, "articles": float(re.search(r"articles\s+([\d.]+) s", own).group(1)), **json.loads(peers)}
    print(own.splitlines()[0])
    for name, seconds in rows.items():
        print(f"{name:20} {seconds:8.3f} s  {seconds / tree:6.2f} x")
    print(own.splitlines()[-1])


if __name__ == "__main__":
    sys.exit(main())
