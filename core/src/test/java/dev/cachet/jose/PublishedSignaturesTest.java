package dev.cachet.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The file of published signatures, which every reader of format 1 is to be tested with. */
class PublishedSignaturesTest {
  private static final Path FILE = Path.of("src", "test", "vectors", "algorithms", "published.txt");

  @Test
  @Tag("TRU-19")
  void verifyOverTheirMessageAndOverNoOther() throws Exception {
    Set<Algorithm> seen = EnumSet.noneOf(Algorithm.class);
    for (String block : Files.readString(FILE).strip().split("\n\n", -1)) {
      Map<String, String> entry = new HashMap<>();
      block.lines().forEach(line -> entry.put(key(line), line.substring(key(line).length() + 2)));
      PublicJwk key = PublicJwk.read(Refused.json(entry.get("key")));
      byte[] message = HexFormat.of().parseHex(entry.get("message"));
      byte[] signature = HexFormat.of().parseHex(entry.get("signature"));
      KeyMaterial material = key.material();
      assertTrue(material.verifies(message, signature), entry.get("source"));
      byte[] longer = Arrays.copyOf(message, message.length + 1);
      assertFalse(material.verifies(longer, signature), entry.get("source"));
      signature[signature.length / 2] ^= 1;
      assertFalse(material.verifies(message, signature), entry.get("source"));
      seen.add(key.algorithm().orElseThrow());
    }
    assertEquals(EnumSet.allOf(Algorithm.class), seen, "an algorithm without a published value");
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf(": "));
  }
}
