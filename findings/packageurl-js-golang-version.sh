#!/usr/bin/env bash
# Library: packageurl-js 2.0.1 (npm).
# Behaviour: a Go package URL with the version `v1.0` (a branch or tag that begins with v and is no full semantic
# version) is not refused with a reason: reading it ends in "throws is not defined", the ReferenceError of a
# name that does not exist in the library. `v1.0.0` and `1.0` are read.
# Why it matters: one such component ends the reading of a whole SBOM, with a message that names nothing.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . packageurl-js@2.0.1 >/dev/null 2>&1
cat > t.mjs <<'JS'
import { PackageURL } from 'packageurl-js';
for (const s of ['pkg:golang/github.com/a/b@v1.0.0', 'pkg:golang/github.com/a/b@v1.0', 'pkg:golang/github.com/a/b@1.0'])
  try { console.log(s, 'is', PackageURL.fromString(s).toString()); } catch (e) { console.log(s, e.name + ':', e.message); }
JS
seen=$(node t.mjs)
echo "$seen"
[ "$seen" = "pkg:golang/github.com/a/b@v1.0.0 is pkg:golang/github.com/a/b@v1.0.0
pkg:golang/github.com/a/b@v1.0 ReferenceError: throws is not defined
pkg:golang/github.com/a/b@1.0 is pkg:golang/github.com/a/b@1.0" ]
