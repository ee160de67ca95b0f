package dev.cachet.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.detection.FileJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table that Yarn's Plug'n'Play resolves by, in place of folders: {@code .pnp.data.json}, or
 * the same text inside {@code .pnp.cjs}. It says where each package lies and which package each of
 * its names means.
 */
final class PlugAndPlay {
  private static final Pattern INLINE = Pattern.compile("RAW_RUNTIME_STATE\\s*=\\s*'");
  private static final Pattern VIRTUAL =
      Pattern.compile("(.*)/(?:__virtual__|\\$\\$virtual)/[^/]+/([0-9]{1,2})/(.*)");

  private static final ObjectMapper JSON = FileJson.mapper();

  /** By folder of a package, for each name that it may ask for, the folder of what it gets. */
  private final Map<String, Map<String, String>> byFolder = new TreeMap<>();

  /** Adds a table; false if the content is none. */
  boolean add(String path, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    try {
      JsonNode table = JSON.readTree(path.endsWith(".cjs") ? inline(text) : text);
      JsonNode packages = table == null ? null : table.get("packageRegistryData");
      if (packages == null || !packages.isArray()) {
        return false;
      }
      add(path.substring(0, path.lastIndexOf('/')), packages);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void add(String project, JsonNode packages) {
    Map<String, String> places = new HashMap<>();
    for (JsonNode named : packages) {
      for (JsonNode versioned : named.path(1)) {
        String place = versioned.path(1).path("packageLocation").asText("");
        String key = key(named.path(0).asText(""), versioned.path(0).asText(""));
        places.put(key, folder(project, place));
      }
    }
    for (JsonNode named : packages) {
      for (JsonNode versioned : named.path(1)) {
        String place = versioned.path(1).path("packageLocation").asText("");
        Map<String, String> needs =
            byFolder.computeIfAbsent(folder(project, place), f -> new TreeMap<>());
        for (JsonNode need : versioned.path(1).path("packageDependencies")) {
          String target = places.get(target(need));
          if (target != null) {
            needs.put(need.path(0).asText(""), target);
          }
        }
      }
    }
  }

  /** Whether a table speaks of a folder. */
  boolean knows(String folder) {
    return byFolder.containsKey(folder);
  }

  /** The folder of what a package gets by a name; empty if nothing. */
  String need(String folder, String name) {
    return byFolder.getOrDefault(folder, Map.of()).getOrDefault(name, "");
  }

  /** The second element is a version, a pair of name and version for an alias, or null. */
  private static String target(JsonNode need) {
    JsonNode second = need.path(1);
    return second.isArray()
        ? key(second.path(0).asText(""), second.path(1).asText(""))
        : key(need.path(0).asText(""), second.asText(""));
  }

  private static String key(String name, String version) {
    return name + "\n" + version;
  }

  private static String folder(String project, String place) {
    String path = normal(project + "/" + place);
    Matcher virtual = VIRTUAL.matcher(path);
    if (virtual.matches()) {
      String up = "/..".repeat(Integer.parseInt(virtual.group(2)));
      path = normal(virtual.group(1) + up + "/" + virtual.group(3));
    }
    return path;
  }

  private static String normal(String path) {
    StringBuilder normal = new StringBuilder();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        normal.setLength(Math.max(0, normal.lastIndexOf("/")));
      } else if (!part.isEmpty() && !part.equals(".")) {
        normal.append('/').append(part);
      }
    }
    return normal.toString();
  }

  /** The text of the string of JavaScript that holds the table. */
  private static String inline(String script) {
    Matcher start = INLINE.matcher(script);
    StringBuilder text = new StringBuilder();
    for (int i = start.find() ? start.end() : script.length(); i < script.length(); i++) {
      char one = script.charAt(i);
      if (one == '\'') {
        return text.toString();
      }
      if (one == '\\' && ++i < script.length()) {
        one = script.charAt(i);
        if (one == '\n') {
          continue;
        }
      }
      text.append(one);
    }
    return "";
  }
}
