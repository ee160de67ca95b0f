# What a reader of any document may have: a small root filesystem of a Debian 13.
# package version file
owned() {
  mkdir -p "$root/$(dirname "$3")" "$root/var/lib/dpkg/info"
  printf 'contents of %s %s\n' "$1" "$2" >"$root/$3"
  printf '/.\n/%s\n' "$3" >"$root/var/lib/dpkg/info/$1.list"
  cat >>"$root/var/lib/dpkg/status" <<STATUS
Package: $1
Status: install ok installed
Maintainer: Example Maintainers <maintainers@example.org>
Architecture: amd64
Version: $2

STATUS
}
debian() { # folder
  root=$1
  mkdir -p "$root/etc" "$root/var/lib/dpkg"
  cat >"$root/etc/os-release" <<'RELEASE'
PRETTY_NAME="Debian GNU/Linux 13 (trixie)"
NAME="Debian GNU/Linux"
VERSION_ID="13"
VERSION="13 (trixie)"
VERSION_CODENAME=trixie
ID=debian
RELEASE
  : >"$root/var/lib/dpkg/status"
  owned libc6 2.41-12 lib/x86_64-linux-gnu/libc.so.6
  owned bash 5.2.37-2+b5 bin/bash
  owned openssl 3.5.1-1 usr/bin/openssl
}
