package dev.cachet.author;

import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.author.payload.FileSource;
import dev.cachet.author.payload.PayloadSource;
import dev.cachet.digest.Sha256;
import dev.cachet.gate.GatePassed;
import dev.cachet.manifest.FileKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drafts packages from what passed the gate, and writes them without signatures. */
public final class PackageAuthor {
  private static final int MAX_FILE_BYTES = 64 << 20;
  private static final int BUFFER = 1 << 16;

  private static final int MAX_THREADS = 64;

  /**
   * How far {@code created} may lie after the clock of whoever packs: a day, as builds take their
   * time from a date alone or from a clock that is set to local time.
   */
  public static final Duration CLOCK_ALLOWANCE = Duration.ofDays(1);

  private final int threads;

  /** Makes an author who encodes on every processor there is; it keeps nothing between calls. */
  public PackageAuthor() {
    this(Math.min(Runtime.getRuntime().availableProcessors(), MAX_THREADS));
  }

  /**
   * Makes an author. What is written does not depend on the number of threads.
   *
   * @param threads how many threads encode, 1 to 64; each has buffers of eight chunks
   * @throws IllegalArgumentException if the number is out of range
   */
  public PackageAuthor(int threads) {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "chunks are encoded on 1 to " + MAX_THREADS + " threads, not " + threads);
    }
    this.threads = threads;
  }

  /**
   * Compares a description with what the gate saw and collects the files of the package.
   *
   * @param passed the gate's judgement of these very payloads
   * @param description what the author wrote
   * @param created the time that the manifest carries, a whole second; from {@code
   *     SOURCE_DATE_EPOCH} where there is one (PKG-66)
   * @param now the present by the clock of whoever packs
   * @return the draft
   * @throws DraftRefusedException if {@code created} lies more than {@link #CLOCK_ALLOWANCE} after
   *     the present, or the gate saw other payloads, other bytes of one, or judged a day further
   *     from {@code created} than its policy lets an SBOM be old, or a listing of a root among the
   *     files is not of the root that the SBOM was made from
   * @throws IOException if a file cannot be read
   */
  public PackageDraft draft(
      GatePassed passed, PackageDescription description, Instant created, Instant now)
      throws IOException, DraftRefusedException {
    requireWholeSecond(created);
    requirePast(created, now);
    RecordedGate.requireCleared(passed, created);
    requireSamePayloads(passed, description);
    for (PayloadSource payload : description.payloads()) {
      requireJudged(passed, payload, digest(payload.file()));
    }
    List<DraftFile> files = new ArrayList<>();
    files.add(new DraftFile(PackageDraft.SBOM_PATH, FileKind.SBOM, passed.sbom()));
    files.add(new DraftFile(PackageDraft.GATE_PATH, FileKind.GATE, passed.evidence()));
    for (FileSource file : description.files()) {
      byte[] content = content(file);
      PackedListing.requireOfSbom(passed, file, content);
      files.add(new DraftFile(file.path(), file.kind(), content));
    }
    return new PackageDraft(passed, description, created, files);
  }

  /**
   * Writes a draft as a folder, which appears complete or not at all. Each payload is read again,
   * chunk by chunk, and compared with the gate's digest again: what was swapped since is refused.
   *
   * @param draft the draft
   * @param folder a path at which nothing exists
   * @return the folder, ready to be signed
   * @throws DraftRefusedException if a payload changed, does not fit the format, or the manifest
   *     breaks a rule
   * @throws java.nio.file.FileAlreadyExistsException if something is at the path; it is untouched
   * @throws IOException if a payload cannot be read or the folder cannot be written
   */
  public UnsignedPackage write(PackageDraft draft, Path folder)
      throws IOException, DraftRefusedException {
    return new FolderWriter(draft, threads).write(folder);
  }

  static void requireJudged(GatePassed passed, PayloadSource payload, Sha256 found)
      throws DraftRefusedException {
    @Nullable String judged = passed.payloadSha256().get(payload.id());
    if (!found.hex().equals(judged)) {
      throw new DraftRefusedException(
          "payload "
              + payload.id()
              + " ("
              + payload.file()
              + ") has SHA-256 "
              + found.hex()
              + ", the gate judged "
              + judged
              + "; run the gate over what will be packed");
    }
  }

  private static void requireSamePayloads(GatePassed passed, PackageDescription description)
      throws DraftRefusedException {
    Map<String, Path> described = description.payloadFiles();
    if (!described.keySet().equals(passed.payloadSha256().keySet())) {
      throw new DraftRefusedException(
          description.name()
              + " describes the payloads "
              + String.join(", ", described.keySet())
              + ", the gate judged "
              + String.join(", ", passed.payloadSha256().keySet())
              + "; run the gate over what will be packed");
    }
  }

  private static void requireWholeSecond(Instant created) {
    if (!created.equals(created.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException("created is a whole second, not " + created);
    }
  }

  /**
   * A device that confirms a release takes its time for one that is over; that cannot be undone.
   */
  private static void requirePast(Instant created, Instant now) throws DraftRefusedException {
    if (created.isAfter(now.plus(CLOCK_ALLOWANCE))) {
      throw new DraftRefusedException(
          "the package would be created at "
              + created
              + ", which is after the clock of this machine, "
              + now.truncatedTo(ChronoUnit.SECONDS)
              + "; set the clock or the time given (as of, SOURCE_DATE_EPOCH) right");
    }
  }

  private static Sha256 digest(Path file) throws IOException {
    MessageDigest sha256 = Sha256.newDigest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha256.update(buffer, 0, n);
      }
    }
    return Sha256.fromBytes(sha256.digest());
  }

  private static byte[] content(FileSource file) throws IOException, DraftRefusedException {
    try (InputStream in = Files.newInputStream(file.file())) {
      byte[] content = in.readNBytes(MAX_FILE_BYTES + 1);
      if (content.length > MAX_FILE_BYTES) {
        throw new DraftRefusedException(
            file.file() + " is larger than 64 MiB, the most that a file of a package has (PKG-21)");
      }
      return content;
    }
  }
}
