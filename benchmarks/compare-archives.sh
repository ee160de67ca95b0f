#!/bin/sh
# Compares the SBOMs of five public archives with what an independent script reads in them.
# usage: benchmarks/compare-archives.sh CACHET_JAR FOLDER
# FOLDER takes the archives (about 320 MB) and a Maven repository of its own; Maven fetches them.
set -eu
cachet=$1
folder=$2
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder/archives"
for artifact in \
  org.apache.hadoop:hadoop-client-runtime:3.4.1 \
  org.openapitools:openapi-generator-cli:7.10.0 \
  com.graphhopper:graphhopper-web:9.1 \
  io.zipkin:zipkin-server:3.4.2:jar:exec \
  org.kie.server:kie-server:7.74.1.Final:war:ee8; do
  mvn -B -ntp -q "-Dmaven.repo.local=$folder/repository" \
    org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    "-Dartifact=$artifact" "-DoutputDirectory=$folder/archives"
done
cd "$folder/archives"
python3 "$here/truth/compare_archive.py" "$cachet" \
  hadoop-client-runtime-3.4.1.jar \
  openapi-generator-cli-7.10.0.jar \
  graphhopper-web-9.1.jar \
  zipkin-server-3.4.2-exec.jar \
  kie-server-7.74.1.Final-ee8.war
