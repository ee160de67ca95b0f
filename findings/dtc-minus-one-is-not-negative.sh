#!/usr/bin/env bash
# Tools: dtc 1.6.1 (Debian 12) and the C preprocessor, which most device tree sources pass through first.
# Behaviour: the devicetree specification (chapter 6) allows arithmetic, bitwise and logical expressions in parentheses. dtc knows no
# sign in them: `(-1 < 0)` is 0, `(-8 / 2)` and `(-8 >> 1)` are errors ("out of range"); `(-1)` alone is written without a
# word. The preprocessor, for `#if` in the same file, says that -1 < 0.
# Why it matters: a limit or an offset below zero (a calibration, a temperature) that a source compares takes the other branch.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download device-tree-compiler=1.6.1-4+b1 libfdt1=1.6.1-4+b1 >/dev/null
for f in *.deb; do dpkg -x "$f" r; done
export LD_LIBRARY_PATH=$T/r/usr/lib/x86_64-linux-gnu
say() { printf '/dts-v1/;\n/ { x = <(%s)>; };\n' "$1" | r/usr/bin/dtc -q -O dts 2>&1 | grep -oE 'x = .*;|Value out of range.*' | sed "s|^|dtc ($1): |"; }
seen=$(say -1; say '-1 < 0'; say '-1 > 0 ? 1 : 2'; say '-8 / 2' || true; say '-8 >> 1' || true
  printf '#if -1 < 0\ncpp (-1 < 0): true\n#endif\n' | cpp -P)
echo "$seen"
[ "$seen" = 'dtc (-1): x = <0xffffffff>;
dtc (-1 < 0): x = <0x00>;
dtc (-1 > 0 ? 1 : 2): x = <0x01>;
dtc (-8 / 2): Value out of range for 32-bit array element
dtc (-8 >> 1): Value out of range for 32-bit array element
cpp (-1 < 0): true' ]
