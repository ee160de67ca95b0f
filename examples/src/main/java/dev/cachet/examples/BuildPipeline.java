package dev.cachet.examples;

import dev.cachet.author.DescriptionException;
import dev.cachet.author.DraftRefusedException;
import dev.cachet.author.PackageAuthor;
import dev.cachet.author.PackageDescription;
import dev.cachet.author.PackageSealer;
import dev.cachet.author.ReleasedPackage;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.gate.Gate;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.GateRefusedException;
import dev.cachet.jose.DocumentType;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.policy.GatePolicy;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.root.RootfsSource;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.Signer;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** From a root filesystem to a released package, in one process. */
public final class BuildPipeline {
  private final GatePolicy policy;
  private final TrustedRoot root;

  /**
   * A pipeline of one manufacturer.
   *
   * @param policy what the gate demands
   * @param root the trust root in the field
   */
  public BuildPipeline(GatePolicy policy, TrustedRoot root) {
    this.policy = policy;
    this.root = root;
  }

  /**
   * Describes, judges, packs, signs and seals one release.
   *
   * @param rootfs what the release is built from
   * @param packJson the description of the package
   * @param signers the keys of all roles that have to sign
   * @param now the time of the build
   * @param folder an empty place for the package before it is sealed
   * @param out the package
   * @return the released package
   * @throws IOException if something cannot be read or written
   * @throws UnknownSourceException if the root has no known package database
   * @throws InvalidSbomException if the SBOM would not be valid
   * @throws DescriptionException if the description is wrong
   * @throws GateRefusedException if the policy is violated
   * @throws DraftRefusedException if a payload is not what the gate judged
   * @throws PackageRefusedException if the signatures do not suffice
   */
  public ReleasedPackage release(
      Path rootfs, Path packJson, List<Signer> signers, Instant now, Path folder, Path out)
      throws IOException,
          UnknownSourceException,
          InvalidSbomException,
          DescriptionException,
          GateRefusedException,
          DraftRefusedException,
          PackageRefusedException {
    // README: begin
    RootFolder contents = RootFolder.open(rootfs);
    Catalogue catalogue = Catalogue.bundled();
    OsIdentity os = new OsIdentifier(catalogue).identify(contents);
    Sbom sbom = Sbom.of(new RootfsSource(contents, os).inventory().content(), now);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    SupportReport support = new SupportAssessor(catalogue).assess(os, today, null);

    PackageDescription description = PackageDescription.read(packJson);
    byte[] document = new CycloneDxJson().write(sbom);
    GatePassed passed =
        new Gate(policy).judge(document, contents, support, description.payloadFiles(), today);

    PackageAuthor author = new PackageAuthor();
    UnsignedPackage unsigned = author.write(author.draft(passed, description, now, now), folder);
    for (Signer signer : signers) { // elsewhere these are different people on different machines
      byte[] manifest = unsigned.manifestBytes();
      unsigned.signatures().add(new ManifestSigner().sign(DocumentType.PACKAGE, manifest, signer));
    }
    return new PackageSealer(root, List.of()).seal(unsigned, out);
    // README: end
  }
}
