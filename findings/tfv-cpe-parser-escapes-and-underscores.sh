#!/usr/bin/env bash
# Library: @thefaultvault/tfv-cpe-parser 1.3.0 (npm).
# Behaviour: a colon that is escaped in a CPE 2.3 name, as the standard demands, splits the name all the same: every attribute
# behind it moves by one place, so the version is a part of the product. An underscore becomes a space.
# Why it matters: `windows_10_1809` is looked up as "windows 10 1809", and a version with an epoch (2\:9.0) becomes version "2\".
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . @thefaultvault/tfv-cpe-parser@1.3.0 >/dev/null 2>&1
cat > t.cjs <<'JS'
const p = new (require('@thefaultvault/tfv-cpe-parser').CpeParser)();
for (const s of ['cpe:2.3:o:microsoft:windows_10_1809:1:*:*:*:*:*:*:*', 'cpe:2.3:a:vim:vim:2\\:9.0:*:*:*:*:*:*:*']) {
  const c = p.parse(s); console.log(s, JSON.stringify([c.product, c.version, c.update])); }
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = 'cpe:2.3:o:microsoft:windows_10_1809:1:*:*:*:*:*:*:* ["windows 10 1809","1","*"]
cpe:2.3:a:vim:vim:2\:9.0:*:*:*:*:*:*:* ["vim","2\\","9.0"]' ]
