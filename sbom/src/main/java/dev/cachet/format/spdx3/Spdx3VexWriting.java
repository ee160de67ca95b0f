package dev.cachet.format.spdx3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.Json;
import dev.cachet.format.content.Losses;
import dev.cachet.vex.VexProduct;
import dev.cachet.vex.VexState;
import dev.cachet.vex.VexStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Statements on vulnerabilities as elements of SPDX 3.0.1: a vulnerability, shared by all that is
 * said of it, and a relationship for each statement.
 */
final class Spdx3VexWriting {
  /** What the format demands where nobody says why nothing has to be done, or what. */
  static final List<String> NOTHING = List.of("no justification is stated", "no action is stated");

  private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,}");
  private static final Map<String, String> JUSTIFICATIONS =
      Map.of(
          "code_not_present", "vulnerableCodeNotPresent",
          "code_not_reachable", "vulnerableCodeNotInExecutePath",
          "protected_by_mitigating_control", "inlineMitigationsAlreadyExist");

  private final Spdx3Elements elements;
  private final Losses losses;

  Spdx3VexWriting(Spdx3Elements elements, Losses losses) {
    this.elements = elements;
    this.losses = losses;
  }

  /**
   * One statement about elements of the document.
   *
   * @param products what it is about, as the document names it
   * @return the relationship; empty, and told, if nothing of the document is meant
   */
  Optional<ObjectNode> relationship(VexStatement said, List<String> products) {
    String pointer = "/vulnerabilities/" + said.vulnerability();
    if (products.isEmpty()) {
      losses.add(pointer, said.says());
      return Optional.empty();
    }
    String kind = kind(said.state());
    ObjectNode json =
        elements.element(
            Spdx3Vex.PREFIX + kind + "VulnAssessmentRelationship",
            elements.id("Vex-", said.vulnerability() + " " + said.says() + " " + products));
    json.put("from", vulnerability(said)).put("relationshipType", type(said.state()));
    Json.texts(json, "to", products);
    words(json, said, pointer);
    if (!said.responses().isEmpty()) {
      losses.add(pointer + "/analysis/response", said.responses());
    }
    if (!said.state().equals(Spdx3Vex.state(type(said.state())))) {
      losses.add(pointer + "/analysis/state", said.state().word());
    }
    return Optional.of(json);
  }

  /** What is about something that the document does not hold. */
  private void unbound(VexStatement said, VexProduct product) {
    losses.add("/vulnerabilities/" + said.vulnerability() + "/affects", product.title());
  }

  private String vulnerability(VexStatement said) {
    String id = said.vulnerability();
    ObjectNode json =
        elements
            .element("security_Vulnerability", elements.id("Vulnerability-", id + said.source()))
            .put("name", id);
    String kind = CVE.matcher(id).matches() ? "cve" : "securityOther";
    ObjectNode identifier = Spdx3Elements.identifier(kind, id);
    Json.put(identifier, "issuingAuthority", said.source());
    json.putArray("externalIdentifier").add(identifier);
    return elements.share(json);
  }

  private void words(ObjectNode json, VexStatement said, String pointer) {
    String justification =
        said.justification() == null ? null : JUSTIFICATIONS.get(said.justification());
    boolean placed = said.state() == VexState.NOT_AFFECTED && justification != null;
    if (placed) {
      json.put("security_justificationType", justification);
    } else if (said.justification() != null) {
      losses.add(pointer + "/analysis/justification", said.justification());
    }
    switch (said.state()) {
      case NOT_AFFECTED, FALSE_POSITIVE ->
          put(json, "security_impactStatement", said.detail(), placed ? null : NOTHING.get(0));
      case EXPLOITABLE -> put(json, "security_actionStatement", said.detail(), NOTHING.get(1));
      case RESOLVED, RESOLVED_WITH_PEDIGREE, IN_TRIAGE ->
          put(json, "security_statusNotes", said.detail(), null);
    }
  }

  private static void put(
      ObjectNode json, String field, @Nullable String text, @Nullable String otherwise) {
    Json.put(json, field, text == null ? otherwise : text);
  }

  private static String kind(VexState state) {
    return switch (state) {
      case RESOLVED, RESOLVED_WITH_PEDIGREE -> "Fixed";
      case EXPLOITABLE -> "Affected";
      case IN_TRIAGE -> "UnderInvestigation";
      case NOT_AFFECTED, FALSE_POSITIVE -> "NotAffected";
    };
  }

  private static String type(VexState state) {
    return switch (state) {
      case RESOLVED, RESOLVED_WITH_PEDIGREE -> "fixedIn";
      case EXPLOITABLE -> "affects";
      case IN_TRIAGE -> "underInvestigationFor";
      case NOT_AFFECTED, FALSE_POSITIVE -> "doesNotAffect";
    };
  }

  /** The products that are elements of the document. */
  List<String> known(VexStatement said, Map<String, String> ids) {
    List<String> products = new ArrayList<>();
    for (VexProduct product : said.products()) {
      String id = ids.get(product.ref());
      if (id == null) {
        unbound(said, product);
      } else {
        products.add(id);
      }
    }
    return products;
  }
}
