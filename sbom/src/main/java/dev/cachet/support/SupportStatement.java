package dev.cachet.support;

import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportVerdict;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.SbomContent;
import java.time.LocalDate;

/** Writes into an inventory until when its operating system is supported. */
public final class SupportStatement {
  /** The name that the CycloneDX property taxonomy gives the last day of support. */
  public static final String END_OF_SUPPORT = "cdx:lifecycle:milestone:endOfSupport";

  /** The level of support that the component's maker gives, in plain words. */
  public static final String LEVEL = "cachet:support:level";

  /** Why level or end is missing, by whoever answers for the document. */
  public static final String JUSTIFICATION = "cachet:support:justification";

  private SupportStatement() {}

  /**
   * Adds to the subject the state of its support, the day judged and, when it is known, the last
   * day of support.
   *
   * @param content an inventory whose subject is an operating system
   * @param report the report on that system; verdicts on anything else are passed over
   * @return the inventory with the properties; unchanged if the report is about another system
   */
  public static SbomContent add(SbomContent content, SupportReport report) {
    SbomContent stated = content;
    for (SupportVerdict verdict : report.verdicts()) {
      if (verdict.subject().equals(content.subject().title())) {
        stated = stated.withSubjectProperty(property("state", verdict.state().name()));
        stated = stated.withSubjectProperty(property("as-of", report.asOf().toString()));
        LocalDate end = verdict.supportEnd();
        if (end != null) {
          stated = stated.withSubjectProperty(new Property(END_OF_SUPPORT, end.toString()));
        }
      }
    }
    return stated;
  }

  private static Property property(String name, String value) {
    return new Property("cachet:support:" + name, value);
  }
}
