"""What documents are made of: values that break their form are refused with the document's code."""

import datetime
import hashlib
import re

from strict_json import NotStrict, Parser

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z", re.ASCII)


class Refused(Exception):
    """One code of package.md, section 11, and the clause behind it."""


def require(holds, code, clause):
    if not holds:
        raise Refused(code, clause)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def strict(data, code):
    try:
        parser = Parser(data)
        return parser.document(), parser.spans
    except (NotStrict, RecursionError) as fault:
        raise Refused(code, getattr(fault, "clause", "JSON-10")) from None


class Shape:
    """Checks of one document, which all refuse with its code."""

    def __init__(self, code):
        self.code = code

    def that(self, holds, clause):
        require(holds, self.code, clause)

    def members(self, value, required, optional=()):
        self.that(isinstance(value, dict), "JSON-8")
        self.that(set(value) <= set(required) | set(optional), "JSON-6")
        self.that(set(required) <= set(value), "JSON-7")
        return value

    def kind(self, value, *kinds):
        self.that(type(value) in kinds, "JSON-8")
        return value

    def strings(self, value):
        return [self.kind(item, str) for item in self.kind(value, list)]

    def name(self, value):
        self.that(NAME.fullmatch(self.kind(value, str)), "JSON-18")
        return value

    def time(self, value):
        match = TIME.fullmatch(self.kind(value, str))
        self.that(match and int(match.group(1)) >= 1970, "JSON-17")
        try:
            datetime.datetime(*map(int, match.groups()))
        except ValueError:
            raise Refused(self.code, "JSON-17") from None
        return value

    def digest(self, value):
        self.that(re.fullmatch(r"[0-9a-f]{64}", self.kind(value, str)), "JSON-16")
        return bytes.fromhex(value)

    def one_of(self, value, values, clause):
        self.that(self.kind(value, str) in values, clause)
        return value


def is_path(text):
    return len(text) <= 100 and text.count("/") <= 3 and all(map(NAME.fullmatch, text.split("/")))
