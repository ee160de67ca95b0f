#!/usr/bin/env bash
# Library: commons-compress 1.28.0 (Maven), TarArchiveEntry, on an archive that GNU tar 1.34 writes.
# Behaviour: isFile() is true of a named pipe and of a symbolic link too: of whatever is no folder and has a name that does
# not end in a slash. isFIFO() and isSymbolicLink() are true at the same time.
# Why it matters: "if it is a file" is the usual first question; a listing made so counts pipes and links of a root as files.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
cat > pom.xml <<'P'
<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version><dependencies>
<dependency><groupId>org.apache.commons</groupId><artifactId>commons-compress</artifactId><version>1.28.0</version></dependency>
</dependencies></project>
P
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null 2>&1
mkdir r; mkfifo r/pipe; ln -s pipe r/link; printf x > r/file
tar -C r --sort=name -cf a.tar file link pipe
cat > T.java <<'J'
import java.io.*; import org.apache.commons.compress.archivers.tar.*;
public class T { public static void main(String[] a) throws Exception { try (var in = new TarArchiveInputStream(new FileInputStream("a.tar"))) {
  for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry())
    System.out.println(e.getName() + " isFile " + e.isFile() + " isFIFO " + e.isFIFO() + " isSymbolicLink " + e.isSymbolicLink()); } } }
J
seen=$(java -cp 'lib/*' T.java)
echo "$seen"
[ "$seen" = "file isFile true isFIFO false isSymbolicLink false
link isFile true isFIFO false isSymbolicLink true
pipe isFile true isFIFO true isSymbolicLink false" ]
