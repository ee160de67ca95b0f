#!/usr/bin/env bash
# Tool: mkfs.jffs2 of mtd-utils 2.1.5 (Debian 12).
# Behaviour: JFFS2 keeps owner and group of a file in 16 bits each. Larger numbers are cut without a warning and with exit
# code 0: owner 70000 is 4464 in the image, and 65536 is 0, root.
# Why it matters: a file of an unprivileged service belongs to root on the device, while the build's own list says otherwise.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download mtd-utils=1:2.1.5-1 >/dev/null
for f in *.deb; do dpkg -x "$f" r; done
mkdir root; for o in 1000 70000 65536; do echo "$o" > "root/$o"; printf '/%s f 644 %s %s - - - - -\n' "$o" "$o" "$o"; done > devices
r/usr/sbin/mkfs.jffs2 -r root -D devices -n -l -o image 2> err && echo "exit 0, $(wc -c < err) bytes of warnings" > seen
cat > t.py <<'P'
import struct
b, at, names, owners = open("image", "rb").read(), 0, {}, {}
while at + 12 <= len(b):
    magic, kind, size = struct.unpack_from("<HHI", b, at)
    if magic != 0x1985: at += 4; continue
    if kind == 0xE001: names[struct.unpack_from("<I", b, at + 20)[0]] = b[at + 40:at + 40 + b[at + 28]].decode()
    if kind == 0xE002: owners[struct.unpack_from("<I", b, at + 12)[0]] = struct.unpack_from("<HH", b, at + 24)
    at += (size + 3) & ~3
for inode, name in sorted(names.items(), key=lambda n: int(n[1])): print("file of", name, "is of", *owners[inode])
P
python3 t.py >> seen
cat seen
[ "$(cat seen)" = 'exit 0, 0 bytes of warnings
file of 1000 is of 1000 1000
file of 65536 is of 0 0
file of 70000 is of 4464 4464' ]
