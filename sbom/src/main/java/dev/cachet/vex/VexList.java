package dev.cachet.vex;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Statements of one or several sources, bound to the components of an SBOM.
 *
 * <p>A statement is bound by the reference, else by the package URL, else by name and version, else
 * by the recipe that a component is a package of. Nothing is thrown away: what is bound to nothing
 * stays and is told, and two statements that differ both stay and are told.
 */
public final class VexList {
  private static final String SOURCE = "cachet:package:source";

  private final List<VexStatement> statements;
  private final List<Finding> findings;

  private VexList(List<VexStatement> statements, List<Finding> findings) {
    this.statements = List.copyOf(statements);
    this.findings = List.copyOf(findings);
  }

  /**
   * Binds and merges statements.
   *
   * @param sbom what they are about
   * @param statements of all sources
   * @return the statements with references of the SBOM, equal ones as one
   */
  public static VexList of(Sbom sbom, List<VexStatement> statements) {
    Index index = new Index(sbom);
    Map<VexStatement, Set<VexProduct>> merged = new LinkedHashMap<>();
    List<Finding> findings = new ArrayList<>();
    Set<String> unbound = new TreeSet<>();
    for (VexStatement each : statements) {
      Set<VexProduct> products =
          merged.computeIfAbsent(each.about(List.of()), key -> new TreeSet<>());
      for (VexProduct product : each.products()) {
        List<VexProduct> bound = index.bind(product);
        if (bound.isEmpty()) {
          products.add(product);
          unbound.add(product.title());
        }
        products.addAll(bound);
      }
    }
    unbound.forEach(title -> findings.add(warning("vex.no-component", title, NO_COMPONENT)));
    List<VexStatement> all = new ArrayList<>();
    merged.forEach((each, products) -> all.add(each.about(List.copyOf(products))));
    all.sort(null);
    conflicts(all, findings);
    return new VexList(all, findings);
  }

  private static final String NO_COMPONENT =
      ": a statement is about it, and the SBOM has no such component; take statements and SBOM from"
          + " one build";

  private static Finding warning(String rule, String subject, String message) {
    return new Finding(rule, subject, Severity.WARNING, subject + message, List.of());
  }

  private static void conflicts(List<VexStatement> all, List<Finding> findings) {
    Map<String, Set<VexState>> states = new TreeMap<>();
    for (VexStatement each : all) {
      for (VexProduct product : each.products()) {
        String key = each.vulnerability() + " in " + product.title();
        states.computeIfAbsent(key, k -> new TreeSet<>()).add(each.state());
      }
    }
    states.forEach(
        (key, said) -> {
          if (said.size() > 1) {
            List<String> words = said.stream().map(VexState::word).toList();
            findings.add(
                warning(
                    "vex.conflict",
                    key,
                    " is said to be "
                        + String.join(" and ", words)
                        + "; both are kept, and a person has to decide"));
          }
        });
  }

  /**
   * The statements.
   *
   * @return sorted by vulnerability
   */
  public List<VexStatement> statements() {
    return statements;
  }

  /**
   * What is told of them.
   *
   * @return {@code vex.no-component} and {@code vex.conflict}, in this order
   */
  public List<Finding> findings() {
    return findings;
  }

  /** The components of an SBOM by all that a statement may call them. */
  private static final class Index {
    private final Map<String, Component> byRef = new HashMap<>();
    private final Map<String, List<Component>> byPurl = new HashMap<>();
    private final Map<String, List<Component>> byName = new HashMap<>();
    private final Map<String, List<Component>> bySource = new HashMap<>();

    Index(Sbom sbom) {
      add(sbom.subject());
      sbom.all().forEach(this::add);
    }

    private void add(Component component) {
      byRef.put(component.ref(), component);
      if (component.purl() != null) {
        put(byPurl, component.purl(), component);
      }
      put(byName, component.name(), component);
      for (Property property : component.properties()) {
        if (property.name().equals(SOURCE)) {
          put(bySource, property.value(), component);
        }
      }
    }

    private static void put(Map<String, List<Component>> map, String key, Component component) {
      map.computeIfAbsent(key, k -> new ArrayList<>()).add(component);
    }

    List<VexProduct> bind(VexProduct product) {
      Component same = byRef.get(product.ref());
      if (same == null) {
        // BOM-Link: the serial number of a document, then the reference in it.
        same = byRef.get(product.ref().substring(product.ref().lastIndexOf('#') + 1));
      }
      boolean named =
          same != null && (product.name().isEmpty() || product.name().equals(same.name()));
      if (same != null && named && !product.ref().isEmpty()) {
        return List.of(of(same));
      }
      List<Component> found = byPurl.getOrDefault(String.valueOf(product.purl()), List.of());
      if (found.isEmpty()) {
        found = ofVersion(byName.getOrDefault(product.name(), List.of()), product);
      }
      if (found.isEmpty()) {
        found = ofVersion(bySource.getOrDefault(product.name(), List.of()), product);
      }
      return found.stream().map(Index::of).toList();
    }

    /** The release that a package manager appends says nothing of what is inside. */
    private static List<Component> ofVersion(List<Component> named, VexProduct product) {
      String version = product.version();
      return named.stream()
          .filter(
              each -> {
                String own = each.version();
                return version == null
                    || own == null
                    || own.equals(version)
                    || own.startsWith(version + "-r");
              })
          .toList();
    }

    private static VexProduct of(Component component) {
      return new VexProduct(
          component.ref(), component.name(), component.version(), component.purl());
    }
  }
}
