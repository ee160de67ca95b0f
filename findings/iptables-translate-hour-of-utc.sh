#!/usr/bin/env bash
# Tools: iptables-translate 1.8.9 and nft 1.0.6 (Debian 12).
# Behaviour: `--timestart 08:00` of iptables is UTC (man iptables-extensions, time). The translation is `meta hour "08:00:00"`, with
# no remark, and nft reads an hour in the time zone of the process that loads it: in Lagos (UTC+1, no summer time)
# the kernel gets 07:00 to 17:00.
# Why it matters: the hours in which remote service of a device is let in move by the distance from Greenwich.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download iptables=1.8.9-2 nftables libnftables1 libnftnl11 libmnl0 libxtables12 libjansson4 libedit2 libbsd0 libmd0 tzdata >/dev/null
for f in *.deb; do dpkg -x "$f" r; done
export LD_LIBRARY_PATH=$T/r/usr/lib/x86_64-linux-gnu:$T/r/lib/x86_64-linux-gnu XTABLES_LIBDIR=$T/r/usr/lib/x86_64-linux-gnu/xtables TZDIR=$T/r/usr/share/zoneinfo
rule=$(TZ=Africa/Lagos r/usr/sbin/iptables-translate -A INPUT -m time --timestart 08:00 --timestop 18:00 -j ACCEPT | sed "s/^nft '//; s/'\$//")
{ echo 'add table ip filter'; echo 'add chain ip filter INPUT'; echo "$rule"; } > rules
# The kernel's seconds of a day, as nft would hand them over, with their bytes in its order. -c changes nothing.
hours() { TZ=$1 unshare -rn r/usr/sbin/nft --debug=netlink -c -f rules | python3 -c "
import re, sys
print('$1', *['%s %02d:%02d' % (c, s // 3600, s // 60 % 60) for c, s in [(m[1], int.from_bytes(bytes.fromhex(m[2]), 'little')) for m in re.finditer(r'cmp (..e) reg 1 0x(\w{8})', sys.stdin.read())]])"; }
seen=$(echo "$rule"; hours UTC; hours Africa/Lagos)
echo "$seen"
[ "$seen" = 'add rule ip filter INPUT  meta hour "08:00:00"-"18:00:00" counter accept
UTC gte 08:00 lte 18:00
Africa/Lagos gte 07:00 lte 17:00' ]
