package dev.cachet.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a newer catalogue says otherwise than an older one, in words that a reviewer can check. */
public final class CatalogueDiff {
  private final Catalogue before;
  private final Catalogue after;

  /**
   * Compares two catalogues.
   *
   * @param before the older one
   * @param after the newer one
   */
  public CatalogueDiff(Catalogue before, Catalogue after) {
    this.before = Objects.requireNonNull(before, "before");
    this.after = Objects.requireNonNull(after, "after");
  }

  /**
   * Says what changed.
   *
   * @param products the ids of the products to compare; empty for all
   * @return the two days first, then a line for each change, in the order of products and cycles;
   *     one line when nothing changed
   */
  public List<String> lines(Set<String> products) {
    List<String> lines = new ArrayList<>();
    lines.add("facts of " + before.snapshotDate() + " and of " + after.snapshotDate());
    Map<String, Product> old = named(before, products);
    Map<String, Product> young = named(after, products);
    for (String name : joined(old.keySet(), young.keySet())) {
      Product was = old.get(name);
      Product is = young.get(name);
      if (was != null && is != null) {
        compare(was, is, lines);
      } else if (is != null) {
        lines.add(name + ": new, with " + is.cycles().size() + " cycles");
      } else if (was != null) {
        lines.add(name + ": is no longer listed; it had " + was.cycles().size() + " cycles");
      }
    }
    if (lines.size() == 1) {
      lines.add("nothing changed");
    }
    return lines;
  }

  /**
   * Finds names that say nothing: a comparison of them would look as if nothing had changed.
   *
   * @param products ids of products
   * @return those that neither catalogue has, in the order given
   */
  public List<String> unlisted(Set<String> products) {
    Set<String> listed = joined(named(before, products).keySet(), named(after, products).keySet());
    return products.stream().filter(name -> !listed.contains(name)).toList();
  }

  private static Map<String, Product> named(Catalogue catalogue, Set<String> products) {
    return catalogue.products().stream()
        .filter(one -> products.isEmpty() || products.contains(one.name()))
        .collect(Collectors.toMap(Product::name, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  private static Set<String> joined(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void compare(Product was, Product is, List<String> lines) {
    said(is.name(), "is called", was.label(), is.label(), lines);
    said(is.name(), "calls active support", was.phases().active(), is.phases().active(), lines);
    said(is.name(), "calls support", was.phases().support(), is.phases().support(), lines);
    said(
        is.name(),
        "calls extended support",
        was.phases().extended(),
        is.phases().extended(),
        lines);
    said(is.name(), "has the package URLs", "" + was.purls(), "" + is.purls(), lines);
    said(is.name(), "has the CPE names", "" + was.cpes(), "" + is.cpes(), lines);
    Map<String, Cycle> old = cycles(was);
    Map<String, Cycle> young = cycles(is);
    // The newer order is the publisher's: newest first.
    for (Cycle cycle : young.values()) {
      Cycle earlier = old.remove(cycle.name());
      if (earlier == null) {
        lines.add(at(cycle) + "new: " + dates(cycle));
      } else {
        compare(earlier, cycle, lines);
      }
    }
    old.values().forEach(cycle -> lines.add(at(cycle) + "is no longer listed: " + dates(cycle)));
  }

  private static Map<String, Cycle> cycles(Product product) {
    return product.cycles().stream()
        .collect(
            Collectors.toMap(Cycle::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  private static void compare(Cycle was, Cycle is, List<String> lines) {
    String name = is.product() + " " + is.name();
    said(name, "was released", was.released(), is.released(), lines);
    said(name, "reports the build", was.build(), is.build(), lines);
    said(name, "has the note", was.note(), is.note(), lines);
    moved(name, "active support", was.activeEnd(), is.activeEnd(), lines);
    moved(name, "security support", was.supportEnd(), is.supportEnd(), lines);
    moved(name, "extended support", was.extendedEnd(), is.extendedEnd(), lines);
  }

  private static void said(String name, String what, String was, String is, List<String> lines) {
    if (!was.equals(is)) {
      lines.add(name + ": " + what + " " + quoted(is) + ", no longer " + quoted(was));
    }
  }

  private static void moved(String name, String phase, Fact was, Fact is, List<String> lines) {
    String before = words(was);
    String after = words(is);
    if (before.equals(after)) {
      return;
    }
    String direction = "";
    if (was.day() != null && is.day() != null && !was.day().equals(is.day())) {
      long days = is.day().toEpochDay() - was.day().toEpochDay();
      direction = days > 0 ? ", " + days + " days later" : ", " + -days + " DAYS EARLIER";
    }
    String source = is.kind() == Fact.Kind.ABSENT ? "" : " [" + is.source() + "]";
    lines.add(name + ": " + phase + " " + after + ", before: " + before + direction + source);
  }

  /**
   * What a fact says, in words.
   *
   * @param fact the fact
   * @return the text
   */
  public static String words(Fact fact) {
    return switch (fact.kind()) {
      case DATED -> "ends " + fact.text() + (fact.estimated() ? " (estimated)" : "");
      case PASSED -> "is over, day not published";
      case OPEN -> "is not over, day not published";
      case ABSENT -> "is not known";
    };
  }

  private static String dates(Cycle cycle) {
    return "security support "
        + words(cycle.supportEnd())
        + ", extended support "
        + words(cycle.extendedEnd());
  }

  private static String at(Cycle cycle) {
    return cycle.product() + " " + cycle.name() + ": ";
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "(nothing)" : "\"" + text + "\"";
  }
}
