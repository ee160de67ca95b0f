package dev.cachet.author;

import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.demand.RootDemands;
import dev.cachet.finding.Finding;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.gate.record.RecordedLevel;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.SignatureList;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.ManifestReader;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.PackageNames;
import dev.cachet.manifest.Payload;
import dev.cachet.pack.PackageLayout;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.place.TemporaryPlace;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.AuthenticBytes;
import dev.cachet.trust.Quorum;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one file of a folder and its signatures, and reads it back as a device will before anybody
 * gets it.
 */
public final class PackageSealer {
  private static final Logger LOG = LoggerFactory.getLogger(PackageSealer.class);

  private static final int MAX_ROOTS = 256;

  private final TrustedRoot inForce;
  private final List<TrustedRoot> newer;
  private final LocalDate day;

  /**
   * Takes the root by which devices in the field judge, and the roots that they may have missed.
   *
   * @param inTheField the oldest root that a device may hold which is to accept the package
   * @param newerRoots envelopes of its successors in order, which the package then carries; at most
   *     256, possibly none. The quorum is counted under the last one.
   * @throws PackageRefusedException if one does not follow from the one before, or there are more
   */
  public PackageSealer(TrustedRoot inTheField, List<byte[]> newerRoots)
      throws PackageRefusedException {
    if (newerRoots.size() > MAX_ROOTS) {
      throw new PackageRefusedException(
          Reason.ROOT_CHAIN_TOO_LONG,
          "PKG-7",
          "newer roots",
          newerRoots.size() + " roots",
          "at most " + MAX_ROOTS);
    }
    TrustedRoot last = Objects.requireNonNull(inTheField, "inTheField");
    List<TrustedRoot> chain = new ArrayList<>();
    for (byte[] envelope : newerRoots) {
      last = TrustChain.next(last, envelope);
      chain.add(last);
    }
    this.newer = List.copyOf(chain);
    this.inForce = last;
    this.day = LocalDate.MIN;
  }

  private PackageSealer(PackageSealer from, LocalDate day) {
    this.inForce = from.inForce;
    this.newer = from.newer;
    this.day = day;
  }

  /**
   * The same sealer on a day: waivers, answers and overrides that end before it let nothing pass.
   *
   * @param today the day of sealing; without it the day of the manifest counts
   * @return a sealer
   */
  public PackageSealer on(LocalDate today) {
    return new PackageSealer(this, today);
  }

  /**
   * Seals a package with the signatures that were collected in its folder.
   *
   * @param unsigned the folder
   * @param out a path at which nothing exists; the file appears complete or not at all
   * @return the sealed and verified file
   * @throws PackageRefusedException if the quorum is not met, or the file that was written does not
   *     verify, for example because something in the folder was changed
   * @throws DraftRefusedException if an entry is larger than the format allows, or the record of
   *     the gate in the package is none of this SBOM and these payloads
   * @throws java.nio.file.FileAlreadyExistsException if something is at the path; it is untouched
   * @throws IOException if a file cannot be read or written
   */
  public ReleasedPackage seal(UnsignedPackage unsigned, Path out)
      throws PackageRefusedException, DraftRefusedException, IOException {
    List<EnvelopeSignature> collected = unsigned.signatures().signatures();
    if (collected.isEmpty()) {
      throw new PackageRefusedException(
          Reason.QUORUM_MISSING,
          "TRU-54",
          unsigned.signatures().toString(),
          "no signature",
          "those of " + inForce.document().packageRoles().size() + " roles");
    }
    return seal(unsigned, SignatureList.of(collected), out);
  }

