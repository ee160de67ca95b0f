package dev.cachet.gate;

import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportVerdict;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
    byte[] document = sbom.clone();
    Judgement judgement = new Judgement();
    SbomRules sbomRules = new SbomRules(policy, judgement);
    SupportRules supportRules = new SupportRules(policy, judgement);
    supportRules.judge(support, asOf);
    List<JudgedPayload> judgedPayloads = judge(payloads, judgement);
    Optional<Sbom> read = sbomRules.read(document);
    Optional<Sbom> system = read.flatMap(sbomRules::system);
    Optional<Drift> drift = previous.flatMap(bytes -> sbomRules.drift(bytes.clone(), read));
    Optional<SupportVerdict> verdict = Optional.empty();
    Optional<Component> installed = Optional.empty();
    if (system.isPresent()) {
      installed = Optional.of(sbomRules.judge(read.orElseThrow(), system.get(), inputs, asOf));
      verdict = supportRules.of(installed.get(), support);
    }
    judgement.requirePassed();
    LOG.info("gate passed as of {}", asOf);
    Component os = installed.orElseThrow();
    byte[] evidence =
        EvidenceWriter.write(
            policy,
            new JudgedSbom(document, read.orElseThrow(), os, drift),
            support,
            verdict.orElseThrow(),
            judgedPayloads,
            judgement.findings());
    return passed(document, evidence, os, verdict.orElseThrow(), support, judgedPayloads);
  }

  private static List<JudgedPayload> judge(Map<String, Path> payloads, Judgement judgement)
      throws IOException {
    if (payloads.isEmpty()) {
      judgement.error("gate.no-payload", "payloads", "there is no payload to judge; name its file");
    }
    List<JudgedPayload> judged = new ArrayList<>();
    for (Map.Entry<String, Path> payload : new TreeMap<>(payloads).entrySet()) {
      if (Files.isRegularFile(payload.getValue())) {
        judged.add(FileDigest.of(payload.getKey(), payload.getValue()));
      } else {
        judgement.error(
            "gate.payload-missing",
            payload.getKey(),
            "the payload " + payload.getKey() + " is no file: " + payload.getValue());
      }
    }
    return judged;
  }

  private static GatePassed passed(
      byte[] document,
      byte[] evidence,
      Component os,
      SupportVerdict verdict,
      SupportReport support,
      List<JudgedPayload> payloads) {
    String version = os.version();
    JudgedOs judged =
        new JudgedOs(
            os.name(),
            version == null ? "" : version,
            verdict.words(),
            verdict.supportEnd(),
            support.asOf());
    Map<String, String> digests = new TreeMap<>();
    payloads.forEach(p -> digests.put(p.id(), p.sha256()));
    return new GatePassed(document, evidence, digests, judged);
  }
}
