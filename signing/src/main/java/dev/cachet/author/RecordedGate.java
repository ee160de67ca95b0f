package dev.cachet.author;

import dev.cachet.digest.Sha256;
import dev.cachet.gate.GateRecord;
import dev.cachet.gate.InvalidGateRecordException;
import dev.cachet.gate.JudgedPayload;
import dev.cachet.pack.FileKind;
import dev.cachet.pack.Manifest;
import dev.cachet.pack.PackageFile;
import dev.cachet.pack.Payload;
import dev.cachet.pack.PayloadReader;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The gate's record of one package, of which it is known that it judged the SBOM and the payloads
 * that the manifest names (A45): who exchanged one after the gate could have kept the record.
 */
final class RecordedGate {
  private final String where;
  private final GateRecord record;

  private RecordedGate(String where, GateRecord record) {
    this.where = where;
    this.record = record;
  }

  /** The file of a manifest that holds the record; {@link UnsignedPackage} wants exactly one. */
  static PackageFile named(Manifest manifest) {
    return of(manifest, FileKind.GATE);
  }

  /**
   * Reads a record and compares SBOM, ids and sizes, which a manifest alone shows.
   *
   * @param where how messages name the record
   * @param proven its bytes, of the digest that the manifest names
   * @param manifest the manifest
   */
  static RecordedGate read(String where, byte[] proven, Manifest manifest)
      throws DraftRefusedException {
    GateRecord record;
    try {
      record = GateRecord.read(proven);
    } catch (InvalidGateRecordException e) {
      throw new DraftRefusedException(where + " " + e.getMessage());
    }
    RecordedGate gate = new RecordedGate(where, record);
    gate.requireSameThings(manifest);
    return gate;
  }

  GateRecord record() {
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
    String sbom = of(manifest, FileKind.SBOM).sha256().hex();
    Set<String> ids = manifest.payloads().stream().map(Payload::id).collect(Collectors.toSet());
    boolean same = sbom.equals(record.sbomSha256()) && ids.equals(record.payloads().keySet());
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

  private static PackageFile of(Manifest manifest, FileKind kind) {
    return manifest.files().stream().filter(file -> file.kind() == kind).findFirst().orElseThrow();
  }
}
