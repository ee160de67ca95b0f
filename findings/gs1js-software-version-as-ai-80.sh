#!/usr/bin/env bash
# Library: gs1js 0.0.2 (npm), on UDIs with application identifiers of three and four digits.
# Behaviour: AI 8012, the version of software and so the production identifier of software as a medical device, is
# reported as AI 80 with the value "12V1"; AI 240 as AI 24 with "0R". Neither AI 80 nor AI 24 exists. Nothing is raised.
# Why it matters: the release of a device's software is stored under a wrong key with two digits in front.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . gs1js@0.0.2 >/dev/null 2>&1
cat > t.cjs <<'JS'
const { GS1Reader } = require('gs1js/dist/GS1Reader.js');
for (const s of ['8012V1', '240R'])
  console.log(s, JSON.stringify(new GS1Reader('0109501101530003' + s).getApplicationIdentifiers().map(x => [x.identifier, x.value])));
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = '8012V1 [["01","09501101530003"],["80","12V1"]]
240R [["01","09501101530003"],["24","0R"]]' ]
