package dev.cachet.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.chunk.ChunkReading;
import dev.cachet.device.DeviceTime;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.Refusal;
import dev.cachet.trust.CountedSigner;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.VerificationReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What people and programs are told of the checks of a package. */
class ReportFormatTest {
  private static final DeviceTime NOW = DeviceTime.trusted(Instant.parse("2026-11-23T12:00:00Z"));

  private final PackageAuditor auditor = new PackageAuditor(Maker.factoryRoot());
  private final byte[] sound = new ReleaseFixture().bytes();
  private final byte[] damaged = damaged();

  @Test
  void aProofSaysAsJsonWhoSignedAndHowFarContentsWereRead() throws Exception {
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(sound))) {
      VerifiedPackage verified = auditor.verify(received, NOW);
      JsonObject json = json(ReportFormat.JSON.write(verified, NOW));
      assertEquals(1, json.integer("schemaVersion", 0, 9));
      assertEquals("2026-11-23T12:00:00Z", json.string("asOf"));
      assertEquals(verified.packageId().hex(), json.string("package"));
      assertEquals(1, json.integer("rootVersion", 0, 9));
      assertEquals(
          verified.signers().stream().map(signer -> signer.kid()).toList(),
          strings(json.objects("signers", 9), "kid"));
      assertEquals("DECODED", json.object("chunks").string("depth"));
      assertEquals(
          json.object("chunks").integer("named", 1, 99),
          json.object("chunks").integer("present", 1, 99));
      assertEquals(names(), strings(json.objects("checks", 99), "check"));
    }
  }

  @Test
  void aProofSaysAsTextOnlyWhatIsNotSimplyPassed() throws Exception {
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(sound))) {
      VerifiedPackage verified = auditor.verify(received, NOW);
      assertEquals(
          "verified "
              + verified.packageId()
              + ", as of 2026-11-23T12:00:00Z\n"
              + verified.signers().stream()
                  .map(one -> "signed by " + one.words() + "\n")
                  .collect(Collectors.joining())
              + "TARGET NOT_REACHED there is no device to compare with\n"
              + "COUNTERS NOT_REACHED there is no device to compare with\n"
              + "CHUNKS PASSED 6000 bytes\n",
          text(ReportFormat.TEXT.write(verified, NOW)));
      CountedSigner first = verified.signers().get(0);
      String family = first.algorithm().jwsName().startsWith("ML-DSA") ? "pq" : "classical";
      String who = first.holder() + " (" + first.role().text() + ", " + family + ")";
      assertEquals(
          who + " with " + first.algorithm().jwsName() + " key " + first.kid(), first.words());
      assertTrue(verified.report().result(Check.QUORUM).detail().contains("; by " + who));
    }
  }

  @Test
  void aReportNamesEveryCheckAndTheRefusal() throws Exception {
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(damaged))) {
      VerificationReport report = auditor.examine(received, NOW);
      Refusal refusal = report.refusal().orElseThrow();
      JsonObject json = json(ReportFormat.JSON.write(report, NOW));
      assertEquals(names(), strings(json.objects("checks", 99), "check"));
      assertEquals(
          report.results().stream().map(result -> result.outcome().name()).toList(),
          strings(json.objects("checks", 99), "outcome"));
      assertEquals("CHUNK_CORRUPT", json.object("refusal").string("reason"));
      assertEquals(
          json.object("refusal").toMap(),
          json(ReportFormat.JSON.write(refusal, NOW)).object("refusal").toMap());
      List<String> lines = text(ReportFormat.TEXT.write(report, NOW)).lines().toList();
      assertEquals("as of 2026-11-23T12:00:00Z", lines.get(0));
      assertEquals(
          names(), lines.stream().skip(1).map(l -> l.substring(0, l.indexOf(' '))).toList());
      assertTrue(lines.get(12).startsWith("CHUNKS FAILED "), lines.get(12));
      assertEquals(refusal.line() + "\n", text(ReportFormat.TEXT.write(refusal, NOW)));
    }
  }

  @Test
  void aProofSaysThatChunksAreAbsent() throws Exception {
    PayloadFixture payload = PayloadFixture.of("rootfs", SampleBytes.mixed(9000), 4096);
    byte[] bytes = new ReleaseFixture().payloads(payload.chunk(1, chunk -> chunk.absent())).bytes();
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(bytes))) {
      VerifiedPackage verified = auditor.verify(received, NOW, ChunkReading.stored());
      String text = text(ReportFormat.TEXT.write(verified, NOW));
      assertTrue(
          text.endsWith(
              "contents INCOMPLETE: 1 of 3 chunks are absent; a device needs them from elsewhere\n"),
          text);
    }
  }

  @Test
  void saysWhatWasKnownOfThePresent() throws Exception {
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(sound))) {
      DeviceTime floor = DeviceTime.untrusted(Instant.parse("2026-01-01T00:00:00Z"));
      VerificationReport report = auditor.examine(received, floor);
      assertTrue(text(ReportFormat.TEXT.write(report, floor)).startsWith(floor + "\n"));
      JsonObject json = json(ReportFormat.JSON.write(report, floor));
      assertEquals("2026-01-01T00:00:00Z", json.string("clockFloor"));
      assertEquals(false, json.has("asOf"));
      assertEquals(false, json.has("refusal"));
    }
  }

  private static byte[] damaged() {
    byte[] bytes = new ReleaseFixture().bytes();
    bytes[bytes.length - 1024 - 512] ^= 1;
    return bytes;
  }

  private static List<String> names() {
    return Arrays.stream(Check.values()).map(Check::name).toList();
  }

  private static List<String> strings(List<JsonObject> objects, String member) throws Exception {
    List<String> strings = new java.util.ArrayList<>();
    for (JsonObject object : objects) {
      strings.add(object.string(member));
    }
    return strings;
  }

  private static JsonObject json(byte[] written) throws Exception {
    String text = text(written);
    assertEquals(text.length() - 1, text.indexOf('\n'), "one line");
    return StrictJson.parse(
        text.strip().getBytes(StandardCharsets.UTF_8), JsonLimits.of(written.length));
  }

  private static String text(byte[] written) {
    return new String(written, StandardCharsets.UTF_8);
  }
}
