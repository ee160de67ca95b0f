package dev.cachet.vectors;

import static dev.cachet.refusal.Reason.CONTAINER_MALFORMED;
import static dev.cachet.refusal.Reason.ENTRY_MISSING;
import static dev.cachet.refusal.Reason.LIMIT_EXCEEDED;
import static dev.cachet.refusal.Reason.ROOT_CHAIN_TOO_LONG;
import static dev.cachet.refusal.Reason.UNLISTED_ENTRY;
import static dev.cachet.vectors.VectorCase.accepted;
import static dev.cachet.vectors.VectorCase.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cachet.golden.ContainerFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.PackageFixture;
import dev.cachet.verification.report.Check;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Containers: PKG-1 to PKG-11. */
final class ContainerVectors {
  private static final int BLOCK = 512;
  private static final int MIB = 1 << 20;
  private static final String SBOM = "files/sbom.cdx.json";

  private ContainerVectors() {}

  static List<VectorCase> all() {
    List<VectorCase> all = new ArrayList<>();
    all.add(
        accepted(
                "container/smallest",
                "the package that all others are made from",
                "PKG-1",
                "PKG-27")
            .of(Base.signed()));
    headers(all);
    names(all);
    ends(all);
    prefix(all);
    limits(all);
    body(all);
    return all;
  }

  private static void headers(List<VectorCase> all) {
    header(all, "mode", "a header with mode 0755", 104, "755");
    header(all, "uid", "a header that names a user", 114, "1");
    header(all, "gid", "a header that names a group", 122, "1");
    header(all, "mtime", "a header with a time of change", 146, "1");
    header(all, "typeflag-nul", "type NUL, the old way to say file", 156, "\0");
    header(all, "typeflag-symlink", "type 2, a symbolic link", 156, "2");
    header(all, "typeflag-pax", "type x, a header of pax", 156, "x");
    header(all, "linkname", "the name of a link in a file's header", 157, "files/x");
    header(all, "magic-gnu", "the magic of GNU tar", 257, "ustar  \0");
    header(all, "uname", "the name of an owner", 265, "root");
    header(all, "devmajor", "a device number written as zeros instead of NUL", 329, "0000000");
    header(all, "prefix", "a prefix before the name", 345, "etc");
    header(all, "behind-the-fields", "a byte in the unused end of a header", 511, "x");
    header(all, "size-without-leading-zero", "size with a space for its first zero", 124, " ");
    header(all, "size-base-256", "size in base 256", 124, "\u0080");
    header(all, "name-behind-nul", "bytes behind the NUL that ends the name", 60, "x");
    all.add(
        container("checksum", "a checksum that is one too high", Check.LAYOUT, "PKG-1")
            .attack("A07 CVE-2025-67903", "A08")
            .of(
                edited(
                    Base.signed(),
                    at(SBOM),
                    header -> {
                      header[153]++;
                      return header;
                    })));
    all.add(
        container("checksum-form", "a checksum that ends in space NUL", Check.LAYOUT, "PKG-1")
            .of(
                edited(
                    Base.signed(),
                    at(SBOM),
                    header -> {
                      header[154] = ' ';
                      header[155] = 0;
                      return header;
                    })));
    all.add(
        container(
                "manifest-header", "mode 0755 in the header of the manifest", Check.PREFIX, "PKG-1")
            .attack("A08")
            .of(edited(Base.signed(), 0, header -> write(header, 104, "755"))));
  }

  private static void header(List<VectorCase> all, String name, String about, int at, String text) {
    all.add(
        container("header-" + name, about, Check.LAYOUT, "PKG-1")
            .attack("A07 CVE-2025-67903", "A08")
            .of(edited(Base.signed(), at(SBOM), header -> write(header, at, text))));
  }

  private static void names(List<VectorCase> all) {
    String[][] names = {
      {"parent", "../passwd"},
      {"parent-inside", "files/../passwd"},
      {"absolute", "/etc/passwd"},
      {"empty-part", "files//x"},
      {"backslash", "files/x\\y"},
      {"drive", "c:/x"},
      {"upper-case", "files/X"},
      {"dot-first", "files/.x"},
      {"five-parts", "files/a/b/c/d"},
      {"long-part", "files/" + "x".repeat(65)},
    };
    for (String[] name : names) {
      all.add(
          container("name-" + name[0], "one more entry, named " + name[1], Check.LAYOUT, "PKG-2")
              .attack("A37 GHSA-wjw6-2cqr-j4qr CVE-2023-7216 CVE-2026-6968")
              .of(with(Base.signed(), FixtureEntry.of(name[1], new byte[1]))));
    }
  }

