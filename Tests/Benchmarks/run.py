#!/usr/bin/env python3
"""Every benchmark and its peers in one run: a dated table of ratios with the machine, for the README.

  python3 Tests/Benchmarks/run.py [--short] [--pages FOLDER] [--customs FOLDER] [--only STAGE …] [--readme]

Builds what it measures in release mode and sets up .build/peers and .build/peers-names, environments with the peers from PyPI. What is missing
(a peer, a folder) is left out with a line that says so. --pages: a folder of saved pages, else invented ones. --customs: a folder
with shipments.csv, claims.jsonl and companies.csv of one run of evidence/generate.py, which is run where none is named. --short
takes smaller inputs, some minutes instead of half an hour. --only leaves out the stages that are not named. --readme writes the
table between the README's marks. User CPU time unless said otherwise; ratios are to ours, above 1 is slower than ours.
"""
import argparse, datetime, glob, gzip, json, math, os, platform, re, resource, subprocess, sys, tempfile, venv

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
HERE = os.path.join(ROOT, "Tests/Benchmarks")
BIN = os.path.join(ROOT, ".build/release")
PEERS = os.path.join(ROOT, ".build/peers")
# One call of pip for each: together it trips over two spellings of an extra. What each is imported as stands beside it.
PACKAGES = {"lxml_html_clean": "lxml_html_clean", "scikit-learn==1.8.*": "sklearn", "stemming": "stemming", "emoji<2": "emoji", "trafilatura==2.3.1": "trafilatura", "resiliparse==2.0.1": "resiliparse", "readability-lxml": "readability", "quantulum3": "quantulum3",
            "recognizers-text-suite": "recognizers_suite", "duckdb": "duckdb", "psycopg[binary]": "psycopg",
            "rapidfuzz": "rapidfuzz"}
# nomenklatura wants another scikit-learn than quantulum3 does.
NAMES = {"rapidfuzz": "rapidfuzz", "nomenklatura": "nomenklatura"}
PRODUCTS = ["tallyman", "tallyman-lab", "articles-benchmark", "evidence-bench", "verdicts-bench"]


def told(text):
    print("  " + text, file=sys.stderr, flush=True)


def output(words, **more):
    """What was printed; what goes wrong is told, and the row is left out."""
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, **more)
    if done.returncode not in (0, 1):
        told(f"left out: {' '.join(words)[:90]}: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")
        return ""
    return done.stdout


def user_seconds(words, **more):
    """User CPU of one command, children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, **more)
    if done.returncode not in (0, 1):
        told(f"{' '.join(words)[:90]} ended with {done.returncode}: {done.stderr[-200:]!r}")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def machine():
    model = next((l.split(":", 1)[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), platform.machine())
    memory = next(int(l.split()[1]) for l in open("/proc/meminfo") if l.startswith("MemTotal")) / 2**20
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB, Linux {platform.release().split('-')[0]}; load {os.getloadavg()[0]:.1f}"


def build():
    for product in PRODUCTS:
        subprocess.run(["swift", "build", "-c", "release", "--product", product], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return environment(PEERS, PACKAGES)


def environment(folder, packages):
    """The Python of an environment that has these packages, as far as they can be had."""
    python = os.path.join(folder, "bin/python")
    if not os.path.exists(python):
        venv.create(folder, with_pip=True)
    for package, module in packages.items():
        if subprocess.run([python, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode:
            if subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]).returncode:
                told(f"{package} cannot be installed")
    return python


# MARK: Peers. Each gives rows: stage, what is measured, ours, peer, the peer's ratio to ours.

def crawl(o):
    """A folder of invented pages of a news site's size and boilerplate, packed as a crawl."""
    pages = os.path.join(o.work, "crawl")
    if not os.path.exists(pages):
        subprocess.run([sys.executable, f"{HERE}/archives/generate.py", "--pages", "200" if o.short else "2000", "--customs", generated(o), "--out", pages],
                       check=True, stdout=subprocess.DEVNULL)
    return pages


def saved(o):
    """Some of the crawl's pages as a browser saves them."""
    folder = os.path.join(o.work, "pages")
    os.makedirs(folder, exist_ok=True)
    first = sorted(glob.glob(f"{crawl(o)}/*.warc.gz"))[0]
    for number, record in enumerate(gzip.open(first).read().split(b"WARC/1.0\r\n")[1:101]):
        with open(f"{folder}/{number}.html", "wb") as file:
            file.write(record.split(b"\r\n\r\n", 2)[2])
    return folder


def reading(o, python):
    text = output([python, "Tests/Benchmarks/articles/peers.py", o.pages or saved(o), "--rounds", "1" if o.short else "3"])
    seconds = dict((m[1].strip(), float(m[2])) for m in re.finditer(r"^(.{20}) +([\d.]+) s", text, re.M))
    if "articles" in seconds:
        ours = seconds.pop("articles")
        for name, value in seconds.items():
            yield "reading pages", f"{ours:.3f} s", name, value / ours


