package dev.cachet.dotnet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.detection.FileJson;
import dev.cachet.source.PurlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code NAME.deps.json} beside an application of .NET or in a shared runtime says: the
 * libraries of its target, the files that each has, and what each needs.
 */
record DepsFile(Map<String, Library> libraries) {
  private static final ObjectMapper JSON = FileJson.mapper();
  private static final String PACK = "runtimepack.";

  /** Kinds of files that a library has; the value of each is an object by path. */
  private static final List<String> ASSETS =
      List.of("runtime", "native", "resources", "runtimeTargets");

  /**
   * One library.
   *
   * @param name without the word that marks a runtime that an application brings
   * @param version as stated
   * @param kind {@code package}, {@code runtimepack}, {@code project} or {@code reference}
   * @param files candidates of paths for each file, from the folder of the deps file
   * @param needs keys of libraries
   */
  record Library(
      String name, String version, String kind, List<List<String>> files, Set<String> needs) {
    boolean isPackage() {
      return kind.equals("package") || kind.equals("runtimepack");
    }

    /** Whether it is a package that only names others. */
    boolean isEmpty() {
      return isPackage() && files.isEmpty();
    }

    String purl() {
      return "pkg:nuget/" + PurlText.encode(name) + "@" + PurlText.encode(version);
    }
  }

  /** Whether it is such a file, whole or damaged. */
  static boolean isMeant(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).contains("\"runtimeTarget\"");
  }

  /** Null if the content is no such file. */
  static @Nullable DepsFile read(byte[] content) {
    JsonNode file;
    try {
      file = JSON.readTree(content);
    } catch (IOException e) {
      return null;
    }
    JsonNode stated = file == null ? null : file.get("runtimeTarget");
    if (stated == null) {
      return null;
    }
    String target = stated.isTextual() ? stated.textValue() : stated.path("name").asText("");
    JsonNode libraries = file.path("targets").path(target);
    return libraries.isObject() ? of(libraries, file.path("libraries")) : null;
  }

  private static DepsFile of(JsonNode target, JsonNode described) {
    Map<String, Library> libraries = new LinkedHashMap<>();
    target
        .properties()
        .forEach(
            each -> {
              String key = each.getKey();
              int slash = key.lastIndexOf('/');
              if (slash > 0 && slash < key.length() - 1) {
                libraries.put(key, library(key, slash, each.getValue(), described.path(key)));
              }
            });
    return new DepsFile(libraries);
  }

  private static Library library(String key, int slash, JsonNode of, JsonNode described) {
    Set<String> needs = new TreeSet<>();
    of.path("dependencies")
        .properties()
        .forEach(need -> needs.add(need.getKey() + "/" + need.getValue().asText("")));
    String name = key.substring(0, slash);
    return new Library(
        name.startsWith(PACK) ? name.substring(PACK.length()) : name,
        key.substring(slash + 1),
        described.path("type").asText("package"),
        files(of),
        needs);
  }

  private static List<List<String>> files(JsonNode library) {
    List<List<String>> files = new ArrayList<>();
    for (String kind : ASSETS) {
      library
          .path(kind)
          .properties()
          .forEach(
              asset -> {
                String path = asset.getKey();
                String name = path.substring(path.lastIndexOf('/') + 1);
                String locale = asset.getValue().path("locale").asText("");
                // An empty folder is marked by a file of this name.
                if (!name.equals("_._")) {
                  files.add(List.of(path, locale.isEmpty() ? name : locale + "/" + name));
                }
              });
    }
    return files;
  }
}
