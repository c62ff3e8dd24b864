#!/usr/bin/env python3
"""The evidence stage beside SQLite's shell, DuckDB and PostgreSQL, on the same file and the same questions, as ratios.

  swift build -c release --product evidence-bench
  python3 -m venv /tmp/bench && /tmp/bench/bin/pip install duckdb 'psycopg[binary]'
  /tmp/bench/bin/python Tests/Benchmarks/evidence/peers.py FOLDER [--bench .build/release/evidence-bench]

FOLDER holds shipments.csv, claims.jsonl and companies.csv of one run of generate.py. Peers are given every spelling of a
party, because none of them finds one from another; only clean files compare, because none of them reads a dirty one.
PostgreSQL is Debian's, a server of its own in a temporary folder, asked over its socket and ended at the end. A peer that is
not here is left out.
"""
import argparse, csv, glob, json, os, pwd, signal, subprocess, sys, tempfile, time

SHOWN = ("count", "net_kg", "usd")


def questions(folder):
    names = {int(r["company_id"]): (r["variants"].split("|"), r["country"])
             for r in csv.DictReader(open(os.path.join(folder, "companies.csv"), encoding="utf-8"))}
    for line in open(os.path.join(folder, "claims.jsonl"), encoding="utf-8"):
        q = json.loads(line)
        variants, country = names[q["company_id"]]
        if q["ambiguous_name"] or (q["dispatch_via"] and (q["side"] == "consignee" or country == q["dispatch_via"])):
            continue
        yield q, variants


def sql(q, variants, mark):
    where = [f"{q['side']}_name IN ({', '.join([mark] * len(variants))})",
             f"declaration_date BETWEEN '{q['date_from']}' AND '{q['date_to']}'"]
    if q["hs_prefix"]:
        where.append(f"hs_code >= '{q['hs_prefix']}' AND hs_code < '{q['hs_prefix']}:'")
    if q["dispatch_via"]:
        where.append(f"dispatch_country = '{q['dispatch_via']}'")
    return f"SELECT COUNT(*), SUM(net_weight_kg), SUM(value_usd) FROM shipments WHERE {' AND '.join(where)}"


