package dev.cachet.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class Sha256Properties {
  @Example
  void givesThePublishedValueOfAbc() {
    // FIPS 180-4, example "abc".
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Sha256.of(new byte[] {'a', 'b', 'c'}).hex());
  }

  @Property
  void textFormReadsBack(@ForAll byte[] bytes) {
    Sha256 digest = Sha256.of(bytes);
    assertEquals(digest, Sha256.fromHex(digest.hex()));
    assertEquals(digest, Sha256.fromBytes(digest.bytes()));
  }

  @Example
  void refusesEveryOtherSpelling() {
    String hex = Sha256.of(new byte[0]).hex();
    assertFalse(Sha256.isHex(hex.toUpperCase(java.util.Locale.ROOT)));
    assertThrows(IllegalArgumentException.class, () -> Sha256.fromHex(hex + "0"));
    assertThrows(IllegalArgumentException.class, () -> Sha256.fromBytes(new byte[31]));
  }
}
