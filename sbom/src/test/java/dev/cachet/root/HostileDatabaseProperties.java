package dev.cachet.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.cachet.format.CycloneDxJson;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.Inventory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HostileDatabaseProperties {
  private static final byte[] DEBIAN = ExampleRoot.DEBIAN_STATUS.getBytes(StandardCharsets.UTF_8);
  private static final CycloneDxJson CODEC = new CycloneDxJson();
  private static final byte[] ALPINE =
      ExampleRoot.ALPINE_INSTALLED.getBytes(StandardCharsets.UTF_8);

  @Property(tries = 200)
  void readersNeverThrowOnAnyBytes(@ForAll @Size(max = 500) byte[] content) throws Exception {
    for (String database : List.of("status", "installed")) {
      assertNotNull(inventory(database, content).content());
    }
  }

  @Property(tries = 12)
  void damagedDatabasesStillMakeValidDocuments(
      @ForAll @IntRange(max = 500) int place, @ForAll byte value) throws Exception {
    for (byte[] whole : List.of(DEBIAN, ALPINE)) {
      byte[] damaged = whole.clone();
      damaged[place] = value;
      readBoth(damaged);
      readBoth(Arrays.copyOf(whole, place));
    }
  }

  @Property(tries = 50)
  void theOrderOfStanzasNeverChangesTheInventory(@ForAll long seed) throws Exception {
    List<String> stanzas = new ArrayList<>(List.of(ExampleRoot.DEBIAN_STATUS.split("\n\n")));
    Collections.shuffle(stanzas, new Random(seed));
    String shuffled = String.join("\n\n", stanzas);
    assertEquals(
        inventory("status", DEBIAN).content().components(),
        inventory("status", shuffled.getBytes(StandardCharsets.UTF_8)).content().components());
    assertEquals(
        inventory("status", DEBIAN).content().dependencies(),
        inventory("status", shuffled.getBytes(StandardCharsets.UTF_8)).content().dependencies());
  }

  private static void readBoth(byte[] content) throws Exception {
    for (String database : List.of("status", "installed")) {
      Sbom sbom = Sbom.of(inventory(database, content).content(), Instant.EPOCH);
      assertEquals(sbom, CODEC.read(CODEC.write(sbom)));
    }
  }

  private static Inventory inventory(String database, byte[] content) throws Exception {
    Path folder = Files.createTempDirectory("root");
    try {
      String path = database.equals("status") ? "var/lib/dpkg/status" : "lib/apk/db/installed";
      return ExampleRoot.in(folder).with(path, content).inventory("debian", "12");
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
