#!/usr/bin/env bash
# Library: @lhncbc/ucum-lhc 7.1.10 (npm), the UCUM library behind the public converter of the National Library of Medicine.
# Behaviour: an international unit cannot be converted to itself: k[IU]/L to [IU]/L is refused ("Attempt to convert to arbitrary unit"),
# although UCUM section 24 rules out other units only; U/L to mU/L works. 80 degrees Reaumur, at which water boils, are
# 168 degrees Celsius, and a slope of 100 % is 0.785 degrees (those are radians). Both of these "succeeded".
# Why it matters: insulin, heparin and hormones are given in [IU]; two monitors' units cannot be compared.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . @lhncbc/ucum-lhc@7.1.10 >/dev/null 2>&1
cat > t.cjs <<'JS'
const u = require('@lhncbc/ucum-lhc').UcumLhcUtils.getInstance();
for (const [n, a, b] of [[1, 'kU/L', 'U/L'], [1, 'k[IU]/L', '[IU]/L'], [1, '[IU]', '[IU]'], [80, '[degRe]', 'Cel'], [100, '%[slope]', 'deg']]) {
  const r = u.convertUnitTo(a, n, b); console.log(n, a, 'to', b + ':', r.status, r.toVal === null ? r.msg[0] : r.toVal.toFixed(3)); }
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = '1 kU/L to U/L: succeeded 1000.000
1 k[IU]/L to [IU]/L: failed Attempt to convert to arbitrary unit "[IU]/L"
1 [IU] to [IU]: failed Attempt to convert to arbitrary unit "[IU]"
80 [degRe] to Cel: succeeded 168.288
100 %[slope] to deg: succeeded 0.785' ]
