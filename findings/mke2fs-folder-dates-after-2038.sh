#!/usr/bin/env bash
# Tool: mke2fs of e2fsprogs 1.47.0 (Debian 12), option -d.
# Behaviour: an ext4 image with 256-byte inodes can hold dates up to 2446, but `mke2fs -d FOLDER` writes only
# the low 32 bits: a file of 2040-01-01 is from 1903-11-25 in the image. There is no warning. (128-byte inodes warn.)
# Why it matters: devices that are built for 20 years will be built after 2038; dates from 1903 break
# caches, make, certificate checks by file date, and comparisons of an image with the folder that it was made from.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download e2fsprogs=1.47.0-2+b2 libext2fs2=1.47.0-2+b2 libcom-err2=1.47.0-2+b2 libss2=1.47.0-2+b2 >/dev/null
for f in *.deb; do dpkg -x "$f" r; done
export LD_LIBRARY_PATH=$T/r/lib/x86_64-linux-gnu:$T/r/usr/lib/x86_64-linux-gnu TZ=UTC MKE2FS_CONFIG=$T/r/etc/mke2fs.conf
mkdir d; touch -d '2037-01-01 00:00 UTC' d/before; touch -d '2040-01-01 00:00 UTC' d/after
truncate -s 8M i
r/sbin/mke2fs -q -t ext4 -I 256 -d d i 2>warnings
seen=$(for f in before after; do r/sbin/debugfs -R "stat /$f" i 2>/dev/null | sed -n "s/.*mtime: .* -- /$f /p"; done
  echo "warnings: $(cat warnings)")
echo "$seen"
[ "$seen" = "before Thu Jan  1 00:00:00 2037
after Wed Nov 25 17:31:44 1903
warnings: " ]
