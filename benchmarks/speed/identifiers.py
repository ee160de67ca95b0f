#!/usr/bin/env python3
"""identifiers.py COUNT: identifiers as lists of devices have them: three tenths Debian packages, four tenths not listed, three tenths listed."""
import random
import sys

r = random.Random(5)
for i in range(int(sys.argv[1])):
    kind = i % 10
    if kind < 3:
        print("pkg:deb/debian/pack%d@1.%d-%d?arch=amd64&distro=debian-12" % (r.randrange(3000), r.randrange(50), r.randrange(9)))
    elif kind < 6:
        print("pkg:%s%d@%d.%d.1" % (("npm/module", "maven/org.example/library", "pypi/package")[kind - 3], r.randrange(3000), r.randrange(9), r.randrange(9)))
    elif kind == 6:
        print("cpe:2.3:a:vendor%d:product%d:1.%d:*:*:*:*:*:*:*" % (r.randrange(300), r.randrange(99), r.randrange(9)))
    else:
        print(r.choice(("openssl@3.0.%d", "python@3.11.%d", "qt@6.5.%d", "pkg:generic/openssl@1.1.%d")) % r.randrange(20))
