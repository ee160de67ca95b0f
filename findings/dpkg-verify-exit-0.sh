#!/usr/bin/env bash
# Tool: dpkg --verify of dpkg 1.21 (Debian 12).
# Behaviour: a changed program, a missing link and a program made setuid by somebody else: the first two are printed,
# the third is not seen (only MD5 is compared), and the exit code is 0 each time. Where a package has no list of
# digests, a changed file is not seen at all.
# Why it matters: `dpkg --root=IMAGE --verify` does not answer whether an image is what was built.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
V=$(apt-cache show dpkg | awk '/^Version: 1.21/{print $2; exit}'); apt-get -qq -o APT::Sandbox::User=root download "dpkg=$V" >/dev/null
dpkg -x dpkg_*.deb r; export LD_LIBRARY_PATH= ; echo "dpkg $V"
mkdir -p i/var/lib/dpkg/{info,updates,triggers} i/usr/bin
printf 'Package: demo\nStatus: install ok installed\nMaintainer: x <x@example.org>\nArchitecture: amd64\nVersion: 1\nDescription: x\n' > i/var/lib/dpkg/status
echo p > i/usr/bin/demo; echo q > i/usr/bin/other; ln -s demo i/usr/bin/link
printf '%s\n' /. /usr /usr/bin /usr/bin/demo /usr/bin/other /usr/bin/link > i/var/lib/dpkg/info/demo.list
(cd i; md5sum usr/bin/demo usr/bin/other > var/lib/dpkg/info/demo.md5sums)
verify() { local rc=0; r/usr/bin/dpkg --root="$T/i" --verify demo || rc=$?; echo "exit $rc"; }
seen=$(verify
echo X > i/usr/bin/demo; chmod 4755 i/usr/bin/other; rm i/usr/bin/link; verify
rm i/var/lib/dpkg/info/demo.md5sums; verify)
echo "$seen"
[ "$seen" = "exit 0
??5??????   /usr/bin/demo
missing     /usr/bin/link
exit 0
missing     /usr/bin/link
exit 0" ]
