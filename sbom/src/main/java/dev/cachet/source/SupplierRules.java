package dev.cachet.source;

import dev.cachet.format.Maker;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.SbomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who supplies packages that do not say so themselves, as somebody stated it who looked: a third of
 * the poms of common libraries name no organisation. What a package says itself is never replaced,
 * and a component whose supplier is from here says so in the property {@code
 * cachet:supplier:stated-for}.
 */
public final class SupplierRules {
  /** The property that names the rule. */
  public static final String STATED_FOR = "cachet:supplier:stated-for";

  private final List<Rule> rules;

  private SupplierRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * One statement.
   *
   * @param packages a package URL without version for one package of any version, with a version
   *     for that one, or what package URLs begin with and a star behind its slash
   * @param supplier who supplies them
   */
  public record Rule(String packages, Organisation supplier) {
    /**
     * Checks the package URL.
     *
     * @param packages see the record
     * @param supplier see the record
     * @throws IllegalArgumentException if it is no package URL, or stands for packages of everybody
     */
    public Rule {
      String start = packages.endsWith("*") ? packages.substring(0, packages.length() - 1) : "";
      boolean several = start.matches("pkg:[a-z.+-]+/[^*]+/");
      boolean one = !packages.contains("*") && PurlFault.of(packages).isEmpty();
      if (!several && !one) {
        throw new IllegalArgumentException(
            "'" + packages + "' is neither a package URL nor pkg:TYPE/NAMESPACE/*");
      }
    }

    private boolean isAbout(String purl) {
      if (packages.endsWith("*")) {
        String start = packages.substring(0, packages.length() - 1);
        // The namespaces of Maven are cut by dots: the makers of org.slf4j make org.slf4j.impl too.
        String inner = start.substring(0, start.length() - 1) + ".";
        return purl.startsWith(start)
            || (packages.startsWith("pkg:maven/") && purl.startsWith(inner));
      }
      String rest = purl.startsWith(packages) ? purl.substring(packages.length()) : "no";
      return rest.isEmpty() || "@?#".indexOf(rest.charAt(0)) >= 0;
    }
  }

  /**
   * Takes statements.
   *
   * @param rules in any order; of several about one package the one with the longest text counts
   * @return the rules
   */
  public static SupplierRules of(List<Rule> rules) {
    return new SupplierRules(rules);
  }

  /**
   * Takes statements on groups of Maven.
   *
   * @param groups from a group id, which stands for the groups below it too, to {@code Name} or
   *     {@code Name <address>}
   * @return the rules
   * @throws IllegalArgumentException if a group or a supplier cannot be one; the message names it
   */
  public static SupplierRules ofGroups(Map<String, String> groups) {
    List<Rule> rules = new ArrayList<>();
    groups.forEach(
        (group, supplier) -> {
          if (supplier == null || supplier.isBlank() || !group.matches("[A-Za-z0-9_.-]+")) {
            throw new IllegalArgumentException(
                "'" + group + "' has to be a group id with a supplier, Name or Name <address>");
          }
          rules.add(new Rule("pkg:maven/" + group + "/*", Maker.of(supplier.strip())));
        });
    return new SupplierRules(rules);
  }

  /**
   * States suppliers where nobody else does.
   *
   * @param content is not changed
   * @return the content with them
   */
  public SbomContent applied(SbomContent content) {
    return rules.isEmpty()
        ? content
        : content.toBuilder()
            .subject(applied(content.subject()))
            .components(content.components().stream().map(this::applied).toList())
            .build();
  }

  private Component applied(Component component) {
    List<Component> parts = component.parts().stream().map(this::applied).toList();
    Component whole =
        parts.equals(component.parts()) ? component : component.toBuilder().parts(parts).build();
    Optional<Rule> rule = component.supplier() == null ? rule(component.purl()) : Optional.empty();
    return rule.isEmpty()
        ? whole
        : whole.toBuilder()
            .supplier(rule.get().supplier())
            .build()
            .with(new Property(STATED_FOR, rule.get().packages()));
  }

  private Optional<Rule> rule(@Nullable String purl) {
    Rule longest = null;
    for (Rule rule : rules) {
      boolean longer = longest == null || rule.packages().length() > longest.packages().length();
      if (purl != null && longer && rule.isAbout(purl)) {
        longest = rule;
      }
    }
    return Optional.ofNullable(longest);
  }
}
