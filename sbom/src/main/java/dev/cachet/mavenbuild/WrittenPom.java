package dev.cachet.mavenbuild;

import dev.cachet.archive.pom.PomLicence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pom as it is written, with no placeholder filled and nothing inherited.
 *
 * @param fields what {@code ${project.NAME}} stands for, by NAME, such as {@code version}, {@code
 *     parent.version} or {@code organization.name}; as far as this pom states it
 * @param properties its properties, without those of profiles
 * @param licences its licences
 */
public record WrittenPom(
    Map<String, String> fields, Map<String, String> properties, List<PomLicence> licences) {
  /** What a pom takes from its parent where it says nothing itself, as far as it is asked here. */
  private static final List<String> INHERITED =
      List.of(
          "groupId",
          "version",
          "description",
          "inceptionYear",
          "organization.name",
          "organization.url");

  /**
   * Copies the values.
   *
   * @param fields copied
   * @param properties copied
   * @param licences copied
   */
  public WrittenPom {
    fields = Map.copyOf(fields);
    properties = Map.copyOf(properties);
    licences = List.copyOf(licences);
  }

  /** What a placeholder of a chain of poms stands for; null where none of them says it. */
  static @Nullable String value(List<WrittenPom> chain, String placeholder) {
    String field = field(placeholder);
    if (!field.equals(placeholder)) {
      return fieldOf(chain, field);
    }
    for (WrittenPom pom : chain) {
      String value = pom.properties().get(placeholder);
      if (value != null) {
        return value;
      }
    }
    return fieldOf(chain, placeholder);
  }

  private static String field(String placeholder) {
    for (String prefix : List.of("project.", "pom.")) {
      if (placeholder.startsWith(prefix)) {
        return placeholder.substring(prefix.length());
      }
    }
    return placeholder;
  }

  private static @Nullable String fieldOf(List<WrittenPom> chain, String field) {
    for (WrittenPom pom : chain) {
      String value = pom.fields().get(field);
      if (value != null || !INHERITED.contains(field)) {
        return value;
      }
    }
    return null;
  }
}
