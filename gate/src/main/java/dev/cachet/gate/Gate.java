package dev.cachet.gate;

import dev.cachet.lifecycle.SupportReport;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/** Judges all evidence about a release at once, before anybody may sign it. */
public final class Gate {
  private final GatePolicy policy;

  /**
   * Makes a gate.
   *
   * @param policy what it demands
   */
  public Gate(GatePolicy policy) {
    this.policy = Objects.requireNonNull(policy, "policy");
  }

  /**
   * Judges a release.
   *
   * @param sbom the SBOM document, CycloneDX 1.6 JSON
   * @param inputs the root that the SBOM describes, as it is now
   * @param support the verdict on its operating system on the day {@code asOf}
   * @param payloads the payload files to be packed, by payload id; at least one
   * @param asOf the day judged
   * @return the proof that authoring a package asks for
   * @throws GateRefusedException if the policy forbids something that was found
   * @throws IOException if a file could not be read
   */
  @SuppressWarnings({"DoNotCallSuggester", "ObjectToString"})
  public GatePassed judge(
      byte[] sbom,
      RootFolder inputs,
      SupportReport support,
      Map<String, Path> payloads,
      LocalDate asOf)
      throws GateRefusedException, IOException {
    throw new UnsupportedOperationException(policy.toString());
  }
}
