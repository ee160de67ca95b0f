#!/usr/bin/env bash
# Libraries: nodehl7 2.0.0 and tiny-hl7 1.0.7 (npm).
# Behaviour: a field with two repetitions, here two identifiers of one patient (PID-3), comes back as one list of components:
# the last component of the first and the first component of the second are one value, "MR~99".
# Why it matters: a second patient identifier is not found by its place; a filter for identifiers misses it.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . nodehl7@2.0.0 tiny-hl7@1.0.7 >/dev/null 2>&1
cat > t.cjs <<'JS'
const m = 'MSH|^~\\&|MON|ICU|EHR|H|20261130120000||ADT^A08|1|P|2.5\rPID|1||12^^^H^MR~99^^^N^NI||A^B\r';
const N = require('nodehl7'), T = require('tiny-hl7');
(async () => {
  const p = await new (N.default || N)().parse(m, 'x');
  console.log('nodehl7', JSON.stringify(p.getSegmentAt(1).parts[2]));
  const t = (T.default || T).parse(m)[1];
  console.log('tiny-hl7', JSON.stringify(Object.keys(t).filter(k => k.startsWith('PID.3')).map(k => t[k])));
})();
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = 'nodehl7 ["12","","","H","MR~99","","","N","NI"]
tiny-hl7 ["12","","","H","MR~99","","","N","NI"]' ]
