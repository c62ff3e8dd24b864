#!/usr/bin/env python3
"""Invented news pages in crawl files, the same bytes for the same arguments.

    generate.py --pages 2000 --customs FOLDER --out FOLDER [--seed 7] [--per-file 1000]

One page in ten is about trade: its claims are drawn from the records of FOLDER/shipments.csv, the file of
shared/tools/make_customs.py, half of them true. The others are about anything else. Sizes follow real news
pages (median 120 KB, a tenth above 350 KB): most of a page is navigation, scripts, styles and teasers.
"""
import argparse
import csv
import html
import os
import random
import struct
import zlib

SUBJECTS = (
    "council school library festival bridge hospital orchestra museum tram harbour stadium theatre "
    "garden bakery river market station village chapel workshop").split()
VERBS = "opened closed rebuilt praised visited criticised planned painted measured celebrated".split()
NAMES = "Amara Bruno Celia Dmitri Elif Farid Greta Hanno Ines Jonas Kaia Lorcan Mireille Nadia".split()
FAMILIES = "Abernethy Brandvold Castellane Dunmore Ekwueme Fairweather Grimaldi Holloway".split()
OTHER = (
    "{name} {family}, who has worked at the {subject} for {years} years, said that nobody had expected it.",
    "The {subject} was {verb} by the mayor on a {day} in front of some {many} neighbours.",
    "“We have waited for this {subject} since the winter,” {family} told the evening paper.",
    "A spokesperson for the {subject} declined to comment when reached by telephone.",
    "It was the {years}th time that the {subject} had been {verb} since the war, local records show.",
    "Visitors who came early found the {subject} still wet from the rain, and some went home again.",
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def sentence(draw):
    return draw.choice(OTHER).format(
        name=draw.choice(NAMES), family=draw.choice(FAMILIES), subject=draw.choice(SUBJECTS),
        verb=draw.choice(VERBS), years=draw.randint(3, 40), many=draw.randint(20, 900),
        day=draw.choice(DAYS))


def claims(draw, records):
    """Sentences about three records, one figure in two wrong."""
    found = []
    for record in draw.sample(records, 3):
        weight = float(record["net_weight_kg"]) / 1000
        value = float(record["value_usd"])
        if draw.random() < 0.5:
            weight, value = weight * 3.7, value * 4.1
        date = record["declaration_date"]
        shipper, consignee = record["shipper_name"], record["consignee_name"]
        goods = record["goods_description"].split(";")[0].split(",")[0].lower()
        month = ("January February March April May June July August September October November "
                 "December").split()[int(date[5:7]) - 1]
        found.append(
            f"{shipper} sent {weight:.1f} tons of {goods} to {consignee} "
            f"in {month} {date[:4]}, customs records show.")
        found.append(
            f"{consignee} bought goods worth ${value:,.0f} from {shipper} in "
            f"{month} {date[:4]}, according to the records.")
    return found


def is_clean(row):
    """Rows that the generator soiled on purpose make no sentences."""
    try:
        float(row["net_weight_kg"]), float(row["value_usd"]), int(row["declaration_date"][5:7])
    except ValueError:
        return False
    return all(row[name].strip() for name in ("shipper_name", "consignee_name", "goods_description"))


def paragraphs(draw, records):
    texts = [" ".join(sentence(draw) for _ in range(draw.randint(2, 4)))
             for _ in range(draw.randint(8, 18))]
    if records:
        for claim in claims(draw, records):
            texts.insert(draw.randint(1, len(texts)), claim + " " + sentence(draw))
    return texts


def part(draw):
    """One script, style, menu or list of teasers, 2 to 3 KB."""
    kind = draw.random()
    if kind < 0.55:
        return "<script>window.q=window.q||[];" + "".join(
            f'q.push({{"slot":"s{draw.randint(0, 10**9)}","w":{draw.randint(1, 999)}}});'
            for _ in range(60)) + "</script>"
    if kind < 0.7:
        return "<style>" + "".join(
            f".c{draw.randint(0, 10**6)}{{margin:{draw.randint(0, 9)}px;color:#{draw.randint(0, 999):03}}}"
            for _ in range(60)) + "</style>"
    if kind < 0.85:
        return "<nav><ul>" + "".join(
            f'<li class="m"><a href="/{draw.choice(SUBJECTS)}/{draw.randint(1, 999)}">'
            f"{draw.choice(SUBJECTS).title()}</a></li>" for _ in range(30)) + "</ul></nav>"
    return '<aside class="related"><div class="teasers">' + "".join(
        f'<div class="teaser"><a href="/s/{draw.randint(1, 99999)}"><img alt="" src="/i.jpg">'
        f"<h3>{draw.choice(SUBJECTS).title()} {draw.choice(VERBS)}</h3></a></div>"
        for _ in range(12)) + "</div></aside>"


class Piece:
    """Bytes with their deflated form, which can stand anywhere in a deflate stream."""

    def __init__(self, text, last=False):
        self.bytes = text.encode()
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        self.packed = packer.compress(self.bytes) + packer.flush(
            zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)


class Site:
    """The parts that the pages of a site share: each page draws its own from them."""

    def __init__(self, seed, parts=2_000):
        draw = random.Random(seed)
        self.parts = [Piece(part(draw) + "\n") for _ in range(parts)]

    def boilerplate(self, draw, size):
        """Pieces of about `size` bytes, before and after the story."""
        pieces, length = [], 0
        while length < size:
            piece = self.parts[int(draw.random() * len(self.parts))]
            pieces.append(piece)
            length += len(piece.bytes)
        cut = len(pieces) // 2
        return pieces[:cut], pieces[cut:]


def page(draw, site, number, records):
    """The pieces of one page."""
    title = f"The {draw.choice(SUBJECTS)} that was {draw.choice(VERBS)} ({number})"
    size = min(900_000, int(draw.lognormvariate(11.7, 0.85)))
    before, after = site.boilerplate(draw, size)
    body = "\n".join(f"<p>{html.escape(text)}</p>" for text in paragraphs(draw, records))
    head = Piece(f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:type" content="article">
<meta property="article:published_time" content="2025-0{draw.randint(1, 9)}-1{draw.randint(0, 9)}T08:00:00Z">
""")
    story = Piece(f"""</head><body><header><a href="/">The Quayside Post</a></header><main><article><h1>{title}</h1>
<p class="byline">By {draw.choice(NAMES)} {draw.choice(FAMILIES)}</p>
{body}</article></main>""")
    return [head, *before, story, *after, Piece("<footer>All rights reserved</footer></body></html>")]


def record(kind, address, pieces, extra):
    """A record as a gzip member of its own, put together from deflated pieces."""
    length = sum(len(piece.bytes) for piece in pieces)
    head = Piece(
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: 2025-10-01T00:00:00Z\r\n{extra}Content-Length: {length}\r\n\r\n")
    pieces = [head, *pieces, Piece("\r\n\r\n", last=True)]
    check = 0
    for piece in pieces:
        check = zlib.crc32(piece.bytes, check)
    size = sum(len(piece.bytes) for piece in pieces)
    return (b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + b"".join(piece.packed for piece in pieces)
            + struct.pack("<II", check, size))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--customs", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--per-file", type=int, default=1000)
    options = parser.parse_args()
    with open(os.path.join(options.customs, "shipments.csv"), newline="") as file:
        rows = [row for at, row in zip(range(200_000), csv.DictReader(file))]
    records = [row for row in rows[::17] if is_clean(row)]
    os.makedirs(options.out, exist_ok=True)
    site = Site(options.seed)
    header = Piece("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n")
    total = 0
    for start in range(0, options.pages, options.per_file):
        with open(os.path.join(options.out, f"crawl-{start:07}.warc.gz"), "wb") as file:
            for number in range(start, min(options.pages, start + options.per_file)):
                draw = random.Random(options.seed * 1_000_003 + number)
                pieces = page(draw, site, number, records if number % 10 == 0 else None)
                total += sum(len(piece.bytes) for piece in pieces)
                file.write(record(
                    "response", f"https://quayside.example/{number}.html", [header, *pieces],
                    "Content-Type: application/http; msgtype=response\r\n"))
    print(f"{options.pages} pages, {total / options.pages / 1000:.0f} KB each")


if __name__ == "__main__":
    main()
