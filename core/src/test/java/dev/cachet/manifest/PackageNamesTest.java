package dev.cachet.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageNamesTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 10, 1_234_567_890, PackageNames.MAX_ROOT_VERSION})
  @Tag("PKG-7")
  void readsTheVersionThatItWroteIntoAName(long version) {
    assertEquals(OptionalLong.of(version), PackageNames.rootVersion(PackageNames.root(version)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, PackageNames.MAX_ROOT_VERSION + 1})
  void namesNoRootOfAnotherVersion(long version) {
    assertThrows(IllegalArgumentException.class, () -> PackageNames.root(version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roots/0000000000.json",
        "roots/000000001.json",
        "roots/00000000001.json",
        "roots/000000000a.json",
        "roots/000000000/.json",
        "roots/000000000:.json",
        "roots/-000000001.json",
        "roots/0000000001.jsom",
        "rootz/0000000001.json",
      })
  @Tag("PKG-7")
  void readsNoVersionFromAnotherName(String name) {
    assertEquals(OptionalLong.empty(), PackageNames.rootVersion(name));
  }

  @Test
  void namesAThousandPayloads() {
    assertEquals("payload/000/index", PackageNames.index(0));
    assertEquals("payload/999/data", PackageNames.data(999));
    assertThrows(IllegalArgumentException.class, () -> PackageNames.index(1_000));
    assertThrows(IllegalArgumentException.class, () -> PackageNames.data(-1));
  }
}
