#!/usr/bin/env python3
"""Counts what a document says, by a reading of its own: components, edges, licences, statements.

    count_document.py FILE_OR_FOLDER

Prints one JSON object. The test RealDocumentsInterop holds Cachet's counts against it. It shares no
code with Cachet and knows no more of the formats than it needs for counting.
"""
import io
import json
import os
import subprocess
import sys
import tarfile

NOTHING = (None, "", "NONE", "NOASSERTION")
NEEDS = ("DEPENDS_ON", "STATIC_LINK", "DYNAMIC_LINK")
NEEDED = ("DEPENDENCY_OF", "RUNTIME_DEPENDENCY_OF")


def files(path):
    """The bytes of each document: of a folder, of an archive, or of one file."""
    if os.path.isdir(path):
        for root, _, names in sorted(os.walk(path)):
            for name in sorted(names):
                if name.endswith((".json", ".spdx", ".tag")):
                    with open(os.path.join(root, name), "rb") as one:
                        yield one.read()
    elif ".tar" in os.path.basename(path):
        with open(path, "rb") as one:
            data = one.read()
        if path.endswith(".zst"):
            data = subprocess.run(["zstd", "-dc"], input=data, stdout=subprocess.PIPE, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive:
                if member.isfile():
                    yield archive.extractfile(member).read()
    else:
        with open(path, "rb") as one:
            yield one.read()


def tags(text):
    """A document of tags and values in the form that it has in JSON, as far as counting needs."""
    document = {"packages": [], "relationships": [], "externalDocumentRefs": [], "inFiles": []}
    section, package, in_text = "document", None, False
    for line in text.split("\n"):
        if in_text:
            in_text = "</text>" not in line
            continue
        if ":" not in line or line.lstrip().startswith("#"):
            continue
        tag, value = (part.strip() for part in line.split(":", 1))
        in_text = "<text>" in value and "</text>" not in value
        if tag == "PackageName":
            section, package = "package", {"name": value}
            document["packages"].append(package)
        elif tag in ("FileName", "LicenseID", "SnippetSPDXID", "Annotator"):
            section = "file" if tag == "FileName" else "other"
        elif tag == "DocumentNamespace":
            document["documentNamespace"] = value
        elif tag == "SPDXVersion":
            document["spdxVersion"] = value
        elif tag == "ExternalDocumentRef":
            words = value.split()
            document["externalDocumentRefs"].append({"externalDocumentId": words[0], "spdxDocument": words[1]})
        elif tag == "Relationship":
            one, kind, other = value.split()
            document["relationships"].append(
                {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other})
        elif tag == "SPDXID" and section == "package":
            package["SPDXID"] = value
        elif tag == "SPDXID" and section == "file" and package:
            document["inFiles"].append((value, package["SPDXID"]))
        elif tag == "PackageLicenseConcluded":
            package["licenseConcluded"] = value
        elif tag == "PackageLicenseDeclared":
            package["licenseDeclared"] = value
    return document


class Spdx2:
    def __init__(self, documents):
        self.packages, self.owner, self.relations, self.licences = set(), {}, [], 0
        self.described = set()
        referred = {r["spdxDocument"] for d in documents for r in d.get("externalDocumentRefs", [])}
        tops = [d for d in documents if d["documentNamespace"] not in referred]
        if any(d.get("externalDocumentRefs") for d in tops):
            tops = [d for d in tops if d.get("externalDocumentRefs")]
        for document in documents:
            self.add(document, any(document is top for top in tops))
        if not self.described:
            self.described = {self.name(d, p["SPDXID"]) for d in tops for p in d.get("packages", [])}

    def name(self, document, element):
        if element in ("NONE", "NOASSERTION"):
            return element
        if element.startswith("DocumentRef-"):
            ref, rest = element.split(":", 1)
            for each in document.get("externalDocumentRefs", []):
                if each["externalDocumentId"] == ref:
                    return each["spdxDocument"] + "#" + rest
            return element
        return document["documentNamespace"] + "#" + element

    def add(self, document, top):
        for package in document.get("packages", []):
            whole = self.name(document, package["SPDXID"])
            self.packages.add(whole)
            for one in package.get("hasFiles", []):
                self.owner.setdefault(self.name(document, one), whole)
            if package.get("licenseDeclared") not in NOTHING or package.get("licenseConcluded") not in NOTHING:
                self.licences += 1
        for one, whole in document.get("inFiles", []):
            self.owner.setdefault(self.name(document, one), self.name(document, whole))
        if top:
            self.described |= {self.name(document, each) for each in document.get("documentDescribes", [])}
        for each in document.get("relationships", []):
            one, other = (self.name(document, each[k]) for k in ("spdxElementId", "relatedSpdxElement"))
            kind = each["relationshipType"]
            if kind == "CONTAINS" and other not in self.packages:
                self.owner.setdefault(other, one)
            if kind == "DESCRIBES" and top:
                self.described.add(other)
            self.relations.append((one, kind, other))

    def holder(self, element):
        whole = element if element in self.packages else self.owner.get(element)
        return whole if whole in self.packages else None

    def counts(self):
        edges, made = set(), {(a, b) for a, k, b in self.relations if k == "GENERATED_FROM"}
        for one, kind, other in self.relations:
            if kind in NEEDED:
                one, other = other, one
            a, b = self.holder(one), self.holder(other)
            if not a or not b or a == b:
                continue
            if kind in NEEDS + NEEDED:
                edges.add((a, b))
            elif kind == "CONTAINS" and a in self.described and other in self.packages:
                edges.add((a, b))
            elif kind == "GENERATED_FROM" and (a, b) not in made:
                edges.add((a, b))
        return {"components": len(self.packages), "edges": len(edges), "licences": self.licences, "statements": 0}


def spdx3(document):
    graph = document["@graph"]
    elements = {e["spdxId"]: e for e in graph if e["type"] in ("software_Package", "software_File")}
    purpose = {i: e.get("software_primaryPurpose") for i, e in elements.items() if e["type"] == "software_Package"}
    out = ("source", "patch", "specification", "requirement", "test", "documentation")
    edges, licensed, said, named, builds = set(), set(), 0, [], {}
    stated = set()
    for each in graph:
        kind, one, others = each.get("relationshipType"), each.get("from"), each.get("to", [])
        if kind == "dependsOn" and each.get("scope", "runtime") == "runtime":
            edges |= {(one, b) for b in others if one in elements and b in elements and one != b}
        elif kind in ("hasDeclaredLicense", "hasConcludedLicense") and one in elements:
            if any("NoneE" not in b and "NoneL" not in b and "NoAssertion" not in b for b in others):
                licensed.add(one)
        elif kind in ("hasInput", "hasOutput"):
            builds.setdefault(one, {"hasInput": [], "hasOutput": []})[kind] += others
        elif each["type"].startswith("security_Vex"):
            said += 1
            stated |= {(b, one) for b in others}
        elif kind == "hasAssociatedVulnerability":
            named += [(one, b) for b in others]
    for build in builds.values():
        for image in build["hasOutput"]:
            if image in purpose:
                edges |= {(image, p) for p in build["hasInput"] if p in purpose and purpose[p] not in out}
    statements = said + len(set(named) - stated)
    return {"components": len(elements), "edges": len(edges), "licences": len(licensed), "statements": statements}


def cyclonedx(document):
    def below(components):
        for each in components:
            yield each
            yield from below(each.get("components", []))

    top = document.get("metadata", {}).get("component")
    everything = list(below(([top] if top else []) + document.get("components", [])))
    edges = {(d["ref"], to) for d in document.get("dependencies", []) for to in d.get("dependsOn", []) if to != d["ref"]}
    return {
        "components": len(everything),
        "edges": len(edges),
        "licences": sum(1 for each in everything if each.get("licenses")),
        "statements": len(document.get("vulnerabilities", [])),
    }


def main(path):
    two = []
    for data in files(path):
        text = data.decode("utf-8")
        if text.lstrip().startswith(("SPDXVersion:", "#")):
            two.append(tags(text))
            continue
        document = json.loads(text)
        if "@graph" in document:
            return spdx3(document)
        if document.get("bomFormat") == "CycloneDX":
            return cyclonedx(document)
        if "spdxVersion" in document:
            two.append(document)
    return Spdx2(two).counts()


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1]), sort_keys=True))
