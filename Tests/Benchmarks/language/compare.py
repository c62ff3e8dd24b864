#!/usr/bin/env python3
"""Sentences a second of Tallyman's recognisers beside quantulum3 and Recognizers-Text, in one run.

    compare.py LAB [SENTENCES.jsonl] [--peer-limit N]
"""
import argparse
import json
import os
import random
import re
import subprocess
import time

GOODS = ["bearings", "hunting rifles", "drone cameras", "ball valves", "lathes", "vests", "memory chips"]
PLACES = ["Turkey", "Kazakhstan", "Armenia", "the Emirates", "Hong Kong", "Serbia"]
FIRMS = ["Baltic Pumps", "Ferro Quay", "Northwind Tools", "Amber Gate Trading", "Salt Harbour"]


def invented(count, seed=7):
    """Sentences of the trade, the same in every run."""
    draw = random.Random(seed)
    for index in range(count):
        firm, goods, place = draw.choice(FIRMS), draw.choice(GOODS), draw.choice(PLACES)
        number = draw.randint(12, 90_000)
        text = draw.choice([
            f"{firm} shipped {number:,} {goods} worth about ${draw.uniform(0.3, 40):.1f} million through {place} between June and December 2022.",
            f"Customs filings show that more than {draw.randint(2, 90)} tons of {goods} left {place} for the plant last year, up {draw.randint(3, 90)}% from 2021.",
            f"The buyer paid an average of ${draw.randint(20, 900)} apiece, {firm} said in a letter dated Oct. {draw.randint(1, 28)}.",
            f"Nearly two-thirds of the {goods} that {firm} sold in the first nine months of this year went to a single trader in {place}.",
            f"\"We know nothing of it,\" a manager of {firm} said on Friday by telephone from {place}.",
        ])
        yield {"id": str(index), "text": text}


def timed(function, rows):
    start = time.process_time()
    for row in rows:
        function(row["text"])
    return len(rows) / (time.process_time() - start)


def tallyman(lab, rows, *options):
    """The recognisers alone, or with `--claims` the whole way to claims, without reading and writing JSON: what `--time` prints."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    run = subprocess.run([lab, "speed", "--time", *options], input=lines, capture_output=True, text=True, check=True)
    return float(re.search(r"(\d+) sentences/s", run.stderr).group(1))


def peers():
    try:
        from quantulum3 import parser
        yield "quantulum3", parser.parse, 300
    except ImportError as error:
        print(f"quantulum3 left out: {error}")
    try:
        from recognizers_date_time import recognize_datetime
        from recognizers_number import recognize_number, recognize_percentage
        from recognizers_number_with_unit import recognize_currency, recognize_dimension

        def recognize(text):
            for model in (recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_datetime):
                model(text, "en-us")
        yield "Recognizers-Text", recognize, 60
    except ImportError as error:
        print(f"Recognizers-Text left out: {error}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("lab")
    arguments.add_argument("sentences", nargs="?")
    arguments.add_argument("--peer-limit", type=int)
    options = arguments.parse_args()
    if options.sentences:
        with open(options.sentences, encoding="utf-8") as file:
            rows = [json.loads(line) for line in file if line.strip()]
    else:
        rows = list(invented(20_000))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    ours = tallyman(options.lab, rows)
    claims = tallyman(options.lab, rows, "--claims")
    print(f"{'Tallyman':18s} {ours:12,.0f} sentences/s")
    print(f"{'… up to claims':18s} {claims:12,.0f} sentences/s")
    for name, function, limit in peers():
        function(rows[0]["text"])
        rate = timed(function, rows[:options.peer_limit or limit])
        print(f"{name:18s} {rate:12,.1f} sentences/s   Tallyman is {ours / rate:,.0f} times as fast, up to claims {claims / rate:,.0f}")


if __name__ == "__main__":
    main()
