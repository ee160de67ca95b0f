#!/usr/bin/env python3
"""What the own metadata of a JAR, WAR or EAR names, read with Python's zipfile alone.

One line a library: kind, group, artifact, version and where, separated by tabs.
  nested     a pom.properties in an archive inside that fits the file name of that archive
  joined     any other pom.properties, in the outermost archive or in one inside
  file       an archive inside, by its path and SHA-256 (group and version are empty)
Shares no code with the library that it judges.
"""
import hashlib
import io
import re
import sys
import zipfile

POM = re.compile(r"(?:BOOT-INF/classes/|WEB-INF/classes/)?META-INF/maven/[^/]+/[^/]+/pom\.properties$")
INNER = re.compile(r".+\.(jar|war|ear|rar|sar|hpi|jpi|nar|aar|kar|zip)$", re.I)


def properties(data):
    found = {}
    for line in data.decode("utf-8", "replace").splitlines():
        line = line.strip()
        if line and line[0] not in "#!" and re.search("[=:]", line):
            key, value = re.split("[=:]", line, maxsplit=1)
            found[key.strip()] = value.strip()
    return found


def walk(data, path, out):
    try:
        archive = zipfile.ZipFile(data)
    except zipfile.BadZipFile:
        return
    base = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    for name in archive.namelist():
        if POM.match(name):
            p = properties(archive.read(name))
            library = (p.get("groupId", ""), p.get("artifactId", ""), p.get("version", ""))
            own = base == library[1] or base.startswith(library[1] + "-" + library[2])
            out.append(("nested" if own else "joined",) + library + (path,))
        elif INNER.match(name):
            content = archive.read(name)
            inner = path + "!/" + name
            out.append(("file", "", hashlib.sha256(content).hexdigest(), "", inner))
            walk(io.BytesIO(content), inner, out)


if __name__ == "__main__":
    found = []
    walk(sys.argv[1], sys.argv[1].rsplit("/", 1)[-1], found)
    for row in sorted(set(found)):
        print("\t".join(row))
