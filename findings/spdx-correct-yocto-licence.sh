#!/usr/bin/env bash
# Library: spdx-correct 3.2.0 (npm), on licence texts as recipes of Yocto write them.
# Behaviour: of a text with several licences it returns one and says nothing of the rest: `GPLv2 & bzip2-1.0.4` (BusyBox) and
# `AFL-2.1 or GPLv2+` (D-Bus) both become GPL-2.0-only: a second licence is gone, a choice is gone, and so is "or later".
# A bare `GPL` becomes GPL-3.0-or-later.
# Why it matters: licences of an SBOM that went through it are wrong and valid.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . spdx-correct@3.2.0 >/dev/null 2>&1
seen=$(node -e "for (const x of ['GPLv2 & bzip2-1.0.4', 'AFL-2.1 or GPLv2+', 'GPL']) console.log(x, '=', require('spdx-correct')(x))")
echo "$seen"
[ "$seen" = 'GPLv2 & bzip2-1.0.4 = GPL-2.0-only
AFL-2.1 or GPLv2+ = GPL-2.0-only
GPL = GPL-3.0-or-later' ]
