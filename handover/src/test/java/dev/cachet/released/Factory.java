package dev.cachet.released;

import dev.cachet.author.PackageAuthor;
import dev.cachet.author.PackageDescription;
import dev.cachet.author.PackageSealer;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.catalogue.Catalogue;
import dev.cachet.ceremony.DraftKey;
import dev.cachet.ceremony.DraftRole;
import dev.cachet.ceremony.RootCeremony;
import dev.cachet.ceremony.RootDraft;
import dev.cachet.ceremony.RootTerms;
import dev.cachet.device.DeviceTime;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.gate.Gate;
import dev.cachet.gate.GatePassed;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.policy.GatePolicy;
import dev.cachet.root.RootfsSource;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Environment;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.PackageExpiry;
import dev.cachet.trust.Role;
import dev.cachet.trust.TrustedRoot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A manufacturer of one product, for tests: a root, keys, and releases of a small Debian 13. */
public final class Factory {
  public static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  public static final String PROFILE =
      """
      { "schemaVersion": 1,
        "device": { "manufacturer": "Example Devices", "model": "Pump", "version": "2.0" },
        "publication": { "mudUrl": "https://medical.example/pump.json",
                         "sbomUrl": "https://medical.example/pump.cdx.json" },
        "flows": [
          { "id": "pacs", "peer": { "role": "pacs" }, "direction": "outbound", "protocol": "tcp",
            "ports": [2762], "purpose": "Store images", "encryption": "tls-1.2", "data": "health" },
          { "id": "time", "peer": { "role": "ntp" }, "direction": "outbound", "protocol": "ntp",
            "purpose": "Time of day", "encryption": "none", "data": "technical" } ] }
      """;
  private static final String POLICY =
      """
      { "schemaVersion": 1,
        "operatingSystem": { "allowedStates": ["SUPPORTED", "SECURITY_ONLY"],
                             "minimumSupportDaysLeft": 30 },
        "catalogue": { "warnAfterDays": 900, "failAfterDays": 900 },
        "sbom": { "maximumAgeDays": 7 } }
      """;
  private static final String OS_RELEASE =
      "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"13\"\nVERSION_CODENAME=trixie\nID=debian\n";

  private final Map<Role, SigningKey> keys = new EnumMap<>(Role.class);
  private final SigningKey postQuantum = SigningKey.generate(Algorithm.ML_DSA_65, random());
  private final TrustedRoot root;
  private final Path folder;

  public Factory(Path folder) throws Exception {
    this.folder = folder;
    List<DraftRole> roles = new ArrayList<>();
    List<DraftKey> drafts = new ArrayList<>();
    for (Role role : List.of(Role.ROOT, Role.RELEASE, Role.CLEARANCE, Role.GRANT, Role.DOWNGRADE)) {
      SigningKey key = SigningKey.generate(Algorithm.ED25519, random());
      keys.put(role, key);
      drafts.add(new DraftKey(role.text() + "-desk", role, key.publicKey()));
      roles.add(
          new DraftRole(
              role, 1, role == Role.RELEASE ? Set.of(Family.values()) : Set.of(Family.CLASSICAL)));
    }
    drafts.add(new DraftKey("release-desk", Role.RELEASE, postQuantum.publicKey()));
    RootCeremony ceremony = RootCeremony.first(new RootDraft(1, terms(), roles, drafts).payload());
    ceremony.sign(key(Role.ROOT));
    this.root = ceremony.complete();
  }

  public TrustedRoot root() {
    return root;
  }

  public SigningKey key(Role role) {
    return Optional.ofNullable(keys.get(role)).orElseThrow();
  }

  /** What one release is made of. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, only packed
  public record Content(
      String product,
      String version,
      long counter,
      Map<String, String> packages,
      String profile,
      byte[] payload) {
    public static Content of(String version, long counter, Map<String, String> packages) {
      return new Content(
          "pump",
          version,
          counter,
          packages,
          PROFILE,
          "an image\n".getBytes(StandardCharsets.UTF_8));
    }

    public Content withProfile(String other) {
      return new Content(product, version, counter, packages, other, payload);
    }

    public Content withPayload(byte[] other) {
      return new Content(product, version, counter, packages, profile, other);
    }

    public Content ofProduct(String other) {
      return new Content(other, version, counter, packages, profile, payload);
    }
  }

  /** Makes, judges, signs and seals a release. */
  public Path release(Content content) throws Exception {
    return release(content, text -> text);
  }