def recognisers(o, python):
    text = output([python, "Tests/Benchmarks/language/compare.py", f"{BIN}/tallyman-lab", *(["--peer-limit", "40"] if o.short else [])])
    rates = [(m[1].strip(), float(m[2].replace(",", ""))) for m in re.finditer(r"^(.{18}) +([\d.,]+) sentences/s", text, re.M)]
    if rates:
        ours = rates[0][1]
        for name, rate in rates[1:]:
            yield "recognising figures and dates", f"{ours:,.0f} sentences/s", name.replace("… up to claims", "ours, all the way to claims"), ours / rate


def generated(o):
    """The folder of records that the run's evidence and archives are made of."""
    if not o.customs:
        o.customs = os.path.join(o.work, "records")
        subprocess.run([sys.executable, f"{HERE}/evidence/generate.py", "--rows", "50000" if o.short else "1000000", "--out", o.customs], check=True)
    return o.customs


def evidence(o, python):
    folder = generated(o)
    with open(os.path.join(folder, "shipments.csv"), "rb") as file:
        rows = sum(1 for _ in file) - 1
    lines = [json.loads(l) for l in output([python, "Tests/Benchmarks/evidence/peers.py", folder]).splitlines()]
    for key, words in (("import", "importing, wall time"), ("megabytes", "size on disk"), ("p50ms", "exact question, p50"), ("p95ms", "exact question, p95")):
        unit = {"import": " s", "megabytes": " MB"}.get(key, " ms")
        for line in lines[1:]:
            yield f"evidence of {rows:,} rows: {words}", f"{lines[0][key]:,.3g}{unit}", line["engine"], line["ratios"][key]


def archives(o, python):
    """A whole archive run (reading, finding, judging, keeping) beside trafilatura, which only reads."""
    pages, later = crawl(o), os.path.join(o.work, "later")
    subprocess.run([sys.executable, f"{HERE}/evidence/generate.py", "--rows", "1000", "--seed", "8", "--out", later], check=True)
    text = output([sys.executable, "Tests/Benchmarks/archives/run.py", f"{BIN}/tallyman", pages, f"{o.customs}/shipments.csv", f"{later}/shipments.csv",
                   "--trafilatura", python])
    if "new ledger: NO" in text:
        told("the reports after new records are not those of a new ledger")
    rates = {m[1].strip(): float(m[2]) for m in re.finditer(r"^(.{34}) .*? ([\d.]+)/s CPU", text, re.M)}
    peer = rates.pop("trafilatura (fast), reading alone", None)
    for step, what in (("first run, 2 workers", "first run"), ("after new records", "run after new records"), ("second run, nothing changed", "run where nothing changed")):
        if peer and step in rates:
            yield f"archive: {what}, all stages", f"{rates[step]:,.0f} stories/s of CPU", "trafilatura (fast), reading alone", rates[step] / peer


def names(o, python):
    python = environment(PEERS + "-names", NAMES)
    text = output([python, "Tests/Benchmarks/names/run.py", f"{BIN}/tallyman-lab",
                   *(["--names", "75000", "--queries", "60", "--peer-queries", "4"] if o.short else [])])
    for m in re.finditer(r"^ *(pair|[\d,]+ names).*?ours +([\d.]+) µs.*?(rapidfuzz|nomenklatura).*?([\d.]+) µs", text.replace("  ", " "), re.M):
        what = "comparing two names" if m[1] == "pair" else f"finding a name among {m[1]}"
        yield what, f"{float(m[2]):,.1f} µs", m[3], float(m[4]) / float(m[2])


def verdicts(o, python):
    text = output([f"{BIN}/verdicts-bench", "Evidence/samples", "20" if o.short else "50"])
    found = re.search(r"([\d.]+) times", text)
    if found:
        yield "verdict with near misses, beside the claim's own query alone", "1", "own query", 1 / float(found[1])


# MARK: Growth. The command at 1, 10 and 100 times the input; what it needs for nothing is taken off.

def sentence(number):
    return (f"Baltis Arms shipped {1_000 + number % 7_919:,} hunting rifles to Orlan-Trade in "
            f"{['January', 'March', 'June', 'October'][number % 4]} {2019 + number % 5}.")


def page(count):
    body = "\n".join(f"<p>{sentence(n)} The harbour master of quay {n} keeps a ledger of every vessel that has called.</p>" for n in range(count))
    return ('<!doctype html><html lang="en"><head><meta charset=utf-8><title>Quay</title><meta property="article:published_time" '
            f'content="2023-03-17T08:00:00Z"></head><body><article><h1>On the quay</h1>\n{body}\n</article></body></html>')


