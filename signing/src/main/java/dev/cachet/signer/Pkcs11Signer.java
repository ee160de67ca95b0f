package dev.cachet.signer;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.PublicJwk;
import dev.cachet.signer.material.EcdsaForm;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** A key inside a token. The message goes in, the signature comes out. */
final class Pkcs11Signer implements Signer {
  private static final PSSParameterSpec PS256 =
      new PSSParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

  private final Path library;
  private final Provider provider;
  private final PrivateKey key;
  private final PublicJwk publicKey;

  Pkcs11Signer(Path library, Provider provider, PrivateKey key, PublicJwk publicKey) {
    this.library = library;
    this.provider = provider;
    this.key = key;
    this.publicKey = publicKey;
  }

  @Override
  public PublicJwk publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) throws IOException {
    try {
      Signature signature = signature();
      signature.initSign(key);
      signature.update(message);
      byte[] made = signature.sign();
      return switch (algorithm()) {
        case ES256 -> EcdsaForm.joined(made, EcdsaForm.P256);
        case ES384 -> EcdsaForm.joined(made, EcdsaForm.P384);
        default -> made;
      };
    } catch (GeneralSecurityException | ProviderException e) {
      throw new IOException(library + ": the token did not sign: " + Pkcs11Token.reason(e), e);
    }
  }

  private Signature signature() throws GeneralSecurityException {
    return switch (algorithm()) {
      case ES256 -> Signature.getInstance("SHA256withECDSA", provider);
      case ES384 -> Signature.getInstance("SHA384withECDSA", provider);
      case PS256 -> {
        Signature pss = Signature.getInstance("RSASSA-PSS", provider);
        pss.setParameter(PS256);
        yield pss;
      }
      default -> throw new GeneralSecurityException("no token signs with " + algorithm());
    };
  }

  private Algorithm algorithm() {
    return publicKey.algorithm().orElseThrow();
  }
}
