package dev.cachet.author;

import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.change.answer.ChangeAnswers;
import dev.cachet.claim.OsClaim;
import dev.cachet.digest.Sha256;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.RecordCheck;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.InvalidGateRecordException;
import dev.cachet.gate.record.JudgedPayload;
import dev.cachet.gate.record.RecordObjection;
import dev.cachet.gate.record.RecordedChange;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.Payload;
import dev.cachet.pack.PayloadReader;
import dev.cachet.policy.DeviceCategory;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The gate's record of one package, of which it is known that it judged the SBOM and the payloads
 * that the manifest names (A45): who exchanged one after the gate could have kept the record.
 */
public final class RecordedGate {
  private static final String NO_NETWORK = "gate.network-missing";

  private final String where;
  private final GateRecord record;

  private RecordedGate(String where, GateRecord record) {
    this.where = where;
    this.record = record;
  }

  /**
   * The file of a manifest that holds the record; {@link UnsignedPackage} wants exactly one.
   *
   * @param manifest the manifest
   * @return the package file
   */
  public static PackageFile named(Manifest manifest) {
    return of(manifest, FileKind.GATE);
  }

  /**
   * Reads a record, compares SBOM, ids, sizes and system, which a manifest alone shows, and asks
   * whether it passed under the policy that it carries: whoever writes both files can write a
   * record that refuses.
   *
   * @param where how messages name the record
   * @param proven its bytes, of the digest that the manifest names
   * @param manifest the manifest
   * @return the recorded gate
   * @throws DraftRefusedException if the draft is refused
   */
  public static RecordedGate read(String where, byte[] proven, Manifest manifest)
      throws DraftRefusedException {
    return read(where, proven, manifest, LocalDate.MIN);
  }

  /** The same, where what ends on a day must not have ended on the day of sealing. */
  static RecordedGate read(String where, byte[] proven, Manifest manifest, LocalDate sealed)
      throws DraftRefusedException {
    RecordedGate gate = new RecordedGate(where, strict(where, proven));
    gate.requireSameThings(manifest);
    gate.requireSameChange(manifest);
    gate.requireSameSystem(manifest.os());
    gate.requireNetwork(manifest);
    gate.requireSameCategory(manifest);
    gate.requireCleared(manifest.created(), sealed);
    return gate;
  }

  private static GateRecord strict(String where, byte[] bytes) throws DraftRefusedException {
    try {
      return GateRecord.read(bytes);
    } catch (InvalidGateRecordException e) {
      throw new DraftRefusedException(where + " " + e.getMessage());
    }
  }

  /** Asks before anything is written what sealing will ask: nobody signs what is not sealed. */
  static void requireCleared(GatePassed passed, Instant created) throws DraftRefusedException {
    String where = "the gate's record";
    new RecordedGate(where, strict(where, passed.evidence()))
        .requireCleared(created, LocalDate.MIN);
  }

  /**
   * What the gate recorded.
   *
   * @return the gate record
   */
  public GateRecord record() {
    return record;
  }

  /** Decodes a payload and compares what comes out with what the gate judged. */
  void requireJudged(PayloadReader payload)
      throws DraftRefusedException, PackageRefusedException, IOException {
    MessageDigest digest = Sha256.newDigest();
    payload.read((offset, plain) -> digest.update(plain));
    String found = Sha256.fromBytes(digest.digest()).hex();
    String id = payload.payload().id();
    String judged = Objects.requireNonNull(record.payloads().get(id)).sha256();
    if (!found.equals(judged)) {
      throw new DraftRefusedException(
          "payload "
              + id
              + " has SHA-256 "
              + found
              + ", the gate judged "
              + judged
              + " ("
              + where
              + "): it was exchanged since; pack again what the gate passes");
    }
  }

  private void requireSameThings(Manifest manifest) throws DraftRefusedException {
    PackageFile sbom = of(manifest, FileKind.SBOM);
    Set<String> ids = manifest.payloads().stream().map(Payload::id).collect(Collectors.toSet());
    boolean same =
        sbom.sha256().hex().equals(record.sbom().sha256())
            && sbom.size() == record.sbom().size()
            && ids.equals(record.payloads().keySet());
    for (Payload payload : manifest.payloads()) {
      JudgedPayload judged = record.payloads().get(payload.id());
      same &= judged != null && judged.size() == payload.plainSize();
    }
    if (!same) {
      throw new DraftRefusedException(
          where
              + " judges another SBOM or other payloads than this package has; pack it again with"
              + " what the gate passes");
    }
  }

