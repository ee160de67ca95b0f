package dev.cachet.drift.input;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.identity.InputDigest;
import dev.cachet.root.PackageDatabases;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.rootfs.RootfsLimitException;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the files that an SBOM was made from with the same files now. */
public final class InputCheck {
  /** Makes a check. */
  public InputCheck() {}

  /**
   * Compares each recorded input with the root.
   *
   * @param sbom the document
   * @param root the root as it is now
   * @return one finding for each input that changed ({@code drift.input-changed}), is gone ({@code
   *     drift.input-gone}) or was not there before ({@code drift.input-new}), or one that the
   *     document records none ({@code drift.no-inputs}); empty if the document is fresh
   * @throws IOException if the medium failed
   */
  public List<Finding> check(Sbom sbom, RootFolder root) throws IOException {
    if (sbom.inputs().isEmpty()) {
      return List.of(
          finding(
              "drift.no-inputs",
              sbom.subject().name(),
              "the SBOM records no files that it was made from, so nobody can tell whether it is"
                  + " still true; make it anew from the root",
              List.of()));
    }
    List<Finding> findings = new ArrayList<>();
    for (InputDigest recorded : sbom.inputs()) {
      compare(recorded, root).ifPresent(findings::add);
    }
    findings.addAll(added(sbom, root));
    return findings;
  }

  private static Optional<Finding> compare(InputDigest recorded, RootFolder root)
      throws IOException {
    String path = recorded.path();
    Evidence then = new Evidence(path, "sha256 recorded in the SBOM", recorded.sha256());
    try {
      InputDigest now = InputDigest.of(path, PackageDatabases.read(root, path));
      if (now.equals(recorded)) {
        return Optional.empty();
      }
      return Optional.of(
          changed(path, List.of(then, new Evidence(path, "sha256 now", now.sha256()))));
    } catch (NoSuchFileException e) {
      String message = path + " is gone since the SBOM was made; make the SBOM anew";
      return Optional.of(finding("drift.input-gone", path, message, List.of(then)));
    } catch (RootfsLimitException e) {
      return Optional.of(changed(path, List.of(then)));
    }
  }

  private static List<Finding> added(Sbom sbom, RootFolder root) throws IOException {
    Set<String> recorded =
        sbom.inputs().stream().map(InputDigest::path).collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>();
    for (String path : PackageDatabases.present(root)) {
      if (!recorded.contains(path)) {
        String message = path + " was not there when the SBOM was made; make the SBOM anew";
        findings.add(finding("drift.input-new", path, message, List.of()));
      }
    }
    return findings;
  }

  private static Finding changed(String path, List<Evidence> evidence) {
    String message = path + " changed since the SBOM was made; make the SBOM anew";
    return finding("drift.input-changed", path, message, evidence);
  }

  private static Finding finding(
      String rule, String subject, String message, List<Evidence> evidence) {
    return new Finding(rule, subject, Severity.ERROR, message, evidence);
  }
}
