"""Index and data of package.md, sections 6 and 7."""

import zstandard

from shapes import Refused, require, sha256

MIB = 1024 * 1024


def number(data, at, size):
    return int.from_bytes(data[at : at + size], "big")


class Index:
    def __init__(self, data, payload):
        require(sha256(data) == payload["indexSha256"], "INDEX_DIGEST_MISMATCH", "PKG-28")
        self.count, per_page, self.plain, self.stored = (number(data, *f) for f in ((8, 4), (12, 4), (16, 8), (24, 8)))
        self.chunker, low, middle, self.max = (number(data, at, 4) for at in (32, 36, 40, 44))
        require(data[:8] == b"CACHETI1" and per_page == 1024 and self.count <= 1 << 24
                and (self.count == 0) == (self.plain == 0) and self.chunker in (1, 2)
                and 4096 <= self.max <= MIB and 1 <= low <= middle <= self.max, "INDEX_MALFORMED", "PKG-29")
        require(self.plain == payload["plainSize"] and self.stored <= self.plain, "INDEX_MALFORMED", "PKG-30")
        if self.chunker == 1:
            require(low == self.max and self.count == -(-self.plain // self.max), "INDEX_MALFORMED", "PKG-31")
        pages = -(-self.count // 1024)
        require(len(data) == 48 * (1 + pages), "INDEX_MALFORMED", "PKG-32")
        self.pages = [(data[i : i + 32], number(data, i + 32, 8), number(data, i + 40, 8))
                      for i in range(48, len(data), 48)]
        offsets = [page[1:] for page in self.pages] + [(self.plain, self.stored)]
        require(offsets[0] == (0, 0) or not pages, "INDEX_MALFORMED", "PKG-33")
        require(all(a[0] < b[0] and a[1] < b[1] for a, b in zip(offsets, offsets[1:])), "INDEX_MALFORMED", "PKG-33")
        if self.chunker == 1:
            require(all(page[1] == i * 1024 * self.max for i, page in enumerate(self.pages)),
                    "INDEX_MALFORMED", "PKG-31")
        self.offsets = offsets

    def chunks(self, container, size):
        """Reads `data` from where the container stands, and judges every chunk of a full package."""
        left = size
        for i in range(len(self.pages)):
            n = min(1024, self.count - 1024 * i)
            left = self.spend(left, 72 * n + -(-n // 8))
            page, bitmap = container.read(72 * n), container.read(-(-n // 8))
            digest = sha256(b"\x01", i.to_bytes(4, "big"), page)
            require(digest == self.pages[i][0], "INDEX_DIGEST_MISMATCH", "PKG-34")
            records = [page[at : at + 72] for at in range(0, 72 * n, 72)]
            self.check_records(i, records)
            bits = [bitmap[k // 8] >> (7 - k % 8) & 1 for k in range(8 * len(bitmap))]
            require(not any(bits[n:]), "CONTAINER_MALFORMED", "PKG-38")
            for record, present in zip(records, bits):
                require(present, "CHUNK_MISSING", "PKG-42")
                left = self.spend(left, number(record, 5, 3))
                self.check_chunk(record, container.read(number(record, 5, 3)))
        require(left == 0, "CONTAINER_MALFORMED", "PKG-39")

    @staticmethod
    def spend(left, size):
        require(size <= left, "CONTAINER_MALFORMED", "PKG-39")
        return left - size

    def check_records(self, page, records):
        plain, stored = self.offsets[page]
        for k, record in enumerate(records):
            length, codec, kept = number(record, 0, 4), record[4], number(record, 5, 3)
            require(1 <= length <= self.max and codec in (0, 1) and 1 <= kept <= length
                    and (codec == 1 or kept == length), "INDEX_MALFORMED", "PKG-35")
            last = page * 1024 + k == self.count - 1
            require(self.chunker == 2 or last or length == self.max, "INDEX_MALFORMED", "PKG-36")
            plain, stored = plain + length, stored + kept
        require((plain, stored) == self.offsets[page + 1], "INDEX_MALFORMED", "PKG-37")

    def check_chunk(self, record, stored):
        length = number(record, 0, 4)
        require(sha256(stored) == record[40:72], "CHUNK_CORRUPT", "PKG-40")
        plain = unpacked(stored, length, self.max) if record[4] else stored
        require(len(plain) == length and sha256(plain) == record[8:40], "CHUNK_MISMATCH", "PKG-41")


def unpacked(frame, length, longest):
    """The content of exactly one zstd frame (RFC 8878)."""
    def little(at, size):
        require(at + size <= len(frame), "CHUNK_UNDECODABLE", "PKG-44")
        return int.from_bytes(frame[at : at + size], "little")

    require(little(0, 4) == 0xFD2FB528, "CHUNK_UNDECODABLE", "PKG-44")
    flags, at = little(4, 1), 5
    single, size_bytes = flags >> 5 & 1, (flags >> 5 & 1, 2, 4, 8)[flags >> 6]
    require(flags & 3 == 0 and size_bytes, "CHUNK_UNDECODABLE", "PKG-45")
    window = 0
    if not single:
        base = 1 << (10 + (little(at, 1) >> 3))
        window, at = base + base // 8 * (little(at, 1) & 7), at + 1
    content = little(at, size_bytes) + (256 if size_bytes == 2 else 0)
    window = content if single else window
    require(content == length and window <= longest, "CHUNK_UNDECODABLE", "PKG-45")
    at, last = at + size_bytes, 0
    while not last:
        block = little(at, 3)
        last, kind = block & 1, block >> 1 & 3
        require(kind != 3, "CHUNK_UNDECODABLE", "PKG-46")
        at += 3 + (1 if kind == 1 else block >> 3)
    at += 4 if flags >> 2 & 1 else 0
    require(at == len(frame), "CHUNK_UNDECODABLE", "PKG-44")
    try:
        return zstandard.ZstdDecompressor().decompress(frame, max_output_size=length)
    except zstandard.ZstdError:
        raise Refused("CHUNK_UNDECODABLE", "PKG-46") from None
