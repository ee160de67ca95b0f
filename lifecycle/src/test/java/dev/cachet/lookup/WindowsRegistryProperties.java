package dev.cachet.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.cachet.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class WindowsRegistryProperties {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  @Property
  void noTextMakesItThrow(@ForAll byte[] text) {
    assertEquals(WindowsRegistry.parse(text), WindowsRegistry.parse(text));
  }

  @Property
  void noValuesMakeTheLookupThrowAndEveryCycleIsListed(
      @ForAll @NumericChars @StringLength(max = 6) String build,
      @ForAll @AlphaChars @StringLength(max = 12) String edition) {
    String text = "CurrentBuildNumber REG_SZ " + build + "\nEditionID REG_SZ " + edition;
    Optional<WindowsRegistry> read = WindowsRegistry.parse(text.getBytes(StandardCharsets.UTF_8));
    read.map(new WindowsLookup(CATALOGUE)::identify)
        .ifPresent(
            found -> {
              assertNotNull(found.rule());
              String product = found.product() == null ? "" : found.product();
              String cycle = found.cycle() == null ? "" : found.cycle();
              assertEquals(found.cycle() != null, CATALOGUE.cycle(product, cycle).isPresent());
            });
  }
}
