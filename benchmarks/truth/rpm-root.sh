#!/usr/bin/env bash
# Makes a root whose packages RPM itself installed, from specifications written here.
#
#   rpm-root.sh FOLDER [sqlite|ndb]
#
# Needs root, rpm and rpmbuild (Debian: apt-get install rpm).
set -euo pipefail
out=$1
backend=${2:-sqlite}
rm -rf "$out"
mkdir -p "$out/etc" "$out/usr/bin" "$out/var/lib/rpm" "$out/var/tmp"
ln -s usr/bin "$out/bin"
printf 'ID=fedora\nVERSION_ID=40\nNAME="Fedora Linux"\n' >"$out/etc/os-release"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# spec NAME ARCH VERSION RELEASE LINES FILES: the files are made with their path in them.
spec() {
  local files="" install=""
  for path in $6; do
    install+=$'\n'"mkdir -p %{buildroot}$(dirname "$path"); printf '\\177ELF %%s' $path >%{buildroot}$path"
    files+=$'\n'"$path"
  done
  printf 'Name: %s\nVersion: %s\nRelease: %s\nSummary: %s\nLicense: MIT AND (GPL-2.0-or-later OR Artistic-1.0)\nVendor: Example Works\nAutoReqProv: no\n%s\n%s\n%%description\n%s\n%%install%s\n%%files%s\n' \
    "$1" "$3" "$4" "$1" "$([ "$2" = noarch ] && echo 'BuildArch: noarch')" "$5" "$1" "$install" "$files" >"$work/$1.spec"
  rpmbuild --quiet -bb --define "_topdir $work/top" --define "_build_id_links none" \
    --define "__os_install_post %{nil}" --define "debug_package %{nil}" "$work/$1.spec" >>"$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
}

spec base x86_64 1.0 1 $'Epoch: 2\nProvides: /bin/sh\nProvides: virtual(x86-64) = 3.1~rc1-2' '/usr/bin/base /usr/lib64/libbase.so.1'
spec shell x86_64 5.2^git1 3.fc40 $'Requires: base >= 2:0.9\nRequires: virtual(x86-64) < 3.1\nProvides: plain' '/usr/bin/shell'
spec tool noarch 1 1 $'Requires: /bin/sh\nRequires: /usr/bin/shell\nRequires: plain >= 7\nRequires: base = 1:1.0' '/usr/bin/tool /usr/share/doc/tool/readme'
spec wants noarch 1 1 $'Requires: (shell or gone)\nRequires: (base and tool)\nRequires: (gone if nowhere)\nRequires: virtual(x86-64) = 3.1' '/usr/bin/wants'
many=""
for i in $(seq 400); do many+=" /usr/share/many/$((i % 20))/file-$i"; done
spec many noarch 1 1 $'Requires: wants >= 1-1\nRequires: many-data' "$many"
spec data noarch 1 1 $'Provides: many-data' '/usr/share/data/x'
spec kernel x86_64 6.8.1 1 '' '/boot/vmlinuz-6.8.1'
cp "$work/kernel.spec" "$work/kernel2.spec"
sed -i 's/6\.8\.1/6.10.0/g' "$work/kernel2.spec"
rpmbuild --quiet -bb --define "_topdir $work/top" --define "_build_id_links none" --define "__os_install_post %{nil}" \
  --define "debug_package %{nil}" "$work/kernel2.spec" >>"$work/log" 2>&1
rpm --root "$out" --dbpath /var/lib/rpm --define "_db_backend $backend" --nodeps --noscripts -i "$work"/top/RPMS/*/*.rpm
# Of one package the documentation was left out, and one file was lost since.
rpm --root "$out" --dbpath /var/lib/rpm --define "_db_backend $backend" --nodeps -e tool
rpm --root "$out" --dbpath /var/lib/rpm --define "_db_backend $backend" --nodeps --excludedocs -i "$work"/top/RPMS/noarch/tool-*.rpm
rm "$out/usr/share/data/x"
printf '\177ELF nobody' >"$out/usr/bin/nobodys"
ls -l "$out/var/lib/rpm"
