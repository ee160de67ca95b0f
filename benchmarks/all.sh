#!/usr/bin/env bash
# all.sh OLD.jar NEW.jar [LINE...]: one table of two builds beside each other, and beside other tools that are here.
# Lines: generate verify decode install seal pack version first lookup inventories components; default all.
# Each line runs PAIRS=7 times, old and new and other in turn, as whole processes; exit codes and outputs are checked.
# A jar with the script cachet beside it is run by that script, any other by java -jar. Makes its inputs once in DIR.
#   DIR=/tmp/cachet-all  where inputs and outputs are     MIB=64   size of the payloads; 1024 for the figures of the documents
#   ROOT=folder          a Debian root; default made up    COUNT=2000  packages of the large SBOM; 100000 for the documents
#   ROWS=20000           lines that are looked up          DEVICES=500 inventories that are judged
#   TRIVY=command        a trivy to generate beside
# Needs bash, python3, javac, openssl; zstd for the other side of pack.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,11s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
jar() { [ -f "$1" ] || { echo "all.sh: no jar $1" >&2; exit 2; }; realpath "$1"; }
old=$(jar "$1") new=$(jar "$2")
shift 2
lines=("$@")
[ $# -gt 0 ] || lines=(generate verify decode install seal pack version first lookup inventories components)
dir=${DIR:-/tmp/cachet-all} mib=${MIB:-64} count=${COUNT:-2000} rows=${ROWS:-20000} devices=${DEVICES:-500}
mkdir -p "$dir/out"
dir=$(cd "$dir" && pwd)
day=2026-11-30
export CACHET_PASSPHRASE="known to everybody, for measuring only"
command_of() { if [ -x "$(dirname "$1")/cachet" ]; then echo "$(dirname "$1")/cachet"; else echo "java -jar $1"; fi; }
o=$(command_of "$old") n=$(command_of "$new")
plan=$dir/plan.tsv
: >"$plan"

# line NAME WORD PREPARE OTHER ARGUMENTS: what both builds run; WORD has to be in the output; @ is o or n.
line() {
  local name=$1 word=$2 prepare=$3 other=$4 arguments=$5
  printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$name" "$word" "${prepare:--}" "$o ${arguments//@/o}" "$n ${arguments//@/n}" "${other:--}" >>"$plan"
}
hello() {
  [ -f "$dir/Hello.class" ] || { echo 'public class Hello { public static void main(String[] a) { System.out.println("hello"); } }' >"$dir/Hello.java" && javac -d "$dir" "$dir/Hello.java"; }
  echo "java -cp $dir Hello"
}
packages() { # of all lines that read a package
  [ -f "$dir/made-$mib" ] && return
  rm -rf "$dir/keys" "$dir/pack"
  MIB=$mib LARGE=no CACHET="$n" "$here/speed/inputs.sh" "$dir" >&2
  touch "$dir/made-$mib"
}
packed() { # a folder that is signed, for pack, seal and install
  packages
  [ -d "$dir/signed-$mib" ] && return
  $n pack "$dir/pack/pack.json" --sbom "$dir/sbom.json" --rootfs "$dir/root" --policy "$dir/policy.json" --out "$dir/signed-$mib" >>"$dir/log.txt"
  $n sign "$dir/signed-$mib" --package "$(sha256sum <"$dir/signed-$mib/manifest.json" | cut -c1-64)" \
    --key "$dir/keys/release-ed25519.pem" --key "$dir/keys/release-mldsa65.pem" >>"$dir/log.txt"
}
root_digest() { sed -n 's/.*"root1": "\([0-9a-f]*\)".*/\1/p' "$dir/factory.json"; }
root_of() { # a made-up Debian root of that many packages
  [ -f "$dir/debian-$1/etc/os-release" ] || python3 "$here/speed/debian_root.py" "$dir/debian-$1" "$1"
  echo "$dir/debian-$1"
}

for one in "${lines[@]}"; do
  case $one in
    generate)
      root=${ROOT:-$(root_of 157)}
      line generate components "" "${TRIVY:+$TRIVY fs --quiet --format cyclonedx $root}" "sbom generate --rootfs $root --out $dir/out/@.json --as-of $day" ;;
    verify)
      packages
      line verify verified "" "openssl dgst -sha256 $dir/raw.cachet" "verify $dir/raw.cachet --factory $dir/factory.json --root $dir/root-1.json --floor 0 --as-of $day" ;;
    decode)
      packages
      line decode verified "" "" "verify $dir/zstd.cachet --factory $dir/factory.json --root $dir/root-1.json --floor 0 --as-of $day --decode" ;;
    seal)
      packed
      line seal sealed "rm -f $dir/out/sealed-o $dir/out/sealed-n $dir/out/copy" "python3 $here/speed/copy_sync.py $dir/signed-$mib $dir/out/copy" \
        "seal $dir/signed-$mib --root $dir/root-1.json --root-sha256 $(root_digest) --out $dir/out/sealed-@" ;;
    install)
      packed
      rm -rf "$dir/device" && rm -f "$dir/install.cachet"
      $n seal "$dir/signed-$mib" --root "$dir/root-1.json" --root-sha256 "$(root_digest)" --out "$dir/install.cachet" >>"$dir/log.txt"
      $n device init "$dir/device" --factory "$dir/factory.json" --root "$dir/root-1.json" --slot "image=$((mib * 1048576))" >>"$dir/log.txt"
      line install "" "rm -rf $dir/out/device-o $dir/out/device-n; cp -a $dir/device $dir/out/device-o; cp -a $dir/device $dir/out/device-n" "" \
        "device install $dir/out/device-@ $dir/install.cachet --state idle" ;;
    pack)
      packages
      other=
      ! command -v zstd >/dev/null || other="zstd -9 -q -f -T0 $dir/pack/payload.bin -o $dir/out/stream.zst"
      line pack "" "rm -rf $dir/out/pack-o $dir/out/pack-n" "$other" \
        "pack $dir/pack/pack.json --sbom $dir/sbom.json --rootfs $dir/root --policy $dir/policy.json --out $dir/out/pack-@" ;;
    version) line version cachet "" "$(hello)" --version ;;
    first)
      packages
      line first verified "" "$(hello)" "verify $dir/small.cachet --factory $dir/factory.json --root $dir/root-1.json --floor 0 --as-of $day" ;;
    lookup)
      [ -f "$dir/rows-$rows" ] || python3 "$here/speed/identifiers.py" "$rows" >"$dir/rows-$rows"
      line lookup UNKNOWN "" "" "lifecycle lookup - --as-of $day <$dir/rows-$rows" ;;
    inventories)
      for build in old new; do
        mkdir -p "$dir/classes-$build"
        javac -d "$dir/classes-$build" -cp "${!build}" "$here/speed/Inventories.java"
      done
      printf 'inventories\tverdicts\t-\tjava -cp %s Inventories %s\tjava -cp %s Inventories %s\t-\n' "$dir/classes-old:$old" "$devices" "$dir/classes-new:$new" "$devices" >>"$plan" ;;
    components)
      root=$(root_of "$count")
      for build in o n; do
        run=$o && [ $build = o ] || run=$n
        $run sbom generate --rootfs "$root" --out "$dir/out/many-$build.json" --as-of $day >/dev/null
        sed 's/"1\.0-2"/"1.0-3"/; s/@1\.0-2?/@1.0-3?/' "$dir/out/many-$build.json" >"$dir/out/newer-$build.json"
      done
      line components-generate components "" "" "sbom generate --rootfs $root --out $dir/out/many-@.json --as-of $day"
      line components-check "" "" "" "sbom check $dir/out/many-@.json --as-of $day"
      line components-against "" "" "" "sbom check $dir/out/many-@.json --against $root --as-of $day"
      line components-diff "" "" "" "sbom diff $dir/out/many-@.json $dir/out/newer-@.json" ;;
    *) echo "all.sh: no line $one" >&2; exit 2 ;;
  esac
done
python3 "$here/speed/table.py" "$plan" "${PAIRS:-7}"
for one in o n; do
  [ ! -d "$dir/out/pack-$one" ] || [ ! -f "$dir/out/stream.zst" ] || python3 - "$dir/out/pack-$one" "$dir/out/stream.zst" "$one" <<'P'
import os, sys
size = sum(os.path.getsize(os.path.join(d, f)) for d, _, fs in os.walk(os.path.join(sys.argv[1], "payload")) for f in fs)
print("pack, %s: %d bytes of payloads, %.3f of the one stream" % ({"o": "old", "n": "new"}[sys.argv[3]], size, size / os.path.getsize(sys.argv[2])))
P
done
