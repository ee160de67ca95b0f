package dev.cachet.format;

import dev.cachet.format.content.EmailAddress;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.Organisation;

/** Who makes a thing or answers for a document, as a person states it. */
public final class Maker {
  private Maker() {}

  /**
   * Reads what a person states. Of a package's maintainer, whom nobody here can ask, an address
   * that a format has no place for is left out and told; here it is refused, as the person can give
   * another.
   *
   * @param text {@code Name <address>}, or a name alone
   * @return the organisation, with the address as its contact if there is one
   * @throws IllegalArgumentException if there is an address that CycloneDX documents cannot hold
   */
  public static Organisation of(String text) {
    Organisation read = Organisation.ofMaintainer(text);
    if (text.indexOf('<') >= 0 && read.contacts().stream().noneMatch(Maker::isTaken)) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' has an address that CycloneDX does not take; give 'Name <user@host>' with a host"
              + " below a public top-level domain, or the name alone");
    }
    return read;
  }

  private static boolean isTaken(Contact contact) {
    return contact.email() != null && EmailAddress.isTaken(contact.email());
  }
}
