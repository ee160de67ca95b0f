#!/bin/sh
# make.sh: makes the images beside it anew, with Debian's squashfs-tools, e2fsprogs, tar, cpio and fdisk.
set -eu
PATH=$PATH:/sbin:/usr/sbin
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
cd "$work"
mkdir -p root/etc root/opt root/usr/lib
printf 'ID=debian\nVERSION_ID="12"\n' >root/etc/os-release
i=0
while [ $i -lt 3000 ]; do printf 'line %d of a file that has several blocks\n' $i; i=$((i + 1)); done >root/opt/lines
printf 'short' >root/opt/short
: >root/opt/empty
truncate -s 300000 root/opt/sparse
printf 'end' >>root/opt/sparse
ln root/opt/short root/usr/lib/same
ln -s ../opt/lines root/usr/link
mkfifo root/opt/pipe
chmod 4755 root/opt/short
find root -exec touch -h -d 2026-01-01T00:00:00Z {} +
for comp in gzip xz lz4 zstd lzo; do
  mksquashfs root "$here/small-$comp.squashfs" -noappend -quiet -no-progress -all-root -b 16384 -comp $comp -mkfs-time 0 -nopad
done
mksquashfs root "$here/small-raw.squashfs" -noappend -quiet -no-progress -all-root -b 16384 -mkfs-time 0 -nopad -noI -noD -noF -noX
for type in ext2 ext4; do
  truncate -s 1M $type
  mke2fs -q -t $type -b 1024 -I 256 -N 64 -O ^has_journal,^resize_inode -E root_owner=0:0 -U clear -d root $type
  gzip -9n <$type >"$here/small.$type.gz"
done
truncate -s 1M inline
mke2fs -q -t ext4 -b 1024 -I 256 -N 64 -O ^has_journal,^resize_inode,inline_data -E root_owner=0:0 -U clear -d root inline
gzip -9n <inline >"$here/small-inline.ext4.gz"
(cd root && find . | LC_ALL=C sort | cpio --quiet -o -H newc -R 0:0) | gzip -9n >"$here/small.cpio.gz"
tar -C root --sort=name --owner=0 --group=0 --numeric-owner -S -c . | gzip -9n >"$here/small.tar.gz"
truncate -s 4M disk
printf 'label: gpt\nstart=2048, size=2048\nstart=4096, size=2048\n' | sfdisk -q disk
dd if=ext4 of=disk bs=512 seek=4096 conv=notrunc status=none
gzip -9n <disk >"$here/small.disk.gz"
rm -rf "$work"
ls -l "$here"
