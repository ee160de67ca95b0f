package dev.cachet.cli.secret;

import dev.cachet.cli.SmallRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Files of others that ask for what a build knows in each of their fields, and that hold addresses
 * with a password and a token.
 */
final class ForeignFiles {
  /** Stands in addresses only, and in no output. */
  static final String PASSWORD = "planted-address-c2e8";

  static final String ADDRESS =
      "https://user:" + PASSWORD + "@host.example/x?token=" + PASSWORD + "&page=1";

  /** What a field could ask for, in the words of Maven, shells, Ant, log4j and Windows. */
  static final String ASKS =
      "${env.PLANTED} ${PLANTED} $PLANTED %PLANTED% @PLANTED@ !PLANTED! ${planted.property}"
          + " ${user.home} ${settings.localRepository} ${sys:planted.property}"
          + " ${java:env/PLANTED} ${env:PLANTED} #{systemProperties['planted.property']}";

  private static final String BOTH = ASKS + " " + ADDRESS;

  private ForeignFiles() {}

  /** A root with files of Debian, npm and Python. */
  static void root(Path root) throws IOException {
    SmallRoot.write(root);
    Path release = root.resolve("etc/os-release");
    SmallRoot.write(
        release,
        Files.readString(release)
                .replace("Linux 12 (bookworm)", "Linux 12 " + ADDRESS)
                .replace("VERSION=\"12", "VERSION=\"12 " + ADDRESS)
            + fields("%s=\"%s\"", "HOME_URL", "SUPPORT_URL", "BUG_REPORT_URL", "LOGO", "BUILD_ID")
            + fields("%s=\"%s\"", "VARIANT", "IMAGE_ID", "IMAGE_VERSION", "VENDOR_NAME"));
    add(
        root.resolve("var/lib/dpkg/status"),
        "\nPackage: planted\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1\n"
            + fields("%s: %s", "Maintainer", "Original-Maintainer", "Homepage", "Description")
            + fields("%s: %s", "Section", "Vcs-Git", "Vcs-Browser", "Origin", "Bugs"));
    SmallRoot.write(root.resolve("var/lib/dpkg/info/planted.list"), "/.\n/usr\n");
    SmallRoot.write(
        root.resolve("usr/share/doc/planted/copyright"),
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
            + fields("%s: %s", "Upstream-Name", "Upstream-Contact", "Source")
            + "\nFiles: *\n"
            + fields("%s: %s", "Copyright", "License"));
    SmallRoot.write(
        root.resolve("usr/lib/node_modules/planted-node/package.json"),
        "{\"name\":\"planted-node\",\"version\":\"1.0.0\","
            + "\"repository\":{\"type\":\"git\",\"url\":\"git+"
            + ADDRESS
            + "\"},\"bugs\":{\"url\":\""
            + ADDRESS
            + "\"},"
            + json("license", "author", "homepage", "description", "_resolved", "_from", "funding")
            + "}");
    SmallRoot.write(
        root.resolve("usr/lib/python3/dist-packages/planted_python-1.dist-info/METADATA"),
        "Metadata-Version: 2.1\nName: planted-python\nVersion: 1\n"
            + fields("%s: %s", "Home-page", "Author", "Author-email", "Maintainer", "License")
            + fields("%s: %s", "Summary", "Download-URL", "Project-URL", "Description"));
  }

