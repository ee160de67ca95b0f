package dev.cachet.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.cachet.format.SbomDocument;
import dev.cachet.rpm.DatabaseBytes;
import dev.cachet.rpm.HeaderBytes;
import dev.cachet.sbom.SbomContent;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An input of eight times the size costs eight times the work: components, edges, and the bytes
 * that the reading thread allocates, which count work as no clock does.
 */
class ReaderGrowthTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ONCE = 200;

  @TempDir Path folder;

  private enum Kind {
    DPKG,
    APK,
    OPKG,
    RPM,
    PYTHON,
    NODE,
    CYCLONEDX_JSON,
    CYCLONEDX_XML,
    SPDX_2
  }

  private record Cost(int components, int edges, long bytes) {}

  private interface Reader {
    SbomContent read() throws Exception;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void eightTimesTheInputIsEightTimesTheWork(Kind kind) throws Exception {
    reader(kind, ONCE).read(); // loads classes and tables, which are not work for an input
    Cost once = cost(kind, ONCE);
    assertTrue(once.components() >= ONCE, once::toString);
    assertTrue(once.edges() >= ONCE, once::toString);
    for (int times : new int[] {2, 4, 8}) {
      Cost more = cost(kind, times * ONCE);
      int own = once.components() - ONCE;
      assertEquals(times * ONCE, more.components() - own, kind + " components");
      assertTrue(more.edges() <= times * (once.edges() + 2), kind + " edges: " + once + more);
      long most = once.bytes() * times * 5 / 4;
      assertTrue(more.bytes() <= most, kind + " bytes, " + times + " times: " + once + more);
    }
  }

  private Cost cost(Kind kind, int count) throws Exception {
    Reader reader = reader(kind, count);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    SbomContent content = reader.read();
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    return new Cost(content.components().size(), content.dependencies().count(), bytes);
  }

  private Reader reader(Kind kind, int count) throws Exception {
    return switch (kind) {
      case CYCLONEDX_JSON -> document(cycloneDxJson(count));
      case CYCLONEDX_XML -> document(cycloneDxXml(count));
      case SPDX_2 -> document(spdx(count));
      default -> root(kind, count);
    };
  }

  private static Reader document(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return () -> SbomDocument.read(bytes).sbom().content();
  }

  private Reader root(Kind kind, int count) throws Exception {
    Path place = Files.createDirectories(folder.resolve(kind + "-" + count));
    ExampleRoot root = ExampleRoot.in(place);
    switch (kind) {
      case DPKG ->
          root.with("etc/os-release", ExampleRoot.DEBIAN_RELEASE)
              .with("var/lib/dpkg/status", all(count, i -> stanza(i, count)));
      case OPKG -> root.with("usr/lib/opkg/status", all(count, i -> stanza(i, count)));
      case APK ->
          root.with(
              "lib/apk/db/installed",
              all(
                  count,
                  i -> "P:p%d\nV:1\nA:x\nD:p%d\np:so:l%d\n\n".formatted(i, next(i, count), i)));
      case RPM ->
          root.with(
              "usr/lib/sysimage/rpm/rpmdb.sqlite",
              DatabaseBytes.sqlite(
                  65536,
                  IntStream.range(0, count)
                      .mapToObj(
                          i ->
                              HeaderBytes.of("p" + i, "1", "1", "noarch")
                                  .needs("p" + next(i, count), "0", "")
                                  .bytes())
                      .toArray(byte[][]::new)));
      case PYTHON -> {
        root.with("var/lib/dpkg/status", stanza(0, 1));
        for (int i = 0; i < count; i++) {
          root.with(
              "usr/lib/python3/dist-packages/p%d-1.0.dist-info/METADATA".formatted(i),
              "Metadata-Version: 2.1\nName: p%d\nVersion: 1.0\nRequires-Dist: p%d\n"
                  .formatted(i, next(i, count)));
        }
      }
      case NODE -> {
        root.with("var/lib/dpkg/status", stanza(0, 1));
        for (int i = 0; i < count; i++) {
          root.with(
              "usr/lib/node_modules/p%d/package.json".formatted(i),
              "{\"name\":\"p%d\",\"version\":\"1.0.0\",\"dependencies\":{\"p%d\":\"^1.0.0\"}}"
                  .formatted(i, next(i, count)));
        }
      }
      default -> throw new IllegalArgumentException(kind.name());
    }
    String system =
        switch (kind) {
          case APK -> "alpine 3.20";
          case OPKG -> "openwrt 23.05";
          case RPM -> "fedora 40";
          default -> "debian 12";
        };
    String[] os = system.split(" ", -1);
    return () -> root.inventory(os[0], os[1]).content();
  }

  private static int next(int i, int count) {
    return (i * 7 + 1) % count;
  }

  private static String all(int count, IntFunction<String> one) {
    return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining());
  }

  private static String listed(int count, IntFunction<String> one) {
    return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(","));
  }

  private static String stanza(int i, int count) {
    return """
    Package: p%d
    Status: install ok installed
    Architecture: all
    Version: 1
    Depends: p%d
    Provides: v%d

    """
        .formatted(i, next(i, count), i);
  }

  private static String cycloneDxJson(int count) {
    return "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"components\":["
        + listed(
            count,
            i ->
                "{\"type\":\"library\",\"bom-ref\":\"r%1$d\",\"name\":\"p%1$d\",\"version\":\"1\"}"
                    .formatted(i))
        + "],\"dependencies\":["
        + listed(
            count, i -> "{\"ref\":\"r%d\",\"dependsOn\":[\"r%d\"]}".formatted(i, next(i, count)))
        + "]}";
  }

  private static String cycloneDxXml(int count) {
    return "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\" version=\"1\"><components>"
        + all(
            count,
            i ->
                ("<component type=\"library\" bom-ref=\"r%1$d\"><name>p%1$d</name>"
                        + "<version>1</version></component>")
                    .formatted(i))
        + "</components><dependencies>"
        + all(
            count,
            i ->
                "<dependency ref=\"r%d\"><dependency ref=\"r%d\"/></dependency>"
                    .formatted(i, next(i, count)))
        + "</dependencies></bom>";
  }

  private static String spdx(int count) {
    return "{\"spdxVersion\":\"SPDX-2.3\",\"dataLicense\":\"CC0-1.0\",\"SPDXID\":\"SPDXRef-DOCUMENT\","
        + "\"name\":\"n\",\"documentNamespace\":\"https://example.org/n\",\"creationInfo\":{\"created\":\"2026-08-01T00:00:00Z\",\"creators\":[\"Tool:"
        + " t\"]},\"packages\":["
        + listed(
            count,
            i ->
                ("{\"SPDXID\":\"SPDXRef-p%1$d\",\"name\":\"p%1$d\",\"versionInfo\":\"1\","
                        + "\"downloadLocation\":\"NOASSERTION\"}")
                    .formatted(i))
        + "],\"relationships\":["
        + listed(
            count,
            i ->
                ("{\"spdxElementId\":\"SPDXRef-p%d\",\"relationshipType\":\"DEPENDS_ON\","
                        + "\"relatedSpdxElement\":\"SPDXRef-p%d\"}")
                    .formatted(i, next(i, count)))
        + "]}";
  }
}