  /** The same with a description that is edited before it is read. */
  public Path release(Content content, UnaryOperator<String> edited) throws Exception {
    Path in = Files.createDirectories(folder.resolve("in-" + content.version()));
    Files.write(in.resolve("image"), content.payload());
    if (!content.profile().isEmpty()) {
      Files.writeString(in.resolve("network.json"), content.profile());
    }
    Files.writeString(in.resolve("pack.json"), edited.apply(description(content)));
    PackageDescription description = PackageDescription.read(in.resolve("pack.json"));
    PackageAuthor author = new PackageAuthor();
    var day = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    UnsignedPackage unsigned =
        author.write(
            author.draft(
                judged(description, rootfs(in, content.packages())), description, day, day),
            in.resolve("pack"));
    for (SigningKey key : List.of(key(Role.RELEASE), postQuantum, key(Role.CLEARANCE))) {
      Path unused = unsigned.sign(key);
    }
    return new PackageSealer(root, List.of()).seal(unsigned, in.resolve("release.cachet")).file();
  }

  public Release open(Path file) throws Exception {
    return Release.open(
        file, root, DeviceTime.trusted(DAY.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  private static String description(Content content) {
    return """
    { "schemaVersion": 1, "manufacturer": "example-devices", "product": "%s", "version": "%s",
      "counter": %s, "floor": 1, "expires": "2030-01-01T00:00:00Z",
      "target": { "udiDi": ["04012345678901"], "hwModel": ["pump-a"] },
      "category": { "mdr": "IIb", "iec62304": "C" },
      "change": { "class": "security-patch", "udiDi": "kept", "reason": "security",
                  "reference": "CR-7" }, %s
      "authorisation": "one",
      "payloads": [ { "id": "rootfs", "slot": "system", "kind": "image", "file": "image" } ] }
    """
        .formatted(
            content.product(),
            content.version(),
            Long.toString(content.counter()),
            content.profile().isEmpty()
                ? ""
                : "\"files\": [ { \"path\": \"files/network.json\", \"kind\": \"network\","
                    + " \"file\": \"network.json\" } ],");
  }

  private static Path rootfs(Path in, Map<String, String> packages) throws Exception {
    Path rootfs = in.resolve("rootfs");
    Files.createDirectories(rootfs.resolve("etc"));
    Files.createDirectories(rootfs.resolve("var/lib/dpkg"));
    Files.writeString(rootfs.resolve("etc/os-release"), OS_RELEASE);
    StringBuilder status = new StringBuilder();
    packages.forEach(
        (name, version) ->
            status
                .append("Package: ")
                .append(name)
                .append("\nStatus: install ok installed\nArchitecture: amd64\nMaintainer: Example")
                .append(" Maintainers <maintainers@example.org>\nVersion: ")
                .append(version)
                .append("\nDescription: an example\n\n"));
    Files.writeString(rootfs.resolve("var/lib/dpkg/status"), status.toString());
    return rootfs;
  }

  private static GatePassed judged(PackageDescription description, Path rootfs) throws Exception {
    RootFolder contents = RootFolder.open(rootfs);
    Catalogue catalogue = Catalogue.bundled();
    OsIdentity os = new OsIdentifier(catalogue).identify(contents);
    SupportReport support = new SupportAssessor(catalogue).assess(os, DAY, null);
    Sbom sbom =
        Sbom.of(
            new RootfsSource(contents, os).inventory().content(),
            DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
    return new Gate(GatePolicy.read(POLICY.getBytes(StandardCharsets.UTF_8)))
        .judge(new CycloneDxJson().write(sbom), contents, support, description.payloadFiles(), DAY);
  }

  private static RootTerms terms() {
    return new RootTerms(
        Environment.TEST,
        "example-devices",
        java.time.Instant.parse("2026-11-01T00:00:00Z"),
        java.time.Instant.parse("2036-11-01T00:00:00Z"),
        OnExpiry.WARN,
        Optional.empty(),
        PackageExpiry.OPTIONAL,
        Authorisation.NONE,
        Set.of(Role.RELEASE, Role.CLEARANCE),
        List.of(Set.of(Role.RELEASE, Role.CLEARANCE)));
  }

  private static SecureRandom random() {
    return new SecureRandom();
  }
}
