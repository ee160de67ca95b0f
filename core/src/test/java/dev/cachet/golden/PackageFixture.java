package dev.cachet.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.TestSigner;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TestRoots;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A package to be changed in any part. Changes of members, files, payloads and of the manifest's
 * text happen before it is signed; changes of entries and of the container after. Nothing is
 * checked: what comes out may be wrong in exactly the wanted way.
 */
public final class PackageFixture {
  private final Map<String, String> members = new LinkedHashMap<>();
  private final List<FixtureFile> files = new ArrayList<>();
  private final List<PayloadFixture> payloads = new ArrayList<>();
  private final List<FixtureEntry> roots = new ArrayList<>();
  private UnaryOperator<String> manifestText = text -> text;
  private UnaryOperator<byte[]> manifestBytes = bytes -> bytes;
  private FixtureSigner signer = manifest -> "{\"signatures\":[]}".getBytes(UTF_8);
  private UnaryOperator<List<FixtureEntry>> entries = list -> list;
  private UnaryOperator<byte[]> container = bytes -> bytes;

  private PackageFixture() {
    set("format", "1");
    set("manufacturer", "\"example-devices\"");
    set("product", "\"ventilator-x\"");
    set("version", "\"4.2.1\"");
    set("counter", "421");
    set("floor", "400");
    set("created", "\"2026-11-23T08:00:00Z\"");
    set("expires", "\"2027-11-23T08:00:00Z\"");
    set(
        "target",
        "{\"udiDi\":[\"04012345678901\"],\"hwModel\":[\"vx-2\"],\"hwRev\":{\"min\":3,\"max\":7}}");
    set(
        "change",
        "{\"class\":\"security-patch\",\"udiDi\":\"kept\",\"reason\":\"security\","
            + "\"reference\":\"CR-1182\"}");
    set(
        "os",
        "{\"id\":\"debian\",\"version\":\"12\",\"supportEnd\":\"2028-06-30T00:00:00Z\","
            + "\"asOf\":\"2026-11-20T00:00:00Z\"}");
    set("files", "");
    set("authorisation", "\"none\"");
    set("payloads", "");
  }

  /** Signs a manifest: from its bytes to the bytes of {@code signatures.json}. */
  @FunctionalInterface
  public interface FixtureSigner {
    /** The bytes of {@code signatures.json} for a manifest. */
    byte[] sign(byte[] manifest);
  }

  /**
   * A file to be carried.
   *
   * @param path its path
   * @param content its bytes
   * @param kind its kind as the manifest spells it
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record FixtureFile(String path, byte[] content, String kind) {
    String json() {
      return "{\"path\":\""
          + path
          + "\",\"size\":"
          + content.length
          + ",\"sha256\":\""
          + Sha256.of(content).hex()
          + "\",\"kind\":\""
          + kind
          + "\"}";
    }
  }

  /** No file, no payload, no signature. */
  public static PackageFixture empty() {
    return new PackageFixture();
  }

  /** One SBOM and one payload of three chunks (one zstd, two raw), unsigned. */
  public static PackageFixture unsigned() {
    return empty()
        .file("files/sbom.cdx.json", "{\"bomFormat\":\"CycloneDX\"}\n".getBytes(UTF_8), "sbom")
        .payload(PayloadFixture.of("rootfs", SampleBytes.mixed(10_000), 4096));
  }

  /** As {@link #unsigned()}, signed by the exact quorum of a root's package roles. */
  public static PackageFixture signed(TestRoots root) {
    return unsigned().signedBy(root.packageSigners());
  }

  /** Sets a member of the manifest to a JSON text; keeps its place if it has one. */
  public PackageFixture set(String member, String json) {
    members.put(member, json);
    return this;
  }

  /** Removes a member of the manifest. */
  public PackageFixture without(String member) {
    members.remove(member);
    return this;
  }

  /** Adds a file. */
  public PackageFixture file(String path, byte[] content, String kind) {
    files.add(new FixtureFile(path, content, kind));
    return this;
  }

  /** Removes all files. */
  public PackageFixture withoutFiles() {
    files.clear();
    return this;
  }

  /** Adds a payload. */
  public PackageFixture payload(PayloadFixture payload) {
    payloads.add(payload);
    return this;
  }

  /** Removes all payloads. */
  public PackageFixture withoutPayloads() {
    payloads.clear();
    return this;
  }

