package dev.cachet.quality;

import dev.cachet.credential.CredentialFree;
import dev.cachet.drift.Comparison;
import dev.cachet.drift.Thing;
import dev.cachet.drift.ThingCheck;
import dev.cachet.drift.input.FreshnessCheck;
import dev.cachet.finding.Finding;
import dev.cachet.finding.FindingFormat;
import dev.cachet.finding.FindingJson;
import dev.cachet.finding.FindingReport;
import dev.cachet.finding.JsonText;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.source.Inventory;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.vex.VexList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that can be asked of one document: is it fresh, is it true, and which fields has it. */
public final class SbomCheck {
  private final FreshnessCheck freshness;
  private final List<Profile> profiles;
  private final FindingWaivers waivers;

  /**
   * Makes a check.
   *
   * @param freshness how old the document may be
   * @param profiles the lists of fields to look for; may be empty
   */
  public SbomCheck(FreshnessCheck freshness, List<Profile> profiles) {
    this(freshness, profiles, FindingWaivers.none());
  }

  /**
   * Makes a check of which some findings are accepted.
   *
   * @param freshness how old the document may be
   * @param profiles the lists of fields to look for; may be empty
   * @param waivers what is accepted; of this check alone, as it says which were used
   */
  public SbomCheck(FreshnessCheck freshness, List<Profile> profiles, FindingWaivers waivers) {
    this.freshness = freshness;
    this.profiles = List.copyOf(profiles);
    this.waivers = waivers;
  }

  /**
   * What was found.
   *
   * @param findings of all checks: freshness, things, then the profiles in their order
   * @param quality one report for each profile
   * @param compared what was compared with each thing, and what was not
   */
  public record Result(
      List<Finding> findings, List<QualityReport> quality, List<Comparison> compared) {
    /**
     * Copies the lists.
     *
     * @param findings see the record
     * @param quality see the record
     * @param compared see the record
     */
    public Result {
      compared = List.copyOf(compared);
      findings = List.copyOf(findings);
      quality = List.copyOf(quality);
    }

    /**
     * A result without a table of what was compared.
     *
     * @param findings see the record
     * @param quality see the record
     */
    public Result(List<Finding> findings, List<QualityReport> quality) {
      this(findings, quality, List.of());
    }

    /**
     * Writes what was found.
     *
     * @param format the form; text and JSON begin with the scores of the profiles
     * @param report what a reader needs beside the findings; its own findings are not written
     * @return UTF-8, ending in a line feed
     */
    public byte[] write(FindingFormat format, FindingReport report) {
      FindingReport full =
          new FindingReport(
              report.title(),
              report.asOf(),
              report.toolVersion(),
              report.examined(),
              // Evidence of a comparison lies in the thing, not in the document that is at fault.
              false,
              report.basis(),
              findings);
      return switch (format) {
        case TEXT -> text(full);
        case JSON -> json(full);
        default -> format.write(full);
      };
    }

    private byte[] text(FindingReport report) {
      StringBuilder text = new StringBuilder();
      text.append(new String(FindingFormat.TEXT.write(report), StandardCharsets.UTF_8));
      compared.forEach(one -> text.append(ComparisonText.write(one)));
      quality.forEach(one -> text.append(QualityText.write(one)));
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] json(FindingReport report) {
      return JsonText.of(
          json -> {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", 1);
            json.writeStringField("asOf", report.asOf().toString());
            json.writeStringField("examined", report.examined());
            json.writeArrayFieldStart("profiles");
            for (QualityReport one : quality) {
              QualityJson.write(json, one);
            }
            json.writeEndArray();
            ComparisonText.write(json, compared);
            FindingJson.writeMember(json, findings);
            json.writeEndObject();
          });
    }
  }

  /**
   * Checks a document.
   *
   * @param file the document, in any format that {@link SbomDocument} reads
   * @param things inventories of the things that it describes, taken now; may be empty
   * @return what was found; pointers are into the document, or into its CycloneDX form in JSON if
   *     it is in another format
   * @throws InvalidSbomException if the document is not valid
   * @throws IOException if it cannot be read
   */
  public Result check(Path file, List<Inventory> things) throws InvalidSbomException, IOException {
    ReadSbom read = SbomDocument.read(file);
    return check(file.toString(), read, () -> Files.newInputStream(file), now(read, things));
  }

