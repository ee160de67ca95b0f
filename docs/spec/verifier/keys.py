"""Keys and signatures of trust.md, section 4."""

import base64
import hashlib
import json
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa, utils

import fips204

CURVES = {"ES256": (ec.SECP256R1, 32, hashes.SHA256), "ES384": (ec.SECP384R1, 48, hashes.SHA384)}
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
EDWARDS_D = -121665 * pow(121666, P - 2, P) % P
# alg: (kty, crv, byte members with their lengths, family, input of the thumbprint)
ROWS = {
    "EdDSA": ("OKP", "Ed25519", {"x": {32}}, "classical", ("crv", "kty", "x")),
    "Ed25519": ("OKP", "Ed25519", {"x": {32}}, "classical", ("crv", "kty", "x")),
    "ES256": ("EC", "P-256", {"x": {32}, "y": {32}}, "classical", ("crv", "kty", "x", "y")),
    "ES384": ("EC", "P-384", {"x": {48}, "y": {48}}, "classical", ("crv", "kty", "x", "y")),
    "PS256": ("RSA", None, {"n": set(range(384, 513)), "e": {3}}, "classical", ("e", "kty", "n")),
    "ML-DSA-44": ("AKP", None, {"pub": {1312}}, "pq", ("alg", "kty", "pub")),
    "ML-DSA-65": ("AKP", None, {"pub": {1952}}, "pq", ("alg", "kty", "pub")),
    "ML-DSA-87": ("AKP", None, {"pub": {2592}}, "pq", ("alg", "kty", "pub")),
}


def decoded(text):
    """The bytes of canonical base64url, or None."""
    if not isinstance(text, str) or not re.fullmatch(r"[A-Za-z0-9_-]*", text) or len(text) % 4 == 1:
        return None
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return data if encoded(data) == text else None


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def is_kid(text):
    return len(decoded(text) or b"") == 32


def known(jwk):
    return jwk["alg"] in ROWS and jwk["kty"] in {row[0] for row in ROWS.values()}


def family(jwk):
    return ROWS[jwk["alg"]][3]


def fault(kid, jwk):
    """The clause that a key of a root breaks, or None."""
    if not isinstance(jwk, dict) or "kty" not in jwk or "alg" not in jwk:
        return "TRU-15"
    if any(not isinstance(value, str) for value in jwk.values()):
        return "TRU-15"
    if not known(jwk):
        size = sum(len(text.encode()) for pair in jwk.items() for text in pair)
        if len(jwk) > 8 or size > 8192 or not is_kid(kid):
            return "TRU-15"
        return "TRU-16" if {"d", "k", "priv"} & set(jwk) else None
    kty, crv, lengths, _, thumbprint = ROWS[jwk["alg"]]
    if jwk["kty"] != kty or jwk.get("crv", crv) != crv:
        return "TRU-10"
    if set(jwk) != {"kty", "alg"} | ({"crv"} if crv else set()) | set(lengths):
        return "TRU-9"
    values = {name: decoded(jwk[name]) for name in lengths}
    if any(value is None or len(value) not in lengths[name] for name, value in values.items()):
        return "TRU-11"
    if kty == "RSA" and (jwk["e"] != "AQAB" or not 3072 <= int.from_bytes(values["n"], "big").bit_length() <= 4096
                         or values["n"][0] == 0):
        return "TRU-12"
    if (kty == "EC" and curve_point(jwk["alg"], values) is None) or (kty == "OKP" and not prime_order(values["x"])):
        return "TRU-13"
    canonical = json.dumps({name: jwk[name] for name in thumbprint}, separators=(",", ":"))
    return None if kid == encoded(hashlib.sha256(canonical.encode()).digest()) else "TRU-14"


def curve_point(alg, values):
    numbers = [int.from_bytes(values[name], "big") for name in ("x", "y")]
    try:
        return ec.EllipticCurvePublicNumbers(*numbers, CURVES[alg][0]()).public_key()
    except ValueError:
        return None


def prime_order(x):
    """Whether these bytes are the canonical encoding of a point of prime order on edwards25519."""
    y, sign = int.from_bytes(x, "little") & (1 << 255) - 1, x[31] >> 7
    if y >= P:
        return False
    square = (y * y - 1) * pow(EDWARDS_D * y * y + 1, P - 2, P) % P
    root = pow(square, (P + 3) // 8, P)
    if root * root % P != square:
        root = root * pow(2, (P - 1) // 4, P) % P
    if root * root % P != square or (root == 0 and sign):
        return False
    point = (root if root & 1 == sign else P - root, y, 1)
    return not neutral(point) and neutral(multiple(ORDER, point))


def neutral(point):
    return point[0] == 0 and point[1] == point[2]


def multiple(scalar, point):
    total = (0, 1, 1)
    for bit in bin(scalar)[2:]:
        total = plus(total, total)
        if bit == "1":
            total = plus(total, point)
    return total


def plus(a, b):
    """The sum of two points (x, y, z), which stand for (x / z, y / z)."""
    z, x, y = a[2] * b[2] % P, a[0] * b[0] % P, a[1] * b[1] % P
    square, product = z * z % P, EDWARDS_D * x * y % P
    mixed = (a[0] + a[1]) * (b[0] + b[1]) - x - y
    less, more = square - product, square + product
    return z * less * mixed % P, z * more * (x + y) % P, less * more % P


def verifies(jwk, message, signature):
    """Whether a signature by a known key, already checked by `fault`, holds (TRU-19, TRU-20)."""
    alg, raw = jwk["alg"], {name: decoded(jwk[name]) for name in ROWS[jwk["alg"]][2]}
    if alg.startswith("ML-DSA"):
        return fips204.verify(alg, raw["pub"], message, signature)
    try:
        if alg in ("EdDSA", "Ed25519"):
            if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= ORDER:
                return False
            ed25519.Ed25519PublicKey.from_public_bytes(raw["x"]).verify(signature, message)
        elif alg == "PS256":
            n = int.from_bytes(raw["n"], "big")
            if len(signature) != len(raw["n"]) or int.from_bytes(signature, "big") >= n:
                return False
            pss = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
            rsa.RSAPublicNumbers(65537, n).public_key().verify(signature, message, pss, hashes.SHA256())
        else:
            _, width, digest = CURVES[alg]
            if len(signature) != 2 * width:
                return False
            r, s = (int.from_bytes(half, "big") for half in (signature[:width], signature[width:]))
            curve_point(alg, raw).verify(utils.encode_dss_signature(r, s), message, ec.ECDSA(digest()))
    except (InvalidSignature, ValueError):
        return False
    return True
