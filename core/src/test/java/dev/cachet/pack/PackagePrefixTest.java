package dev.cachet.pack;

import static dev.cachet.golden.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.container.UstarHeader;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.ContainerFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PackageFixture;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.refusal.Reason;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackagePrefixTest {
  private final PackageFixture fixture = PackageFixture.unsigned();

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "signatures.json"})
  @Tag("PKG-6")
  void refusesAPrefixWithoutOneOfItsTwoEntries(String name) {
    fixture.withoutEntry(name);
    assertRefused(Reason.ENTRY_MISSING, "PKG-6", fixture::received);
  }

  @Test
  @Tag("PKG-6")
  void refusesAnArchiveWithoutEntries() {
    fixture.entries(list -> List.of());
    assertRefused(Reason.ENTRY_MISSING, "PKG-6", fixture::received);
  }

  @Test
  @Tag("PKG-6")
  void refusesSignaturesBeforeTheManifest() {
    fixture.entries(list -> swapped(list, 0, 1));
    assertRefused(Reason.ENTRY_MISSING, "PKG-6", fixture::received);
  }

  @ParameterizedTest
  @ValueSource(strings = {"roots/0000000000.json", "roots/000000001.json", "roots/a", "note.txt"})
  @Tag("PKG-6")
  void refusesAnEntryBeforeTheManifestThatIsNoRoot(String name) {
    fixture.entries(list -> inserted(list, 0, name));
    assertRefused(Reason.ENTRY_MISSING, "PKG-6", fixture::received);
  }

  @Test
  @Tag("PKG-7")
  void takes256RootsAndNoMore() throws Exception {
    IntStream.rangeClosed(1, 256).forEach(version -> fixture.root(version, new byte[] {'{'}));
    try (ReceivedPackage received = fixture.received()) {
      assertEquals(256, received.rootCount());
      assertEquals(256, received.rootVersion(255));
      assertArrayEquals(new byte[] {'{'}, received.root(255));
    }
    fixture.root(257, new byte[1]);
    assertRefused(Reason.ROOT_CHAIN_TOO_LONG, "PKG-7", fixture::received);
  }

  @ParameterizedTest
  @CsvSource({"roots/0000000001.json,1048576", "manifest.json,1048576", "signatures.json,524288"})
  @Tag("PKG-8")
  void refusesAnEntryOfThePrefixByItsHeaderAlone(String name, int limit) {
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    if (name.equals("signatures.json")) {
      before.writeBytes(ContainerFixture.header("manifest.json", 0));
    }
    byte[] container = concat(before.toByteArray(), ContainerFixture.header(name, limit + 1L));
    MemoryChannel channel = new MemoryChannel(container);
    assertRefused(Reason.LIMIT_EXCEEDED, "PKG-8", () -> ReceivedPackage.open(channel));
    assertFalse(channel.isOpen());
    byte[] atLimit = concat(before.toByteArray(), ContainerFixture.header(name, limit));
    assertRefused(
        Reason.CONTAINER_MALFORMED,
        "PKG-4",
        () -> ReceivedPackage.open(new MemoryChannel(atLimit)));
  }

  @Test
  @Tag("PKG-27")
  void keepsItsIdentityWhateverCarriageIsAdded() throws Exception {
    Sha256 identity = fixture.received().identity();
    assertEquals(Sha256.of(fixture.manifestBytes()), identity);
    fixture.root(2, new byte[9]).signedBy(manifest -> new byte[7]);
    fixture.payload(0).chunk(1, chunk -> chunk.absent());
    assertEquals(identity, fixture.received().identity());
  }

  @Test
  @Tag("PKG-49")
  void readsNothingBehindTheSignaturesWhenItIsOpened() throws Exception {
    MemoryChannel channel = new MemoryChannel(fixture.bytes());
    ReceivedPackage.open(channel).close();
    long body = bodyOffset(fixture);
    assertTrue(channel.reads().stream().allMatch(range -> range.to() <= body));
  }

  @Test
  @Tag("PKG-50")
  void readsTheManifestOnce() throws Exception {
    MemoryChannel channel = new MemoryChannel(fixture.bytes());
    try (ReceivedPackage received = ReceivedPackage.open(channel)) {
      PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
    }
    assertEquals(1, channel.reads().stream().filter(range -> range.from() == 512).count());
  }

  private static long bodyOffset(PackageFixture fixture) {
    return fixture.entries().subList(0, 2).stream()
        .mapToLong(entry -> 512 + UstarHeader.padded(entry.content().length))
        .sum();
  }

  private static List<FixtureEntry> inserted(List<FixtureEntry> list, int at, String name) {
    list.add(at, FixtureEntry.of(name, new byte[] {1, 2, 3}));
    return list;
  }

  private static List<FixtureEntry> swapped(List<FixtureEntry> list, int a, int b) {
    Collections.swap(list, a, b);
    return list;
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
