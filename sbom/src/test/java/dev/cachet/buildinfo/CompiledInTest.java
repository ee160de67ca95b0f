package dev.cachet.buildinfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.finding.Finding;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.root.ExampleRoot;
import dev.cachet.rpm.DatabaseBytes;
import dev.cachet.rpm.HeaderBytes;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.Inventory;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What packages and programs say was compiled into them. */
class CompiledInTest {
  private static final String TOOL =
      "Package: tool\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1-1\n";
  private static final String OWNER = "pkg:deb/debian/tool@1-1?arch=amd64&distro=debian-12";
  private static final String GO_MODULES =
      """
      path\tcmd/pump
      mod\texample.org/Pump\t(devel)\t
      dep\tgolang.org/x/crypto\tv0.23.0\th1:a=
      dep\tgithub.com/old/Fork\tv1.0.0
      =>\tgithub.com/new/fork\tv1.0.1\th1:b=
      build\t-compiler=gc
      """;
  private static final String CRATES =
      "{\"packages\":[{\"name\":\"serde\",\"version\":\"1.0.217\",\"source\":\"crates.io\"},"
          + "{\"name\":\"cc\",\"version\":\"1.2.0\",\"source\":\"crates.io\",\"kind\":\"build\"},"
          + "{\"name\":\"pump\",\"version\":\"0.1.0\",\"source\":\"local\","
          + "\"dependencies\":[0,1,9],"
          + "\"root\":true}]}";

  @TempDir Path folder;
  private ExampleRoot root;

  @BeforeEach
  void layOut() throws Exception {
    root = ExampleRoot.in(folder).with("etc/os-release", ExampleRoot.DEBIAN_RELEASE);
    status("");
  }

  private void status(String fields) throws Exception {
    root.with("var/lib/dpkg/status", TOOL + fields);
  }

  private Inventory inventory() throws Exception {
    Inventory found = root.inventory("debian", "12");
    // Whatever was found can be written and is valid.
    new CycloneDxJson().write(Sbom.of(found.content(), Instant.EPOCH));
    return found;
  }

  private List<String> parts(String ref) throws Exception {
    return one(ref).parts().stream()
        .map(c -> c.name() + " " + c.version() + " " + c.purl())
        .toList();
  }

