package dev.cachet.policy;

import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import dev.cachet.lifecycle.SupportState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The members of a policy file that a category makes optional: what the file states counts before
 * what the table of levels has.
 */
final class PolicyMembers {
  private static final int MAX_DAYS = 36_500;

  private final DeclaredObject file;
  private final Optional<PolicyValues> values;

  PolicyMembers(DeclaredObject file, Optional<PolicyValues> values) {
    this.file = file;
    this.values = values;
  }

  List<SupportState> states(String member) throws DeclarationException {
    if (isLeft(member)) {
      List<SupportState> states = new ArrayList<>();
      for (String word : value("os.states").split(",", -1)) {
        states.add(state(word));
      }
      return states;
    }
    DeclaredObject os = file.object(member);
    os.onlyMembers("allowedStates", "minimumSupportDaysLeft");
    List<SupportState> states = os.choices("allowedStates", "state", statesByName());
    // In the order of the enum, so that the same states are the same value.
    state("os.states", states.stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
    return states;
  }

  int supportDaysLeft(String member) throws DeclarationException {
    return isLeft(member)
        ? number("os.support-left")
        : state("os.support-left", days(file.object(member), "minimumSupportDaysLeft"));
  }

  int catalogueFailAfterDays(String member) throws DeclarationException {
    return isLeft(member)
        ? number("catalogue.maximum-age")
        : state("catalogue.maximum-age", days(file.object(member), "failAfterDays"));
  }

  int catalogueWarnAfterDays(String member) throws DeclarationException {
    if (isLeft(member)) {
      return number("catalogue.maximum-age") * 2 / 3;
    }
    DeclaredObject catalogue = file.object(member);
    catalogue.onlyMembers("warnAfterDays", "failAfterDays");
    int warn = days(catalogue, "warnAfterDays");
    if (days(catalogue, "failAfterDays") < warn) {
      throw catalogue.fault("failAfterDays", "is less than warnAfterDays; nobody would be warned");
    }
    return warn;
  }

  int sbomMaximumAgeDays(String member) throws DeclarationException {
    if (isLeft(member)) {
      return number("sbom.maximum-age");
    }
    return state("sbom.maximum-age", days(file.object(member), "maximumAgeDays"));
  }

  boolean manifestsAllowed(String member) throws DeclarationException {
    if (isLeft(member)) {
      return false;
    }
    DeclaredObject sbom = file.object(member);
    sbom.onlyMembers("maximumAgeDays", "ofManifestAlone");
    return sbom.has("ofManifestAlone")
        && sbom.choice("ofManifestAlone", Map.of("allow", true, "refuse", false));
  }

  boolean refuses(String name, String row) throws DeclarationException {
    boolean otherwise = values.isPresent() && value(row).equals("refuse");
    if (!file.has("payloads")) {
      return otherwise;
    }
    DeclaredObject payloads = file.object("payloads");
    payloads.onlyMembers("notDescribed", "byStatement", "unread");
    if (!payloads.has(name)) {
      return otherwise;
    }
    boolean refused = payloads.choice(name, Map.of("refuse", true, "warn", false));
    state(row, refused ? "refuse" : "warn");
    return refused;
  }

  private boolean isLeft(String member) {
    return values.isPresent() && !file.has(member);
  }

  private String value(String row) {
    return values.orElseThrow().value(row).value();
  }

  private int number(String row) {
    return values.orElseThrow().value(row).number();
  }

  private int state(String row, int days) {
    state(row, Integer.toString(days));
    return days;
  }

  private void state(String row, String value) {
    values
        .filter(known -> !known.value(row).value().equals(value))
        .ifPresent(known -> known.set(row, value, "policy", "stated in the policy"));
  }

  private SupportState state(String word) throws DeclarationException {
    SupportState state = statesByName().get(word);
    if (state == null) {
      throw file.fault("values", "os.states names " + word + ", which is no state of support");
    }
    return state;
  }

  private static int days(DeclaredObject object, String name) throws DeclarationException {
    return object.integer(name, 0, MAX_DAYS);
  }

  private static Map<String, SupportState> statesByName() {
    Map<String, SupportState> states = new LinkedHashMap<>();
    for (SupportState state : SupportState.values()) {
      states.put(state.name(), state);
    }
    return states;
  }
}
