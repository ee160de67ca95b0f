#!/usr/bin/env bash
# Tool: tools-java 2.0.1 (SPDX, Maven), converting SPDX 2.3 JSON to SPDX 3.0.1.
# Behaviour: DEPENDS_ON, which says nothing of when, becomes dependsOn with the scope `build`. DEPENDS_ON NONE becomes such an edge
# without any target (`to` is missing).
# Why it matters: what a device needs while it runs looks like a tool of its build, and reports on the device leave it out.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
cat > pom.xml <<'P'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
<dependencies><dependency><groupId>org.spdx</groupId><artifactId>tools-java</artifactId><version>2.0.1</version></dependency></dependencies></project>
P
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > a.json <<'J'
{"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"pump","documentNamespace":"https://example.org/pump","creationInfo":{"created":"2026-01-01T00:00:00Z","creators":["Tool: t-1"]},
"packages":[{"SPDXID":"SPDXRef-a","name":"a","downloadLocation":"NOASSERTION","filesAnalyzed":false,"licenseConcluded":"NOASSERTION","licenseDeclared":"NOASSERTION","copyrightText":"NOASSERTION"},
{"SPDXID":"SPDXRef-b","name":"b","downloadLocation":"NOASSERTION","filesAnalyzed":false,"licenseConcluded":"NOASSERTION","licenseDeclared":"NOASSERTION","copyrightText":"NOASSERTION"}],
"relationships":[{"spdxElementId":"SPDXRef-DOCUMENT","relatedSpdxElement":"SPDXRef-a","relationshipType":"DESCRIBES"},
{"spdxElementId":"SPDXRef-a","relatedSpdxElement":"SPDXRef-b","relationshipType":"DEPENDS_ON"},{"spdxElementId":"SPDXRef-b","relatedSpdxElement":"NONE","relationshipType":"DEPENDS_ON"}]}
J
java -cp 'lib/*' org.spdx.tools.Main Convert a.json b.json JSON JSONLD >/dev/null 2>&1
seen=$(java -cp 'lib/*' org.spdx.tools.Main Verify a.json 2>/dev/null
python3 - <<'P'
import json
g = json.load(open('b.json'))['@graph']; n = {e['spdxId']: e.get('name') for e in g if 'spdxId' in e}
for e in sorted((e for e in g if e.get('relationshipType') == 'dependsOn'), key=lambda e: n[e['from']]):
    print(n[e['from']], e.get('scope'), [n[t] for t in e['to']] if 'to' in e else 'no member to')
P
)
echo "$seen"
[ "$seen" = "This SPDX Document is valid.
a build ['b']
b build no member to" ]
