package dev.cachet.drift.input;

import dev.cachet.drift.ThingCheck;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.support.ComponentSupport;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How old a document is, and how old the knowledge about support in it, on a day. Whether it still
 * describes the thing, only a comparison with the thing tells: see {@link ThingCheck}.
 */
public final class FreshnessCheck {
  private final LocalDate asOf;
  private final @Nullable Integer maxAgeDays;
  private final int maxFactsAgeDays;

  /**
   * Makes a check.
   *
   * @param asOf the day judged, UTC
   * @param maxAgeDays how many days old the document may be, or null if any age will do
   * @param maxFactsAgeDays how many days old the facts on support in it may be; above {@link
   *     SupportReport#WARN_AGE_DAYS} there is a warning in any case
   */
  public FreshnessCheck(LocalDate asOf, @Nullable Integer maxAgeDays, int maxFactsAgeDays) {
    this.asOf = asOf;
    this.maxAgeDays = maxAgeDays;
    this.maxFactsAgeDays = maxFactsAgeDays;
  }

  /**
   * Checks a document.
   *
   * @param sbom the document
   * @param file what it is called in the evidence
   * @return errors {@code freshness.too-old}, {@code freshness.from-future} and {@code
   *     freshness.facts-too-old}; warnings {@code freshness.facts-old} and, where an age was asked
   *     for, {@code freshness.no-timestamp}; empty if the document is fresh
   */
  public List<Finding> check(Sbom sbom, String file) {
    List<Finding> findings = new ArrayList<>();
    String subject = sbom.subject().title();
    Optional<Instant> timestamp = sbom.timestamp();
    if (timestamp.isPresent()) {
      ofDocument(timestamp.get(), subject, file).ifPresent(findings::add);
    } else if (maxAgeDays != null) {
      String message = "the document does not say when it was made; make it anew";
      findings.add(
          new Finding("freshness.no-timestamp", subject, Severity.WARNING, message, List.of()));
    }
    for (Property property : sbom.content().properties()) {
      if (property.name().equals(ComponentSupport.FACTS)) {
        ofFacts(property, subject, file).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> ofDocument(Instant timestamp, String subject, String file) {
    LocalDate made = timestamp.atOffset(ZoneOffset.UTC).toLocalDate();
    long age = asOf.toEpochDay() - made.toEpochDay();
    Evidence evidence = new Evidence(file, "/metadata/timestamp", timestamp.toString());
    if (age < 0) {
      return Optional.of(
          error(
              "freshness.from-future",
              subject,
              "the document was made on "
                  + made
                  + ", after the day judged, "
                  + asOf
                  + "; check both days",
              evidence));
    }
    if (maxAgeDays == null || age <= maxAgeDays) {
      return Optional.empty();
    }
    String message =
        "the document is " + age + " days old and " + maxAgeDays + " are allowed; make it anew";
    return Optional.of(error("freshness.too-old", subject, message, evidence));
  }

  private Optional<Finding> ofFacts(Property property, String subject, String file) {
    Evidence evidence = new Evidence(file, "/metadata/properties", property.value());
    LocalDate day;
    try {
      day = LocalDate.parse(property.value());
    } catch (DateTimeException e) {
      String message = property.name() + " is no day; make the document anew";
      return Optional.of(error("freshness.facts-too-old", subject, message, evidence));
    }
    long age = asOf.toEpochDay() - day.toEpochDay();
    String message =
        "what the document says of support rests on facts that are "
            + age
            + " days old; make it anew with a newer catalogue";
    if (age > maxFactsAgeDays) {
      return Optional.of(error("freshness.facts-too-old", subject, message, evidence));
    }
    return age > SupportReport.WARN_AGE_DAYS
        ? Optional.of(
            new Finding(
                "freshness.facts-old", subject, Severity.WARNING, message, List.of(evidence)))
        : Optional.empty();
  }

  private static Finding error(String rule, String subject, String message, Evidence evidence) {
    return new Finding(rule, subject, Severity.ERROR, message, List.of(evidence));
  }
}
