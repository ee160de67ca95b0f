#!/usr/bin/env python3
"""Writes an SPDX 3.0.1 document of COUNT elements in one line, as a build of Yocto writes it of an image.

Of ten elements four are files of the root with their digest, two are packages, one a licence of a package, one what a
package needs at run time, one a vulnerability and one a statement on it.

Usage: spdx3.py COUNT FILE
"""
import hashlib
import json
import sys


def elements(count):
    at = "http://spdx.example.org/spdxdocs/image/"
    made = "_:c"

    def element(kind, at_name, **more):
        return {"type": kind, "spdxId": at + at_name, "creationInfo": made, **more}

    def digest(text):
        value = hashlib.sha256(text.encode()).hexdigest()
        return [{"type": "Hash", "algorithm": "sha256", "hashValue": value}]

    yield {"type": "CreationInfo", "@id": made, "specVersion": "3.0.1", "created": "2026-11-23T08:00:00Z",
           "createdBy": [at + "agent"]}
    yield element("Organization", "agent", name="Builder")
    yield element("SpdxDocument", "document", rootElement=[at + "sbom"], profileConformance=["core", "software"])
    yield element("software_Sbom", "sbom", rootElement=[at + "rootfs"])
    yield element("software_Package", "rootfs", name="image", software_primaryPurpose="archive")
    yield element("simplelicensing_LicenseExpression", "licence", simplelicensing_licenseExpression="MIT")
    yield element("build_Build", "build", build_buildType="http://openembedded.org/image")
    rounds = (count - 9) // 10
    packages = [at + f"package-{i}" for i in range(2 * rounds)]
    yield element("Relationship", "in", **{"from": at + "build", "relationshipType": "hasInput", "to": packages})
    yield element("Relationship", "out", **{"from": at + "build", "relationshipType": "hasOutput", "to": [at + "rootfs"]})
    for i in range(rounds):
        for k in range(4):
            name = f"usr/share/folder-{i % 97}/file-{i}-{k}"
            yield element("software_File", f"file-{i}-{k}", name=name, verifiedUsing=digest(name))
        for k in range(2):
            name = f"package-{2 * i + k}"
            yield element("software_Package", name, name=name, software_packageVersion=f"1.{i}",
                          software_primaryPurpose="install", summary="A package of an image", externalIdentifier=[
                              {"type": "ExternalIdentifier", "externalIdentifierType": "cpe23",
                               "identifier": f"cpe:2.3:*:*:{name}:1.{i}:*:*:*:*:*:*:*"}])
        yield element("Relationship", f"licensed-{i}", **{"from": packages[2 * i], "relationshipType": "hasDeclaredLicense",
                                                          "to": [at + "licence"]})
        yield element("LifecycleScopedRelationship", f"needs-{i}", scope="runtime", **{
            "from": packages[2 * i], "relationshipType": "dependsOn", "to": [packages[2 * i + 1], packages[i]]})
        cve = f"CVE-2026-{10000 + i}"
        yield element("security_Vulnerability", f"vulnerability-{i}", externalIdentifier=[
            {"type": "ExternalIdentifier", "externalIdentifierType": "cve", "identifier": cve}])
        yield element("security_VexFixedVulnAssessmentRelationship", f"vex-{i}", **{
            "from": at + f"vulnerability-{i}", "relationshipType": "fixedIn", "to": [packages[2 * i + 1]]})


def main():
    count, file = int(sys.argv[1]), sys.argv[2]
    graph = list(elements(count))
    document = {"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": graph}
    with open(file, "w", encoding="utf-8") as out:
        json.dump(document, out, separators=(",", ":"))
    print(len(graph), "elements")


main()
