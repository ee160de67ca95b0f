"""Strict JSON of package.md, section 2: everything that RFC 8259 leaves open is refused."""

import bisect
import json
import pathlib
import re
import unicodedata

SPACE = re.compile(r"[ \t\n\r]*")
STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"')
NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,15})(?![0-9.eE])")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
DEPTH, MAX_NUMBER, MAX_STRING = 8, 2**53 - 1, 1024
# Places with a length of their own (section 10); a member of the same name elsewhere has none. "*" is any name or index.
LONGER = {
    ("payload",): 349526,
    ("signatures", "*", "protected"): 8192,
    ("signatures", "*", "signature"): 6170,
    ("x5c", "*"): 4096,
    ("keys", "*", "jwk", "*"): 8192,
}
# JSON-15: what Unicode 13.0 does not assign stands for itself, whatever version this interpreter has.
TABLE = pathlib.Path(__file__).parent.parent / "unicode-13.0-assigned.txt"
RANGES = [[int(end, 16) for end in (line.split("..") * 2)[:2]] for line in TABLE.read_text().split("\n")[1:] if line]
STARTS = [first for first, _ in RANGES]


def longest(path):
    for place, limit in LONGER.items():
        if len(place) == len(path) and all(p in ("*", q) for p, q in zip(place, path)):
            return limit
    return MAX_STRING


def assigned(char):
    at = bisect.bisect(STARTS, ord(char)) - 1
    return ord(char) <= RANGES[at][1]


def form_c(text):
    run = "".join(char if assigned(char) else "\x00" for char in text)
    return all(unicodedata.is_normalized("NFC", part) for part in run.split("\x00"))


class NotStrict(Exception):
    """The text breaks a clause of section 2."""

    def __init__(self, clause):
        super().__init__(clause)
        self.clause = clause


class Parser:
    """One document; `spans` keeps where each member of the outermost object was written."""

    def __init__(self, data):
        try:
            self.text = data.decode("utf-8", "strict")
        except UnicodeDecodeError:
            raise NotStrict("JSON-1") from None
        if self.text.startswith("\ufeff"):
            raise NotStrict("JSON-2")
        self.at = 0
        self.spans = {}

    def document(self):
        self.space()
        if not self.text.startswith("{", self.at):
            raise NotStrict("JSON-3")
        value = self.value(1, ())
        self.space()
        if self.at != len(self.text):
            raise NotStrict("JSON-3")
        return value

    def space(self):
        self.at = SPACE.match(self.text, self.at).end()

    def take(self, char):
        if not self.text.startswith(char, self.at):
            return False
        self.at += 1
        return True

    def value(self, depth, path):
        char = self.text[self.at : self.at + 1]
        if char in ("{", "["):
            if depth > DEPTH:
                raise NotStrict("JSON-10")
            self.at += 1
            return self.members(depth, path) if char == "{" else self.elements(depth, path)
        if char == '"':
            return self.string(longest(path))
        for word, value in (("true", True), ("false", False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        if self.text.startswith("null", self.at):
            raise NotStrict("JSON-9")
        if char == "-" or char.isdigit():
            return self.number()
        raise NotStrict("JSON-4")

    def members(self, depth, path):
        found = {}
        self.space()
        if self.take("}"):
            return found
        while True:
            self.space()
            name = self.string(MAX_STRING)
            if name in found:
                raise NotStrict("JSON-5")
            self.space()
            if not self.take(":"):
                raise NotStrict("JSON-4")
            self.space()
            start = self.at
            found[name] = self.value(depth + 1, path + (name,))
            if depth == 1:
                self.spans[name] = len(self.text[start : self.at].encode())
            self.space()
            if self.take("}"):
                return found
            if not self.take(","):
                raise NotStrict("JSON-4")

    def elements(self, depth, path):
        found = []
        self.space()
        if self.take("]"):
            return found
        while True:
            self.space()
            found.append(self.value(depth + 1, path + (str(len(found)),)))
            self.space()
            if self.take("]"):
                return found
            if not self.take(","):
                raise NotStrict("JSON-4")

    def number(self):
        match = NUMBER.match(self.text, self.at)
        if not match or int(match.group()) > MAX_NUMBER:
            raise NotStrict("JSON-11")
        self.at = match.end()
        return int(match.group())

    def string(self, limit):
        match = STRING.match(self.text, self.at)
        if not match:
            raise NotStrict("JSON-4")
        self.at = match.end()
        value = json.loads(match.group())
        try:
            size = len(value.encode("utf-8", "strict"))
        except UnicodeEncodeError:
            raise NotStrict("JSON-14") from None
        if size > limit:
            raise NotStrict("JSON-12")
        if CONTROL.search(value):
            raise NotStrict("JSON-13")
        if not form_c(value):
            raise NotStrict("JSON-15")
        return value
