#!/usr/bin/env python3
"""Compares what an SBOM says of moved classes with the libraries as they were published.

usage: relocated.py SBOM SHADED_JAR FOLDER
FOLDER has the published jars as group.artifact-version.jar, as dependency:copy with
-Dmdep.prependGroupId=true names them. A library counts as moved when most of its classes are in
the shaded jar under a longer path only. Shares no code with the library that it judges.
"""
import collections
import json
import os
import sys
import zipfile


def classes(path):
    with zipfile.ZipFile(path) as archive:
        return {n for n in archive.namelist() if n.endswith(".class") and "/" in n
                and not n.startswith("META-INF/")}


def value(component, name):
    return [p["value"] for p in component.get("properties", []) if p["name"] == name]


def main(sbom, shaded, folder):
    inside = classes(shaded)
    suffixes = {n[i + 1:] for n in inside for i, c in enumerate(n) if c == "/"}
    with open(sbom, encoding="utf-8") as file:
        components = json.load(file)["components"]
    unnamed = [value(c, "cachet:relocated:from")[0] for c in components
               if value(c, "cachet:unidentified:classes") and value(c, "cachet:relocated:from")]
    counts = collections.Counter()
    for component in components:
        name = "%s.%s-%s.jar" % (component.get("group"), component["name"], component.get("version"))
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            continue
        own = classes(path)
        moved = sum(n not in inside and n in suffixes for n in own)
        truth = moved > len(own & inside)
        said = value(component, "cachet:relocated:from")
        if truth and said:
            right = any(n.startswith(said[0].replace(".", "/") + "/") for n in own)
            counts["told by the library" if right else "WRONG PACKAGE"] += 1
        elif truth:
            told = any(n.startswith(u.replace(".", "/") + "/") for n in own for u in unnamed)
            counts["told as unnamed packages" if told else "NOT TOLD"] += 1
            print(" ", "by packages only:" if told else "NOT TOLD:", name)
        else:
            counts["WRONGLY SAID TO BE MOVED" if said else "not moved, not said"] += 1
    print(dict(counts))
    return counts["WRONG PACKAGE"] + counts["NOT TOLD"] + counts["WRONGLY SAID TO BE MOVED"]


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:4]) else 0)
