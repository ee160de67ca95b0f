#!/usr/bin/env bash
# Library: @cyclonedx/cyclonedx-library 10.3.0 (npm).
# Behaviour: a component that has an expression and beside it a licence with a name of its own is written with the expression only. A
# dependency on something that is not in the document and a digest of the wrong length are left out too. Nothing is
# raised or logged.
# Why it matters: whoever writes an SBOM with it loses a licence duty without a word.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . @cyclonedx/cyclonedx-library@10.3.0 >/dev/null 2>&1
cat > t.cjs <<'JS'
const { Models: M, Enums: E, Serialize: S, Spec } = require('@cyclonedx/cyclonedx-library');
const b = new M.Bom(), c = new M.Component(E.ComponentType.Library, 'a', { bomRef: 'a' });
c.licenses.add(new M.NamedLicense('Maker licence 1')); c.licenses.add(new M.LicenseExpression('MIT OR Apache-2.0'));
c.dependencies.add(new M.BomRef('elsewhere')); c.hashes.set('SHA-256', 'abc'); b.components.add(c);
const o = JSON.parse(new S.JsonSerializer(new S.JSON.Normalize.Factory(Spec.Spec1dot6)).serialize(b));
console.log(JSON.stringify([o.components[0].licenses, o.components[0].hashes, o.dependencies]));
JS
seen=$(node t.cjs 2>&1)
echo "$seen"
[ "$seen" = '[[{"expression":"MIT OR Apache-2.0"}],[],[{"ref":"a"}]]' ]
