package dev.cachet.gate.rule;

import dev.cachet.lifecycle.SupportVerdict;
import dev.cachet.sbom.Component;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * An operating system of a release with its support on the day judged.
 *
 * @param os what it is
 * @param verdict its support
 */
public record JudgedSystem(Component os, SupportVerdict verdict) {
  /** Whose support ends first; what is not known before any day. */
  public static final Comparator<JudgedSystem> FIRST_TO_END =
      Comparator.comparing(
              (JudgedSystem one) -> one.verdict().supportEnd(),
              Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(one -> one.os().title());

  /**
   * What is recorded of the system.
   *
   * @param asOf the day that counts
   * @return the judged os
   */
  public JudgedOs told(LocalDate asOf) {
    String version = os.version();
    return new JudgedOs(
        os.name(), version == null ? "" : version, verdict.words(), verdict.supportEnd(), asOf);
  }
}
