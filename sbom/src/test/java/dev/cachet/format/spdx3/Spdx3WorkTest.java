package dev.cachet.format.spdx3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.JsonTrees;
import dev.cachet.format.content.ReadContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A document of 100,000 elements costs twice as much as one of 50,000, and is never held. */
class Spdx3WorkTest {
  private static final String HEAD =
      """
      {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
      {"type":"CreationInfo","@id":"_:c","created":"2026-08-01T00:00:00Z","specVersion":"3.0.1",
       "createdBy":["u:agent"]},
      {"type":"software_Package","spdxId":"u:image","creationInfo":"_:c","name":"image",
       "software_primaryPurpose":"archive"},
      {"type":"SpdxDocument","spdxId":"u:doc","creationInfo":"_:c","rootElement":["u:image"]}
      """;

  /** Three elements for each package: itself, what it needs and what it is inside of. */
  private static String three(int i) {
    return """
    ,{"type":"software_Package","spdxId":"u:p%1$d","creationInfo":"_:c","name":"p%1$d",
     "software_packageVersion":"1","software_primaryPurpose":"install"}
    ,{"type":"LifecycleScopedRelationship","spdxId":"u:n%1$d","creationInfo":"_:c",
     "scope":"runtime","from":"u:p%1$d","relationshipType":"dependsOn","to":["u:p%2$d","u:p0"]}
    ,{"type":"Relationship","spdxId":"u:i%1$d","creationInfo":"_:c","from":"u:p%3$d",
     "relationshipType":"contains","to":["u:p%1$d"]}
    """
        .formatted(i, Math.max(0, i - 1), i / 2);
  }

  /** One piece at a time, so that no more than a piece is in memory. */
  @SuppressWarnings("JdkObsolete") // what SequenceInputStream takes
  private static InputStream lazily(int count, IntFunction<String> pieces) {
    Iterator<InputStream> parts =
        Stream.of(
                Stream.of(HEAD),
                IntStream.rangeClosed(1, count).mapToObj(pieces),
                Stream.of(three(0).replaceAll("(?s),\\{\"type\":\"Relationship.*", ""), "]}"))
            .flatMap(each -> each)
            .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
            .map(InputStream.class::cast)
            .iterator();
    return new SequenceInputStream(
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return parts.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return parts.next();
          }
        });
  }

  private record Cost(int components, long tokens, long work) {}

  private static Cost cost(int count) throws Exception {
    AtomicLong tokens = new AtomicLong();
    AtomicLong work = new AtomicLong();
    try (JsonParser parser = JsonTrees.MAPPER.createParser(lazily(count, Spdx3WorkTest::three))) {
      JsonParser counting =
          new JsonParserDelegate(parser) {
            @Override
            public JsonToken nextToken() throws IOException {
              tokens.incrementAndGet();
              return super.nextToken();
            }
          };
      ReadContent read = Spdx3Reader.read(counting, work::set);
      return new Cost(read.sbom().all().size(), tokens.get(), work.get());
    }
  }

  @Test
  void readsOneHundredThousandElementsInLinearWork() throws Exception {
    Cost small = cost(8_333);
    Cost half = cost(16_667);
    Cost whole = cost(33_333);
    assertEquals(33_334, whole.components());
    assertTrue(whole.work() > 33_333, whole.toString());
    assertTrue(half.work() < 2.2 * small.work(), half + " after " + small);
    assertTrue(whole.work() < 2.2 * half.work(), whole + " after " + half);
    assertTrue(whole.tokens() < 2.2 * half.tokens(), whole + " after " + half);
  }

  @Test
  void refusesABuildThatPairsTooMuch() {
    String many =
        String.join("\",\"", Collections.nCopies(1, "u:image"))
            + IntStream.rangeClosed(0, 1_500)
                .mapToObj(i -> "\",\"u:p" + i)
                .reduce("", String::concat);
    String relation =
        ",{\"type\":\"Relationship\",\"spdxId\":\"u:%1$s\",\"creationInfo\":\"_:c\",\"from\":\"u:b\","
            + "\"relationshipType\":\"%1$s\",\"to\":[\"%2$s\"]}";
    IntFunction<String> pieces =
        i ->
            i == 1_500
                ? three(i)
                    + relation.formatted("hasInput", many)
                    + relation.formatted("hasOutput", many)
                : three(i);
    InvalidSbomException refused =
        assertThrows(
            InvalidSbomException.class,
            () -> {
              try (JsonParser parser = JsonTrees.MAPPER.createParser(lazily(1_500, pieces))) {
                Spdx3Reader.read(parser);
              }
            });
    assertTrue(refused.getMessage().contains("more than 2000000 packages into images"));
  }
}
