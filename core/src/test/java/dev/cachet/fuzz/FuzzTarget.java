package dev.cachet.fuzz;

import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The parsers, each with the folder of its corpus. */
public enum FuzzTarget {
  /** Container, up to signatures and files. */
  PACKAGE,
  /** {@code manifest.json}. */
  MANIFEST,
  /** Detached and attached envelopes. */
  ENVELOPE,
  /** The payload of a root document. */
  ROOT,
  /** Index, pages, presence bitmaps and frames of a payload. */
  PAYLOAD,
  /** A key, with or without the id that it is listed under. */
  JWK,
  /** Any document of strict JSON. */
  JSON;

  /** What an input is called that was not refused. */
  static final String ACCEPTED = "accepted";

  /** Parses one input and checks what must hold of it. */
  interface Invariants {
    /** A refusal that the specification gives is a result; any other exception is a finding. */
    void check(byte[] input) throws PackageRefusedException, IOException;
  }

  /**
   * Runs one input through the parser.
   *
   * @return {@code accepted}, or clause and code of the refusal, such as {@code
   *     PKG-12.LIMIT_EXCEEDED}
   * @throws AssertionError if a property does not hold
   */
  public String run(byte[] input) throws IOException {
    try {
      invariants().check(input.clone());
      return ACCEPTED;
    } catch (PackageRefusedException e) {
      String line = e.refusal().line();
      if (!line.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
        throw new AssertionError("a refusal that would steer a terminal: " + line, e);
      }
      return e.refusal().clause() + "." + e.refusal().reason();
    }
  }

  private Invariants invariants() {
    return switch (this) {
      case PACKAGE -> new PackageInvariants();
      case MANIFEST -> new ManifestInvariants();
      case ENVELOPE -> new EnvelopeInvariants();
      case ROOT -> new RootInvariants();
      case PAYLOAD -> new PayloadInvariants();
      case JWK -> new JwkInvariants();
      case JSON -> new JsonInvariants();
    };
  }

  /** Where the corpus lies, in the place that the fuzzer looks for it. */
  Path folder() {
    String type = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    return Path.of("dev", "cachet", "fuzz", type + "FuzzTestInputs", "fuzz");
  }
}
