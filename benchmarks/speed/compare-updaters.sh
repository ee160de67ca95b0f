#!/usr/bin/env bash
# compare-updaters.sh DIR: verifying the same 1 GiB with Cachet and with other updaters' own checks, in turn.
# DIR is of inputs.sh; everything else is made here, once. Needs Debian's openssl, rauc, squashfs-tools, swupdate,
# cpio, mender-artifact, minisign and time; what is not there, or does not run here, is left out and said.
# CLASSPATH as for measure.sh. PAIRS=7.
set -eu
dir=$(cd "${1:?folder of inputs.sh}" && pwd)
pairs=${PAIRS:-7}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
times=$work/times
: >"$times"
. "$here/pairs.sh"
peers=$dir/peers
image=$dir/raw.bin
mkdir -p "$peers"
has() { command -v "$1" >/dev/null || { echo "left out: no $1 here"; return 1; }; }
made() { [ -e "$peers/$1" ]; }

certificate() {
  made key.pem || openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days 3650 -subj /CN=benchmark \
    -addext extendedKeyUsage=emailProtection,codeSigning -keyout "$peers/key.pem" -out "$peers/cert.pem" 2>/dev/null
}

make_cms() {
  made image.cms || openssl cms -sign -binary -md sha256 -signer "$peers/cert.pem" -inkey "$peers/key.pem" \
    -in "$image" -outform DER -out "$peers/image.cms"
}

make_rauc() {
  has rauc && has mksquashfs || return 1
  made bundle.raucb && return
  rm -rf "$work/bundle" && mkdir "$work/bundle" && ln "$image" "$work/bundle/image.img" 2>/dev/null || cp "$image" "$work/bundle/image.img"
  printf '[update]\ncompatible=pump\nversion=1\n[bundle]\nformat=plain\n[image.rootfs]\nfilename=image.img\n' >"$work/bundle/manifest.raucm"
  rauc --cert="$peers/cert.pem" --key="$peers/key.pem" --mksquashfs-args="-noD -noF -noI -noX" bundle "$work/bundle" "$peers/bundle.raucb" >/dev/null 2>&1
}

make_swupdate() {
  has swupdate && has cpio || return 1
  made update.swu && return
  mkdir -p "$work/swu"
  ln -f "$image" "$work/swu/image.img" 2>/dev/null || cp "$image" "$work/swu/image.img"
  printf 'software = { version = "1"; hardware-compatibility: ["1.0"]; images: ( { filename = "image.img"; device = "/dev/null"; type = "raw"; sha256 = "%s"; } ); }\n' \
    "$(sha256sum <"$image" | cut -d' ' -f1)" >"$work/swu/sw-description"
  openssl cms -sign -binary -md sha256 -signer "$peers/cert.pem" -inkey "$peers/key.pem" -in "$work/swu/sw-description" \
    -outform DER -nosmimecap -out "$work/swu/sw-description.sig"
  (cd "$work/swu" && printf 'sw-description\nsw-description.sig\nimage.img\n' | cpio -o -H crc) >"$peers/update.swu" 2>/dev/null
}

make_mender() {
  has mender-artifact || return 1
  made update.mender && return
  openssl rsa -in "$peers/key.pem" -traditional -out "$peers/mender-key.pem" 2>/dev/null
  openssl pkey -in "$peers/key.pem" -pubout -out "$peers/mender-pub.pem"
  mender-artifact write module-image -T single-file -t pump -n release-1 --compression none -k "$peers/mender-key.pem" \
    -f "$image" -o "$peers/update.mender" >/dev/null
}

make_minisign() {
  has minisign || return 1
  made image.minisig && return
  minisign -G -f -W -p "$peers/minisign.pub" -s "$peers/minisign.key" >/dev/null
  minisign -S -W -s "$peers/minisign.key" -m "$image" -x "$peers/image.minisig" >/dev/null
}

# A peer that does not run on this machine is left out; one that ran once has to run every time.
peer() { # name, make, word, command
  name=$1 make=$2 word=$3
  shift 3
  if ! "$make"; then
    echo "left out: $name, its input could not be made"
  elif (run "$name" "$word" "$@" && : >"$times") 2>"$work/why.txt"; then
    printf '%s\t%s\t%s\n' "$name" "$word" "$*" >>"$work/peers.txt"
  else
    echo "left out: $name does not run here: $(tail -1 "$work/why.txt")"
  fi
}

always() { :; }
b=dev.cachet.benchmarks
java=${JAVA:-java}
certificate
: >"$work/peers.txt"
peer openssl-dgst always "raw.bin)= " openssl dgst -sha256 "$image"
peer cachet-1-thread always "verified .*STORED" "$java" -cp "$CLASSPATH" $b.VerifyProcess "$dir/raw.cachet" "$dir/root-1.json" stored 1
peer cachet-2-threads always "verified .*STORED" "$java" -cp "$CLASSPATH" $b.VerifyProcess "$dir/raw.cachet" "$dir/root-1.json" stored 2
peer openssl-cms make_cms "erification successful" openssl cms -verify -binary -inform DER -in "$peers/image.cms" -content "$image" -CAfile "$peers/cert.pem" -purpose any -out /dev/null
peer rauc-info make_rauc "Verified inline signature\|Compatible" rauc info --keyring="$peers/cert.pem" "$peers/bundle.raucb"
peer swupdate-check make_swupdate "SWUpdate was successful" swupdate -c -v -H pump:1.0 -k "$peers/cert.pem" -i "$peers/update.swu"
peer mender-validate make_mender "signature verified\|validated successfully" mender-artifact validate -k "$peers/mender-pub.pem" "$peers/update.mender"
peer minisign make_minisign "Signature and comment signature verified" minisign -V -p "$peers/minisign.pub" -m "$image" -x "$peers/image.minisig"

: >"$times"
for i in $(seq "$pairs"); do
  while IFS=$(printf '\t') read -r name word command; do
    # The words of a command have no blanks of their own: DIR must not have any.
    run "$name" "$word" $command
  done <"$work/peers.txt"
done
echo "| check | runs | wall s | cpu s | resident MiB | wall / openssl dgst | cpu / openssl dgst |"
echo "|---|---|---|---|---|---|---|"
summary openssl-dgst
