package dev.cachet.dotnet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.detection.FileJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shared runtime that an application asks for.
 *
 * @param name as {@code Microsoft.NETCore.App}
 * @param version the least that serves
 */
record Framework(String name, String version) {
  private static final ObjectMapper JSON = FileJson.mapper();
  private static final Pattern NUMBERS =
      Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})\\.([0-9]{1,9}).*");

  private record Version(int major, int minor, int patch) {
    static Optional<Version> of(String text) {
      Matcher numbers = NUMBERS.matcher(text);
      return numbers.matches()
          ? Optional.of(
              new Version(
                  Integer.parseInt(numbers.group(1)),
                  Integer.parseInt(numbers.group(2)),
                  Integer.parseInt(numbers.group(3))))
          : Optional.empty();
    }
  }

  /**
   * The nearest minor that serves, and of that the newest patch: what the host takes by default.
   */
  private static final Comparator<Version> NEAREST =
      Comparator.comparing(Version::minor).thenComparing(Version::patch, Comparator.reverseOrder());

  private static final Comparator<Version> ORDER =
      Comparator.comparing(Version::major)
          .thenComparing(Version::minor)
          .thenComparing(Version::patch);

  /** What a {@code runtimeconfig.json} asks for; nothing if it can ask for nothing. */
  static List<Framework> wanted(byte[] configuration) {
    JsonNode options;
    try {
      options = JSON.readTree(configuration).path("runtimeOptions");
    } catch (IOException e) {
      return List.of();
    }
    List<Framework> wanted = new ArrayList<>();
    add(options.path("framework"), wanted);
    options.path("frameworks").forEach(each -> add(each, wanted));
    return wanted;
  }

  private static void add(JsonNode stated, List<Framework> wanted) {
    if (stated.path("name").isTextual() && stated.path("version").isTextual()) {
      wanted.add(new Framework(stated.path("name").asText(), stated.path("version").asText()));
    }
  }

  /** The deps file of the installed runtime that serves; null if none does. */
  @Nullable String among(Collection<String> depsFiles) {
    Version least = Version.of(version).orElse(null);
    if (least == null) {
      return null;
    }
    return depsFiles.stream()
        .filter(path -> installed(path).filter(v -> serves(v, least)).isPresent())
        .min(Comparator.comparing(path -> installed(path).orElse(least), NEAREST))
        .orElse(null);
  }

  private static boolean serves(Version installed, Version least) {
    return installed.major() == least.major() && ORDER.compare(installed, least) >= 0;
  }

  private Optional<Version> installed(String path) {
    String[] parts = path.split("/", -1);
    boolean shared =
        parts.length > 4
            && parts[parts.length - 1].equals(name + ".deps.json")
            && parts[parts.length - 3].equals(name)
            && parts[parts.length - 4].equals("shared");
    return shared ? Version.of(parts[parts.length - 2]) : Optional.empty();
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
