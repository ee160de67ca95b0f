#!/bin/sh
# make.sh: makes the images beside it of one root of Debian, with Debian's squashfs-tools, e2fsprogs and tar.
set -eu
PATH=$PATH:/sbin:/usr/sbin
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
cd "$work"
r=root
mkdir -p $r/etc $r/usr/bin $r/usr/lib/python3/dist-packages/six-1.16.0.dist-info $r/var/lib/dpkg/info $r/opt/app $r/usr/share/doc/bash
printf 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nID=debian\n' >$r/usr/lib/os-release
ln -s ../usr/lib/os-release $r/etc/os-release
ln -s usr/bin $r/bin
cat >$r/var/lib/dpkg/status <<'S'
Package: libc6
Status: install ok installed
Maintainer: Example <a@example.org>
Architecture: amd64
Source: glibc
Version: 2.36-9+deb12u7

Package: bash
Status: install ok installed
Maintainer: Example <a@example.org>
Architecture: amd64
Version: 5.2.15-2+b7
Pre-Depends: libc6 (>= 2.36)

S
printf '/.\n/bin\n/bin/bash\n/usr/share/doc/bash/copyright\n' >$r/var/lib/dpkg/info/bash.list
printf 'Format: x\n\nFiles: *\nLicense: GPL-3+\n' >$r/usr/share/doc/bash/copyright
printf '\177ELF of bash' >$r/usr/bin/bash
printf '\177ELF of nobody' >$r/opt/app/tool
chmod 4755 $r/opt/app/tool
ln $r/opt/app/tool $r/opt/app/second
ln -s ../../../etc/passwd $r/opt/app/out
printf 'Metadata-Version: 2.1\nName: six\nVersion: 1.16.0\nLicense: MIT\n' >$r/usr/lib/python3/dist-packages/six-1.16.0.dist-info/METADATA
i=0
while [ $i -lt 2000 ]; do printf 'line %d of a file of several blocks\n' $i; i=$((i + 1)); done >$r/opt/app/lines
truncate -s 200000 $r/opt/app/holes
printf end >>$r/opt/app/holes
find $r -exec touch -h -d 2026-01-01T00:00:00Z {} +
mksquashfs $r "$here/root.squashfs" -noappend -quiet -no-progress -all-root -b 16384 -comp xz -mkfs-time 0 -nopad
for type in ext2 ext4; do
  truncate -s 1M $type
  mke2fs -q -t $type -b 1024 -I 256 -N 64 -O ^has_journal,^resize_inode -E root_owner=0:0 -U clear -d $r $type
  gzip -9n <$type >"$here/root.$type.gz"
done
tar -C $r --sort=name --owner=0 --group=0 --numeric-owner -S -c . | gzip -9n >"$here/root.tar.gz"
rm -rf "$work"
ls -l "$here"
