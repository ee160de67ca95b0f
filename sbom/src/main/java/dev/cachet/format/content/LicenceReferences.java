package dev.cachet.format.content;

import dev.cachet.licence.LicenceClaim;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * One spelling of each reference to a licence of the document: SPDX compares them without regard to
 * case, so two that differ in capitals only are one licence that is defined twice.
 */
public final class LicenceReferences {
  /** From a reference in lower case to its spelling: of several the first by character. */
  private final Map<String, String> spellings = new TreeMap<>();

  private boolean several;

  private LicenceReferences() {}

  /**
   * The same SBOM with one spelling of each reference.
   *
   * @param sbom the SBOM
   * @return the sbom
   */
  public static Sbom unified(Sbom sbom) {
    LicenceReferences references = new LicenceReferences();
    SbomContent content = sbom.content();
    references.note(content.licences());
    references.note(content.subject());
    content.components().forEach(references::note);
    if (!references.several) {
      return sbom;
    }
    SbomContent unified =
        content.toBuilder()
            .subject(references.spelled(content.subject()))
            .licences(references.spelled(content.licences()))
            .components(content.components().stream().map(references::spelled).toList())
            .build();
    return Sbom.asStated(unified, sbom.timestamp().orElse(null), sbom.serial().orElse(null));
  }

  private void note(Component component) {
    note(component.licences());
    component.parts().forEach(this::note);
  }

  private void note(List<LicenceClaim> claims) {
    for (LicenceClaim claim : claims) {
      Matcher found = LicenceClaim.REFERENCE.matcher(claim.text());
      while (found.find()) {
        String spelling = found.group();
        String key = spelling.toLowerCase(Locale.ROOT);
        String before = spellings.putIfAbsent(key, spelling);
        if (before != null && !before.equals(spelling)) {
          several = true;
          spellings.put(key, before.compareTo(spelling) < 0 ? before : spelling);
        }
      }
    }
  }

  private Component spelled(Component component) {
    return component.toBuilder()
        .licences(spelled(component.licences()))
        .parts(component.parts().stream().map(this::spelled).toList())
        .build();
  }

  private List<LicenceClaim> spelled(List<LicenceClaim> claims) {
    return claims.stream().map(this::spelled).distinct().toList();
  }

  private LicenceClaim spelled(LicenceClaim claim) {
    String text =
        LicenceClaim.REFERENCE
            .matcher(claim.text())
            .replaceAll(found -> spellings.get(found.group().toLowerCase(Locale.ROOT)));
    return text.equals(claim.text())
        ? claim
        : new LicenceClaim(
            claim.form(), text, claim.acknowledgement(), claim.url(), claim.wording());
  }
}
