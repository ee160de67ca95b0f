#!/usr/bin/env bash
# Library: hl7parser 1.0.1 (npm).
# Behaviour: HL7 version 2 ends every segment with a carriage return, the last one too (chapter 2.4). A message that
# does so is refused ("Segment must have a name"); one whose last segment lacks its terminator is read.
# Why it matters: what real interfaces send cannot be read until somebody trims it.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . hl7parser@1.0.1 >/dev/null 2>&1
cat > t.cjs <<'JS'
const h = require('hl7parser');
const m = 'MSH|^~\\&|MON|ICU|EHR|H|20261130120000||ORU^R01|1|P|2.5\rOBX|1|NM|8867-4^HR^LN||72';
for (const [n, t] of [['without', m], ['with', m + '\r']])
  try { console.log(n, h.create(t).get('OBX.5').toString()); } catch (e) { console.log(n, e.message); }
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = "without 72
with Segment must have a name." ]
