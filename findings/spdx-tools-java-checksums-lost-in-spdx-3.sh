#!/usr/bin/env bash
# Tool: tools-java 2.0.1 (SPDX, Maven), converting SPDX 2.3 JSON to SPDX 3.0.1.
# Behaviour: the checksums of packages are gone from the converted document (no verifiedUsing), and so are the SPDX
# identifiers: elements are called SPDXRef-gnrtdN. The tool reports nothing.
# Why it matters: an SBOM converted by the reference tool no longer says which bytes it describes.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
cat > pom.xml <<'P'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
<dependencies><dependency><groupId>org.spdx</groupId><artifactId>tools-java</artifactId><version>2.0.1</version></dependency></dependencies></project>
P
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > a.json <<'J'
{"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"pump","documentNamespace":"https://example.org/pump","creationInfo":{"created":"2026-01-01T00:00:00Z","creators":["Tool: t-1"]},
"packages":[{"SPDXID":"SPDXRef-busybox","name":"busybox","versionInfo":"1.36.1","downloadLocation":"NOASSERTION","filesAnalyzed":false,"licenseConcluded":"NOASSERTION","licenseDeclared":"NOASSERTION","copyrightText":"NOASSERTION",
"checksums":[{"algorithm":"SHA256","checksumValue":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}]}],
"relationships":[{"spdxElementId":"SPDXRef-DOCUMENT","relatedSpdxElement":"SPDXRef-busybox","relationshipType":"DESCRIBES"}]}
J
said=$(java -cp 'lib/*' org.spdx.tools.Main Convert a.json b.json JSON JSONLD 2>&1 | grep -v SLF4J || true)
seen=$(java -cp 'lib/*' org.spdx.tools.Main Verify a.json 2>/dev/null
python3 - "$said" <<'P'
import json, re, sys
t = open('b.json').read(); p = [e for e in json.loads(t)['@graph'] if e['type'] == 'software_Package'][0]
print('name', p['name'], 'verifiedUsing', p.get('verifiedUsing'), 'digest in the file', 'aaaaaaaa' in t)
print('id', re.sub(r'\d+', 'N', p['spdxId'].rsplit('/', 1)[1]), 'said', repr(sys.argv[1]))
P
)
echo "$seen"
[ "$seen" = "This SPDX Document is valid.
name busybox verifiedUsing None digest in the file False
id SPDXRef-gnrtdN said ''" ]
