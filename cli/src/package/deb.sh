#!/bin/sh
# Makes a .deb of an image: deb.sh IMAGE VERSION FILE. Needs dpkg-deb and dpkg-shlibdeps, that is
# dpkg-dev. CACHET_MAINTAINER names who builds it; SOURCE_DATE_EPOCH dates the files in it.
set -eu
[ $# -eq 3 ] || { echo "deb.sh: give IMAGE, VERSION and FILE" >&2; exit 2; }
image=$1
version=$(printf '%s' "$2" | sed 's/-SNAPSHOT$/~snapshot/')
file=$3
if [ -z "${SOURCE_DATE_EPOCH-}" ] && [ -n "${CACHET_TIMESTAMP-}" ]; then
  SOURCE_DATE_EPOCH=$(date -u -d "$CACHET_TIMESTAMP" +%s)
  export SOURCE_DATE_EPOCH
fi
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
source=$here/../../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree
mkdir -p "$tree/usr/share/doc/cachet" "$tree/DEBIAN" "$work/debian"
chmod 755 "$tree"
cp -R "$image"/. "$tree/usr/"
cp "$source/NOTICE" "$tree/usr/share/doc/cachet/NOTICE"
gzip -9nc "$source/CHANGELOG.md" >"$tree/usr/share/doc/cachet/changelog.gz"
cat "$here/copyright" "$source/LICENSE" >"$tree/usr/share/doc/cachet/copyright"

# Which packages have the libraries that the runtime is linked to.
runtime=$tree/usr/lib/cachet/runtime
printf 'Source: cachet\n\nPackage: cachet\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && find "$runtime" -type f \( -name '*.so' -o -path '*/bin/*' \) -exec \
  dpkg-shlibdeps -O "-l$runtime/lib" "-l$runtime/lib/server" {} + 2>"$work/said" |
  sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || { cat "$work/said" >&2; echo "deb.sh: no dependencies found" >&2; exit 1; }

cat >"$tree/DEBIAN/control" <<CONTROL
Package: cachet
Version: $version
Section: utils
Priority: optional
Architecture: $(dpkg --print-architecture)
Depends: $depends
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Maintainer: ${CACHET_MAINTAINER:-Whoever built this package <root@localhost>}
Description: signed vendor updates, SBOMs and end-of-support checks
 Describes what a medical device's software is made of, says until when the
 operating system beneath is supported, and packs, signs and verifies updates.
 Brings its own Java runtime.
CONTROL
cp "$here/postinst" "$here/prerm" "$tree/DEBIAN/"
chmod 755 "$tree/DEBIAN/postinst" "$tree/DEBIAN/prerm"
chmod -R u=rwX,go=rX "$tree/usr"
if [ -n "${SOURCE_DATE_EPOCH-}" ]; then
  find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
fi
dpkg-deb --root-owner-group -Zgzip --build "$tree" "$file" >/dev/null
echo "$file: $(du -k "$file" | cut -f1) KiB; needs $depends"
