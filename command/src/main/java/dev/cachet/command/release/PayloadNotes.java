package dev.cachet.command.release;

import dev.cachet.author.ShownValue;
import dev.cachet.gate.GateRecord;
import dev.cachet.gate.InvalidGateRecordException;
import dev.cachet.gate.JudgedPayload;
import dev.cachet.pack.FileKind;
import dev.cachet.pack.Manifest;
import dev.cachet.pack.PackageFile;
import dev.cachet.pack.Payload;
import dev.cachet.payload.PayloadTie;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.verification.PayloadNote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the gate's record in a verified package says of its payloads: which inventory describes each
 * one, and by what that is known. Signatures say nothing of it, so that it must not be left out.
 */
final class PayloadNotes {
  private static final String UNKNOWN = "unknown";

  private final Manifest manifest;

  private PayloadNotes(Manifest manifest) {
    this.manifest = manifest;
  }

  /** Reads a file of the package, of the digest that the manifest names. */
  interface Evidence {
    Optional<byte[]> read(PackageFile file) throws PackageRefusedException, IOException;
  }

  static List<PayloadNote> of(Manifest manifest, Evidence evidence)
      throws PackageRefusedException, IOException {
    PayloadNotes notes = new PayloadNotes(manifest);
    List<PackageFile> records =
        manifest.files().stream().filter(file -> file.kind() == FileKind.GATE).toList();
    if (records.size() != 1) {
      return notes.unknown(
          records.isEmpty()
              ? "the package has no record of the gate"
              : "the package has more than one record of the gate");
    }
    Optional<byte[]> record = evidence.read(records.get(0));
    if (record.isEmpty()) {
      return notes.unknown("the record of the gate was not read");
    }
    try {
      return notes.of(GateRecord.read(record.get()));
    } catch (InvalidGateRecordException e) {
      return notes.unknown(
          "the record of the gate cannot be read: "
              + ShownValue.of(String.valueOf(e.getMessage())));
    }
  }

  private List<PayloadNote> of(GateRecord record) {
    if (!manifest.sbom().sha256().hex().equals(record.sbomSha256())) {
      return unknown("the gate judged another SBOM");
    }
    List<PayloadNote> notes = new ArrayList<>();
    manifest.payloads().forEach(payload -> notes.add(note(payload, record)));
    return notes;
  }

  private static PayloadNote note(Payload payload, GateRecord record) {
    JudgedPayload judged = record.payloads().get(payload.id());
    if (judged == null || judged.size() != payload.plainSize()) {
      return unknown(payload, "the gate judged another payload");
    }
    PayloadTie tie = record.ties().get(payload.id());
    if (tie == null) {
      return unknown(payload, "the record of the gate does not say it");
    }
    String words = tie.words(ShownValue::of);
    return new PayloadNote(
        payload.id(),
        tie.kind().word(),
        subject(payload)
            + switch (tie.kind()) {
              case FILE, ARCHIVE -> words;
              case STATEMENT -> "TIED BY A STATEMENT ALONE, " + words;
              case NONE -> "NOT TIED, " + words;
            }
            + ", says the gate's record");
  }

  private List<PayloadNote> unknown(String why) {
    return manifest.payloads().stream().map(payload -> unknown(payload, why)).toList();
  }

  private static PayloadNote unknown(Payload payload, String why) {
    return new PayloadNote(
        payload.id(), UNKNOWN, subject(payload) + "NOT KNOWN which inventory describes it, " + why);
  }

  private static String subject(Payload payload) {
    return "payload " + ShownValue.of(payload.id()) + ": ";
  }
}
