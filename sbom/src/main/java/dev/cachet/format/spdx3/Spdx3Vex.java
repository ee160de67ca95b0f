package dev.cachet.format.spdx3;

import dev.cachet.format.content.Fields;
import dev.cachet.format.content.Losses;
import dev.cachet.vex.VexProduct;
import dev.cachet.vex.VexState;
import dev.cachet.vex.VexStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an SPDX 3 document says about vulnerabilities. Builds of Yocto until 5.3 say it of packages,
 * from 6.0 on of recipes, which generate packages.
 */
final class Spdx3Vex {
  static final String PREFIX = "security_Vex";

  private static final Map<String, VexState> STATES =
      Map.of(
          "fixedIn", VexState.RESOLVED,
          "doesNotAffect", VexState.NOT_AFFECTED,
          "affects", VexState.EXPLOITABLE,
          "underInvestigationFor", VexState.IN_TRIAGE);
  private static final Map<String, String> JUSTIFICATIONS =
      Map.of(
          "componentNotPresent", "code_not_present",
          "vulnerableCodeNotPresent", "code_not_present",
          "vulnerableCodeNotInExecutePath", "code_not_reachable",
          "inlineMitigationsAlreadyExist", "protected_by_mitigating_control");

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> sources = new HashMap<>();
  private final Map<String, String> places = new TreeMap<>();
  private final List<Said> said = new ArrayList<>();
  private final Map<String, List<String>> generated = new HashMap<>();
  private final Map<String, List<String>> associated = new LinkedHashMap<>();

  private record Said(
      String vulnerability,
      VexState state,
      @Nullable String justification,
      @Nullable String detail,
      List<String> products) {}

  /** How a vulnerability stands by a word of SPDX; null if it says nothing of that. */
  static @Nullable VexState state(String relationshipType) {
    return STATES.get(relationshipType);
  }

  void vulnerability(String id, Fields from) {
    String name = from.text("name", "");
    names.put(id, name.isEmpty() ? id : name);
    places.put(id, from.pointer());
    from.objects(
        "externalIdentifier",
        one -> {
          String type = one.text("externalIdentifierType", "");
          String identifier = one.text("identifier", "");
          one.text("type");
          one.texts("identifierLocator");
          String source = one.text("issuingAuthority", "");
          if (!source.isEmpty()) {
            sources.put(id, source);
          }
          if (type.equals("cve")) {
            names.put(id, identifier);
          } else if (!identifier.equals(names.get(id))) {
            one.lose("identifier");
          }
          return identifier;
        });
  }

  void relationship(Fields from) {
    VexState state = STATES.get(from.text("relationshipType", ""));
    String vulnerability = from.text("from", "");
    List<String> products = from.texts("to");
    if (state == null) {
      from.lose("relationshipType");
      return;
    }
    String type = from.text("security_justificationType");
    List<String> words = new ArrayList<>();
    String justification = type == null ? null : JUSTIFICATIONS.get(type);
    if (type != null && justification == null) {
      words.add(type);
    }
    for (String field :
        List.of("security_impactStatement", "security_actionStatement", "security_statusNotes")) {
      String text = from.text(field);
      if (text != null && !Spdx3VexWriting.NOTHING.contains(text)) {
        words.add(text);
      }
    }
    from.text("security_vexVersion");
    String detail = words.isEmpty() ? null : String.join("; ", words);
    said.add(new Said(vulnerability, state, justification, detail, products));
  }

  void generates(String recipe, List<String> packages) {
    generated.computeIfAbsent(recipe, id -> new ArrayList<>()).addAll(packages);
  }

  void associate(String element, List<String> vulnerabilities) {
    associated.computeIfAbsent(element, id -> new ArrayList<>()).addAll(vulnerabilities);
  }

  /** Tells the vulnerabilities that nothing is said of. */
  void tellUnsaid(Losses losses) {
    Map<String, String> unsaid = new TreeMap<>(places);
    said.forEach(each -> unsaid.remove(each.vulnerability()));
    associated.values().forEach(each -> each.forEach(unsaid::remove));
    unsaid.forEach((id, place) -> losses.add(place, names.getOrDefault(id, id)));
  }

  /** In the order of the document; an association without a statement says nothing but that. */
  List<VexStatement> statements() {
    List<VexStatement> all = new ArrayList<>();
    Set<List<String>> known = new HashSet<>();
    for (Said each : said) {
      each.products().forEach(product -> known.add(List.of(product, each.vulnerability())));
      all.add(statement(each));
    }
    associated.forEach(
        (element, vulnerabilities) -> {
          for (String vulnerability : vulnerabilities) {
            if (known.add(List.of(element, vulnerability))) {
              all.add(
                  statement(
                      new Said(
                          vulnerability,
                          VexState.IN_TRIAGE,
                          null,
                          "the document names it and says no more",
                          List.of(element))));
            }
          }
        });
    return all;
  }

  private VexStatement statement(Said one) {
    List<VexProduct> products = new ArrayList<>();
    for (String product : one.products()) {
      products.add(VexProduct.ofRef(product));
      generated.getOrDefault(product, List.of()).stream()
          .map(VexProduct::ofRef)
          .forEach(products::add);
    }
    return new VexStatement(
        names.getOrDefault(one.vulnerability(), one.vulnerability()),
        sources.get(one.vulnerability()),
        one.state(),
        one.justification(),
        one.detail(),
        List.of(),
        products);
  }
}
