package dev.cachet.lookup;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Product;
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

  private static final Pattern LEADING = Pattern.compile("^v?(\\d+\\.\\d+(?:\\.\\d+)*)");

  /** Recipes of board support layers; what else begins with linux- is no kernel. */
  private static final Pattern VENDORS =
      Pattern.compile(
          "linux-(?:yocto|imx|fslc|fsl|qoriq|raspberrypi|rpi|tegra|nvidia|ti|xlnx|intel|stm32mp"
              + "|stm32|rockchip|renesas|altera|socfpga|variscite|toradex|qcom|linaro|mchp|at91|boundary"
              + "|phytec|karo|congatec|advantech|meson|sunxi|amlogic|mediatek|mtk|ls)(?:-.*)?");

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
        identifier,
        "a kernel with a suffix is supported by its vendor, not by kernel.org"
            + lead(catalogue, lower));
  }

  /** Whether a recipe builds the kernel of a vendor or of a board. */
  static boolean isVendors(String recipe) {
    return VENDORS.matcher(recipe).matches();
  }

  /** A kernel of a vendor's recipe, whose version mostly reads like one of kernel.org. */
  static ComponentMatch ofVendor(
      Catalogue catalogue, String identifier, String recipe, String version) {
    return ComponentMatch.unknown(
        identifier,
        recipe
            + " builds the kernel of its vendor, who supports it, and not one of kernel.org"
            + lead(catalogue, version.strip().toLowerCase(Locale.ROOT)));
  }

  /** The series that the vendor began with: no answer, but whom to ask for what. */
  private static String lead(Catalogue catalogue, String version) {
    Matcher number = LEADING.matcher(version);
    return number.find()
        ? catalogue
            .product(PRODUCT)
            .flatMap(product -> CycleOfVersion.find(product, number.group(1)))
            .map(
                cycle ->
                    "; it began as series " + cycle.name() + " of kernel.org, which is only a lead")
            .orElse("")
        : "";
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