  /** Roots of three other package managers. */
  static void otherRoots(Path folder) throws IOException {
    SmallRoot.write(
        folder.resolve("alpine/etc/os-release"), "ID=alpine\nVERSION_ID=3.20.1\nNAME=Alpine\n");
    SmallRoot.write(
        folder.resolve("alpine/lib/apk/db/installed"),
        "P:planted-apk\nV:1.0-r0\nA:x86_64\n" + fields("%s:%s", "T", "U", "L", "m", "o", "c"));
    SmallRoot.write(folder.resolve("opkg/etc/os-release"), "ID=poky\nVERSION_ID=5.0\nNAME=Poky\n");
    SmallRoot.write(
        folder.resolve("opkg/var/lib/opkg/status"),
        "Package: planted-opkg\nVersion: 1.0\nStatus: install user installed\nArchitecture: all\n"
            + fields("%s: %s", "Maintainer", "Homepage", "License", "Source", "Description"));
    SmallRoot.write(folder.resolve("arch/etc/os-release"), "ID=arch\nNAME=Arch\n");
    SmallRoot.write(
        folder.resolve("arch/var/lib/pacman/local/planted-pacman-1-1/desc"),
        "%NAME%\nplanted-pacman\n\n%VERSION%\n1-1\n\n%ARCH%\nx86_64\n\n"
            + fields("%%%s%%\n%s\n", "DESC", "URL", "PACKAGER", "LICENSE", "BASE"));
  }

  /** An archive whose pom, manifest and licence file ask. */
  static void archive(Path file) throws IOException {
    String manifest =
        "Manifest-Version: 1.0\n"
            + Stream.of(
                    "Implementation-Title",
                    "Implementation-Vendor",
                    "Specification-Title",
                    "Specification-Vendor",
                    "Bundle-Name",
                    "Bundle-Vendor",
                    "Bundle-License",
                    "Bundle-DocURL",
                    "Bundle-Copyright",
                    "Built-By",
                    "Implementation-URL")
                .map(name -> name + ": ${env.PLANTED}\n  " + ADDRESS.substring(0, 60) + "\n")
                .collect(Collectors.joining());
    String maven = "META-INF/maven/org.example/planted-lib/";
    write(
        file,
        List.of(
            "META-INF/MANIFEST.MF",
            manifest + "\n",
            "META-INF/LICENSE",
            BOTH + "\n",
            "META-INF/NOTICE",
            BOTH + "\n",
            maven + "pom.properties",
            "groupId=org.example\nartifactId=planted-lib\nversion=1.0\n",
            maven + "pom.xml",
            pom()));
  }

  /** An archive whose pom cannot be read, with an address where it ends. */
  static void brokenArchive(Path file) throws IOException {
    String maven = "META-INF/maven/org.example/planted-broken/";
    write(
        file,
        List.of(
            maven + "pom.properties",
            "groupId=" + ADDRESS + "\nartifactId=" + ADDRESS + "\nversion=" + BOTH + "\n",
            maven + "pom.xml",
            "<project><url>" + ADDRESS + "</url><" + ADDRESS + ">"));
  }

  private static String pom() {
    return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
        + "<groupId>org.example</groupId><artifactId>planted-lib</artifactId><version>1.0</version>"
        + elements("name", "description", "inceptionYear", "packaging", "url")
        + in("organization", elements("name", "url"))
        + in("licenses", in("license", elements("name", "url", "distribution", "comments")))
        + in("developers", in("developer", elements("id", "name", "email", "url", "organization")))
        + in("contributors", in("contributor", elements("name", "email", "url")))
        + in("mailingLists", in("mailingList", elements("name", "post", "archive")))
        + in("scm", elements("url", "connection", "developerConnection", "tag"))
        + in("issueManagement", elements("system", "url"))
        + in("ciManagement", elements("system", "url"))
        + in("distributionManagement", in("repository", elements("id", "name", "url")))
        + in("repositories", in("repository", elements("id", "name", "url")))
        + "</project>\n";
  }

