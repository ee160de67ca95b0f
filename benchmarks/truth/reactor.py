#!/usr/bin/env python3
"""Compares the SBOMs that the goals wrote with Maven's dependency:list and with the jars themselves.

usage: reactor.py SBOM LIST SHIPPED_JAR
       reactor.py REACTOR [MODULE=SHIPPED_JAR...]
LIST is written by dependency:list -DoutputAbsoluteArtifactFilename=true -DoutputFile=target/list.txt.
The second form reads target/list.txt and target/*.cdx.json of every module of a reactor, and the
document of sbom-aggregate at its top. What a module ships is the jar that it makes unless named.
A library counts as packed when all its classes but module descriptors are in the shipped jar with
the same checksum. Shares no code with the library that it judges.
"""
import glob
import hashlib
import json
import os
import re
import sys
import zipfile

ROW = (r"\s+([^:\s]+):([^:]+):jar:(?:[^:]+:)?([^:]+):"
       r"(compile|runtime|provided|system):(/[^\s]+)")


def classes(path):
    with zipfile.ZipFile(path) as archive:
        return {(i.filename, i.CRC) for i in archive.infolist()
                if i.filename.endswith(".class") and not i.filename.endswith("module-info.class")}


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def resolved(listing):
    """Name to path of what Maven resolved, but for tests."""
    found = {}
    with open(listing, encoding="utf-8") as file:
        for line in file:
            row = re.match(ROW, re.sub("\x1b\\[[0-9;]*m", "", line))
            if row:
                found[":".join(row.group(1, 2, 3))] = row.group(5)
    return found


def said(sbom):
    with open(sbom, encoding="utf-8") as file:
        return {c.get("group", "") + ":" + c["name"] + ":" + c.get("version", ""): c
                for c in json.load(file).get("components", [])}


def value(component, name):
    return next((p["value"] for p in component.get("properties", []) if p["name"] == name), None)


def compare(title, sbom, rows, shipped):
    """Rows: name to (path, what it is). Prints one line, returns how many are wrong."""
    components = said(sbom)
    wrong = 0
    kinds = {}
    for name, (path, kind) in sorted(rows.items()):
        component = components.pop(name, None)
        if component is None:
            print("  not listed:", name)
            wrong += 1
            continue
        hashes = [h["content"] for h in component.get("hashes", [])]
        told = value(component, "cachet:maven:shipped")
        kinds[kind] = kinds.get(kind, 0) + 1
        if told != kind or sha256(path) not in hashes or len(hashes) < 2:
            print("  differs:", name, "said", told, "is", kind, "hash", sha256(path) in hashes)
            wrong += 1
    beyond = [n for n, c in components.items()
              if value(c, "cachet:maven:module") is None
              and value(c, "cachet:maven:resolved") != "false"]
    unresolved = [n for n, c in components.items() if value(c, "cachet:maven:resolved") == "false"]
    for name in beyond:
        print("  listed and not resolved:", name)
    print(f"{title}: {len(rows)} resolved {kinds}, {wrong + len(beyond)} wrong or missing,"
          f" in the jar beyond them: {sorted(unresolved)}, looked into {shipped}")
    return wrong + len(beyond)


def kind(path, inside):
    own = classes(path)
    return "packed" if own <= inside else "partly" if own & inside else "referenced"


def one(sbom, listing, shipped):
    inside = classes(shipped)
    rows = {name: (path, kind(path, inside)) for name, path in resolved(listing).items()}
    return compare(sbom, sbom, rows, shipped)


def reactor(top, named):
    wrong = 0
    strongest = ["referenced", "partly", "packed"]
    everywhere = {}
    modules = 0
    for listing in sorted(glob.glob(os.path.join(top, "*", "target", "list.txt"))):
        target = os.path.dirname(listing)
        module = os.path.basename(os.path.dirname(target))
        documents = [d for d in glob.glob(os.path.join(target, "*.cdx.json")) if "-aggregate" not in d]
        if len(documents) != 1:
            print(module + ": no SBOM" if not documents else module + ": several SBOMs", documents)
            wrong += 1
            continue
        modules += 1
        jars = [named[module]] if module in named else glob.glob(
            os.path.join(target, os.path.basename(documents[0])[:-len(".cdx.json")] + ".jar"))
        inside = classes(jars[0]) if jars else set()
        rows = {n: (p, kind(p, inside)) for n, p in resolved(listing).items()}
        wrong += compare(module, documents[0], rows, jars)
        for name, (path, what) in rows.items():
            before = everywhere.get(name, (path, what))[1]
            everywhere[name] = (path, max(what, before, key=strongest.index))
    aggregate = glob.glob(os.path.join(top, "target", "*-aggregate.cdx.json"))
    own = {n for n, c in said(aggregate[0]).items() if value(c, "cachet:maven:module")} if aggregate else set()
    if aggregate:
        rows = {n: row for n, row in everywhere.items() if n not in own}
        wrong += compare("all in one", aggregate[0], rows, "all of these")
        bare = [n for n, c in said(aggregate[0]).items() if len(c.get("hashes", [])) < 2]
        print("all in one: modules", len(own), "without hash:", sorted(bare))
    print(modules, "modules,", wrong, "wrong or missing")
    return wrong


if __name__ == "__main__":
    if len(sys.argv) > 1 and os.path.isdir(sys.argv[1]):
        sys.exit(1 if reactor(sys.argv[1], dict(a.split("=", 1) for a in sys.argv[2:])) else 0)
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(1 if one(*sys.argv[1:4]) else 0)
