package dev.cachet.php;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.detection.FileJson;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.source.PurlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code vendor/composer/installed.json}, of Composer 1 (a list) and 2 (an object with {@code
 * packages}).
 *
 * @param packages in the order of the file
 */
record ComposerFile(List<Installed> packages) {
  private static final ObjectMapper JSON = FileJson.mapper();
  private static final int MAX_PACKAGES = 50_000;

  /**
   * One package.
   *
   * @param name {@code vendor/name}
   * @param version as the package writes it
   * @param folder where it lies, seen from the folder of the file; empty for one without files
   * @param licences any one of which is chosen
   * @param needs names of packages
   * @param others names that it stands for: what it replaces or provides
   */
  record Installed(
      String name,
      String version,
      String folder,
      List<String> licences,
      Set<String> needs,
      Set<String> others) {
    String purl() {
      int slash = name.indexOf('/');
      String group = slash < 0 ? "" : PurlText.encode(name.substring(0, slash)) + "/";
      String rest = PurlText.encode(name.substring(slash + 1));
      return "pkg:composer/" + group + rest + "@" + PurlText.encode(version);
    }

    /** Composer's list of licences is a choice between them. */
    List<LicenceClaim> licenceClaims() {
      return licences.isEmpty()
          ? List.of()
          : List.of(SpdxLicences.claim(String.join(" OR ", licences)));
    }
  }

  /** Null if the content is no such file. */
  static @Nullable ComposerFile read(byte[] content) {
    JsonNode file;
    try {
      file = JSON.readTree(content);
    } catch (IOException e) {
      return null;
    }
    JsonNode packages = file.isArray() ? file : file.path("packages");
    if (!packages.isArray() || packages.size() > MAX_PACKAGES) {
      return null;
    }
    List<Installed> installed = new ArrayList<>();
    for (JsonNode each : packages) {
      String name = each.path("name").asText("").strip();
      String version = each.path("version").asText("").strip();
      if (name.isEmpty() || version.isEmpty()) {
        return null;
      }
      installed.add(
          new Installed(
              name,
              version,
              folder(each, name, file.isArray()),
              texts(each.path("license")),
              packageNames(each.path("require")),
              others(each)));
    }
    return new ComposerFile(List.copyOf(installed));
  }

  /** Composer 1 does not write the folder: it is the name. */
  private static String folder(JsonNode each, String name, boolean first) {
    boolean withoutFiles = each.path("type").asText().equals("metapackage");
    String known = first && !withoutFiles ? "../" + name : "";
    return each.path("install-path").asText(known).strip();
  }

  private static Set<String> others(JsonNode each) {
    Set<String> names = packageNames(each.path("replace"));
    names.addAll(packageNames(each.path("provide")));
    return names;
  }

  /** Names without a slash are PHP itself, its extensions and libraries. */
  private static Set<String> packageNames(JsonNode members) {
    Set<String> names = new TreeSet<>();
    members.fieldNames().forEachRemaining(name -> names.add(name.toLowerCase(Locale.ROOT)));
    names.removeIf(name -> !name.contains("/"));
    return names;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    if (list.isTextual()) {
      texts.add(list.asText());
    }
    list.forEach(each -> texts.add(each.asText()));
    texts.removeIf(String::isBlank);
    return List.copyOf(texts);
  }
}