  /**
   * Seals a package with given signatures.
   *
   * @param unsigned the folder
   * @param signatures the signatures over its manifest
   * @param out a path at which nothing exists; the file appears complete or not at all
   * @return the sealed and verified file
   * @throws PackageRefusedException if the quorum is not met, or the file that was written does not
   *     verify, for example because something in the folder was changed
   * @throws DraftRefusedException if an entry is larger than the format allows, or the record of
   *     the gate in the package is none of this SBOM and these payloads
   * @throws java.nio.file.FileAlreadyExistsException if something is at the path; it is untouched
   * @throws IOException if a file cannot be read or written
   */
  public ReleasedPackage seal(UnsignedPackage unsigned, SignatureList signatures, Path out)
      throws PackageRefusedException, DraftRefusedException, IOException {
    AuthenticBytes unused = requireQuorum(unsigned.manifestBytes(), signatures);
    try (TemporaryPlace place = TemporaryPlace.beside(out)) {
      write(unsigned, signatures, place);
      AuthenticBytes manifest = verify(place.path());
      place.appear();
      LOG.info("sealed package {} under root {}", manifest.sha256(), manifest.rootVersion());
      return new ReleasedPackage(
          out, manifest.sha256(), manifest.rootVersion(), manifest.signers());
    }
  }

  private AuthenticBytes requireQuorum(byte[] manifest, SignatureList signatures)
      throws PackageRefusedException {
    return Quorum.require(
        inForce, DocumentType.PACKAGE, inForce.document().packageRoles(), manifest, signatures);
  }

  private void write(UnsignedPackage unsigned, SignatureList signatures, TemporaryPlace place)
      throws IOException, DraftRefusedException {
    try (ContainerWriter out = new ContainerWriter(place.path())) {
      for (TrustedRoot root : newer) {
        out.entry(PackageNames.root(root.document().version()), root.envelope());
      }
      out.entry(PackageNames.MANIFEST, unsigned.manifestBytes());
      out.entry(PackageNames.SIGNATURES, signatures.bytes());
      unsigned.writeBody(out);
      out.finish();
    } catch (IOException e) {
      throw place.naming(e);
    }
  }

  /** The device's steps off the device: everything but target, counters and time. */
  private AuthenticBytes verify(Path file)
      throws IOException, PackageRefusedException, DraftRefusedException {
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      AuthenticBytes authentic =
          requireQuorum(received.manifest(), SignatureList.read(received.signatures()));
      Manifest manifest = ManifestReader.read(authentic);
      PackageLayout layout = PackageLayout.of(received, manifest);
      for (PackageFile entry : manifest.files()) {
        layout.verifyFile(entry);
      }
      requireJudged(layout);
      return authentic;
    }
  }

  /**
   * Proves every chunk, none of which may be absent, decodes it as devices do, and compares what
   * comes out. A45: a payload that was exchanged after the gate, manifest and all, is not released.
   */
  private void requireJudged(PackageLayout layout)
      throws IOException, PackageRefusedException, DraftRefusedException {
    PackageFile named = RecordedGate.named(layout.manifest());
    RecordedGate gate =
        RecordedGate.read(named.path(), layout.readFile(named), layout.manifest(), day);
    requireDemanded(gate.record());
    gate.requireSaid(layout.readFile(RecordedGate.sbom(layout.manifest())));
    List<byte[]> waivers = new ArrayList<>();
    for (PackageFile file : layout.manifest().files()) {
      if (file.kind() == FileKind.WAIVER) {
        waivers.add(layout.readFile(file));
      }
    }
    gate.requireCarried(waivers);
    for (Payload payload : layout.manifest().payloads()) {
      gate.requireJudged(layout.payload(payload));
    }
  }

  /** A level that only the gate knew would bind nobody: a device sees what its root demands. */
  private void requireDemanded(GateRecord record) throws DraftRefusedException {
    List<Finding> below = new ArrayList<>(RootDemands.authority(inForce.document(), record));
    below.addAll(
        record
            .level()
            .map(RecordedLevel::root)
            .map(demanded -> RootDemands.check(inForce.document(), demanded))
            .orElse(List.of()));
    if (!below.isEmpty()) {
      throw new DraftRefusedException(
          below.stream().map(Finding::message).collect(Collectors.joining("; ")));
    }
  }
}
