package dev.cachet.handover;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.document.BomDocument;
import dev.cachet.format.ReadSbom;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportCheck;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.manifest.PackageFile;
import dev.cachet.phrase.Language;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.report.ComponentTable;
import dev.cachet.report.form.ReportForm;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.support.ComponentSupport;
import dev.cachet.support.SupportAddendum;
import dev.cachet.timeline.SupportPage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** The SBOM as it was signed, as a table to read, and the timeline of support. */
final class SbomFiles {
  private SbomFiles() {}

  static void add(HandoverDraft draft, Catalogue catalogue)
      throws PackageRefusedException, IOException {
    PackageFile file = draft.release().manifest().sbom();
    byte[] document = draft.release().bytes(file);
    String name = file.path().endsWith(".xml") ? "sbom.xml" : "sbom.json";
    draft.add(name, "sbom", document);
    Optional<ReadSbom> read = draft.release().sbom();
    if (read.isEmpty()) {
      draft.note("no-sbom");
      return;
    }
    LocalDate day = draft.terms().report().day();
    Sbom stated = stated(read.get().sbom(), catalogue, day);
    ComponentTable table = new ComponentTable(stated);
    draft.addPages("components", "components", phrases -> table.write(ReportForm.HTML, phrases));
    draft.add("components.csv", "components-csv", SupportAddendum.csv(stated));
    SupportReport report = timeline(draft, catalogue, document, file.path(), day);
    String examined =
        draft.release().manifest().product() + " " + draft.release().manifest().version();
    for (Language language : draft.terms().languages()) {
      String page =
          language == draft.terms().languages().get(0)
              ? "support.html"
              : "support." + language.tag() + ".html";
      String version = draft.terms().report().toolVersion();
      Locale words = Locale.forLanguageTag(language.tag());
      draft.add(page, "timeline", SupportPage.write(report, version, examined, words));
    }
  }

  /** What the document states itself is kept; the rest comes from the facts of this program. */
  private static Sbom stated(Sbom sbom, Catalogue catalogue, LocalDate day) {
    SbomContent content = new ComponentSupport(catalogue, day).add(sbom.content());
    return Sbom.of(content, sbom.timestamp().orElse(Instant.EPOCH));
  }

  private static SupportReport timeline(
      HandoverDraft draft, Catalogue catalogue, byte[] document, String name, LocalDate day)
      throws IOException {
    LocalDate until =
        draft
            .release()
            .gate()
            .map(GateRecord::system)
            .flatMap(system -> system.plannedServiceEnd())
            .filter(end -> !end.isBefore(day))
            .orElse(null);
    BomDocument bom = BomDocument.read(name, new ByteArrayInputStream(document));
    return new SupportCheck(catalogue).document(bom, new Horizon(day, until, 0));
  }
}
