#!/usr/bin/env python3
"""Compares an SBOM that the command line writes of an archive with what archive.py reads there.

usage: compare_archive.py CACHET ARCHIVE...   (cachet.jar or a program that starts it) prints one row of a table for each archive
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import archive  # noqa: E402


def run(command):
    """Returns CPU seconds and the largest resident set in MB."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit("failed: " + " ".join(command))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def components(holder):
    for each in holder.get("components", []):
        yield each
        yield from components(each)


def compare(cachet, path):
    truth = []
    archive.walk(path, os.path.basename(path), truth)
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.json")
        start = ["java", "-jar", cachet] if cachet.endswith(".jar") else [cachet]
        cpu, memory = run(
            start + ["sbom", "generate", "--jar", path, "--out", out,
             "--as-of", "2026-11-23"])
        with open(out, encoding="utf-8") as file:
            document = json.load(file)
    found = [document["metadata"]["component"]] + list(components(document))
    said = collections.Counter((c.get("group", ""), c["name"], c.get("version", "")) for c in found)
    named = collections.Counter(t[1:4] for t in truth if t[0] != "file")
    hashes = {h["content"] for c in found for h in c.get("hashes", [])}
    files = [t for t in truth if t[0] == "file"]
    lost = sorted((named - said).elements()) + [t[4] for t in files if t[2] not in hashes]
    moved = [c for c in found if any(p["name"] == "cachet:relocated:to" for p in c.get("properties", []))]
    unnamed = [c for c in found if any(p["name"] == "cachet:unidentified:classes" for p in c.get("properties", []))]
    without = [c for c in found if not c.get("group") and c not in unnamed]
    unsaid = [c for c in found if not c.get("evidence", {}).get("identity")]
    row = [os.path.basename(path), sum(named.values()), sum((named & said).values()), len(files),
           len(files) - sum(t[2] not in hashes for t in files), len(without), len(unnamed),
           len(moved), len(unsaid), "%.1f" % cpu, "%.0f" % memory]
    print("| " + " | ".join(map(str, row)) + " |")
    for each in lost:
        print("  lost:", each)
    return lost


if __name__ == "__main__":
    print("| archive | named | found | inner files | found | without group | unnamed packages"
          " | moved | without evidence | CPU s | MB |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    sys.exit(1 if any([compare(sys.argv[1], path) for path in sys.argv[2:]]) else 0)
