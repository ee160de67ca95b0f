package dev.cachet.node;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cachet.detection.FileJson;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.source.PurlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an npm package says of itself.
 *
 * @param name with its scope; empty if it states none
 * @param version empty if it states none
 * @param licence identifier, expression or text; empty if it states none
 * @param author empty if it states none
 * @param dependencies names of the packages that it needs to run
 * @param optional names of those that it takes where they are: optional ones and peers
 */
record NpmManifest(
    String name,
    String version,
    String licence,
    String author,
    List<String> dependencies,
    List<String> optional) {
  static final NpmManifest EMPTY = new NpmManifest("", "", "", "", List.of(), List.of());

  private static final JsonFactory JSON = FileJson.FACTORY;
  private static final int MAX_DEPENDENCIES = 10_000;

  /** Null if it is no JSON object. */
  static @Nullable NpmManifest read(byte[] content) {
    String name = "";
    String version = "";
    String licence = "";
    String author = "";
    List<String> dependencies = new ArrayList<>();
    List<String> optional = new ArrayList<>();
    try (JsonParser json = JSON.createParser(content)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "name" -> name = text(json);
          case "version" -> version = text(json);
          case "license" -> licence = textOrMember(json, "type");
          case "author" -> author = textOrMember(json, "name");
          case "dependencies" -> keys(json, dependencies);
          // Who installs decides whether a peer is there, and optional ones may be left out.
          case "optionalDependencies", "peerDependencies" -> keys(json, optional);
          default -> json.skipChildren();
        }
      }
    } catch (IOException e) {
      return null;
    }
    // What stands in both lists is optional.
    dependencies.removeAll(Set.copyOf(optional));
    return new NpmManifest(
        name, version, licence, author, List.copyOf(dependencies), List.copyOf(optional));
  }

  /** The package URL, which has no version where the manifest states none. */
  String purl() {
    int slash = name.indexOf('/');
    String path =
        slash < 0
            ? PurlText.encode(name)
            : PurlText.encode(name.substring(0, slash))
                + "/"
                + PurlText.encode(name.substring(slash + 1));
    return "pkg:npm/" + path + (version.isEmpty() ? "" : "@" + PurlText.encode(version));
  }

  List<LicenceClaim> licences() {
    return licence.isEmpty() ? List.of() : List.of(SpdxLicences.claim(licence));
  }

  boolean isNamed() {
    return !name.isEmpty() && !version.isEmpty();
  }

  private static String text(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getText().strip();
    }
    json.skipChildren();
    return "";
  }

  private static String textOrMember(JsonParser json, String member) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return text(json);
    }
    String found = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = json.currentName().equals(member);
      json.nextToken();
      String value = text(json);
      found = wanted ? value : found;
    }
    return found;
  }

  private static void keys(JsonParser json, List<String> into) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      if (into.size() < MAX_DEPENDENCIES) {
        into.add(json.currentName());
      }
      json.nextToken();
      json.skipChildren();
    }
  }
}
