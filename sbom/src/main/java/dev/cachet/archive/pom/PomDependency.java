package dev.cachet.archive.pom;

import org.jspecify.annotations.Nullable;

/**
 * A dependency as a pom.xml states it, with its own properties resolved.
 *
 * @param group group id
 * @param artifact artifact id
 * @param version version, or null if a parent manages it
 * @param scope scope, or null if none is stated here
 * @param optional whether it is stated as optional
 * @param classifier classifier, or null
 */
public record PomDependency(
    String group,
    String artifact,
    @Nullable String version,
    @Nullable String scope,
    boolean optional,
    @Nullable String classifier) {
  /**
   * Whether the library runs with it, as far as this statement tells.
   *
   * @return false for test, provided and system scope and for what is optional
   */
  public boolean neededAtRunTime() {
    return !optional && (scope == null || scope.equals("compile") || scope.equals("runtime"));
  }
}
