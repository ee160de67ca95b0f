#!/usr/bin/env bash
# Library: cyclonedx-core-java 12.2.0 (Maven).
# Behaviour: XML in which the subject of the document (`metadata/component`) names its `authors` is valid by the library's own
# schema and cannot be read by its own parser ("Cannot deserialize value of type ArrayList"). The same
# element in any other component is read.
# Why it matters: the maker's own product is the component that names authors.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
cat > pom.xml <<'P'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
<dependencies><dependency><groupId>org.cyclonedx</groupId><artifactId>cyclonedx-core-java</artifactId><version>12.2.0</version></dependency></dependencies></project>
P
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > R.java <<'J'
import org.cyclonedx.*; import org.cyclonedx.parsers.*;
public class R { public static void main(String[] a) throws Exception {
  String c = "<component type=\"firmware\"><authors><author><name>A</name></author></authors><name>x</name></component>";
  for (String in : new String[] {"<components>" + c + "</components>", "<metadata>" + c + "</metadata>"}) {
    byte[] b = ("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\" version=\"1\">" + in + "</bom>").getBytes("UTF-8");
    System.out.print(in.substring(1, 9) + ": invalid " + new XmlParser().validate(b, Version.VERSION_16).size() + ", ");
    try { new XmlParser().parse(b); System.out.println("read"); }
    catch (Exception e) { System.out.println(e.getMessage().replaceAll("(?s).*(Cannot deserialize value of type .java.util.ArrayList).*", "$1")); } } } }
J
seen=$(java -cp 'lib/*' R.java 2>/dev/null)
echo "$seen"
[ "$seen" = 'componen: invalid 0, read
metadata: invalid 0, Cannot deserialize value of type `java.util.ArrayList' ]
