package dev.cachet.format.cyclonedx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;

/** Our way to compile the schema of CycloneDX 1.6 against that of the library that ships it. */
class SchemaCheckTest {
  @Test
  void saysOfEveryDocumentWhatTheSchemaAsTheLibraryCompilesItSays() throws Exception {
    Schema ours = SchemaCheck.compile(Dialect.builder(Dialects.getDraft7()));
    Schema theirs = new JsonParser().getJsonSchema(Version.VERSION_16, new ObjectMapper());
    int refused = 0;
    for (JsonNode document : documents()) {
      List<String> errors = errors(theirs, document);
      assertEquals(errors, errors(ours, document), document::toString);
      refused += errors.isEmpty() ? 0 : 1;
    }
    assertTrue(refused > 50, refused + " were refused by both");
  }

  /** The validator would warn on a log that is not ours, such as that of a Maven build. */
  @Test
  void knowsEveryWordOfTheSchema() throws Exception {
    Schema strict =
        SchemaCheck.compile(
            Dialect.builder(Dialects.getDraft7())
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance()));
    for (JsonNode document : documents()) {
      List<String> unused = errors(strict, document);
    }
  }

  /** Documents that use every field, each of them also with one value removed or exchanged. */
  private static List<JsonNode> documents() throws Exception {
    Random random = new Random(20261128);
    List<JsonNode> documents = new ArrayList<>();
    for (ObjectNode document : new SchemaDocuments().covering(400)) {
      documents.add(document);
      ObjectNode changed = document.deepCopy();
      List<JsonNode> places = new ArrayList<>();
      collect(changed, places);
      ObjectNode place = (ObjectNode) places.get(random.nextInt(places.size()));
      List<String> names = new ArrayList<>();
      place.fieldNames().forEachRemaining(names::add);
      if (random.nextBoolean()) {
        place.remove(names.get(random.nextInt(names.size())));
      } else {
        place.put(names.get(random.nextInt(names.size())), random.nextInt());
      }
      documents.add(changed);
    }
    return documents;
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    if (node.isObject() && !node.isEmpty()) {
      into.add(node);
    }
    node.forEach(child -> collect(child, into));
  }

  private static List<String> errors(Schema schema, JsonNode document) {
    return schema
        .validate(document, run -> run.executionConfig(config -> config.locale(Locale.ROOT)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}
