package dev.cachet.lookup;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Product;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.os.file.CpeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the product and cycle that an identifier of a component names: a package URL, a CPE name of
 * either form, {@code name@version}, or a name with its version behind it as lists of installed
 * software write it. A product is recognised by a listed identifier or name only, never by
 * likeness; a package of a distribution has the support of its distribution.
 */
public final class ComponentLookup {
  private static final Pattern CHANGES_THE_RELEASE = Pattern.compile("(sp|rc)\\d+");
  private static final Pattern EPOCH_OR_REVISION =
      Pattern.compile("^[0-9]+:|-r[0-9]+(?:\\.[0-9]+)*$");

  /** Recipes that bear the number of a line in their name. */
  private static final Map<String, String> RECIPES =
      Map.of("python3", "python", "sqlite3", "sqlite");

  private static final Pattern TITLE = Pattern.compile("(\\S.*?)[ /](v?\\d\\S*)");

  private static final Pattern UNRELEASED =
      Pattern.compile(
          "\\d[-._~]?(?:alpha|beta|rc|cr|dev|pre|snapshot|milestone|m(?=\\d))|[-.](?:alpha|beta|snapshot)");

  private final Catalogue catalogue;
  private final OsIdentifier systems;
  private final DistributionPackage packages;
  private final Map<String, List<Product>> byPurl = new HashMap<>();
  private final Map<String, List<Product>> byCpe = new HashMap<>();
  private final Map<String, List<Product>> byLabel = new HashMap<>();

  /**
   * Makes a lookup.
   *
   * @param catalogue the products
   */
  public ComponentLookup(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.systems = new OsIdentifier(catalogue);
    this.packages = new DistributionPackage(systems);
    for (Product product : catalogue.products()) {
      for (String purl : product.purls()) {
        PackageUrl.parse(purl).ifPresent(url -> add(byPurl, url.key(), product));
      }
      product.cpes().forEach(cpe -> add(byCpe, cpe, product));
      add(byLabel, product.label().toLowerCase(Locale.ROOT), product);
    }
    OtherLabels.products()
        .forEach(
            (label, name) ->
                catalogue
                    .product(name)
                    .ifPresent(product -> add(byLabel, label.toLowerCase(Locale.ROOT), product)));
    catalogue.product("go").ifPresent(go -> add(byPurl, "golang/stdlib", go));
    OtherCpeNames.products()
        .forEach(
            (cpe, name) -> catalogue.product(name).ifPresent(product -> add(byCpe, cpe, product)));
  }

  private static void add(Map<String, List<Product>> index, String key, Product product) {
    List<Product> products = index.computeIfAbsent(key, absent -> new ArrayList<>());
    // Comparing products would compare all their cycles.
    for (Product known : products) {
      if (known.name().equals(product.name())) {
        return;
      }
    }
    products.add(product);
  }

  /**
   * Finds what an identifier names.
   *
   * @param identifier a package URL, a CPE name, {@code name@version}, or a title such as {@code
   *     Debian GNU/Linux 11 (bullseye)}; any other text is answered as unknown
   * @return the match; one without a product when it was not recognised
   */
  public ComponentMatch find(String identifier) {
    String text = identifier.strip();
    Optional<PackageUrl> url = PackageUrl.parse(text);
    if (url.isPresent()) {
      return byPackageUrl(identifier, url.get());
    }
    Optional<CpeName> cpe = CpeName.parse(text);
    if (cpe.isPresent()) {
      return byCpe(identifier, cpe.get());
    }
    int at = text.lastIndexOf('@');
    return at < 1
        ? byTitle(identifier, text)
        : byName(identifier, text.substring(0, at), text.substring(at + 1));
  }

  /** A name and version in one text, as PRETTY_NAME and lists of installed software have them. */
  private ComponentMatch byTitle(String identifier, String text) {
    if (WindowsName.isWindows(text) || systems.knowsName(text)) {
      return byName(identifier, text, "");
    }
    Matcher titled = TITLE.matcher(text);
    return titled.matches() && isLabel(titled.group(1))
        ? byName(identifier, titled.group(1), titled.group(2))
        : ComponentMatch.unknown(
            identifier,
            "no package URL, CPE name, name@version, or listed name with its version behind it");
  }

  /** A name in a text is taken only as its publisher spells it. */
  private boolean isLabel(String name) {
    return byLabel.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
        .anyMatch(
            product -> product.label().equals(name) || OtherLabels.isOf(product.name(), name));
  }

  /**
   * Finds what a component is by the recipe or source package that it was built from, as a part
   * that a recipe was split into has the support of what the recipe builds.
   *
   * @param recipe its name
   * @param version as a build writes it, {@code PE:PV-PR}
   * @return as {@link #find(String)}
   */
  public ComponentMatch findRecipe(String recipe, String version) {
    return find(RECIPES.getOrDefault(recipe, recipe) + "@" + ofBuild(version));
  }

