#!/usr/bin/env python3
"""Invented news pages in crawl files, the same bytes for the same arguments.

    generate.py --pages 2000 --customs FOLDER --out FOLDER [--seed 7] [--per-file 1000]

One page in ten is about trade: its claims are drawn from the records of FOLDER/shipments.csv, the file of
shared/tools/make_customs.py, half of them true. The others are about anything else. The pages have the shape of
real ones (README.md, «What a page is like»): as many elements, links, paragraphs, attributes and scripts.
"""
import argparse
import csv
import html
import json
import os
import random
import struct
import zlib

from prose import FAMILIES, LOCAL, NAMES, Prose, SUBJECTS, TOWNS, VERBS

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


def story(draw, prose, records):
    """The paragraphs of a story, those that claim something among them."""
    texts = [prose.paragraph() for _ in range(int(min(60, max(5, draw.lognormvariate(2.7, 0.5)))))]
    if records:
        for claim in claims(draw, records):
            texts.insert(draw.randint(1, len(texts)), claim + " " + prose.sentence())
    return texts


class Piece:
    """Bytes with their deflated form, which can stand anywhere in a deflate stream."""

    def __init__(self, text, last=False):
        self.bytes = text.encode()
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        self.packed = packer.compress(self.bytes) + packer.flush(
            zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)


WORDS = (
    "article header main content story body teaser card media image figure caption meta label list item link nav menu "
    "toggle inner wrapper grid row column module section footer promo share social icon button ad slot newsletter "
    "author byline date topic related popular comment video gallery").split()
HEXADECIMAL = "0123456789abcdef"