  /** A record of one claim could be put beside a manifest that makes another. */
  private void requireSameChange(Manifest manifest) throws DraftRefusedException {
    Optional<RecordedChange> change = record.change();
    if (change.isEmpty()) {
      return;
    }
    String claimed = change.get().changeClass() + ", UDI-DI " + change.get().udiDi();
    String declared =
        manifest.change().changeClass().text() + ", UDI-DI " + manifest.change().udiDi().text();
    if (!claimed.equals(declared)) {
      throw new DraftRefusedException(
          where
              + " judges a change that is "
              + claimed
              + ", the manifest declares "
              + declared
              + "; pack it again with what the gate passes");
    }
    boolean alone = change.get().previousSbom().equals(ChangeAnswers.NO_SBOM);
    if (alone && manifest.counter() > 1 && !change.get().isAnsweredWithoutPrevious()) {
      throw new CannotBeToldException(
          where
              + " judges release "
              + manifest.counter()
              + " without the one before it, and nobody answers for that; judge it again with"
              + " --previous");
    }
  }

  /** A manifest written by hand could leave out the profile that its level asks for. */
  private void requireNetwork(Manifest manifest) throws DraftRefusedException {
    String asked =
        record
            .policy()
            .values()
            .map(values -> values.value("network.profile").value())
            .orElse("none");
    // A level that only recommends one has a finding, which an override may have let pass.
    boolean told = record.findings().stream().anyMatch(each -> each.rule().equals(NO_NETWORK));
    boolean there = manifest.files().stream().anyMatch(file -> file.kind() == FileKind.NETWORK);
    if (!asked.equals("none") && !told && !there) {
      throw new DraftRefusedException(
          where
              + " judges a level that asks for a network profile, and the package has none; pack it"
              + " again with what the gate passes");
    }
  }

  /** A manifest written by hand could be for a device of another class than was judged. */
  private void requireSameCategory(Manifest manifest) throws DraftRefusedException {
    DeviceCategory declared = DescribedRelease.category(manifest);
    Map<String, String> judged =
        record.policy().values().map(values -> values.category().words()).orElse(declared.words());
    if (!judged.entrySet().containsAll(declared.words().entrySet())) {
      throw new DraftRefusedException(
          where
              + " judges by a policy for "
              + judged
              + ", the manifest says "
              + declared.text()
              + "; pack it again with what the gate passes");
    }
  }

  /** A manifest written by hand could promise another system than the one that was judged. */
  private void requireSameSystem(OsClaim claim) throws DraftRefusedException {
    OsClaim judged =
        OsClaims.of(
            record.system().id(),
            record.system().version(),
            record.system().supportEnd().orElse(null),
            record.asOf());
    if (!claim.equals(judged)) {
      throw new DraftRefusedException(
          where
              + " judges "
              + OsClaims.text(judged)
              + ", the manifest names "
              + OsClaims.text(claim)
              + "; pack it again with what the gate passes");
    }
  }

  private void requireCleared(Instant created, LocalDate sealed) throws DraftRefusedException {
    LocalDate day = created.atOffset(ZoneOffset.UTC).toLocalDate();
    refuse(record.objection(day, sealed));
    refuse(RecordCheck.objection(record));
  }

  /**
   * Compares the record with the SBOM that it judged, everything that both say.
   *
   * @param sbom the bytes of the SBOM, of the digest that the manifest names
   * @throws DraftRefusedException if the record says something else of it than it says
   */
  public void requireSaid(byte[] sbom) throws DraftRefusedException {
    refuse(RecordCheck.objection(record, sbom));
  }

  /**
   * Compares the waivers of the record with those of the package, where it carries a file that is
   * one of waivers.
   *
   * @param files the bytes of the files of kind waiver, of the digests that the manifest names
   * @throws DraftRefusedException if a waiver of the record stands in none of them
   */
  public void requireCarried(List<byte[]> files) throws DraftRefusedException {
    refuse(RecordCheck.objection(record, files));
  }

  private void refuse(Optional<RecordObjection> objection) throws DraftRefusedException {
    if (objection.isEmpty()) {
      return;
    }
    String sentence =
        where
            + " does not clear this package: "
            + objection.get().sentence()
            + "; judge it again and pack it";
    if (objection.get().kind() == RecordObjection.Kind.CANNOT_BE_TOLD) {
      throw new CannotBeToldException(sentence);
    }
    throw new DraftRefusedException(sentence);
  }

  /**
   * The file of a manifest that holds the SBOM.
   *
   * @param manifest the manifest
   * @return the package file
   */
  public static PackageFile sbom(Manifest manifest) {
    return of(manifest, FileKind.SBOM);
  }

  private static PackageFile of(Manifest manifest, FileKind kind) {
    return manifest.files().stream().filter(file -> file.kind() == kind).findFirst().orElseThrow();
  }
}
