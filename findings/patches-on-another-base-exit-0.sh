#!/usr/bin/env bash
# Tools: bspatch of bsdiff 4.3 and rdiff 2.3.2 (Debian 12), beside xdelta3 3.0.11.
# Behaviour: bspatch and rdiff know nothing of the file that a patch was made for. On another one of the same length, here with one
# changed byte, both write a file that is not the new version and end with 0. xdelta3 refuses with "target window checksum mismatch".
# Why it matters: a device whose copy was changed in one place gets an image that nobody built, and the update reports success.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download bsdiff=4.3-23 rdiff=2.3.2-1+b1 librsync2=2.3.2-1+b1 libb2-1 libpopt0 libbz2-1.0 libgomp1 xdelta3=3.0.11-dfsg-1.2 >/dev/null
for f in *.deb; do dpkg -x "$f" r; done
export LD_LIBRARY_PATH=$T/r/usr/lib/x86_64-linux-gnu:$T/r/lib/x86_64-linux-gnu PATH=$T/r/usr/bin:$PATH
seq 20000 > old; sed 's/^777$/778/' old > new; sed 's/^5$/6/' old > other
bsdiff old new p.bs; rdiff signature old sig; rdiff delta sig new p.rd; xdelta3 -e -s old new p.xd
say() { local rc=0; "${@:3}" > /dev/null 2>&1 || rc=$?; echo "$1 on the ${2} file: exit $rc, $(cmp -s new out && echo the new version || echo not the new version)"; rm -f out; }
seen=$(for f in old other; do say bspatch $f bspatch $f out p.bs; say rdiff $f rdiff patch $f p.rd out; say xdelta3 $f xdelta3 -d -s $f p.xd out; done)
echo "$seen"
[ "$seen" = 'bspatch on the old file: exit 0, the new version
rdiff on the old file: exit 0, the new version
xdelta3 on the old file: exit 0, the new version
bspatch on the other file: exit 0, not the new version
rdiff on the other file: exit 0, not the new version
xdelta3 on the other file: exit 1, not the new version' ]
