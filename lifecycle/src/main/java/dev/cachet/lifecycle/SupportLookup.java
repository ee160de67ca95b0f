package dev.cachet.lifecycle;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Fact;
import dev.cachet.finding.JsonText;
import dev.cachet.finding.LineText;
import dev.cachet.lookup.ComponentLookup;
import dev.cachet.lookup.ComponentMatch;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a catalogue says about single identifiers, a line each. Every text has an answer: one that
 * is no identifier is answered as unknown.
 */
public final class SupportLookup {
  /** Lists of many devices name the same components again and again. */
  private static final int MAX_REMEMBERED = 1024;

  private static final int MAX_REMEMBERED_CHARS = 256;

  private final Catalogue catalogue;
  private final ComponentLookup components;
  private final SupportAssessor assessor;
  private final Horizon horizon;
  private final RecentAnswers<SupportVerdict, String> objects = new RecentAnswers<>(MAX_REMEMBERED);
  private final RecentAnswers<SupportVerdict, String> sentences =
      new RecentAnswers<>(MAX_REMEMBERED);

  /**
   * Makes a lookup.
   *
   * @param catalogue the facts
   * @param horizon the days that matter
   */
  public SupportLookup(Catalogue catalogue, Horizon horizon) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.components = new ComponentLookup(catalogue);
    this.assessor = new SupportAssessor(catalogue);
    this.horizon = Objects.requireNonNull(horizon, "horizon");
  }

  /**
   * Answers every line of a stream while it is read.
   *
   * @param lines identifiers in UTF-8, one a line; not closed here
   * @param form {@link #json} or {@link #text}
   * @param answers takes one answer for each line, in their order
   * @throws IOException if the medium failed
   */
  public void each(InputStream lines, Function<String, String> form, Consumer<String> answers)
      throws IOException {
    RecentAnswers<String, String> recent = new RecentAnswers<>(MAX_REMEMBERED);
    BoundedLines.each(
        lines,
        line ->
            answers.accept(
                line.length() > MAX_REMEMBERED_CHARS
                    ? form.apply(line)
                    : recent.get(line, () -> form.apply(line))));
  }

  /**
   * Answers as JSON.
   *
   * @param identifier a package URL, a CPE name or {@code name@version}; at most the first 4096
   *     characters are repeated in the answer
   * @return one object in ASCII without a line feed: {@code id}, {@code product}, {@code cycle},
   *     {@code verdict} (a {@link SupportState}), {@code candidates}, {@code dates} (of {@code
   *     release} and of the ends {@code active}, {@code support} and {@code extended}, as
   *     published), {@code lastDay}, {@code estimated}, {@code source}, {@code sourceDate}, {@code
   *     explanation}; what is not known is null
   */
  public String json(String identifier) {
    ComponentMatch match = components.find(identifier);
    SupportVerdict verdict = assessor.judgement(match, horizon);
    String named = JsonText.line(json -> named(json, identifier));
    return named.substring(0, named.length() - 1)
        + objects.get(verdict, () -> rest(match, verdict));
  }

  private static void named(JsonGenerator json, String identifier) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", identifier);
    json.writeEndObject();
  }

  /** What follows the first member; the same for everything that is matched and judged alike. */
  private String rest(ComponentMatch match, SupportVerdict verdict) {
    String object =
        JsonText.line(
            json -> {
              json.writeStartObject();
              json.writeStringField("product", match.product());
              json.writeStringField("cycle", match.cycle());
              json.writeStringField("verdict", verdict.state().name());
              JsonText.texts(json, "candidates", match.candidates());
              dates(json, cycle(match).orElse(null));
              json.writeStringField("lastDay", Objects.toString(verdict.supportEnd(), null));
              fact(json, verdict.fact().orElse(null));
              json.writeStringField("explanation", verdict.explanation());
              json.writeEndObject();
            });
    return "," + object.substring(1);
  }

  /**
   * Answers for a person.
   *
   * @param identifier a package URL, a CPE name or {@code name@version}
   * @return one line without a line feed
   */
  public String text(String identifier) {
    ComponentMatch match = components.find(identifier);
    SupportVerdict verdict = assessor.judgement(match, horizon);
    return LineText.of(identifier) + sentences.get(verdict, () -> sentence(match, verdict));
  }

  private static String sentence(ComponentMatch match, SupportVerdict verdict) {
    String named =
        match.product() == null ? "" : match.product() + " " + Objects.toString(match.cycle(), "");
    return ": "
        + verdict.state()
        + (named.isEmpty() ? "" : ", " + named.strip())
        + ": "
        + LineText.of(verdict.explanation())
        + verdict
            .fact()
            .map(fact -> " [" + LineText.of(fact.source()) + ", " + fact.sourceDate() + "]")
            .orElse("");
  }

  private Optional<Cycle> cycle(ComponentMatch match) {
    return match.product() == null || match.cycle() == null
        ? Optional.empty()
        : catalogue.cycle(match.product(), match.cycle());
  }

  private static void dates(JsonGenerator json, @Nullable Cycle cycle) throws IOException {
    json.writeObjectFieldStart("dates");
    if (cycle != null) {
      json.writeStringField("release", orNull(cycle.released()));
      json.writeStringField("active", orNull(cycle.activeEnd().text()));
      json.writeStringField("support", orNull(cycle.supportEnd().text()));
      json.writeStringField("extended", orNull(cycle.extendedEnd().text()));
    }
    json.writeEndObject();
  }

  private static void fact(JsonGenerator json, @Nullable Fact fact) throws IOException {
    json.writeBooleanField("estimated", fact != null && fact.estimated());
    json.writeStringField("source", fact == null ? null : fact.source());
    json.writeStringField("sourceDate", fact == null ? null : fact.sourceDate().toString());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
