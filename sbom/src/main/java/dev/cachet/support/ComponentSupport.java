package dev.cachet.support;

import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.ComponentLookup;
import dev.cachet.lifecycle.ComponentMatch;
import dev.cachet.lifecycle.Fact;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportLevel;
import dev.cachet.lifecycle.SupportVerdict;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.SbomContent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes into an inventory what a catalogue says of the support of each component on a day: state,
 * level and last day. What is not known is written as not known. A package of a distribution has
 * the support of its distribution. What a component states of its own support is not touched.
 *
 * <p>The facts of the manufacturer come in through {@code dev.cachet.lifecycle.Overrides}, applied
 * to the catalogue before.
 */
public final class ComponentSupport {
  /** The day judged, a property of the document. */
  public static final String AS_OF = "cachet:support:as-of";

  /** The day for which the catalogue's facts were read, a property of the document. */
  public static final String FACTS = "cachet:support:facts";

  private static final String STATE = "cachet:support:state";
  private static final String EXPLANATION = "cachet:support:explanation";
  private static final String SOURCE = "cachet:support:source";

  private final Catalogue catalogue;
  private final ComponentLookup lookup;
  private final OsIdentifier systems;
  private final SupportAssessor assessor;
  private final Horizon day;
  private final OsIdentity nobody;

  /**
   * Makes a writer.
   *
   * @param catalogue the facts
   * @param asOf the day judged
   */
  public ComponentSupport(Catalogue catalogue, LocalDate asOf) {
    this.catalogue = catalogue;
    this.lookup = new ComponentLookup(catalogue);
    this.systems = new OsIdentifier(catalogue);
    this.assessor = new SupportAssessor(catalogue);
    this.day = new Horizon(asOf, null, 0);
    this.nobody = systems.identify("", "");
  }

  /**
   * Adds the properties {@code cachet:support:state}, {@code :level}, {@code :source}, for what has
   * no level {@code :explanation}, and {@link SupportStatement#END_OF_SUPPORT} where the day is
   * known; to the document {@link #AS_OF} and {@link #FACTS}.
   *
   * @param content an inventory
   * @return the same inventory with the properties
   */
  public SbomContent add(SbomContent content) {
    List<Property> document = new ArrayList<>(content.properties());
    document.removeIf(p -> p.name().equals(AS_OF) || p.name().equals(FACTS));
    document.add(new Property(AS_OF, day.asOf().toString()));
    document.add(new Property(FACTS, catalogue.snapshotDate().toString()));
    return content.toBuilder()
        .subject(stated(content.subject()))
        .components(content.components().stream().map(this::stated).toList())
        .properties(document)
        .build();
  }

  private Component stated(Component component) {
    Component whole =
        component.parts().isEmpty()
            ? component
            : component.toBuilder()
                .parts(component.parts().stream().map(this::stated).toList())
                .build();
    if (statesItself(component)) {
      return whole;
    }
    List<Property> properties = new ArrayList<>(component.properties());
    // What an earlier run wrote is written anew.
    properties.removeIf(ComponentSupport::isOurs);
    properties.addAll(properties(verdict(component)));
    return whole.toBuilder().properties(properties).build();
  }

  /** A parts file and a document of another tool state level or end, and never a state. */
  private static boolean statesItself(Component component) {
    boolean states =
        component.property(SupportStatement.LEVEL) != null
            || component.property(SupportStatement.END_OF_SUPPORT) != null
            || component.property(SupportStatement.JUSTIFICATION) != null;
    return states && component.property(STATE) == null;
  }

  private static boolean isOurs(Property property) {
    return property.name().equals(SupportStatement.END_OF_SUPPORT)
        || (property.name().startsWith("cachet:support:")
            && !property.name().equals(SupportStatement.JUSTIFICATION));
  }

  private SupportVerdict verdict(Component component) {
    if (component.type() == ComponentType.OPERATING_SYSTEM) {
      return assessor.assess(system(component), day).verdicts().get(0);
    }
    return assessor.assess(nobody, List.of(match(component)), day).verdicts().get(1);
  }

  private OsIdentity system(Component component) {
    String version = component.version();
    return systems.identify(component.name(), version == null ? "" : version);
  }

  private ComponentMatch match(Component component) {
    ComponentMatch best = null;
    for (String identifier : identifiers(component)) {
      ComponentMatch match = lookup.find(identifier);
      if (match.product() != null || !match.candidates().isEmpty()) {
        return match;
      }
      best = best == null ? match : best;
    }
    String recipe = component.property("cachet:package:source");
    String purl = component.purl();
    if (recipe != null && purl != null && purl.startsWith("pkg:generic/")) {
      ComponentMatch match = lookup.findRecipe(recipe, Objects.toString(component.version(), ""));
      best = match.product() == null && match.candidates().isEmpty() ? best : match;
    }
    return best == null ? lookup.find(component.title()) : best;
  }

  /** A name alone is no identifier: two programs may have one name. */
  private static List<String> identifiers(Component component) {
    List<String> identifiers = new ArrayList<>();
    if (component.purl() != null) {
      identifiers.add(component.purl());
    }
    if (component.cpe() != null) {
      identifiers.add(component.cpe());
    }
    return identifiers;
  }

  private static List<Property> properties(SupportVerdict verdict) {
    List<Property> properties = new ArrayList<>();
    properties.add(new Property(STATE, verdict.stateOnDay().name()));
    properties.add(new Property(SupportStatement.LEVEL, verdict.level().words()));
    if (verdict.level() == SupportLevel.NOT_STATED) {
      properties.add(new Property(EXPLANATION, verdict.explanation()));
    }
    verdict
        .cycle()
        .map(judged -> judged.cycle().supportEnd())
        .or(verdict::fact)
        .filter(fact -> verdict.level() != SupportLevel.NOT_STATED)
        .ifPresent(fact -> end(fact, properties));
    return properties;
  }

  private static void end(Fact fact, List<Property> properties) {
    LocalDate last = fact.day();
    if (last != null) {
      properties.add(new Property(SupportStatement.END_OF_SUPPORT, last.toString()));
    }
    properties.add(new Property(SOURCE, fact.source() + " of " + fact.sourceDate()));
  }
}
