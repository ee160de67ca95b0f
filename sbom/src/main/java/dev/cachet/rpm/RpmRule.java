package dev.cachet.rpm;

import dev.cachet.relation.Relations.Alternative;
import dev.cachet.relation.VersionRule;
import dev.cachet.version.RpmVersion;

/** RPM: what states no version has every version. */
final class RpmRule implements VersionRule {
  @Override
  public boolean isFulfilled(Alternative demand, String offered) {
    return demand.operator().isEmpty()
        || offered.isEmpty()
        || RpmVersion.fulfils(offered, demand.operator(), demand.version());
  }

  @Override
  public int compare(String left, String right) {
    return RpmVersion.compare(left, right);
  }
}
