package dev.cachet.installation.kept;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.digest.Sha256;
import dev.cachet.installation.kept.StagingProgress.Phase;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.SignatureList;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.ManifestReader;
import dev.cachet.manifest.Payload;
import dev.cachet.pack.PayloadCheck;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import dev.cachet.trust.AuthenticBytes;
import dev.cachet.trust.Quorum;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.ManifestReview;
import dev.cachet.verification.VerifiedManifest;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a package beside the slot that it filled: the signed bytes and the indexes. From
 * these a verdict is reached anew after a restart; no verdict is ever kept.
 */
public final class KeptRelease {
  private static final int MAX_MANIFEST = 1 << 20;
  private static final int MAX_SIGNATURES = 512 << 10;

  private final Storage storage;
  private final String slot;

  /**
   * Makes one of its parts.
   *
   * @param storage where files are kept
   * @param slot the name of the slot
   */
  public KeptRelease(Storage storage, String slot) {
    this.storage = storage;
    this.slot = slot;
  }

  /**
   * The manifest goes first when a slot is filled anew: it says what the slot holds whole.
   *
   * @throws IOException if the medium failed
   */
  public void drop() throws IOException {
    storage.delete(DeviceFiles.manifest(slot));
    try {
      // Also if it is gone: the process that deleted it may have died before its sync.
      storage.syncFolder(DeviceFiles.keptFolder(slot));
    } catch (NoSuchFileException e) {
      return;
    }
  }

  /**
   * Keeps the signed bytes, the manifest last.
   *
   * @param verified the verified
   * @param statements in the order of the document
   * @throws IOException if the medium failed
   */
  public void keep(VerifiedManifest verified, KeptStatements statements) throws IOException {
    if (statements.isEmpty()) {
      storage.delete(DeviceFiles.statements(slot));
    } else {
      storage.replace(DeviceFiles.statements(slot), statements.bytes());
    }
    storage.replace(DeviceFiles.signatures(slot), verified.received().signatures());
    storage.replace(DeviceFiles.manifest(slot), verified.authentic().bytes());
  }

  /**
   * Which release the slot is said to hold; empty if there is no manifest that can be read.
   *
   * @return it, or nothing if there is none
   */
  public Optional<Sha256> identity() {
    try {
      return Optional.of(Sha256.of(storage.read(DeviceFiles.manifest(slot), MAX_MANIFEST)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Judges the kept manifest again.
   *
   * @param identity the identity
   * @param root the root
   * @return the manifest
   * @throws PackageRefusedException STATE_LOST if it is not the one that memory names, a code of
   *     signature or manifest if it does not hold under the root
   * @throws IOException if the medium failed
   */
  public Manifest judge(Sha256 identity, TrustedRoot root)
      throws PackageRefusedException, IOException {
    byte[] manifest = read(DeviceFiles.manifest(slot), MAX_MANIFEST);
    Sha256 found = Sha256.of(manifest);
    if (!found.equals(identity)) {
      throw lost("manifest " + found, "manifest " + identity);
    }
    SignatureList signatures =
        SignatureList.read(read(DeviceFiles.signatures(slot), MAX_SIGNATURES));
    AuthenticBytes authentic =
        Quorum.require(
            root, DocumentType.PACKAGE, root.document().packageRoles(), manifest, signatures);
    return ManifestReader.read(authentic);
  }

  /**
   * The release, if its signatures count under the root, it is for the device, and it is there.
   *
   * @param identity the identity
   * @param root the root
   * @param device the device
   * @return it, or nothing if there is none
   * @throws IOException if the medium failed
   */
  public Optional<Manifest> proven(Sha256 identity, TrustedRoot root, DeviceIdentity device)
      throws IOException {
    try {
      Manifest manifest = judge(identity, root);
      ManifestReview.requireMeantFor(manifest, root.document(), device);
      requireBytes(manifest);
      return Optional.of(manifest);
    } catch (PackageRefusedException e) {
      return Optional.empty();
    }
  }

  /**
   * The statements under which the update was begun.
   *
   * @param digest the digest
   * @return the kept statements
   * @throws PackageRefusedException STATE_LOST if they are not the ones that memory names
   * @throws IOException if the medium failed
   */
  public KeptStatements statements(Optional<Sha256> digest)
      throws PackageRefusedException, IOException {
    if (digest.isEmpty()) {
      return KeptStatements.none();
    }
    String path = DeviceFiles.statements(slot);
    byte[] kept = read(path, KeptStatements.MAX_BYTES);
    Sha256 found = Sha256.of(kept);
    if (!found.equals(digest.get())) {
      throw lost("statements " + found, "statements " + digest.get());
    }
    return KeptStatements.read(kept);
  }

  /**
   * Reads every byte of the slot and compares it with the signed index.
   *
   * @param manifest the manifest
   * @throws PackageRefusedException if it is refused
   * @throws IOException if the medium failed
   */
  public void requireBytes(Manifest manifest) throws PackageRefusedException, IOException {
    requireBytes(manifest, StagingMeter.SILENT);
  }

  /**
   * Refuses kept bytes that are not those of the manifest.
   *
   * @param manifest the manifest
   * @param meter told how far it is
   * @throws PackageRefusedException if it is refused
   * @throws IOException if the medium failed
   */
  public void requireBytes(Manifest manifest, StagingMeter meter)
      throws PackageRefusedException, IOException {
    List<Payload> payloads = manifest.payloads();
    long before = 0;
    for (int i = 0; i < payloads.size(); i++) {
      Payload payload = payloads.get(i);
      try (StorageFile index = storage.openToRead(DeviceFiles.index(slot, i));
          StorageFile image = storage.openToRead(DeviceFiles.image(slot, payload.slot()))) {
        long start = before;
        PayloadCheck.require(
            payload,
            index::read,
            (offset, into) -> {
              int read = image.read(offset, into);
              meter.at(Phase.READING_BACK, start + offset + read);
              return read;
            });
        requireNothingBehind(payload, image);
        before += payload.plainSize();
      } catch (NoSuchFileException e) {
        throw new PackageRefusedException(
            Reason.READBACK_MISMATCH,
            "DEV-12",
            "slot " + slot,
            "no file " + e.getFile(),
            "image and index of " + payload.id());
      } catch (IOException e) {
        // A bad sector is not a reason to try for ever: the update can be written again.
        throw new PackageRefusedException(
            Reason.READBACK_MISMATCH,
            "DEV-12",
            "slot " + slot,
            "cannot be read: " + e.getMessage(),
            "image and index of " + payload.id());
      }
    }
  }

  /** A loader that reads on, as with an initial file system, would run what nobody signed. */
  private void requireNothingBehind(Payload payload, StorageFile image)
      throws PackageRefusedException, IOException {
    if (image.size() != payload.plainSize()) {
      throw new PackageRefusedException(
          Reason.READBACK_MISMATCH,
          "DEV-12",
          "slot " + payload.slot(),
          image.size() + " bytes",
          payload.plainSize() + " bytes");
    }
  }

  private byte[] read(String path, int maxBytes) throws PackageRefusedException, IOException {
    try {
      return storage.read(path, maxBytes);
    } catch (NoSuchFileException e) {
      throw lost("no file " + path, "the kept file");
    } catch (IOException e) {
      throw lost(path + " cannot be read: " + e.getMessage(), "the kept file");
    }
  }

  private PackageRefusedException lost(String found, String expected) {
    return new PackageRefusedException(
        Reason.STATE_LOST, "DEV-11", "kept release of slot " + slot, found, expected);
  }
}
