"""The container of package.md, section 3: one way to write each header, and nothing unlisted."""

import re

from shapes import is_path, require

ROOT_ENTRY = re.compile(r"roots/([0-9]{10})\.json")
KIB, MIB = 1024, 1024 * 1024


def header_of(name, size):
    block = bytearray(512)
    fields = [(0, name), (100, "0000644"), (108, "0000000"), (116, "0000000"), (124, f"{size:011o}"),
              (136, "00000000000"), (148, " " * 8), (156, "0"), (257, "ustar"), (263, "00")]
    for offset, text in fields:
        block[offset : offset + len(text)] = text.encode("ascii")
    block[148:156] = f"{sum(block):06o}\0 ".encode("ascii")
    return bytes(block)


class Container:
    def __init__(self, file):
        self.file = file

    def read(self, size):
        data = self.file.read(size)
        require(len(data) == size, "CONTAINER_MALFORMED", "PKG-4")
        return data

    def header(self):
        """Name and size, or None for an all-zero block."""
        block = self.read(512)
        if not any(block):
            return None
        raw_name, octal = block[:100].rstrip(b"\0"), block[124:135]
        well = re.fullmatch(rb"[0-7]{11}", octal) and raw_name.isascii() and b"\0" not in raw_name
        require(well and header_of(raw_name.decode(), int(octal, 8)) == block, "CONTAINER_MALFORMED", "PKG-1")
        require(is_path(raw_name.decode()), "CONTAINER_MALFORMED", "PKG-2")
        return raw_name.decode(), int(octal, 8)

    def content(self, size):
        data = self.read(size)
        self.padding(size)
        return data

    def padding(self, size):
        require(not any(self.read(-size % 512)), "CONTAINER_MALFORMED", "PKG-3")

    def prefix(self):
        roots = []
        found = self.header()
        while found and ROOT_ENTRY.fullmatch(found[0]) and found[0] != "roots/0000000000.json":
            require(len(roots) < 256, "ROOT_CHAIN_TOO_LONG", "PKG-7")
            require(found[1] <= MIB, "LIMIT_EXCEEDED", "PKG-8")
            roots.append((int(ROOT_ENTRY.fullmatch(found[0]).group(1)), self.content(found[1])))
            found = self.header()
        parts = []
        for name, limit in (("manifest.json", MIB), ("signatures.json", 512 * KIB)):
            found = self.header() if parts else found
            require(found and found[0] == name, "ENTRY_MISSING", "PKG-6")
            require(found[1] <= limit, "LIMIT_EXCEEDED", "PKG-8")
            parts.append(self.content(found[1]))
        return roots, *parts

    def body(self, expected):
        """Where each expected (name, size or None) lies: name -> (offset, size)."""
        places = {}
        for at, (name, size) in enumerate(expected):
            found = self.header()
            later = {other for other, _ in expected[at + 1 :]}
            require(found and found[0] not in later, "ENTRY_MISSING", "PKG-9")
            require(found[0] == name, "UNLISTED_ENTRY", "PKG-10")
            require(size is None or found[1] == size, "CONTAINER_MALFORMED", "PKG-11")
            places[name] = (self.file.tell(), found[1])
            self.file.seek(found[1], 1)
            self.padding(found[1])
        require(self.header() is None, "UNLISTED_ENTRY", "PKG-10")
        require(not any(self.read(512)) and not self.file.read(1), "CONTAINER_MALFORMED", "PKG-5")
        return places

    def at(self, place):
        self.file.seek(place[0])
        return self.read(place[1])
