#!/usr/bin/env python3
"""Checks archives of stories against customs records on a Spark cluster.

    spark-submit tallyman_spark.py check --tallyman .build/release/tallyman \\
        --evidence /shared/evidence --output /shared/reports '/shared/crawl/*.warc.gz'
    spark-submit tallyman_spark.py import --tallyman .build/release/tallyman \\
        --evidence /shared/evidence /shared/customs/*.csv

The program itself does all the reading, tallying and judging: it is shipped to the executors and run as
`tallyman worker claims | tally | judge`, JSON Lines in and out. This file only carries lines between the
stages, and never looks into a question or an answer. Reports are byte for byte those of `tallyman check`.

Articles: files, folders and patterns on storage that every machine mounts (WARC, HTML, zip …), or Parquet
tables with a column of HTML, wherever Spark can read them (--html-column, --name-column). Evidence: a folder
of sealed shards on storage that every machine mounts.
"""
import argparse
import base64
import collections
import glob
import itertools
import json
import os
import subprocess
import sys
import threading

from pyspark import SparkFiles, StorageLevel
from pyspark.sql import SparkSession

# A claim that is read another way asks anew; two rounds are the rule, so many mean a fault.
MOST_ROUNDS = 20
# So many lines of one task that end the program: then it is the machine, and Spark is told.
MOST_FAILED = 20
# What finds no room in memory goes to the disk: to make it anew would be to read the articles again.
KEPT = StorageLevel.MEMORY_AND_DISK