  /**
   * Checks a document, and takes the inventories after it was read: what it leaves out of a root is
   * left out of the comparison.
   *
   * @param file the document, in any format that {@link SbomDocument} reads
   * @param things the things that it describes; may be empty
   * @return what was found, with what was compared
   * @throws InvalidSbomException if the document is not valid
   * @throws UnknownSourceException if a thing is of no known kind
   * @throws IOException if it cannot be read
   */
  public Result against(Path file, List<Thing> things)
      throws InvalidSbomException, UnknownSourceException, IOException {
    ReadSbom read = SbomDocument.read(file);
    return check(file.toString(), read, () -> Files.newInputStream(file), compared(read, things));
  }

  /**
   * Checks a document that is no file, in the same way.
   *
   * @param name what findings call it
   * @param document its bytes
   * @param things the things that it describes; may be empty
   * @return what was found, with what was compared
   * @throws InvalidSbomException if the document is not valid
   * @throws UnknownSourceException if a thing is of no known kind
   * @throws IOException if a thing cannot be read
   */
  public Result against(String name, byte[] document, List<Thing> things)
      throws InvalidSbomException, UnknownSourceException, IOException {
    ReadSbom read = SbomDocument.read(document);
    return check(name, read, () -> new ByteArrayInputStream(document), compared(read, things));
  }

  private static List<Comparison> compared(ReadSbom read, List<Thing> things)
      throws UnknownSourceException, IOException {
    List<Comparison> compared = new ArrayList<>();
    for (Thing thing : things) {
      compared.add(thing.compare(read.sbom()));
    }
    return compared;
  }

  private static List<Comparison> now(ReadSbom read, List<Inventory> things) {
    return things.stream()
        .map(
            thing ->
                new Comparison(
                    thing.content().subject().title(),
                    ThingCheck.compare(read.sbom(), thing),
                    List.of()))
        .toList();
  }

  /**
   * Checks a document that is no file.
   *
   * @param name what findings call it
   * @param document its bytes
   * @param things inventories of the things that it describes, taken now; may be empty
   * @return what was found, as for a file
   * @throws InvalidSbomException if the document is not valid
   * @throws IOException never, since nothing is read
   */
  public Result check(String name, byte[] document, List<Inventory> things)
      throws InvalidSbomException, IOException {
    ReadSbom read = SbomDocument.read(document);
    return check(name, read, () -> new ByteArrayInputStream(document), now(read, things));
  }

  private Result check(String name, ReadSbom read, Content content, List<Comparison> compared)
      throws InvalidSbomException, IOException {
    List<Finding> told = new ArrayList<>(read.unknown());
    told.addAll(IdentifierCheck.of(read.sbom(), name));
    told.addAll(freshness.check(read.sbom(), name));
    compared.forEach(one -> told.addAll(one.findings()));
    List<Finding> findings = new ArrayList<>(waivers.applied(told));
    List<QualityReport> quality = new ArrayList<>();
    for (Profile profile : profiles) {
      try (InputStream document = cycloneDx(content, read)) {
        QualityReport report = new QualityCheck(profile, waivers).check(document, name);
        findings.addAll(CredentialFree.of(report.findings()));
        quality.add(report);
      }
    }
    findings.addAll(waivers.notices());
    return new Result(findings, quality, compared);
  }

  /** Opens the document from its beginning. */
  @FunctionalInterface
  private interface Content {
    InputStream open() throws IOException;
  }

  private static InputStream cycloneDx(Content content, ReadSbom read)
      throws InvalidSbomException, IOException {
    return read.spec() == SbomSpec.CYCLONEDX_1_6_JSON
        ? content.open()
        : new ByteArrayInputStream(
            SbomSpec.CYCLONEDX_1_6_JSON
                .encode(read.sbom(), VexList.of(read.sbom(), read.statements()).statements())
                .document());
  }
}
