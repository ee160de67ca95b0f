package dev.cachet.author;

import dev.cachet.digest.Sha256;
import dev.cachet.drift.Change;
import dev.cachet.finding.Finding;
import dev.cachet.finding.LineText;
import dev.cachet.gate.GateRecord;
import dev.cachet.gate.JudgedPayload;
import dev.cachet.gate.RecordedDrift;
import dev.cachet.pack.ChunkDepth;
import dev.cachet.pack.Manifest;
import dev.cachet.pack.PackageFile;
import dev.cachet.pack.Payload;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody is about to sign, on one screen: what it is, for which devices, what changed, and
 * what the gate saw. The gate's record is shown only if it has the digest that the manifest names.
 */
public final class SigningSheet {
  private static final int LINES = 10;
  private static final int NAMES = 6;

  private final UnsignedPackage unsigned;
  private final Manifest manifest;
  private final Optional<RecordedGate> gate;
  private final ChunkDepth depth;
  private final List<String> lines = new ArrayList<>();

  private SigningSheet(UnsignedPackage unsigned, Optional<RecordedGate> gate, ChunkDepth depth) {
    this.unsigned = unsigned;
    this.manifest = unsigned.manifest();
    this.gate = gate;
    this.depth = depth;
  }

  /**
   * Collects what is to be shown of a manifest and of what lies beside it.
   *
   * @param unsigned a folder with its manifest, and with {@code files/gate.json} or without
   * @param root by whose keys the signatures that came in are verified; without it they are shown
   *     as not verified
   * @param depth {@link ChunkDepth#STORED} to look at no payload; {@link ChunkDepth#DECODED} to
   *     decode those of the folder, signed by nobody yet, and compare them with what the gate
   *     judged
   * @return the sheet
   * @throws DraftRefusedException if the gate's record is there and is not the one that the
   *     manifest names, or is none, or judged another SBOM or other payloads; if payloads are to be
   *     compared and it is not there
   * @throws PackageRefusedException if a signature that came in is malformed, or a payload is not
   *     the one of the manifest
   * @throws IOException if a file cannot be read
   */
  public static SigningSheet of(
      UnsignedPackage unsigned, Optional<TrustedRoot> root, ChunkDepth depth)
      throws IOException, DraftRefusedException, PackageRefusedException {
    SigningSheet sheet = new SigningSheet(unsigned, record(unsigned), depth);
    sheet.requireJudged();
    sheet.what();
    sheet.forWhom();
    sheet.contents();
    sheet.gate();
    sheet.signedBy(root);
    return sheet;
  }

  /**
   * The sheet as lines.
   *
   * @return printable text, each line at most about 500 characters
   */
  public List<String> lines() {
    return lines.stream().map(LineText::of).toList();
  }

  /**
   * Whether the gate's record with the drift since the last release could be shown.
   *
   * @return false if a signer has to ask for it
   */
  public boolean showsDrift() {
    return gate.flatMap(recorded -> recorded.record().drift()).isPresent();
  }

