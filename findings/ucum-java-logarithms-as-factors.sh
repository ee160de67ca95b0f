#!/usr/bin/env bash
# Library: org.fhir:ucum 1.0.10 (Maven), the UCUM library of the FHIR community.
# Behaviour: UCUM's special units have a function instead of a factor (section 21). The library knows them, refuses to turn degrees
# Celsius into kelvin ("Not handled yet") and takes logarithms for factors: pH 7.4 is 7.4 mol/L (it is 0.00000004), and
# 20 dB is a ratio of 2 (it is 100). Nothing is raised for these.
# Why it matters: an acidity is off by eight powers of ten; the one refusal makes a caller think that all such units are refused.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
cat > pom.xml <<'P'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
<dependencies><dependency><groupId>org.fhir</groupId><artifactId>ucum</artifactId><version>1.0.10</version></dependency></dependencies></project>
P
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > U.java <<'J'
import org.fhir.ucum.*;
public class U { public static void main(String[] a) throws Exception {
  UcumService u = new UcumEssenceService(U.class.getResourceAsStream("/ucum-essence.xml"));
  for (String[] c : new String[][] {{"5", "h", "min"}, {"37", "Cel", "K"}, {"7.4", "[pH]", "mol/L"}, {"20", "dB", "1"}})
    try { System.out.println(c[0] + " " + c[1] + " is " + u.convert(new Decimal(c[0]), c[1], c[2]).asDecimal() + " " + c[2]); }
    catch (UcumException e) { System.out.println(c[0] + " " + c[1] + ": " + e.getMessage()); } } }
J
seen=$(java -cp 'lib/*' U.java 2>/dev/null)
echo "$seen"
[ "$seen" = '5 h is 300 min
37 Cel: Not handled yet (special unit with offset from 0 at intersect)
7.4 [pH] is 7.4 mol/L
20 dB is 2.0 1' ]
