#!/usr/bin/env bash
# Library: python3-debian 0.1.49 (Debian 12), NativeVersion of debian_support (what Version is where python3-apt is absent).
# Behaviour: 1.0, 0:1.0, 1.0-0 and 1.00 are one version by Debian policy (5.6.12) and by dpkg, and `==` says so too. But
# their hashes differ: a set of the four has four members, and a dictionary that knows 1.0 does not know 0:1.0.
# Why it matters: a list of fixed versions, kept as a set, does not find the version that a vendor writes with its epoch.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download python3-debian=0.1.49 >/dev/null
dpkg -x python3-debian_*.deb r
cat > t.py <<'P'
import subprocess
from debian.debian_support import NativeVersion as V
names = ["1.0", "0:1.0", "1.0-0", "1.00"]
for n in names[1:]:
    dpkg = subprocess.call(["dpkg", "--compare-versions", "1.0", "eq", n]) == 0
    print("1.0", n, "dpkg:", dpkg, "==:", V("1.0") == V(n), "in a set:", V(n) in {V("1.0")})
print("members:", len({V(n) for n in names}))
P
seen=$(PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=r/usr/lib/python3/dist-packages python3 t.py)
echo "$seen"
[ "$seen" = '1.0 0:1.0 dpkg: True ==: True in a set: False
1.0 1.0-0 dpkg: True ==: True in a set: False
1.0 1.00 dpkg: True ==: True in a set: False
members: 4' ]
