package dev.cachet.pacman;

import dev.cachet.relation.Relations.Alternative;
import dev.cachet.relation.VersionRule;
import dev.cachet.version.AlpmVersion;

/** What provides a name without a version fulfils no demand for a version. */
final class AlpmRule implements VersionRule {
  @Override
  public boolean isFulfilled(Alternative demand, String offered) {
    if (demand.operator().isEmpty()) {
      return true;
    }
    if (offered.isEmpty()) {
      return false;
    }
    int order = AlpmVersion.compare(offered, demand.version());
    return switch (demand.operator()) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case "=" -> order == 0;
      case ">=" -> order >= 0;
      case ">" -> order > 0;
      default -> false;
    };
  }

  @Override
  public int compare(String left, String right) {
    return AlpmVersion.compare(left, right);
  }
}
