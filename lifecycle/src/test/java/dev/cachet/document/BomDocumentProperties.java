package dev.cachet.document;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes are, reading them ends with a document or an {@link IOException}. */
class BomDocumentProperties {
  private static final String VALID =
      "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"type\":"
          + "\"operating-system\",\"name\":\"debian\",\"version\":\"12\",\"components\":[{\"name\":"
          + "\"n\",\"purl\":\"pkg:deb/debian/a@1?distro=debian-12\",\"cpe\":\"cpe:/a:b:c\"}]}]}";

  @Property
  void readsOrRefusesAnyBytes(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property
  void readsOrRefusesADamagedDocument(@ForAll("damage") byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Provide
  Arbitrary<byte[]> damage() {
    int length = VALID.length();
    return Arbitraries.integers()
        .between(0, length - 1)
        .tuple2()
        .flatMap(
            cut ->
                Arbitraries.strings()
                    .withChars("{}[]\",:\\u0019-.e\n\u0000é")
                    .ofMaxLength(5)
                    .map(
                        text ->
                            (VALID.substring(0, cut.get1())
                                    + text
                                    + VALID.substring(Math.max(cut.get1(), cut.get2())))
                                .getBytes(StandardCharsets.UTF_8)));
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      assertNotNull(BomDocument.read("f", new ByteArrayInputStream(bytes)).form());
    } catch (IOException e) {
      assertNotNull(e.getMessage());
    }
  }
}
