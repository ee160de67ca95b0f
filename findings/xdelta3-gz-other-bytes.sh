#!/usr/bin/env bash
# Tool: xdelta3 3.0.11 (Debian 12), on files that are compressed with gzip.
# Behaviour: it unpacks both files, encodes the difference of what is inside, and packs the result again on decoding, with the
# gzip of the decoding machine at its default level. Its own checksum covers the inside only: encoding and decoding end
# with 0 and the decoded file is not the file that was encoded. The encoder warns; the decoder says nothing of it.
# With -D (man xdelta3: disable external decompression) the bytes are the same.
# Why it matters: the delta of a packed root ends in a file whose SHA-256 and signature do not match.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download xdelta3=3.0.11-dfsg-1.2 >/dev/null
dpkg -x xdelta3_*.deb r; x=r/usr/bin/xdelta3; unset GZIP
seq 1 20000 | gzip -9n > old.gz; (seq 1 20000; echo new) | gzip -9n > new.gz
try() { $x "${@:2}" -e -s old.gz new.gz "$1.delta" 2>/dev/null && $x "${@:2}" -d -s old.gz "$1.delta" "$1.out" 2>"$1.said"
  echo "$1: exit $?, new.gz and decoded file are $(cmp -s new.gz "$1.out" && echo the same || echo different), what is inside is $(cmp -s <(zcat new.gz) <(zcat < "$1.out") && echo the same || echo different)"; }
seen=$(try plain; grep -c WARNING plain.said || true; try D -D)
echo "$seen"
[ "$seen" = 'plain: exit 0, new.gz and decoded file are different, what is inside is the same
0
D: exit 0, new.gz and decoded file are the same, what is inside is the same' ]
