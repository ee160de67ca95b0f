package dev.cachet.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose kernel a version string names. The dates of kernel.org hold for its own releases only: a
 * kernel with a suffix is patched, and supported, by the vendor that added it.
 */
final class LinuxKernel {
  static final String PRODUCT = "linux";

  private static final String CIVIL_INFRASTRUCTURE = "linux-cip";
  private static final Pattern OWN = Pattern.compile("v?(\\d+(?:\\.\\d+)*)");
  private static final Pattern CIP = Pattern.compile("(\\d+(?:\\.\\d+)*)-(?:st\\d+-)?cip\\d+.*");

  private LinuxKernel() {}

  static ComponentMatch find(Catalogue catalogue, String identifier, String version) {
    String lower = version.strip().toLowerCase(Locale.ROOT);
    Matcher civil = CIP.matcher(lower);
    if (civil.matches()) {
      return listed(catalogue, identifier, CIVIL_INFRASTRUCTURE, civil.group(1));
    }
    Matcher own = OWN.matcher(lower);
    if (own.matches() || lower.isEmpty()) {
      return listed(catalogue, identifier, PRODUCT, own.matches() ? own.group(1) : "");
    }
    return ComponentMatch.unknown(
        identifier, "a kernel with a suffix is supported by its vendor, not by kernel.org");
  }

  private static ComponentMatch listed(
      Catalogue catalogue, String identifier, String name, String version) {
    Optional<Product> product = catalogue.product(name);
    if (product.isEmpty()) {
      return ComponentMatch.unknown(identifier, "no listed product " + name);
    }
    Optional<Cycle> cycle = CycleOfVersion.find(product.get(), version);
    return new ComponentMatch(
        identifier,
        name,
        cycle.map(Cycle::name).orElse(null),
        List.of(),
        cycle.isPresent()
            ? "a release of the kernel without another vendor's suffix"
            : "no listed cycle begins this kernel's version");
  }
}
