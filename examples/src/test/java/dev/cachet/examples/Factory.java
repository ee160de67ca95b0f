package dev.cachet.examples;

import dev.cachet.ceremony.DraftKey;
import dev.cachet.ceremony.DraftRole;
import dev.cachet.ceremony.RootCeremony;
import dev.cachet.ceremony.RootDraft;
import dev.cachet.ceremony.RootTerms;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.Family;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.signer.Signer;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.Environment;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.PackageExpiry;
import dev.cachet.trust.Role;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys, trust root and files of a manufacturer that the examples build for. */
final class Factory {
  private final List<Signer> signers = new ArrayList<>();
  private final List<SigningKey> grantDesk = new ArrayList<>();
  private final TrustedRoot root;

  Factory() {
    try {
      root = makeRoot();
    } catch (PackageRefusedException | IOException e) {
      throw new AssertionError(e);
    }
  }

  TrustedRoot root() {
    return root;
  }

  List<Signer> signers() {
    return List.copyOf(signers);
  }

  /** The manufacturer's key that agrees to an installation. */
  SigningKey grantDesk() {
    return grantDesk.get(0);
  }

  byte[] deviceRecord() {
    return """
    { "schemaVersion": 1, "environment": "test", "manufacturer": "example-devices",
      "product": "infusion-pump", "udiDi": "04012345678901", "hwModel": "pump-a", "hwRev": 1,
      "serial": "0001", "root1": "%s" }
    """
        .formatted(root.sha256())
        .getBytes(StandardCharsets.UTF_8);
  }

  void write(Path folder) throws IOException {
    write(
        folder.resolve("root/etc/os-release"),
        "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\n");
    write(
        folder.resolve("root/var/lib/dpkg/status"),
        """
        Package: busybox
        Status: install ok installed
        Maintainer: Debian Install System Team <debian-boot@lists.debian.org>
        Architecture: amd64
        Version: 1:1.35.0-4+b3
        """);
    write(folder.resolve("image.bin"), "an image\n".repeat(100_000));
    write(
        folder.resolve("policy.json"),
        """
        { "schemaVersion": 1,
          "operatingSystem": { "allowedStates": ["EXTENDED_CONTRACT"], "minimumSupportDaysLeft": 0 },
          "catalogue": { "warnAfterDays": 60, "failAfterDays": 180 },
          "sbom": { "maximumAgeDays": 1 } }
        """);
    write(
        folder.resolve("pack.json"),
        """
        { "schemaVersion": 1, "manufacturer": "example-devices", "product": "infusion-pump",
          "version": "1.0", "counter": 10, "floor": 10, "expires": "2029-01-01T00:00:00Z",
          "target": { "udiDi": ["04012345678901"], "hwModel": ["pump-a"] },
          "change": { "class": "minor", "udiDi": "kept", "reason": "maintenance", "reference": "ticket" },
          "authorisation": "none",
          "payloads": [ { "id": "rootfs", "slot": "rootfs", "kind": "image", "file": "image.bin" } ] }
        """);
  }

  private TrustedRoot makeRoot() throws PackageRefusedException, IOException {
    List<DraftKey> keys = new ArrayList<>();
    SigningKey rootKey = key(keys, "root-desk", Role.ROOT, Algorithm.ED25519);
    for (Algorithm algorithm : List.of(Algorithm.ED25519, Algorithm.ML_DSA_65)) {
      signers.add(key(keys, "release-desk", Role.RELEASE, algorithm));
      signers.add(key(keys, "quality-desk", Role.CLEARANCE, algorithm));
    }
    grantDesk.add(key(keys, "grant-desk", Role.GRANT, Algorithm.ED25519));
    key(keys, "downgrade-desk", Role.DOWNGRADE, Algorithm.ED25519);
    Set<Family> hybrid = Set.of(Family.CLASSICAL, Family.PQ);
    Set<Family> classical = Set.of(Family.CLASSICAL);
    List<DraftRole> roles =
        List.of(
            new DraftRole(Role.ROOT, 1, classical),
            new DraftRole(Role.RELEASE, 1, hybrid),
            new DraftRole(Role.CLEARANCE, 1, hybrid),
            new DraftRole(Role.GRANT, 1, classical),
            new DraftRole(Role.DOWNGRADE, 1, classical));
    RootTerms terms =
        new RootTerms(
            Environment.TEST,
            "example-devices",
            Instant.parse("2026-11-01T00:00:00Z"),
            Instant.parse("2036-01-01T00:00:00Z"),
            OnExpiry.WARN,
            Optional.empty(),
            PackageExpiry.REQUIRED,
            Authorisation.NONE,
            Set.of(Role.RELEASE, Role.CLEARANCE),
            List.of(Set.of(Role.RELEASE, Role.CLEARANCE)));
    RootCeremony ceremony = RootCeremony.first(new RootDraft(1, terms, roles, keys).payload());
    EnvelopeSignature kept = ceremony.sign(rootKey);
    if (ceremony.signedBy().size() != 1) {
      throw new AssertionError(kept);
    }
    return ceremony.complete();
  }

  private static SigningKey key(
      List<DraftKey> keys, String holder, Role role, Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    keys.add(new DraftKey(holder, role, key.publicKey()));
    return key;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
