package dev.cachet.archive;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.archive.pom.PomReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HostileArchiveProperties {
  private static final byte[] GOOD =
      new ExampleArchive()
          .withManifest("Implementation-Title: x")
          .withMaven("g.h", "a", "1", "<dependencies><dependency/></dependencies>")
          .with("lib/b-1.jar", new ExampleArchive().withClasses("b/B").bytes())
          .bytes();

  @Property
  void changedBytesGiveAnAnswerAndNoException(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 100_000) Integer> places,
      @ForAll byte value)
      throws IOException {
    byte[] bytes = GOOD.clone();
    places.forEach(place -> bytes[place % bytes.length] = value);
    assertReads(bytes);
  }

  @Property
  void aCutArchiveGivesAnAnswerAndNoException(@ForAll @IntRange(max = 100_000) int length)
      throws IOException {
    assertReads(java.util.Arrays.copyOf(GOOD, length % GOOD.length));
  }

  @Property
  void anyPomGivesAnAnswerAndNoException(@ForAll String text) {
    byte[] bytes =
        ("<project>" + text + "</project>").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(PomReader.read(bytes) == null || !text.isEmpty());
  }

  private static void assertReads(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("hostile", ".jar");
    try {
      Files.write(file, bytes);
      ArchiveFile read = ArchiveReader.read(file, (rule, path, message) -> {});
      assertTrue(read.digests().size() == bytes.length);
    } finally {
      Files.delete(file);
    }
  }
}
