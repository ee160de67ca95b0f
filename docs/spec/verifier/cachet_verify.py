#!/usr/bin/python3
"""A second reader of format 1, written from package.md and trust.md alone.

    cachet_verify.py FILE.vec...    judges what each file describes: a line with ACCEPTED or the refusal's code

The form of a .vec file stands in the README of the vectors (core/src/test/vectors): what a device knows, and the
files that it is offered. Only what the device knows is read from it, never what it is expected to answer.
"""

import hashlib
import pathlib
import sys

import keys
from container import Container
from documents import ROLES, Envelope, Manifest, Root
from payload import Index
from shapes import Refused, require, sha256


def count(root, roles, envelope, payload, skip_others):
    """trust.md, section 7; `typ` was compared before. Returns how many signatures were ignored."""
    signed, ignored = [], 0
    for protected, header, signature in envelope.signatures:
        holder, jwk = root.keys.get(header["kid"], (None, None))
        if jwk is None or not keys.known(jwk):
            ignored += 1
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
    for role in sorted(roles, key=ROLES.index):
        threshold, families = root.roles[role]
        holders = {holder for r, holder, _ in signed if r == role}
        require(len(holders) >= threshold, "QUORUM_MISSING", "TRU-54")
        for family in families:
            holders = {holder for r, holder, f in signed if (r, f) == (role, family)}
            require(len(holders) >= threshold, "FAMILY_MISSING", "TRU-55")
    return ignored


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

    def __init__(self, case):
        self.factory = {key[7:]: value for key, value in case.items() if key.startswith("device-")} or None
        self.floor, self.running = (int(case[key]) if key in case else None for key in ("device-floor", "device-running"))
        self.time_floor, self.clock = case.get("clock-floor"), case.get("clock")
        self.root = None

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
        require(mine["udi-di"] in target["udiDi"], "WRONG_DEVICE", "PKG-56")
        revision = int(mine["hw-rev"])
        revisions = target.get("hwRev", {"min": 0, "max": revision})
        fits = revisions["min"] <= revision <= revisions["max"]
        require(mine["hw-model"] in target["hwModel"] and fits, "WRONG_HARDWARE", "PKG-57")
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
    """The steps of package.md, section 8.2, in their order; returns the manifest and the number of ignored signatures."""
    roots, manifest_bytes, signatures = container.prefix()
    device.catch_up(roots)
    device.judge_root()
    envelope = typed(Envelope(signatures, attached=False), "cachet-package+jws")
    ignored = count(device.root, device.root.package_roles, envelope, manifest_bytes, False)
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
    return manifest, ignored


def require_agreement(device, manifest):
    least = (device.factory or {}).get("authorisation", "none")
    demanded = {manifest.authorisation, device.root.authorisation, least}
    require(demanded == {"none"}, "AUTHORISATION_REQUIRED", "PKG-69")


def verdict(file):
    """What this reader answers: a dictionary with the keys of a vector."""
    case = dict(line.split(": ", 1) for line in file.read_text("utf-8").splitlines())
    device, answer = Device(case), {"expect": "ACCEPTED"}
    try:
        device.root = first_root((file.parent / case["root"]).read_bytes(), case["root-sha256"])
        if case["do"] != "first-root":
            with open(file.parent / case["package"], "rb") as package:
                manifest, ignored = judge(Container(package), device)
            answer.update({"package-id": manifest.id.hex(), "ignored": str(ignored)})
            if case["do"] == "authorise":
                require_agreement(device, manifest)
    except Refused as refused:
        answer = {"expect": refused.args[0], "clause": refused.args[1]}
    if device.root and case["do"] != "first-root":
        answer["root-after"] = str(device.root.version)
    return answer


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        given = verdict(pathlib.Path(name))
        print(name, given["expect"], given.get("clause") or given.get("package-id", ""))
