#!/usr/bin/env python3
"""Names beside rapidfuzz and nomenklatura, on one machine in one run, as ratios.

  run.py LAB [--names 752000] [--queries 300] [--peer-queries 20]

LAB is the release build of tallyman-lab. Every company is invented by the seeded generator below: each
has a native spelling, Latin ones by several schemes, forms before and after, typos. 3,000, 75,000 and
--names names stand for evidence of 40 thousand, 1 million and 10 million rows.
Needs rapidfuzz from PyPI; with PyICU the peer reads romanised names, else as they stand. Pairs are compared by
nomenklatura's logic-v2 too, where it is installed: it reads the scripts itself.
"""
import argparse, json, os, random, subprocess, tempfile, time

ap = argparse.ArgumentParser()
ap.add_argument("lab")
ap.add_argument("--names", type=int, default=752_000)
ap.add_argument("--queries", type=int, default=300)
ap.add_argument("--peer-queries", type=int, default=20)
args = ap.parse_args()

from rapidfuzz import fuzz, process
try:
    import icu
    latin = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower").transliterate
except ImportError:
    latin = str.lower

ROOTS = "грай лон вер кост мир тал зор бел дар сев рут лад пол гем фар ник жем хол шум цел".split()
ENDS = "ск ов ин ит ор ан ум екс ал ен".split()
TRADES = ["", "Трейд", "Логистика", "Завод", "Электроника", "Снаб", "Приборы", "Текстиль", "Химия", "Сервис"]
TRADES_EN = ["", "Trade", "Logistics", "Plant", "Electronics", "Supply", "Instruments", "Textile", "Chemicals", "Service"]
FORMS = [("ООО", "OOO", "LLC"), ("АО", "AO", "JSC"), ("ТОО", "TOO", "LLP"), ("ПАО", "PAO", "PJSC")]
SCHEMES = [dict(zip("абвгдезийклмнопрстуфхцчшщыюяжь", s.split())) for s in (
    "a b v g d e z i y k l m n o p r s t u f kh ts ch sh shch y yu ya zh _",
    "a b v g d e z i j k l m n o p r s t u f h c ch sh sch y ju ja zh _",
    "a b v g d e z i i k l m n o p r s t u f kh ts ch sh shch y iu ia zh _")]

def spell(word, scheme):
    return "".join(SCHEMES[scheme].get(c, c) for c in word.lower()).replace("_", "").capitalize()

def company(r):
    word = lambda: "".join(r.choice(ROOTS) for _ in range(r.choice((2, 2, 3)))) + r.choice(ENDS)
    core = [word()] + ([word()] if r.random() < .4 else [])
    t, (nat, rus, eng) = r.randrange(len(TRADES)), r.choice(FORMS)
    no = f" №{r.randrange(2, 90)}" if r.random() < .15 else ""
    en = no.replace("№", "No. ")
    full = " ".join(w.capitalize() for w in core)
    out = [f"{nat} «{full} {TRADES[t]}{no}»".replace(" »", "»")]
    for s in range(3):
        w = " ".join(spell(c, s) for c in core)
        out.append(f"{rus} {w} {spell(TRADES[t], s)}{en}" if s else f"{w} {TRADES_EN[t]}{en} {eng}".upper())
    typo = list(out[1]); i = r.randrange(1, 5); typo[i], typo[i + 1] = typo[i + 1], typo[i]
    out.append("".join(typo))
    return [" ".join(x.split()) for x in out]

def world(count):
    r, names, owners = random.Random(11), [], []
    while len(names) < count:
        spellings = company(r); keep = [x for x in spellings if r.random() < .75] or spellings[:1]
        owners += [spellings[0]] * len(keep); names += keep
    return names[:count], owners[:count]

def run(command, lines, *arguments):
    done = subprocess.run([args.lab, command, *arguments, "--time"], input="".join(json.dumps(x) + "\n" for x in lines),
                          text=True, capture_output=True, check=True)
    return [json.loads(l) for l in done.stdout.splitlines()], done.stderr

def cpu(work):
    start = time.process_time(); work(); return time.process_time() - start

r = random.Random(5)
pairs = []
for k in range(20_000):
    a = company(r); b = a if k % 2 else company(r)
    pairs.append(dict(pid=str(k), a=r.choice(a), b=r.choice(b)))
_, told = run("name-pairs", pairs)
ours = float(told.splitlines()[1].split(" µs each")[0].split()[-1])
peer = cpu(lambda: [fuzz.token_set_ratio(latin(p["a"]), latin(p["b"])) for p in pairs]) / len(pairs) * 1e6
print(f"pair, names read each time      ours {ours:8.2f} µs   rapidfuzz token_set_ratio, romanised {peer:8.2f} µs   ratio {ours / peer:.3f}")

try:
    from followthemoney import model
    from nomenklatura.matching import get_algorithm
    from nomenklatura.matching.types import ScoringConfig
except ImportError:
    print("nomenklatura is not installed")
else:
    logic, settings = get_algorithm("logic-v2"), ScoringConfig.defaults()
    def entity(name):
        made = model.make_entity("Company"); made.id = name; made.add("name", name); return made
    some = pairs[:2_000]
    peer = cpu(lambda: [logic.compare(entity(p["a"]), entity(p["b"]), settings) for p in some]) / len(some) * 1e6
    print(f"pair, names read each time      ours {ours:8.2f} µs   nomenklatura logic-v2 {peer:8.2f} µs   ratio {ours / peer:.3f}")

before = None
for count in sorted({3_000, 75_000, args.names}):
    names, owners = world(count)
    r = random.Random(3); chosen = r.sample(range(count), min(args.queries, count))
    rare = [dict(qid=str(i), query=names[i]) for i in chosen]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as f:
        for i, (n, o) in enumerate(zip(names, owners)): f.write(json.dumps(dict(id=f"{o}#{i}", name=n)) + "\n")
    found, told = run("name-retrieval", rare, f.name); os.unlink(f.name)
    build, query = told.split("\n")[0], told.split("\n")[1]
    build_us = float(build.split(" µs each")[0].split()[-1]); query_us = float(query.split(" µs each")[0].split()[-1])
    of = {}
    for i, o in enumerate(owners): of.setdefault(o, set()).add(i)
    hit = want = 0
    for i, f in zip(chosen, found):
        got = {int(x.rsplit("#", 1)[1]) for x in f["ranked"]}; others = of[owners[i]] - {i}
        hit += len(got & others); want += len(others)
    romanised = [latin(n) for n in names]
    few = rare[: args.peer_queries if count > 10_000 else 100]
    peer = cpu(lambda: [process.extract(latin(q["query"]), romanised, scorer=fuzz.token_set_ratio, limit=10) for q in few]) / len(few) * 1e6
    growth = "" if before is None else f"   growth {query_us / before[1]:.1f}x for {count / before[0]:.0f}x names"
    before = (count, query_us)
    print(f"{count:8,} names: build {build_us:6.2f} µs a name   query ours {query_us:10.1f} µs ({told.splitlines()[2]})   rapidfuzz {peer:12.1f} µs   ratio {query_us / peer:.5f}"
          f"   other spellings among 10: {hit / max(want, 1):.3f}{growth}")
