package dev.cachet.os;

import dev.cachet.finding.Evidence;
import dev.cachet.secret.UrlCredentials;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which operating system something is, as far as that was established.
 *
 * @param product the catalogue's product id, for example {@code debian}; null when not identified
 * @param cycle the listed release cycle, for example {@code 12}; null when none is listed or known
 * @param base what an unlisted system is built on, as {@code product/cycle} or {@code product}; a
 *     lead for a person, never a verdict; null when unknown
 * @param candidates {@code product/cycle} values that the fields leave open; empty unless ambiguous
 * @param rolling whether the system is a rolling or development line without an end of its own
 * @param name the system's id as its own file says, for example {@code debian}; empty when absent
 * @param version the system's version as its own file says, for example {@code 12}; empty when
 *     absent
 * @param confidence how firm the answer is
 * @param rule one sentence: by which rule the answer was reached, or why there is none
 * @param evidence what it rests on
 */
public record OsIdentity(
    @Nullable String product,
    @Nullable String cycle,
    @Nullable String base,
    List<String> candidates,
    boolean rolling,
    String name,
    String version,
    Confidence confidence,
    String rule,
    List<Evidence> evidence) {
  /**
   * Copies the lists, and takes passwords out of addresses.
   *
   * @param product may be null
   * @param cycle may be null
   * @param base may be null
   * @param candidates copied
   * @param rolling a rolling or development line
   * @param name not null
   * @param version not null
   * @param confidence not null
   * @param rule not null
   * @param evidence copied
   */
  public OsIdentity {
    candidates = List.copyOf(candidates);
    name = UrlCredentials.removed(name);
    version = UrlCredentials.removed(version);
    rule = UrlCredentials.removed(rule);
    evidence = evidence.stream().map(OsIdentity::shown).toList();
  }

  /** What is recorded and published has no password in an address of a file of others. */
  private static Evidence shown(Evidence from) {
    return new Evidence(from.file(), from.field(), UrlCredentials.removed(from.value()));
  }

  /**
   * Returns the same answer with other evidence.
   *
   * @param others replaces the evidence; copied
   * @return a new value
   */
  public OsIdentity withEvidence(List<Evidence> others) {
    return new OsIdentity(
        product, cycle, base, candidates, rolling, name, version, confidence, rule, others);
  }
}
