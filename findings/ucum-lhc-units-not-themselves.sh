#!/usr/bin/env bash
# Library: @lhncbc/ucum-lhc 7.1.10 (npm), beside @atomic-ehr/ucum 0.2.5.
# Behaviour: an international unit cannot be converted to itself. UCUM sections 24 and 25 keep arbitrary units from being compared with
# any other; ucum-lhc refuses [IU] to [IU] too, and k[IU]/L to [IU]/L, which the second library converts. But 80 degrees
# Reaumur, at which water boils, are 168 degrees Celsius, and a slope of 100 % is 0.785 degrees (those are radians): "succeeded".
# Why it matters: insulin, heparin and hormones are given in [IU]; two monitors' units cannot be compared.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . @lhncbc/ucum-lhc@7.1.10 @atomic-ehr/ucum@0.2.5 >/dev/null 2>&1
cat > t.mjs <<'JS'
import lhc from '@lhncbc/ucum-lhc';
import { ucum } from '@atomic-ehr/ucum';
const u = lhc.UcumLhcUtils.getInstance();
for (const [n, a, b] of [[1, 'kU/L', 'U/L'], [1, 'k[IU]/L', '[IU]/L'], [1, '[IU]', '[IU]'], [80, '[degRe]', 'Cel'], [100, '%[slope]', 'deg']]) {
  const r = u.convertUnitTo(a, n, b); console.log(n, a, 'to', b + ':', r.status, r.toVal === null ? r.msg[0] : r.toVal.toFixed(3), '/', ucum.convert(n, a, b).toFixed(3)); }
JS
seen=$(node t.mjs)
echo "$seen"
[ "$seen" = '1 kU/L to U/L: succeeded 1000.000 / 1000.000
1 k[IU]/L to [IU]/L: failed Attempt to convert to arbitrary unit "[IU]/L" / 1000.000
1 [IU] to [IU]: failed Attempt to convert to arbitrary unit "[IU]" / 1.000
80 [degRe] to Cel: succeeded 168.288 / 100.000
100 %[slope] to deg: succeeded 0.785 / 45.000' ]
