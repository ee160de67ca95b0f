package dev.cachet.drift.content;

import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Acknowledgement;
import dev.cachet.sbom.Component;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether two components declare the same licences; what people concluded is not in the thing. */
final class LicenceComparison {
  private LicenceComparison() {}

  static boolean agree(Component before, Component after) {
    return comparable(before).equals(comparable(after));
  }

  private static Set<String> comparable(Component one) {
    return of(one).map(LicenceClaim::comparable).collect(Collectors.toSet());
  }

  static Set<String> declared(Component one) {
    return of(one).map(LicenceClaim::text).collect(Collectors.toSet());
  }

  private static Stream<LicenceClaim> of(Component one) {
    return one.licences().stream()
        .filter(claim -> claim.acknowledgement() != Acknowledgement.CONCLUDED);
  }
}
