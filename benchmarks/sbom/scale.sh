#!/bin/sh
# Generates, reads, checks and compares SBOMs of 10,000, 30,000 and 100,000 components, each step in
# a process of its own with -Xmx512m, and prints a table in Markdown.
#
# Usage, from the root of the repository after './mvnw -pl benchmarks -am package':
#   benchmarks/sbom/scale.sh [COUNT...]
set -eu

here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

classpath_file=$work/classpath
"$here/mvnw" -o -q -B -ntp -f "$here/pom.xml" -pl benchmarks -am \
  org.apache.maven.plugins:maven-dependency-plugin:build-classpath \
  -Dmdep.outputFile="$classpath_file" -Dmdep.includeScope=runtime >/dev/null 2>&1 || true
classes=$here/benchmarks/target/classes:$here/sbom/target/classes:$here/lifecycle/target/classes
[ -s "$classpath_file" ] && classes=$classes:$(cat "$classpath_file")
classes=$classes${CACHET_CLASSPATH:+:$CACHET_CLASSPATH}

step() {
  java -Xmx512m -cp "$classes" dev.cachet.benchmarks.SbomScale "$@"
}

row() {
  step "$@" | awk -F '\t' '{ printf "| %s | %d | %.1f | %.1f | %d |\n", $1, $2, $3 / 1000, $4 / 1000, $5 }'
}

echo '| step | components | work, s | CPU of the process, s | resident, MiB |'
echo '|---|---|---|---|---|'
for count in "${@:-10000 30000 100000}"; do
  for n in $count; do
    step root "$work/root-$n" "$n" >/dev/null
    row generate "$work/root-$n" "$work/$n.json"
    row read "$work/$n.json"
    row check "$work/$n.json"
    row against "$work/$n.json" "$work/root-$n"
    sed 's/"1\.0-2"/"1.0-3"/; s/@1\.0-2?/@1.0-3?/' "$work/$n.json" >"$work/$n-newer.json"
    row diff "$work/$n.json" "$work/$n-newer.json"
  done
done
