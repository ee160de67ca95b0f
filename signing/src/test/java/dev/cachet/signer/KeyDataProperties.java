package dev.cachet.signer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Algorithm;
import dev.cachet.signer.material.InvalidKeyDataException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class KeyDataProperties {
  private static final Map<Algorithm, byte[]> KEYS = new EnumMap<>(Algorithm.class);

  @Property(tries = 500)
  void damagedKeyNeverEscapesAsAnythingButOneError(
      @ForAll Algorithm algorithm,
      @ForAll @IntRange(max = 4000) int place,
      @ForAll @IntRange(min = 1, max = 255) int flip) {
    byte[] der = key(algorithm).clone();
    der[place % der.length] ^= (byte) flip;
    readsOrRefuses(der);
  }

  @Property(tries = 300)
  void truncatedKeyNeverEscapesAsAnythingButOneError(
      @ForAll Algorithm algorithm, @ForAll @IntRange(max = 4000) int length) {
    byte[] der = key(algorithm);
    readsOrRefuses(java.util.Arrays.copyOf(der, length % der.length));
  }

  @Property(tries = 500)
  void arbitraryBytesNeverEscapeAsAnythingButOneError(@ForAll @Size(max = 200) byte[] bytes) {
    readsOrRefuses(bytes);
    try {
      byte[] unused = KeyEncryption.decrypt(bytes, new char[8]);
    } catch (InvalidKeyDataException e) {
      assertTrue(e.getMessage().length() > 0);
    }
  }

  private static void readsOrRefuses(byte[] der) {
    try {
      SigningKey unused = Pkcs8.read(der);
    } catch (InvalidKeyDataException e) {
      assertTrue(e.getMessage().length() > 0);
    }
  }

  private static synchronized byte[] key(Algorithm algorithm) {
    return KEYS.computeIfAbsent(algorithm, a -> SigningKey.generate(a, new SecureRandom()).pkcs8());
  }
}
