package dev.cachet.container;

import static dev.cachet.golden.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.golden.ContainerFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UstarHeaderTest {
  @ParameterizedTest
  @CsvSource({"manifest.json,0", "files/a/b/c,8589934591", "payload/999/data,5000000000"})
  @Tag("PKG-1")
  void writesWhatTheTableSays(String name, long size) throws Exception {
    byte[] header = UstarHeader.of(name, size);
    assertArrayEquals(ContainerFixture.header(name, size), header);
    assertEquals(name, UstarHeader.read(header, 0).name());
    assertEquals(size, UstarHeader.read(header, 0).size());
  }

  @Test
  @Tag("PKG-1")
  void refusesAnyOtherByteAnywhere() {
    byte[] header = ContainerFixture.header("files/sbom.json", 1234);
    for (int i = 0; i < header.length; i++) {
      byte[] wrong = SampleBytes.flipped(header, i);
      assertThrows(PackageRefusedException.class, () -> UstarHeader.read(wrong, 0));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "104,5,mode",
    "115,49,uid",
    "123,49,gid",
    "137,49,mtime",
    "156,53,typeflag of a folder",
    "156,50,typeflag of a link",
    "156,120,typeflag of pax",
    "157,97,linkname",
    "262,32,GNU magic",
    "265,97,uname",
    "297,97,gname",
    "329,48,devmajor",
    "337,48,devminor",
    "345,97,prefix",
    "500,1,unused",
    "124,-128,base-256 size",
    "135,32,size ending in a space",
    "124,32,padded size"
  })
  @Tag("PKG-1")
  void refusesAFieldThatIsNotTheTablesEvenUnderARightChecksum(int at, int value, String field) {
    byte[] header = ContainerFixture.header("files/sbom.json", 1234);
    header[at] = (byte) value;
    byte[] wrong = ContainerFixture.withChecksum(header);
    assertRefused(Reason.CONTAINER_MALFORMED, "PKG-1", () -> UstarHeader.read(wrong, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../etc/passwd",
        "/etc/passwd",
        "a//b",
        "a/",
        "A",
        "a b",
        "a/b/c/d/e",
        ".hidden",
        "a/../b",
        "a\\b",
        "",
        "-a"
      })
  @Tag("PKG-2")
  void refusesAnameThatIsNoPath(String name) {
    byte[] header = ContainerFixture.header(name, 0);
    assertRefused(Reason.CONTAINER_MALFORMED, "PKG-2", () -> UstarHeader.read(header, 0));
  }

  @Test
  @Tag("PKG-2")
  void refusesANameThatIsNotAscii() {
    byte[] header = ContainerFixture.header("files/a", 0);
    header[6] = (byte) 0xe4;
    byte[] wrong = ContainerFixture.withChecksum(header);
    assertRefused(Reason.CONTAINER_MALFORMED, "PKG-2", () -> UstarHeader.read(wrong, 0));
    PackageRefusedException e =
        assertThrows(PackageRefusedException.class, () -> UstarHeader.read(wrong, 0));
    assertEquals("byte 228 in a name", e.refusal().found());
  }

  @Test
  void fillsTheNameFieldWithAPathOfAHundredBytes() throws Exception {
    String name = "a".repeat(64) + "/" + "b".repeat(35);
    assertEquals(name, UstarHeader.read(ContainerFixture.header(name, 1), 0).name());
    assertEquals(name, new String(UstarHeader.of(name, 1), 0, 100, US_ASCII));
  }

  @Test
  @Tag("PKG-12")
  void doesNotWriteWhatTheSizeFieldCannotExpress() {
    assertThrows(
        IllegalArgumentException.class, () -> UstarHeader.of("a", UstarHeader.MAX_SIZE + 1));
    assertThrows(IllegalArgumentException.class, () -> UstarHeader.of("a", -1));
    assertThrows(IllegalArgumentException.class, () -> UstarHeader.of("../a", 1));
  }
}
