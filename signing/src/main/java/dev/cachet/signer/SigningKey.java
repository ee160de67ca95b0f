package dev.cachet.signer;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.PublicJwk;
import dev.cachet.signer.material.EcMaterial;
import dev.cachet.signer.material.Ed25519Material;
import dev.cachet.signer.material.KeyMaterial;
import dev.cachet.signer.material.MlDsaMaterial;
import dev.cachet.signer.material.RsaMaterial;
import java.security.SecureRandom;

/** A private key in memory and the public key that belongs to it. Never printed, never compared. */
public final class SigningKey implements Signer {
  private final KeyMaterial material;
  private final PublicJwk publicKey;

  SigningKey(KeyMaterial material) {
    this.material = material;
    this.publicKey = material.publicKey();
  }

  /**
   * Makes a new key.
   *
   * @param algorithm what the key signs with; PS256 gets 3072 bits
   * @param random the source of the key's secrecy
   * @return a key that exists nowhere else
   */
  public static SigningKey generate(Algorithm algorithm, SecureRandom random) {
    return new SigningKey(
        switch (algorithm) {
          case ED25519 -> Ed25519Material.generate(random);
          case ES256, ES384 -> EcMaterial.generate(algorithm, random);
          case PS256 -> RsaMaterial.generate(random);
          case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> MlDsaMaterial.generate(algorithm, random);
        });
  }

  @Override
  public PublicJwk publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    return material.sign(message);
  }

  byte[] pkcs8() {
    return material.pkcs8();
  }

  @Override
  public String toString() {
    return "SigningKey[" + publicKey.kid() + "]";
  }
}
