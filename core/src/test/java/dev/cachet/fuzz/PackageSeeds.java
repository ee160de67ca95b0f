package dev.cachet.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.golden.ContainerFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Containers, most of them as a list of entries. */
final class PackageSeeds {
  private PackageSeeds() {}

  static List<byte[]> all() {
    List<FixtureEntry> good = fixture().entries();
    List<byte[]> all = new ArrayList<>();
    all.add(ContainerFixture.bytes(good));
    all.add(parts(good));
    for (int i = 0; i < good.size(); i++) {
      FixtureEntry entry = good.get(i);
      all.add(parts(without(good, i)));
      all.add(parts(with(good, i, entry)));
      all.add(parts(with(good, i, FixtureEntry.of("strange", new byte[1]))));
      all.add(
          parts(
              set(
                  good,
                  i,
                  entry.with(Arrays.copyOf(entry.content(), 1 + entry.content().length)))));
      all.add(parts(set(good, i, entry.with(SampleBytes.flipped(pad(entry.content()), 0)))));
      all.add(parts(set(good, i, FixtureEntry.of("A b", entry.content()))));
      List<FixtureEntry> swapped = new ArrayList<>(good);
      Collections.swap(swapped, i, (i + 1) % good.size());
      all.add(parts(swapped));
    }
    all.add(parts(with(good, good.size(), FixtureEntry.of("payload/001/index", new byte[0]))));
    for (String name :
        List.of(
            "roots/000000000x.json",
            "roots/000000000-.json",
            "roots/0000000000.json",
            "roots/0000000001.jsox",
            "boots/0000000001.json",
            "roots/1.json",
            "a/".repeat(49) + "bc",
            "a".repeat(100))) {
      all.add(parts(with(good, 0, FixtureEntry.of(name, new byte[0]))));
    }
    all.add(header(124, '8'));
    all.add(header(134, '/'));
    all.add(header(3, '\u00e9'));
    all.add(parts(roots(257)));
    all.addAll(damaged(ContainerFixture.bytes(good)));
    for (String name : List.of("roots/0000000001.json", "manifest.json")) {
      all.add(tooLong(name));
    }
    return all;
  }

  private static PackageFixture fixture() {
    return PackageFixture.empty()
        .file("files/sbom.cdx.json", "{}".getBytes(UTF_8), "sbom")
        .file("files/empty", new byte[0], "other")
        .payload(PayloadFixture.raw("a", new byte[3], 4096))
        .root(2, "{}".getBytes(UTF_8))
        .root(3, new byte[0]);
  }

  private static List<byte[]> damaged(byte[] good) {
    List<byte[]> all = new ArrayList<>();
    for (int length : new int[] {0, 100, 512, 700, good.length - 1024, good.length - 512}) {
      all.add(Arrays.copyOf(good, length));
    }
    all.add(Arrays.copyOf(good, good.length + 512));
    // Name, mode, size, checksum, device, after the content, end.
    for (int at :
        new int[] {0, 99, 101, 124, 134, 150, 330, 520, good.length - 600, good.length - 1}) {
      all.add(SampleBytes.flipped(good, at));
      byte[] high = good.clone();
      high[at] |= (byte) 0x80;
      all.add(high);
    }
    return all;
  }

  /** One header with another character at one place and the right checksum. */
  private static byte[] header(int at, char other) {
    byte[] header = ContainerFixture.header("manifest.json", 8);
    header[at] = (byte) other;
    return ContainerFixture.withChecksum(header);
  }

  /** A header that claims more than its place allows, and nothing after it. */
  private static byte[] tooLong(String name) {
    return ContainerFixture.header(name, (1 << 20) + 1);
  }

  private static List<FixtureEntry> roots(int count) {
    List<FixtureEntry> roots = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      roots.add(FixtureEntry.of(String.format("roots/%010d.json", i), new byte[0]));
    }
    return roots;
  }

  static byte[] parts(List<FixtureEntry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xff);
    for (FixtureEntry entry : entries) {
      byte[] name = entry.name().getBytes(ISO_8859_1);
      byte[] content = entry.content();
      out.write(name.length);
      out.writeBytes(name);
      out.write(content.length >> 8);
      out.write(content.length);
      out.writeBytes(content);
    }
    return out.toByteArray();
  }

  private static byte[] pad(byte[] content) {
    return content.length == 0 ? new byte[1] : content;
  }

  private static List<FixtureEntry> without(List<FixtureEntry> good, int i) {
    List<FixtureEntry> entries = new ArrayList<>(good);
    entries.remove(i);
    return entries;
  }

  private static List<FixtureEntry> with(List<FixtureEntry> good, int i, FixtureEntry entry) {
    List<FixtureEntry> entries = new ArrayList<>(good);
    entries.add(i, entry);
    return entries;
  }

  private static List<FixtureEntry> set(List<FixtureEntry> good, int i, FixtureEntry entry) {
    List<FixtureEntry> entries = new ArrayList<>(good);
    entries.set(i, entry);
    return entries;
  }
}
