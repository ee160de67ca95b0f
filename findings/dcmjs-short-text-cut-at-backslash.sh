#!/usr/bin/env bash
# Library: dcmjs 0.51.1 (npm), reading the text types of DICOM.
# Behaviour: the types ST, LT and UT hold one text each, never a list, so a backslash is a plain character in them (PS3.5 table 6.2-1).
# dcmjs keeps it in LT, and cuts ST and UT at it: the comment "dose 5\8 mg" is the list "dose 5", "8 mg".
# Why it matters: the text of a structured report (UT) is a list to the program that shows it, which mostly shows the first value.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . dcmjs@0.51.1 >/dev/null 2>&1
cat > t.cjs <<'JS'
const { DicomMessage } = require('dcmjs').data;
function element(group, number, vr, text) {
  const value = Buffer.from(text.length % 2 ? text + (vr === 'UI' ? '\0' : ' ') : text), head = Buffer.alloc(vr === 'UT' ? 12 : 8);
  head.writeUInt16LE(group, 0); head.writeUInt16LE(number, 2); head.write(vr, 4);
  if (vr === 'UT') head.writeUInt32LE(value.length, 8); else head.writeUInt16LE(value.length, 6);
  return Buffer.concat([head, value]);
}
const meta = Buffer.concat([element(2, 2, 'UI', '1.2.840.10008.5.1.4.1.1.88.11'), element(2, 3, 'UI', '1.2.3'), element(2, 16, 'UI', '1.2.840.10008.1.2.1')]);
const length = Buffer.from([2, 0, 0, 0, 0x55, 0x4c, 4, 0, meta.length, 0, 0, 0]), text = 'dose 5\\8 mg';
const body = [element(0x10, 0x21b0, 'LT', text), element(0x40, 0x280, 'ST', text), element(0x40, 0xa160, 'UT', text)];
const all = Uint8Array.from(Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), length, meta, ...body]));
for (const e of Object.values(DicomMessage.readFile(all.buffer).dict)) console.log(e.vr, JSON.stringify(e.Value));
JS
seen=$(node t.cjs 2>/dev/null)
echo "$seen"
[ "$seen" = 'LT ["dose 5\\8 mg"]
ST ["dose 5","8 mg"]
UT ["dose 5","8 mg"]' ]
