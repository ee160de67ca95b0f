#!/bin/sh
# Generates, reads, checks and compares SBOMs of 10,000, 30,000 and 100,000 components, each step in
# a process of its own with -Xmx512m, and prints a table in Markdown.
#
# Usage, from the root of the repository after './mvnw -pl cli,benchmarks -am package':
#   benchmarks/sbom/scale.sh [COUNT...]
set -eu

here=$(cd "$(dirname "$0")/../.." && pwd)
classes=${CACHET_CLASSPATH:-$here/cli/target/cachet.jar}:$here/benchmarks/target/classes
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step() {
  java -Xmx512m -cp "$classes" dev.cachet.benchmarks.SbomScale "$@"
}

row() {
  step "$@" | awk -F '\t' \
    '{ printf "| %s | %d | %.1f | %.1f | %d |\n", $1, $2, $3 / 1000, $4 / 1000, $5 }'
}

[ $# -gt 0 ] || set -- 10000 30000 100000
echo '| step | components | work, s | CPU of the process, s | resident, MiB |'
echo '|---|---|---|---|---|'
for n; do
  step root "$work/root-$n" "$n" >/dev/null
  row generate "$work/root-$n" "$work/$n.json"
  row read "$work/$n.json"
  row check "$work/$n.json"
  row against "$work/$n.json" "$work/root-$n"
  sed 's/"1\.0-2"/"1.0-3"/; s/@1\.0-2?/@1.0-3?/' "$work/$n.json" >"$work/$n-newer.json"
  row diff "$work/$n.json" "$work/$n-newer.json"
  ls -l "$work/$n.json" | awk '{ printf "| size of the document | '"$n"' | %.1f MiB | | |\n", $5 / 1048576 }'
  rm -rf "$work/root-$n" "$work/$n.json" "$work/$n-newer.json"
done
