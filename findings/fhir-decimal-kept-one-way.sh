#!/usr/bin/env bash
# Library: fhir 4.12.0 (npm).
# Behaviour: FHIR says that the precision of a decimal has to be kept (1.50 is not 1.5). From XML to JSON the library keeps
# it; from JSON to XML it is lost.
# Why it matters: a measured value loses its stated precision depending on the direction of a conversion only.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . fhir@4.12.0 >/dev/null 2>&1
cat > t.cjs <<'JS'
const { Fhir } = require('fhir'), f = new Fhir();
const xml = '<Observation xmlns="http://hl7.org/fhir"><status value="final"/><code><text value="a"/></code><valueQuantity><value value="1.50"/></valueQuantity></Observation>';
const json = f.xmlToJson(xml);
console.log('to JSON', json.match(/"value": ([0-9.]+)/)[1]);
console.log('to XML', f.jsonToXml(json).match(/<value value="([^"]*)"/)[1]);
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = 'to JSON 1.50
to XML 1.5' ]
