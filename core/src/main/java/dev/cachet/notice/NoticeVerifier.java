package dev.cachet.notice;

import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.DocumentType;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.AuthenticBytes;
import dev.cachet.trust.Quorum;
import dev.cachet.trust.TrustedRoot;
import java.util.Objects;

/** Judges notices under the root in force; the quorum is counted before anything is parsed. */
public final class NoticeVerifier {
  /** Largest notice in bytes (NTC-1). */
  public static final int MAX_BYTES = 65_536;

  private static final String SUBJECT = "notice";
  private final TrustedRoot root;

  /**
   * A verifier.
   *
   * @param root the root in force
   */
  public NoticeVerifier(TrustedRoot root) {
    this.root = Objects.requireNonNull(root, "root");
  }

  /**
   * Judges a notice.
   *
   * @param envelope the document
   * @return the proof
   * @throws PackageRefusedException with a code of form or quorum, {@code NOTICE_MALFORMED}, {@code
   *     FORMAT_UNSUPPORTED} or {@code WRONG_MANUFACTURER}
   */
  public VerifiedNotice verify(byte[] envelope) throws PackageRefusedException {
    if (envelope.length > MAX_BYTES) {
      throw new PackageRefusedException(
          Reason.LIMIT_EXCEEDED,
          "NTC-1",
          SUBJECT,
          envelope.length + " bytes",
          "at most " + MAX_BYTES);
    }
    AttachedEnvelope read = AttachedEnvelope.read(envelope);
    AuthenticBytes authentic =
        Quorum.require(
            root,
            DocumentType.NOTICE,
            root.document().packageRoles(),
            read.payload(),
            read.signatures());
    NoticeClaims claims = NoticeClaims.read(authentic.bytes());
    String maker = root.document().manufacturer();
    if (!claims.manufacturer().equals(maker)) {
      throw new PackageRefusedException(
          Reason.WRONG_MANUFACTURER, "NTC-7", SUBJECT, claims.manufacturer(), maker);
    }
    return new VerifiedNotice(claims, authentic);
  }
}