def customs(count):
    yield "id,date,shipper,consignee,hs,goods,quantity,unit,net_weight_kg,value_usd,origin,departure,destination\n"
    for n in range(count):
        yield (f"G{n},20{19 + n % 5}-0{1 + n % 9}-1{n % 10},Quay Works {n % (count // 20 + 7)} Ltd,OOO Bastion {n % 97},930330,"
               f"Hunting rifles {n % 31},{n % 500 + 1},PCE,{n % 900 + 1}.5,{n + 1},CN,TR,RU\n")


def written(path, parts):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(parts)
    return path


def growth(o):
    program, base = f"{BIN}/tallyman", 1 if o.short else 3
    with tempfile.TemporaryDirectory() as work:
        environment = {**os.environ, "XDG_CACHE_HOME": work + "/cache"}
        run = lambda *words: user_seconds([program, *words, "--quiet"], env=environment)
        small = written(f"{work}/small.csv", customs(1_000))
        sizes = {1: 1, 10: 10, 100: 100}
        pages = {k: written(f"{work}/{k}.html", [page(20 * base * k)]) for k in sizes}
        files = {k: written(f"{work}/{k}.csv", customs(3_000 * base * k)) for k in sizes}
        for k in sizes:
            os.mkdir(f"{work}/stories{k}")
            for n in range(10 * base * k):
                written(f"{work}/stories{k}/{n}.html", [page(3).replace("Baltis", f"Baltis {n}")])
        run("check", pages[1], "--evidence", small)
        steps = [
            ("reading", f"{20 * base} paragraphs", lambda k: run("article", pages[k])),
            ("finding claims", f"{20 * base} claims", lambda k: run("claims", pages[k])),
            ("judging and reporting", f"{20 * base} claims", lambda k: run("check", pages[k], "--evidence", small, "--format", "html")),
            ("importing", f"{3_000 * base} rows", lambda k: run("evidence", "import", files[k], "--evidence", f"{work}/store{k}")),
            ("asking", f"over {3_000 * base} rows", lambda k: run("check", pages[1], "--evidence", f"{work}/store{k}")),
            ("archive run", f"{10 * base} stories", lambda k: run("archive", "run", f"{work}/stories{k}", "--evidence", small, "--ledger", f"{work}/{k}.sqlite")),
        ]
        nothing = {"article": run("article", written(f"{work}/0.html", [page(1)])), "claims": run("claims", f"{work}/0.html"),
                   "check": run("check", f"{work}/0.html", "--evidence", small)}
        floor = {"reading": nothing["article"], "finding claims": nothing["claims"], "judging and reporting": nothing["check"],
                 "importing": nothing["article"], "asking": 0, "archive run": nothing["check"]}
        for name, what, step in steps:
            times = [max(1e-3, step(k) - floor[name]) for k in sizes]
            # The first tenth is often lost in what a program needs to begin: the exponent is that of the last step.
            # Below two hundredths of a second the clock's grain is all that is seen.
            yield name, what, times, math.log10(times[2] / times[1]) if times[1] >= .02 else None


# MARK: The table

def table(o, python):
    commit = output(["git", "rev-parse", "--short", "HEAD"]).strip() or "no commit"
    lines = [f"Measured on {datetime.date.today()} by `Tests/Benchmarks/run.py{' --short' if o.short else ''}` at {commit}: {machine()}. "
             "User CPU time in one run where nothing else is said; ratios above 1 are slower or larger than ours.", ""]
    rows = []
    for stage in (reading, recognisers, evidence, archives, names, verdicts):
        if o.only and stage.__name__ not in o.only:
            continue
        told(stage.__name__)
        rows += list(stage(o, python) or [])
    if rows:
        lines += ["| what | ours | beside | ratio |", "|---|---|---|---|"]
        lines += [f"| {what} | {ours} | {peer} | {ratio:,.3g} |" for what, ours, peer, ratio in rows] + [""]
    if not o.only or "growth" in o.only:
        told("growth")
        lines += ["| stage | at 1 × | 1 × | 10 × | 100 × | exponent of the last step |", "|---|---|---|---|---|---|"]
        lines += [f"| {name} | {what} | {' | '.join(f'{t:.2f} s' for t in times)} | {'–' if exponent is None else f'{exponent:.2f}'} |" for name, what, times, exponent in growth(o)]
    return "\n".join(lines).rstrip() + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--pages")
    parser.add_argument("--customs")
    parser.add_argument("--only", action="append")
    parser.add_argument("--readme", action="store_true")
    o = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tallyman-bench-") as o.work:
        os.chmod(o.work, 0o711)
        text = table(o, build())
    print(text)
    if o.readme:
        path = os.path.join(ROOT, "README.md")
        readme = open(path, encoding="utf-8").read()
        begin, end = "<!-- benchmarks -->\n", "<!-- end of benchmarks -->"
        head, rest = readme.split(begin)
        open(path, "w", encoding="utf-8").write(head + begin + text + end + rest.split(end)[1])


if __name__ == "__main__":
    sys.exit(main())
