"""Envelopes, roots and manifests: trust.md, sections 1, 2 and 5; package.md, section 4."""

import keys
from shapes import Refused, Shape, is_path, require, sha256, strict

ROLES = ("root", "release", "clearance", "grant", "downgrade", "carriage")
HEADER = ("alg", "kid", "typ")
MEMBERS = ("format", "manufacturer", "product", "version", "counter", "floor", "created", "target", "change",
           "os", "files", "authorisation", "payloads")
CARRIED = {"mdr": {"I", "Is", "Im", "Ir", "IIa", "IIb", "III"}, "ivdr": set("ABCD"), "iec62304": set("ABC")}
CLASSES, UDI_DI = {"security-patch", "minor", "significant"}, {"kept", "new"}
REASONS = {"feature", "maintenance", "security", "fsca"}
AGREEMENT = {"none", "one", "both"}


class Envelope:
    """`payload` (attached only) and signatures as (protected text, header, signature bytes)."""

    def __init__(self, data, attached):
        shape = Shape("ENVELOPE_MALFORMED")
        value, _ = strict(data, shape.code)
        shape.members(value, ("payload", "signatures") if attached else ("signatures",))
        items = [shape.members(s, ("protected", "signature")) for s in shape.kind(value["signatures"], list)]
        texts = [(shape.kind(s["protected"], str), shape.kind(s["signature"], str)) for s in items]
        head = '{"payload":"%s",' % shape.kind(value["payload"], str) if attached else "{"
        parts = ",".join('{"protected":"%s","signature":"%s"}' % pair for pair in texts)
        shape.that((head + '"signatures":[' + parts + "]}").encode() == data, "TRU-1")
        shape.that(all(keys.decoded(text) is not None for pair in texts for text in pair), "TRU-2")
        self.payload = keys.decoded(value["payload"]) if attached else None
        shape.that(not attached or self.payload is not None, "TRU-2")
        shape.that(not attached or len(self.payload) <= 262144, "TRU-5")
        shape.that(1 <= len(texts) <= 32, "TRU-3")
        shape.that(all(signature for _, signature in texts), "TRU-5")
        self.signatures = [(text, header(shape, text), keys.decoded(raw)) for text, raw in texts]
        kids = [header["kid"] for _, header, _ in self.signatures]
        shape.that(all(a < b for a, b in zip(kids, kids[1:])), "TRU-4")


def header(shape, protected):
    value, _ = strict(keys.decoded(protected), shape.code)
    shape.members(value, HEADER, ("iat", "x5c", "x5t#S256"))
    for name in HEADER + (("x5t#S256",) if "x5t#S256" in value else ()):
        shape.kind(value[name], str)
    shape.kind(value.get("iat", 0), int)
    chain = shape.strings(value.get("x5c", ["-"]))
    printable = all(1 <= len(c) <= 4096 and c.isascii() and c.isprintable() for c in chain)
    shape.that(value["alg"] and keys.is_kid(value["kid"]) and keys.is_kid(value.get("x5t#S256", value["kid"]))
               and 1 <= len(chain) <= 4 and printable, "TRU-6")
    return value


def unique(items):
    return len(set(items)) == len(items)


def formatted(shape, data):
    value, spans = strict(data, shape.code)
    shape.that("format" in value, "JSON-7")
    clause = "PKG-13" if shape.code.startswith("MANIFEST") else "TRU-24"
    require(shape.kind(value["format"], int) == 1, "FORMAT_UNSUPPORTED", clause)
    return value, spans


