#!/usr/bin/env bash
# Library: fhirpath 5.2.2 (npm), comparison of times with fractions of a second.
# Behaviour: the digits behind the point are read as a count of milliseconds: 10:00:00.5 equals 10:00:00.005 and is earlier than
# 10:00:00.06, and it does not equal 10:00:00.500. With three digits, the usual form, all is well.
# Why it matters: FHIR R4 sets no number of digits: an alarm half a second past ten counts as earlier than one 0.06 s past ten.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . fhirpath@5.2.2 >/dev/null 2>&1
cat > t.cjs <<'JS'
const f = require('fhirpath');
for (const [a, op, b] of [['.0', '=', '.000'], ['.5', '=', '.500'], ['.5', '=', '.005'], ['.5', '<', '.06'], ['.500', '<', '.060']])
  console.log(a, op, b, f.evaluate({}, `@2026-12-01T10:00:00${a}Z ${op} @2026-12-01T10:00:00${b}Z`)[0]);
JS
seen=$(TZ=UTC node t.cjs)
echo "$seen"
[ "$seen" = '.0 = .000 true
.5 = .500 false
.5 = .005 true
.5 < .06 true
.500 < .060 false' ]
