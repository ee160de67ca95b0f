package dev.cachet.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.cachet.finding.JsonText;
import dev.cachet.os.file.CpeName;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the answer to {@code products/full} of endoflife.date's API v1. */
final class EndOfLifeDateReader {
  private static final int DAY_LENGTH = "2026-08-22".length();

  private String generated = "";
  private String asOf = "";
  private String commit = "";
  private final List<ProductFacts> facts = new ArrayList<>();

  /**
   * What was read.
   *
   * @param source the publication and its day
   * @param products in the order of the document
   */
  record Snapshot(FactSource source, List<Product> products) {}

  static Snapshot read(InputStream json) throws IOException {
    EndOfLifeDateReader reader = new EndOfLifeDateReader();
    try (JsonParser at = new JsonFactory().createParser(json)) {
      at.nextToken();
      JsonPull.object(at, reader::member);
      return reader.snapshot();
    } catch (JsonProcessingException e) {
      throw new IOException("endoflife.date facts cannot be read: " + JsonText.problem(e), e);
    } catch (DateTimeException e) {
      throw new IOException("endoflife.date facts cannot be read: " + e.getMessage(), e);
    }
  }

  private Snapshot snapshot() throws IOException {
    if (facts.isEmpty()) {
      throw new IOException("endoflife.date facts: no product in \"result\"");
    }
    String name = "endoflife.date" + (commit.isEmpty() ? " API v1" : " at commit " + commit);
    FactSource source = new FactSource(name, day());
    return new Snapshot(source, facts.stream().map(one -> one.product(source)).toList());
  }

  private LocalDate day() throws IOException {
    String said = asOf.isEmpty() ? generated : asOf;
    if (said.isEmpty()) {
      throw new IOException(
          "endoflife.date facts: no day: \"generated_at\" is missing; pass the whole answer");
    }
    try {
      return LocalDate.parse(said.substring(0, Math.min(said.length(), DAY_LENGTH)));
    } catch (DateTimeException e) {
      throw new IOException("endoflife.date facts: \"" + said + "\" does not begin with a day", e);
    }
  }

  private void member(String name, JsonParser at) throws IOException {
    switch (name) {
      case "generated_at" -> generated = JsonPull.text(at);
      case "source" ->
          JsonPull.object(
              at,
              (key, value) -> {
                String text = JsonPull.text(value);
                asOf = key.equals("asOf") ? text : asOf;
                commit = key.equals("commit") ? text : commit;
              });
      case "result" -> JsonPull.array(at, one -> facts.add(ProductFacts.read(one)));
      default -> at.skipChildren();
    }
  }

  /** One product, before its source is known. */
  private static final class ProductFacts {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final List<String> tags = new ArrayList<>();
    private final List<String> aliases = new ArrayList<>();
    private final List<String> purls = new ArrayList<>();
    private final List<String> cpes = new ArrayList<>();
    private final List<Map<String, String>> releases = new ArrayList<>();

    static ProductFacts read(JsonParser at) throws IOException {
      ProductFacts product = new ProductFacts();
      JsonPull.object(at, product::member);
      return product;
    }

    private void member(String name, JsonParser at) throws IOException {
      switch (name) {
        case "name", "label" -> texts.put(name, JsonPull.text(at));
        case "tags" -> JsonPull.array(at, one -> tags.add(JsonPull.text(one)));
        case "aliases" -> JsonPull.array(at, one -> aliases.add(JsonPull.text(one)));
        case "labels" -> JsonPull.object(at, (key, one) -> labels.put(key, JsonPull.text(one)));
        case "identifiers" -> JsonPull.array(at, this::identifier);
        case "releases" -> JsonPull.array(at, this::release);
        default -> at.skipChildren();
      }
    }

    private void identifier(JsonParser at) throws IOException {
      Map<String, String> id = new HashMap<>();
      JsonPull.object(at, (key, one) -> id.put(key, JsonPull.text(one)));
      String value = id.getOrDefault("id", "");
      if ("purl".equals(id.get("type"))) {
        purls.add(value);
      }
      if ("cpe".equals(id.get("type"))) {
        CpeName.parse(value)
            .map(cpe -> cpe.part() + ":" + cpe.key())
            .filter(key -> !cpes.contains(key))
            .ifPresent(cpes::add);
      }
    }

    private void release(JsonParser at) throws IOException {
      Map<String, String> release = new HashMap<>();
      JsonPull.object(
          at,
          (key, one) -> {
            if (key.equals("latest") && one.currentToken() == JsonToken.START_OBJECT) {
              JsonPull.object(one, (part, text) -> release.put("latest." + part, text.getText()));
            } else if (one.currentToken().isScalarValue()) {
              release.put(key, one.currentToken() == JsonToken.VALUE_NULL ? "" : one.getText());
            } else {
              one.skipChildren();
            }
          });
      releases.add(release);
    }

    Product product(FactSource source) {
      String name = texts.getOrDefault("name", "");
      Product.Phases phases = new Product.Phases(label("eoas"), label("eol"), label("eoes"));
      return new Product(
          name,
          texts.getOrDefault("label", name),
          tags,
          aliases,
          phases,
          purls,
          cpes,
          releases.stream().map(release -> cycle(name, release, source)).toList());
    }

    private String label(String phase) {
      return labels.getOrDefault(phase, "");
    }

    private static Cycle cycle(String product, Map<String, String> release, FactSource source) {
      // Only Windows systems report the build that is listed; elsewhere it is the newest patch.
      String build = product.startsWith("windows") ? text(release, "latest.name") : "";
      return new Cycle(
          product,
          text(release, "name"),
          text(release, "codename"),
          text(release, "releaseDate"),
          fact(release, "Eoas", source),
          fact(release, "Eol", source),
          fact(release, "Eoes", source),
          build,
          "");
    }

    private static Fact fact(Map<String, String> release, String phase, FactSource source) {
      String day = text(release, phase.toLowerCase(java.util.Locale.ROOT) + "From");
      if (!day.isEmpty()) {
        return source.dated(day);
      }
      return switch (text(release, "is" + phase)) {
        case "true" -> source.passed();
        case "false" -> source.open();
        default -> source.absent();
      };
    }

    private static String text(Map<String, String> release, String key) {
      return release.getOrDefault(key, "");
    }
  }
}
