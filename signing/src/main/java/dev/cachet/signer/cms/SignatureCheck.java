package dev.cachet.signer.cms;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Verifies a detached CMS signature. The bytes are judged before the certificate, and the
 * certificate before the day, so that an old signature is never taken for a forged one, nor a
 * forged one for an old one. Revocation is not looked up: nothing here asks a network.
 */
public final class SignatureCheck {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private SignatureCheck() {}

  /**
   * Verifies a signature.
   *
   * @param document the bytes
   * @param signature DER
   * @param trusted certificates that are trusted, in PEM or DER
   * @param time the instant judged
   * @return what became of it
   * @throws CmsException if there is no trusted certificate
   */
  public static CmsVerdict verify(byte[] document, byte[] signature, byte[] trusted, Instant time)
      throws CmsException {
    List<X509Certificate> anchors = Certificates.read(trusted);
    try {
      CMSSignedData signed = parsed(document, signature);
      X509Certificate signer = signer(signed);
      List<X509Certificate> carried = carried(signed);
      return judged(signer, carried, anchors, time);
    } catch (CMSException | GeneralSecurityException | OperatorCreationException e) {
      return bad("the signature cannot be read: " + e.getMessage());
    } catch (NotOfTheseBytesException e) {
      return bad(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // The ASN.1 classes refuse foreign bytes with whatever comes.
      return bad("the signature cannot be read");
    }
  }

  /** Why a signature is not one over these bytes. */
  private static final class NotOfTheseBytesException extends Exception {
    private static final long serialVersionUID = 1L;

    NotOfTheseBytesException(String message) {
      super(message);
    }
  }

  static boolean belongs(byte[] document, byte[] signature) {
    try {
      X509Certificate unused = signer(parsed(document, signature));
      return true;
    } catch (CMSException
        | GeneralSecurityException
        | OperatorCreationException
        | NotOfTheseBytesException e) {
      return false;
    }
  }

  private static CMSSignedData parsed(byte[] document, byte[] signature)
      throws CMSException, NotOfTheseBytesException {
    CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(document), signature);
    if (!signed.isDetachedSignature()) {
      throw new NotOfTheseBytesException(
          "the signature carries bytes of its own; it is not detached");
    }
    return signed;
  }

  /** The certificate of the one signer, whose signature holds whatever the day. */
  private static X509Certificate signer(CMSSignedData signed)
      throws CMSException,
          GeneralSecurityException,
          OperatorCreationException,
          NotOfTheseBytesException {
    Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
    if (signers.size() != 1) {
      throw new NotOfTheseBytesException("there are " + signers.size() + " signers, not one");
    }
    SignerInformation signer = signers.iterator().next();
    X509Certificate certificate = null;
    for (X509CertificateHolder one : signed.getCertificates().getMatches(null)) {
      certificate = signer.getSID().match(one) ? converted(one) : certificate;
    }
    if (certificate == null) {
      throw new NotOfTheseBytesException("the certificate of the signer is not in the signature");
    }
    // By the key alone: a verifier made of the certificate would judge the day as well.
    boolean holds =
        signer.verify(
            new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(PROVIDER)
                .build(certificate.getPublicKey()));
    if (!holds) {
      throw new NotOfTheseBytesException("the signature is not one over these bytes");
    }
    return certificate;
  }

  private static List<X509Certificate> carried(CMSSignedData signed) throws CertificateException {
    List<X509Certificate> carried = new ArrayList<>();
    for (X509CertificateHolder one : signed.getCertificates().getMatches(null)) {
      carried.add(converted(one));
    }
    return carried;
  }

  private static X509Certificate converted(X509CertificateHolder holder)
      throws CertificateException {
    return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(holder);
  }

  private static CmsVerdict judged(
      X509Certificate signer,
      List<X509Certificate> carried,
      List<X509Certificate> anchors,
      Instant time)
      throws GeneralSecurityException {
    String name = Certificates.name(signer);
    if (leads(signer, carried, anchors, time)) {
      return new CmsVerdict(CmsVerdict.Outcome.GOOD, "signed by " + name);
    }
    List<X509Certificate> all = new ArrayList<>(carried);
    all.addAll(anchors);
    all.add(signer);
    // A path that held at some moment of its certificates is one that time has ended.
    for (X509Certificate one : all) {
      if (leads(signer, carried, anchors, one.getNotAfter().toInstant())
          || leads(signer, carried, anchors, one.getNotBefore().toInstant())) {
        return dated(signer, all, time);
      }
    }
    return new CmsVerdict(
        CmsVerdict.Outcome.UNTRUSTED, name + " leads to no certificate that is trusted");
  }

  private static CmsVerdict dated(X509Certificate signer, List<X509Certificate> all, Instant time) {
    for (X509Certificate one : all) {
      if (one.getNotAfter().toInstant().isBefore(time)) {
        return new CmsVerdict(
            CmsVerdict.Outcome.EXPIRED,
            "signed by "
                + Certificates.name(signer)
                + "; the certificate of "
                + Certificates.name(one)
                + " was over on "
                + one.getNotAfter().toInstant());
      }
    }
    return new CmsVerdict(
        CmsVerdict.Outcome.NOT_YET_VALID,
        "signed by " + Certificates.name(signer) + "; a certificate begins after " + time);
  }

  private static boolean leads(
      X509Certificate signer,
      List<X509Certificate> carried,
      List<X509Certificate> anchors,
      Instant time)
      throws GeneralSecurityException {
    Set<TrustAnchor> trusted = new HashSet<>();
    anchors.forEach(anchor -> trusted.add(new TrustAnchor(anchor, null)));
    X509CertSelector wanted = new X509CertSelector();
    wanted.setCertificate(signer);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, wanted);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(time));
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(carried)));
    try {
      if (anchors.contains(signer)) {
        signer.checkValidity(Date.from(time));
        return true;
      }
      Object unused = CertPathBuilder.getInstance("PKIX").build(parameters);
      // The builder does not judge the day of the anchor itself.
      for (X509Certificate anchor : anchors) {
        if (isAbove(anchor, signer, carried)) {
          anchor.checkValidity(Date.from(time));
        }
      }
      return true;
    } catch (java.security.cert.CertPathBuilderException | CertificateException e) {
      return false;
    }
  }

  private static boolean isAbove(
      X509Certificate anchor, X509Certificate signer, List<X509Certificate> carried) {
    return signer.getIssuerX500Principal().equals(anchor.getSubjectX500Principal())
        || carried.stream()
            .anyMatch(one -> one.getIssuerX500Principal().equals(anchor.getSubjectX500Principal()));
  }

  private static CmsVerdict bad(String why) {
    return new CmsVerdict(CmsVerdict.Outcome.BAD_SIGNATURE, why);
  }
}
