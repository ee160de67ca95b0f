#!/bin/sh
# An image, its SBOM and an unsigned package: build-image.sh ROOTFS APPLICATION OUT
# ROOTFS is an unpacked root filesystem (of debootstrap, mmdebstrap or a container), OUT a folder that is not there.
set -eu
[ $# = 3 ] || { echo "usage: build-image.sh ROOTFS APPLICATION OUT" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
rootfs=$1
application=$2
out=$3
cachet=${CACHET:-cachet}
# One day for everything that this build makes, so that the same inputs give the same bytes.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)}
export SOURCE_DATE_EPOCH

mkdir "$out"
cp -a "$rootfs" "$out/rootfs"
install -D -m 0755 "$application" "$out/rootfs/opt/application"
tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -C "$out/rootfs" -cf "$out/image.tar" .

"$cachet" sbom generate --rootfs "$out/rootfs" --out "$out/image.cdx.json"
"$cachet" lifecycle check --rootfs "$out/rootfs" --within 180 --report html="$out/support.html"
cp "$here/pack.json" "$here/policy.json" "$out"
"$cachet" pack "$out/pack.json" --sbom "$out/image.cdx.json" --rootfs "$out/rootfs" --policy "$out/policy.json" --out "$out/release"
