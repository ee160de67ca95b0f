#!/usr/bin/env bash
# What a short run of the command line costs: startup.sh JAR IMAGE ROOTFS [RUNS]
# The forms are run in turn, RUNS times (default 15); each figure is the median of wall time and of
# processor time in milliseconds. JAR is run by the java on the path, IMAGE is what image.sh built
# (or /usr, once the .deb is installed), ROOTFS a Debian root for the longer commands.
set -euo pipefail
[ $# -ge 3 ] || { echo "startup.sh: give JAR, IMAGE and ROOTFS" >&2; exit 2; }
jar=$1 image=$2 rootfs=$3 runs=${4:-15}
home=$image/lib/cachet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -f "$home/cachet.jsa" ] || { echo "startup.sh: run $home/make-archive first" >&2; exit 2; }
cat >"$work/Hello.java" <<'JAVA'
public class Hello { public static void main(String[] args) { System.out.println("hello"); } }
JAVA
javac -d "$work" "$work/Hello.java"
cp "$jar" "$work/cachet.jar"
cp "$(dirname "$0")/../cli/src/package/cachet" "$work/cachet"

names=()
declare -A commands
form() { names+=("$1"); commands[$1]=$2; }
run() { # FORM: one run, its times appended; the exit code and the output of each are looked at
  local code=0
  TIMEFORMAT='%R %U %S'
  { time eval "${commands[$1]}" >"$work/out" 2>"$work/err" || code=$?; } 2>"$work/time"
  [ "$code" -le 1 ] && [ -s "$work/out" ] || { cat "$work/err" >&2; echo "startup.sh: exit $code: $1" >&2; exit 1; }
  awk '{ printf "%d %d\n", $1 * 1000, ($2 + $3) * 1000 }' "$work/time" >>"$work/times.$2"
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
table() { # RUNS
  local n i
  for n in "${!names[@]}"; do : >"$work/times.$n"; run "${names[$n]}" "$n"; : >"$work/times.$n"; done
  for ((i = 0; i < $1; i++)); do
    for n in "${!names[@]}"; do run "${names[$n]}" "$n"; done
  done
  printf '| %s | wall ms | processor ms |\n|---|---|---|\n' "$2"
  for n in "${!names[@]}"; do
    printf '| %s | %s | %s |\n' "${names[$n]}" \
      "$(cut -d' ' -f1 "$work/times.$n" | median)" "$(cut -d' ' -f2 "$work/times.$n" | median)"
  done
  echo
  names=()
}

bare="$home/runtime/bin/java -Xshare:auto"
main="-cp $home/cachet.jar dev.cachet.cli.Main"
jsa="-XX:SharedArchiveFile=$home/cachet.jsa"
hot="-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=20000 -XX:Tier4CompileThreshold=100000 -XX:Tier4BackEdgeThreshold=10000000"
form "hello world, java" "java -cp $work Hello"
form "java -jar cachet.jar --version" "java -jar $work/cachet.jar --version"
form "the jar by the script" "$work/cachet --version"
form "the image by its script" "$image/bin/cachet --version"
table "$runs" "--version"

form "the runtime alone" "$bare $main --version"
form "with -XX:+UseSerialGC" "$bare -XX:+UseSerialGC $main --version"
form "with few compilations by C2" "$bare $hot $main --version"
form "with -XX:TieredStopAtLevel=1" "$bare -XX:TieredStopAtLevel=1 $main --version"
form "with the archive" "$bare $jsa $main --version"
form "with the archive and -XX:+UseSerialGC" "$bare $jsa -XX:+UseSerialGC $main --version"
form "with the archive, serial, C1 only" "$bare $jsa -XX:+UseSerialGC -XX:TieredStopAtLevel=1 $main --version"
form "what the script passes" "$image/bin/cachet --version"
table "$runs" "each option, --version"

check="lifecycle check --rootfs $rootfs"
form "java -jar" "java -jar $work/cachet.jar $check"
form "the jar by the script" "$work/cachet $check"
form "the image" "$image/bin/cachet $check"
form "the image, C1 only" "CACHET_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 $image/bin/cachet $check"
table $(((runs + 1) / 2)) "lifecycle check"

generate="sbom generate --rootfs $rootfs --out -"
form "java -jar" "java -jar $work/cachet.jar $generate"
form "the jar by the script" "$work/cachet $generate"
form "the image" "$image/bin/cachet $generate"
form "the image, C1 only" "CACHET_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 $image/bin/cachet $generate"
table $(((runs + 2) / 3)) "sbom generate"
