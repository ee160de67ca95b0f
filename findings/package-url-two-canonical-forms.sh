#!/usr/bin/env bash
# Libraries: packageurl-java 1.5.0 (Maven) and packageurl-js 2.0.1 (npm).
# Behaviour: "canonical" is not the same text in both. Java writes the colon of an epoch and the plus sign in a version as
# %3A and %2B, JavaScript leaves them; JavaScript makes the scope of an npm package lower case, Java does not.
# Why it matters: of a Debian root every package with an epoch or a binary rebuild (+b1) has two package
# URLs; a comparison of two SBOMs by text says that it was removed and added.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
npm install --silent --no-audit --no-fund --prefix . packageurl-js@2.0.1 >/dev/null 2>&1
mvn -q -B dependency:copy -Dartifact=com.github.package-url:packageurl-java:1.5.0 -DoutputDirectory=. >/dev/null
cat > list <<'L'
pkg:deb/debian/vim@2:9.0.1378-2
pkg:deb/debian/bash@5.2.15-2%2Bb7
pkg:npm/%40Angular/Core@1
L
cat > P.java <<'J'
public class P { public static void main(String[] a) throws Exception {
  for (String s : java.nio.file.Files.readAllLines(java.nio.file.Path.of("list"))) System.out.println(new com.github.packageurl.PackageURL(s).canonicalize()); } }
J
cat > t.mjs <<'JS'
import { PackageURL } from 'packageurl-js'; import fs from 'fs';
for (const s of fs.readFileSync('list', 'utf8').trim().split('\n')) console.log(PackageURL.fromString(s).toString());
JS
seen=$(echo Java; java -cp packageurl-java-1.5.0.jar P.java; echo JavaScript; node t.mjs)
echo "$seen"
[ "$seen" = "Java
pkg:deb/debian/vim@2%3A9.0.1378-2
pkg:deb/debian/bash@5.2.15-2%2Bb7
pkg:npm/%40Angular/Core@1
JavaScript
pkg:deb/debian/vim@2:9.0.1378-2
pkg:deb/debian/bash@5.2.15-2+b7
pkg:npm/%40angular/core@1" ]
