package dev.cachet.installed;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Property;
import dev.cachet.source.Identities;
import java.util.List;

/** What a package says was compiled into it, as parts of the package. */
final class BuiltInParts {
  private BuiltInParts() {}

  static void add(
      String holder, InstalledPackage installed, PackageUrl purls, InventoryDraft draft) {
    for (BuiltIn each : installed.builtIn()) {
      String own = each.purl() == null ? purls.ofSource(each) : each.purl();
      String ref = own == null ? each.name() + "@" + each.version() : own;
      draft.part(
          holder,
          Component.builder(holder + "#" + ref, ComponentType.LIBRARY, each.name())
              .version(each.version().isEmpty() ? null : each.version())
              .purl(own)
              .identity(List.of(Identities.manifest(installed.database())))
              .properties(List.of(new Property("cachet:built-using", each.statement())))
              .build());
    }
  }
}
