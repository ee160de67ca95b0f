#!/usr/bin/env bash
# Library: fhirpath 5.2.2 (npm), FHIRPath on FHIR data, arithmetic with dates.
# Behaviour: a month is added to a dateTime with an offset in the calendar of the computer, not in that of the value: 30 January
# 23:30 -05:00 plus a month is the last minutes of 28 February on a computer in Lima, and a whole day earlier on one in
# UTC or in Berlin, where the same moment already lies on 31 January.
# Why it matters: when a calibration or a certificate is due, and so whether a rule is kept, depends on the server's time zone.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . fhirpath@5.2.2 >/dev/null 2>&1
cat > t.cjs <<'JS'
const f = require('fhirpath'), run = e => f.evaluate({ resourceType: 'Device' }, e)[0];
const due = '(@2026-01-30T23:30:00-05:00 + 1 month)';
const seen = new Date(String(run(due)).replace('-00:00', 'Z')).toISOString();
console.log(process.env.TZ, seen, due + ' = @2026-02-28T23:30:00-05:00:', run(due + ' = @2026-02-28T23:30:00-05:00'));
JS
seen=$(for z in America/Lima UTC Europe/Berlin; do TZ=$z node t.cjs; done)
echo "$seen"
[ "$seen" = 'America/Lima 2026-03-01T04:30:00.000Z (@2026-01-30T23:30:00-05:00 + 1 month) = @2026-02-28T23:30:00-05:00: true
UTC 2026-02-28T04:30:00.000Z (@2026-01-30T23:30:00-05:00 + 1 month) = @2026-02-28T23:30:00-05:00: false
Europe/Berlin 2026-02-28T04:30:00.000Z (@2026-01-30T23:30:00-05:00 + 1 month) = @2026-02-28T23:30:00-05:00: false' ]
