package dev.cachet.trust;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.DocumentType;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.EnumSet;
import java.util.List;

/** Accepts the first root and each next one (trust specification, section 6). Does no I/O. */
public final class TrustChain {
  private TrustChain() {}

  /**
   * Accepts the root that the factory record names.
   *
   * @param envelope the root document, at most 1 MiB
   * @param factoryDigest SHA-256 of the payload, from the factory record
   * @return the root
   * @throws PackageRefusedException with an envelope or root code
   */
  public static TrustedRoot anchor(byte[] envelope, Sha256 factoryDigest)
      throws PackageRefusedException {
    AttachedEnvelope read = AttachedEnvelope.read(envelope);
    byte[] payload = read.payload();
    Sha256 digest = Sha256.of(payload);
    if (!digest.equals(factoryDigest)) {
      throw refused(Reason.ROOT_DIGEST_MISMATCH, "TRU-37", digest.hex(), factoryDigest.hex());
    }
    RootDocument root = RootDocument.open(payload);
    SignerCount.requireType(DocumentType.ROOT, read.signatures());
    requireRootQuorum(root, read, payload);
    return new TrustedRoot(root, payload, envelope);
  }

  /**
   * Accepts the successor of a root.
   *
   * @param old the root in force
   * @param envelope the next root document, at most 1 MiB
   * @return the root that is in force once it is stored
   * @throws PackageRefusedException with an envelope or root code; {@code old} stays in force
   */
  public static TrustedRoot next(TrustedRoot old, byte[] envelope) throws PackageRefusedException {
    AttachedEnvelope read = AttachedEnvelope.read(envelope);
    byte[] payload = read.payload();
    SignerCount.requireType(DocumentType.ROOT, read.signatures());
    requireRootQuorum(old.document(), read, payload);
    // Only now is the payload worth a parser's trouble (A11).
    RootDocument root = RootDocument.open(payload);
    requireSuccessor(old.document(), root);
    requireRootQuorum(root, read, payload);
    return new TrustedRoot(root, payload, envelope);
  }

  /**
   * Accepts successors one after the other.
   *
   * @param first a root that is trusted already
   * @param envelopes its successors in order, possibly none
   * @return the last one
   * @throws PackageRefusedException if one does not follow from the one before
   */
  public static TrustedRoot follow(TrustedRoot first, List<byte[]> envelopes)
      throws PackageRefusedException {
    TrustedRoot last = first;
    for (byte[] envelope : envelopes) {
      last = next(last, envelope);
    }
    return last;
  }

  private static void requireRootQuorum(
      RootDocument root, AttachedEnvelope envelope, byte[] payload) throws PackageRefusedException {
    SignerCount unused =
        SignerCount.of(
            root,
            EnumSet.of(Role.ROOT),
            SignerCount.OtherRoles.SKIP,
            payload,
            envelope.signatures());
  }

  /**
   * Compares a root with the one before it (TRU-44 to TRU-47), so that a ceremony learns before
   * anybody signs what devices would refuse afterwards. {@link #next} asks the same.
   *
   * @param old the root in force
   * @param next the draft of its successor
   * @throws PackageRefusedException if it cannot be the successor
   */
  public static void requireSuccessor(RootDocument old, RootDocument next)
      throws PackageRefusedException {
    if (next.version() != old.version() + 1) {
      throw refused(
          Reason.ROOT_NOT_CONSECUTIVE,
          "TRU-44",
          "version " + next.version(),
          "version " + (old.version() + 1));
    }
    if (!next.manufacturer().equals(old.manufacturer())) {
      throw refused(Reason.WRONG_MANUFACTURER, "TRU-45", next.manufacturer(), old.manufacturer());
    }
    if (next.environment() != old.environment()) {
      throw refused(
          Reason.WRONG_ENVIRONMENT,
          "TRU-46",
          next.environment().toString(),
          old.environment().toString());
    }
    if (next.issued().isBefore(old.issued())) {
      throw refused(
          Reason.ROOT_ISSUED_BACKWARDS,
          "TRU-47",
          next.issued().toString(),
          "not before " + old.issued());
    }
  }

  private static PackageRefusedException refused(
      Reason reason, String clause, String found, String expected) {
    return new PackageRefusedException(reason, clause, RootReader.SUBJECT, found, expected);
  }
}
