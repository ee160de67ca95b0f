package dev.cachet.endofsupport;

import dev.cachet.vex.VexProduct;
import dev.cachet.vex.VexState;
import dev.cachet.vex.VexStatement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Descriptions and statements of the tests. */
final class SupportEnds {
  static final Instant ISSUED = Instant.parse("2026-11-30T12:00:00Z");
  static final String JSON =
      """
      {"schemaVersion": 1, "manufacturer": "example-devices", "product": "ventilator-x",
       "title": "Ventilator X", "publisher": "Example Devices",
       "publisherUrl": "https://devices.example",
       "reference": "https://devices.example/notices/1", "id": "EXAMPLE-EOS", "serial": 3,
       "udiDis": ["04012345678901"], "versions": ["2.4", "2.5"],
       "dates": {"generalAvailability": "2019-01-01", "endOfSales": "2027-03-31",
                 "endOfSecuritySupport": "2029-06-30", "endOfLife": "2030-07-01"},
       "contact": "security@devices.example"}
      """;

  private SupportEnds() {}

  static SupportEnd read(String json) throws InvalidSupportEndException {
    return SupportEnd.read(json.getBytes(StandardCharsets.UTF_8));
  }

  static SupportEnd plain() {
    try {
      return read(JSON);
    } catch (InvalidSupportEndException e) {
      throw new IllegalStateException(e);
    }
  }

  static VexStatement vex(
      String id, VexState state, @Nullable String detail, String component, String... responses) {
    return new VexStatement(
        id,
        "NVD",
        state,
        null,
        detail,
        List.of(responses),
        List.of(VexProduct.named(component, "1.0")));
  }

  /** One of each state, two about one vulnerability, and one that is no CVE. */
  static List<VexStatement> everyState() {
    return List.of(
        vex("CVE-2026-1001", VexState.EXPLOITABLE, "known", "zlib", "workaround_available"),
        vex("CVE-2026-1002", VexState.IN_TRIAGE, null, "zlib"),
        vex("CVE-2026-1003", VexState.RESOLVED, null, "openssl"),
        vex("CVE-2026-1004", VexState.NOT_AFFECTED, "not built in", "openssl"),
        vex("CVE-2026-1005", VexState.FALSE_POSITIVE, null, "busybox"),
        vex("CVE-2026-1006", VexState.NOT_AFFECTED, null, "busybox"),
        vex("CVE-2026-1006", VexState.EXPLOITABLE, null, "zlib", "will_not_fix"),
        vex("CVE-2026-1007", VexState.RESOLVED_WITH_PEDIGREE, null, "zlib"),
        vex("GHSA-aaaa-bbbb-cccc", VexState.EXPLOITABLE, null, "zlib", "update"),
        vex("CVE-2026-1008", VexState.EXPLOITABLE, "<b>\u202e\"quoted\"</b>", "zlib"));
  }
}
