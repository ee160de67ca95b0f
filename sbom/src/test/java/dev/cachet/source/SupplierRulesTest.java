package dev.cachet.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.SbomContent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupplierRulesTest {
  @Test
  void aGroupStandsForTheGroupsBelowIt() {
    SbomContent content =
        content(
            "pkg:maven/org.slf4j/slf4j-api@2.0.17?type=jar",
            "pkg:maven/org.slf4j.impl/x@1?type=jar",
            "pkg:maven/org.slf4jx/y@1?type=jar",
            "pkg:npm/org.slf4j/z@1");
    SbomContent stated =
        SupplierRules.ofGroups(Map.of("org.slf4j", "QOS.ch <info@qos.ch>")).applied(content);
    assertEquals("QOS.ch", supplier(stated, "slf4j-api"));
    assertEquals("QOS.ch", supplier(stated, "x"));
    assertNull(supplier(stated, "y"));
    assertNull(supplier(stated, "z"));
    assertEquals(
        "pkg:maven/org.slf4j/*", named(stated, "slf4j-api").property(SupplierRules.STATED_FOR));
    assertTrue(String.valueOf(named(stated, "x").supplier()).contains("info@qos.ch"));
  }

  @Test
  void theNearestGroupCounts() {
    SbomContent content = content("pkg:maven/a.b.c/x@1", "pkg:maven/a.d/y@1");
    SbomContent stated =
        SupplierRules.ofGroups(Map.of("a", "A", "a.b", "B", "a.b.cc", "C")).applied(content);
    assertEquals("B", supplier(stated, "x"));
    assertEquals("A", supplier(stated, "y"));
  }

  @Test
  void whatAPackageSaysItselfIsNeverReplaced() {
    Component own =
        Component.builder("x", ComponentType.LIBRARY, "x")
            .purl("pkg:maven/a/x@1")
            .supplier(Organisation.named("Itself"))
            .build();
    SbomContent content = SbomContent.builder(own).build();
    assertEquals(content, SupplierRules.ofGroups(Map.of("a", "A")).applied(content));
    assertSame(content, SupplierRules.ofGroups(Map.of()).applied(content));
  }

  @Test
  void onePackageOfAnyOrOfOneVersion() {
    SbomContent content = content("pkg:npm/x@1", "pkg:npm/y@1", "pkg:npm/yy@1", "pkg:npm/w@1");
    SbomContent stated =
        SupplierRules.of(List.of(rule("pkg:npm/x@1"), rule("pkg:npm/y"), rule("pkg:npm/w@2")))
            .applied(content);
    assertEquals("S", supplier(stated, "x"));
    assertEquals("S", supplier(stated, "y"));
    assertNull(supplier(stated, "yy"));
    assertNull(supplier(stated, "w"));
  }

  @Test
  void partsInsideOfOthersAndTheSubjectToo() {
    Component inner = component("pkg:maven/a/inner@1");
    Component outer = component("pkg:maven/b/outer@1").toBuilder().parts(List.of(inner)).build();
    SbomContent content =
        SbomContent.builder(component("pkg:maven/a/top@1")).components(List.of(outer)).build();
    SbomContent stated = SupplierRules.ofGroups(Map.of("a", "A")).applied(content);
    assertEquals("A", Objects.requireNonNull(stated.subject().supplier()).name());
    assertEquals(
        "A", Objects.requireNonNull(stated.components().get(0).parts().get(0).supplier()).name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "pkg:*", "pkg:maven/*", "pkg:maven/a*", "a:b", "pkg:maven/*/x", ""})
  void nobodySuppliesEverything(String packages) {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> rule(packages));
    assertTrue(wrong.getMessage().startsWith("'" + packages + "' is neither"), wrong.getMessage());
  }

  @Test
  void namesTheGroupThatIsWrong() {
    for (Map<String, String> wrong : List.of(Map.of("a", " "), Map.of("a b", "A"))) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> SupplierRules.ofGroups(wrong))
              .getMessage()
              .startsWith("'" + wrong.keySet().iterator().next() + "' has to be a group id"));
    }
  }

  private static SupplierRules.Rule rule(String packages) {
    return new SupplierRules.Rule(packages, Organisation.named("S"));
  }

  private static SbomContent content(String... purls) {
    return SbomContent.builder(Component.builder("top", ComponentType.APPLICATION, "top").build())
        .components(List.of(purls).stream().map(SupplierRulesTest::component).toList())
        .build();
  }

  private static Component component(String purl) {
    String name = purl.substring(purl.lastIndexOf('/') + 1).replaceFirst("@.*", "");
    return Component.builder(purl, ComponentType.LIBRARY, name).purl(purl).build();
  }

  private static Component named(SbomContent content, String name) {
    return content.components().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String supplier(SbomContent content, String name) {
    Organisation supplier = named(content, name).supplier();
    return supplier == null ? null : supplier.name();
  }
}
