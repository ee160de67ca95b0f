package dev.cachet.gate.input;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.change.answer.ChangeAnswers;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.override.GateOverrides;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.Source;
import dev.cachet.tripwire.AllowList;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All evidence about one release, as it lies before the gate. */
public final class GateInput {
  private final byte[] sbom;
  private final LocalDate asOf;
  private final @Nullable Catalogue facts;
  private final @Nullable SupportReport assessed;
  private final @Nullable LocalDate until;
  private final @Nullable Waivers waivers;
  private final @Nullable PreviousRelease previous;
  private final @Nullable DeclaredRelease declared;
  private final ChangeAnswers answers;
  private final GateOverrides overrides;
  private final AllowList allowed;
  private final List<RootFolder> roots;
  private final List<Source> things;
  private final Map<String, Path> payloads;
  private final Map<String, Path> attached;
  private final Map<String, RootFolder> madeOf;
  private final @Nullable Path listing;

  GateInput(GateInputBuilder from) {
    this.sbom = from.sbom;
    this.asOf = from.asOf;
    this.facts = from.facts;
    this.assessed = from.assessed;
    this.until = from.until;
    this.waivers = from.waivers;
    this.previous = from.previous;
    this.declared = from.declared;
    this.answers = from.answers;
    this.overrides = from.overrides;
    this.allowed = from.allowed;
    this.roots = List.copyOf(from.roots);
    this.things = List.copyOf(from.things);
    this.payloads = Collections.unmodifiableMap(new LinkedHashMap<>(from.payloads));
    this.attached = Collections.unmodifiableMap(new LinkedHashMap<>(from.attached));
    this.madeOf = Map.copyOf(from.madeOf);
    this.listing = from.listing;
  }

  /**
   * Begins with what every release has.
   *
   * @param sbom the SBOM document, CycloneDX 1.6 JSON, of the whole device
   * @param facts the facts on support, with the maker's own applied
   * @param asOf the day judged
   * @return a builder
   */
  public static GateInputBuilder of(byte[] sbom, Catalogue facts, LocalDate asOf) {
    return new GateInputBuilder(sbom, Objects.requireNonNull(facts, "facts"), null, asOf);
  }

  /**
   * With one root whose support somebody assessed before.
   *
   * @param sbom the SBOM
   * @param report the report
   * @param asOf the day that counts
   * @return the builder
   */
  public static GateInputBuilder assessed(byte[] sbom, SupportReport report, LocalDate asOf) {
    return new GateInputBuilder(sbom, null, Objects.requireNonNull(report, "report"), asOf);
  }

  /**
   * The document.
   *
   * @return the bytes
   */
  public byte[] sbom() {
    return sbom.clone();
  }

  /**
   * The day that counts.
   *
   * @return the local date
   */
  public LocalDate asOf() {
    return asOf;
  }

  /**
   * Facts about release cycles.
   *
   * @return it, or nothing if there is none
   */
  public Optional<Catalogue> facts() {
    return Optional.ofNullable(facts);
  }

  /**
   * A report on support, if one was made before.
   *
   * @return it, or nothing if there is none
   */
  public Optional<SupportReport> assessed() {
    return Optional.ofNullable(assessed);
  }

  /**
   * Until when support must last.
   *
   * @return the local date
   */
  public @Nullable LocalDate until() {
    return until;
  }

  /**
   * Accepted risks.
   *
   * @return it, or nothing if there is none
   */
  public Optional<Waivers> waivers() {
    return Optional.ofNullable(waivers);
  }

  /**
   * The release before.
   *
   * @return it, or nothing if there is none
   */
  public Optional<PreviousRelease> previous() {
    return Optional.ofNullable(previous);
  }

  /**
   * The release that is declared.
   *
   * @return it, or nothing if there is none
   */
  public Optional<DeclaredRelease> declared() {
    return Optional.ofNullable(declared);
  }

  /**
   * What people answered about the change.
   *
   * @return the change answers
   */
  public ChangeAnswers answers() {
    return answers;
  }

  /**
   * What is let pass in spite of a finding.
   *
   * @return the overrides, none if none were given
   */
  public GateOverrides overrides() {
    return overrides;
  }

  /**
   * What may lie in a payload although it looks like a patient record or cannot be read.
   *
   * @return the list, empty if none was given
   */
  public AllowList allowed() {
    return allowed;
  }

  /**
   * The roots that the SBOM describes.
   *
   * @return in the order in which they were given
   */
  public List<RootFolder> roots() {
    return roots;
  }

  /**
   * The listing of the one root.
   *
   * @return the file, or nothing if there is none
   */
  public Optional<Path> listing() {
    return Optional.ofNullable(listing);
  }

  /**
   * Sources of parts that no root holds.
   *
   * @return what was found, in a fixed order
   */
  public List<Source> things() {
    return things;
  }

  /**
   * The payloads, by their id.
   *
   * @return the map
   */
  public Map<String, Path> payloads() {
    return payloads;
  }

  /**
   * The files that accompany the payloads, by what they are called in the package.
   *
   * @return the map
   */
  public Map<String, Path> attached() {
    return attached;
  }

  /**
   * Which root each payload was made of.
   *
   * @return the map
   */
  public Map<String, RootFolder> madeOf() {
    return madeOf;
  }
}
