#!/usr/bin/env bash
# Tool: pnpm 9.15.9 (npm), on sharp 0.33.5, which has native code as optional packages, one for each system.
# Behaviour: pnpm installs the package for the system that it runs on and leaves the others out, but `pnpm ls --depth Infinity`
# lists all of them, as it lists what is installed, each with a version and (`--parseable`) a path in node_modules. Most of the
# paths are not there. `npm ls --all` of npm tells the difference: it lists the left-out ones without version and path.
# Why it matters: an SBOM made from this list names code for other processors that the device does not hold, and says where.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix tool pnpm@9.15.9 >/dev/null 2>&1
mkdir app; cd app
printf '{"name":"app","version":"1.0.0","dependencies":{"sharp":"0.33.5"}}' > package.json
../tool/node_modules/.bin/pnpm install --silent --store-dir ../store >/dev/null 2>&1
there=0; absent=0
for path in $(../tool/node_modules/.bin/pnpm ls --depth Infinity --parseable | grep '/@img/' | sort -u); do
  if [ -e "$path" ]; then there=$((there + 1)); else absent=$((absent + 1)); fi
done
echo "pnpm: $there of the @img packages with a path are there, $absent are not"
cd ..; mkdir app2; cp app/package.json app2; cd app2
npm install --silent --no-audit --no-fund >/dev/null 2>&1
npm ls --all --json | python3 -c '
import json, sys
left = []
def walk(node):
    for name, each in node.get("dependencies", {}).items():
        if name.startswith("@img/"): left.append("version" in each)
        walk(each)
walk(json.load(sys.stdin))
print("npm: of the left-out ones", "none has" if left.count(False) > 10 and left.count(True) < 5 else "some have", "a version")
' | tee npm.txt
[ "$absent" -gt 10 ] && [ "$there" -gt 0 ] && [ "$there" -lt 5 ] && grep -q 'none has' npm.txt