  /** The upstream version in {@code PE:PV-PR}. */
  private static String ofBuild(String version) {
    return EPOCH_OR_REVISION.matcher(version.strip()).replaceAll("");
  }

  /** Finds what a package URL that was read before names. */
  ComponentMatch find(String identifier, PackageUrl url) {
    return byPackageUrl(identifier, url);
  }

  private ComponentMatch byPackageUrl(String identifier, PackageUrl url) {
    if (url.isOfDistribution()) {
      return packages.find(identifier, url);
    }
    List<Product> products = byPurl.getOrDefault(url.key(), List.of());
    Optional<Product> project =
        products.isEmpty()
            ? ProjectUrls.product(url).flatMap(catalogue::product)
            : Optional.empty();
    if (project.isPresent()) {
      return match(
          identifier,
          List.of(project.get()),
          url.versionOfTag(),
          "the package URL is one of the project " + project.get().name());
    }
    if (products.isEmpty() && url.type().equals("yocto")) {
      return byName(identifier, url.name(), url.version());
    }
    if (products.isEmpty() && url.type().equals("generic")) {
      return byName(identifier, url.path(), url.version());
    }
    return match(identifier, products, url.versionOfTag(), "the package URL is listed");
  }

  private ComponentMatch byCpe(String identifier, CpeName cpe) {
    Optional<OsIdentity> os = systems.identify(cpe);
    if (os.isPresent()) {
      return match(identifier, os.get());
    }
    List<Product> products = byCpe.getOrDefault(cpe.part() + ":" + cpe.key(), List.of());
    if (products.isEmpty() && cpe.key().startsWith("microsoft:windows")) {
      return new WindowsCpe(catalogue).find(identifier, cpe);
    }
    return match(identifier, products, version(cpe), "the CPE name is listed");
  }

  /** A service pack or an update stands in a field of its own, and may be the cycle. */
  private static String version(CpeName cpe) {
    String update = cpe.update();
    if (cpe.version().isEmpty()) {
      return update;
    }
    return CHANGES_THE_RELEASE.matcher(update).matches()
        ? cpe.version() + "-" + update
        : cpe.version();
  }

  private ComponentMatch byName(String identifier, String name, String version) {
    String id = name.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
    if (systems.knows(id)) {
      return match(identifier, systems.identify(id, version.strip()));
    }
    if (id.equals("windows") || id.equals("microsoft-windows")) {
      Optional<ComponentMatch> bare = new WindowsName(catalogue).bare(identifier, version);
      if (bare.isPresent()) {
        return bare.get();
      }
    }
    if (WindowsName.isWindows(name)) {
      return new WindowsName(catalogue).find(identifier, name, version);
    }
    if (systems.knowsName(name)) {
      return match(identifier, systems.identify(name, version.strip()));
    }
    List<Product> products =
        catalogue
            .product(id)
            .map(List::of)
            .orElseGet(
                () -> byLabel.getOrDefault(name.strip().toLowerCase(Locale.ROOT), List.of()));
    if (products.isEmpty() && LinuxKernel.isVendors(id)) {
      return LinuxKernel.ofVendor(catalogue, identifier, id, version);
    }
    return match(identifier, products, version, "the name is that of a listed product");
  }

  private static ComponentMatch match(String identifier, OsIdentity os) {
    return new ComponentMatch(
        identifier, os.product(), os.cycle(), os.candidates(), "an operating system; " + os.rule());
  }

  private ComponentMatch match(
      String identifier, List<Product> products, String version, String rule) {
    if (products.isEmpty()) {
      return ComponentMatch.unknown(identifier, "not a listed identifier");
    }
    if (products.size() > 1) {
      List<String> candidates =
          products.stream()
              .map(
                  product ->
                      CycleOfVersion.find(product, version)
                          .map(cycle -> product.name() + "/" + cycle.name())
                          .orElse(product.name()))
              .toList();
      return ComponentMatch.ambiguous(identifier, candidates, "listed for several products");
    }
    Product product = products.get(0);
    if (product.name().equals(LinuxKernel.PRODUCT)) {
      return LinuxKernel.find(catalogue, identifier, version);
    }
    Optional<Cycle> cycle = CycleOfVersion.find(product, version);
    return new ComponentMatch(
        identifier,
        product.name(),
        cycle.map(Cycle::name).orElse(null),
        List.of(),
        cycle.isPresent()
            ? rule + remark(version)
            : rule + ", but no listed cycle begins version " + version);
  }

  private static String remark(String version) {
    return UNRELEASED.matcher(version.toLowerCase(Locale.ROOT)).find()
        ? ComponentMatch.BEWARE + version + " came before the release of the line that is judged"
        : "";
  }
}