class Stage:
    """A stage of the program for mapPartitions: lines through one process of it, to the objects it writes.

    It works in the driver's folder, where that is on the shared storage, so that paths mean the same.

    Where a signal ends the process, the lines in hand are given to another, the first of them alone. One
    that ends that too is marked `failed`: the program then tells it in its place and goes on behind it.
    """

    def __init__(self, name, options, binary):
        self.name, self.options, self.binary, self.folder = name, options, binary, os.getcwd()

    def __call__(self, lines):
        rest, failed = iter(lines), 0
        while True:
            hand = Hand()
            status = yield from self.passed(rest, hand)
            if status == 0 or not hand.waiting:
                return
            rest = itertools.chain(list(hand.waiting)[1:], rest)
            failed += yield from self.alone(json.loads(hand.waiting[0]), hand.told, status)
            if failed > MOST_FAILED:
                raise RuntimeError(
                    f"tallyman worker {self.name}: {failed} lines of one task ended it by a signal")

    def passed(self, lines, hand):
        """Yields what comes of the lines; gives 0, or the signal that ended the process, below 0."""
        # An executor's folder of shipped files may be told relative to where the executor works.
        path = os.path.abspath(os.path.join(SparkFiles.getRootDirectory(), self.binary))
        process = subprocess.Popen(
            [path, "worker", self.name, *self.options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            cwd=self.folder if os.path.isdir(self.folder) else None)
        faults = []

        def feed():
            try:
                for line in lines:
                    hand.waiting.append(line)
                    process.stdin.write(line.encode() + b"\n")
            except BrokenPipeError:
                pass  # the process has ended; its status tells why
            except BaseException as fault:
                faults.append(fault)
            try:
                process.stdin.close()
            except BrokenPipeError:
                pass

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            for text in process.stdout:
                # A line that was cut off is made anew.
                if text.endswith(b"\n"):
                    line = json.loads(text)
                    hand.take(line, self.name)
                    yield line
            feeder.join()
            status = process.wait()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        if faults:
            raise faults[0]
        # A process that could not read the evidence fails the task, and Spark tries it again.
        if status > 0:
            raise RuntimeError(f"tallyman worker {self.name} ended with status {status}")
        return status

    def alone(self, line, told, status):
        """One line whose process was ended; gives how many stories or questions had to be given up."""
        deaths, failed = 1, 0
        while True:
            if told and "path" in line:
                line["from"], deaths = told + 1, 1
                line.pop("failed", None)
            hand = Hand()
            hand.told = told
            if deaths == 2:
                failed += 1
                line["failed"] = f"signal {-status}"
            elif deaths == 3 and "path" in line:
                # Not even its name could be told: what is left of the file is given up.
                line = {"source": line["path"], "order": line["order"], "failed": f"signal {-status}"}
            elif deaths > 3:
                raise RuntimeError(f"tallyman worker {self.name} ended by signal {-status}")
            status = yield from self.passed([json.dumps(line)], hand)
            if status == 0 or not hand.waiting:
                return failed
            deaths += 1
            told = hand.told if hand.told > told else 0


class Hand:
    """The lines that a process has in hand, and how many stories of the first it has told."""

    def __init__(self):
        self.waiting, self.told = collections.deque(), 0

    def take(self, line, stage):
        if stage != "claims":
            self.waiting.popleft()
        elif "order" in line:
            # A path gives a line for each of its stories, perhaps none.
            number, self.told = line["order"]
            while json.loads(self.waiting[0])["order"] != number:
                self.waiting.popleft()
            if "path" not in json.loads(self.waiting[0]):
                self.waiting.popleft()
                self.told = 0


def input_files(paths):
    """Folders stay whole files: each is listed here, so that its files spread over the cluster."""
    for path in paths:
        if os.path.isdir(path):
            yield from walked(path)
        else:
            yield from sorted(glob.glob(path)) or [path]


def walked(folder):
    """The paths below a folder, as `archive run` names them; the program decides which are stories."""
    for name in sorted(os.listdir(folder), key=os.fsencode):
        if name.startswith("."):
            continue
        path = os.path.join(folder, name)
        if os.path.isdir(path) and not os.path.islink(path):
            yield from walked(path)
        elif os.path.isfile(path) and name.lower().endswith(ENDINGS):
            yield path


ENDINGS = tuple(
    ending + packing
    for ending in (
        ".html", ".htm", ".xhtml", ".shtml", ".md", ".markdown", ".txt", ".docx", ".eml", ".warc",
        ".zip", ".tar")
    for packing in ("", ".gz", ".bz2", ".xz", ".zst")) + (".tgz", ".tbz2", ".txz")


def input_lines(spark, options):
    """One line an input, ready for the first stage."""
    context = spark.sparkContext
    plain = [path for path in options.articles if not path.rstrip("/").endswith(".parquet")]
    tables = [path for path in options.articles if path.rstrip("/").endswith(".parquet")]
    files = [json.dumps({"path": path, "order": at}) for at, path in enumerate(input_files(plain))]
    slices = max(1, min(len(files), options.partitions or context.defaultParallelism * 4))
    lines = context.parallelize(files, slices)
    for table in tables:
        frame = spark.read.parquet(table).select(options.name_column, options.html_column)
        rows = frame.rdd.zipWithIndex().map(lambda row: table_line(row[0], row[1]))
        lines = lines.union(rows)
    return lines


def table_line(row, at):
    name, page = row
    line = {"source": name, "order": at}
    if isinstance(page, (bytes, bytearray)):
        line["base64"] = base64.b64encode(page).decode()
        line["format"] = "html"
    else:
        line["html"] = page
    return json.dumps(line)


def with_revisits(stories, slices):
    """A revisit repeats the page whose bytes the crawler calls by the same digest."""
    revisits = stories.filter(lambda story: story.get("isRevisit"))
    if revisits.isEmpty():
        return stories
    pages = stories.filter(lambda story: story.get("payload") and not story.get("isRevisit"))
    first = pages.map(lambda story: (story["payload"], story)).reduceByKey(
        lambda a, b: min(a, b, key=lambda story: story["order"]), slices)

    def repeated(pair):
        revisit, page = pair[1]
        if page is None:
            return revisit
        again = {key: page[key] for key in ("reading", "diagnostic", "asks") if key in page}
        return {**again, **{key: revisit[key] for key in ("source", "order", "captured")}}

    found = revisits.map(lambda story: (story.get("payload") or "", story)).leftOuterJoin(
        first, slices)
    return stories.filter(lambda story: not story.get("isRevisit")).union(found.map(repeated))


def latest(stories, slices):
    """Of several captures of one address the latest counts, of equals the last that was met.

    A revisit whose first capture is nowhere says only that the page was as before.
    """
    def later(a, b):
        return max(a, b, key=lambda story: (
            not story.get("isRevisit"), story["captured"], story["order"]))

    return stories.map(lambda story: (story["source"], story)).reduceByKey(later, slices).values()


def shard_groups(binary, evidence, count):
    """The datasets of the evidence in so many groups of about as many records each."""
    listed = subprocess.run(
        [binary, "evidence", "list", "--evidence", evidence, "--format", "jsonl"],
        check=True, capture_output=True, text=True)
    shards = [json.loads(line) for line in listed.stdout.splitlines()]
    groups = [([], 0) for _ in range(max(1, min(count, len(shards))))]
    for shard in sorted(shards, key=lambda shard: (-shard["records"], shard["id"])):
        at = min(range(len(groups)), key=lambda at: groups[at][1])
        groups[at] = (groups[at][0] + [shard["id"]], groups[at][1] + shard["records"])
    return [sorted(ids) for ids, _ in groups]


def tallied(context, asks, groups, run, slices):
    """Each question with the parts of its answer, one a group of shards, and why one is missing."""
    questions = asks.flatMap(
        lambda ask: [json.dumps({"ask": ask, "shards": group}) for group in groups])
    parts = questions.repartition(slices).mapPartitions(run).map(
        lambda line: (line["ask"], ([line["part"]], None) if "part" in line else ([], line["failed"])))
    return parts.reduceByKey(lambda a, b: (a[0] + b[0], a[1] or b[1]), slices)


def answered(stories, tallies, slices):
    """The stories with the answers to what they asked, beside those they had."""
    asked = stories.flatMap(lambda story: [(ask, story["source"]) for ask in story["asks"]])
    answers = asked.join(tallies, slices).map(lambda pair: (pair[1][0], {pair[0]: pair[1][1]}))
    gathered = answers.reduceByKey(lambda a, b: {**a, **b}, slices)

    def joined(pair):
        story, found = pair[1]
        parts = {ask: answer for ask, (answer, _) in found.items()}
        story = {**story, "answers": {**story.get("answers", {}), **parts}}
        failed = sorted(failed for _, failed in found.values() if failed)
        if failed:
            story["failed"] = failed[0]
        story.pop("asks", None)
        return json.dumps(story)

    return stories.map(lambda story: (story["source"], story)).join(gathered, slices).map(joined)


def check(spark, options):
    context = spark.sparkContext
    binary = os.path.basename(options.tallyman)
    context.addFile(os.path.abspath(options.tallyman))
    slices = options.partitions or context.defaultParallelism * 4
    evidence = ["--evidence", os.path.abspath(options.evidence)]
    published = ["--published", options.published] if options.published else []
    time = ["--max-seconds", str(options.max_seconds)] if options.max_seconds else []
    groups = shard_groups(
        os.path.abspath(options.tallyman), evidence[1], options.shard_groups or context.defaultParallelism)

    lines = input_lines(spark, options).mapPartitions(
        Stage("claims", published + time, binary)).persist(KEPT)
    refused = lines.filter(lambda line: "line" in line).map(
        lambda line: json.dumps(line["diagnostic"]))
    read = lines.filter(lambda line: "source" in line)
    troubles = read.filter(lambda story: "diagnostic" in story and not story["captured"])
    captured = read.filter(lambda story: "diagnostic" not in story or story["captured"])
    # Each step in as many parts as there were: a part costs a start of the program.
    stories = latest(with_revisits(captured, slices), slices).persist(KEPT)
    pending = stories.filter(lambda story: story.get("asks")).persist(KEPT)
    silent = stories.filter(lambda story: not story.get("asks")).union(troubles).coalesce(slices).map(
        json.dumps)
    judge = Stage("judge", evidence + time, binary)
    # Kept, since sorting looks at everything three times.
    finished = silent.mapPartitions(judge).persist(KEPT)

    for _ in range(MOST_ROUNDS):
        if pending.isEmpty():
            break
        asks = pending.flatMap(lambda story: story["asks"]).distinct(slices)
        tallies = tallied(context, asks, groups, Stage("tally", evidence, binary), slices)
        judged = answered(pending, tallies, slices).mapPartitions(judge).persist(KEPT)
        finished = finished.union(judged.filter(lambda line: "report" in line))
        pending = judged.filter(lambda line: "report" not in line).persist(KEPT)
    else:
        raise RuntimeError(f"questions were left after {MOST_ROUNDS} rounds")

    write(spark, finished, slices, options)
    for diagnostic in refused.collect():
        print("tallyman_spark: " + diagnostic, file=sys.stderr)


def write(spark, finished, slices, options):
    """In the order of the inputs: a line a story, or a row with its counts."""
    ordered = finished.sortBy(lambda line: (line["order"], line["source"]), numPartitions=slices)
    if options.format == "jsonl":
        ordered.map(lambda line: line["report"]).saveAsTextFile(options.output)
        return

    def row(line):
        summary = json.loads(line["report"])["summary"]
        return (
            line["source"], line["report"], summary["claims"], summary["supported"],
            summary["contradicted"], summary["noMatchingRecords"], summary["notCovered"],
            summary["ambiguous"])

    columns = (
        "source string, report string, claims int, supported int, contradicted int, "
        "noMatchingRecords int, notCovered int, ambiguous int")
    spark.createDataFrame(ordered.map(row), columns).write.parquet(options.output)


def import_files(spark, options):
    """One customs file, one task, one sealed shard; the same file twice changes nothing."""
    context = spark.sparkContext
    binary = os.path.basename(options.tallyman)
    context.addFile(os.path.abspath(options.tallyman))
    evidence = os.path.abspath(options.evidence)
    profile = ["--profile", options.profile] if options.profile else []
    files = [os.path.abspath(path) for pattern in options.files for path in sorted(glob.glob(pattern)) or [pattern]]

    def imported(path):
        done = subprocess.run(
            [os.path.join(SparkFiles.getRootDirectory(), binary), "evidence", "import",
             path, "--evidence", evidence, "--format", "jsonl", "--quiet", *profile],
            capture_output=True, text=True)
        # 0 and 1: imported, perhaps with rejected rows; a file that cannot be is told, not fatal.
        if done.returncode < 0:
            raise RuntimeError(f"the import of {path} was ended by signal {-done.returncode}")
        return path, done.returncode, done.stdout, done.stderr

    status = 0
    for path, code, receipts, errors in context.parallelize(files, max(1, len(files))).map(
            imported).collect():
        sys.stdout.write(receipts)
        if errors:
            sys.stderr.write(errors)
        status = max(status, code)
    return status


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="articles to reports")
    checking.add_argument("articles", nargs="+", help="files, folders, patterns; Parquet tables")
    checking.add_argument("--output", required=True, help="a new folder for the reports")
    checking.add_argument("--format", choices=["jsonl", "parquet"], default="jsonl")
    checking.add_argument("--html-column", default="html")
    checking.add_argument("--name-column", default="source")
    checking.add_argument("--published", help="YYYY-MM-DD for stories that give no day")
    checking.add_argument("--max-seconds", type=int, help="for one story; default: 300")
    checking.add_argument("--partitions", type=int, help="default: four a core")
    checking.add_argument("--shard-groups", type=int, help="default: one a core")
    importing = commands.add_parser("import", help="customs files to sealed shards")
    importing.add_argument("files", nargs="+")
    importing.add_argument("--profile")
    for command in (checking, importing):
        command.add_argument("--tallyman", required=True, help="the program, for the executors' system")
        command.add_argument("--evidence", required=True, help="a folder that every machine mounts")
    return parser.parse_args()


def main():
    options = arguments()
    # Said before the work rather than after it.
    if options.command == "check" and os.path.exists(options.output):
        sys.exit(f"tallyman_spark: {options.output} is there already; name a new folder with --output")
    spark = SparkSession.builder.appName("tallyman").getOrCreate()
    try:
        if options.command == "import":
            sys.exit(import_files(spark, options))
        check(spark, options)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
