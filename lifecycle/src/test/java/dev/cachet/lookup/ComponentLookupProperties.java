package dev.cachet.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.os.OsIdentifier;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ComponentLookupProperties {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final ComponentLookup LOOKUP = new ComponentLookup(CATALOGUE);
  private static final Pattern DOTTED = Pattern.compile("\\d+(\\.\\d+)*");

  /** A point release of a distribution may have a support of its own, so those are left out. */
  private static final List<Cycle> DOTTED_CYCLES =
      CATALOGUE.products().stream()
          .filter(product -> !new OsIdentifier(CATALOGUE).knows(product.name()))
          .flatMap(product -> product.cycles().stream())
          .filter(cycle -> DOTTED.matcher(cycle.name()).matches())
          .toList();

  @Property
  void noInputMakesItThrow(@ForAll String text) {
    assertNotNull(LOOKUP.find(text));
    assertNotNull(LOOKUP.find("pkg:" + text));
    assertNotNull(LOOKUP.find("cpe:2.3:o:microsoft:windows_" + text));
    assertNotNull(LOOKUP.find("cpe:/a:" + text));
    assertNotNull(LOOKUP.find("openssl@" + text));
    assertNotNull(LOOKUP.find("linux@" + text));
    assertNotNull(LOOKUP.find("sles@" + text));
    assertNotNull(LOOKUP.find("pkg:deb/debian/bash@1?distro=" + text));
    assertNotNull(LOOKUP.find("pkg:github/openssl/openssl@" + text));
    assertNotNull(LOOKUP.find("cpe:2.3:o:suse:sles:" + text));
  }

  @Property
  void aCycleThatIsFoundIsAlwaysListed(@ForAll("versions") String version) {
    ComponentMatch found = LOOKUP.find("openssl@" + version);
    assertTrue(found.cycle() == null || CATALOGUE.cycle("openssl", found.cycle()).isPresent());
  }

  @Property
  void aPatchNumberNeverLeavesItsCycleForAShorterOne(
      @ForAll("cycles") Cycle cycle, @ForAll @IntRange(max = 99) int patch) {
    ComponentMatch found = LOOKUP.find(cycle.product() + "@" + cycle.name() + "." + patch);
    assertTrue(found.cycle() != null && found.cycle().length() >= cycle.name().length());
    assertEquals(cycle.name(), LOOKUP.find(cycle.product() + "@" + cycle.name()).cycle());
  }

  @Provide
  Arbitrary<Cycle> cycles() {
    return Arbitraries.of(DOTTED_CYCLES);
  }

  @Provide
  Arbitrary<String> versions() {
    return Arbitraries.strings().withChars("0123.-+~:v_abrc ").ofMaxLength(12);
  }
}
