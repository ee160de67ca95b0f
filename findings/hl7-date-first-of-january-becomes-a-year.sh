#!/usr/bin/env bash
# Library: hl7-date 1.0.1 (npm), parse and stringify of HL7 version 2 time stamps.
# Behaviour: stringify leaves out what is zero at the end, and counts the first month and the first day as zero: a date of birth of
# 1 January, read and written again, is the year alone; a first day of a month is the month alone; a measurement at
# midnight is a day. Every other value keeps its precision.
# Why it matters: in HL7 the length is the precision (chapter 2A): a known day becomes "some time of that year".
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . hl7-date@1.0.1 >/dev/null 2>&1
cat > t.cjs <<'JS'
const m = require('hl7-date'), h = m.default || m;
for (const s of ['19600102', '19600101', '19601101', '20261201000000']) console.log(s, h.stringify(h.parse(s)));
JS
seen=$(TZ=UTC node t.cjs)
echo "$seen"
[ "$seen" = '19600102 19600102
19600101 1960
19601101 196011
20261201000000 202612' ]
