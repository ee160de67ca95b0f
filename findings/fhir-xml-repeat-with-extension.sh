#!/usr/bin/env bash
# Library: fhir 4.12.0 (npm).
# Behaviour: XML in which the second of two repeated primitive elements carries an extension (here a second given
# name) cannot be turned into JSON: "Cannot convert undefined or null to object". JSON of the same patient is
# turned into exactly this XML by the library itself. With a single given name it works.
# Why it matters: such an extension is common in national profiles of patients; the way back of a round trip fails.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . fhir@4.12.0 >/dev/null 2>&1
cat > t.cjs <<'JS'
const { Fhir } = require('fhir'), f = new Fhir();
const ext = { extension: [{ url: 'http://example.org/e', valueBoolean: true }] };
for (const [n, name] of [['one', { given: ['B'], _given: [ext] }], ['two', { given: ['B', 'C'], _given: [null, ext] }]]) {
  const xml = f.objToXml({ resourceType: 'Patient', name: [name] });
  try { console.log(n, JSON.stringify(JSON.parse(f.xmlToJson(xml)).name[0])); } catch (e) { console.log(n, e.message); }
}
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = 'one {"given":["B"],"_given":[{"extension":[{"url":"http://example.org/e","valueBoolean":true}]}]}
two Cannot convert undefined or null to object' ]
