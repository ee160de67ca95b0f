#!/usr/bin/env bash
# measure.sh DIR PART...: measures what inputs.sh made. Parts: contents process large cold pack
# CLASSPATH has the module benchmarks and what it needs, jars alone, as docs/benchmarks.md says. PAIRS=7.
set -eu
dir=${1:?folder of inputs.sh}
shift
pairs=${PAIRS:-7}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
times=$work/times
. "$here/pairs.sh"
java=${JAVA:-java}
b=dev.cachet.benchmarks
heap="-Xmx16m -XX:+UseSerialGC"

# The trimmed option: Bouncy Castle without the signature of its jar, which the JDK checks at each start, and the
# classes of one run in an archive. Whoever does this has checked that signature before, and guards the new jar.
trim() { # name, class and arguments of the run that is archived
  trimmed=$dir/bcprov-unsigned.jar
  bcprov=$(printf %s "$CLASSPATH" | tr : '\n' | grep 'bcprov-[^/]*jar$')
  if [ ! -e "$trimmed" ]; then
    mkdir "$work/bc"
    (cd "$work/bc" && jar xf "$bcprov" && rm -f META-INF/*.SF META-INF/*.RSA META-INF/*.DSA && jar cfM "$trimmed" .)
  fi
  TRIMMED=$(printf %s "$CLASSPATH" | sed "s|$bcprov|$trimmed|")
  name=$1
  shift
  "$java" -XX:ArchiveClassesAtExit="$work/$name.jsa" -cp "$TRIMMED" "$@" >"$work/archive.txt" 2>&1
}

contents() {
  for file in raw zstd; do
    cat "$dir/$file.cachet" >/dev/null
    echo "$file.cachet, $(stat -c %s "$dir/$file.cachet") bytes"
    "$java" -cp "$CLASSPATH" $b.ContentsPairs "$dir/$file.cachet" "$dir/root-1.json" "$pairs"
  done
}

process() {
  : >"$times"
  trim process $b.VerifyProcess "$dir/raw.cachet" "$dir/root-1.json" stored 2
  cat "$dir/raw.cachet" >/dev/null
  for i in $(seq "$pairs"); do
    run openssl-dgst "raw.cachet)= " openssl dgst -sha256 "$dir/raw.cachet"
    run verify-1 "verified .*STORED" "$java" -cp "$CLASSPATH" $b.VerifyProcess "$dir/raw.cachet" "$dir/root-1.json" stored 1
    run verify-2 "verified .*STORED" "$java" -cp "$CLASSPATH" $b.VerifyProcess "$dir/raw.cachet" "$dir/root-1.json" stored 2
    run verify-2-trimmed "verified .*STORED" "$java" -XX:SharedArchiveFile="$work/process.jsa" -XX:+UseSerialGC -cp "$TRIMMED" $b.VerifyProcess "$dir/raw.cachet" "$dir/root-1.json" stored 2
    run bare-2 "hashed" "$java" -cp "$CLASSPATH" $b.BareHash "$dir/raw.cachet" 2
  done
  summary openssl-dgst
}

large() {
  : >"$times"
  echo "large.cachet, $(stat -c %s "$dir/large.cachet") bytes, java $heap"
  for i in 1 2 3; do
    for threads in 1 2; do
      run "stored-$threads" "verified .*STORED" "$java" $heap -cp "$CLASSPATH" $b.VerifyProcess "$dir/large.cachet" "$dir/root-1.json" stored $threads
    done
  done
  run decoded-2 "verified .*DECODED" "$java" $heap -cp "$CLASSPATH" $b.VerifyProcess "$dir/large.cachet" "$dir/root-1.json" decoded 2
  summary
}

cold() {
  : >"$times"
  # The signature of ML-DSA is the longer one.
  pq=$(ls -S "$dir"/small/signatures/*.json | head -1)
  classical=$(ls -S "$dir"/small/signatures/*.json | tail -1)
  bare="$b.BareSignatures $dir/small/manifest.json $classical $dir/keys/release-ed25519.jwk $pq $dir/keys/release-mldsa65.jwk"
  first="$b.FirstVerdict $dir/small.cachet $dir/root-1.json $dir/factory.json"
  trim first $first
  for i in $(seq "$pairs"); do
    run bare "2 signatures hold" "$java" -cp "$CLASSPATH" $bare
    run first-verdict "verified .* 2" "$java" -cp "$CLASSPATH" $first
    run bare-trimmed "2 signatures hold" "$java" -cp "$TRIMMED" $bare
    run first-verdict-trimmed "verified .* 2" "$java" -cp "$TRIMMED" $first
    run first-verdict-trimmed-cds "verified .* 2" "$java" -XX:SharedArchiveFile="$work/first.jsa" -XX:TieredStopAtLevel=1 -cp "$TRIMMED" $first
  done
  summary bare
}

pack() {
  "$java" -cp "$CLASSPATH" $b.PackPairs "$dir/pack" "$pairs"
}

for part in "$@"; do
  echo "== $part"
  "$part"
done
