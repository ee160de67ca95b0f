#!/usr/bin/env bash
# Data and tool: debian-security-support 1:12+2026.06.30 (Debian 12), check-support-status.
# Behaviour: security support of Mbed TLS and wolfSSL, the two TLS libraries that embedded devices use most, ended in
# Debian 12 on 2026-06-12, two years before the release's own end (LTS, 2028-06-30). check-support-status reports it and ends with 0.
# Why it matters: "Debian 12 is supported" is not true of every package in it, and a build that runs the check by its
# exit code never fails.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download debian-security-support=1:12+2026.06.30 >/dev/null
dpkg -x *.deb r
lists=$T/r/usr/share/debian-security-support
mkdir -p a/info a/updates; touch a/available
for p in 'libmbedtls14 2.28.3-1 mbedtls' 'libwolfssl35 5.5.4-2+deb12u2 wolfssl'; do set -- $p
  printf 'Package: %s\nStatus: install ok installed\nMaintainer: x <x@example.org>\nArchitecture: amd64\nVersion: %s\nSource: %s\nDescription: x\n\n' "$1" "$2" "$3"; done > a/status
rc=0; out=$(DPKG_ADMINDIR=$T/a DEBIAN_VERSION=12 LC_ALL=C bash r/usr/bin/check-support-status --type ended --list "$lists/security-support-ended.deb12" 2>/dev/null) || rc=$?
seen="$(grep '^\* Source' <<<"$out")
exit $rc"
echo "$seen"
[ "$seen" = "* Source:mbedtls, ended on 2026-06-12 at version 2.16.9-0.1+deb11u4
* Source:wolfssl, ended on 2026-06-12 at version 5.5.4-2+deb12u2
exit 0" ]
