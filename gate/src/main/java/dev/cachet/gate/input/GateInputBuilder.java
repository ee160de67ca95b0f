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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the evidence about one release. */
public final class GateInputBuilder {
  final byte[] sbom;
  final LocalDate asOf;
  final @Nullable Catalogue facts;
  final @Nullable SupportReport assessed;
  final List<RootFolder> roots = new ArrayList<>();
  final List<Source> things = new ArrayList<>();
  final Map<String, Path> payloads = new LinkedHashMap<>();
  final Map<String, Path> attached = new LinkedHashMap<>();
  final Map<String, RootFolder> madeOf = new LinkedHashMap<>();
  @Nullable LocalDate until;
  @Nullable Waivers waivers;
  @Nullable PreviousRelease previous;
  @Nullable DeclaredRelease declared;
  ChangeAnswers answers = ChangeAnswers.NONE;
  @Nullable Path listing;
  GateOverrides overrides = GateOverrides.NONE;
  AllowList allowed = AllowList.none();

  GateInputBuilder(
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
  public GateInputBuilder until(@Nullable LocalDate day) {
    this.until = day;
    return this;
  }

  /**
   * Sets the reviewed exceptions.
   *
   * @param reviewed the waivers; null for none
   * @return this
   */
  public GateInputBuilder waivers(@Nullable Waivers reviewed) {
    this.waivers = reviewed;
    return this;
  }

  /**
   * Sets the release before.
   *
   * @param release what is known of it; null if it was not shown
   * @return this
   */
  public GateInputBuilder previous(@Nullable PreviousRelease release) {
    this.previous = release;
    return this;
  }

  /**
   * Sets what the maker declares about the release.
   *
   * @param release what the description of its package says; null if nothing is declared yet
   * @return this
   */
  public GateInputBuilder declared(@Nullable DeclaredRelease release) {
    this.declared = release;
    return this;
  }

  /**
   * Sets what was answered to what the change-class check asks.
   *
   * @param given the answers
   * @return this
   */
  public GateInputBuilder answers(ChangeAnswers given) {
    this.answers = Objects.requireNonNull(given, "given");
    return this;
  }

  /**
   * Sets what is let pass although it is refused, where neither a waiver nor an answer serves.
   *
   * @param given the overrides
   * @return this
   */
  public GateInputBuilder unsafeOverrides(GateOverrides given) {
    this.overrides = Objects.requireNonNull(given, "given");
    return this;
  }

  /**
   * Sets which files in payloads a person looked at and lets pass.
   *
   * @param list the files, by their digests
   * @return this
   */
  public GateInputBuilder allowed(AllowList list) {
    this.allowed = Objects.requireNonNull(list, "list");
    return this;
  }

  /**
   * Adds a root filesystem, with a package database or without one.
   *
   * @param root a root that a part of the SBOM describes, as it is now
   * @return this
   */
  public GateInputBuilder root(RootFolder root) {
    roots.add(Objects.requireNonNull(root, "root"));
    return this;
  }

  /**
   * Names the listing of the one root: every entry is compared with it.
   *
   * @param file what {@code sbom generate --listing} wrote with the SBOM; null for none
   * @return this
   */
  public GateInputBuilder listing(@Nullable Path file) {
    this.listing = file;
    return this;
  }

  /**
   * Adds anything else that a part of the SBOM describes.
   *
   * @param thing the manifests of a build, an archive, a parts file, another document
   * @return this
   */
  public GateInputBuilder thing(Source thing) {
    things.add(Objects.requireNonNull(thing, "thing"));
    return this;
  }

  /**
   * Sets the payloads.
   *
   * @param files the file of each, by payload id
   * @return this
   */
  public GateInputBuilder payloads(Map<String, Path> files) {
    payloads.putAll(files);
    return this;
  }

  /**
   * Adds files that accompany the payloads; patient records are looked for in them too.
   *
   * @param files the file of each, by what it is called in the package
   * @return this
   */
  public GateInputBuilder attached(Map<String, Path> files) {
    attached.putAll(files);
    return this;
  }

  /**
   * States which root a payload was made from; believed only where its archive can be read.
   *
   * @param payload the id of the payload
   * @param root a root of which {@link #root} was told too
   * @return this
   */
  public GateInputBuilder madeOf(String payload, RootFolder root) {
    madeOf.put(payload, root);
    return this;
  }

  /**
   * Ends.
   *
   * @return the evidence
   * @throws IllegalStateException if a listing is named and not exactly one root
   */
  public GateInput build() {
    if (listing != null && roots.size() != 1) {
      throw new IllegalStateException("a listing is of one root, and there are " + roots.size());
    }
    return new GateInput(this);
  }
}
