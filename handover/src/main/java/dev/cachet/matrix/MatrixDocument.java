package dev.cachet.matrix;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.finding.Finding;
import dev.cachet.finding.JsonText;
import dev.cachet.manifest.Manifest;
import dev.cachet.matrix.MatrixRow.Status;
import dev.cachet.page.HtmlPage;
import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A matrix as a document: the same rows as a page and as JSON. */
public final class MatrixDocument {
  private final Release release;
  private final List<MatrixRow> rows;
  private final LocalDate day;
  private final String toolVersion;

  /**
   * Answers every requirement.
   *
   * @param release a verified package
   * @param day the day by which it was verified
   * @param toolVersion the version of the tool
   */
  public MatrixDocument(Release release, LocalDate day, String toolVersion) {
    this.release = release;
    this.rows = EvidenceMatrix.of(release);
    this.day = day;
    this.toolVersion = toolVersion;
  }

  /**
   * The rows as sections of a page.
   *
   * @param phrases the language
   * @return what it says first, and a table
   */
  public List<Section> sections(Phrases phrases) {
    List<Line> said = new ArrayList<>();
    said.add(phrases.line("matrix.what"));
    for (Status status : Status.values()) {
      long count = rows.stream().filter(row -> row.status() == status).count();
      said.add(phrases.line("matrix.count", phrases.word(status), phrases.count(count)));
    }
    said.add(phrases.line("origin.tool", toolVersion, phrases.day(day)));
    List<String> head =
        Stream.of("id", "asked", "source", "status", "check", "result", "file")
            .map(name -> phrases.text("matrix.column." + name))
            .toList();
    List<List<Line>> table = new ArrayList<>();
    rows.forEach(row -> table.add(cells(row, phrases)));
    return List.of(
        new Section(
            "matrix",
            phrases.text("matrix.title"),
            List.of(new Section.Sentences(said), files(phrases))),
        new Section(
            "rows",
            phrases.text("matrix.table"),
            List.of(new Section.Table(phrases.text("matrix.table"), head, table))));
  }

  /** Each file once, as a digest in every row leaves no room for words on paper. */
  private Section.Table files(Phrases phrases) {
    Map<String, String> digests = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> !row.path().isEmpty())
        .forEach(row -> digests.put(row.path(), row.sha256()));
    List<List<Line>> table = new ArrayList<>();
    digests.forEach((path, sha256) -> table.add(List.of(Line.value(path), Line.value(sha256))));
    return new Section.Table(
        phrases.text("matrix.files"),
        List.of(phrases.text("column.file"), phrases.text("column.sha256")),
        table);
  }

  private static List<Line> cells(MatrixRow row, Phrases phrases) {
    Requirement asked = row.requirement();
    Requirement.Words words = asked.words(phrases.language());
    String strength = phrases.text("strength." + asked.strength().replace(' ', '-'));
    return List.of(
        Line.value(asked.id()),
        Line.own(words.asked()),
        Line.own(words.citation() + " (" + strength + ")"),
        phrases.word(row.status()),
        row.isOpen() ? Line.value("") : Line.own(words.said()),
        row.result(phrases),
        Line.value(row.path()));
  }

  /**
   * The page.
   *
   * @param phrases the language
   * @return UTF-8 HTML, self-contained
   */
  public byte[] html(Phrases phrases) {
    Manifest manifest = release.manifest();
    String title = phrases.line("matrix.of", manifest.product(), manifest.version()).plain();
    return HtmlPage.write(title, sections(phrases), phrases).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The rows for a program, in English.
   *
   * @return UTF-8 JSON; {@code rows} has every requirement once
   */
  public byte[] json() {
    return JsonText.of(this::write);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schemaVersion", 1);
    json.writeStringField("asOf", day.toString());
    json.writeStringField("tool", toolVersion);
    json.writeStringField("package", release.manifest().identity().hex());
    json.writeStringField("product", release.manifest().product());
    json.writeStringField("version", release.manifest().version());
    json.writeArrayFieldStart("rows");
    for (MatrixRow row : rows) {
      write(json, row);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, MatrixRow row) throws IOException {
    Requirement asked = row.requirement();
    json.writeStartObject();
    json.writeStringField("id", asked.id());
    json.writeStringField("asked", asked.asked());
    json.writeStringField("citation", asked.citation());
    json.writeStringField("strength", asked.strength());
    json.writeStringField("status", row.status().words());
    json.writeStringField("check", asked.said());
    json.writeStringField("result", row.result());
    JsonText.texts(json, "rules", asked.rules());
    json.writeArrayFieldStart("findings");
    for (Finding finding : row.findings()) {
      json.writeStartObject();
      json.writeStringField("rule", finding.rule());
      json.writeStringField("severity", finding.severity().name());
      json.writeStringField("subject", finding.subject());
      json.writeStringField("message", finding.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!row.path().isEmpty()) {
      json.writeStringField("artefact", row.path());
      json.writeStringField("sha256", row.sha256());
    }
    json.writeEndObject();
  }
}