class Template:
    """One site: how its pages are built, and the parts that its pages share."""

    def __init__(self, seed):
        draw = self.draw = random.Random(seed)
        self.prefix = draw.choice(("c", "o", "m", "np", "site", "block"))
        self.depth = draw.randint(3, 7)
        self.slots = draw.randint(2, 6)
        self.has_comments = draw.random() < 0.4
        self.head = Piece(self.heading())
        self.top = Piece(self.sprites() + self.menus())
        self.bottom = Piece(self.footer())
        self.lists = [Piece(self.teasers()) for _ in range(24)]
        self.scripts = [Piece(self.script(int(draw.lognormvariate(6.6, 0.8)))) for _ in range(40)]
        self.states = [Piece(self.state(int(min(600_000, draw.lognormvariate(10.6, 1.2))))) for _ in range(16)]

    def name(self, draw=None):
        """The value of a class: two or three names in the manner of the site."""
        draw = draw or self.draw
        names = [f"{self.prefix}-{draw.choice(WORDS)}__{draw.choice(WORDS)}"]
        if draw.random() < 0.5:
            names.append(f"u-{draw.choice(WORDS)}-{draw.randint(1, 64)}")
        if draw.random() < 0.3:
            names.append(f"js-{draw.choice(WORDS)}")
        return " ".join(names)

    def address(self, draw=None):
        draw = draw or self.draw
        return (f"https://quayside.example/{draw.choice(SUBJECTS)}/{draw.randint(2012, 2025)}/"
                f"{draw.choice(TOWNS).lower()}-{draw.choice(SUBJECTS)}-{draw.choice(VERBS)}-{draw.randint(1, 99999)}")

    def path(self):
        draw = self.draw
        return '<path d="M' + " ".join(
            f"{draw.choice('LCVHc')}{draw.uniform(0, 24):.2f},{draw.uniform(0, 24):.2f}"
            for _ in range(draw.randint(8, 60))) + 'z"></path>'

    def picture(self, draw=None):
        draw = draw or self.draw
        at = f"https://media.quayside.example/{draw.randint(10**8, 10**9)}"
        sizes = ", ".join(f"{at}/{width}.jpg {width}w" for width in (320, 640, 1280)[:draw.randint(1, 3)])
        return (f'<img class="{self.name(draw)}" src="{at}/320.jpg" data-srcset="{sizes}" width="320" height="180" '
                f'loading="lazy" alt="{draw.choice(SUBJECTS).title()} in {draw.choice(TOWNS)}">')

    def heading(self):
        draw = self.draw
        metas = "".join(
            f'<meta name="{draw.choice(WORDS)}:{draw.choice(WORDS)}" content="{draw.choice(SUBJECTS)} '
            f'{draw.randint(10**5, 10**9)} {draw.choice(TOWNS)}">\n' for _ in range(draw.randint(14, 34)))
        links = "".join(
            f'<link rel="{draw.choice(("preload", "stylesheet", "dns-prefetch", "icon"))}" '
            f'href="https://static.quayside.example/{draw.randint(10**8, 10**9)}/{draw.choice(WORDS)}.css">\n'
            for _ in range(draw.randint(14, 36)))
        styles = "".join(
            "<style>" + "".join(
                f".{self.prefix}-{draw.choice(WORDS)}__{draw.choice(WORDS)}{{margin:{draw.randint(0, 9)}px;"
                f"color:#{draw.randint(0, 999):03};font:{draw.randint(9, 40)}px/1.4 serif}}"
                for _ in range(int(draw.lognormvariate(4, 1.1)))) + "</style>\n"
            for _ in range(draw.randint(1, 8)))
        return metas + links + styles

    def sprites(self):
        draw = self.draw
        return '<svg style="display:none" aria-hidden="true">' + "".join(
            f'<symbol id="{draw.choice(WORDS)}-{at}" viewBox="0 0 24 24">{self.path()}</symbol>'
            for at in range(draw.randint(0, 24))) + "</svg>\n"

    def menu(self, links):
        draw = self.draw
        return f'<ul class="{self.name()}">' + "".join(
            f'<li class="{self.name()}"><a class="{self.name()}" href="{self.address()}" '
            f'data-track="{draw.choice(WORDS)}|{draw.randint(1, 9999)}">'
            f"{draw.choice(SUBJECTS).title()}</a></li>\n" for _ in range(links)) + "</ul>"

    def menus(self):
        draw = self.draw
        search = (
            f'<form class="{self.name()}" action="/search"><label for="q">Search</label><input id="q" name="q" '
            f'type="search"><button class="{self.name()}" type="submit"><svg><use xlink:href="#search"></use></svg>'
            f"<span>Search</span></button></form>")
        return (
            f'<header class="{self.name()}" id="top"><!-- header {draw.randint(1, 999)} --><div class="{self.name()}">'
            f'<a class="{self.name()}" href="/"><svg>{self.path()}</svg><span>The Quayside Post</span></a>{search}</div>'
            f'<nav class="{self.name()}" aria-label="Sections">{self.menu(draw.randint(20, 90))}</nav></header>\n'
            f'<div class="{self.name()}"><nav class="{self.name()}">{self.menu(draw.randint(6, 24))}</nav></div>\n')

    def footer(self):
        draw = self.draw
        columns = "".join(
            f'<div class="{self.name()}"><h4>{draw.choice(SUBJECTS).title()}</h4>{self.menu(draw.randint(4, 9))}</div>'
            for _ in range(draw.randint(3, 6)))
        icons = "".join(
            f'<li><a class="{self.name()}" href="{self.address()}"><svg viewBox="0 0 24 24">{self.path()}</svg>'
            f"<span>Follow us</span></a></li>" for _ in range(draw.randint(3, 6)))
        return (
            f'<footer class="{self.name()}"><div class="{self.name()}">{columns}</div><ul>{icons}</ul>'
            f'<p class="{self.name()}">The Quayside Post is published by Quayside Papers. Registered in Ravenscar.</p>'
            f"<p>© 2025 Quayside Papers. All rights reserved. <a href=\"/terms\">Terms</a></p></footer>\n")

    def teasers(self):
        """A box of links to other stories."""
        draw = self.draw
        boxes = []
        for _ in range(draw.randint(3, 10)):
            title = f"{draw.choice(SUBJECTS).title()} {draw.choice(VERBS)} in {draw.choice(TOWNS)}"
            picture = f'<div class="{self.name()}">{self.picture()}</div>' if draw.random() < 0.5 else ""
            more = (f'<p class="{self.name()}">{draw.choice(NAMES)} {draw.choice(FAMILIES)} on what comes next '
                    f"for the {draw.choice(SUBJECTS)}</p>" if draw.random() < 0.3 else "")
            boxes.append(
                f'<div class="{self.name()}"><div class="{self.name()}"><a class="{self.name()}" href="{self.address()}" '
                f'data-position="{draw.randint(1, 99)}" data-story="{draw.randint(10**6, 10**7)}">{picture}'
                f'<div class="{self.name()}"><h3 class="{self.name()}"><span>{title}</span></h3></div></a></div>{more}'
                f'<span class="{self.name()}">{draw.randint(1, 23)} hours ago</span></div><!-- /{draw.choice(WORDS)} -->\n')
        return (f'<aside class="{self.name()}"><h2 class="{self.name()}">More stories</h2>'
                f'<div class="{self.name()}">{"".join(boxes)}</div></aside>\n')

    def script(self, size):
        draw = self.draw
        lines = []
        while sum(map(len, lines)) < size:
            lines.append(
                f"window.{draw.choice(WORDS)}=window.{draw.choice(WORDS)}||[];function {draw.choice(WORDS)}"
                f'{draw.randint(1, 99)}(e,t){{if(!e||e.{draw.choice(WORDS)}<{draw.randint(1, 99)})return t;'
                f'e.push({{"slot":"{draw.choice(WORDS)}-{draw.randint(0, 10**6)}"}})}}')
        return f"<script>{''.join(lines)}</script>\n"

    def state(self, size):
        """What a page's own program reads: other stories, as data."""
        draw = self.draw
        entries, length = [], 0
        while length < size:
            entries.append({
                "id": draw.randint(10**8, 10**9), "type": draw.choice(WORDS), "url": self.address(),
                "title": f"{draw.choice(SUBJECTS).title()} {draw.choice(VERBS)} in {draw.choice(TOWNS)}",
                "tags": [draw.choice(SUBJECTS) for _ in range(3)], "isPremium": draw.random() < 0.2})
            length += len(json.dumps(entries[-1]))
        return ('<script id="state" type="application/json">'
                + json.dumps({"props": {"stories": entries}}) + "</script>\n")

    def slot(self, draw):
        return [Piece(f'<div class="{self.name(draw)}" id="ad-{draw.randint(1, 10**6)}" data-ad-slot="in-article" '
                      f'data-sizes="[[300,250],[336,280]]"><!-- ad --></div>\n'), draw.choice(self.scripts)]


