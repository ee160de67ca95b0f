package dev.cachet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.document.BomDocument;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportCheck;
import dev.cachet.lifecycle.SupportReport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packages of one distribution are one row; what says something else keeps its own. */
class FoldedRowsTest {
  @Test
  void packagesOfOneDistributionAreOneRowAndOthersAreNot() throws Exception {
    SupportReport report =
        report(
            "pkg:deb/debian/bash@5.2?distro=debian-12",
            "pkg:deb/debian/libc6@2.36?distro=debian-12",
            "pkg:deb/debian/old@1?distro=debian-10",
            "pkg:generic/openssl@1.1.1w",
            "pkg:deb/debian/zlib1g@1.2?distro=debian-12",
            "pkg:deb/debian/unknown@1?distro=debian-99");
    List<Row> rows = Row.of(report);
    assertEquals(7, report.verdicts().size());
    assertEquals(List.of(1, 3, 1, 1, 1), rows.stream().map(Row::count).toList());
    assertEquals("3 packages of Debian 12", rows.get(1).subject(PageWords.ENGLISH));
    assertEquals("pkg:deb/debian/old@1?distro=debian-10", rows.get(2).subject(PageWords.ENGLISH));
    assertEquals(7, rows.stream().mapToInt(Row::count).sum(), "no verdict is lost");
    String page = new String(SupportPage.write(report), StandardCharsets.UTF_8);
    assertTrue(page.contains(" of 7 subjects"), page.substring(0, 2_000));
    for (String name : List.of("bash@5.2", "libc6@2.36", "zlib1g@1.2")) {
      assertTrue(page.contains("<bdi>pkg:deb/debian/" + name), name + " is named");
    }
  }

  private static SupportReport report(String... purls) throws Exception {
    StringBuilder components = new StringBuilder();
    for (String purl : purls) {
      components
          .append(components.length() == 0 ? "" : ",")
          .append("{\"type\":\"library\",\"name\":\"n\",\"version\":\"1\",\"purl\":\"")
          .append(purl)
          .append("\"}");
    }
    String document =
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"metadata\":"
            + "{\"component\":{\"type\":\"operating-system\",\"name\":\"debian\",\"version\":\"12\"}},"
            + "\"components\":["
            + components
            + "]}";
    BomDocument bom =
        BomDocument.read(
            "a.json", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    return new SupportCheck(Catalogue.bundled())
        .document(bom, new Horizon(LocalDate.of(2026, 11, 30), null, 0));
  }
}