  private static void ends(List<VectorCase> all) {
    byte[] good = Base.signed().bytes();
    all.add(
        container(
                "padding-manifest", "a byte in the padding of the manifest", Check.PREFIX, "PKG-3")
            .attack("A09")
            .of(set(good, BLOCK + Base.signed().manifestBytes().length, 'x')));
    all.add(
        container(
                "padding-file", "a byte at the very end of a file's padding", Check.LAYOUT, "PKG-3")
            .attack("A09")
            .of(set(good, at("payload/000/index") - 1, 'x')));
    all.add(
        container("padding-last", "a byte in the padding of the last entry", Check.LAYOUT, "PKG-3")
            .attack("A61")
            .of(set(good, good.length - 1025, 'x')));
    all.add(
        container("cut-in-manifest", "a file that ends within the manifest", Check.PREFIX, "PKG-4")
            .of(Arrays.copyOf(good, BLOCK + 100)));
    all.add(
        container("cut-in-header", "a file that ends within a header", Check.PREFIX, "PKG-4")
            .of(Arrays.copyOf(good, 100)));
    all.add(container("empty", "a file of no bytes", Check.PREFIX, "PKG-4").of(new byte[0]));
    all.add(
        container("cut-in-data", "a file that ends within the last content", Check.LAYOUT, "PKG-4")
            .attack("A47")
            .of(Arrays.copyOf(good, good.length - 1024 - BLOCK)));
    all.add(
        container("cut-end", "the last byte is missing", Check.LAYOUT, "PKG-5", "PKG-4")
            .of(Arrays.copyOf(good, good.length - 1)));
    all.add(
        container(
                "one-zero-block",
                "only one block of zeros at the end",
                Check.LAYOUT,
                "PKG-5",
                "PKG-4")
            .of(Arrays.copyOf(good, good.length - BLOCK)));
    all.add(
        container("three-zero-blocks", "a third block of zeros at the end", Check.LAYOUT, "PKG-5")
            .of(Arrays.copyOf(good, good.length + BLOCK)));
    all.add(
        container("byte-behind-end", "one zero byte behind the end", Check.LAYOUT, "PKG-5")
            .attack("A40", "A61")
            .of(Arrays.copyOf(good, good.length + 1)));
    all.add(
        container("zip-behind-end", "an empty ZIP archive behind the end", Check.LAYOUT, "PKG-5")
            .attack("A61")
            .of(join(good, ("PK\u0005\u0006" + "\0".repeat(18)).getBytes(ISO_8859_1))));
    all.add(
        container("zip-in-front", "an empty ZIP archive in front", Check.PREFIX, "PKG-1")
            .attack("A61")
            .of(join(("PK\u0005\u0006" + "\0".repeat(18)).getBytes(ISO_8859_1), good)));
    all.add(
        container(
                "end-block-not-zero",
                "a byte in the second block of the end",
                Check.LAYOUT,
                "PKG-5")
            .of(set(good, good.length - 1, 1)));
  }

  private static void prefix(List<VectorCase> all) {
    all.add(
        missing("no-manifest", "no manifest.json", Check.PREFIX, "PKG-6")
            .attack("A06")
            .of(Base.signed().withoutEntry("manifest.json")));
    all.add(
        missing("no-signatures", "no signatures.json", Check.PREFIX, "PKG-6")
            .attack("A05", "A06", "A51 CVE-2018-10596", "A52 CVE-2019-10959")
            .of(Base.signed().withoutEntry("signatures.json")));
    all.add(
        missing("signatures-first", "signatures.json before manifest.json", Check.PREFIX, "PKG-6")
            .of(Base.signed().entries(list -> swapped(list, 0, 1))));
    all.add(
        missing(
                "second-manifest-first",
                "another manifest in front of the signed one",
                Check.PREFIX,
                "PKG-6")
            .attack("A09 CVE-2024-32883")
            .of(Base.signed().entries(list -> inserted(list, 0, "manifest.json"))));
    all.add(
        missing("no-entries", "an archive of nothing", Check.PREFIX, "PKG-6").of(new byte[1024]));
    all.add(
        missing(
                "root-numbered-zero",
                "roots/0000000000.json is no root entry",
                Check.PREFIX,
                "PKG-6")
            .of(Base.signed().root(0, "{}".getBytes(US_ASCII))));
    all.add(
        missing(
                "root-behind-manifest",
                "a root entry between manifest and signatures",
                Check.PREFIX,
                "PKG-6")
            .of(Base.signed().entries(list -> inserted(list, 1, "roots/0000000002.json"))));
    PackageFixture chain = Base.signed();
    for (int version = 2; version <= 258; version++) {
      chain.root(version, "{}".getBytes(US_ASCII));
    }
    all.add(
        refused(
                "container/roots-257",
                ROOT_CHAIN_TOO_LONG,
                Check.PREFIX,
                "257 root entries",
                "PKG-7")
            .attack("A19 CVE-2020-6173")
            .of(chain));
  }

