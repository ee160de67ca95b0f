package dev.cachet.manual;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/** The manual pages of a command line, one a command, for section 1 of the manual. */
public final class ManualPages {
  private ManualPages() {}

  /**
   * Writes the pages of a command and of all below it, without hidden ones.
   *
   * @param line the whole tree of commands
   * @param version the version that stands at the foot of each page
   * @param day the day that stands there, as {@code 2026-11-23}
   * @return the text of each page by the name of its file, such as {@code cachet-sbom-check.1}; for
   *     {@code man}, in the macros of {@code man(7)}, ASCII, ending in a line feed
   */
  public static Map<String, String> of(CommandLine line, String version, String day) {
    Map<String, String> pages = new TreeMap<>();
    Wording.tree(line)
        .forEach(
            one ->
                pages.put(
                    ManualPage.name(one.getCommandSpec()) + ".1",
                    new ManualPage(one).write(version, day)));
    return pages;
  }
}