class Root:
    def __init__(self, payload):
        shape = Shape("ROOT_MALFORMED")
        value, _ = formatted(shape, payload)
        shape.members(value, ("format", "version", "environment", "manufacturer", "issued", "expires", "keys", "roles",
                              "packageExpiry", "authorisation", "packageRoles"), ("onExpiry", "clockFloor", "apart"))
        self.version = shape.kind(value["version"], int)
        shape.that(1 <= self.version <= 9999999999, "TRU-25")
        self.environment = shape.one_of(value["environment"], {"production", "test"}, "TRU-26")
        self.on_expiry = shape.one_of(value.get("onExpiry", "warn"), {"warn", "refuse"}, "TRU-26")
        self.package_expiry = shape.one_of(value["packageExpiry"], {"required", "optional"}, "TRU-26")
        self.authorisation = shape.one_of(value["authorisation"], AGREEMENT, "TRU-26")
        self.manufacturer = shape.name(value["manufacturer"])
        self.issued, self.expires = shape.time(value["issued"]), shape.time(value["expires"])
        self.clock_floor = shape.time(value["clockFloor"]) if "clockFloor" in value else None
        shape.that(self.issued < self.expires, "TRU-27")
        self.read_keys(shape, value["keys"])
        self.read_roles(shape, value["roles"])
        self.package_roles = shape.strings(value["packageRoles"])
        shape.that("release" in self.package_roles and set(self.package_roles) <= {"release", "clearance"}
                   and unique(self.package_roles), "TRU-33")
        self.check_reachable()
        if "apart" in value:
            self.check_apart(shape, value["apart"])

    def read_keys(self, shape, listed):
        shape.that(1 <= len(shape.kind(listed, list)) <= 64, "TRU-28")
        for key in listed:
            shape.members(key, ("kid", "holder", "jwk"))
            shape.name(key["holder"])
            clause = keys.fault(shape.kind(key["kid"], str), key["jwk"])
            shape.that(clause is None, clause)
        shape.that(unique([key["kid"] for key in listed]), "TRU-28")
        self.keys = {key["kid"]: (key["holder"], key["jwk"]) for key in listed}

    def read_roles(self, shape, roles):
        shape.that(set(ROLES[:5]) <= set(shape.kind(roles, dict)) <= set(ROLES), "TRU-29")
        self.roles, self.role_of = {}, {}
        for name, role in roles.items():
            shape.members(role, ("keys", "threshold", "families"))
            kids, families = shape.strings(role["keys"]), shape.strings(role["families"])
            shape.that(shape.kind(role["threshold"], int) >= 1, "TRU-30")
            shape.that(families and unique(families) and set(families) <= {"classical", "pq"}, "TRU-31")
            for kid in kids:
                shape.that(kid in self.keys and kid not in self.role_of, "TRU-32")
                self.role_of[kid] = name
            self.roles[name] = (role["threshold"], families)
        shape.that(set(self.role_of) == set(self.keys), "TRU-32")

    def check_reachable(self):
        for name, (threshold, families) in self.roles.items():
            for family in families:
                holders = {holder for kid, (holder, jwk) in self.keys.items()
                           if self.role_of[kid] == name and keys.known(jwk) and keys.family(jwk) == family}
                require(len(holders) >= threshold, "ROOT_QUORUM_UNREACHABLE", "TRU-35")

    def check_apart(self, shape, apart):
        groups = [shape.strings(group) for group in shape.kind(apart, list)]
        shape.that(1 <= len(groups) <= 16, "TRU-34")
        for group in groups:
            shape.that(len(group) >= 2 and unique(group) and set(group) <= set(self.roles), "TRU-34")
        for group in groups:
            seats = {(holder, self.role_of[kid]) for kid, (holder, _) in self.keys.items() if self.role_of[kid] in group}
            require(unique([holder for holder, _ in seats]), "APART_VIOLATED", "TRU-36")


