#!/usr/bin/env bash
# Library: deb-version-compare 1.2.1 (npm), beside dpkg.
# Behaviour: policy (5.6.12) compares runs of digits by their value, so 2026.07 and 2026.7 are one version. Here each of the two is older
# than the other, whichever is given first: the answer is -1 both ways. The same holds for numbers that differ above 2^53.
# Why it matters: an installed version that is the fixed one is reported as older than its fix, and a sorted list of versions
# has whatever order its input had.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . deb-version-compare@1.2.1 >/dev/null 2>&1
cat > t.cjs <<'JS'
const c = require('deb-version-compare'), { spawnSync } = require('child_process');
const dpkg = (a, b) => [['lt', -1], ['eq', 0], ['gt', 1]].find(o => spawnSync('dpkg', ['--compare-versions', a, o[0], b]).status === 0)[1];
for (const [a, b] of [['1.0~rc1', '1.0'], ['1.9', '1.10'], ['2026.07', '2026.7'], ['1.0', '1.00'], ['1.9007199254740992', '1.9007199254740993']])
  console.log(a, b, 'library', c(a, b), 'and the other way', c(b, a), 'dpkg', dpkg(a, b), dpkg(b, a));
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = '1.0~rc1 1.0 library -1 and the other way 1 dpkg -1 1
1.9 1.10 library -1 and the other way 1 dpkg -1 1
2026.07 2026.7 library -1 and the other way -1 dpkg 0 0
1.0 1.00 library -1 and the other way -1 dpkg 0 0
1.9007199254740992 1.9007199254740993 library -1 and the other way -1 dpkg -1 1' ]
