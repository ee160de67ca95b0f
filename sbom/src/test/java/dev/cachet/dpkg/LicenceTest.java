package dev.cachet.dpkg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.SpdxLicences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceTest {
  private final List<String> tooLong = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "mit, ID MIT",
    "Apache-2.0, ID Apache-2.0",
    "LLVM-exception, NAME LLVM-exception",
    "GPL-2.0-only WITH Classpath-exception-2.0, "
        + "EXPRESSION GPL-2.0-only WITH Classpath-exception-2.0",
    "MIT WITH MIT, NAME MIT WITH MIT",
    "((MIT) OR (isc)), EXPRESSION ((MIT) OR (ISC))",
    "(MIT, NAME (MIT",
    "MIT BSD, NAME MIT BSD",
    "MIT AND, NAME MIT AND",
    "custom, NAME custom",
    "LicenseRef-own, EXPRESSION LicenseRef-own",
    "LicenseRef-, NAME LicenseRef-",
    "apache-2.0+ OR DocumentRef-x:LicenseRef-y, "
        + "EXPRESSION Apache-2.0+ OR DocumentRef-x:LicenseRef-y",
    "MIT WITH LicenseRef-own, NAME MIT WITH LicenseRef-own"
  })
  void writesAnIdOnlyIfTheListHasIt(String text, String expected) {
    LicenceClaim claim = SpdxLicences.claim(text);
    assertEquals(expected, claim.form() + " " + claim.text());
  }

  @ParameterizedTest
  @CsvSource({
    "GPL-2, GPL-2.0-only",
    "GPL-2+, GPL-2.0-or-later",
    "LGPLv2.1+, LGPL-2.1-or-later",
    "GPL-1+, GPL-1.0-or-later",
    "GFDL-NIV-1.3+, GFDL-1.3-no-invariants-or-later",
    "AGPL-3, AGPL-3.0-only",
    "Expat, MIT",
    "BSD-3-clause, BSD-3-Clause",
    "GPL-9, ''",
    "BSD, ''"
  })
  void knowsTheShortNamesOfDebian(String name, String expected) {
    assertEquals(expected, DebianLicenceName.spdx(name).orElse(""));
  }

  @Test
  void keepsTheTextOfWhatHasNoIdentifier() {
    String file =
        """
        Format: x

        Files: *
        License: home made

        Files: a
        License: Expat
         Known.

        License: home made
          Do what you
        \tlike\f.
         .
         But ask.
        \s
        Comment: c

        License: other
         .
        """;
    List<LicenceClaim> claims = licences(file);
    assertEquals(List.of("MIT", "home made", "other"), claims.stream().map(c -> c.text()).toList());
    assertNull(claims.get(0).wording());
    assertEquals("Do what you\nlike .\n\nBut ask.", claims.get(1).wording());
    assertNull(claims.get(2).wording());
    assertEquals(List.of(), tooLong);
    assertEquals(claims, licences(file.replace("\n", "\r\n")), "as Windows writes it");
  }

  @Test
  void leavesOutATextThatIsTooLong() {
    String file = "Format: x\n\nLicense: own\n " + "x".repeat(1 << 16) + "\n";
    List<LicenceClaim> claims = licences(file);
    assertEquals("own", claims.get(0).text());
    assertNull(claims.get(0).wording());
    assertEquals(List.of("own"), tooLong);
  }

  @Test
  void joinsAlternativesAndTheRestIntoOneExpression() {
    assertEquals(
        List.of("MIT AND (GPL-1.0-or-later OR Artistic-1.0) AND LicenseRef-home-made"),
        claims(
            "Format: x\n\nLicense: GPL-1+ or Artistic\n\nLicense: Expat\n\nLicense: home made\n"));
  }

  @Test
  void keepsWhatItCannotReadAsItIsWritten() {
    assertEquals(
        List.of("GPL-2+ and BSD, or MIT", "GPL-2+ with OpenSSL exception"),
        claims(
            """
            Format: x
            License: GPL-2+ with OpenSSL exception
            License: GPL-2+ and BSD, or MIT
            """));
  }

  @Test
  void takesNoProseForALicence() {
    assertEquals(List.of(), claims("License: Permission is hereby granted, free of charge\n"));
  }

  private List<String> claims(String file) {
    return licences(file).stream().map(LicenceClaim::text).toList();
  }

  private List<LicenceClaim> licences(String file) {
    return CopyrightFile.licences(file.getBytes(StandardCharsets.UTF_8), tooLong::add);
  }
}
