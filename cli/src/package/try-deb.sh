#!/bin/sh
# Installs a .deb into a root without Java and uses it as a stranger would: try-deb.sh FILE ROOT.
# ROOT is a Debian 12 root with man-db, bash-completion, zsh and fish; where it is not there, it is
# made by mmdebstrap. Needs root for chroot. Ends with 1 at the first thing that is not as it should.
set -eu
[ $# -eq 2 ] || { echo "try-deb.sh: give FILE and ROOT" >&2; exit 2; }
deb=$1
root=$2
[ -d "$root/usr" ] ||
  mmdebstrap --variant=minbase --include=man-db,bash-completion,zsh,fish,zlib1g,libstdc++6 bookworm "$root"

inside() { chroot "$root" env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LC_ALL=C.UTF-8 "$@"; }
fail() { printf 'try-deb.sh: %s\n' "$*" >&2; exit 1; }
has() {
  case $2 in *"$3"*) printf 'ok: %s\n' "$1" ;; *) fail "$1: no '$3' in: $2" ;; esac
}
lacks() { [ ! -e "$root/$1" ] || fail "$1 is still there after $2"; }

# As every running system has them: the loader finds the libraries of the runtime by /proc, and zsh
# needs a terminal of /dev.
mount -t proc proc "$root/proc"
trap 'umount -lR "$root/dev"; umount -l "$root/proc"' EXIT
mount --rbind --make-rslave /dev "$root/dev"
inside sh -c 'command -v java' >/dev/null && fail "there is Java in $root"
cp "$deb" "$root/cachet.deb"
inside dpkg -i /cachet.deb >"$root/said" 2>&1 || { cat "$root/said" >&2; fail "dpkg -i"; }
[ -s "$root/usr/lib/cachet/cachet.jsa" ] || fail "the archive of classes was not made"
echo "ok: installed by dpkg -i, and the archive of classes was made"
inside apt-get check >/dev/null || fail "the dependencies of the package are not met"
echo "ok: its dependencies are met"

has "runs" "$(inside cachet --version)" "cachet "
has "runs by a link in another folder" "$(inside sh -c 'ln -sf /usr/bin/cachet /opt/c && /opt/c --version')" "cachet "
has "knows this root" "$(inside cachet lifecycle identify /)" "debian 12"
# Without the archive of this path the JVM would load the class from the jar.
has "loads its classes from the archive" \
  "$(inside env CACHET_JAVA_OPTIONS='-Xlog:class+load:stdout' cachet --version | grep 'dev.cachet.cli.Main ')" "shared objects file"
has "describes this root" "$(inside cachet sbom generate --rootfs / --out /sbom.json 2>&1)" "components of"
has "says what the library did when asked" "$(inside cachet -v sbom generate --rootfs / --out /sbom.json 2>&1)" "INFO RootfsSource"
[ -z "$(inside cachet -q sbom generate --rootfs / --out /sbom.json 2>&1)" ] || fail "--quiet is not"
has "reads what it wrote" "$(inside cachet sbom check /sbom.json --profile ntia-2021 2>&1 || true)" "ntia-2021"
inside sh -c 'umask 077 && echo "known to everybody" >/secret'
for alg in EdDSA ES256 PS256 ML-DSA-65; do
  has "makes a key of $alg" "$(inside cachet key new --alg $alg --out "/key-$alg" --passphrase-file /secret)" "$alg"
done
has "says what is wrong with exit 2" "$(inside sh -c 'cachet verify /nowhere 2>&1; echo "exit $?"')" "exit 2"

for page in $(inside sh -c 'ls /usr/share/man/man1 | grep ^cachet'); do
  wrong=$(inside env MANROFFSEQ='' MANWIDTH=100 man --warnings -E UTF-8 -l -Tutf8 -Z "/usr/share/man/man1/$page" 2>&1 >/dev/null)
  [ -z "$wrong" ] || fail "$page: $wrong"
done
echo "ok: every manual page renders without a warning"
has "man cachet-sbom-check" "$(inside man cachet-sbom-check | col -b)" "cachet sbom check sbom.cdx.json --profile"
has "man -k" "$(inside sh -c 'mandb -q && man -k cachet-verify')" "cachet-verify (1)"

# As the completion of bash loads it: by the name of the command, from its place.
has "bash completes" "$(inside bash --norc -c '
  . /usr/share/bash-completion/bash_completion
  _completion_loader cachet
  COMP_WORDS=(cachet lifecycle ch) COMP_CWORD=2 COMP_LINE="cachet lifecycle ch" COMP_POINT=19
  $(complete -p cachet | sed "s/.*-F \([^ ]*\).*/\1/") 2>/dev/null
  echo "[${COMPREPLY[*]}]"')" "[check]"
has "fish completes a command" "$(inside fish -c 'complete -C "cachet lifecycle ch"')" "check"
has "fish completes an option" "$(inside fish -c 'complete -C "cachet sbom check x --max-f"')" "--max-facts-age"
has "fish completes a value" "$(inside fish -c 'complete -C "cachet sbom check x --format sa"')" "sarif"
# A terminal of its own, as zsh completes nowhere else.
cat >"$root/zsh-tab" <<'ZSH'
zmodload zsh/zpty
zpty tab zsh -f
zpty -w tab 'PS1=; fpath=(/usr/share/zsh/vendor-completions $fpath); autoload -U compinit; compinit -D; cd /'
zpty -w tab 'print -r -- go-$((1+1))'
zpty -r tab said '*go-2*'
zpty -n -w tab $'cachet lifecycle ch\t'
sleep 2
zpty -n -w tab $'\C-Aprint -r -- "\C-E"\n'
zpty -r tab said '*cachet lifecycle check*' && print -r -- "$said"
zpty -d tab
ZSH
has "zsh completes" "$(inside timeout 60 zsh -f /zsh-tab | tail -n 3)" "cachet lifecycle check"

inside dpkg -r cachet >/dev/null
lacks usr/lib/cachet removal
lacks usr/bin/cachet removal
lacks usr/share/man/man1/cachet.1.gz removal
echo "ok: removed without a trace"
