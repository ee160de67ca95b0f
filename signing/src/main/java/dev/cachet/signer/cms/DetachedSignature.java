package dev.cachet.signer.cms;

import dev.cachet.signer.Signer;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/**
 * A detached CMS signature over the exact bytes of a file, as RFC 8520 13 asks for a MUD file: one
 * signer, its certificate and those above it, in DER.
 */
public final class DetachedSignature {
  private DetachedSignature() {}

  /**
   * Signs.
   *
   * @param document the bytes
   * @param signer a key of ES256, ES384, PS256 or EdDSA
   * @param certificates PEM or DER: the one of the key first, then those that it leads to
   * @param time when it is signed
   * @return DER
   * @throws CmsException if there is no certificate, or the first one is not of the key
   */
  public static byte[] sign(byte[] document, Signer signer, byte[] certificates, Instant time)
      throws CmsException {
    List<X509Certificate> chain = Certificates.read(certificates);
    try {
      X509CertificateHolder own = new X509CertificateHolder(chain.get(0).getEncoded());
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      SignerInfoGeneratorBuilder builder =
          new SignerInfoGeneratorBuilder(new BcDigestCalculatorProvider());
      builder.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(at(time)));
      generator.addSignerInfoGenerator(builder.build(new KeySigner(signer), own));
      generator.addCertificates(new JcaCertStore(chain));
      byte[] signature =
          generator.generate(new CMSProcessableByteArray(document), false).getEncoded("DER");
      requireOfKey(document, signature, chain.get(0));
      return signature;
    } catch (CMSException | OperatorCreationException | CertificateEncodingException e) {
      throw new CmsException("the file cannot be signed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CmsException("the certificate cannot be used: " + e.getMessage(), e);
    }
  }

  /** Whoever takes the certificate of another key makes what nobody can verify. */
  private static void requireOfKey(byte[] document, byte[] signature, X509Certificate own)
      throws CmsException {
    if (!SignatureCheck.belongs(document, signature)) {
      throw new CmsException(
          "the first certificate, of " + Certificates.name(own) + ", is not the one of this key");
    }
  }

  private static AttributeTable at(Instant time) {
    Attribute signed =
        new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(time))));
    return new AttributeTable(new Hashtable<>(Map.of(signed.getAttrType(), signed)));
  }
}
