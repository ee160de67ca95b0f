#!/usr/bin/env bash
# Libraries: cvss 1.0.5 and @turingpointde/cvss.js 2.1.0 (npm), on valid vectors of a minor vulnerability.
# Behaviour: cvss, on a CVSS 3.0 vector that gives a modified metric (MAV:P) and leaves out the requirements CR, IR and AR, as it
# may (they are optional and mean "not defined", 3.0 section 4), says the score NaN and the rating "Critical": the base
# score is 1.6. cvss.js says NaN and "Critical" of a CVSS 4.0 vector that adds "exploit unreported" (E:U) to a score of 1.
# Why it matters: a maker who notes that a flaw is harmless on the device gets it reported as critical; in JSON the score is null.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . cvss@1.0.5 @turingpointde/cvss.js@2.1.0 >/dev/null 2>&1
cat > t.cjs <<'JS'
const old = require('cvss'), { CVSS } = require('@turingpointde/cvss.js');
const three = 'CVSS:3.0/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N';
for (const add of ['', '/MAV:P', '/MAV:P/CR:X/IR:X/AR:X']) {
  const e = old.getEnvironmental(three + add); console.log('cvss   ', three + add, e.score, e.rating); }
const four = 'CVSS:4.0/AV:P/AC:H/AT:P/PR:L/UI:P/VC:L/VI:L/VA:L/SC:L/SI:L/SA:L';
for (const add of ['', '/E:U']) { const v = CVSS(four + add); console.log('cvss.js', four + add, v.getScore(), v.getRating()); }
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = 'cvss    CVSS:3.0/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N 1.6 Low
cvss    CVSS:3.0/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N/MAV:P NaN Critical
cvss    CVSS:3.0/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N/MAV:P/CR:X/IR:X/AR:X 1.6 Low
cvss.js CVSS:4.0/AV:P/AC:H/AT:P/PR:L/UI:P/VC:L/VI:L/VA:L/SC:L/SI:L/SA:L 1 Low
cvss.js CVSS:4.0/AV:P/AC:H/AT:P/PR:L/UI:P/VC:L/VI:L/VA:L/SC:L/SI:L/SA:L/E:U NaN Critical' ]