class Manifest:
    def __init__(self, data):
        shape = Shape("MANIFEST_MALFORMED")
        value, spans = formatted(shape, data)
        shape.members(value, MEMBERS, ("expires", "category", "rollout", "ext"))
        self.id = sha256(data)
        self.manufacturer, self.product = shape.name(value["manufacturer"]), shape.name(value["product"])
        self.counter, self.floor = shape.kind(value["counter"], int), shape.kind(value["floor"], int)
        version, agreement = shape.kind(value["version"], str), shape.kind(value["authorisation"], str)
        self.authorisation = agreement
        shape.kind(value.get("ext", {}), dict)
        shape.that(1 <= len(version.encode()) <= 64 and agreement in AGREEMENT and spans.get("ext", 0) <= 4096, "PKG-14")
        shape.that(self.floor <= self.counter, "PKG-15")
        created = shape.time(value["created"])
        self.expires = shape.time(value["expires"]) if "expires" in value else None
        shape.that(self.expires is None or created < self.expires, "PKG-16")
        self.read_target(shape, value["target"])
        check_carried(shape, value)
        self.read_files(shape, value["files"])
        self.read_payloads(shape, value["payloads"])

    def read_target(self, shape, target):
        self.target = shape.members(target, ("udiDi", "hwModel"), ("hwRev", "from", "serials"))
        for name in {"udiDi", "hwModel", "serials"} & set(target):
            texts = shape.strings(target[name])
            shape.that(1 <= len(texts) <= 1000 and all(texts) and unique(texts), "PKG-18")
        for name in {"hwRev", "from"} & set(target):
            span = shape.members(target[name], ("min", "max"))
            shape.that(shape.kind(span["min"], int) <= shape.kind(span["max"], int), "PKG-18")

    def read_files(self, shape, files):
        self.files = [shape.members(f, ("path", "size", "sha256", "kind")) for f in shape.kind(files, list)]
        for file in self.files:
            shape.that(is_path(shape.kind(file["path"], str)), "JSON-18")
            file["sha256"] = shape.digest(file["sha256"])
            shape.that(file["path"].startswith("files/") and shape.kind(file["size"], int) <= 67108864
                       and shape.kind(file["kind"], str) in ("sbom", "gate", "network", "waiver", "other"), "PKG-21")
        shape.that(1 <= len(files) <= 256 and sum(f["size"] for f in self.files) <= 268435456, "PKG-21")
        paths = [file["path"] for file in self.files]
        shape.that(unique(paths) and not any(b.startswith(a + "/") for a in paths for b in paths), "PKG-22")
        shape.that([f["kind"] for f in self.files].count("sbom") == 1, "PKG-23")

    def read_payloads(self, shape, payloads):
        required = ("id", "slot", "kind", "plainSize", "indexSize", "indexSha256")
        self.payloads = [shape.members(p, required, ("handler",)) for p in shape.kind(payloads, list)]
        for payload in self.payloads:
            payload["indexSha256"] = shape.digest(payload["indexSha256"])
            for name in {"id", "slot", "handler"} & set(payload):
                shape.name(payload[name])
            size = shape.kind(payload["indexSize"], int)
            shape.that(size % 48 == 0 and 48 <= size <= 786480 and shape.kind(payload["plainSize"], int) >= 0, "PKG-24")
            shape.that(shape.kind(payload["kind"], str) in ("image", "directory", "foreign"), "PKG-26")
            shape.that((payload["kind"] == "foreign") == ("handler" in payload), "PKG-26")
        shape.that(1 <= len(payloads) <= 1000, "PKG-24")
        shape.that(all(unique([p[name] for p in self.payloads]) for name in ("id", "slot")), "PKG-25")

    def entries(self):
        found = [(file["path"], file["size"]) for file in self.files]
        for i, payload in enumerate(self.payloads):
            found += [(f"payload/{i:03d}/index", payload["indexSize"]), (f"payload/{i:03d}/data", None)]
        return found


def check_carried(shape, value):
    def text(item):
        shape.that(1 <= len(shape.kind(item, str).encode()) <= 1024, "PKG-19")

    if "category" in value:
        for name, item in shape.members(value["category"], (), CARRIED).items():
            shape.one_of(item, CARRIED[name], "PKG-19")
        shape.that(value["category"], "PKG-19")
    change = shape.members(value["change"], ("class", "udiDi", "reason", "reference"), ("fscaRef",))
    for name, values in (("class", CLASSES), ("udiDi", UDI_DI), ("reason", REASONS)):
        shape.one_of(change[name], values, "PKG-19")
    text(change["reference"])
    text(change.get("fscaRef", "-"))
    shape.that((change["reason"] == "fsca") == ("fscaRef" in change), "PKG-19")
    system = shape.members(value["os"], ("id", "version", "supportEnd", "asOf"))
    text(system["id"])
    text(system["version"])
    shape.time(system["asOf"])
    if shape.kind(system["supportEnd"], str) != "unknown":
        shape.time(system["supportEnd"])
    if "rollout" in value:
        rollout = shape.members(value["rollout"], ("id", "permille"))
        shape.name(rollout["id"])
        steps = [shape.members(step, ("at", "value")) for step in shape.kind(rollout["permille"], list)]
        times = [shape.time(step["at"]) for step in steps]
        low = all(shape.kind(step["value"], int) <= 1000 for step in steps)
        shape.that(1 <= len(steps) <= 32 and low and all(a < b for a, b in zip(times, times[1:])), "PKG-20")
