#!/usr/bin/env bash
# Library: nsyslog-parser 0.10.1 (npm), on an audit message as IHE's ATNA profile sends it.
# Behaviour: the profile sets the MSGID to "IHE+RFC-3881" (ITI-20, 3.20), and RFC 5424 allows any visible ASCII there. For the library
# the plus sign ends the header: there is no message id, and the text begins with "IHE+RFC-3881 - <?xml". With a name
# of letters and digits the same message is read rightly. Nothing is raised.
# Why it matters: audit records can no longer be told from other logs by their id, and the XML of each does not parse.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . nsyslog-parser@0.10.1 >/dev/null 2>&1
cat > t.cjs <<'JS'
const p = require('nsyslog-parser');
for (const id of ['ID47', 'IHE+RFC-3881']) {
  const r = p(`<85>1 2026-12-01T10:00:00Z pump7 ehr 12 ${id} - <?xml version="1.0"?><AuditMessage/>`);
  console.log(id, r.type, 'message id', r.messageid, 'text', r.message.slice(0, 20));
}
JS
seen=$(node t.cjs)
echo "$seen"
[ "$seen" = 'ID47 RFC5424 message id ID47 text <?xml version="1.0"?
IHE+RFC-3881 RFC5424 message id undefined text IHE+RFC-3881 - <?xml' ]
