package dev.cachet.gate;

import dev.cachet.drift.difference.Change;
import dev.cachet.drift.input.ManifestCheck;
import dev.cachet.finding.Finding;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.JudgedPayload;
import dev.cachet.gate.record.RecordObjection;
import dev.cachet.gate.record.RecordedDrift;
import dev.cachet.gate.record.RecordedSbom;
import dev.cachet.gate.record.RecordedSystem;
import dev.cachet.gate.rule.FileDigest;
import dev.cachet.gate.rule.Judgement;
import dev.cachet.gate.rule.SbomRules;
import dev.cachet.lifecycle.Waiver;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.listing.ShippedImages;
import dev.cachet.merge.MergedParts;
import dev.cachet.payload.PayloadTie;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a record with itself and with the SBOM that it judged. Whoever writes record, SBOM and
 * manifest before the first signature can make their digests agree; what the files say agrees only
 * if a gate wrote the one about the other.
 */
public final class RecordCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RecordCheck.class);

  private final GateRecord record;
  private final Sbom sbom;

  private RecordCheck(GateRecord record, Sbom sbom) {
    this.record = record;
    this.sbom = sbom;
  }

  /**
   * Compares a record with itself: the findings that what it says implies are there.
   *
   * @param record the record
   * @return why no gate wrote it; empty if nothing speaks against it
   */
  public static Optional<RecordObjection> objection(GateRecord record) {
    return new ImpliedFindings(record).objections().flatMap(Optional::stream).findFirst();
  }

  /**
   * Compares a record with the SBOM that it judged: everything that both say.
   *
   * @param record the record
   * @param document the SBOM of the package, CycloneDX 1.6 JSON, at most 256 MiB
   * @return what differs; empty if nothing does
   */
  public static Optional<RecordObjection> objection(GateRecord record, byte[] document) {
    RecordedSbom stated = record.sbom();
    if (!stated.sha256().equals(FileDigest.hex(document)) || stated.size() != document.length) {
      return Optional.of(differs("digest", stated.sha256(), FileDigest.hex(document)));
    }
    try {
      return new RecordCheck(record, new CycloneDxJson().read(document)).objection();
    } catch (InvalidSbomException e) {
      return Optional.of(
          RecordObjection.violated("the SBOM that it judges cannot be read: " + e.getMessage()));
    }
  }

  /**
   * Compares the waivers of a record with those that its package carries. A file of another form,
   * such as a scan, is for people; where there is no other, nothing is compared.
   *
   * @param record the record
   * @param files the files of waivers of the package
   * @return which waiver stands in none of them
   */
  public static Optional<RecordObjection> objection(GateRecord record, List<byte[]> files) {
    List<Waiver> carried = new ArrayList<>();
    boolean any = false;
    for (byte[] file : files) {
      try {
        carried.addAll(Waivers.read(file).all());
        any = true;
      } catch (IOException e) {
        LOG.debug("no file of waivers: {}", e.getMessage());
      }
    }
    Optional<Waiver> strange =
        record.waivers().stream().filter(each -> !carried.contains(each)).findFirst();
    return any
        ? strange.map(
            waiver ->
                RecordObjection.violated(
                    "the waiver for "
                        + waiver.subject()
                        + " that let it pass stands in no file of waivers of the package as the"
                        + " record has it"))
        : Optional.empty();
  }

  private Optional<RecordObjection> objection() {
    RecordedSbom stated = record.sbom();
    return Stream.of(
            Stream.of(
                same("serial number", text(stated.serial()), text(sbom.serial())),
                same("time", text(stated.timestamp()), text(sbom.timestamp())),
                same("number of components", stated.components() + "", sbom.all().size() + "")),
            systems(),
            document(),
            record.ties().entrySet().stream().map(each -> tie(each.getKey(), each.getValue())),
            record.drift().stream().flatMap(this::drift))
        .flatMap(each -> each)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What is made of a manifest may be named after its recipe, and the record after the root. */
  private Stream<Optional<RecordObjection>> systems() {
    Set<String> judged =
        record.systems().stream()
            .map(RecordedSystem::title)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> recipes =
        MergedParts.of(sbom).stream()
            .filter(ManifestCheck::isOfManifests)
            .map(part -> part.subject().title())
            .toList();
    Set<String> listed =
        everything()
            .filter(one -> one.type() == ComponentType.OPERATING_SYSTEM)
            .map(Component::title)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> missing = new TreeSet<>(listed);
    missing.removeAll(judged);
    recipes.forEach(missing::remove);
    Set<String> strange = new TreeSet<>(judged);
    strange.removeAll(listed);
    return Stream.of(
        missing.isEmpty()
            ? Optional.empty()
            : Optional.of(
                RecordObjection.violated(
                    "the SBOM lists the operating system "
                        + String.join(", ", missing)
                        + ", which it does not judge")),
        strange.size() <= recipes.size()
            ? Optional.empty()
            : Optional.of(
                RecordObjection.violated(
                    "it judges the operating system "
                        + String.join(", ", strange)
                        + ", which the SBOM does not list")));
  }

  /** What the gate finds in the document alone, it finds in it again. */
  private Stream<Optional<RecordObjection>> document() {
    Judgement again = new Judgement();
    new SbomRules(record.policy(), Optional.empty(), again).judgeDocument(sbom, record.asOf());
    return again.findings().stream().map(this::told);
  }

  private Optional<RecordObjection> told(Finding found) {
    boolean there =
        record.findings().stream()
            .anyMatch(
                each ->
                    each.rule().equals(found.rule())
                        && each.subject().equals(found.subject())
                        && each.severity() == found.severity());
    return there
        ? Optional.empty()
        : Optional.of(
            RecordObjection.violated(
                "it has no finding "
                    + found.rule()
                    + " about "
                    + found.subject()
                    + ", and the SBOM gives one: "
                    + found.message()));
  }

  private Optional<RecordObjection> tie(String id, PayloadTie tie) {
    JudgedPayload payload = Objects.requireNonNull(record.payloads().get(id));
    List<Component> parts = everything().filter(one -> one.title().equals(tie.part())).toList();
    Set<String> images = new TreeSet<>();
    parts.forEach(one -> images.addAll(ShippedImages.of(one)));
    boolean held =
        switch (tie.kind()) {
          case NONE -> everything().noneMatch(one -> isFile(one, payload));
          case FILE ->
              images.contains(payload.sha256())
                  || parts.stream().anyMatch(one -> isFile(one, payload));
          case ARCHIVE, IMAGE ->
              !parts.isEmpty() && (images.isEmpty() || images.contains(payload.sha256()));
          case STATEMENT -> !parts.isEmpty() && images.isEmpty();
        };
    return held
        ? Optional.empty()
        : Optional.of(
            RecordObjection.violated(
                "it says of the payload "
                    + id
                    + ": "
                    + tie.words(part -> part)
                    + "; the SBOM says otherwise"));
  }

  private static boolean isFile(Component one, JudgedPayload payload) {
    return one.hashes().stream()
        .anyMatch(
            hash ->
                hash.algorithm().toUpperCase(Locale.ROOT).equals("SHA-256")
                    && hash.hex().equals(payload.sha256()));
  }

  /** The SBOM of the last release is not in the package; what was added to it is in this one. */
  private Stream<Optional<RecordObjection>> drift(RecordedDrift drift) {
    return drift.changes().stream()
        .filter(change -> change.kind() == Change.Kind.ADDED)
        .filter(change -> everything().noneMatch(one -> isOf(change, one)))
        .map(
            change ->
                Optional.of(
                    RecordObjection.violated(
                        "it says that "
                            + change.component()
                            + " "
                            + change.after()
                            + " was added, and the SBOM does not list it")));
  }

  private static boolean isOf(Change added, Component one) {
    return one.name().equals(added.component())
        && Objects.requireNonNullElse(one.version(), "").equals(added.after());
  }

  private Stream<Component> everything() {
    return Stream.concat(Stream.of(sbom.subject()), sbom.all().stream());
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("none");
  }

  private static Optional<RecordObjection> same(String what, String stated, String found) {
    return stated.equals(found) ? Optional.empty() : Optional.of(differs(what, stated, found));
  }

  private static RecordObjection differs(String what, String stated, String found) {
    return RecordObjection.violated(
        "it states of the SBOM the " + what + " " + stated + ", and the SBOM has " + found);
  }
}
