package dev.cachet.notice;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.AuthenticBytes;
import dev.cachet.trust.CountedSigner;
import java.util.List;

/** Proof that those who sign packages signed a notice. Only {@link NoticeVerifier} makes it. */
public final class VerifiedNotice {
  private final NoticeClaims claims;
  private final AuthenticBytes authentic;

  VerifiedNotice(NoticeClaims claims, AuthenticBytes authentic) {
    this.claims = claims;
    this.authentic = authentic;
  }

  /**
   * What it says.
   *
   * @return the parsed form of exactly the bytes that were signed
   */
  public NoticeClaims claims() {
    return claims;
  }

  /**
   * By what it is known.
   *
   * @return SHA-256 of the payload
   */
  public Sha256 sha256() {
    return authentic.sha256();
  }

  /**
   * Who signed.
   *
   * @return the holders that were counted
   */
  public List<CountedSigner> signers() {
    return authentic.signers();
  }

  /**
   * Requires that a file beside the notice is the one that it names.
   *
   * @param file one of {@link NoticeClaims#files()}
   * @param content what lies there
   * @throws PackageRefusedException with {@code FILE_DIGEST_MISMATCH}
   */
  public void requireFile(NoticeFile file, byte[] content) throws PackageRefusedException {
    Sha256 found = Sha256.of(content);
    if (content.length != file.size() || !found.equals(file.sha256())) {
      throw new PackageRefusedException(
          Reason.FILE_DIGEST_MISMATCH,
          "NTC-8",
          file.path(),
          content.length + " bytes, " + found,
          file.size() + " bytes, " + file.sha256());
    }
  }

  /**
   * Requires that the notice is about a device.
   *
   * @param device the device
   * @throws PackageRefusedException with {@code WRONG_PRODUCT} or {@code WRONG_DEVICE}
   */
  void requireAbout(DeviceIdentity device) throws PackageRefusedException {
    if (!claims.product().equals(device.product())) {
      throw new PackageRefusedException(
          Reason.WRONG_PRODUCT, "NTC-9", "notice", claims.product(), device.product());
    }
    if (!claims.udiDis().contains(device.udiDi())) {
      throw new PackageRefusedException(
          Reason.WRONG_DEVICE, "NTC-9", "notice", "no " + device.udiDi(), device.udiDi());
    }
  }
}
