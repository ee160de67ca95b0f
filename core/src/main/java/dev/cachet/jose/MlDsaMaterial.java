package dev.cachet.jose;

import java.util.Map;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** Pure ML-DSA of FIPS 204 with an empty context; keys as in RFC 9964. */
final class MlDsaMaterial extends KeyMaterial {
  private final MLDSAPublicKeyParameters key;
  private final int signatureLength;

  MlDsaMaterial(Algorithm algorithm, byte[] pub) throws KeyRuleException {
    super(
        algorithm, Map.of("kty", "AKP", "alg", algorithm.jwsName(), "pub", Base64Url.encode(pub)));
    int keyLength;
    MLDSAParameters parameters;
    switch (algorithm) {
      case ML_DSA_44 -> {
        keyLength = 1312;
        signatureLength = 2420;
        parameters = MLDSAParameters.ml_dsa_44;
      }
      case ML_DSA_65 -> {
        keyLength = 1952;
        signatureLength = 3309;
        parameters = MLDSAParameters.ml_dsa_65;
      }
      case ML_DSA_87 -> {
        keyLength = 2592;
        signatureLength = 4627;
        parameters = MLDSAParameters.ml_dsa_87;
      }
      default -> throw new IllegalArgumentException(algorithm + " is not ML-DSA");
    }
    if (pub.length != keyLength) {
      throw new KeyRuleException("TRU-11", "pub", pub.length + " bytes", keyLength + " bytes");
    }
    this.key = new MLDSAPublicKeyParameters(parameters, pub);
  }

  @Override
  public int signatureLength() {
    return signatureLength;
  }

  @Override
  public boolean verifies(byte[] input, byte[] signature) {
    MLDSASigner signer = new MLDSASigner();
    signer.init(false, key);
    signer.update(input, 0, input.length);
    return signer.verifySignature(signature);
  }
}
