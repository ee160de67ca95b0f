package dev.cachet.gate.record;

import dev.cachet.change.answer.ChangeAnswers;
import dev.cachet.finding.Finding;
import dev.cachet.gate.GatePassed;
import dev.cachet.lifecycle.Waiver;
import dev.cachet.override.Exceptions;
import dev.cachet.override.Overridden;
import dev.cachet.override.UnsafeGateOverride;
import dev.cachet.payload.PayloadTie;
import dev.cachet.payload.SearchedRecords;
import dev.cachet.policy.GatePolicy;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a gate wrote into {@code gate.json}, read again for the people who sign. It is worth what
 * binds it: compare its digest with the manifest's before reading it.
 *
 * <p>It is read strictly: no unknown or doubled member, no word that is not one of a closed list,
 * nothing behind the end. Whether it clears a release is asked with {@link #objection}.
 */
public final class GateRecord {
  private final LocalDate asOf;
  private final GatePolicy policy;
  private final RecordedSystem system;
  private final List<RecordedSystem> systems;
  private final RecordedSbom sbom;
  private final Map<String, JudgedPayload> payloads;
  private final Map<String, PayloadTie> ties;
  private final List<Finding> findings;
  private final Optional<RecordedDrift> drift;
  private final Optional<RecordedChange> change;
  private final Optional<RecordedLevel> level;
  private final Exceptions exceptions;
  private final Optional<SearchedRecords> patientRecords;

  private GateRecord(RecordObject json) throws InvalidGateRecordException {
    json.onlyMembers(
        "schemaVersion",
        "asOf",
        "policy",
        "sbom",
        "drift",
        "change",
        "operatingSystem",
        "operatingSystems",
        "payloads",
        "patientRecords",
        "waivers",
        "unsafeOverrides",
        "level",
        "findings");
    if (json.whole("schemaVersion") != 1) {
      throw new InvalidGateRecordException("/schemaVersion: is not 1");
    }
    this.asOf = json.day("asOf");
    this.policy = RecordReader.policy(json.object("policy"));
    this.sbom = RecordReader.sbom(json.object("sbom"));
    this.system = RecordReader.system(json.object("operatingSystem"), asOf);
    this.systems = RecordReader.systems(json, system, asOf);
    this.payloads = Collections.unmodifiableMap(RecordReader.payloads(json));
    this.ties = Collections.unmodifiableMap(RecordReader.ties(json));
    this.findings = List.copyOf(RecordReader.findings(json));
    this.drift =
        json.has("drift")
            ? Optional.of(RecordReader.drift(json.object("drift")))
            : Optional.empty();
    this.change =
        json.has("change")
            ? Optional.of(ChangeReader.read(json.object("change")))
            : Optional.empty();
    this.level =
        json.has("level")
            ? Optional.of(RecordReader.level(json.object("level")))
            : Optional.empty();
    this.exceptions = ExceptionsReader.read(json);
    this.patientRecords = ExceptionsReader.records(json);
  }

  /**
   * Reads a record.
   *
   * @param json what {@link GatePassed#evidence} wrote
   * @return the record
   * @throws InvalidGateRecordException if it is none
   */
  public static GateRecord read(byte[] json) throws InvalidGateRecordException {
    return new GateRecord(RecordObject.parse(json));
  }

  /**
   * Asks whether the record clears a package under the policy that it carries.
   *
   * @param created the day of the package's manifest, in UTC
   * @return why it does not; empty if it does
   */
  public Optional<RecordObjection> objection(LocalDate created) {
    return objection(created, created);
  }

  /**
   * Asks whether the record clears a package that is about to be sealed: what ends on a day, such
   * as a waiver, may have ended since.
   *
   * @param created the day of the package's manifest, in UTC
   * @param sealed the day of sealing; a day before {@code created} counts as that day
   * @return why it does not; empty if it does
   */
  public Optional<RecordObjection> objection(LocalDate created, LocalDate sealed) {
    LocalDate last = sealed.isAfter(created) ? sealed : created;
    return new RecordRules(this, created, last).objection();
  }

  /**
   * The policy under which it was judged.
   *
   * @return the policy
   */
  public GatePolicy policy() {
    return policy;
  }

  /**
   * The operating system that was judged; of several, the one whose support ends first.
   *
   * @return its identity and support
   */
  public RecordedSystem system() {
    return system;
  }

  /**
   * Every operating system that was judged.
   *
   * @return {@link #system} first; unmodifiable
   */
  public List<RecordedSystem> systems() {
    return systems;
  }

  /**
   * The SBOM that was judged.
   *
   * @return its digest, size and time
   */
  public RecordedSbom sbom() {
    return sbom;
  }

  /**
   * The day judged.
   *
   * @return the day
   */
  public LocalDate asOf() {
    return asOf;
  }

  /**
   * The state of support of the operating system on that day.
   *
   * @return the name of a state of support
   */
  public String osState() {
    return system.state().name();
  }

  /**
   * Why the state of support is what it is: which support lasts until when.
   *
   * @return one sentence of the assessment
   */
  public String osExplanation() {
    return system.explanation();
  }

  /**
   * Which SBOM was judged.
   *
   * @return SHA-256 of its bytes, 64 lower-case hexadecimal digits
   */
  public String sbomSha256() {
    return sbom.sha256();
  }

  /**
   * Which payloads were judged.
   *
   * @return each by its id, unmodifiable
   */
  public Map<String, JudgedPayload> payloads() {
    return payloads;
  }

  /**
   * What ties each payload to the inventory that describes it.
   *
   * @return each by the id of the payload, without those of which the record of an earlier Cachet
   *     does not say it; unmodifiable
   */
  public Map<String, PayloadTie> ties() {
    return ties;
  }

  /**
   * What the gate found and let pass.
   *
   * @return warnings and lesser ones, in the order of the rules
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * The level that was judged by, and what it asks of a trust root.
   *
   * @return empty if the policy states no category
   */
  public Optional<RecordedLevel> level() {
    return level;
  }

  /**
   * What was judged of the change since the last release.
   *
   * @return empty if nothing was claimed, or the policy does not ask for it
   */
  public Optional<RecordedChange> change() {
    return change;
  }

  /**
   * What changed since the last release.
   *
   * @return empty if the gate was shown no last release
   */
  public Optional<RecordedDrift> drift() {
    return drift;
  }

  /**
   * The reviewed exceptions that let an operating system pass.
   *
   * @return unmodifiable
   */
  public List<Waiver> waivers() {
    return exceptions.waivers();
  }

  /**
   * What was let pass although the gate refuses it.
   *
   * @return unmodifiable; empty as a rule
   */
  public List<UnsafeGateOverride> unsafeOverrides() {
    return exceptions.overrides();
  }

  /**
   * What looking for patient records in the payloads came to.
   *
   * @return empty in the record of an earlier Cachet, which did not look
   */
  public Optional<SearchedRecords> patientRecords() {
    return patientRecords;
  }

  /** What counts of the overrides on a day. */
  Overridden overridden(LocalDate day) {
    String last = drift.map(RecordedDrift::previousSha256).orElse(ChangeAnswers.NO_SBOM);
    return new Overridden(exceptions.overrides(), day, last, sbom.sha256());
  }
}
