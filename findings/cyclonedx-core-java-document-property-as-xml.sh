#!/usr/bin/env bash
# Library: cyclonedx-core-java 12.2.0 (Maven).
# Behaviour: a CycloneDX 1.6 document with one property of the document itself (the member `properties` beside
# `components`) is valid, is read, and cannot be written as XML: "Can not write a field name, expecting a value".
# Properties of components can.
# Why it matters: a conversion of a valid document from JSON to XML with the reference library ends in an error.
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
  for (String in : new String[] {"\"components\":[{\"type\":\"library\",\"name\":\"x\",\"properties\":[{\"name\":\"n\",\"value\":\"v\"}]}]", "\"properties\":[{\"name\":\"n\",\"value\":\"v\"}]"}) {
    byte[] b = ("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1," + in + "}").getBytes("UTF-8");
    System.out.print(in.substring(1, 11) + ": invalid " + new JsonParser().validate(b, Version.VERSION_16).size() + ", ");
    try { BomGeneratorFactory.createXml(Version.VERSION_16, new JsonParser().parse(b)).toXmlString(); System.out.println("written"); }
    catch (Exception e) { System.out.println(e.getMessage().replaceAll(".*JsonMappingException: | \\(through.*", "")); } } } }
J
seen=$(java -cp 'lib/*' R.java 2>/dev/null)
echo "$seen"
[ "$seen" = 'components: invalid 0, written
properties: invalid 0, Can not write a field name, expecting a value' ]
