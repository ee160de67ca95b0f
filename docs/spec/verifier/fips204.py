"""ML-DSA verification of FIPS 204 (algorithms 3 and 8), pure variant, empty context.

Written for reading beside the standard, not for speed; verification handles no secret.
"""

import hashlib

Q, D, N = 8380417, 13, 256
# name: (k, l, eta, tau, lambda, gamma1, gamma2, omega)
PARAMETERS = {
    "ML-DSA-44": (4, 4, 2, 39, 128, 1 << 17, (Q - 1) // 88, 80),
    "ML-DSA-65": (6, 5, 4, 49, 192, 1 << 19, (Q - 1) // 32, 55),
    "ML-DSA-87": (8, 7, 2, 60, 256, 1 << 19, (Q - 1) // 32, 75),
}


def reversed_bits(number):
    return int(format(number, "08b")[::-1], 2)


ZETAS = [pow(1753, reversed_bits(i), Q) for i in range(N)]


def ntt(poly):  # algorithm 41
    w, m, length = list(poly), 0, 128
    while length >= 1:
        for start in range(0, N, 2 * length):
            m += 1
            for j in range(start, start + length):
                t = ZETAS[m] * w[j + length] % Q
                w[j + length], w[j] = (w[j] - t) % Q, (w[j] + t) % Q
        length //= 2
    return w


def inverse_ntt(poly):  # algorithm 42
    w, m, length = list(poly), N, 1
    while length < N:
        for start in range(0, N, 2 * length):
            m -= 1
            zeta = -ZETAS[m]
            for j in range(start, start + length):
                t = w[j]
                w[j], w[j + length] = (t + w[j + length]) % Q, zeta * (t - w[j + length]) % Q
        length *= 2
    return [x * 8347681 % Q for x in w]


def unpacked(data, width):  # algorithms 18 and 19 without their sign
    bits = int.from_bytes(data, "little")
    mask = (1 << width) - 1
    return [bits >> (width * i) & mask for i in range(N)]


def packed(poly, width):  # algorithm 16
    bits = 0
    for i, x in enumerate(poly):
        bits |= x << (width * i)
    return bits.to_bytes(N * width // 8, "little")


def uniform(rho, row, column):  # algorithm 30
    stream, found = hashlib.shake_128(rho + bytes([column, row])).digest(3 * 1024), []
    for i in range(0, len(stream), 3):
        x = stream[i] | stream[i + 1] << 8 | (stream[i + 2] & 127) << 16
        if x < Q:
            found.append(x)
            if len(found) == N:
                return found
    raise AssertionError("1,024 candidates always hold 256 below q")


def challenge(seed, tau):  # algorithm 29
    stream = hashlib.shake_256(seed).digest(8 + 4 * N)
    signs, at, c = int.from_bytes(stream[:8], "little"), 8, [0] * N
    for i in range(N - tau, N):
        while stream[at] > i:
            at += 1
        j, at = stream[at], at + 1
        c[i], c[j] = c[j], Q - 1 if signs >> (i + tau - N) & 1 else 1
    return c


def hints(data, k, omega):  # algorithm 21: one order only, and zeros where nothing is left
    h, at = [set() for _ in range(k)], 0
    for i in range(k):
        end = data[omega + i]
        if end < at or end > omega:
            return None
        places = data[at:end]
        if any(a >= b for a, b in zip(places, places[1:])):
            return None
        h[i], at = set(places), end
    return None if any(data[at:omega]) else h


def high_bits(r, hint, gamma2):  # algorithms 36 and 40
    low = r % (2 * gamma2)
    if low > gamma2:
        low -= 2 * gamma2
    if r - low == Q - 1:
        high, low = 0, low - 1
    else:
        high = (r - low) // (2 * gamma2)
    if not hint:
        return high
    return (high + (1 if low > 0 else -1)) % ((Q - 1) // (2 * gamma2))


def verify(name, public_key, message, signature):
    k, l, _, tau, strength, gamma1, gamma2, omega = PARAMETERS[name]
    beta = tau * PARAMETERS[name][2]
    width = gamma1.bit_length()
    c_size, z_size = strength // 4, 32 * width
    if len(public_key) != 32 + 320 * k or len(signature) != c_size + l * z_size + omega + k:
        return False
    rho = public_key[:32]
    t1 = [unpacked(public_key[32 + 320 * i : 352 + 320 * i], 10) for i in range(k)]
    seed, body = signature[:c_size], signature[c_size:]
    z = [[gamma1 - x for x in unpacked(body[z_size * i : z_size * (i + 1)], width)] for i in range(l)]
    h = hints(body[l * z_size :], k, omega)
    if h is None or any(abs(x) >= gamma1 - beta for poly in z for x in poly):
        return False
    tr = hashlib.shake_256(public_key).digest(64)
    mu = hashlib.shake_256(tr + b"\x00\x00" + message).digest(64)
    c_hat, z_hat = ntt(challenge(seed, tau)), [ntt(poly) for poly in z]
    w1 = b""
    for i in range(k):
        total = [0] * N
        for j in range(l):
            total = [t + a * b for t, a, b in zip(total, uniform(rho, i, j), z_hat[j])]
        t1_hat = ntt([x << D for x in t1[i]])
        w = inverse_ntt([(t - c * x) % Q for t, c, x in zip(total, c_hat, t1_hat)])
        high = [high_bits(x, n in h[i], gamma2) for n, x in enumerate(w)]
        w1 += packed(high, 6 if gamma2 == (Q - 1) // 88 else 4)
    return hashlib.shake_256(mu + w1).digest(c_size) == seed
