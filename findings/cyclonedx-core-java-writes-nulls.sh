#!/usr/bin/env bash
# Library: cyclonedx-core-java 12.2.0 (Maven).
# Behaviour: release notes that name a resolved issue by type and id only are valid. Read and written again, the issue has
# `"name": null`, `"description": null`, `"source": null` and `"references": null`, and the library's own validator refuses the document.
# Why it matters: a signed chain that validates what it received and what it passes on breaks on valid input.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
cat > pom.xml <<'P'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
<dependencies><dependency><groupId>org.cyclonedx</groupId><artifactId>cyclonedx-core-java</artifactId><version>12.2.0</version></dependency></dependencies></project>
P
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > R.java <<'J'
import org.cyclonedx.*; import org.cyclonedx.generators.*; import org.cyclonedx.parsers.*;
public class R { public static void main(String[] a) throws Exception {
  byte[] b = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"components\":[{\"type\":\"firmware\",\"name\":\"x\",\"releaseNotes\":{\"type\":\"patch\",\"resolves\":[{\"type\":\"defect\",\"id\":\"1\"}]}}]}".getBytes("UTF-8");
  System.out.println("before: invalid " + new JsonParser().validate(b, Version.VERSION_16).size());
  String s = BomGeneratorFactory.createJson(Version.VERSION_16, new JsonParser().parse(b)).toJsonString();
  System.out.println("nulls " + s.split(": ?null", -1).length);
  new JsonParser().validate(s.getBytes("UTF-8"), Version.VERSION_16).forEach(e -> System.out.println("after: " + e.getMessage())); } }
J
seen=$(java -cp 'lib/*' R.java 2>/dev/null)
echo "$seen"
[ "$seen" = 'before: invalid 0
nulls 5
after: null found, string expected
after: null found, string expected
after: null found, object expected
after: null found, array expected' ]
