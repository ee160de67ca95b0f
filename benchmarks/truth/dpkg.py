#!/usr/bin/env python3
"""Reads a Debian root by itself and compares an SBOM with it.

    dpkg.py ROOT SBOM.cdx.json

Shares no code with the library: it reads var/lib/dpkg/status, resolves Depends
and Pre-Depends with alternatives, versions and virtual packages to what is
installed, digests the files of each package, and prints what differs. Exit
code 1 if anything does.
"""
import hashlib
import json
import os
import re
import sys
from urllib.parse import parse_qs, unquote

DEMAND = re.compile(r"^([^\s:(]+)(?::([\w-]+))?\s*(?:\(\s*(<<|<=|>=|>>|=)\s*([^)\s]+)\s*\))?$")


def stanzas(path):
    fields, key = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in list(lines) + ["\n"]:
            line = line.rstrip("\n")
            if not line.strip():
                if fields:
                    yield fields
                fields, key = {}, None
            elif line[0] in " \t":
                fields[key] += " " + line.strip()
            else:
                key, _, value = line.partition(":")
                fields[key] = value.strip()


def weight(char):
    if char == "~":
        return -1
    return ord(char) if char.isalpha() else ord(char) + 256


def compare_part(left, right):
    while left or right:
        head_l = re.match(r"^\D*", left).group()
        head_r = re.match(r"^\D*", right).group()
        order_l = [weight(c) for c in head_l] + [0]
        order_r = [weight(c) for c in head_r] + [0]
        if order_l != order_r:
            return -1 if order_l < order_r else 1
        left, right = left[len(head_l):], right[len(head_r):]
        digits_l = re.match(r"^\d*", left).group()
        digits_r = re.match(r"^\d*", right).group()
        if int(digits_l or 0) != int(digits_r or 0):
            return -1 if int(digits_l or 0) < int(digits_r or 0) else 1
        left, right = left[len(digits_l):], right[len(digits_r):]
    return 0


def compare(left, right):
    def split(version):
        epoch, colon, rest = version.partition(":")
        if not colon:
            epoch, rest = "0", version
        upstream, hyphen, revision = rest.rpartition("-")
        return (int(epoch), upstream, revision) if hyphen else (int(epoch), rest, "")

    a, b = split(left), split(right)
    if a[0] != b[0]:
        return -1 if a[0] < b[0] else 1
    return compare_part(a[1], b[1]) or compare_part(a[2], b[2])


def fits(version, operator, demanded):
    if not operator:
        return True
    if not version:
        return False
    order = compare(version, demanded)
    return {"<<": order < 0, "<=": order <= 0, "=": order == 0,
            ">=": order >= 0, ">>": order > 0}[operator]


def truth(root):
    packages = [s for s in stanzas(os.path.join(root, "var/lib/dpkg/status"))
                if s.get("Status", "").split()[-1:] == ["installed"]]
    offers = {}
    for package in packages:
        offers.setdefault(package["Package"], []).append((package, package["Version"]))
        for provided in filter(None, (p.strip() for p in package.get("Provides", "").split(","))):
            match = DEMAND.match(provided)
            offers.setdefault(match.group(1), []).append((package, match.group(4) or ""))
    edges = set()
    for package in packages:
        clauses = package.get("Pre-Depends", "") + "," + package.get("Depends", "")
        for clause in filter(None, (c.strip() for c in clauses.split(","))):
            for alternative in clause.split("|"):
                name, _, operator, version = DEMAND.match(alternative.strip()).groups()
                for other, offered in offers.get(name, []):
                    if other is not package and fits(offered, operator, version):
                        edges.add((identity(package), identity(other)))
    return packages, edges


def identity(package):
    return package["Package"], package["Version"], package["Architecture"]


def digest(root, package):
    info = os.path.join(root, "var/lib/dpkg/info")
    name = "%s:%s.list" % (package["Package"], package["Architecture"])
    if not os.path.exists(os.path.join(info, name)):
        name = package["Package"] + ".list"
    with open(os.path.join(info, name), encoding="utf-8", newline="\n") as lines:
        paths = [line.rstrip("\n") for line in lines if line.strip() not in ("", "/.")]
    parents = {os.path.dirname(path) for path in paths}
    listing = ""
    for path in sorted(paths):
        if path in parents:
            continue
        folder = os.path.realpath(root + os.path.dirname(path))
        place = os.path.join(folder, os.path.basename(path))
        if os.path.islink(place):
            content = os.readlink(place).encode()
            listing += hashlib.sha256(content).hexdigest() + " @" + path + "\n"
        elif os.path.isfile(place):
            with open(place, "rb") as file:
                listing += hashlib.sha256(file.read()).hexdigest() + "  " + path + "\n"
        elif not os.path.isdir(place):
            listing += "-" * 64 + " -" + path + "\n"
    data = listing.encode()
    return hashlib.sha256(data).hexdigest(), hashlib.sha512(data).hexdigest()


def purl_identity(purl):
    path, _, query = purl.partition("?")
    name, _, version = path.rpartition("/")[2].partition("@")
    return unquote(name), unquote(version), parse_qs(query).get("arch", [""])[0]


def report(what, expected, found):
    print("%-28s %6d expected %6d found %6d missing %6d too many" % (
        what, len(expected), len(found), len(expected - found), len(found - expected)))
    for each in sorted(expected - found)[:5]:
        print("  missing  ", each)
    for each in sorted(found - expected)[:5]:
        print("  too many ", each)
    return expected == found


def main(root, document):
    with open(document, encoding="utf-8") as file:
        sbom = json.load(file)
    packages, edges = truth(root)
    debs = {c["bom-ref"]: c for c in sbom["components"]
            if c.get("purl", "").startswith("pkg:deb/")}
    ids = {ref: purl_identity(c["purl"]) for ref, c in debs.items()}
    found = {(ids[d["ref"]], ids[to]) for d in sbom["dependencies"] if d["ref"] in ids
             for to in d.get("dependsOn", []) if to in ids}
    good = report("name, version, architecture", {identity(p) for p in packages},
                  set(ids.values()))
    good &= report("edges", edges, found)
    digests = {(identity(p),) + digest(root, p) for p in packages}
    stated = set()
    for ref, component in debs.items():
        by_algorithm = {h["alg"]: h["content"] for h in component.get("hashes", [])}
        stated.add((ids[ref], by_algorithm.get("SHA-256"), by_algorithm.get("SHA-512")))
    good &= report("SHA-256 and SHA-512", digests, stated)
    for field in ("supplier", "licenses"):
        print("%-28s %6d of %d" % (field, sum(1 for c in debs.values() if c.get(field)), len(debs)))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/"), sys.argv[2]))
