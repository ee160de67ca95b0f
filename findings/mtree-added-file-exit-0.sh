#!/usr/bin/env bash
# Tool: mtree of mtree-netbsd 20180822 (Debian 12).
# Behaviour: compared with its specification, a tree with a changed file ends with 2; a tree to which a file was
# added prints "extra: NAME" and ends with 0.
# Why it matters: a build step that trusts the exit code takes a root with an added program for unchanged.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download mtree-netbsd=20180822-7 libmd0 >/dev/null
for f in *.deb; do dpkg -x "$f" r; done
export LD_LIBRARY_PATH=$T/r/usr/lib/x86_64-linux-gnu
m=r/usr/bin/mtree; [ -x $m ] || m=$(find r -type f -name 'mtree*' -perm -1 | head -1)
mkdir d; echo a > d/f; chmod 644 d/f
$m -c -k type,sha256,mode -p d > spec
echo b > d/added
one=0; a=$($m -f spec -p d) || one=$?
rm d/added; echo changed > d/f
two=0; $m -f spec -p d >/dev/null || two=$?
seen="added: exit $one, $a
changed: exit $two"
echo "$seen"
[ "$seen" = "added: exit 0, extra: added
changed: exit 2" ]
