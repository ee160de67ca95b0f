package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.lookup.ComponentLookup;
import dev.cachet.os.OsIdentifier;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyEndsTest {
  private static final Catalogue BUNDLED = Catalogue.bundled();

  private static SupportVerdict judge(String identifier, String day) {
    return new SupportAssessor(BUNDLED)
        .assess(
            new OsIdentifier(BUNDLED).identify("debian", "12"),
            List.of(new ComponentLookup(BUNDLED).find(identifier)),
            new Horizon(LocalDate.parse(day), null, 0))
        .verdicts()
        .get(1);
  }

  @ParameterizedTest
  @CsvSource({
    // The last day is support.
    "pkg:deb/debian/libmbedtls14@2.28.3-1?upstream=mbedtls&distro=debian-12,2026-06-12,SUPPORTED",
    "pkg:deb/debian/libmbedtls14@2.28.3-1?upstream=mbedtls&distro=debian-12,2026-06-13,ENDED",
    "pkg:deb/debian/libmbedtls14@2.28.3-1?upstream=mbedtls%402.28.3-1&distro=debian-12,2026-07-01,ENDED",
    "pkg:deb/debian/dnsdist@1.7.3-2?distro=debian-12,2026-01-01,ENDED",
    "pkg:deb/debian/php-horde-core@1?distro=bookworm,2026-01-01,ENDED",
    // Another source, another release, another distribution.
    "pkg:deb/debian/libssl3@3.0.11-1?upstream=openssl&distro=debian-12,2026-06-13,SUPPORTED",
    "pkg:deb/debian/libmbedtls21@3.6.0-1?upstream=mbedtls&distro=debian-13,2026-07-01,SUPPORTED",
    "pkg:deb/debian/pdns-tools-like@1?distro=debian-12,2026-01-01,SUPPORTED"
  })
  void endsWithItsSourcePackage(String identifier, String day, SupportState state) {
    assertEquals(state, judge(identifier, day).stateOnDay());
  }

  @Test
  void namesTheSourceOfTheEarlierEnd() {
    SupportVerdict verdict =
        judge(
            "pkg:deb/debian/libwolfssl35@5.5.4-2?upstream=wolfssl&distro=debian-12", "2026-11-30");
    assertEquals(LocalDate.parse("2026-06-12"), verdict.supportEnd());
    assertEquals("debian-security-support 1:12+2026.06.30", verdict.fact().orElseThrow().source());
    assertTrue(
        verdict
            .explanation()
            .endsWith(
                "the distribution ended the support of its source package wolfssl before that of"
                    + " the release"));
  }
}
