#!/usr/bin/env python3
"""Asks RPM itself about a root and compares an SBOM with what it says.

    rpm.py ROOT SBOM.cdx.json [DBPATH]

Needs rpm. Names, versions and architectures, files and their digests, and the edges by RPM's own
comparison of versions. Requirements that depend on others, in parentheses, are counted and not judged.
Exit code 1 if anything differs.
"""
import hashlib
import json
import os
import subprocess
import sys
from urllib.parse import parse_qs, unquote

from dpkg import report

LESS, GREATER, EQUAL, MISSING_OK, RPMLIB, GHOST = 2, 4, 8, 1 << 19, 1 << 24, 64


def query(root, database, *args):
    command = ["rpm", "--root", root, "--dbpath", database, *args]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def table(root, database, names):
    shape = "[%{=NEVRA}\\t" + "\\t".join("%%{%s}" % n for n in names) + "\\n]"
    rows = {}
    for line in query(root, database, "-qa", "--qf", shape).splitlines():
        owner, *values = line.split("\t")
        rows.setdefault(owner, []).append(values)
    return rows


def parts(version):
    epoch, colon, rest = version.partition(":")
    if not colon:
        epoch, rest = "0", version
    upstream, _, release = rest.rpartition("-") if "-" in rest else (rest, "", "")
    return epoch, upstream, release


class Comparison:
    """Collects pairs and asks RPM about all of them at once."""

    def __init__(self):
        self.known = {}

    def segment(self, one, other):
        if one == other:
            return 0
        if (one, other) not in self.known:
            script = '%%{lua:print(rpm.vercmp("%s", "%s"))}' % (one, other)
            said = subprocess.run(["rpm", "--eval", script], check=True, capture_output=True, text=True)
            self.known[one, other] = int(said.stdout)
        return self.known[one, other]

    def order(self, one, other):
        left, right = parts(one), parts(other)
        order = (int(left[0]) > int(right[0])) - (int(left[0]) < int(right[0]))
        order = order or self.segment(left[1], right[1])
        return order or (self.segment(left[2], right[2]) if left[2] and right[2] else 0)

    def fits(self, offered, flags, demanded):
        if not offered or not demanded or not flags & (LESS | GREATER | EQUAL):
            return True
        order = self.order(offered, demanded)
        return bool((order < 0 and flags & LESS) or (order > 0 and flags & GREATER)
                    or (order == 0 and flags & EQUAL))


def truth(root, database):
    fields = "%{NEVRA}\\t%{NAME}\\t%|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE}\\t%{ARCH}\\n"
    packages = {}
    for line in query(root, database, "-qa", "--qf", fields).splitlines():
        key, *identity = line.split("\t")
        if identity[0] != "gpg-pubkey":
            packages[key] = tuple(identity)
    provides = table(root, database, ["PROVIDENAME", "PROVIDEVERSION"])
    offers = {}
    for owner, rows in provides.items():
        for name, version in rows:
            offers.setdefault(name, []).append((owner, version))
    comparison, edges, rich = Comparison(), set(), 0
    needs = table(root, database, ["REQUIRENAME", "REQUIREFLAGS", "REQUIREVERSION"])
    for owner, rows in needs.items():
        for name, flags, version in rows:
            flags = int(flags)
            if name.startswith("("):
                rich += 1
            elif not flags & (RPMLIB | MISSING_OK) and not name.startswith("rpmlib("):
                found = [o for o, v in offers.get(name, []) if comparison.fits(v, flags, version)]
                if name.startswith("/"):
                    found += query(root, database, "-q", "--whatprovides", "--qf", "%{NEVRA}\\n", name).splitlines()
                    found += query(root, database, "-qf", "--qf", "%{NEVRA}\\n", name).splitlines()
                edges |= {(packages[owner], packages[o]) for o in found if o in packages and o != owner}
    return packages, edges, rich


def digest(root, rows):
    paths = [p for p, state, flags in rows if state == "0" and not int(flags) & GHOST]
    parents = {os.path.dirname(path) for path in paths}
    listing = ""
    for path in sorted(paths):
        place = os.path.join(os.path.realpath(root + os.path.dirname(path)), os.path.basename(path))
        if path in parents or os.path.isdir(place) and not os.path.islink(place):
            continue
        if os.path.islink(place):
            listing += hashlib.sha256(os.readlink(place).encode()).hexdigest() + " @" + path + "\n"
        elif os.path.isfile(place):
            with open(place, "rb") as file:
                listing += hashlib.sha256(file.read()).hexdigest() + "  " + path + "\n"
        else:
            listing += "-" * 64 + " -" + path + "\n"
    return hashlib.sha256(listing.encode()).hexdigest() if listing else None


def identity(component):
    path, _, query_text = component["purl"].partition("?")
    name, _, version = path.rpartition("/")[2].partition("@")
    qualifiers = parse_qs(query_text)
    epoch = qualifiers.get("epoch", [""])[0]
    return unquote(name), (epoch + ":" if epoch else "") + unquote(version), qualifiers.get("arch", [""])[0]


def main(root, document, database="/var/lib/rpm"):
    with open(document, encoding="utf-8") as file:
        sbom = json.load(file)
    packages, edges, rich = truth(root, database)
    rpms = {c["bom-ref"]: c for c in sbom["components"] if c.get("purl", "").startswith("pkg:rpm/")}
    ids = {ref: identity(c) for ref, c in rpms.items()}
    found = {(ids[d["ref"]], ids[to]) for d in sbom["dependencies"] if d["ref"] in ids
             for to in d.get("dependsOn", []) if to in ids and ids[to] != ids[d["ref"]]}
    good = report("name, version, architecture", set(packages.values()), set(ids.values()))
    judged = {e for e in found if e in edges}
    print("requirements that depend on others: %d" % rich)
    good &= report("edges", edges, judged if rich else found)
    for extra in sorted(found - edges):
        print("  by a requirement that depends on others:", extra)
    files = table(root, database, ["FILENAMES", "FILESTATES", "FILEFLAGS"])
    expected = {(packages[k], digest(root, files.get(k, []))) for k in packages}
    stated = {(ids[ref], {h["alg"]: h["content"] for h in c.get("hashes", [])}.get("SHA-256"))
              for ref, c in rpms.items()}
    good &= report("SHA-256 over files", expected, stated)
    for field in ("supplier", "licenses"):
        print("%-28s %6d of %d" % (field, sum(1 for c in rpms.values() if c.get(field)), len(rpms)))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), *sys.argv[2:]))
