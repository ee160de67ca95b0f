#!/usr/bin/env python3
"""Compares the goal 'sbom' with that of the CycloneDX Maven plugin on one project, in one run.

usage: compare_cyclonedx.py MVN [PAIRS [MAVEN_OPTION...]]
MVN is the command of a Maven that finds cachet-maven-plugin 0.1.0-SNAPSHOT in its local repository.
Each pair runs 'package' with one goal and then with the other as whole processes, and 'package'
alone. None is run with -o, which the other plugin refuses; everything is in the local repository
by then. Prints medians and quartiles, and whether our components are a superset.
"""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

CYCLONEDX = "org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeBom"
CACHET = "dev.cachet:cachet-maven-plugin:0.1.0-SNAPSHOT:sbom"
RUNS = {
    "package alone": [],
    "cachet sbom": [CACHET, "-Dcachet.force"],
    "cachet sbom, nothing changed": [CACHET],
    "cyclonedx makeBom, JSON only": [CYCLONEDX, "-DoutputFormat=json"],
    "cyclonedx makeBom, as it comes": [CYCLONEDX],
}


def maven(command, folder, arguments):
    started = time.monotonic()
    done = subprocess.run(command + ["-q", "package"] + arguments, cwd=folder, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit("failed: " + " ".join(done.args) + "\n" + done.stdout)
    return time.monotonic() - started


def purls(path):
    with open(path, encoding="utf-8") as file:
        found = set()
        todo = json.load(file)["components"]
        while todo:
            component = todo.pop()
            todo.extend(component.get("components", []))
            found.add(component.get("purl"))
        return found


def main(mvn, pairs="7", *options):
    project = os.path.join(os.path.dirname(os.path.abspath(__file__)), "project")
    folder = tempfile.mkdtemp(prefix="sbom-goals-")
    try:
        shutil.copy(os.path.join(project, "pom.xml"), folder)
        command = [mvn, "-B"] + list(options)
        for arguments in RUNS.values():  # fetches what is missing, and fills the caches of the disk
            maven(command, folder, arguments)
        times = {name: [] for name in RUNS}
        for _ in range(int(pairs)):
            for name, arguments in RUNS.items():
                times[name].append(maven(command, folder, arguments))
        target = os.path.join(folder, "target")
        ours = purls(os.path.join(target, "web-application-1.0.cdx.json"))
        theirs = purls(os.path.join(target, "bom.json"))
    finally:
        shutil.rmtree(folder)
    for name, all_times in times.items():
        low, middle, high = statistics.quantiles(all_times, n=4, method="inclusive")
        print(f"{name}: median {middle:.2f} s, quartiles {low:.2f} to {high:.2f} s, {len(all_times)} runs")
    ratio = [a / b for a, b in zip(times["cachet sbom"], times["cyclonedx makeBom, JSON only"])]
    print(f"cachet / cyclonedx (JSON only): median of the pairs {statistics.median(ratio):.2f},"
          f" {min(ratio):.2f} to {max(ratio):.2f}")
    missing = theirs - ours
    print(f"components: {len(ours)} of ours, {len(theirs)} of theirs, missing in ours: {sorted(missing)}")
    return 1 if missing else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
