#!/usr/bin/env python3
"""Invented customs records with questions whose answers are known, the same bytes for the same arguments.

  generate.py --rows 1000000 --out FOLDER [--questions 800] [--seed 7]

Writes shipments.csv (a line each of declarations as `russia-declarations` reads them), companies.csv (every spelling of a
company) and claims.jsonl (a party, a code or none, days, a country of dispatch or none, with count, kilograms and dollars)
into FOLDER: what peers.py, evidence-bench and Tests/Benchmarks/archives/generate.py take. One row is one shipment; rows are
clean. A few companies send and receive most of what there is, as in real records.
"""
import argparse, bisect, csv, datetime, itertools, json, os, random

PARTS = "бел вер гор дол зар кам лес мор нив озер поль рек сад тал уст хол чист шир яр кед".split()
ENDS = "ский овой ный ин ец ник".split()
LATIN = dict(zip("абвгдезийклмнопрстуфхцчшщыэюяь", "a b v g d e z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya _".split()))
MAKERS, TRADES = "Amber Birch Cobalt Delta Ember Fjord Garnet Harbor Indigo Juniper".split(), "Tools Pumps Optics Textile Metals Trading".split()
GOODS = [("930330", "HUNTING RIFLES", "PCE"), ("848210", "BALL BEARINGS", "PCE"), ("852910", "AERIALS OF ALL KINDS", "PCE"),
         ("621143", "VESTS OF MAN-MADE FIBRES", "PCE"), ("847130", "PORTABLE COMPUTERS", "PCE"), ("401120", "TYRES FOR LORRIES", "PCE"),
         ("845811", "LATHES, NUMERICALLY CONTROLLED", "PCE"), ("850760", "LITHIUM-ION ACCUMULATORS", "PCE"), ("730890", "STRUCTURES OF STEEL", "KG"),
         ("854231", "PROCESSORS AND CONTROLLERS", "PCE")]
COUNTRIES, HUBS = ["CN", "CN", "CN", "TR", "DE", "IN", "KR"], ["TR", "AE", "KZ", "AM"]
FIRST, DAYS = datetime.date(2020, 1, 1), 4 * 365


def word(number):
    """A word of its own for each number."""
    parts = []
    while number or not parts:
        number, rest = divmod(number, len(PARTS))
        parts.append(PARTS[rest])
    return "".join(parts)


def latin(text):
    return "".join(LATIN.get(c, c) for c in text).replace("_", "")


def buyer(number):
    core = word(number + 20) + ENDS[number % len(ENDS)]
    en = latin(core).capitalize()
    return [f"ООО «{core.upper()}»", f"OOO {en.upper()}", f"{en} LLC", f"LIMITED LIABILITY COMPANY {en.upper()}"]


def seller(number):
    core = f"{MAKERS[number % 10]} {latin(word(number // 10 + 20)).capitalize()} {TRADES[number % 6]}"
    return [f"{core} Co., Ltd.", f"{core.upper()} CO LTD", f"{core} Company Limited"]


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--rows", type=int, required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--questions", type=int, default=800)
    a.add_argument("--seed", type=int, default=7)
    a = a.parse_args()
    draw = random.Random(a.seed)
    os.makedirs(a.out, exist_ok=True)
    count = max(40, a.rows // 40)
    buyers, sellers = [buyer(n) for n in range(count)], [seller(n) for n in range(count)]
    home = [COUNTRIES[n % len(COUNTRIES)] for n in range(count)]
    weights = list(itertools.accumulate(1 / (n + 30) for n in range(count)))
    pick = lambda: bisect.bisect(weights, draw.random() * weights[-1])

    # The questions first, each from a company that will be drawn, so that one pass over the rows answers all of them.
    questions, of = [], {}
    for n in range(a.questions):
        side, who = draw.choice(["shipper", "consignee"]), pick()
        start = draw.randrange(DAYS - 200)
        q = {"id": n, "side": side, "company_id": who + (count if side == "shipper" else 0), "ambiguous_name": False,
             "hs_prefix": draw.choice([None, None, *[g[0][:draw.choice([2, 4, 6])] for g in GOODS]]),
             "date_from": str(FIRST + datetime.timedelta(start)), "date_to": str(FIRST + datetime.timedelta(start + draw.choice([30, 90, 199]))),
             "dispatch_via": None, "truth": [0, 0, 0]}
        if side == "shipper" and draw.random() < .3:
            q["dispatch_via"] = next(h for h in HUBS if h != home[who])
        questions.append(q)
        of.setdefault((side, who), []).append(q)

    with open(os.path.join(a.out, "shipments.csv"), "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow("record_id declaration_number item_number declaration_date shipper_name consignee_name hs_code goods_description quantity "
                      "unit net_weight_kg invoice_value currency value_usd origin_country dispatch_country".split())
        for n in range(a.rows):
            to, by, (hs, goods, unit) = pick(), pick(), draw.choice(GOODS)
            day = str(FIRST + datetime.timedelta(draw.randrange(DAYS)))
            through = draw.choice(HUBS) if draw.random() < .2 else home[by]
            grams, cents = 10 * draw.randint(50, 2_000_000), draw.randint(1_000, 20_000_000)
            rows.writerow([n + 1, f"10{n % 97:02}/{n}", 1, day, draw.choice(sellers[by]), draw.choice(buyers[to]), hs + "0000", goods, draw.randint(1, 5_000),
                           unit, f"{grams / 1000:.2f}", f"{cents / 100:.2f}", "USD", f"{cents / 100:.2f}", home[by], through])
            for q in of.get(("shipper", by), []) + of.get(("consignee", to), []):
                if (q["date_from"] <= day <= q["date_to"] and hs.startswith(q["hs_prefix"] or "")
                        and q["dispatch_via"] in (None, through)):
                    q["truth"] = [old + new for old, new in zip(q["truth"], (1, grams, cents))]

    with open(os.path.join(a.out, "companies.csv"), "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow("company_id side country tax_id canonical_latin canonical_native variants".split())
        for n, names in enumerate(buyers):
            rows.writerow([n, "consignee", "RU", "", names[2], names[0], "|".join(names)])
        for n, names in enumerate(sellers):
            rows.writerow([count + n, "shipper", home[n], "", names[0], names[0], "|".join(names)])
    with open(os.path.join(a.out, "claims.jsonl"), "w", encoding="utf-8") as file:
        for q in questions:
            records, grams, cents = q["truth"]
            file.write(json.dumps({**q, "truth": {"count": records, "net_kg": grams / 1000, "usd": cents / 100}}) + "\n")


if __name__ == "__main__":
    main()
