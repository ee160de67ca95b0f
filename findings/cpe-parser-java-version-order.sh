#!/usr/bin/env bash
# Library: us.springett:cpe-parser 3.0.0 (Maven), Cpe.compareTo.
# Behaviour: of two CPE names that differ in the version, OpenSSH 9.10p1 comes before 9.9p2, although plain 1.10 comes after 1.9;
# and a release candidate (1.0-rc1) comes after its release.
# Why it matters: a list sorted by it, or "the newest of these", is wrong for products with letters in the version.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
cat > pom.xml <<'P'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
<dependencies><dependency><groupId>us.springett</groupId><artifactId>cpe-parser</artifactId><version>3.0.0</version></dependency></dependencies></project>
P
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > C.java <<'J'
import us.springett.parsers.cpe.*;
public class C { public static void main(String[] a) throws Exception {
  for (String[] v : new String[][] {{"1.10", "1.9"}, {"9.10p1", "9.9p2"}, {"1.0", "1.0-rc1"}})
    System.out.println(v[0] + " against " + v[1] + ": " + cpe(v[0]).compareTo(cpe(v[1]))); }
  static Cpe cpe(String v) throws Exception { return CpeParser.parse("cpe:2.3:a:x:y:" + v + ":*:*:*:*:*:*:*"); } }
J
seen=$(java -cp 'lib/*' C.java 2>/dev/null)
echo "$seen"
[ "$seen" = '1.10 against 1.9: 1
9.10p1 against 9.9p2: -1
1.0 against 1.0-rc1: -1' ]
