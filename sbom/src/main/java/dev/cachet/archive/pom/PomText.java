package dev.cachet.archive.pom;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text of a pom.xml with its placeholders filled from that pom alone. A placeholder may name a
 * variable of the environment, a setting or a property of the command line; whoever writes the pom
 * of a dependency would otherwise choose which secret of a build ends in a published document.
 */
public final class PomText {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^${}]{1,200})}");

  /** Properties may name each other in a circle, or double each other's length. */
  private static final int MAX_ROUNDS = 8;

  private static final int MAX_LENGTH = 500;

  private PomText() {}

  /**
   * Fills the placeholders of a text.
   *
   * @param text the text, or null
   * @param property the value for what stands between the braces, or null where the pom has none;
   *     may hold placeholders itself
   * @return the text with every placeholder filled; null if there is none, if a placeholder stays,
   *     or if the text grows beyond 500 characters
   */
  public static @Nullable String resolved(
      @Nullable String text, Function<String, @Nullable String> property) {
    String now = text;
    for (int round = 0; now != null && now.contains("${"); round++) {
      if (round == MAX_ROUNDS || now.length() > MAX_LENGTH) {
        return null;
      }
      Matcher matcher = PLACEHOLDER.matcher(now);
      if (!matcher.find()) {
        return null;
      }
      String value = property.apply(matcher.group(1));
      now =
          value == null
              ? null
              : now.substring(0, matcher.start()) + value + now.substring(matcher.end());
    }
    return now == null || now.length() > MAX_LENGTH || now.isBlank() ? null : now.strip();
  }

  /**
   * Reads the licences of a pom.
   *
   * @param written the licences as they are written
   * @param property as for {@link #resolved}
   * @param unknown takes each text that cannot be told, as it is written
   * @return the licences; empty if neither name nor address of one of them can be told, as the rest
   *     would look like all
   */
  public static List<PomLicence> licences(
      List<PomLicence> written,
      Function<String, @Nullable String> property,
      Consumer<String> unknown) {
    List<PomLicence> licences = new ArrayList<>();
    boolean told = true;
    for (PomLicence each : written) {
      PomLicence licence =
          new PomLicence(told(each.name(), property, unknown), told(each.url(), property, unknown));
      boolean states = each.name() != null || each.url() != null;
      told &= !states || licence.name() != null || licence.url() != null;
      licences.add(licence);
    }
    return told ? licences : List.of();
  }

  /**
   * Fills the placeholders of a text, and says where that fails.
   *
   * @param text the text, or null
   * @param property as for {@link #resolved}
   * @param unknown takes the text as it is written if it cannot be told
   * @return as {@link #resolved}; a text without placeholders as it is
   */
  public static @Nullable String told(
      @Nullable String text,
      Function<String, @Nullable String> property,
      Consumer<String> unknown) {
    if (text == null || text.isBlank() || !text.contains("${")) {
      return text == null || text.isBlank() ? null : text.strip();
    }
    String resolved = resolved(text, property);
    if (resolved == null) {
      unknown.accept(text.strip());
    }
    return resolved;
  }
}
