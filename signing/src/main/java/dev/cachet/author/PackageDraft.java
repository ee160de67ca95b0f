package dev.cachet.author;

import dev.cachet.gate.GatePassed;
import java.time.Instant;
import java.util.List;

/**
 * Proof that a description fits a passed gate: the same payloads, byte for byte. Made only by
 * {@link PackageAuthor}; nothing is written yet.
 */
public final class PackageDraft {
  static final String SBOM_PATH = "files/sbom.cdx.json";
  static final String GATE_PATH = "files/gate.json";

  private final GatePassed passed;
  private final PackageDescription description;
  private final Instant created;
  private final List<DraftFile> files;

  PackageDraft(
      GatePassed passed, PackageDescription description, Instant created, List<DraftFile> files) {
    this.passed = passed;
    this.description = description;
    this.created = created;
    this.files = List.copyOf(files);
  }

  /**
   * What the author wrote.
   *
   * @return the description
   */
  public PackageDescription description() {
    return description;
  }

  /**
   * The time that the manifest will carry.
   *
   * @return a whole second
   */
  public Instant created() {
    return created;
  }

  GatePassed passed() {
    return passed;
  }

  List<DraftFile> files() {
    return files;
  }
}
