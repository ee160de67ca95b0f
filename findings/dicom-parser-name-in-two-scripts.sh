#!/usr/bin/env bash
# Library: dicom-parser 1.8.21 (npm), parsePN and parseTM.
# Behaviour: a person name of DICOM has up to three groups, divided by `=`, for different scripts (PS3.5 6.2.1). parsePN splits at the
# carets only: the given name is "Test=X" and the middle name "Y", the second group's given name. parseTM refuses second
# 60, which table 6.2-1 allows for a leap second.
# Why it matters: in Japan, Korea and China such names are the rule; a display or a match of patients has wrong given and middle names.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . dicom-parser@1.8.21 >/dev/null 2>&1
cat > t.cjs <<'JS'
const d = require('dicom-parser');
for (const s of ['Device^Test', 'Device^Test=X^Y']) console.log(s, JSON.stringify(d.parsePN(s)));
for (const s of ['235959', '235960']) try { console.log(s, d.parseTM(s, true).seconds); } catch (e) { console.log(s, e); }
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = 'Device^Test {"familyName":"Device","givenName":"Test"}
Device^Test=X^Y {"familyName":"Device","givenName":"Test=X","middleName":"Y"}
235959 59
235960 invalid TM '"'235960'"'' ]