def measured(ask, rows):
    times, exact = [], 0
    for q, variants in rows:
        start = time.perf_counter()
        count, net, usd = ask(q, variants)
        times.append((time.perf_counter() - start) * 1000)
        t = q["truth"]
        exact += count == t["count"] and abs((net or 0) - t["net_kg"]) < .01 and abs((usd or 0) - t["usd"]) < .01
    times.sort()
    return {"asked": len(times), "exact": exact, "p50ms": times[len(times) // 2], "p95ms": times[len(times) * 95 // 100]}


def sqlite(folder, work, rows):
    import sqlite3
    path = os.path.join(work, "peer.sqlite")
    script = f""".mode csv
.import {os.path.join(folder, 'shipments.csv')} raw
CREATE TABLE shipments AS SELECT shipper_name, consignee_name, declaration_date, hs_code, dispatch_country,
  CAST(net_weight_kg AS REAL) AS net_weight_kg, CAST(value_usd AS REAL) AS value_usd FROM raw;
DROP TABLE raw;
CREATE INDEX c ON shipments (consignee_name, declaration_date, hs_code, dispatch_country, net_weight_kg, value_usd);
CREATE INDEX s ON shipments (shipper_name, declaration_date, hs_code, dispatch_country, net_weight_kg, value_usd);
"""
    start = time.perf_counter()
    subprocess.run(["sqlite3", path], input=script, text=True, check=True, stdout=subprocess.DEVNULL)
    took = time.perf_counter() - start
    db = sqlite3.connect(path)
    result = measured(lambda q, v: db.execute(sql(q, v, "?"), v).fetchone(), rows)
    return {"import": took, "megabytes": os.path.getsize(path) / 2**20, **result}


def duck(folder, work, rows):
    import duckdb
    path = os.path.join(work, "peer.duckdb")
    db = duckdb.connect(path)
    start = time.perf_counter()
    db.execute("CREATE TABLE shipments AS SELECT * FROM read_csv(?, header = true, types = {'hs_code': 'VARCHAR', "
               "'declaration_date': 'VARCHAR', 'net_weight_kg': 'DOUBLE', 'value_usd': 'DOUBLE'})",
               [os.path.join(folder, "shipments.csv")])
    db.execute("CHECKPOINT")
    took = time.perf_counter() - start
    result = measured(lambda q, v: db.execute(sql(q, v, "?"), v).fetchone(), rows[:100])
    return {"import": took, "megabytes": os.path.getsize(path) / 2**20, **result}


def postgres(folder, work, rows):
    """A server in a folder of its own; it will not run as root, so root starts it as `postgres`."""
    import psycopg
    tools = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
    home = os.path.join(work, "postgres")
    os.mkdir(home)
    user, server_as = None, {}
    if os.getuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(home, user.pw_uid, user.pw_gid)
        os.chmod(work, 0o711)
        server_as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    subprocess.run([f"{tools}/initdb", "-D", f"{home}/data", "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C"],
                   check=True, stdout=subprocess.DEVNULL, cwd=home, **server_as)
    with open(f"{work}/postgres.log", "wb") as log:
        server = subprocess.Popen([f"{tools}/postgres", "-D", f"{home}/data", "-k", home, "-c", "listen_addresses=", "-c", "max_wal_size=4GB"],
                                  stdout=log, stderr=log, cwd=home, **server_as)
    try:
        for attempt in range(100):
            try:
                db = psycopg.connect(host=home, user="bench", dbname="postgres", autocommit=True)
                break
            except psycopg.OperationalError:
                if attempt == 99 or server.poll() is not None:
                    raise
                time.sleep(.2)
        path = os.path.join(folder, "shipments.csv")
        header = open(path, encoding="utf-8").readline().strip().split(",")
        start = time.perf_counter()
        db.execute(f"CREATE TABLE raw ({', '.join(name + ' text' for name in header)})")
        with open(path, "rb") as file, db.cursor().copy("COPY raw FROM STDIN (FORMAT csv, HEADER)") as copy:
            while block := file.read(1 << 20):
                copy.write(block)
        db.execute("CREATE TABLE shipments AS SELECT shipper_name, consignee_name, declaration_date, hs_code, dispatch_country, "
                   "net_weight_kg::float8 AS net_weight_kg, value_usd::float8 AS value_usd FROM raw")
        db.execute("DROP TABLE raw")
        for side in ("consignee", "shipper"):
            db.execute(f"CREATE INDEX {side} ON shipments ({side}_name, declaration_date, hs_code, dispatch_country) INCLUDE (net_weight_kg, value_usd)")
        db.execute("VACUUM ANALYZE shipments")
        took = time.perf_counter() - start
        size = db.execute("SELECT pg_total_relation_size('shipments')").fetchone()[0]
        result = measured(lambda q, v: db.execute(sql(q, v, "%s"), v).fetchone(), rows)
        db.close()
        return {"import": took, "megabytes": size / 2**20, **result}
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)


def ours(bench, folder, work):
    evidence = os.path.join(work, "evidence")
    made = json.loads(subprocess.run([bench, "import", os.path.join(folder, "shipments.csv"), evidence],
                                     capture_output=True, text=True, check=True).stdout.splitlines()[0])
    asked = subprocess.run([bench, "ask", evidence, os.path.join(folder, "claims.jsonl"),
                            os.path.join(folder, "companies.csv")], capture_output=True, text=True, check=True)
    lines = [json.loads(l) for l in asked.stdout.splitlines() if l.startswith("{")]
    warm = next(l for l in lines if l["step"] == "ask warm")
    return {"import": made["seconds"], "megabytes": made["megabytes"], **{k: warm[k] for k in ("asked", "exact", "p50ms", "p95ms")}}


def main():
    a = argparse.ArgumentParser()
    a.add_argument("folder")
    a.add_argument("--bench", default=".build/release/evidence-bench")
    a = a.parse_args()
    rows = list(questions(a.folder))
    with tempfile.TemporaryDirectory() as work:
        found = {"tallyman": ours(a.bench, a.folder, work)}
        for name, peer in (("SQLite's shell", sqlite), ("DuckDB", duck), ("PostgreSQL", postgres)):
            try:
                found[name] = peer(a.folder, work, rows)
            except (ImportError, OSError, IndexError, KeyError, subprocess.CalledProcessError) as error:
                print(f"left out: {name}: {error!r}", file=sys.stderr)
    for name, r in found.items():
        ratios = {k: round(r[k] / found["tallyman"][k], 2) for k in ("import", "megabytes", "p50ms", "p95ms")}
        print(json.dumps({"engine": name, **{k: round(v, 3) for k, v in r.items()}, "ratios": ratios}))


if __name__ == "__main__":
    main()
