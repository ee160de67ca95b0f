#!/usr/bin/env python3
"""table.py PLAN PAIRS: runs the commands of a plan in turn and prints one table in Markdown.

PLAN has a line of tabs each: name, a word that has to be in the output, a command before each round, the old
command, the new one, the other tool's; - for none. CPU is user and system of the process and its children.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

DONE = (0, 1, 4)  # done, violated or unknown: what a check may answer


def run(command, word):
    with tempfile.TemporaryFile() as out:
        start = time.monotonic()
        child = subprocess.Popen(["bash", "-c", "exec " + command], stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
        if child.returncode not in DONE or word.encode() not in text:
            sys.exit("exit %d, or no '%s': %s\n%s" % (child.returncode, word, command, text[-2000:].decode(errors="replace")))
        return child.returncode, used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024


def spread(values, form):
    return "%s (%s-%s)" % tuple(form % one for one in (statistics.median(values), min(values), max(values)))


def measured(row, pairs):
    name, word, prepare, old, new, other = row
    sides = {"old": (old, word), "new": (new, word)}
    if other != "-":
        sides["other"] = (other, "")
    runs = {side: [] for side in sides}
    codes = {}
    for i in range(pairs + 1):  # the first round warms up
        if prepare != "-":
            subprocess.run(["bash", "-c", prepare], check=True)
        for side, (command, expected) in sides.items():
            code, *figures = run(command, expected)
            if codes.setdefault(side, code) != code:
                sys.exit("%s: exit %d, then %d" % (name, codes[side], code))
            if i:
                runs[side].append(figures)
    if codes["old"] != codes["new"]:
        sys.exit("%s: the old build ends with %d, the new one with %d" % (name, codes["old"], codes["new"]))
    cells = [name]
    for side in ("old", "new", "other"):
        cells.append("%.2f / %.2f / %.0f" % tuple(map(statistics.median, zip(*runs[side]))) if side in runs else "")
    for base in ("old", "other"):
        for figure in (0, 1, 2):
            cells.append(spread([a[figure] / max(b[figure], 0.001) for a, b in zip(runs["new"], runs[base])], "%.2f") if base in runs else "")
    return cells


def main():
    plan, pairs = sys.argv[1], int(sys.argv[2])
    print("%d pairs, %s, %d processors, load %.1f" % (pairs, time.strftime("%Y-%m-%d", time.gmtime()), os.cpu_count(), os.getloadavg()[0]))
    print("Each cell is CPU s / wall s / resident MiB; ratios are medians of the pairs (least-most).")
    print("| line | old | new | other | CPU new/old | wall | resident | CPU new/other | wall | resident |")
    print("|" + "---|" * 10)
    with open(plan, encoding="utf-8") as rows:
        for row in rows:
            print("| " + " | ".join(measured(row.rstrip("\n").split("\t"), pairs)) + " |", flush=True)


main()
