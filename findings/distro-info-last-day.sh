#!/usr/bin/env bash
# Tool: distro-info 1.5 (Debian 12), debian-distro-info and ubuntu-distro-info.
# Behaviour: on the very day that its data gives as the end of support a release is already no longer listed
# as supported: Debian 12 (eol-lts 2028-06-30) is in LTS on 2028-06-29 and not on 2028-06-30. And `--supported` never
# lists a release in LTS, but always testing, sid and experimental.
# Why it matters: two tools with the same date can differ by a day, and `--supported` is no list of what may be shipped.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download distro-info=1.5+deb12u1 >/dev/null
dpkg -x distro-info_*.deb r
[ -f /usr/share/distro-info/debian.csv ] || { echo "needs distro-info-data in /usr/share"; exit 2; }
grep '^12,' /usr/share/distro-info/debian.csv
at() { r/usr/bin/debian-distro-info "$1" --date "$2" | paste -sd, ; }
seen="lts 2028-06-29: $(at --lts 2028-06-29)
lts 2028-06-30: $(at --lts 2028-06-30)
supported 2027-01-01: $(at --supported 2027-01-01)"
echo "$seen"
[ "$seen" = "lts 2028-06-29: bookworm
lts 2028-06-30: 
supported 2027-01-01: trixie,forky,sid,experimental" ]
