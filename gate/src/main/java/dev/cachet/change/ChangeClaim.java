package dev.cachet.change;

/**
 * What is claimed about a release.
 *
 * @param changeClass what it is declared to be
 * @param udiDi whether the UDI-DI is kept
 * @param subject what the software is
 */
public record ChangeClaim(ChangeClass changeClass, UdiDiClaim udiDi, ChangeSubject subject) {
  /**
   * Says the claim to a person.
   *
   * @return for example {@code security-patch, UDI-DI kept, standalone}
   */
  public String text() {
    return changeClass.word() + ", UDI-DI " + udiDi.word() + ", " + subject.word();
  }
}
