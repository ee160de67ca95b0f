#!/usr/bin/env bash
# Library: nsyslog-parser 0.10.1 (npm), on structured data and time stamps of RFC 5424.
# Behaviour: a device without a clock sends "-" as its time (6.2.3); the library returns the time of reading, with nothing that tells
# it from a real one. A value that holds an escaped quote (`\"`, 6.3.3) makes its whole element vanish, and a value
# with a blank and an equals sign (`limit a=90`) becomes two parameters.
# Why it matters: an auditor sees a time that nobody stated, and not the data of the event.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . nsyslog-parser@0.10.1 >/dev/null 2>&1
cat > t.cjs <<'JS'
const p = require('nsyslog-parser');
const now = Math.abs(p('<85>1 - pump7 ehr 12 ID47 - alarm').ts - new Date()) < 60000;
console.log('time "-" becomes now:', now);
for (const v of ['bed 3', 'bed \\"3\\"', 'limit a=90']) console.log(v, JSON.stringify(p(`<85>1 2026-12-01T10:00:00Z pump7 ehr 12 ID47 [alarm@32473 text="${v}"][unit@32473 n="1"] alarm`).structuredData));
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = 'time "-" becomes now: true
bed 3 [{"$id":"alarm@32473","text":"bed 3"},{"$id":"unit@32473","n":"1"}]
bed \"3\" [{"$id":"unit@32473","n":"1"}]
limit a=90 [{"$id":"alarm@32473","text":"limit","a":"90"},{"$id":"unit@32473","n":"1"}]' ]
