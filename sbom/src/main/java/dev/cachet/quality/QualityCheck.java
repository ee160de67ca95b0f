package dev.cachet.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cachet.finding.Finding;
import dev.cachet.quality.FieldTally.Place;
import dev.cachet.quality.ProfileField.Test.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Shows whether each field of a profile is present in a CycloneDX document in JSON: in the document
 * itself, in its subject and in every component, nested ones included. Text that says no more than
 * that nothing is known, such as {@code NOASSERTION}, is not present.
 */
public final class QualityCheck {
  /** At most this many places that lack a field are listed; the score counts them all. */
  public static final int MAX_LISTED = 20;

  private static final Place DOCUMENT = new Place("", "the document", "");

  private final Profile profile;
  private final FindingWaivers waivers;

  /**
   * Makes a check.
   *
   * @param profile the list of fields
   */
  public QualityCheck(Profile profile) {
    this(profile, FindingWaivers.none());
  }

  /** A check of which some findings are accepted. */
  QualityCheck(Profile profile, FindingWaivers waivers) {
    this.profile = profile;
    this.waivers = waivers;
  }

  /**
   * Checks a document.
   *
   * @param document UTF-8 JSON that was found valid before; read once, not closed, one component in
   *     memory at a time
   * @param file what the document is called in the evidence of findings
   * @return scores and findings; each finding's evidence has the JSON pointer of what lacks the
   *     field, empty for the document itself, and its reference
   * @throws IOException if the document is not JSON, or not in the form of CycloneDX
   */
  public QualityReport check(InputStream document, String file) throws IOException {
    List<FieldTally> tallies =
        profile.fields().stream()
            .map(field -> new FieldTally(file, profile, field, waivers))
            .toList();
    List<Place> places = new ArrayList<>();
    DocumentWalk walk =
        DocumentWalk.through(
            document,
            (pointer, members, logical) -> {
              Place at = place(pointer, members);
              places.add(at);
              component(tallies, at, members, logical);
            });
    for (FieldTally tally : tallies) {
      later(tally, walk, places);
    }
    List<Finding> findings = new ArrayList<>();
    tallies.forEach(tally -> findings.addAll(tally.findings()));
    return new QualityReport(profile, tallies.stream().map(FieldTally::score).toList(), findings);
  }

  private static void component(
      List<FieldTally> tallies, Place at, Map<String, JsonNode> members, boolean logical) {
    for (FieldTally tally : tallies) {
      ProfileField field = tally.field();
      boolean here = field.place() == ProfileField.Place.COMPONENT && !isGraph(field);
      if (here && !(logical && field.logicalExempt())) {
        tally.look(at, members);
      }
    }
  }

  /** What is asked of the document, or of the graph, which may stand before the components. */
  private static void later(FieldTally tally, DocumentWalk walk, List<Place> places) {
    if (tally.field().place() == ProfileField.Place.DOCUMENT) {
      tally.look(DOCUMENT, walk.members());
    } else if (isGraph(tally.field())) {
      boolean entry = tally.field().test().kind() == Kind.DEPENDENCIES;
      for (Place place : places) {
        tally.look(place, entry ? walk.withEntry() : walk.withStatement());
      }
    }
  }

  private static boolean isGraph(ProfileField field) {
    Kind kind = field.test().kind();
    return kind == Kind.DEPENDENCIES || kind == Kind.COMPLETENESS;
  }

  private static Place place(String pointer, Map<String, JsonNode> members) {
    String title = text(members, "name") + " " + text(members, "version");
    return new Place(pointer, title.isBlank() ? pointer : title.strip(), text(members, "bom-ref"));
  }

  private static String text(Map<String, JsonNode> members, String name) {
    JsonNode value = members.get(name);
    return value == null ? "" : value.asText();
  }
}
