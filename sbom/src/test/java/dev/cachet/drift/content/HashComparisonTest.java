package dev.cachet.drift.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.identity.ComponentHash;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weak digests that agree prove nothing where the thing has better ones. */
class HashComparisonTest {
  @ParameterizedTest
  @CsvSource({
    "'SHA-256,SHA-512','SHA-256,SHA-512',SAME",
    "SHA-512,'SHA-256,SHA-512',SAME",
    "SHA-1,'SHA-1,SHA-256',NOT_STATED",
    "'MD5,SHA-1','MD5,SHA-1,SHA-256',NOT_STATED",
    "MD5,SHA-256,NOT_STATED",
    "'',SHA-256,NOT_STATED",
    "SHA-1,SHA-1,SAME",
    "SHA-256,'',NOT_TAKEN",
    "MD5,'',NOT_TAKEN",
    "'','',SAME",
  })
  void comparesWhatIsWorthComparing(String stated, String now, HashComparison expected) {
    assertEquals(expected, HashComparison.of(component(stated), component(now)));
  }

  private static Component component(String algorithms) {
    List<ComponentHash> hashes = new ArrayList<>();
    Arrays.stream(algorithms.split(","))
        .filter(algorithm -> !algorithm.isEmpty())
        .forEach(algorithm -> hashes.add(new ComponentHash(algorithm, "ab")));
    return Component.builder("a", ComponentType.LIBRARY, "a").hashes(hashes).build();
  }
}
