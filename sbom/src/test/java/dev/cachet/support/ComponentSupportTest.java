package dev.cachet.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.Overrides;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentSupportTest {
  private static final LocalDate DAY = LocalDate.parse("2026-05-01");
  private static final Component DEBIAN =
      Component.builder("os", ComponentType.OPERATING_SYSTEM, "debian").version("12").build();

  @Test
  void aPackageOfADistributionHasTheSupportOfItsDistribution() {
    SbomContent stated =
        stated(lib("openssl", "pkg:deb/debian/openssl@3.0.11-1?arch=amd64&distro=debian-12"));

    Component openssl = stated.components().get(0);
    assertEquals("actively maintained", openssl.property(SupportStatement.LEVEL));
    assertEquals(
        stated.subject().property(SupportStatement.END_OF_SUPPORT),
        openssl.property(SupportStatement.END_OF_SUPPORT));
    assertEquals("actively maintained", stated.subject().property(SupportStatement.LEVEL));
  }

  @Test
  void whatIsNotKnownStaysNotKnown() {
    Component stated = stated(lib("agent", "pkg:generic/no-such-agent@1")).components().get(0);

    assertEquals("UNKNOWN", stated.property("cachet:support:state"));
    assertEquals("not stated", stated.property(SupportStatement.LEVEL));
    assertNull(stated.property(SupportStatement.END_OF_SUPPORT));
    assertNull(stated.property(SupportStatement.JUSTIFICATION));
    assertFalse(String.valueOf(stated.property("cachet:support:explanation")).isBlank());
  }

  @Test
  void aNameAloneIsNoIdentifier() {
    Component openssl =
        Component.builder("x", ComponentType.LIBRARY, "openssl").version("3.0.1").build();

    assertEquals("UNKNOWN", stated(openssl).components().get(0).property("cachet:support:state"));
  }

  @Test
  void anEndedCycleSaysSoAndWhen() {
    Component log4j = stated(lib("log4j", "pkg:maven/log4j/log4j@1.2.17")).components().get(0);

    assertEquals("no longer maintained", log4j.property(SupportStatement.LEVEL));
    assertTrue(String.valueOf(log4j.property("cachet:support:source")).contains("endoflife.date"));
  }

  @Test
  void aCpeNameCountsWhereNoPackageUrlIsKnown() {
    Component openssl =
        lib("openssl", "pkg:generic/libopenssl@3.0.1").toBuilder()
            .cpe("cpe:2.3:a:openssl:openssl:1.0.2:*:*:*:*:*:*:*")
            .build();

    assertEquals(
        "no longer maintained",
        stated(openssl).components().get(0).property(SupportStatement.LEVEL));
  }

  @Test
  void theFactsOfTheManufacturerCount() throws Exception {
    Overrides overrides =
        Overrides.read(
            """
            {"schemaVersion":1,"facts":[{"product":"example-rtos","cycle":"7.1",
              "supportEnd":"2030-12-31","reference":"contract 4711","noted":"2026-04-01"}]}
            """
                .getBytes(StandardCharsets.UTF_8));
    Catalogue catalogue = overrides.apply(Catalogue.bundled());
    SbomContent content = content(lib("rtos", "pkg:generic/example-rtos@7.1.3"));

    Component rtos = new ComponentSupport(catalogue, DAY).add(content).components().get(0);

    assertEquals("2030-12-31", rtos.property(SupportStatement.END_OF_SUPPORT));
    assertTrue(String.valueOf(rtos.property("cachet:support:source")).contains("contract 4711"));
  }

  @Test
  void whatAComponentStatesItselfIsNotTouched() {
    Component blob =
        lib("blob", "pkg:maven/log4j/log4j@1.2.17")
            .with(new Property(SupportStatement.LEVEL, "actively maintained"));

    assertEquals(blob, stated(blob).components().get(0));
  }

  @Test
  void aSecondRunWritesAnewAndNotTwice() {
    SbomContent once = stated(lib("log4j", "pkg:maven/log4j/log4j@1.2.17"));

    assertEquals(once, new ComponentSupport(Catalogue.bundled(), DAY).add(once));
  }

  @Test
  void partsOfComponentsAreStatedToo() {
    Component jar =
        lib("jar", "pkg:generic/jar@1").toBuilder()
            .parts(List.of(lib("log4j", "pkg:maven/log4j/log4j@1.2.17")))
            .build();

    Component inner = stated(jar).components().get(0).parts().get(0);
    assertEquals("no longer maintained", inner.property(SupportStatement.LEVEL));
  }

  @Test
  void theDocumentSaysOfWhichDayItsKnowledgeIs() {
    SbomContent stated = stated();

    assertTrue(stated.properties().contains(new Property(ComponentSupport.AS_OF, "2026-05-01")));
    assertTrue(
        stated
            .properties()
            .contains(
                new Property(
                    ComponentSupport.FACTS, Catalogue.bundled().snapshotDate().toString())));
  }

  @Test
  void theAddendumHasALineForEachComponent() {
    Component rtos =
        named("rtos", "1")
            .supplier(Organisation.named("RTOS, \"Inc\""))
            .properties(
                List.of(
                    new Property(SupportStatement.LEVEL, "abandoned"),
                    new Property(SupportStatement.END_OF_SUPPORT, "2020-01-01"),
                    new Property(SupportStatement.JUSTIFICATION, "letter 1")))
            .build();

    assertEquals(
        """
        "component","version","supplier","level of support","end-of-support date","justification"
        "debian","12","not stated","not stated","not stated",""
        "rtos","1","RTOS, ""Inc\""","abandoned","2020-01-01","letter 1"
        """
            .replace("\n", "\r\n"),
        csv(rtos));
  }

  @Test
  void noCellOfTheAddendumIsAFormula() {
    for (String start : List.of("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d")) {
      String cell = csv(named(start + "cmd()", "1").build()).split("\r\n\"", -1)[2];
      assertTrue(cell.startsWith("'" + start + "cmd()\""), cell);
    }
    assertTrue(csv(named("\u0000=1", "1").build()).contains("\"'=1\""));
  }

  private static String csv(Component component) {
    return new String(
        SupportAddendum.csv(Sbom.of(content(component), Instant.EPOCH)), StandardCharsets.UTF_8);
  }

  private static SbomContent stated(Component... components) {
    return new ComponentSupport(Catalogue.bundled(), DAY).add(content(components));
  }

  private static SbomContent content(Component... components) {
    return SbomContent.builder(DEBIAN).components(List.of(components)).build();
  }

  private static Component lib(String name, String purl) {
    return named(name, "1").purl(purl).build();
  }

  private static ComponentBuilder named(String name, String version) {
    return Component.builder(name, ComponentType.LIBRARY, name).version(version);
  }
}
