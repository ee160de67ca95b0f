#!/usr/bin/env bash
# Library: cyclonedx-core-java 12.2.0 (Maven).
# Behaviour: a valid CycloneDX 1.6 document that is read and written again as JSON 1.6 has lost `dependencies[].provides`, the
# `proofOfConcept` of a vulnerability, and source, destination, name and description of a service's data. Nothing is raised.
# Why it matters: what a document says of cryptography (provides) and of where patient data goes (services) is
# lost in any tool that edits it with this library.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
cat > pom.xml <<'P'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
<dependencies><dependency><groupId>org.cyclonedx</groupId><artifactId>cyclonedx-core-java</artifactId><version>12.2.0</version></dependency></dependencies></project>
P
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > in.json <<'J'
{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"metadata":{"component":{"type":"firmware","bom-ref":"fw","name":"pump"}},
"components":[{"type":"cryptographic-asset","bom-ref":"c","name":"ML-DSA","cryptoProperties":{"assetType":"algorithm"}}],
"services":[{"bom-ref":"s","name":"s","data":[{"flow":"outbound","classification":"PII","name":"n","description":"d","source":["https://a.example.org"],"destination":["https://b.example.org"]}]}],
"dependencies":[{"ref":"fw","provides":["c"]}],
"vulnerabilities":[{"bom-ref":"v","id":"CVE-2020-0001","proofOfConcept":{"reproductionSteps":"r"}}]}
J
cat > R.java <<'J'
import org.cyclonedx.*; import org.cyclonedx.generators.*; import org.cyclonedx.parsers.*; import java.nio.file.*;
public class R { public static void main(String[] a) throws Exception { byte[] b = Files.readAllBytes(Path.of("in.json"));
  System.out.println("invalid " + new JsonParser().validate(b, Version.VERSION_16).size());
  Files.writeString(Path.of("out.json"), BomGeneratorFactory.createJson(Version.VERSION_16, new JsonParser().parse(b)).toJsonString()); } }
J
seen=$(java -cp 'lib/*' R.java 2>/dev/null
python3 - <<'P'
import json
def leaves(x, p=''):
    if isinstance(x, dict):
        for k, v in x.items(): yield from leaves(v, p + '/' + k)
    elif isinstance(x, list):
        for v in x: yield from leaves(v, p)
    else: yield p
print('\n'.join(sorted(set(leaves(json.load(open('in.json')))) - set(leaves(json.load(open('out.json')))))))
P
)
echo "$seen"
[ "$seen" = 'invalid 0
/dependencies/provides
/services/data/description
/services/data/destination
/services/data/name
/services/data/source
/vulnerabilities/proofOfConcept/reproductionSteps' ]
