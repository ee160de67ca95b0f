package dev.cachet.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.cachet.os.file.OsRelease;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OsIdentifierProperties {
  private static final List<String> KEYS =
      List.of("ID", "NAME", "VERSION_ID", "PRETTY_NAME", "CPE_NAME", "ID_LIKE", "VERSION_CODENAME");

  private final OsIdentifier identifier = new OsIdentifier(Samples.LISTED);

  private OsIdentity identify(byte[] text) {
    return identifier.identify(OsRelease.parse("/etc/os-release", text));
  }

  @Property
  void noInputMakesItThrow(@ForAll byte[] text) {
    assertNotNull(identify(text));
  }

  @Property
  void noAssignmentsMakeItThrow(@ForAll("assignments") List<String> lines) {
    assertNotNull(identify(bytes(lines, "\n")));
  }

  @Property
  void quotesOrderLineEndsAndCommentsNeverChangeTheAnswer(
      @ForAll("fields") List<String> values, @ForAll Random random) {
    List<String> plain = new ArrayList<>();
    List<String> dressed = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      plain.add(KEYS.get(i) + "=\"" + values.get(i) + "\"");
      dressed.add(dress(KEYS.get(i), values.get(i), random));
    }
    dressed.add("# ID=other");
    dressed.add("");
    Collections.shuffle(dressed, random);
    String end = random.nextBoolean() ? "\r\n" : "\n";
    assertEquals(identify(bytes(plain, "\n")), identify(bytes(dressed, end)));
  }

  private static String dress(String key, String value, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> key + "='" + value + "'";
      case 1 -> key + "=" + value;
      case 2 -> "  " + key + "=\"" + value + "\" # comment";
      default -> key + "=\"" + value + "\"";
    };
  }

  private static byte[] bytes(List<String> lines, String end) {
    return String.join(end, lines).getBytes(StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<List<String>> assignments() {
    Arbitrary<String> value = Arbitraries.strings().ofMaxLength(20);
    return Combinators.combine(Arbitraries.of(KEYS), value)
        .as((key, text) -> key + "=" + text)
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<String>> fields() {
    return Arbitraries.of(
            "debian",
            "Debian GNU/Linux",
            "12",
            "bookworm",
            "alpine",
            "Alpine Linux",
            "3.20.1",
            "cpe:/o:alpinelinux:alpine_linux:3.20",
            "kirkstone",
            "")
        .list()
        .ofSize(KEYS.size());
  }
}
