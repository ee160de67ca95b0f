package dev.cachet.format.spdx2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.Json;
import dev.cachet.format.content.JsonTrees;
import java.io.IOException;
import java.util.Set;
import java.util.function.BiConsumer;

/** SPDX 2 as JSON: packages and relationships one by one, the rest as one tree. */
public final class Spdx2Json {
  /** Long, and of no use to whoever only wants to know which document it is. */
  private static final Set<String> LISTS =
      Set.of("packages", "relationships", "files", "snippets", "components", "@graph");

  private Spdx2Json() {}

  /**
   * Reads all tokens of a parser, and closes nothing.
   *
   * @param parser stands before the value
   * @param parts the parts
   * @return all but packages and relationships
   * @throws InvalidSbomException if the document is invalid, or over a limit; the message says
   *     where
   * @throws IOException if the medium failed
   */
  public static ObjectNode read(JsonParser parser, Spdx2Parts parts)
      throws InvalidSbomException, IOException {
    ObjectNode root = Json.object();
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      boolean list = parser.nextToken() == JsonToken.START_ARRAY;
      if (list && parts == Spdx2Parts.NONE && LISTS.contains(name)) {
        parser.skipChildren();
      } else if (list && name.equals("packages")) {
        each(parser, "/packages/", parts::takePackage);
      } else if (list && name.equals("relationships")) {
        each(parser, "/relationships/", parts::takeRelationship);
      } else {
        root.set(name, JsonTrees.MAPPER.readTree(parser));
      }
    }
    if (parser.nextToken() != null) {
      throw new InvalidSbomException("not JSON: something follows the document");
    }
    return root;
  }

  private static void each(JsonParser parser, String pointer, BiConsumer<ObjectNode, String> taker)
      throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      JsonNode item = JsonTrees.MAPPER.readTree(parser);
      if (!(item instanceof ObjectNode object)) {
        throw new IllegalArgumentException(pointer + i + ": is no object");
      }
      taker.accept(object, pointer + i);
    }
  }
}