  private static void limits(List<VectorCase> all) {
    byte[] spaces = new byte[MIB + 1];
    Arrays.fill(spaces, (byte) ' ');
    all.add(
        refused(
                "container/manifest-too-large",
                LIMIT_EXCEEDED,
                Check.PREFIX,
                "a manifest of 1 MiB and a byte",
                "PKG-8")
            .attack("A40")
            .of(Base.signed().manifest(text -> text + " ".repeat(MIB + 1 - text.length()))));
    all.add(
        accepted("container/manifest-of-1-mib", "a manifest of 1 MiB to the byte", "PKG-8")
            .of(Base.signed().manifest(text -> text + " ".repeat(MIB - text.length()))));
    all.add(
        refused(
                "container/signatures-too-large",
                LIMIT_EXCEEDED,
                Check.PREFIX,
                "signatures.json of 512 KiB and a byte",
                "PKG-8")
            .attack("A40", "A19 CVE-2020-6173")
            .of(
                Base.signed()
                    .content("signatures.json", old -> Arrays.copyOf(spaces, MIB / 2 + 1))));
    all.add(
        refused(
                "container/root-too-large",
                LIMIT_EXCEEDED,
                Check.PREFIX,
                "a root entry of 1 MiB and a byte",
                "PKG-8")
            .attack("A40", "A19")
            .of(Base.signed().root(2, spaces)));
  }

  private static void body(List<VectorCase> all) {
    all.add(
        missing("no-file", "a file of the manifest is not there", Check.LAYOUT, "PKG-9")
            .of(Base.signed().withoutEntry(SBOM)));
    all.add(
        missing("no-data", "the data of the only payload is not there", Check.LAYOUT, "PKG-9")
            .attack("A47")
            .of(Base.signed().withoutEntry("payload/000/data")));
    all.add(
        missing("data-before-index", "data and index in the other order", Check.LAYOUT, "PKG-9")
            .of(Base.signed().entries(list -> swapped(list, 3, 4))));
    all.add(
        unlisted("entry-behind", "an entry that nobody signed behind the last one", "PKG-10")
            .attack("A58", "A09")
            .of(with(Base.signed(), FixtureEntry.of("files/more", new byte[3]))));
    all.add(
        unlisted("entry-between", "an entry that nobody signed in front of the files", "PKG-10")
            .attack("A58")
            .of(Base.signed().entries(list -> inserted(list, 2, "files/more"))));
    all.add(
        unlisted("second-manifest-behind", "a second manifest.json behind the signatures", "PKG-10")
            .attack("A09 CVE-2024-32883")
            .of(Base.signed().entries(list -> inserted(list, 2, "manifest.json"))));
    all.add(
        unlisted("data-twice", "the data of a payload twice", "PKG-10")
            .attack("A09")
            .of(Base.signed().entries(list -> inserted(list, 5, "payload/000/data"))));
    all.add(
        container("file-size", "a file longer than the manifest says", Check.LAYOUT, "PKG-11")
            .attack("A08")
            .of(
                Base.signed()
                    .content(SBOM, content -> Arrays.copyOf(content, content.length + 1))));
    all.add(
        container("index-size", "an index shorter than the manifest says", Check.LAYOUT, "PKG-11")
            .of(Base.signed().content("payload/000/index", content -> Arrays.copyOf(content, 48))));
  }

  private static VectorCase container(String name, String about, Check check, String... clauses) {
    return refused("container/" + name, CONTAINER_MALFORMED, check, about, clauses);
  }

  private static VectorCase missing(String name, String about, Check check, String clause) {
    return refused("container/" + name, ENTRY_MISSING, check, about, clause);
  }

  private static VectorCase unlisted(String name, String about, String clause) {
    return refused("container/" + name, UNLISTED_ENTRY, Check.LAYOUT, about, clause);
  }

  /** Where the header of an entry of the base package is. */
  private static int at(String entry) {
    int offset = 0;
    for (FixtureEntry each : Base.signed().entries()) {
      if (each.name().equals(entry)) {
        return offset;
      }
      offset += BLOCK + (each.content().length + BLOCK - 1) / BLOCK * BLOCK;
    }
    throw new IllegalStateException(entry);
  }

  private static byte[] edited(PackageFixture fixture, int at, UnaryOperator<byte[]> edit) {
    byte[] bytes = fixture.bytes();
    byte[] header = edit.apply(Arrays.copyOfRange(bytes, at, at + BLOCK));
    System.arraycopy(header, 0, bytes, at, BLOCK);
    return bytes;
  }

  /** Writes text into a header and makes its checksum right. */
  private static byte[] write(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    System.arraycopy(bytes, 0, header, at, bytes.length);
    return ContainerFixture.withChecksum(header);
  }

  private static byte[] set(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    copy[at] = (byte) value;
    return copy;
  }

  private static byte[] join(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }

  private static PackageFixture with(PackageFixture fixture, FixtureEntry more) {
    return fixture.entries(
        list -> {
          list.add(more);
          return list;
        });
  }

  private static List<FixtureEntry> inserted(List<FixtureEntry> list, int at, String name) {
    list.add(at, FixtureEntry.of(name, "{}".getBytes(US_ASCII)));
    return list;
  }

  private static List<FixtureEntry> swapped(List<FixtureEntry> list, int a, int b) {
    FixtureEntry kept = list.get(a);
    list.set(a, list.get(b));
    list.set(b, kept);
    return list;
  }
}
