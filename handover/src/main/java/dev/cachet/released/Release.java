package dev.cachet.released;

import dev.cachet.device.DeviceTime;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.gate.GateRecord;
import dev.cachet.gate.InvalidGateRecordException;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkProfile;
import dev.cachet.pack.ChunkReading;
import dev.cachet.pack.ChunkSink;
import dev.cachet.pack.FileKind;
import dev.cachet.pack.Manifest;
import dev.cachet.pack.PackageFile;
import dev.cachet.pack.PackageLayout;
import dev.cachet.pack.Payload;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.PackageAuditor;
import dev.cachet.verification.VerifiedPackage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A released package: verified, and then the files read that people look at. Nothing is read of a
 * package that is refused.
 */
public final class Release implements Closeable {
  private final ReceivedPackage received;
  private final VerifiedPackage verified;
  private final PackageLayout layout;
  private final List<UnreadFile> unread = new ArrayList<>();
  private final Optional<GateRecord> gate;
  private final Optional<ReadSbom> sbom;
  private final Optional<NetworkProfile> network;

  private Release(ReceivedPackage received, VerifiedPackage verified)
      throws IOException, PackageRefusedException {
    this.received = received;
    this.verified = verified;
    this.layout = PackageLayout.of(received, verified.manifest());
    this.gate = read(FileKind.GATE, Release::gate);
    this.sbom = read(FileKind.SBOM, Release::sbom);
    this.network = read(FileKind.NETWORK, Release::network);
  }

  /** Reads one kind of file. */
  private interface Reading<T> {
    T of(byte[] bytes) throws UnreadableException;
  }

  /** Why a file is not what its kind says. */
  private static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * Verifies a package as an auditor does, every stored byte, and reads its files.
   *
   * @param file the package
   * @param root the trust root in force
   * @param time the day to judge by
   * @return the release, to be closed by the caller
   * @throws PackageRefusedException if a check fails
   * @throws IOException if the file cannot be read
   */
  public static Release open(Path file, TrustedRoot root, DeviceTime time)
      throws IOException, PackageRefusedException {
    ReceivedPackage received = ReceivedPackage.open(file);
    Release release = null;
    try {
      int threads = Math.min(Runtime.getRuntime().availableProcessors(), ChunkReading.MAX_THREADS);
      ChunkReading all = ChunkReading.storedInFull().onThreads(threads);
      release = new Release(received, new PackageAuditor(root).verify(received, time, all));
      return release;
    } finally {
      if (release == null) {
        received.close();
      }
    }
  }

  /**
   * What was proven.
   *
   * @return the proof
   */
  public VerifiedPackage verified() {
    return verified;
  }

  /**
   * What was signed.
   *
   * @return the manifest
   */
  public Manifest manifest() {
    return verified.manifest();
  }

  /**
   * What the gate wrote.
   *
   * @return empty if the package has no record, or one that cannot be read
   */
  public Optional<GateRecord> gate() {
    return gate;
  }

  /**
   * What is inside.
   *
   * @return empty if the document cannot be read
   */
  public Optional<ReadSbom> sbom() {
    return sbom;
  }

  /**
   * The connections that the device needs.
   *
   * @return empty if the package has no profile, or one that cannot be read
   */
  public Optional<NetworkProfile> network() {
    return network;
  }

  /**
   * Files that are not what their kind says.
   *
   * @return mostly none
   */
  public List<UnreadFile> unread() {
    return List.copyOf(unread);
  }

  /**
   * The file of a kind.
   *
   * @param kind which; of several the first
   * @return what the manifest says of it
   */
  public Optional<PackageFile> file(FileKind kind) {
    return manifest().files().stream().filter(file -> file.kind() == kind).findFirst();
  }

  /**
   * Reads a file again, whose digest is compared again.
   *
   * @param file a file of the manifest
   * @return its bytes
   * @throws PackageRefusedException if it changed meanwhile
   * @throws IOException if it cannot be read
   */
  public byte[] bytes(PackageFile file) throws PackageRefusedException, IOException {
    return layout.readFile(file);
  }

  /**
   * Decodes a payload, each chunk proven before the sink has it.
   *
   * @param payload a payload of the manifest
   * @param sink takes the plain bytes in order
   * @throws PackageRefusedException if a chunk is refused
   * @throws IOException if the package cannot be read, or the sink fails
   */
  public void decode(Payload payload, ChunkSink sink) throws PackageRefusedException, IOException {
    layout.payload(payload).read(sink);
  }

  @Override
  public void close() throws IOException {
    received.close();
  }

  private <T> Optional<T> read(FileKind kind, Reading<T> reading)
      throws IOException, PackageRefusedException {
    Optional<PackageFile> file = file(kind);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.of(bytes(file.get())));
    } catch (UnreadableException e) {
      unread.add(new UnreadFile(file.get().path(), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static GateRecord gate(byte[] json) throws UnreadableException {
    try {
      return GateRecord.read(json);
    } catch (InvalidGateRecordException e) {
      throw new UnreadableException(e);
    }
  }

  private static ReadSbom sbom(byte[] document) throws UnreadableException {
    try {
      return SbomDocument.read(document);
    } catch (InvalidSbomException e) {
      throw new UnreadableException(e);
    }
  }

  private static NetworkProfile network(byte[] json) throws UnreadableException {
    try {
      return NetworkProfile.read(json);
    } catch (InvalidNetworkFileException e) {
      throw new UnreadableException(e);
    }
  }
}
