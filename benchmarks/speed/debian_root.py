#!/usr/bin/env python3
"""debian_root.py FOLDER COUNT: a made-up Debian 12 root of that many packages, each with a dependency, a licence and a file."""
import hashlib
import os
import sys

folder, count = sys.argv[1], int(sys.argv[2])
info = os.path.join(folder, "var/lib/dpkg/info")
for one in (info, os.path.join(folder, "etc"), os.path.join(folder, "usr/bin")):
    os.makedirs(one, exist_ok=True)
with open(os.path.join(folder, "var/lib/dpkg/status"), "w") as status:
    for i in range(count):
        version = "1.0-2" if i == count // 2 else "1.%d-%d" % (i % 50, i % 9 + 3)
        status.write(
            "Package: pack%d\nStatus: install ok installed\nMaintainer: Nobody <nobody@example.org>\nArchitecture: amd64\n"
            "Source: source%d\nVersion: %s\nDepends: pack%d, pack%d (>= 1.0)\nDescription: made up\n\n" % (i, i // 3, version, i * 7 % count, (i * 13 + 1) % count))
        content = b"program %d\n" % i * 40
        with open(os.path.join(folder, "usr/bin/program%d" % i), "wb") as program:
            program.write(content)
        with open(os.path.join(info, "pack%d.list" % i), "w") as listed:
            listed.write("/.\n/usr\n/usr/bin\n/usr/bin/program%d\n" % i)
        with open(os.path.join(info, "pack%d.md5sums" % i), "w") as sums:
            sums.write("%s  usr/bin/program%d\n" % (hashlib.md5(content).hexdigest(), i))
        doc = os.path.join(folder, "usr/share/doc/pack%d" % i)
        os.makedirs(doc, exist_ok=True)
        with open(os.path.join(doc, "copyright"), "w") as licence:
            licence.write("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nCopyright: 2026 Nobody\nLicense: MIT\n")
with open(os.path.join(folder, "etc/os-release"), "w") as release:
    release.write('NAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nID=debian\n')