  /** The payload of a number, to be changed in place. */
  public PayloadFixture payload(int number) {
    return payloads.get(number);
  }

  /** Adds a root entry: an attached envelope, or any bytes. */
  public PackageFixture root(long version, byte[] envelope) {
    String name = String.format("roots/%010d.json", version);
    roots.add(FixtureEntry.of(name, envelope, "TRU-39", "root " + version + ", attached envelope"));
    return this;
  }

  /** Changes the text of the manifest as a whole, before it is signed. */
  public PackageFixture manifest(UnaryOperator<String> edit) {
    UnaryOperator<String> before = manifestText;
    manifestText = text -> edit.apply(before.apply(text));
    return this;
  }

  /** Changes the bytes of the manifest, before it is signed: for what is not text. */
  public PackageFixture manifestBytes(UnaryOperator<byte[]> edit) {
    UnaryOperator<byte[]> before = manifestBytes;
    manifestBytes = bytes -> edit.apply(before.apply(bytes));
    return this;
  }

  /** Signs by any means; the default signs not at all. */
  public PackageFixture signedBy(FixtureSigner value) {
    signer = value;
    return this;
  }

  /** Signs as a package with these keys, whatever their roles. */
  public PackageFixture signedBy(Collection<TestSigner> signers) {
    return signedBy(manifest -> TestRoots.sign(DocumentType.PACKAGE, manifest, signers).bytes());
  }

  /** Changes the list of entries after signing. */
  public PackageFixture entries(UnaryOperator<List<FixtureEntry>> edit) {
    UnaryOperator<List<FixtureEntry>> before = entries;
    entries = list -> edit.apply(new ArrayList<>(before.apply(list)));
    return this;
  }

  /** Changes the content of one entry after signing. */
  public PackageFixture content(String name, UnaryOperator<byte[]> edit) {
    return entries(
        list ->
            list.stream()
                .map(e -> e.name().equals(name) ? e.with(edit.apply(e.content())) : e)
                .collect(Collectors.toList()));
  }

  /** Removes one entry after signing. */
  public PackageFixture withoutEntry(String name) {
    return entries(list -> list.stream().filter(e -> !e.name().equals(name)).toList());
  }

  /** Changes the finished container. */
  public PackageFixture container(UnaryOperator<byte[]> edit) {
    UnaryOperator<byte[]> before = container;
    container = bytes -> edit.apply(before.apply(bytes));
    return this;
  }

  /** The bytes of {@code manifest.json}. */
  public byte[] manifestBytes() {
    Map<String, String> all = new LinkedHashMap<>(members);
    all.computeIfPresent("files", (name, json) -> json.isEmpty() ? filesJson() : json);
    all.computeIfPresent("payloads", (name, json) -> json.isEmpty() ? payloadsJson() : json);
    String text =
        all.entrySet().stream()
            .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return manifestBytes.apply(manifestText.apply(text).getBytes(UTF_8));
  }

  /** Every entry, in order. */
  public List<FixtureEntry> entries() {
    byte[] manifest = manifestBytes();
    List<FixtureEntry> all = new ArrayList<>(roots);
    all.add(FixtureEntry.of("manifest.json", manifest, "PKG-27", "manifest"));
    byte[] signatures = signer.sign(manifest);
    all.add(FixtureEntry.of("signatures.json", signatures, "TRU-1", "detached signatures"));
    for (FixtureFile file : files) {
      all.add(FixtureEntry.of(file.path(), file.content(), "PKG-65", file.kind() + " file"));
    }
    for (int i = 0; i < payloads.size(); i++) {
      all.addAll(payloads.get(i).entries(i));
    }
    return entries.apply(all);
  }

  /** The container. */
  public byte[] bytes() {
    return container.apply(ContainerFixture.bytes(entries()));
  }

  /** The container, opened in memory. */
  public ReceivedPackage received() throws IOException, PackageRefusedException {
    return ReceivedPackage.open(new MemoryChannel(bytes()));
  }

  private String filesJson() {
    return files.stream().map(FixtureFile::json).collect(Collectors.joining(",", "[", "]"));
  }

  private String payloadsJson() {
    return payloads.stream().map(PayloadFixture::json).collect(Collectors.joining(",", "[", "]"));
  }
}
