package dev.cachet.author.sheet;

import dev.cachet.author.ComparisonNumber;
import dev.cachet.author.RecordedGate;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.chunk.ChunkDepth;
import dev.cachet.drift.difference.Change;
import dev.cachet.finding.LineText;
import dev.cachet.gate.record.RecordedDrift;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.PackageFile;
import dev.cachet.payload.PayloadTie;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody is about to sign: every member of the manifest, every finding of the gate, every
 * waiver, one value a line, quoted and in printable ASCII. Nothing is left out; only a value of
 * more than 200 characters is cut, with its length and digest. What lies beside the manifest is
 * shown only if it has the digest that the manifest names.
 */
public final class SigningSheet {
  /** What a manifest may leave out, and what that means for a device. */
  private static final Map<String, String> LEFT_OUT = leftOut();

  private final UnsignedPackage unsigned;
  private final NamedFiles named;
  private final Optional<RecordedGate> gate;
  private final ChunkDepth depth;
  private final List<String> lines = new ArrayList<>();
  private boolean sbomCompared;

  private SigningSheet(
      UnsignedPackage unsigned, NamedFiles named, Optional<RecordedGate> gate, ChunkDepth depth) {
    this.unsigned = unsigned;
    this.named = named;
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
   * @throws DraftRefusedException if the gate's record or a waiver is there and is not the one that
   *     the manifest names, or is none, or judged another SBOM or other payloads; if payloads are
   *     to be compared and the record is not there
   * @throws PackageRefusedException if a signature that came in is malformed, or a payload is not
   *     the one of the manifest
   * @throws IOException if a file cannot be read
   */
  public static SigningSheet of(
      UnsignedPackage unsigned, Optional<TrustedRoot> root, ChunkDepth depth)
      throws IOException, DraftRefusedException, PackageRefusedException {
    NamedFiles named = NamedFiles.of(unsigned);
    SigningSheet sheet = new SigningSheet(unsigned, named, record(unsigned, named), depth);
    sheet.requireJudged();
    sheet.requireSaid();
    sheet.what();
    sheet.manifest();
    sheet.gate();
    sheet.waivers();
    sheet.notTied();
    sheet.signedBy(root);
    return sheet;
  }

  /**
   * The lines that every holder's machine shows of a package, also where it signs.
   *
   * @param unsigned the package
   * @return identity, number to compare by voice, and the members that name the release
   */
  public static List<String> heading(UnsignedPackage unsigned) {
    var manifest = unsigned.manifest();
    return List.of(
        "package " + unsigned.packageId(),
        "number to compare " + ComparisonNumber.of(unsigned.packageId()),
        "manufacturer " + ShownValue.of(manifest.manufacturer()),
        "product " + ShownValue.of(manifest.product()),
        "version " + ShownValue.of(manifest.version()),
        "counter " + manifest.counter(),
        "floor " + manifest.floor());
  }

  /**
   * The sheet as lines.
   *
   * @return printable ASCII
   */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Whether the gate's record with the drift since the last release, and all waivers, could be
   * shown.
   *
   * @return false if a signer has to ask for something
   */
  public boolean showsDrift() {
    return named.missing().isEmpty()
        && gate.flatMap(recorded -> recorded.record().drift()).isPresent();
  }

  private static Optional<RecordedGate> record(UnsignedPackage unsigned, NamedFiles named)
      throws DraftRefusedException {
    PackageFile file = RecordedGate.named(unsigned.manifest());
    byte[] bytes = named.content().get(file);
    return bytes == null
        ? Optional.empty()
        : Optional.of(
            RecordedGate.read(
                unsigned.folder().resolve(file.path()).toString(), bytes, unsigned.manifest()));
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
    for (int i = 0; i < unsigned.manifest().payloads().size(); i++) {
      unsigned.requireJudged(i, gate.get());
    }
  }

  /** Where the SBOM is at hand, what the record says of it is asked before anybody signs. */
  private void requireSaid() throws IOException, DraftRefusedException {
    Optional<byte[]> sbom = NamedFiles.sbom(unsigned);
    if (gate.isPresent() && sbom.isPresent()) {
      gate.get().requireSaid(sbom.get());
    }
    if (gate.isPresent() && named.missing().isEmpty()) {
      gate.get().requireCarried(named.waivers());
    }
    sbomCompared = gate.isPresent() && sbom.isPresent();
  }

  private void what() {
    if (!named.missing().isEmpty()) {
      lines.add(
          "NOT SEEN: "
              + named.missing().stream()
                  .map(file -> ShownValue.of(file.path()))
                  .collect(Collectors.joining(", "))
              + (named.missing().size() == 1 ? " is" : " are")
              + " not in this folder; ask for what the manifest names before you sign");
    }
    lines.add("package " + unsigned.packageId());
    lines.add("number to compare " + ComparisonNumber.of(unsigned.packageId()));
    gate.map(recorded -> recorded.record().unsafeOverrides())
        .ifPresent(overrides -> lines.addAll(OverrideLines.of(overrides)));
    gate.flatMap(recorded -> recorded.record().change())
        .ifPresent(change -> lines.addAll(OverrideLines.ofAnswers(change.answers())));
  }

  private void manifest() throws IOException {
    lines.add("manifest, which is what is signed:");
    List<MemberLine> members = MemberLine.of(unsigned.manifestBytes());
    members.forEach(member -> lines.add("  " + member));
    LEFT_OUT.forEach(
        (path, meaning) -> {
          if (members.stream().noneMatch(member -> isAt(path, member.path()))) {
            lines.add("  " + path + " is not given: " + meaning);
          }
        });
  }

  private static boolean isAt(String path, String found) {
    return found.equals(path) || found.startsWith(path + ".") || found.startsWith(path + "[");
  }

  private void gate() throws IOException {
    PackageFile file = RecordedGate.named(unsigned.manifest());
    if (gate.isEmpty()) {
      lines.add(
          "gate: NOT SEEN, so WHICH SUPPORT the system has and what was let pass is not shown");
      return;
    }
    lines.add("record of the gate, sha256 " + file.sha256() + ":");
    RecordLines.of(named.of(file)).forEach(line -> lines.add("  " + line));
    gate.get().record().drift().ifPresentOrElse(this::drift, this::driftNotKnown);
  }

  private void driftNotKnown() {
    lines.add("drift: NOT KNOWN, the gate was shown no last release");
  }

  /** Counts only; each change stands in the record above. */
  private void drift(RecordedDrift drift) {
    Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
    drift.changes().forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
    String summary =
        counts.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey().title().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    lines.add(
        "drift since the last release: "
            + (summary.isEmpty() ? "none" : summary)
            + "; "
            + LineText.count(drift.same(), "component")
            + " the same"
            + (drift.contentNotCompared() == 0
                ? ""
                : ", OF " + drift.contentNotCompared() + " THE CONTENT COULD NOT BE COMPARED"));
  }

  private void waivers() {
    for (PackageFile file : unsigned.manifest().files()) {
      if (file.kind() == FileKind.WAIVER && named.content().containsKey(file)) {
        lines.add("waiver " + ShownValue.of(file.path()) + ", sha256 " + file.sha256() + ":");
        RecordLines.ofAny(named.of(file)).forEach(line -> lines.add("  " + line));
      }
    }
  }

  private void notTied() {
    lines.add(
        sbomCompared
            ? "the record says of the SBOM what the SBOM in this folder says"
            : "SBOM NOT COMPARED with what the record says of it but by digest; sealing does");
    lines.add(
        depth == ChunkDepth.DECODED
            ? "the payloads in this folder are the judged ones"
            : "payloads NOT COMPARED with the judged ones but by id and size; sealing does");
    List<String> loose = new ArrayList<>();
    unsigned.manifest().payloads().forEach(payload -> tie(payload.id(), loose));
    if (!loose.isEmpty()) {
      lines.add(
          "NOT TIED: nothing here shows that the payloads hold the root that the gate judged; ask"
              + " how they were made of it: "
              + String.join(", ", loose));
    }
  }

  /** The gate read payload and inventory; a statement is worth what its author is. */
  private void tie(String id, List<String> loose) {
    Optional<PayloadTie> tie = gate.map(recorded -> recorded.record().ties().get(id));
    if (tie.isEmpty() || tie.get().kind() == PayloadTie.Kind.NONE) {
      loose.add(ShownValue.of(id));
    } else if (tie.get().isProven()) {
      lines.add("payload " + ShownValue.of(id) + ": " + shown(tie.get()));
    } else {
      loose.add(ShownValue.of(id));
      lines.add("payload " + ShownValue.of(id) + ": BY A STATEMENT ALONE, " + shown(tie.get()));
    }
  }

  private static String shown(PayloadTie tie) {
    return tie.words(ShownValue::of);
  }

  private void signedBy(Optional<TrustedRoot> root) throws IOException, PackageRefusedException {
    List<String> signatures = SignatureLines.of(unsigned, root);
    if (signatures.isEmpty()) {
      lines.add("signed by nobody yet");
    }
    lines.addAll(signatures);
  }

  private static Map<String, String> leftOut() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put("expires", "the package never expires");
    meanings.put("target.hwRev", "every revision of the hardware");
    meanings.put("target.from", "devices of every counter");
    meanings.put("target.serials", "every serial number");
    meanings.put("category", "nothing is said of its class");
    meanings.put("rollout", "no plan for the fleet");
    meanings.put("ext", "nothing of the maker's own");
    return Collections.unmodifiableMap(meanings);
  }
}
