package dev.cachet.os.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsReleaseTest {
  private static String name(String line) {
    return OsRelease.parse("f", line.getBytes(StandardCharsets.UTF_8)).value("NAME");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NAME=Debian|Debian",
        "NAME=\"Debian GNU/Linux\"|Debian GNU/Linux",
        "NAME='Debian GNU/Linux'|Debian GNU/Linux",
        "NAME=Wind River Linux|Wind River Linux",
        "NAME=\"not closed|not closed",
        "NAME=Debian # and why|Debian",
        "NAME=\"C# Linux # 1\"|C# Linux # 1",
        "NAME=C#|C#",
        "NAME=\"a \\\"b\\\" \\$c \\d\"|a \"b\" $c \\d",
        "NAME='a \\n'|a \\n",
        "NAME=a\\ b|a b",
        "NAME=\"a\"'b'c|abc",
        "  NAME=x|x",
        "export NAME=x|x",
        "`NAME=one\nNAME=two`|two",
        "`NAME=one\r\nID=x\r\n`|one",
        "`\ufeffNAME=marked`|marked",
        "NAME=a=b|a=b"
      })
  void readsWhatAShellWouldRead(String line, String expected) {
    assertEquals(expected, name(line));
  }

  @ParameterizedTest
  @CsvSource({"#NAME=x", "NA ME=x", "=x", "1NAME=x", "NAME", "name=x"})
  void passesOverWhatIsNoAssignment(String line) {
    assertEquals("", name(line));
  }

  @Test
  void keepsTheFilesName() {
    assertEquals("/etc/os-release", OsRelease.parse("/etc/os-release", new byte[0]).file());
  }
}
