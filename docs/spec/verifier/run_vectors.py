#!/usr/bin/python3
"""Judges every vector below some folders with the reader in Python, and compares.

    run_vectors.py FOLDER...    exit code 0 if every verdict is the expected one, 1 if one is not
"""

import concurrent.futures
import json
import pathlib
import sys

import keys
from cachet_verify import verdict

COMPARED = ("expect", "root-after", "package-id", "ignored")


def differences(file):
    wanted = dict(line.split(": ", 1) for line in file.read_text("utf-8").splitlines())
    if wanted["expect"] == "ACCEPTED" and wanted["do"] != "first-root":
        wanted.setdefault("ignored", "0")
    given = verdict(file)
    found = [f"{key} is {given.get(key)}, expected {wanted[key]}" for key in COMPARED
             if key in wanted and given.get(key) != wanted[key]]
    if "clause" in given and given["clause"] not in wanted["clause"].split():
        found.append(f"clause is {given['clause']}, expected one of {wanted['clause']}")
    return found


def judged(file):
    try:
        return differences(file)
    except Exception as fault:  # hostile bytes end in a verdict and in no other exception
        return [f"{type(fault).__name__}: {fault}"]


def published_faults(file):
    """Signatures of algorithms/published.txt that do not verify, or do when something was changed."""
    faults, seen = [], set()
    for block in file.read_text("utf-8").strip().split("\n\n"):
        entry = dict(line.split(": ", 1) for line in block.split("\n"))
        jwk, message, signature = json.loads(entry["key"]), *(bytes.fromhex(entry[k]) for k in ("message", "signature"))
        seen.add(jwk["alg"])
        broken = bytearray(signature)
        broken[len(broken) // 2] ^= 1
        verdicts = [keys.verifies(jwk, *pair) for pair in ((message, signature), (message + b"\0", signature), (message, bytes(broken)))]
        if verdicts != [True, False, False]:
            faults.append(f"{entry['source']}: {verdicts}")
    missing = set(keys.ROWS) - {"Ed25519"} - seen
    return faults + [f"no published signature of {alg}" for alg in missing]


def main(folders):
    files = sorted(file for folder in folders for file in pathlib.Path(folder).rglob("*.vec"))
    wrong = 0
    with concurrent.futures.ProcessPoolExecutor() as pool:
        for file, found in zip(files, pool.map(judged, files, chunksize=8)):
            if found:
                wrong += 1
                print(f"{file}: {'; '.join(found)}", flush=True)
    for file in (file for folder in folders for file in pathlib.Path(folder).rglob("published.txt")):
        faults = published_faults(file)
        wrong += len(faults)
        print(f"{file}: {'; '.join(faults) or 'all published signatures verify, and no changed one does'}")
    print(f"{len(files)} vectors, {len(files) - wrong} verdicts as expected, {wrong} different")
    return 0 if files and not wrong else 1


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
