package dev.cachet.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.digest.Sha256;
import dev.cachet.golden.ContainerFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.PayloadFixture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A package, written member by member and entry by entry. Everything is right until it is set. */
final class ReleaseFixture {
  static final String TYP = "cachet-package+jws";

  private final Map<String, String> members = new LinkedHashMap<>();
  private final Map<String, String> target = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<FixtureEntry> roots = new ArrayList<>();
  private List<PayloadFixture> payloads = List.of(PayloadFixture.raw("rootfs", plain(6000), 4096));
  private List<Desk> signers =
      List.of(Maker.RELEASE, Maker.RELEASE_PQ, Maker.CLEARANCE, Maker.CLEARANCE_2);

  ReleaseFixture() {
    set("format", "1").quoted("manufacturer", "example-devices").quoted("product", "ventilator-x");
    quoted("version", "4.2.1").set("counter", "421").set("floor", "400");
    quoted("created", "2026-11-01T00:00:00Z").quoted("expires", "2027-11-01T00:00:00Z");
    target("udiDi", "[\"04012345678901\"]").target("hwModel", "[\"vx-2\"]");
    set(
        "change",
        "{\"class\":\"minor\",\"udiDi\":\"kept\",\"reason\":\"feature\",\"reference\":\"CR-1\"}");
    set(
        "os",
        "{\"id\":\"debian\",\"version\":\"12\",\"supportEnd\":\"unknown\","
            + "\"asOf\":\"2026-11-01T00:00:00Z\"}");
    quoted("authorisation", "none");
    files.put("files/sbom.cdx.json", "{\"bomFormat\":\"CycloneDX\"}".getBytes(UTF_8));
  }

  static byte[] plain(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    return bytes;
  }

  ReleaseFixture set(String member, String json) {
    members.put(member, json);
    return this;
  }

  ReleaseFixture quoted(String member, String text) {
    return set(member, "\"" + text + "\"");
  }

  ReleaseFixture without(String member) {
    members.remove(member);
    return this;
  }

  ReleaseFixture target(String member, String json) {
    target.put(member, json);
    return this;
  }

  ReleaseFixture payloads(PayloadFixture... values) {
    payloads = List.of(values);
    return this;
  }

  ReleaseFixture signedBy(Desk... desks) {
    signers = List.of(desks);
    return this;
  }

  ReleaseFixture root(RootFixture root) {
    return rootEntry(root.version(), Maker.signed(root));
  }

  ReleaseFixture rootEntry(long number, byte[] content) {
    roots.add(FixtureEntry.of(String.format("roots/%010d.json", number), content));
    return this;
  }

  byte[] manifest() {
    Map<String, String> all = new LinkedHashMap<>(members);
    all.put("target", RootFixture.json(target));
    all.put(
        "files",
        files.entrySet().stream()
            .map(file -> file(file.getKey(), file.getValue()))
            .collect(Collectors.joining(",", "[", "]")));
    all.put(
        "payloads",
        payloads.stream().map(PayloadFixture::json).collect(Collectors.joining(",", "[", "]")));
    return RootFixture.json(all).getBytes(UTF_8);
  }

  List<FixtureEntry> entries() {
    byte[] manifest = manifest();
    List<FixtureEntry> entries = new ArrayList<>(roots);
    entries.add(FixtureEntry.of("manifest.json", manifest));
    entries.add(FixtureEntry.of("signatures.json", Envelopes.detached(TYP, manifest, signers)));
    files.forEach((path, content) -> entries.add(FixtureEntry.of(path, content)));
    for (int i = 0; i < payloads.size(); i++) {
      entries.addAll(payloads.get(i).entries(i));
    }
    return entries;
  }

  byte[] bytes() {
    return ContainerFixture.bytes(entries());
  }

  private static String file(String path, byte[] content) {
    return "{\"path\":\""
        + path
        + "\",\"size\":"
        + content.length
        + ",\"sha256\":\""
        + Sha256.of(content).hex()
        + "\",\"kind\":\"sbom\"}";
  }
}
