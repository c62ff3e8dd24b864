#!/usr/bin/env python3
"""Checks stories on a real Spark and holds the reports against those of `tallyman check`, byte for byte.

    Tests/Spark/run.py .build/debug/tallyman

Runs under local[2], then on a standalone master with two workers on loopback, then there again while one
worker is killed in the middle, then with stories and a question that end the program. PySpark comes from PyPI into `.build/spark`, Java 17 from Debian. Every
step has a time limit; every process that is started is ended by its id.
"""
import glob
import gzip
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
JOB = os.path.join(ROOT, "Sources/Spark/tallyman_spark.py")
VENV = os.path.join(ROOT, ".build/spark")
PYSPARK = "pyspark==4.*"
LIMIT = 900


def pyspark_home():
    python = os.path.join(VENV, "bin/python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True, timeout=LIMIT)
    if not glob.glob(os.path.join(VENV, "lib/python3*/site-packages/pyspark/bin")):
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PYSPARK],
            check=True, timeout=LIMIT)
    return glob.glob(os.path.join(VENV, "lib/python3*/site-packages/pyspark"))[0]


class Spark:
    """Spark's programs, with all they write below one folder."""

    def __init__(self, folder):
        self.home = pyspark_home()
        self.folder = folder
        self.environment = {
            **os.environ, "SPARK_HOME": self.home, "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_LOCAL_DIRS": os.path.join(folder, "scratch"),
            "SPARK_NO_DAEMONIZE": "1", "PYSPARK_PYTHON": os.path.join(VENV, "bin/python"),
            "PYSPARK_DRIVER_PYTHON": os.path.join(VENV, "bin/python"),
        }
        self.started = []

    def start(self, name, *words):
        log = open(os.path.join(self.folder, name + ".log"), "w")
        process = subprocess.Popen(
            [os.path.join(self.home, "bin/spark-class"), *words], stdout=log, stderr=log,
            env=self.environment, start_new_session=True)
        self.started.append(process)
        return process

    def cluster(self):
        """A master and two workers of one core on loopback; gives the master's address and the workers."""
        port = free_port()
        self.start(
            "master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port",
            str(port), "--webui-port", str(free_port()))
        master = f"spark://127.0.0.1:{port}"
        workers = [
            self.start(
                f"worker{number}", "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1",
                "--cores", "1", "--memory", "1g", "--webui-port", str(free_port()),
                "--work-dir", os.path.join(self.folder, f"work{number}"), master)
            for number in (1, 2)]
        until(lambda: self.log("master").count("Registering worker") == 2, "two workers registered")
        return master, workers

    def log(self, name):
        with open(os.path.join(self.folder, name + ".log"), errors="replace") as file:
            return file.read()

    def submit(self, name, master, *words):
        """A job on its way."""
        log = open(os.path.join(self.folder, name + ".log"), "w")
        process = subprocess.Popen(
            [os.path.join(self.home, "bin/spark-submit"), "--master", master,
             "--conf", "spark.ui.enabled=false", "--conf", "spark.driver.host=127.0.0.1",
             "--conf", "spark.executor.memory=512m", "--conf", "spark.sql.shuffle.partitions=4",
             "--driver-memory", "512m", JOB, *words],
            stdout=log, stderr=log, env=self.environment, start_new_session=True)
        self.started.append(process)
        return process

    def run(self, name, master, *words):
        began = time.monotonic()
        self.finish(name, self.submit(name, master, *words))
        return time.monotonic() - began

    def finish(self, name, process):
        try:
            status = process.wait(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            status = "no end"
        if status != 0:
            sys.exit(f"{name}: {status}\n" + self.log(name)[-6000:])

    def stop(self):
        for process in reversed(self.started):
            end(process)


def end(process):
    """Ends a process and what it started: they are a session of their own."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(condition, what):
    deadline = time.monotonic() + LIMIT
    while not condition():
        if time.monotonic() > deadline:
            sys.exit(f"waited too long until {what}")
        time.sleep(0.1)


def crawl(path, pages):
    """A crawl file: each page a gzip member; one is captured twice, one is a revisit, one is damaged."""
    def record(kind, address, date, block, extra=""):
        head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {date}\r\n"
                f"{extra}Content-Length: {len(block)}\r\n\r\n").encode()
        return gzip.compress(head + block + b"\r\n\r\n", mtime=0)

    def response(address, date, page, digest):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        return record(
            "response", address, date, block,
            f"Content-Type: application/http; msgtype=response\r\nWARC-Payload-Digest: {digest}\r\n")

    with open(path, "wb") as file:
        for number, page in enumerate(pages):
            file.write(response(
                f"https://news.example/{number}", "2023-05-01T00:00:00Z", page, f"sha1:{number}"))
        file.write(response(
            "https://news.example/0", "2023-06-01T00:00:00Z", pages[-1], "sha1:again"))
        file.write(record(
            "revisit", "https://news.example/copy", "2023-06-02T00:00:00Z", b"",
            "WARC-Payload-Digest: sha1:1\r\n"))
        file.write(b"\x1f\x8b\x08damage")


def lines(folder):
    found = []
    for part in sorted(glob.glob(os.path.join(folder, "part-*"))):
        with open(part) as file:
            found += file.read().splitlines()
    return found


def story(report):
    return json.loads(report)["article"]["source"]


def same(what, found, expected):
    found, expected = sorted(found), sorted(expected)
    if found != expected:
        for a, b in zip(found, expected):
            if a != b:
                print(a[:2000], b[:2000], sep="\n", file=sys.stderr)
                break
        sys.exit(f"{what}: {len(found)} reports differ from the {len(expected)} expected")
    print(f"{what}: {len(found)} reports, byte for byte the same")


def main():
    program = os.path.abspath(sys.argv[1])
    # Ended from outside, it ends what it started, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))
    folder = tempfile.mkdtemp(prefix="tallyman-spark-")
    spark = Spark(folder)
    try:
        scenario(program, folder, spark)
    finally:
        spark.stop()
        shutil.rmtree(folder, ignore_errors=True)


def scenario(program, folder, spark):
    os.chdir(folder)
    os.makedirs("saved/more")
    pages = []
    stories = sorted(glob.glob(os.path.join(ROOT, "Claims/articles/*/source.html")))
    for number, path in enumerate(stories[::3]):
        name = os.path.basename(os.path.dirname(path))
        shutil.copy(path, f"saved/{'more/' if number % 2 else ''}{name}.html")
        with open(path, "rb") as file:
            pages.append(file.read())
    with open("saved/picture.html", "wb") as file:
        file.write(b"\x89PNG no story")
    crawl("crawl.warc.gz", pages[:5])

    customs = sorted(glob.glob(os.path.join(ROOT, "Evidence/samples/*.csv")))
    master, workers = "local[2]", []
    spark.run(
        "import", master, "import", "--tallyman", program, "--evidence", "evidence", *customs)
    shards = glob.glob("evidence/*.shard")
    subprocess.run([program, "evidence", "import", *customs, "--evidence", "single", "--quiet"],
                   stdout=subprocess.DEVNULL, timeout=LIMIT)
    names = {os.path.basename(path) for path in shards}
    if names != {os.path.basename(path) for path in glob.glob("single/*.shard")}:
        sys.exit("import: the shards are not those of one machine")
    print(f"import: {len(names)} shards, the same as of one machine")

    done = subprocess.run(
        [program, "archive", "run", "saved", "crawl.warc.gz", "--ledger", "runs.sqlite", "--evidence",
         "evidence", "--output", "expected.jsonl", "--quiet"], timeout=LIMIT)
    if done.returncode != 2:
        sys.exit(f"archive run: status {done.returncode}")
    with open("expected.jsonl") as file:
        expected = file.read().splitlines()
    checked = subprocess.run(
        [program, "check", "saved", "--evidence", "evidence", "--format", "jsonl", "--quiet"],
        capture_output=True, text=True, timeout=LIMIT).stdout.splitlines()
    if not set(checked) <= set(expected):
        sys.exit("archive run: reports differ from those of check")

    def job(output, *more, tool=program):
        return ("check", "--tallyman", tool, "--evidence", "evidence", "--output", output, *more,
                "saved", "crawl.warc.gz")

    spark.run("local", "local[2]", *job("local"))
    same("local[2]", lines("local"), expected)
    parquet(spark, program, pages)

    poisoned(spark, program, job, expected)

    master, workers = spark.cluster()
    spark.run("standalone", master, *job("standalone", "--partitions", "8", "--shard-groups", "3"))
    same("standalone, two workers", lines("standalone"), expected)

    running = spark.submit("killed", master, *job("killed", "--partitions", "24"))
    until(lambda: re.search(r"Finished task \d+\.0 in stage", spark.log("killed"))
          or running.poll() is not None, "the first task was done")
    if running.poll() is not None:
        sys.exit("killed worker: the job had ended before")
    # The worker and its executor, which is a process of the same session.
    end(workers[0])
    spark.finish("killed", running)
    same("standalone, one worker killed", lines("killed"), expected)


# Stands in for the program, and is ended by a signal wherever a story or a question is on its list.
POISONED = """#!%(python)s
import json, os, signal, subprocess, sys, threading
if sys.argv[1] != "worker":
    os.execv(%(program)r, [%(program)r, *sys.argv[1:]])
poison = json.load(open(%(poison)r))
stage = sys.argv[2]
inner = subprocess.Popen([%(program)r, *sys.argv[1:]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
def die():
    inner.kill()
    os.kill(os.getpid(), signal.SIGKILL)
def feed():
    for line in sys.stdin.buffer:
        said = json.loads(line)
        if "failed" not in said and (
                stage == "judge" and said["source"] == poison["judge"]
                or stage == "tally" and said["ask"] == poison["tally"]):
            die()
        inner.stdin.write(line)
    inner.stdin.close()
threading.Thread(target=feed, daemon=True).start()
for line in inner.stdout:
    if stage == "claims" and json.loads(line).get("source") in poison["claims"] and b"TM6031" not in line:
        die()
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
sys.exit(inner.wait())
"""


def poisoned(spark, program, job, expected):
    """Stories that end the program are told, each for itself, and all others are as ever."""
    read = subprocess.run(
        [program, "worker", "claims"], input=json.dumps({"path": "saved"}), capture_output=True,
        text=True, timeout=LIMIT).stdout.splitlines()
    asks = {line["source"]: set(line.get("asks", [])) for line in map(json.loads, read)}
    files = sorted(name for name in asks if asks[name])
    # The third of a crawl file, and the last of it; two files; and a question of some stories.
    claims = ["https://news.example/2", "https://news.example/4", files[0]]
    judge, question = files[1], sorted(asks[files[2]])[0]
    asking = [name for name in files if question in asks[name]]
    with open("poison.json", "w") as file:
        json.dump({"claims": claims, "judge": judge, "tally": question}, file)
    with open("poisoned", "w") as file:
        file.write(POISONED % {
            "python": sys.executable, "program": program, "poison": os.path.abspath("poison.json")})
    os.chmod("poisoned", 0o755)
    spark.run("poisoned", "local[2]", *job("out-poisoned", tool="poisoned"))
    found = {story(line): line for line in lines("out-poisoned")}
    lost = {name for name in found if '"TM6031"' in found[name]}
    if not {*claims, judge, *asking} <= lost:
        sys.exit(f"poisoned: not told are {sorted({*claims, judge, *asking} - lost)}")
    # Pages of the crawl are copies of saved ones, and ask what these ask.
    more = {name for name in lost - {*claims, judge, *asking} if not name.startswith("https:")}
    if more or len(found) != len(expected):
        sys.exit(f"poisoned: {len(found)} reports, lost are {sorted(more)}")
    same("poisoned: the others", [found[name] for name in found if name not in lost], [
        line for line in expected if story(line) not in lost])
    print(f"poisoned: {len(lost)} stories were told with TM6031")


def parquet(spark, program, pages):
    """A table of pages, one of them without text, to a table of reports."""
    maker = "make.py"
    with open("pages.json", "w") as file:
        json.dump([page.decode() for page in pages[:4]], file)
    with open(maker, "w") as file:
        file.write(
            "import json\nfrom pyspark.sql import SparkSession\n"
            "spark = SparkSession.builder.master('local[1]').getOrCreate()\n"
            "pages = json.load(open('pages.json'))\n"
            "rows = [(f'page{at}', page) for at, page in enumerate(pages)] + [('none', None)]\n"
            "spark.createDataFrame(rows, 'source string, html string').write.parquet('in.parquet')\n"
            "spark.stop()\n")
    python = os.path.join(VENV, "bin/python")
    subprocess.run([python, maker], check=True, timeout=LIMIT, env=spark.environment,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    spark.run("parquet", "local[2]", "check", "--tallyman", program, "--evidence", "evidence",
              "--output", "out.parquet", "--format", "parquet", "in.parquet")
    reader = (
        "import json\nfrom pyspark.sql import SparkSession\n"
        "spark = SparkSession.builder.master('local[1]').getOrCreate()\n"
        "rows = spark.read.parquet('out.parquet').orderBy('source').collect()\n"
        "print(json.dumps([[row.source, row.report, row.claims] for row in rows]))\nspark.stop()\n")
    found = json.loads(subprocess.run(
        [python, "-c", reader], check=True, timeout=LIMIT, env=spark.environment,
        capture_output=True, text=True).stdout.splitlines()[-1])
    if [row[0] for row in found] != ["page0", "page1", "page2", "page3"]:
        sys.exit(f"parquet: {[row[0] for row in found]}")
    for at, (name, report, claims) in enumerate(found):
        checked = subprocess.run(
            [program, "check", "-", "--evidence", "evidence", "--format", "jsonl", "--quiet"],
            input=pages[at], capture_output=True, timeout=LIMIT).stdout.decode()
        if report.replace(f'"{name}"', '"-"') != checked.rstrip("\n") or claims == 0:
            sys.exit(f"parquet: the report of {name} differs from that of check")
    if "TM6030" not in spark.log("parquet"):
        sys.exit("parquet: the row without a page was not told")
    print("Parquet: 4 reports, byte for byte the same; the row without a page was told")


if __name__ == "__main__":
    main()
