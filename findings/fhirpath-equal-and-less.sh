#!/usr/bin/env bash
# Library: fhirpath 5.2.2 (npm), with its model of FHIR R4, on amounts below 10^-8.
# Behaviour: FHIRPath asks for decimals in steps of 10^-8 at least; the library compares plain decimals in just these steps, although
# it holds the finer values. An amount of 0.000000001 g is equal to one of 0.000000004 g and less than it as well,
# its number is 0, and it is equal to 1 ng. In nanograms the same two amounts are not equal.
# Why it matters: a rule on a result answers by the unit that a laboratory chose for the same amount.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . fhirpath@5.2.2 >/dev/null 2>&1
cat > t.cjs <<'JS'
const f = require('fhirpath'), r4 = require('fhirpath/fhir-context/r4');
const q = (value, code) => ({ value, unit: code, code, system: 'http://unitsofmeasure.org' });
const run = (a, b, e) => f.evaluate({ resourceType: 'Observation', valueQuantity: a, component: [{ valueQuantity: b }] }, e, null, r4)[0];
for (const [a, b] of [[q(0.000000001, 'g'), q(0.000000004, 'g')], [q(1, 'ng'), q(4, 'ng')]])
  for (const e of ['value = component.value', 'value < component.value', "value = 1 'ng'", 'value.value = 0']) console.log(a.code, e, run(a, b, e));
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = "g value = component.value true
g value < component.value true
g value = 1 'ng' true
g value.value = 0 true
ng value = component.value false
ng value < component.value true
ng value = 1 'ng' true
ng value.value = 0 false" ]
