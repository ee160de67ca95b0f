package dev.cachet.signer.cms;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates in PEM or DER. */
final class Certificates {
  private Certificates() {}

  /** Reads at least one certificate, in the order of the file. */
  static List<X509Certificate> read(byte[] file) throws CmsException {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Certificate one : factory.generateCertificates(new ByteArrayInputStream(file))) {
        certificates.add((X509Certificate) one);
      }
    } catch (CertificateException e) {
      throw new CmsException(
          "no certificate of X.509 in PEM or DER; give one, such as FILE.crt", e);
    }
    if (certificates.isEmpty()) {
      throw new CmsException("holds no certificate; give one in PEM or DER");
    }
    return certificates;
  }

  static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }
}
