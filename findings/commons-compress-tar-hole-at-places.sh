#!/usr/bin/env bash
# Library: commons-compress 1.28.0 (Maven), two readers of tar in it, on archives that GNU tar 1.34 writes.
# Behaviour: a file that is nothing but a hole, in the PAX form 1.0 of sparse files. TarArchiveInputStream, the reader of
# streams, lists the three files of the archive. TarFile, the reader at places, lists four: the entry behind the hole is
# made of the text of the next header, and the files after it follow later.
# Why it matters: the inventory of a root file system that is shipped as a sparse tar has files that are not in it.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
cat > pom.xml <<'P'
<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version><dependencies>
<dependency><groupId>org.apache.commons</groupId><artifactId>commons-compress</artifactId><version>1.28.0</version></dependency>
</dependencies></project>
P
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null 2>&1
mkdir r; truncate -s 5000000 r/a-hole; printf x > r/b; printf y > r/c
tar -C r --sort=name -S --format=posix --sparse-version=1.0 -cf pax.tar a-hole b c
cat > T.java <<'J'
import java.io.*; import org.apache.commons.compress.archivers.tar.*;
public class T { public static void main(String[] a) throws Exception { for (String f : a) {
  int n = 0; try (var in = new TarArchiveInputStream(new FileInputStream(f))) { while (in.getNextEntry() != null) { in.readAllBytes(); n++; } }
  System.out.println(f + " stream " + n + " entries");
  TarFile t = new TarFile(new File(f)); String s = t.getEntries().size() + " entries, third is c: " + t.getEntries().get(2).getName().equals("c");
  System.out.println(f + " file " + s); } } }
J
seen=$(java -cp 'lib/*' T.java pax.tar)
echo "$seen"
[ "$seen" = "pax.tar stream 3 entries
pax.tar file 4 entries, third is c: false" ]
