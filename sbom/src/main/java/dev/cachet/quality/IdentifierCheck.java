package dev.cachet.quality;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.PurlFault;
import java.util.ArrayList;
import java.util.List;

/** Are the package URLs of a document package URLs? One that is none finds nothing in any table. */
final class IdentifierCheck {
  private static final int MOST = 1_000;

  private IdentifierCheck() {}

  static List<Finding> of(Sbom sbom, String document) {
    List<Finding> found = new ArrayList<>();
    check(sbom.subject(), document, found);
    for (Component component : sbom.all()) {
      check(component, document, found);
    }
    return found;
  }

  private static void check(Component component, String document, List<Finding> found) {
    String purl = component.purl();
    if (purl == null || found.size() == MOST) {
      return;
    }
    PurlFault.of(purl)
        .ifPresent(
            fault ->
                found.add(
                    new Finding(
                        "format.purl",
                        component.title(),
                        Severity.ERROR,
                        "the package URL of "
                            + component.title()
                            + " is none: "
                            + fault
                            + "; correct it",
                        List.of(new Evidence(document, "purl", purl)))));
  }
}
