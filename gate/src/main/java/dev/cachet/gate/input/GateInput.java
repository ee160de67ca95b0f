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
import java.util.ArrayList;
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
  private final Map<String, RootFolder> madeOf;

  private GateInput(Builder from) {
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
    this.madeOf = Map.copyOf(from.madeOf);
  }

  /**
   * Begins with what every release has.
   *
   * @param sbom the SBOM document, CycloneDX 1.6 JSON, of the whole device
   * @param facts the facts on support, with the maker's own applied
   * @param asOf the day judged
   * @return a builder
   */
  public static Builder of(byte[] sbom, Catalogue facts, LocalDate asOf) {
    return new Builder(sbom, Objects.requireNonNull(facts, "facts"), null, asOf);
  }

  /**
   * With one root whose support somebody assessed before.
   *
   * @param sbom the SBOM
   * @param report the report
   * @param asOf the day that counts
   * @return the builder
   */
  public static Builder assessed(byte[] sbom, SupportReport report, LocalDate asOf) {
    return new Builder(sbom, null, Objects.requireNonNull(report, "report"), asOf);
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
   * Which root each payload was made of.
   *
   * @return the map
   */
  public Map<String, RootFolder> madeOf() {
    return madeOf;
  }

  /** Collects the evidence. */
  public static final class Builder {
    private final byte[] sbom;
    private final LocalDate asOf;
    private final @Nullable Catalogue facts;
    private final @Nullable SupportReport assessed;
    private final List<RootFolder> roots = new ArrayList<>();
    private final List<Source> things = new ArrayList<>();
    private final Map<String, Path> payloads = new LinkedHashMap<>();
    private final Map<String, RootFolder> madeOf = new LinkedHashMap<>();
    private @Nullable LocalDate until;
    private @Nullable Waivers waivers;
    private @Nullable PreviousRelease previous;
    private @Nullable DeclaredRelease declared;
    private ChangeAnswers answers = ChangeAnswers.NONE;
    private GateOverrides overrides = GateOverrides.NONE;
    private AllowList allowed = AllowList.none();

    private Builder(
        byte[] sbom, @Nullable Catalogue facts, @Nullable SupportReport assessed, LocalDate asOf) {
      this.sbom = sbom.clone();
      this.facts = facts;
      this.assessed = assessed;
      this.asOf = Objects.requireNonNull(asOf, "asOf");
    }

    /**
     * Sets the planned end of service.
     *
     * @param day the last day on which the device is to be in service; null for none planned
     * @return this
     */
    public Builder until(@Nullable LocalDate day) {
      this.until = day;
      return this;
    }

    /**
     * Sets the reviewed exceptions.
     *
     * @param reviewed the waivers; null for none
     * @return this
     */
    public Builder waivers(@Nullable Waivers reviewed) {
      this.waivers = reviewed;
      return this;
    }

    /**
     * Sets the release before.
     *
     * @param release what is known of it; null if it was not shown
     * @return this
     */
    public Builder previous(@Nullable PreviousRelease release) {
      this.previous = release;
      return this;
    }

    /**
     * Sets what the maker declares about the release.
     *
     * @param release what the description of its package says; null if nothing is declared yet
     * @return this
     */
    public Builder declared(@Nullable DeclaredRelease release) {
      this.declared = release;
      return this;
    }

    /**
     * Sets what was answered to what the change-class check asks.
     *
     * @param given the answers
     * @return this
     */
    public Builder answers(ChangeAnswers given) {
      this.answers = Objects.requireNonNull(given, "given");
      return this;
    }

    /**
     * Sets what is let pass although it is refused, where neither a waiver nor an answer serves.
     *
     * @param given the overrides
     * @return this
     */
    public Builder unsafeOverrides(GateOverrides given) {
      this.overrides = Objects.requireNonNull(given, "given");
      return this;
    }

    /**
     * Sets which files in payloads a person looked at and lets pass.
     *
     * @param list the files, by their digests
     * @return this
     */
    public Builder allowed(AllowList list) {
      this.allowed = Objects.requireNonNull(list, "list");
      return this;
    }

    /**
     * Adds a root filesystem, with a package database or without one.
     *
     * @param root a root that a part of the SBOM describes, as it is now
     * @return this
     */
    public Builder root(RootFolder root) {
      roots.add(Objects.requireNonNull(root, "root"));
      return this;
    }

    /**
     * Adds anything else that a part of the SBOM describes.
     *
     * @param thing the manifests of a build, an archive, a parts file, another document
     * @return this
     */
    public Builder thing(Source thing) {
      things.add(Objects.requireNonNull(thing, "thing"));
      return this;
    }

    /**
     * Sets the payloads.
     *
     * @param files the file of each, by payload id
     * @return this
     */
    public Builder payloads(Map<String, Path> files) {
      payloads.putAll(files);
      return this;
    }

    /**
     * States which root a payload was made from; believed only where its archive can be read.
     *
     * @param payload the id of the payload
     * @param root a root of which {@link #root} was told too
     * @return this
     */
    public Builder madeOf(String payload, RootFolder root) {
      madeOf.put(payload, root);
      return this;
    }

    /**
     * Ends.
     *
     * @return the evidence
     */
    public GateInput build() {
      return new GateInput(this);
    }
  }
}
