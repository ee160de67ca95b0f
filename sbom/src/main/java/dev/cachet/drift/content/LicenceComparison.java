package dev.cachet.drift.content;

import dev.cachet.licence.LicenceClaim.Acknowledgement;
import dev.cachet.sbom.Component;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two components declare the same licences; what people concluded is not in the thing. */
final class LicenceComparison {
  private LicenceComparison() {}

  static boolean agree(Component before, Component after) {
    return declared(before).equals(declared(after));
  }

  static Set<String> declared(Component one) {
    return one.licences().stream()
        .filter(claim -> claim.acknowledgement() != Acknowledgement.CONCLUDED)
        .map(claim -> claim.text())
        .collect(Collectors.toSet());
  }
}
