package dev.cachet.vectors;

import dev.cachet.digest.Sha256;
import dev.cachet.golden.PackageFixture;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One vector being made: what a device knows, what it is offered, and what it has to say. */
final class VectorCase {
  static final String ACCEPTED = "ACCEPTED";
  static final String BASE_ROOT = "../roots/base-1.json";

  private final String name;
  private final Map<String, String> header = new LinkedHashMap<>();
  private byte[] root = baseRoot();
  private byte @Nullable [] bytes;

  private VectorCase(String name, String about, String expect, String... clauses) {
    this.name = name;
    String concept = name.substring(0, name.indexOf('/') + 1);
    header.put("cachet-vector", "1");
    header.put("about", about);
    header.put("do", "verify-contents");
    header.put("expect", expect);
    header.put("check", "");
    header.put("clause", String.join(" ", clauses));
    header.put("package", name.substring(concept.length()) + ".cachet");
    header.put("root", BASE_ROOT);
    header.put("root-sha256", Base.root(1).sha256().hex());
    header.put("device-environment", "production");
    header.put("device-manufacturer", "example-devices");
    header.put("device-product", "ventilator-x");
    header.put("device-udi-di", "04012345678901");
    header.put("device-hw-model", "vx-2");
    header.put("device-hw-rev", "5");
    header.put("device-serial", "SN-1");
    header.put("device-floor", "400");
    header.put("device-running", "420");
    header.put("clock", "2026-12-01T00:00:00Z");
    header.put("root-after", "1");
  }

  static byte[] baseRoot() {
    return Base.root(1).envelope(Base.ROOT_1);
  }

  /** A package that has to be accepted, contents included. */
  static VectorCase accepted(String name, String about, String... clauses) {
    return new VectorCase(name, about, ACCEPTED, clauses).without("check");
  }

  /** A package that has to be refused by one check. */
  static VectorCase refused(
      String name, Reason code, Check check, String about, String... clauses) {
    VectorCase made = new VectorCase(name, about, code.name(), clauses).with("check", check.name());
    return made.with("do", check.compareTo(Check.EXPIRY) > 0 ? "verify-contents" : "verify");
  }

  /** A first root that no device may start from. */
  static VectorCase firstRoot(
      String name, Reason code, String about, byte[] envelope, Sha256 digest, String... clauses) {
    VectorCase made = new VectorCase(name, about, code.name(), clauses).with("do", "first-root");
    return made.without("check", "package", "root-after").trusting(envelope, digest);
  }

  /** An accepted package that may not be installed for want of somebody's agreement. */
  static VectorCase unauthorised(String name, String about, String... clauses) {
    return new VectorCase(name, about, Reason.AUTHORISATION_REQUIRED.name(), clauses)
        .with("do", "authorise")
        .without("check");
  }

  VectorCase with(String key, String value) {
    header.put(key, value);
    return this;
  }

  VectorCase without(String... keys) {
    header.keySet().removeAll(Arrays.asList(keys));
    return this;
  }

  /** Leaves out everything that only a device knows: the reader is an auditor. */
  VectorCase withoutDevice() {
    header.keySet().removeIf(key -> key.startsWith("device-"));
    return this;
  }

  /** The lines of {@code attacks} that the vector tries: {@code A01 CVE-2026-34155}. */
  VectorCase attack(String... lines) {
    return with("attack", String.join(", ", lines));
  }

  /** One more clause that comes to the same verdict. */
  VectorCase clause(String more) {
    return with("clause", header.get("clause") + " " + more);
  }

  /** The version of the root in force afterwards, whatever the verdict. */
  VectorCase rootAfter(long version) {
    return with("root-after", Long.toString(version));
  }

  /** Another first root than the base. */
  VectorCase trusting(RootText first, VectorKey... signers) {
    return trusting(first.envelope(signers), first.sha256()).rootAfter(first.version());
  }

  VectorCase trusting(byte[] envelope, Sha256 digest) {
    root = envelope;
    header.put("root", "../roots/" + Sha256.of(envelope).hex().substring(0, 16) + ".json");
    header.put("root-sha256", digest.hex());
    return this;
  }

  VectorCase of(PackageFixture fixture) {
    if (header.get("expect").equals(ACCEPTED)) {
      with("package-id", Sha256.of(fixture.manifestBytes()).hex());
    }
    return of(fixture.bytes());
  }

  VectorCase of(byte[] container) {
    bytes = container;
    return this;
  }

  String name() {
    return name;
  }

  Map<String, String> header() {
    return header;
  }

  byte[] root() {
    return root;
  }

  byte @Nullable [] bytes() {
    return bytes;
  }
}