  /** A document of another tool; the password stands in each text. */
  static void document(Path file) throws IOException {
    SmallRoot.write(
        file,
        """
        { "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
          "metadata": { "timestamp": "2026-11-22T00:00:00Z",
            "component": { "type": "application", "name": "planted-document", "bom-ref": "top" } },
          "components": [ { "type": "library", "name": "planted-foreign", "version": "1 AD",
            "bom-ref": "AD", "purl": "pkg:generic/planted-foreign@1?vcs_url=AD", "group": "AD",
            "publisher": "AD", "description": "AD", "copyright": "AD",
            "supplier": { "name": "AD", "url": ["AD"], "contact": [ { "name": "AD" } ] },
            "licenses": [ { "license": { "name": "AD", "url": "AD" } } ],
            "hashes": [ { "alg": "SHA-256",
              "content": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae" } ],
            "externalReferences": [ { "type": "vcs", "url": "AD", "comment": "AD" } ],
            "properties": [ { "name": "p", "value": "AD" },
              { "name": "cdx:lifecycle:milestone:endOfSupport", "value": "AD" } ] } ],
          "dependencies": [ { "ref": "top", "dependsOn": [ "AD" ] } ],
          "vulnerabilities": [ { "id": "CVE-2026-0001", "source": { "name": "AD", "url": "AD" },
            "analysis": { "state": "not_affected", "detail": "AD" },
            "affects": [ { "ref": "AD" } ] } ] }
        """
            .replace("AD", ADDRESS));
  }

  /** Documents that are none, each with an address where it is wrong. */
  static List<String> brokenDocuments() {
    return Stream.of(
            "{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"AD\" }",
            "{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", AD }",
            "{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"serialNumber\": \"AD\" }",
            "{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"AD\": 1 }",
            "{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\","
                + " \"metadata\": { \"timestamp\": \"AD\" } }",
            "{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\":"
                + " [ { \"name\": \"a\", \"type\": \"AD\" } ] }",
            "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><components><component type=\"AD\">"
                + "<name>a</name></component></components></bom>",
            "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><AD></bom>",
            "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nRelationship: AD\n",
            "SPDXVersion: SPDX-2.3\nDataLicense: AD\nSPDXID: AD\nCreated: AD\nAD\n",
            "{ \"spdxVersion\": \"SPDX-2.3\", \"SPDXID\": \"AD\", \"creationInfo\": { \"created\":"
                + " \"AD\" } }",
            "{ \"spdxVersion\": \"AD\" }",
            "{ \"@context\": \"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\", \"@graph\": [ {"
                + " \"type\": \"SpdxDocument\", \"spdxId\": \"AD\" }, { \"type\": \"CreationInfo\","
                + " \"created\": \"AD\" } ] }",
            "{ \"@context\": \"AD\" }",
            "AD")
        .map(text -> text.replace("AD", ADDRESS))
        .toList();
  }

  /** Settings that are none, likewise. */
  static List<String> brokenSettings() {
    return Stream.of(
            "AD",
            "{ \"schemaVersion\": \"AD\" }",
            "{ \"schemaVersion\": 1, \"AD\": 1 }",
            "{ \"schemaVersion\": 1, \"subject\": \"AD\", \"operatingSystem\": \"AD\" }",
            "{ \"schemaVersion\": 1, \"until\": \"AD\", \"parts\": [ { \"name\": \"AD\", \"type\":"
                + " \"AD\", \"purl\": \"AD\" } ] }")
        .map(text -> text.replace("AD", ADDRESS))
        .toList();
  }

  private static String fields(String form, String... names) {
    return Stream.of(names)
        .map(name -> form.formatted(name, BOTH.replace('"', '\'')) + "\n")
        .collect(Collectors.joining());
  }

  private static String json(String... names) {
    return Stream.of(names)
        .map(name -> "\"" + name + "\":\"" + BOTH + "\"")
        .collect(Collectors.joining(","));
  }

  private static String elements(String... names) {
    return Stream.of(names)
        .map(name -> in(name, BOTH.replace("&", "&amp;")))
        .collect(Collectors.joining());
  }

  private static String in(String name, String inside) {
    return "<" + name + ">" + inside + "</" + name + ">";
  }

  private static void add(Path file, String text) throws IOException {
    Files.writeString(file, Files.readString(file) + text);
  }

  private static void write(Path file, List<String> namesAndTexts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndTexts.size(); i += 2) {
        ZipEntry entry = new ZipEntry(namesAndTexts.get(i));
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(namesAndTexts.get(i + 1).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }
}
