#!/bin/sh
# What each user of the library takes in: its jars, their sum, and the modules of the JDK that they need.
# After ./mvnw -DskipTests install: benchmarks/jars.sh [MODULE...]; MAVEN_OPTIONS are words for Maven.
set -eu
cd "$(dirname -- "$0")/.."
[ $# -gt 0 ] || set -- core lifecycle sbom gate signing cli
# shellcheck disable=SC2086
./mvnw -B -q ${MAVEN_OPTIONS:-} org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -pl "$(echo "$@" | tr ' ' ',')" \
  -DincludeScope=runtime -Dmdep.outputFile=target/runtime-classpath.txt
for module; do
  own=$(ls "$module"/target/cachet-"$module"-*.jar | grep -Ev 'shaded|sources|javadoc|tests')
  path=$(cat "$module/target/runtime-classpath.txt")
  jars="$own $(echo "$path" | tr ':' ' ')"
  ours=$(echo "$jars" | tr ' ' '\n' | grep -E '/cachet-' | xargs cat | wc -c)
  all=$(echo "$jars" | xargs cat | wc -c)
  # shellcheck disable=SC2086
  needs=$(jdeps --multi-release 17 --ignore-missing-deps --print-module-deps -cp "$path" $jars 2>&1 | tail -n 1)
  printf '%-10s %2d jars %5d kB, of which %2d jars and %5d kB are ours; %s\n' "$module" "$(echo "$jars" | wc -w)" $((all / 1000)) \
    "$(echo "$jars" | tr ' ' '\n' | grep -cE '/cachet-')" $((ours / 1000)) "$needs"
done
echo "one file   $(($(wc -c <cli/target/cachet.jar) / 1000)) kB"
