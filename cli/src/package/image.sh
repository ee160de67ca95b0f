#!/bin/sh
# Builds a folder that is laid out as /usr is: a runtime of its own, the jar, the launcher, manual
# pages, completion. image.sh JAR FOLDER; JAVA_HOME names a JDK with jmods.
set -eu
[ $# -eq 2 ] || { echo "image.sh: give JAR and FOLDER" >&2; exit 2; }
jar=$1
out=$2
if [ -z "${SOURCE_DATE_EPOCH-}" ] && [ -n "${CACHET_TIMESTAMP-}" ]; then
  SOURCE_DATE_EPOCH=$(date -u -d "$CACHET_TIMESTAMP" +%s)
  export SOURCE_DATE_EPOCH
fi
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
home=$out/lib/cachet
# What the jar uses and what its libraries find by name: XML, the log of the JDK, keys on a token.
# Left out are desktop and SQL, which a library would offer to beans and dates that nobody has here.
modules=java.base,java.logging,java.naming,java.xml,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.unsupported,jdk.zipfs

rm -rf "$out"
mkdir -p "$home" "$out/bin" "$out/share/man/man1" "$out/share/bash-completion/completions" \
  "$out/share/zsh/vendor-completions" "$out/share/fish/vendor_completions.d"
# The decoder uses sun.misc.Unsafe, which later versions of the JDK warn of, and then refuse.
options=
version=$("${jdk}jlink" --version)
[ "${version%%[!0-9]*}" -lt 23 ] || options=--add-options=--sun-misc-unsafe-memory-access=allow
"${jdk}jlink" --add-modules "$modules" --strip-java-debug-attributes --no-header-files \
  --no-man-pages ${options:+"$options"} --output "$home/runtime"
# Some builds of the JDK keep what a debugger needs in their libraries: hundreds of megabytes.
command -v strip >/dev/null || { echo "image.sh: there is no 'strip'; install binutils" >&2; exit 3; }
find "$home/runtime/bin" "$home/runtime/lib" -type f \( -name '*.so' -o -perm -100 \) \
  -exec sh -c 'strip --strip-debug -- "$1" 2>/dev/null || :' strip {} \;
cp "$jar" "$home/cachet.jar"
cp "$here/cachet" "$out/bin/cachet"
cp "$here/make-archive" "$home/make-archive"
chmod 755 "$out/bin/cachet" "$home/make-archive"

cachet=$out/bin/cachet
"$cachet" completion bash >"$out/share/bash-completion/completions/cachet"
"$cachet" completion zsh >"$out/share/zsh/vendor-completions/_cachet"
"$cachet" completion fish >"$out/share/fish/vendor_completions.d/cachet.fish"
"$cachet" --quiet manual --out "$out/share/man/man1" >/dev/null
gzip -9n "$out"/share/man/man1/*.1

# A run of each kind of work, to see which classes it loads.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dpkg=$work/root/var/lib/dpkg
doc=$work/root/usr/share/doc/base-files
python=$work/root/usr/lib/python3/dist-packages/example-1.dist-info
mkdir -p "$work/root/etc" "$work/root/bin" "$dpkg/info" "$doc" "$python"
printf 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n' \
  >"$work/root/etc/os-release"
# One of each thing that a root of Debian has: what is read of it decides which classes load.
for package in base-files mawk; do
  printf 'Package: %s\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1:12.4-1\n' "$package"
  printf 'Multi-Arch: foreign\nSource: base (12.4)\nMaintainer: Example <a@example.org>\nProvides: awk (= 1)\n'
  printf 'Pre-Depends: mawk (>= 1) | gone\nDepends: base-files\n\n'
done >"$dpkg/status"
printf '/.\n/bin\n/bin/tool\n/etc/os-release\n/gone\n' >"$dpkg/info/base-files.list"
printf 'd41d8cd98f00b204e9800998ecf8427e  bin/tool\n' >"$dpkg/info/base-files.md5sums"
printf 'Format: x\n\nFiles: *\nLicense: GPL-2+ or Artistic\n\nLicense: own\n Text.\n .\n' >"$doc/copyright"
mkdir -p "${doc%/*}/mawk"
printf 'See /usr/share/common-licenses/GPL-2.\n\nLicense: own\n' >"${doc%/*}/mawk/copyright"
printf 'Name: example\nVersion: 1\nLicense: MIT\nRequires-Dist: gone; extra\n' >"$python/METADATA"
printf '\177ELF and more' >"$work/root/bin/unknown"
head -c 200000 /dev/zero >"$work/root/bin/tool"
ln -s tool "$work/root/bin/link"
(umask 077 && echo "only to see which classes load" >"$work/secret")
train() {
  CACHET_JAVA_OPTIONS="-Xshare:off -XX:DumpLoadedClassList=$work/one.list" "$cachet" "$@" >"$work/said" 2>&1 ||
    [ $? -eq "${over:-0}" ] || { cat "$work/said" >&2; echo "image.sh: failed: cachet $*" >&2; exit 1; }
  cat "$work/one.list" >>"$work/all.list"
}
train --version
train --help
train lifecycle lookup debian@12
over=1 train lifecycle check --rootfs "$work/root" --format sarif
train sbom generate --rootfs "$work/root" --out "$work/sbom.json"
over=1 train sbom check "$work/sbom.json" --profile ntia-2021
train sbom convert --in "$work/sbom.json" --out "$work/spdx.json" --spec spdx-3.0.1-json
over=1 train sbom check "$work/spdx.json"
train key new --alg ML-DSA-65 --out "$work/key" --passphrase-file "$work/secret"
# From JDK 21 on each line has a number that holds for one run only; a class that a loader of its own
# made has its file there, and is in no archive.
awk '!/ source: / { sub(/ id: .*/, "") } !/ source: / && !seen[$0]++' "$work/all.list" >"$home/cachet.list"
echo "$out: $(du -sm "$out" | cut -f1) MB, $(wc -l <"$home/cachet.list") classes listed"
