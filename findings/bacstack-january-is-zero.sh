#!/usr/bin/env bash
# Library: bacstack 0.0.1-beta.14 (npm), dates of BACnet, by which the technical equipment of hospitals talks.
# Behaviour: in BACnet January is month 1 (year minus 1900, month 1 to 12, 255 for "any"). The library hands the month to JavaScript, where
# January is 0: 1 December 2026 is read as 1 January 2027 and 31 January as 3 March. It writes the same way (January is
# month 0, which does not exist), so its own round trip is right. "Any year, 1 December" becomes a day in 2156.
# Why it matters: the service date of an air handling unit, or the holiday of a schedule, is a month late.
# A test of the library against itself does not see it.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . bacstack@0.0.1-beta.14 >/dev/null 2>&1
cat > t.cjs <<'JS'
const a = require('bacstack/lib/asn1'), day = d => d.toISOString().slice(0, 10);
for (const b of [[126, 12, 1, 2], [126, 1, 31, 6], [255, 12, 1, 255]]) console.log('read', b.join(), day(a.decodeDate(Buffer.from(b), 0).value));
const out = { buffer: Buffer.alloc(9), offset: 0 };
a.encodeApplicationDate(out, new Date(2026, 0, 31));
console.log('written 2026-01-31', [...out.buffer.subarray(1, 5)].join(), 'read again', day(a.decodeDate(out.buffer, 1).value));
JS
seen=$(TZ=UTC node t.cjs)
echo "$seen"
[ "$seen" = 'read 126,12,1,2 2027-01-01
read 126,1,31,6 2026-03-03
read 255,12,1,255 2156-01-01
written 2026-01-31 126,0,31,6 read again 2026-01-31' ]