def linked(draw, site, text):
    """A paragraph's HTML: now and then a few of its words are a link or stand out."""
    words = html.escape(text).split(" ")
    for _ in range(draw.choice((0, 0, 0, 1, 1, 2))):
        at = draw.randrange(len(words))
        if "<" in words[at]:
            continue
        kind = draw.random()
        if kind < 0.7:
            words[at] = f'<a class="{site.name(draw)}" href="{site.address(draw)}">{words[at]}</a>'
        else:
            words[at] = f"<strong>{words[at]}</strong>" if kind < 0.85 else f"<em>{words[at]}</em>"
    return " ".join(words)


def page(draw, sites, number, records):
    """The pieces of one page."""
    site = draw.choice(sites)
    # A story about trade speaks of its own town besides.
    prose = Prose(draw, beat=LOCAL if records else None)
    title = f"{prose.title()} ({number})"
    day = f"2025-0{draw.randint(1, 9)}-1{draw.randint(0, 9)}T08:00:00Z"
    author = f"{draw.choice(NAMES)} {draw.choice(FAMILIES)}"
    data = json.dumps({
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": day,
        "author": [{"@type": "Person", "name": author}], "publisher": {"@type": "Organization", "name": "The Quayside Post"}})
    pieces = [Piece(f"""<!DOCTYPE html><html lang="en" class="no-js"><head><meta charset="utf-8"><title>{title} - The Quayside Post</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{html.escape(prose.sentence())}">
<meta property="og:title" content="{title}"><meta property="og:type" content="article">
<meta property="og:url" content="https://quayside.example/{number}.html">
<meta property="article:published_time" content="{day}">
<link rel="canonical" href="https://quayside.example/{number}.html">
<script type="application/ld+json">{data}</script>
"""), site.head]
    pieces += [draw.choice(site.scripts) for _ in range(draw.randint(4, 12))]
    pieces += [Piece('</head><body class="page">\n'), site.top]
    opened = "".join(f'<div class="{site.name(draw)}" data-module="{draw.choice(WORDS)}">' for _ in range(site.depth))
    share = "".join(
        f'<li class="{site.name(draw)}"><button class="{site.name(draw)}" type="button" data-share="{draw.choice(WORDS)}"><svg>'
        f'<use xlink:href="#share"></use></svg><span>Share</span></button></li>' for _ in range(draw.randint(2, 5)))
    pieces.append(Piece(f"""<main class="{site.name(draw)}" id="content">{opened}<article class="{site.name(draw)}"><header class="{site.name(draw)}">
<span class="{site.name(draw)}"><a href="{site.address(draw)}">{draw.choice(SUBJECTS).title()}</a></span>
<h1 class="{site.name(draw)}">{title}</h1>
<div class="{site.name(draw)}"><span class="byline">By <a rel="author" href="/by/{draw.randint(1, 99)}">{author}</a></span>
<time datetime="{day}" class="{site.name(draw)}">{day[:10]}</time></div><ul class="{site.name(draw)}">{share}</ul></header>
<figure class="{site.name(draw)}"><picture>{site.picture(draw)}</picture>
<figcaption class="{site.name(draw)}">The {prose.subject} in {prose.towns[0]}. Photograph: {draw.choice(NAMES)} {draw.choice(FAMILIES)}</figcaption></figure>
<div class="{site.name(draw)}" itemprop="articleBody"><div class="{site.name(draw)}">
"""))
    texts = story(draw, prose, records)
    every = max(4, len(texts) // site.slots)
    text = ""
    for at, paragraph in enumerate(texts):
        if at and at % every == 0:
            pieces += [Piece(text), *site.slot(draw)]
            text = f"<h2>{draw.choice(SUBJECTS).title()} and {draw.choice(SUBJECTS)}</h2>\n" if draw.random() < 0.2 else ""
        text += f"<p>{linked(draw, site, paragraph)}</p>\n"
    topics = "".join(f'<li><a class="{site.name(draw)}" href="{site.address(draw)}">{draw.choice(SUBJECTS)}</a></li>'
                     for _ in range(draw.randint(2, 6)))
    comments = "".join(
        f'<div class="{site.name(draw)}" id="comment-{draw.randint(1, 10**6)}"><span>{draw.choice(NAMES)}</span>'
        f"<p>{html.escape(prose.sentence())}</p><button>Reply</button></div>\n"
        for _ in range(draw.randint(1, 8))) if site.has_comments else ""
    pieces.append(Piece(f"""{text}</div></div><ul class="{site.name(draw)}">{topics}</ul>
<div class="{site.name(draw)}"><p>Sign up to the Quayside newsletter, free every morning.</p><form><input type="email"><button>Sign up</button></form></div>
</article></div>{"</div>" * (site.depth - 1)}</main>
<div class="{site.name(draw)}" data-comments="{number}">{comments}</div>
"""))
    pieces += [draw.choice(site.lists) for _ in range(draw.randint(2, 8))]
    pieces.append(site.bottom)
    pieces += [draw.choice(site.scripts) for _ in range(draw.randint(6, 24))]
    pieces.append(draw.choice(site.states))
    return [*pieces, Piece("</body></html>")]


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
    sites = [Template(options.seed * 1_000 + at) for at in range(24)]
    header = Piece("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n")
    total = 0
    for start in range(0, options.pages, options.per_file):
        with open(os.path.join(options.out, f"crawl-{start:07}.warc.gz"), "wb") as file:
            for number in range(start, min(options.pages, start + options.per_file)):
                draw = random.Random(options.seed * 1_000_003 + number)
                pieces = page(draw, sites, number, records if number % 10 == 0 else None)
                total += sum(len(piece.bytes) for piece in pieces)
                file.write(record(
                    "response", f"https://quayside.example/{number}.html", [header, *pieces],
                    "Content-Type: application/http; msgtype=response\r\n"))
    print(f"{options.pages} pages, {total / options.pages / 1000:.0f} KB each")


if __name__ == "__main__":
    main()
