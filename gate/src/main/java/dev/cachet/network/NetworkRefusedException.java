package dev.cachet.network;

import dev.cachet.finding.Finding;
import java.util.List;

/** A profile breaks a rule, so nothing is made of it. */
public final class NetworkRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  NetworkRefusedException(List<Finding> findings) {
    super("the network profile breaks rules; correct it, 'cachet network lint' shows the places");
    this.findings = List.copyOf(findings);
  }

  /**
   * What was found.
   *
   * @return at least one error
   */
  public List<Finding> findings() {
    return findings;
  }
}
