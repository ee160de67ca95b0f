#!/usr/bin/env bash
# Libraries: ae-cvss-calculator 1.0.13, cvss4 1.0.7 and @turingpointde/cvss.js 2.1.0 (npm), on CVSS 4.0 vectors with base metrics only.
# Behaviour: they do not agree on the base score. Of one vector the first says 8.6 and the others 8.5, of another the third says
# 5 and the others 5.1. The true value lies half way between two scores, and each rounds the sum of its own fractions.
# Of 13,122 base vectors, every eighth there is, the first and the third differ on 244.
# Why it matters: a score is no pure function of its vector; a comparison of two reports by score shows a change that is none.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . ae-cvss-calculator@1.0.13 cvss4@1.0.7 @turingpointde/cvss.js@2.1.0 >/dev/null 2>&1
cat > t.cjs <<'JS'
const ae = require('ae-cvss-calculator'), c4 = require('cvss4'), { CVSS } = require('@turingpointde/cvss.js');
for (const v of ['CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:L/VA:H/SC:H/SI:H/SA:H', 'CVSS:4.0/AV:N/AC:L/AT:P/PR:H/UI:N/VC:L/VI:L/VA:L/SC:N/SI:H/SA:H'])
  console.log(v, ae.fromVector(v).calculateScores().overall, c4.calculateBaseScore(v), CVSS(v).getScore());
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:L/VA:H/SC:H/SI:H/SA:H 8.6 8.5 8.5
CVSS:4.0/AV:N/AC:L/AT:P/PR:H/UI:N/VC:L/VI:L/VA:L/SC:N/SI:H/SA:H 5.1 5.1 5' ]
