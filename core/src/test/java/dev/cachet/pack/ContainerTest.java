package dev.cachet.pack;

import static dev.cachet.golden.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.golden.ContainerFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerTest {
  private final PackageFixture fixture = PackageFixture.unsigned();

  @Test
  void readsWhatWasWritten() throws Exception {
    assertArrayEquals(SampleBytes.mixed(10_000), Reading.everything(fixture).get(0));
  }

  @Test
  @Tag("PKG-3")
  void refusesAPaddingByteThatIsNotZeroAfterAnyEntry() {
    byte[] good = fixture.bytes();
    int offset = 0;
    for (FixtureEntry entry : fixture.entries()) {
      int end = offset + 512 + entry.content().length;
      int next = (end + 511) / 512 * 512;
      assertTrue(next > end, entry.name() + " needs padding for this test");
      for (int at : new int[] {end, next - 1}) {
        byte[] wrong = SampleBytes.flipped(good, at);
        assertRefused(Reason.CONTAINER_MALFORMED, "PKG-3", () -> Reading.everything(wrong));
      }
      offset = next;
    }
  }

  @Test
  @Tag("PKG-4")
  @Tag("PKG-5")
  void refusesEveryTruncationAtABlock() {
    byte[] good = fixture.bytes();
    for (int length = 0; length < good.length; length += 512) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThrows(PackageRefusedException.class, () -> Reading.everything(cut));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 512, 513, 700})
  @Tag("PKG-4")
  void refusesAFileThatEndsTooEarly(int length) {
    byte[] cut = Arrays.copyOf(fixture.bytes(), length);
    assertRefused(Reason.CONTAINER_MALFORMED, "PKG-4", () -> Reading.everything(cut));
  }

  @Test
  @Tag("PKG-4")
  void refusesAnEndOfOnlyOneZeroBlock() {
    fixture.container(bytes -> Arrays.copyOf(bytes, bytes.length - 512));
    assertRefused(Reason.CONTAINER_MALFORMED, "PKG-4", () -> Reading.everything(fixture));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 512, 1024, 9216})
  @Tag("PKG-5")
  void refusesEvenZerosAfterTheEnd(int more) {
    fixture.container(bytes -> Arrays.copyOf(bytes, bytes.length + more));
    assertRefused(Reason.CONTAINER_MALFORMED, "PKG-5", () -> Reading.everything(fixture));
  }

  @Test
  @Tag("PKG-5")
  void refusesAnArchiveOfAnotherFormatBehindTheEnd() {
    fixture.container(bytes -> concat(bytes, new byte[] {'P', 'K', 5, 6}));
    assertRefused(Reason.CONTAINER_MALFORMED, "PKG-5", () -> Reading.everything(fixture));
  }

  @Test
  @Tag("PKG-5")
  void refusesASecondZeroBlockThatIsNotZero() {
    fixture.container(bytes -> SampleBytes.flipped(bytes, bytes.length - 1));
    assertRefused(Reason.CONTAINER_MALFORMED, "PKG-5", () -> Reading.everything(fixture));
  }

  @Test
  @Tag("PKG-5")
  void saysHowMuchFollowsTheEnd() {
    fixture.container(bytes -> Arrays.copyOf(bytes, bytes.length + 700));
    assertEquals("700 bytes more", refusal().found());
  }

  @Test
  @Tag("PKG-4")
  void namesTheEntryThatIsCutOff() {
    int end = ContainerFixture.bytes(fixture.entries()).length - 1024;
    fixture.container(bytes -> Arrays.copyOf(bytes, end - 1024));
    assertEquals("payload/000/data", refusal().subject());
  }

  private Refusal refusal() {
    return assertThrows(PackageRefusedException.class, () -> Reading.layout(fixture)).refusal();
  }

  @ParameterizedTest
  @ValueSource(strings = {"files/sbom.cdx.json", "payload/000/index", "payload/000/data"})
  @Tag("PKG-9")
  void refusesABodyThatLacksAnEntry(String name) {
    fixture.withoutEntry(name);
    assertRefused(Reason.ENTRY_MISSING, "PKG-9", () -> Reading.layout(fixture));
  }

  @Test
  @Tag("PKG-9")
  void refusesABodyInAnotherOrder() {
    fixture.entries(list -> swapped(list, 3, 4));
    assertRefused(Reason.ENTRY_MISSING, "PKG-9", () -> Reading.layout(fixture));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  @Tag("PKG-10")
  void refusesAnEntryThatTheManifestDoesNotList(int at) {
    fixture.entries(list -> inserted(list, at, "files/extra.sh"));
    assertRefused(Reason.UNLISTED_ENTRY, "PKG-10", () -> Reading.layout(fixture));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4})
  @Tag("PKG-10")
  void refusesASecondEntryOfAListedName(int number) {
    String name = fixture.entries().get(number).name();
    fixture.entries(list -> inserted(list, 5, name));
    assertRefused(Reason.UNLISTED_ENTRY, "PKG-10", () -> Reading.layout(fixture));
  }

  @ParameterizedTest
  @ValueSource(strings = {"files/sbom.cdx.json", "payload/000/index"})
  @Tag("PKG-11")
  void refusesAnEntryOfAnotherSizeThanTheManifests(String name) {
    fixture.content(name, bytes -> Arrays.copyOf(bytes, bytes.length + 1));
    assertRefused(Reason.CONTAINER_MALFORMED, "PKG-11", () -> Reading.layout(fixture));
  }

  @Test
  @Tag("PKG-65")
  void refusesAFileWithAnotherDigest() {
    fixture.content("files/sbom.cdx.json", bytes -> SampleBytes.flipped(bytes, 3));
    assertRefused(
        Reason.FILE_DIGEST_MISMATCH,
        "PKG-65",
        () -> {
          PackageLayout layout = Reading.layout(fixture);
          layout.verifyFile(layout.manifest().sbom());
        });
    assertRefused(
        Reason.FILE_DIGEST_MISMATCH,
        "PKG-65",
        () -> {
          PackageLayout layout = Reading.layout(fixture);
          layout.readFile(layout.manifest().sbom());
        });
  }

  @Test
  void streamsFilesOfAnySize() throws Exception {
    int[] sizes = {0, 1, 262_143, 262_144, 262_145, 700_000};
    for (int size : sizes) {
      fixture.file("files/f" + size, SampleBytes.noise(size), "other");
    }
    PackageLayout layout = Reading.layout(fixture);
    for (PackageFile file : layout.manifest().files()) {
      layout.verifyFile(file);
      assertEquals(file.size(), layout.readFile(file).length);
    }
  }

  @Test
  void refusesToWalkByTheManifestOfAnotherPackage() throws Exception {
    Manifest other = UnsafeManifest.open(fixture.manifestBytes());
    ReceivedPackage received = PackageFixture.unsigned().set("counter", "422").received();
    assertThrows(IllegalArgumentException.class, () -> PackageLayout.of(received, other));
  }

  @Test
  void keepsReadingTheFileThatItOpenedWhenTheNameIsGivenToAnother(@TempDir Path folder)
      throws Exception {
    Path file = Files.write(folder.resolve("a.cachet"), fixture.bytes());
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      Path other = Files.write(folder.resolve("b"), new byte[100_000]);
      Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      PackageLayout layout = PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
      PayloadReader payload = layout.payload(layout.manifest().payloads().get(0));
      assertArrayEquals(SampleBytes.mixed(10_000), Reading.plain(payload));
    }
  }

  @Test
  void readsAThousandPayloads() throws Exception {
    fixture.withoutPayloads();
    IntStream.range(0, 1000)
        .forEach(i -> fixture.payload(PayloadFixture.raw("p" + i, new byte[] {(byte) i}, 4096)));
    List<byte[]> payloads = Reading.everything(fixture);
    assertEquals(1000, payloads.size());
    assertArrayEquals(new byte[] {(byte) 999}, payloads.get(999));
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
