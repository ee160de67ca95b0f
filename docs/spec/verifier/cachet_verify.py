#!/usr/bin/python3
"""A second reader of format 1, written from package.md and trust.md alone.

    cachet_verify.py CASE.json...    judges the package of each case: a line with ACCEPTED or the refusal's code

A case is a JSON object; file names in it are relative to it, and what is absent is not known:
`package`, `root` (the first root's envelope), `factory` {rootSha256, environment, manufacturer, product,
udiDi, hwModel, hwRev, serial}, `memory` {floor, running, timeFloor}, `clock` (a trusted time).
"""

import hashlib
import json
import pathlib
import sys

import keys
from container import Container
from documents import Envelope, Manifest, Root
from payload import Index
from shapes import Refused, require, sha256


def count(root, roles, envelope, payload, skip_others):
    """trust.md, section 7; `typ` was compared before."""
    signed = []
    for protected, header, signature in envelope.signatures:
        holder, jwk = root.keys.get(header["kid"], (None, None))
        if jwk is None or not keys.known(jwk):
            continue
        if skip_others and root.role_of[header["kid"]] not in roles:
            continue
        names = {"EdDSA" if alg == "Ed25519" else alg for alg in (header["alg"], jwk["alg"])}
        require(len(names) == 1, "ALGORITHM_MISMATCH", "TRU-18")
        role = root.role_of[header["kid"]]
        require(role in roles, "WRONG_ROLE", "TRU-53")
        message = (protected + "." + keys.encoded(payload)).encode()
        require(keys.verifies(jwk, message, signature), "SIGNATURE_INVALID", "TRU-19")
        signed.append((role, holder, keys.family(jwk)))
    for role in roles:
        threshold, families = root.roles[role]
        holders = {holder for r, holder, _ in signed if r == role}
        require(len(holders) >= threshold, "QUORUM_MISSING", "TRU-54")
        for family in families:
            holders = {holder for r, holder, f in signed if (r, f) == (role, family)}
            require(len(holders) >= threshold, "FAMILY_MISSING", "TRU-55")


def typed(envelope, typ):
    require(all(header["typ"] == typ for _, header, _ in envelope.signatures), "WRONG_TYPE", "TRU-7")
    return envelope


def first_root(data, digest):
    envelope = Envelope(data, attached=True)
    require(digest is None or hashlib.sha256(envelope.payload).hexdigest() == digest, "ROOT_DIGEST_MISMATCH", "TRU-37")
    root = Root(envelope.payload)
    count(root, ["root"], typed(envelope, "cachet-root+jws"), envelope.payload, True)
    return root


def next_root(old, data):
    envelope = typed(Envelope(data, attached=True), "cachet-root+jws")
    count(old, ["root"], envelope, envelope.payload, True)
    new = Root(envelope.payload)
    require(new.version == old.version + 1, "ROOT_NOT_CONSECUTIVE", "TRU-44")
    require(new.manufacturer == old.manufacturer, "WRONG_MANUFACTURER", "TRU-45")
    require(new.environment == old.environment, "WRONG_ENVIRONMENT", "TRU-46")
    require(new.issued >= old.issued, "ROOT_ISSUED_BACKWARDS", "TRU-47")
    count(new, ["root"], envelope, envelope.payload, True)
    return new


class Device:
    """What package.md, section 8.1 lists; times are texts, which sort as the instants do."""

    def __init__(self, case, folder):
        self.factory, memory = case.get("factory"), case.get("memory", {})
        self.floor, self.running = memory.get("floor", 0), memory.get("running")
        self.time_floor, self.clock = memory.get("timeFloor"), case.get("clock")
        digest = self.factory and self.factory["rootSha256"]
        self.root = first_root((folder / case["root"]).read_bytes(), digest)

    def catch_up(self, roots):
        versions = [version for version, _ in roots]
        new = [version for version in versions if version > self.root.version]
        steps = all(b == a + 1 for a, b in zip(versions, versions[1:]))
        require(steps and (not new or new[0] == self.root.version + 1), "ROOT_NOT_CONSECUTIVE", "TRU-39")
        for version, data in roots:
            if version > self.root.version:
                self.root = next_root(self.root, data)
                later = max(filter(None, (self.time_floor, self.root.issued)))
                self.time_floor = self.root.clock_floor or later

    def now(self):
        return max(filter(None, (self.clock, self.time_floor)), default=None)

    def judge_root(self):
        if self.factory:
            require(self.root.environment == self.factory["environment"], "WRONG_ENVIRONMENT", "TRU-57")
            require(self.root.manufacturer == self.factory["manufacturer"], "WRONG_MANUFACTURER", "TRU-58")
        refuses = self.clock and self.root.on_expiry == "refuse" and self.root.expires < self.now()
        require(not refuses, "ROOT_EXPIRED", "TRU-59")

    def judge_target(self, manifest):
        mine, target = self.factory, manifest.target
        require(manifest.manufacturer == mine["manufacturer"], "WRONG_MANUFACTURER", "PKG-54")
        require(manifest.product == mine["product"], "WRONG_PRODUCT", "PKG-55")
        require(mine["udiDi"] in target["udiDi"], "WRONG_DEVICE", "PKG-56")
        revisions = target.get("hwRev", {"min": 0, "max": mine["hwRev"]})
        fits = revisions["min"] <= mine["hwRev"] <= revisions["max"]
        require(mine["hwModel"] in target["hwModel"] and fits, "WRONG_HARDWARE", "PKG-57")
        require(mine["serial"] in target.get("serials", [mine["serial"]]), "WRONG_SERIAL", "PKG-58")
        if "from" in target:
            known = self.running is not None
            require(known and target["from"]["min"] <= self.running <= target["from"]["max"], "FROM_NOT_MET", "PKG-59")

    def judge_counters(self, manifest):
        require(manifest.counter >= self.floor, "ROLLBACK", "PKG-60")
        require(manifest.floor <= self.floor + 10000, "FLOOR_JUMP", "PKG-61")

    def judge_expiry(self, manifest):
        require(manifest.expires or self.root.package_expiry == "optional", "EXPIRY_REQUIRED", "PKG-62")
        require(not manifest.expires or not self.now() or self.now() <= manifest.expires, "EXPIRED", "PKG-63")


def judge(container, device):
    """The steps of package.md, section 8.2, in their order; returns the package's identity."""
    roots, manifest_bytes, signatures = container.prefix()
    device.catch_up(roots)
    device.judge_root()
    envelope = typed(Envelope(signatures, attached=False), "cachet-package+jws")
    count(device.root, device.root.package_roles, envelope, manifest_bytes, False)
    manifest = Manifest(manifest_bytes)
    places = container.body(manifest.entries())
    if device.factory:
        device.judge_target(manifest)
        device.judge_counters(manifest)
    device.judge_expiry(manifest)
    for file in manifest.files:
        require(sha256(container.at(places[file["path"]])) == file["sha256"], "FILE_DIGEST_MISMATCH", "PKG-65")
    indexes = [Index(container.at(places[f"payload/{i:03d}/index"]), payload)
               for i, payload in enumerate(manifest.payloads)]
    for i, index in enumerate(indexes):
        offset, size = places[f"payload/{i:03d}/data"]
        container.file.seek(offset)
        index.chunks(container, size)
    return manifest.id.hex()


def verdict(case_file):
    case = json.loads(case_file.read_text())
    try:
        device = Device(case, case_file.parent)
        with open(case_file.parent / case["package"], "rb") as file:
            return "ACCEPTED " + judge(Container(file), device)
    except Refused as refused:
        return "{} {}".format(*refused.args)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        print(name, verdict(pathlib.Path(name)))
