package dev.cachet.buildroot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cachet.finding.JsonText;
import dev.cachet.source.Stanza;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code make show-info} of Buildroot prints: one object with a member for each package. */
final class ShowInfo {
  private static final int MAX_DEPTH = 32;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private ShowInfo() {}

  /** Whether a text is such an object; null if it is none, or no JSON. */
  static @Nullable JsonNode parse(String name, byte[] content) throws IOException {
    int at = 0;
    while (at < content.length && content[at] <= ' ') {
      at++;
    }
    if (at == content.length || content[at] != '{') {
      return null;
    }
    try {
      JsonNode tree = MAPPER.readTree(content);
      return tree.isObject() && !tree.isEmpty() && isPackage(tree.iterator().next()) ? tree : null;
    } catch (JsonProcessingException e) {
      throw new IOException(
          name
              + ": not readable as JSON: "
              + JsonText.problem(e)
              + "; write it again with 'make show-info'",
          e);
    }
  }

  private static boolean isPackage(JsonNode node) {
    return Set.of("target", "host", "rootfs").contains(node.path("type").asText())
        && node.path("dependencies").isArray();
  }

  /** The packages; an image of a file system and a virtual package are none. */
  static List<BuildrootPackage> packages(String file, JsonNode tree) throws UnknownSourceException {
    Map<String, BuildrootPackage> packages = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : tree.properties()) {
      JsonNode node = each.getValue();
      String key = each.getKey();
      if (!isPackage(node) || !Stanza.isWord(key)) {
        throw new UnknownSourceException(
            file + ": /" + key + " is no package of show-info; let 'make -s show-info' write it");
      }
      boolean built = !node.path("virtual").asBoolean();
      if (built && !node.path("type").asText().equals("rootfs")) {
        packages.put(key, one(file, key, node, tree));
      }
    }
    return new ArrayList<>(packages.values());
  }

  private static BuildrootPackage one(String file, String key, JsonNode node, JsonNode tree) {
    boolean host = node.path("type").asText().equals("host");
    JsonNode download = node.path("downloads").path(0);
    return new BuildrootPackage(
        file,
        host && key.startsWith("host-") ? key.substring("host-".length()) : key,
        host,
        node.path("version").asText(),
        node.path("licenses").asText(),
        download.path("source").asText(),
        site(download.path("uris").path(0).asText()),
        needs(node, tree),
        new BuildrootPackage.Facts(
            node.path("cpe-id").asText(),
            texts(node.path("ignore_cves")),
            texts(node.path("patches"))));
  }

  /** A device does not need what only ran during the build; of a virtual package, who provides. */
  private static Set<String> needs(JsonNode node, JsonNode tree) {
    Set<String> needs = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(texts(node.path("dependencies")));
    while (!open.isEmpty()) {
      String need = open.pop();
      JsonNode other = tree.path(need);
      if (!seen.add(need) || !other.path("type").asText().equals(node.path("type").asText())) {
        continue;
      }
      if (other.path("virtual").asBoolean()) {
        open.addAll(texts(other.path("dependencies")));
      } else {
        needs.add(need);
      }
    }
    return needs;
  }

  /** A site is written with its method in front: {@code https+https://…}. */
  private static String site(String uri) {
    int plus = uri.indexOf('+');
    int colon = uri.indexOf(':');
    String plain = plus > 0 && plus < colon ? uri.substring(plus + 1) : uri;
    return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
