package dev.cachet.gate;

import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.gate.input.PreviousRelease;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges all evidence about a release at once, before anybody may sign it. */
public final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

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
   * @param sbom the SBOM document, CycloneDX 1.6 JSON; of the root, or of a device that the root is
   *     the one operating system of
   * @param inputs the root that the SBOM describes, as it is now
   * @param support the verdict on its operating system on the day {@code asOf}
   * @param payloads the payload files to be packed, by payload id; at least one
   * @param asOf the day judged
   * @return the proof that authoring a package asks for
   * @throws GateRefusedException if the policy forbids something that was found, or something that
   *     it asks for cannot be told
   * @throws IOException if a file could not be read
   */
  public GatePassed judge(
      byte[] sbom,
      RootFolder inputs,
      SupportReport support,
      Map<String, Path> payloads,
      LocalDate asOf)
      throws GateRefusedException, IOException {
    return judge(sbom, Optional.empty(), inputs, support, payloads, asOf);
  }

  /**
   * Judges a release, and records what changed since the one before.
   *
   * @param sbom the SBOM document, CycloneDX 1.6 JSON; of the root, or of a device that the root is
   *     the one operating system of
   * @param previous the SBOM document of the last release, CycloneDX 1.6 JSON; empty for a first
   *     one
   * @param inputs the root that the SBOM describes, as it is now
   * @param support the verdict on its operating system on the day {@code asOf}
   * @param payloads the payload files to be packed, by payload id; at least one
   * @param asOf the day judged
   * @return the proof that authoring a package asks for
   * @throws GateRefusedException if the policy forbids something that was found, or something that
   *     it asks for cannot be told
   * @throws IOException if a file could not be read
   */
  public GatePassed judge(
      byte[] sbom,
      Optional<byte[]> previous,
      RootFolder inputs,
      SupportReport support,
      Map<String, Path> payloads,
      LocalDate asOf)
      throws GateRefusedException, IOException {
    return judge(
        GateInput.assessed(sbom, support, asOf)
            .previous(previous.map(PreviousRelease::ofSbom).orElse(null))
            .root(inputs)
            .payloads(payloads)
            .build());
  }

  /**
   * Judges a release by all the evidence about it.
   *
   * @param input the evidence; each operating system in the SBOM is judged
   * @return the proof that authoring a package asks for
   * @throws GateRefusedException if the policy forbids something that was found, or something that
   *     it asks for cannot be told
   * @throws IOException if a file could not be read
   */
  public GatePassed judge(GateInput input) throws GateRefusedException, IOException {
    GatePassed passed = new GateRun(policy, input).judge();
    LOG.info("gate passed as of {}", input.asOf());
    return passed;
  }
}
