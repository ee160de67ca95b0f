package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Overrides;
import dev.cachet.document.BomDocument;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.os.file.OsRelease;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distributions of the manufacturer's own, found by facts of its own or by their SUPPORT_END. */
class OwnSystemTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Catalogue withFact(String product, String cycle) throws IOException {
    String json =
        """
        {"schemaVersion":1,"facts":[{"product":"%s","cycle":"%s","supportEnd":"2031-12-31",
         "provider":"Example Ltd","reference":"contract 4711","noted":"2026-11-01"}]}
        """;
    return Overrides.read(bytes(json.formatted(product, cycle))).apply(Catalogue.bundled());
  }

  private static OsRelease release(String lines) {
    return OsRelease.parse("/etc/os-release", bytes(lines.replace(' ', '\n')));
  }

  private static SupportVerdict judge(Catalogue facts, String lines, LocalDate day) {
    return new SupportCheck(facts)
        .release(release(lines), new Horizon(day, null, 0))
        .verdicts()
        .get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acme-os|4.2|ID=acme-os NAME=Acme VERSION_ID=4.2|4.2",
        "acme-os|4.2|ID=acme-os VERSION_ID=4.2.7|4.2",
        "acme-os|4|ID=acme-os NAME=Acme VERSION_ID=4.2-r3 DISTRO_CODENAME=scarthgap|4",
        "acme-os|4.2|ID=acme-os ID_LIKE=debian VERSION='4.2(spring)'|4.2",
        "Acme-OS|2026.1|ID=acme-os IMAGE_VERSION=2026.1|2026.1",
        "qnx|8.0|ID=qnx VERSION_ID=8.0.2|8.0",
        "kali|2026.1|ID=kali VERSION_ID=2026.1|2026.1",
        "amzn|2|ID=amzn NAME='Amazon\u00a0Linux' VERSION_ID=2|",
        "acme-os|4.2|ID=acme-os VERSION_ID=4.20|",
        "acme-os|4.2|ID=acme-os VERSION_ID=4.2-rc1|",
        "acme-os|4.2|ID=acme-os VERSION_ID=4.2+snapshot-20260101|",
        "acme-os|4.2|ID=acme-os NAME=Acme|"
      })
  void aFactOfOnesOwnIsFoundByTheIdOfOsRelease(
      String product, String cycle, String lines, String found) throws IOException {
    OsIdentity os = new OsIdentifier(withFact(product, cycle)).identify(release(lines));
    assertEquals(found, os.cycle(), os.rule());
  }

  @Test
  void itsVerdictNamesTheContract() throws IOException {
    SupportVerdict verdict =
        judge(withFact("acme-os", "4.2"), "ID=acme-os NAME=Acme VERSION_ID=4.2.1", DAY);
    assertEquals(SupportState.SUPPORTED, verdict.state());
    assertEquals(LocalDate.of(2031, 12, 31), verdict.supportEnd());
    assertEquals("Example Ltd, contract 4711", verdict.fact().orElseThrow().source());
    assertEquals(
        SupportState.CYCLE_NOT_LISTED,
        judge(withFact("acme-os", "4.2"), "ID=acme-os NAME=Acme VERSION_ID=5.0", DAY).state());
    assertEquals(
        SupportState.UNKNOWN,
        judge(Catalogue.bundled(), "ID=acme-os NAME=Acme VERSION_ID=4.2.1", DAY).state());
  }

  @Test
  void packagesOfTheDistributionHaveItsSupport() throws IOException {
    String json =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6","components":[
         {"type":"operating-system","name":"acme-os","version":"4.2.1"},
         {"type":"library","name":"a","purl":"pkg:deb/acme-os/a@1"},
         {"type":"library","name":"b","purl":"pkg:rpm/acme-os/b@1?distro=acme-os-4.2.1"}]}
        """;
    BomDocument document = BomDocument.read("s", new ByteArrayInputStream(bytes(json)));
    SupportReport report =
        new SupportCheck(withFact("acme-os", "4.2")).document(document, new Horizon(DAY, null, 0));
    assertEquals(
        List.of(SupportState.SUPPORTED, SupportState.SUPPORTED, SupportState.SUPPORTED),
        report.verdicts().stream().map(SupportVerdict::state).toList());
  }

  @Test
  void aContractMayNameAListedSystemByItsId() throws IOException {
    Catalogue facts = withFact("ol", "7");
    assertEquals(
        LocalDate.of(2031, 12, 31),
        facts.cycle("oracle-linux", "7").orElseThrow().supportEnd().day());
    assertEquals(
        Catalogue.bundled().products().size(), facts.products().size(), "no second product");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ID=bazzite NAME=Bazzite ID_LIKE=fedora VERSION_ID=43|SUPPORTED|ENDED",
        "ID=acme NAME=Acme VERSION_ID=1|SUPPORTED|ENDED",
        "ID=acme BUILD_ID=7|SUPPORTED|ENDED",
        "ID=debian NAME=Appliance VERSION_ID=12|UNKNOWN|UNKNOWN",
        "NAME=Nobody VERSION_ID=12|UNKNOWN|UNKNOWN",
        "ID=kali NAME=Kali VERSION_ID=2026.1|ROLLING|ROLLING"
      })
  void theVendorsOwnEndCountsForAnIdThatIsNotListed(
      String lines, SupportState before, SupportState after) {
    String claim = lines + " SUPPORT_END=2026-12-02";
    SupportVerdict lasting = judge(Catalogue.bundled(), claim, DAY);
    assertEquals(before, lasting.state());
    assertEquals(
        before, judge(Catalogue.bundled(), claim, LocalDate.of(2026, 12, 2)).state(), "last day");
    assertEquals(after, judge(Catalogue.bundled(), claim, LocalDate.of(2026, 12, 3)).state());
    if (before == SupportState.SUPPORTED) {
      assertEquals("/etc/os-release", lasting.fact().orElseThrow().source());
      assertTrue(lasting.explanation().contains("the vendor's own SUPPORT_END"));
    } else {
      assertNull(lasting.supportEnd());
    }
    assertEquals(
        SupportState.UNKNOWN, judge(Catalogue.bundled(), "ID=acme SUPPORT_END=soon", DAY).state());
  }
}
