#!/usr/bin/env bash
# Tool: dcm2json of DCMTK 3.6.7 (Debian 12).
# Behaviour: a decimal string of DICOM may end with its point ("5." is valid, PS3.5 table 6.2-1). dcm2json repairs
# a leading point, a plus sign and leading zeros, but writes `5.` as it is, which no JSON grammar allows:
# Python refuses the whole document. jq 1.6 reads it.
# Why it matters: a search for patient data that goes through dcm2json loses such a file.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download dcmtk=3.6.7-9~deb12u4 libdcmtk17=3.6.7-9~deb12u4 libxml2 libicu72 libwrap0 libnsl2 >/dev/null
for f in *.deb; do dpkg -x "$f" r; done
export LD_LIBRARY_PATH=$T/r/usr/lib/x86_64-linux-gnu:$T/r/lib/x86_64-linux-gnu DCMDICTPATH=$(find r -name dicom.dic | head -1)
printf '%s\n' '(0008,0016) UI [1.2.840.10008.5.1.4.1.1.7]' '(0008,0018) UI [1.2.3.4.5]' \
  '(0018,0050) DS [+1.50]' '(0018,0088) DS [.5]' '(0018,1100) DS [5.]' > d
r/usr/bin/dump2dcm +te d d.dcm
r/usr/bin/dcm2json d.dcm > d.json
seen=$(tr -d ' \n' < d.json | grep -o '"DS","Value":\[[^]]*\]'; python3 -c 'import json; json.load(open("d.json"))' 2>&1 | tail -1 | cut -d: -f1-2 || true)
echo "$seen"
[ "$seen" = '"DS","Value":[1.50]
"DS","Value":[0.5]
"DS","Value":[5.]
json.decoder.JSONDecodeError: Expecting '"','"' delimiter' ]
