package dev.cachet.sbom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.IdentityEvidence;
import dev.cachet.identity.InputDigest;
import dev.cachet.identity.Occurrence;
import dev.cachet.identity.Swid;
import dev.cachet.licence.LicenceClaim;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentSerialTest {
  private static final Component PLAIN =
      Component.builder("ref", ComponentType.LIBRARY, "name").build();
  private static final Component OTHER =
      Component.builder("other", ComponentType.FILE, "name").build();

  private static final Map<String, Object> COMPONENT_VALUES =
      Map.ofEntries(
          Map.entry("ref", "ref2"),
          Map.entry("type", ComponentType.FILE),
          Map.entry("supplier", Organisation.named("x")),
          Map.entry("manufacturer", Organisation.named("x")),
          Map.entry("authors", List.of(new Contact("x", null, null))),
          Map.entry("scope", Scope.OPTIONAL),
          Map.entry("hashes", List.of(new ComponentHash("MD5", "0".repeat(32)))),
          Map.entry("licences", List.of(new LicenceClaim(LicenceClaim.Form.ID, "MIT"))),
          Map.entry("swid", new Swid("x", "x", null, null, null, null)),
          Map.entry("pedigree", Pedigree.ofNotes("x")),
          Map.entry("references", List.of(new ExternalReference("vcs", "x", null, List.of()))),
          Map.entry("parts", List.of(OTHER)),
          Map.entry(
              "identity",
              List.of(new IdentityEvidence(IdentityEvidence.Field.NAME, 0.5, null, List.of()))),
          Map.entry("occurrences", List.of(Occurrence.at("x"))),
          Map.entry("tags", List.of("x")),
          Map.entry("properties", List.of(new Property("x", "x"))));

  private static final Map<String, Object> CONTENT_VALUES =
      Map.ofEntries(
          Map.entry("subject", OTHER),
          Map.entry("components", List.of(OTHER)),
          Map.entry("services", List.of(Service.builder("s", "s").build())),
          Map.entry("dependencies", Dependencies.of(Map.of("ref", List.of()))),
          Map.entry(
              "compositions",
              List.of(new Composition(CompositionAggregate.COMPLETE, List.of(), List.of()))),
          Map.entry("inputs", List.of(new InputDigest("x", "x"))),
          Map.entry("authors", List.of(new Contact("x", null, null))),
          Map.entry("manufacturer", Organisation.named("x")),
          Map.entry("supplier", Organisation.named("x")),
          Map.entry("tools", List.of(OTHER)),
          Map.entry("phases", List.of(LifecyclePhase.BUILD)),
          Map.entry("licences", List.of(new LicenceClaim(LicenceClaim.Form.ID, "MIT"))),
          Map.entry("references", List.of(new ExternalReference("vcs", "x", null, List.of()))),
          Map.entry("properties", List.of(new Property("x", "x"))));

  @Test
  void changesWithEveryValueOfAComponent() throws Exception {
    Set<UUID> serials = new HashSet<>(Set.of(serial(PLAIN)));
    int values = 0;
    for (Method setter : ComponentBuilder.class.getMethods()) {
      if (setter.getReturnType() == ComponentBuilder.class) {
        ComponentBuilder builder = PLAIN.toBuilder();
        setter.invoke(builder, COMPONENT_VALUES.getOrDefault(setter.getName(), "x"));
        Component changed = builder.build();
        assertNotEquals(PLAIN, changed, setter.getName());
        assertEquals(changed, changed.toBuilder().build(), setter.getName());
        serials.add(serial(changed));
        values++;
      }
    }
    assertEquals(values + 1, serials.size());
  }

  @Test
  void changesWithEveryValueOfAContent() throws Exception {
    SbomContent plain = SbomContent.builder(PLAIN).build();
    Set<UUID> serials = new HashSet<>(Set.of(serial(PLAIN)));
    int values = 0;
    for (Method setter : SbomContentBuilder.class.getMethods()) {
      if (CONTENT_VALUES.containsKey(setter.getName())) {
        SbomContentBuilder builder = plain.toBuilder();
        setter.invoke(builder, CONTENT_VALUES.get(setter.getName()));
        SbomContent changed = builder.build();
        assertNotEquals(plain, changed, setter.getName());
        assertEquals(changed, changed.toBuilder().build(), setter.getName());
        serials.add(serial(changed));
        values++;
      }
    }
    assertEquals(CONTENT_VALUES.size(), values);
    assertEquals(values + 1, serials.size());
  }

  @Test
  void doesNotDependOnTheOrderInWhichListsWereGiven() {
    Component one = PLAIN.toBuilder().tags(List.of("a", "b", "a")).build();
    Component two = PLAIN.toBuilder().tags(List.of("b", "a")).build();
    assertEquals(one, two);
    assertEquals(serial(one), serial(two));
  }

  @Test
  void refusesOneReferenceForTwoThingsAtAnyDepth() {
    Component whole = OTHER.toBuilder().parts(List.of(PLAIN)).build();
    SbomContentBuilder builder = SbomContent.builder(PLAIN).components(List.of(whole));
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  private static UUID serial(Component subject) {
    return serial(SbomContent.builder(subject).build());
  }

  private static UUID serial(SbomContent content) {
    return Sbom.of(content, Instant.EPOCH).serial().orElseThrow();
  }
}
