#!/usr/bin/env python3
"""The long run of every fuzz target, in turns, with a table of what was run and covered.

  python3 Tests/Fuzz/run.py FUZZER [--turn 300] [--turns 6] [--folder .build-fuzz] [--only TARGET …]

FUZZER is tallyman-fuzz, built as Tests/Fuzz/README.md tells. Each target has --turns turns of --turn seconds of processor
time, one after another, at the lowest priority; what it learns is kept in FOLDER/TARGET and goes on in its next turn. What
it finds stands in FOLDER/found, and a line of FOLDER/TARGET.log says so. Ctrl-C ends it: nothing learnt is lost.
Ends with 1 where something was found.
"""
import argparse, collections, os, re, signal, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
TARGETS = "html docx eml warc customs profile report decisions forms worker".split()


def used(pid):
    """Seconds of processor time of a process."""
    try:
        fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def turn(o, target, number):
    """One turn: seconds, executions, libFuzzer's last line, and what was found."""
    corpus = os.path.join(o.folder, target)
    os.makedirs(corpus, exist_ok=True)
    told = os.path.join(o.folder, f"{target}.last")
    seconds = 0
    with open(told, "wb") as log:
        fuzzer = subprocess.Popen(
            ["nice", "-n", "19", o.fuzzer, target, "-timeout=60", "-rss_limit_mb=4096", "-print_final_stats=1", f"-seed={number + 1}",
             f"-artifact_prefix={o.folder}/found/{target}-", corpus, os.path.join(HERE, "Corpus", target)],
            stdout=log, stderr=log, preexec_fn=lambda: os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0)) if o.idle else None)
        try:
            while fuzzer.poll() is None:
                time.sleep(1)
                seconds = max(seconds, used(fuzzer.pid))
                if seconds >= o.turn:
                    break
        finally:
            if fuzzer.poll() is None:
                fuzzer.send_signal(signal.SIGINT)
            fuzzer.wait()
    text = open(told, errors="replace").read()
    lines = re.findall(r"^#\d+\t.*", text, re.M)
    runs = re.findall(r"number_of_executed_units: (\d+)", text) or re.findall(r"^#(\d+)", lines[-1] if lines else "#0")
    found = re.findall(r"wrong answer: .*|slow: .*|SUMMARY: .*", text) if not fuzzer.returncode in (0, 72, 130, -2) else []
    return seconds, int(runs[-1]), lines[-1] if lines else "", found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fuzzer")
    parser.add_argument("--turn", type=float, default=300)
    parser.add_argument("--turns", type=int, default=6)
    parser.add_argument("--folder", default=".build-fuzz")
    parser.add_argument("--only", action="append")
    parser.add_argument("--idle", action="store_true", help="only when nobody else wants the processor")
    o = parser.parse_args()
    o.folder = os.path.abspath(o.folder)
    os.makedirs(os.path.join(o.folder, "found"), exist_ok=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sums = collections.defaultdict(lambda: [0, 0, "", []])
    try:
        for number in range(o.turns):
            for target in o.only or TARGETS:
                seconds, runs, line, found = turn(o, target, number)
                row = sums[target]
                sums[target] = [row[0] + seconds, row[1] + runs, line or row[2], row[3] + found]
                with open(os.path.join(o.folder, f"{target}.log"), "a") as log:
                    log.write(f"{time.strftime('%H:%M:%S')} {seconds:.0f} s, {runs} runs, {' '.join(line.split())}"
                              f"{'; FOUND ' + ' / '.join(found) if found else ''}\n")
    except KeyboardInterrupt:
        pass
    print("| target | CPU | executions | coverage | found |\n|---|---|---|---|---|")
    for target, (seconds, runs, line, found) in sums.items():
        cover = re.search(r"cov: (\d+) ft: (\d+)", line)
        print(f"| {target} | {seconds:,.0f} s | {runs:,} | {f'{int(cover[1]):,} edges, {int(cover[2]):,} features' if cover else '–'} | {len(found)} |")
    sys.exit(any(row[3] for row in sums.values()))


if __name__ == "__main__":
    main()
