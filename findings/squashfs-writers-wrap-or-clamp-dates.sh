#!/usr/bin/env bash
# Tools: mksquashfs of squashfs-tools 4.5.1 and tar2sqfs of squashfs-tools-ng 1.2.0 (Debian 12).
# Behaviour: squashfs keeps dates as unsigned 32-bit seconds. Outside of 1970 to 2106 mksquashfs wraps (a file of
# 1969-12-31 becomes one of 2106-02-06, one of 2107 becomes one of 1970); tar2sqfs clamps to the nearest end.
# Neither warns. The same folder is two different file systems.
# Why it matters: a check of an image against the folder it was made from must not take dates for identity.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download squashfs-tools=1:4.5.1-1 squashfs-tools-ng=1.2.0-1 libsquashfs1=1.2.0-1 liblzo2-2=2.10-2 >/dev/null
for f in *.deb; do dpkg -x "$f" r; done
export LD_LIBRARY_PATH=$T/r/usr/lib/x86_64-linux-gnu:$T/r/lib/x86_64-linux-gnu TZ=UTC
mkdir d; touch -d '1969-12-31 12:00 UTC' d/old; touch -d '2107-01-01 UTC' d/new
r/usr/bin/mksquashfs d a -quiet -no-progress >out 2>&1
tar --format=pax -C d -c . | r/usr/bin/tar2sqfs -q b >>out 2>&1
list() { r/usr/bin/unsquashfs -lls "$1" | awk '/squashfs-root\//{print $4, $5, $6}'; }
seen=$(echo mksquashfs; list a; echo tar2sqfs; list b; echo "said: $(cat out)")
echo "$seen"
[ "$seen" = "mksquashfs
1970-11-24 17:31 squashfs-root/new
2106-02-06 18:28 squashfs-root/old
tar2sqfs
2106-02-07 06:28 squashfs-root/new
1970-01-01 00:00 squashfs-root/old
said: " ]
