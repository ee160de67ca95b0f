package dev.cachet.factory;

import dev.cachet.ceremony.DraftKey;
import dev.cachet.jose.Algorithm;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.Role;
import java.security.SecureRandom;
import java.util.List;

/** Somebody with one role and a key of each family. */
public record Person(String holder, Role role, SigningKey classical, SigningKey pq) {
  public static Person of(String holder, Role role) {
    SecureRandom random = new SecureRandom();
    return new Person(
        holder,
        role,
        SigningKey.generate(Algorithm.ED25519, random),
        SigningKey.generate(Algorithm.ML_DSA_65, random));
  }

  public List<SigningKey> signers() {
    return List.of(classical, pq);
  }

  public List<DraftKey> keys() {
    return signers().stream().map(key -> new DraftKey(holder, role, key.publicKey())).toList();
  }
}
