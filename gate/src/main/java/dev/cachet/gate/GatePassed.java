package dev.cachet.gate;

import dev.cachet.gate.record.RecordedDecision;
import dev.cachet.gate.rule.JudgedOs;
import dev.cachet.override.UnsafeGateOverride;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Proof that {@link Gate#judge} found nothing that its policy forbids. Not a record: records can be
 * forged.
 */
public final class GatePassed {
  private final byte[] sbom;
  private final byte[] evidence;
  private final SortedMap<String, String> payloadSha256;
  private final List<JudgedOs> systems;
  private final List<RecordedDecision> decisions;
  private final List<UnsafeGateOverride> overrides;

  /** Of a device with one operating system. */
  GatePassed(byte[] sbom, byte[] evidence, Map<String, String> payloadSha256, JudgedOs os) {
    this(sbom, evidence, payloadSha256, List.of(os), List.of(), List.of());
  }

  GatePassed(
      byte[] sbom,
      byte[] evidence,
      Map<String, String> payloadSha256,
      List<JudgedOs> systems,
      List<RecordedDecision> decisions,
      List<UnsafeGateOverride> overrides) {
    this.sbom = sbom.clone();
    this.evidence = evidence.clone();
    this.payloadSha256 = Collections.unmodifiableSortedMap(new TreeMap<>(payloadSha256));
    this.systems = List.copyOf(systems);
    this.decisions = List.copyOf(decisions);
    this.overrides = List.copyOf(overrides);
  }

  /**
   * The SBOM document that was judged.
   *
   * @return a copy of its bytes
   */
  public byte[] sbom() {
    return sbom.clone();
  }

  /**
   * The evidence file {@code gate.json}: policy, findings, digests and the verdict on the operating
   * system; the same judgement gives the same bytes.
   *
   * @return a copy of its bytes, UTF-8 JSON
   */
  public byte[] evidence() {
    return evidence.clone();
  }

  /**
   * The payload files that were judged.
   *
   * @return from each payload id to its SHA-256, 64 lower-case hexadecimal digits; sorted
   */
  public Map<String, String> payloadSha256() {
    return payloadSha256;
  }

  /**
   * Each row of the policy's level that was judged.
   *
   * @return with what it asks for and what was found; empty if the policy states no category
   */
  public List<RecordedDecision> decisions() {
    return decisions;
  }

  /**
   * What was let pass although the gate refuses it.
   *
   * @return each override that was used; empty as a rule
   */
  public List<UnsafeGateOverride> overrides() {
    return overrides;
  }

  /**
   * The operating system that was judged; of several, the one whose support ends first, and one
   * whose last day is not known before any other.
   *
   * @return its identifier, as in {@code ID} of os-release
   */
  public String osId() {
    return systems.get(0).id();
  }

  /**
   * The version of the operating system that was judged.
   *
   * @return its version, as in {@code VERSION_ID} of os-release; empty if it has none
   */
  public String osVersion() {
    return systems.get(0).version();
  }

  /**
   * Each operating system with its support, as it is told to people, on one line.
   *
   * @return for example {@code debian 13: supported until 2028-08-09, as of 2026-09-01}; several
   *     are parted by semicolons, the one whose support ends first first
   */
  public String osSupport() {
    return systems.stream().map(GatePassed::text).collect(Collectors.joining("; "));
  }

  private static String text(JudgedOs os) {
    String version = os.version().isEmpty() ? "" : " " + os.version();
    return os.id() + version + ": " + os.support() + ", as of " + os.asOf();
  }

  /**
   * Until when the operating system is supported, by whichever support {@link #osSupport} names.
   *
   * @return the last day, or null if the policy let a system without a known day pass
   */
  public @Nullable LocalDate osSupportEnd() {
    return systems.get(0).supportEnd();
  }

  /**
   * The day that was judged.
   *
   * @return the day
   */
  public LocalDate osAsOf() {
    return systems.get(0).asOf();
  }
}
