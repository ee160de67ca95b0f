#!/usr/bin/env bash
# Library: tiny-hl7 1.0.7 (npm).
# Behaviour: escapes are resolved on reading and not written again: a note whose text holds a caret and a bar (`\S\`, `\F\`) is
# read and written as `a^b|c`, so the text is cut in the middle and its rest is now the field behind it.
# Why it matters: an observation that passes through one read and one write says something else.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . tiny-hl7@1.0.7 >/dev/null 2>&1
cat > t.cjs <<'JS'
const T = require('tiny-hl7'), h = T.default || T;
const once = h.serialize(h.parse('MSH|^~\\&|MON\rOBX|1|ST|X^Y||a\\S\\b\\F\\c|unit\r'));
console.log(JSON.stringify(once.split('\r')[1]));
const o = h.parse(once)[1];
console.log(JSON.stringify([o['OBX.5.1'], o['OBX.5.2'], o['OBX.6']]));
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = '"OBX|1|ST|X^Y||a^b|c|unit"
["a","b","c"]' ]
