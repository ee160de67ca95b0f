#!/usr/bin/env python3
"""Compares an SBOM of the goal 'sbom' with Maven's dependency:list and with the shaded jar itself.

usage: reactor.py SBOM LIST SHADED_JAR
LIST is written by dependency:list -DoutputAbsoluteArtifactFilename=true -DoutputFile=LIST.
A library counts as packed when all its classes but module descriptors are in the shaded jar with
the same checksum. Shares no code with the library that it judges.
"""
import hashlib
import json
import re
import sys
import zipfile


def classes(path):
    with zipfile.ZipFile(path) as archive:
        return {(i.filename, i.CRC) for i in archive.infolist()
                if i.filename.endswith(".class") and not i.filename.endswith("module-info.class")}


def main(sbom, listing, shaded):
    inside = classes(shaded)
    with open(sbom, encoding="utf-8") as file:
        said = {c["group"] + ":" + c["name"] + ":" + c["version"]: c
                for c in json.load(file)["components"]}
    wrong = 0
    count = 0
    with open(listing, encoding="utf-8") as file:
        for line in file:
            plain = re.sub("\x1b\\[[0-9;]*m", "", line)
            row = re.match(r"\s+([^:\s]+):([^:]+):jar:(?:[^:]+:)?([^:]+):(compile|runtime|provided|system):(/[^\s]+)", plain)
            if not row:
                continue
            count += 1
            group, name, version, _, path = row.groups()
            component = said.pop(group + ":" + name + ":" + version, None)
            own = classes(path)
            packed = "packed" if own <= inside else "partly" if own & inside else "referenced"
            with open(path, "rb") as jar:
                digest = hashlib.sha256(jar.read()).hexdigest()
            if component is None:
                print("not listed:", group, name, version)
                wrong += 1
                continue
            shipped = next(p["value"] for p in component["properties"] if p["name"] == "cachet:maven:shipped")
            hashes = [h["content"] for h in component.get("hashes", [])]
            if shipped != packed or digest not in hashes:
                print("differs:", group, name, version, "said", shipped, "is", packed, digest in hashes)
                wrong += 1
    print(count, "resolved,", wrong, "wrong or missing, listed beyond:", sorted(said))
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:4]) else 0)
