"""Strict JSON of package.md, section 2: everything that RFC 8259 leaves open is refused."""

import json
import re
import unicodedata

SPACE = re.compile(r"[ \t\n\r]*")
STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"')
NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,15})(?![0-9.eE])")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
DEPTH, MAX_NUMBER, MAX_STRING = 8, 2**53 - 1, 1024
# Members with a length of their own (section 10), and the one below which strings are opaque.
LONGER = {"pub": 3456, "signature": 6170, "protected": 8192, "payload": 349526, "x5c": 4096}
OPAQUE, MAX_OPAQUE = "jwk", 8192


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
        value = self.value(1, MAX_STRING)
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

    def value(self, depth, longest):
        char = self.text[self.at : self.at + 1]
        if char in ("{", "["):
            if depth > DEPTH:
                raise NotStrict("JSON-10")
            self.at += 1
            return self.members(depth, longest) if char == "{" else self.elements(depth, longest)
        if char == '"':
            return self.string(longest)
        for word, value in (("true", True), ("false", False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        if self.text.startswith("null", self.at):
            raise NotStrict("JSON-9")
        if char == "-" or char.isdigit():
            return self.number()
        raise NotStrict("JSON-4")

    def members(self, depth, longest):
        found = {}
        self.space()
        if self.take("}"):
            return found
        while True:
            self.space()
            name = self.string(MAX_OPAQUE if longest == MAX_OPAQUE else MAX_STRING)
            if name in found:
                raise NotStrict("JSON-5")
            self.space()
            if not self.take(":"):
                raise NotStrict("JSON-4")
            self.space()
            start = self.at
            opaque = longest == MAX_OPAQUE or name == OPAQUE
            found[name] = self.value(depth + 1, MAX_OPAQUE if opaque else LONGER.get(name, MAX_STRING))
            if depth == 1:
                self.spans[name] = len(self.text[start : self.at].encode())
            self.space()
            if self.take("}"):
                return found
            if not self.take(","):
                raise NotStrict("JSON-4")

    def elements(self, depth, longest):
        found = []
        self.space()
        if self.take("]"):
            return found
        while True:
            self.space()
            found.append(self.value(depth + 1, longest))
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

    def string(self, longest):
        match = STRING.match(self.text, self.at)
        if not match:
            raise NotStrict("JSON-4")
        self.at = match.end()
        value = json.loads(match.group())
        try:
            size = len(value.encode("utf-8", "strict"))
        except UnicodeEncodeError:
            raise NotStrict("JSON-14") from None
        if size > longest:
            raise NotStrict("JSON-12")
        if CONTROL.search(value):
            raise NotStrict("JSON-13")
        if not unicodedata.is_normalized("NFC", value):
            raise NotStrict("JSON-15")
        return value