  private static Optional<RecordedGate> record(UnsignedPackage unsigned)
      throws IOException, DraftRefusedException {
    PackageFile named = RecordedGate.named(unsigned.manifest());
    Path file = unsigned.folder().resolve(named.path());
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(Math.toIntExact(named.size()) + 1);
    }
    if (!Sha256.of(bytes).equals(named.sha256())) {
      // A signer who trusts another record than the one that is signed is deceived.
      throw new DraftRefusedException(
          file + " is not the record that the manifest names; ask for the one of this package");
    }
    return Optional.of(RecordedGate.read(file.toString(), bytes, unsigned.manifest()));
  }

  /** A45: who exchanged a payload after the gate, manifest and all, could have kept its record. */
  private void requireJudged() throws IOException, DraftRefusedException, PackageRefusedException {
    if (depth == ChunkDepth.STORED) {
      return;
    }
    if (gate.isEmpty()) {
      throw new DraftRefusedException(
          unsigned.folder()
              + ": there is no record of the gate to compare the payloads with; ask for"
              + " files/gate.json");
    }
    for (int i = 0; i < manifest.payloads().size(); i++) {
      unsigned.requireJudged(i, gate.get());
    }
  }

  private void what() {
    lines.add("package " + unsigned.packageId());
    lines.add(
        manifest.manufacturer()
            + " "
            + manifest.product()
            + " "
            + manifest.version()
            + ", counter "
            + manifest.counter()
            + ", floor "
            + manifest.floor());
    lines.add(
        "created "
            + manifest.created()
            + ", expires "
            + manifest.expires().map(Objects::toString).orElse("never"));
    lines.add(
        "change "
            + word(manifest.change().changeClass())
            + ", UDI-DI "
            + word(manifest.change().udiDi())
            + ", reason "
            + word(manifest.change().reason())
            + ", reference "
            + manifest.change().reference());
  }

  private void forWhom() {
    var target = manifest.target();
    lines.add("for UDI-DI " + some(target.udiDi()));
    lines.add(
        "on hardware "
            + some(target.hwModel())
            + target
                .hwRev()
                .map(range -> ", revision " + range.min() + " to " + range.max())
                .orElse("")
            + target
                .from()
                .map(range -> ", from counter " + range.min() + " to " + range.max())
                .orElse("")
            + target.serials().map(serials -> ", serials " + some(serials)).orElse(""));
    lines.add("installation with the agreement of " + word(manifest.authorisation()));
  }

  private void contents() {
    var os = manifest.os();
    lines.add(
        "system "
            + os.id()
            + " "
            + os.version()
            + ", as of "
            + os.asOf()
            + ": last day of support in the manifest "
            + os.supportEnd().map(Objects::toString).orElse("not known")
            + (gate.isEmpty()
                ? ", WHICH SUPPORT IS NOT SHOWN"
                : "; " + gate.get().record().osExplanation()));
    List<Payload> payloads = manifest.payloads();
    payloads.stream()
        .limit(NAMES)
        .forEach(
            payload ->
                lines.add(
                    "payload "
                        + payload.id()
                        + " for slot "
                        + payload.slot()
                        + ", "
                        + word(payload.kind())
                        + ", "
                        + payload.plainSize()
                        + " bytes, index sha256 "
                        + payload.indexSha256()));
    more(payloads.size(), NAMES, "payloads");
    List<PackageFile> files = manifest.files();
    files.stream()
        .limit(NAMES)
        .forEach(
            file ->
                lines.add(
                    "file "
                        + file.path()
                        + ", "
                        + file.size()
                        + " bytes, sha256 "
                        + file.sha256()));
    more(files.size(), NAMES, "files");
  }

  private void gate() {
    if (gate.isEmpty()) {
      lines.add(
          "gate: NOT SHOWN, its record is not in this folder; ask for files/gate.json, which the"
              + " manifest names");
      return;
    }
    GateRecord record = gate.get().record();
    lines.add("gate as of " + record.asOf() + ": system " + record.osState());
    List<JudgedPayload> judged = List.copyOf(record.payloads().values());
    judged.stream()
        .limit(NAMES)
        .forEach(each -> lines.add("  judged payload " + each.id() + ", sha256 " + each.sha256()));
    more(judged.size(), NAMES, "judged payloads");
    lines.add(
        depth == ChunkDepth.DECODED
            ? "  the payloads in this folder are the judged ones"
            : "  payloads NOT COMPARED with the judged ones but by id and size; sealing does");
    for (Finding finding : record.findings().stream().limit(LINES).toList()) {
      lines.add("  " + word(finding.severity()) + " " + finding.rule() + ": " + finding.message());
    }
    more(record.findings().size(), LINES, "findings");
    if (record.drift().isEmpty()) {
      lines.add("drift: NOT KNOWN, the gate was shown no last release");
    } else {
      drift(record.drift().get());
    }
  }

  private void drift(RecordedDrift drift) {
    Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
    drift.changes().forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
    String summary =
        counts.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey().title().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    lines.add(
        "drift since "
            + drift.previous()
            + ": "
            + (summary.isEmpty() ? "none" : summary)
            + "; "
            + LineText.count(drift.same(), "component")
            + " the same"
            + (drift.contentNotCompared() == 0
                ? ""
                : ", OF " + drift.contentNotCompared() + " THE CONTENT COULD NOT BE COMPARED"));
    for (Change change : drift.changes().stream().limit(LINES).toList()) {
      lines.add("  " + change.sentence(text -> text));
    }
    more(drift.changes().size(), LINES, "changes");
  }

  private void signedBy(Optional<TrustedRoot> root) throws IOException, PackageRefusedException {
    List<String> signatures = SignatureLines.of(unsigned, root);
    if (signatures.isEmpty()) {
      lines.add("signed by nobody yet");
    }
    signatures.stream().limit(LINES).forEach(lines::add);
    more(signatures.size(), LINES, "signatures");
  }

  private void more(int size, int shown, String what) {
    if (size > shown) {
      lines.add("  and " + (size - shown) + " more " + what);
    }
  }

  private static String some(Collection<String> names) {
    String first = names.stream().limit(NAMES).collect(Collectors.joining(", "));
    int more = names.size() - NAMES;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