  private Component one(String ref) throws Exception {
    return inventory().content().components().stream()
        .filter(c -> c.ref().equals(ref))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Built-Using",
        "Static-Built-Using",
        "X-Cargo-Built-Using",
        "Javascript-Built-Using",
        "X-Javascript-Built-Using"
      })
  void putsSourcesThatADebianPackageWasBuiltWithInsideIt(String field) throws Exception {
    status(field + ": glibc (= 2.36-9),\n golang-go.crypto (= 1:0.23.0-1)\n");
    assertEquals(
        List.of(
            "glibc 2.36-9 pkg:deb/debian/glibc@2.36-9?arch=source&distro=debian-12",
            "golang-go.crypto 1:0.23.0-1"
                + " pkg:deb/debian/golang-go.crypto@1%3A0.23.0-1?arch=source&distro=debian-12"),
        parts(OWNER));
    assertEquals(field, one(OWNER).parts().get(0).property("cachet:built-using"));
    assertTrue(
        inventory().content().compositions().stream()
            .anyMatch(
                c ->
                    c.aggregate() == CompositionAggregate.UNKNOWN
                        && c.assemblies().contains(OWNER)
                        && c.dependencies().size() == 2));
    assertEquals(List.of(), inventory().findings());
  }

  @Test
  void putsWhatAPackageOfRpmBundlesInsideIt() throws Exception {
    HeaderBytes tool =
        HeaderBytes.of("tool", "1", "1", "x86_64")
            .provides(
                "bundled(crate(serde/default))",
                "8",
                "1.0.1",
                "bundled(golang(github.com/x/y))",
                "8",
                "v1.2.3",
                "bundled(zlib)",
                "8",
                "1.3");
    Inventory found =
        ExampleRoot.in(folder.resolve("rpm"))
            .with("usr/lib/sysimage/rpm/rpmdb.sqlite", DatabaseBytes.sqlite(1024, tool.bytes()))
            .inventory("fedora", "40");
    assertEquals(
        List.of(
            "github.com/x/y pkg:golang/github.com/x/y@v1.2.3",
            "serde pkg:cargo/serde@1.0.1",
            "zlib null"),
        found.content().components().get(0).parts().stream()
            .map(c -> c.name() + " " + c.purl())
            .sorted()
            .toList());
  }

  @Test
  void readsModulesOfGoInAProgramOfAPackageAndInOneOfNobody() throws Exception {
    byte[] program = elf(".go.buildinfo", go("go1.21.5", GO_MODULES));
    root.with("usr/bin/tool", program)
        .with("var/lib/dpkg/info/tool.list", "/usr/bin/tool\n")
        .with("opt/pump", program);
    List<String> expected =
        List.of(
            "example.org/Pump null null",
            "github.com/new/fork v1.0.1 pkg:golang/github.com/new/fork@v1.0.1",
            "golang.org/x/crypto v0.23.0 pkg:golang/golang.org/x/crypto@v0.23.0",
            "stdlib 1.21.5 pkg:golang/stdlib@1.21.5");
    assertEquals(expected, parts(OWNER).stream().sorted().toList());
    assertEquals(expected, parts("file:/opt/pump").stream().sorted().toList());
    assertEquals("/usr/bin/tool", one(OWNER).parts().get(0).property("cachet:compiled-into"));
  }

  @Test
  void readsTextsThatAnOlderGoOnlyPointsTo() throws Exception {
    root.with("opt/old", oldGo());
    assertEquals(List.of("stdlib 1.15.9 pkg:golang/stdlib@1.15.9"), parts("file:/opt/old"));
  }

  @Test
  void readsCratesAndTheirEdgesAndLeavesToolsOfTheBuildOut() throws Exception {
    root.with("opt/pump", elf(".dep-v0", deflate(CRATES.getBytes(StandardCharsets.UTF_8))));
    assertEquals(
        List.of("pump 0.1.0 null", "serde 1.0.217 pkg:cargo/serde@1.0.217"),
        parts("file:/opt/pump").stream().sorted().toList());
    assertEquals(
        List.of("file:/opt/pump#pkg:cargo/serde@1.0.217"),
        inventory().content().dependencies().neededBy("file:/opt/pump#pump@0.1.0"));
  }

  @Test
  void namesBuildInformationThatIsDamaged() throws Exception {
    byte[] go = go("go1.21.5", GO_MODULES);
    byte[] crates = deflate(CRATES.getBytes(StandardCharsets.UTF_8));
    byte[] endless = Arrays.copyOf(go, go.length);
    Arrays.fill(endless, 32, 40, (byte) 0xff);
    root.with("opt/a", elf(".go.buildinfo", Arrays.copyOf(go, 60)))
        .with("opt/b", elf(".go.buildinfo", endless))
        .with("opt/c", elf(".go.buildinfo", ascii("no magic of the linker, but long")))
        .with("opt/d", elf(".dep-v0", Arrays.copyOf(crates, 20)))
        .with("opt/e", elf(".dep-v0", deflate(new byte[64 << 20])))
        .with("opt/f", elf(".dep-v0", deflate(ascii("{\"packages\":[{}]}"))))
        .with("opt/g", elf(".dep-v0", "plain".getBytes(StandardCharsets.US_ASCII)));
    List<Finding> findings = inventory().findings();
    assertEquals(
        List.of("/opt/a", "/opt/b", "/opt/c", "/opt/d", "/opt/e", "/opt/f", "/opt/g"),
        findings.stream().map(Finding::subject).toList());
    findings.forEach(f -> assertEquals("source.unread-build-information", f.rule()));
    assertTrue(findings.get(4).message().contains("8 MiB"), findings.get(4).message());
  }

  @Test
  void takesATableOfSectionsThatPointsOutsideForNone() throws Exception {
    byte[] good = elf(".go.buildinfo", go("go1.21.5", GO_MODULES));
    for (int at : new int[] {0x28, 0x2b, 0x2f, 0x3a, 0x3c, 0x3e}) {
      byte[] bad = Arrays.copyOf(good, good.length);
      bad[at] = (byte) 0x7f;
      root.with("opt/pump" + at, bad);
      assertEquals(List.of(), parts("file:/opt/pump" + at), "byte " + at);
    }
    root.with("opt/short", Arrays.copyOf(good, 55)).with("opt/half", Arrays.copyOf(good, 200));
    assertEquals(List.of(), parts("file:/opt/short"));
    assertEquals(List.of(), inventory().findings());
  }

  @Test
  void countsPackagesThatOnlyWaitForTriggersAndThoseUnpackedInAnImageOfOpkg() throws Exception {
    StringBuilder status = new StringBuilder();
    for (String state : List.of("triggers-awaited", "triggers-pending", "half-configured")) {
      String stanza = TOOL.replace("tool", state).replace("ok installed", "ok " + state);
      status.append(stanza).append('\n');
    }
    status.append(TOOL.replace("1-1", "1-1\nDepends: triggers-pending, triggers-awaited"));
    String removed = status.toString().replace("install ok inst", "deinstall ok inst");
    root.with("var/lib/dpkg/status", removed);
    assertEquals(
        List.of("tool", "triggers-awaited", "triggers-pending"),
        inventory().content().components().stream().map(Component::name).toList());
    assertEquals(2, inventory().content().dependencies().neededBy(OWNER).size());
    Inventory opkg =
        ExampleRoot.in(folder.resolve("opkg"))
            .with(
                "var/lib/opkg/status",
                """
                Package: a
                Version: 1
                Depends: b (>= 2), v (>= 2)
                Status: install ok unpacked
                Architecture: core2-64

                Package: b
                Version: 2
                Provides: v
                Status: install user installed
                Architecture: qemux86_64
                """)
            .inventory("poky", "5.0");
    assertEquals(List.of(), opkg.findings());
    assertEquals(
        1, opkg.content().dependencies().neededBy(opkg.content().components().get(0).ref()).size());
  }

  @Test
  void listsAJavaRuntimeWithItsVersionMakerAndFiles() throws Exception {
    root.with(
            "opt/jre/release",
            """
            IMPLEMENTOR="Eclipse Adoptium"
            JAVA_VERSION="17.0.15"
            JAVA_RUNTIME_VERSION="17.0.15+6"
            MODULES="java.base java.xml"
            """)
        .with("opt/jre/lib/modules", "image")
        .with("opt/jre/bin/java", elf(".text", new byte[8]))
        .with("opt/old/release", "JAVA_VERSION=\"1.8.0_442\"\n")
        .with("opt/old/jre/lib/rt.jar", "PK\u0003\u0004 zip")
        .with("opt/bad/release", "JAVA_VERSION=\"\u0001\"\n")
        .with("opt/bad/lib/modules", "image")
        .with("opt/other/release", "JAVA_VERSION=\"17\"\n");
    Component runtime = one("eclipse-temurin:/opt/jre");
    assertEquals("17.0.15", runtime.version());
    assertEquals("pkg:generic/eclipse-temurin@17.0.15", runtime.purl());
    assertEquals("java.base java.xml", runtime.property("cachet:java:modules"));
    assertEquals(
        List.of("/opt/jre/bin/java", "/opt/jre/lib/modules", "/opt/jre/release"),
        inventory().files().get(runtime.ref()));
    assertEquals("1.8.0_442", one("openjdk:/opt/old").version());
    assertNull(one("openjdk:/opt/old").supplier());
    assertEquals(
        List.of("eclipse-temurin:/opt/jre", "openjdk:/opt/old", OWNER),
        inventory().content().components().stream().map(Component::ref).toList());
    assertEquals("/opt/bad/release", inventory().findings().get(0).subject());
  }

  private static byte[] go(String version, String modules) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
    out.write(8);
    out.write(2);
    out.writeBytes(new byte[16]);
    text(version.getBytes(StandardCharsets.UTF_8), out);
    text(framed(modules), out);
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] framed(String modules) {
    return ("0123456789abcdef" + modules + "0123456789abcdef").getBytes(StandardCharsets.UTF_8);
  }

  private static void text(byte[] text, ByteArrayOutputStream out) {
    int length = text.length;
    while (length > 0x7f) {
      out.write((length & 0x7f) | 0x80);
      length >>>= 7;
    }
    out.write(length);
    out.writeBytes(text);
  }

  /** The section of an older Go, whose pointers lead into the section itself. */
  private static byte[] oldGo() {
    ByteBuffer section = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
    section.put("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1)).put((byte) 8);
    section.putLong(16, 0x10000 + 40).putLong(24, 0);
    section.putLong(40, 0x10000 + 64).putLong(48, 8);
    section.position(64).put("go1.15.9".getBytes(StandardCharsets.US_ASCII));
    return elf(".go.buildinfo", section.array());
  }

  private static byte[] deflate(byte[] text) {
    Deflater deflater = new Deflater();
    deflater.setInput(text);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** A program of 64 bits with one section at 0x10000 in memory, and the names of sections. */
  private static byte[] elf(String name, byte[] content) {
    byte[] names = ("\0" + name + "\0.shstrtab\0").getBytes(StandardCharsets.US_ASCII);
    int table = 64 + content.length + names.length;
    ByteBuffer elf = ByteBuffer.allocate(table + 3 * 64).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(64);
    elf.put(content).put(names);
    elf.putLong(0x28, table).putShort(0x3a, (short) 64);
    elf.putShort(0x3c, (short) 3).putShort(0x3e, (short) 2);
    section(elf, table + 64, 1, 0x10000, 64, content.length);
    section(elf, table + 128, 2 + name.length(), 0, 64 + content.length, names.length);
    return elf.array();
  }

  private static void section(ByteBuffer elf, int at, int name, long address, int from, int size) {
    elf.putInt(at, name).putInt(at + 4, 1).putLong(at + 0x10, address);
    elf.putLong(at + 0x18, from).putLong(at + 0x20, size);
  }
}
