package dev.cachet.examples;

import dev.cachet.finding.FindingText;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.gate.Gate;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.GateRefusedException;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportText;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.policy.GatePolicy;
import dev.cachet.policy.InvalidPolicyException;
import dev.cachet.root.RootfsSource;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * A step of a build that fails when what is about to be shipped breaks the policy: {@code SbomGate
 * ROOTFS POLICY PAYLOAD SBOM}. It writes the SBOM, says until when the operating system is
 * supported, and asks the gate.
 */
public final class SbomGate {
  private SbomGate() {}

  /**
   * Runs the step.
   *
   * @param args root filesystem, policy file, payload file, and where the SBOM goes
   * @throws IOException if a file cannot be read or written
   * @throws UnknownSourceException if the root has no known package database
   * @throws InvalidSbomException if the SBOM would not be valid
   * @throws InvalidPolicyException if the policy file is wrong
   */
  public static void main(String[] args)
      throws IOException, UnknownSourceException, InvalidSbomException, InvalidPolicyException {
    Path sbom = Path.of(args[3]);
    boolean passed =
        run(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), sbom, Instant.now(), System.out);
    System.exit(passed ? 0 : 1);
  }

  static boolean run(
      Path rootfs, Path policy, Path payload, Path sbom, Instant now, PrintStream out)
      throws IOException, UnknownSourceException, InvalidSbomException, InvalidPolicyException {
    RootFolder root = RootFolder.open(rootfs);
    Catalogue catalogue = Catalogue.bundled();
    OsIdentity os = new OsIdentifier(catalogue).identify(root);
    Files.write(
        sbom,
        new CycloneDxJson().write(Sbom.of(new RootfsSource(root, os).inventory().content(), now)));

    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    SupportReport support = new SupportAssessor(catalogue).assess(os, today, null);
    out.print(SupportText.write(support));
    Gate gate = new Gate(GatePolicy.read(policy));
    try {
      GatePassed passed =
          gate.judge(Files.readAllBytes(sbom), root, support, Map.of("payload", payload), today);
      out.println("passed: " + passed.osId() + " " + passed.osVersion());
      return true;
    } catch (GateRefusedException refused) {
      out.print(FindingText.write(refused.findings()));
      return false;
    }
  }
}
