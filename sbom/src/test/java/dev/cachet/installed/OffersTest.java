package dev.cachet.installed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.dpkg.Dpkg;
import dev.cachet.installed.Offers.Offer;
import dev.cachet.opkg.Opkg;
import dev.cachet.pacman.Pacman;
import dev.cachet.relation.Relations;
import dev.cachet.relation.Relations.Alternative;
import dev.cachet.relation.VersionRule;
import dev.cachet.rpm.Rpm;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OffersTest {
  static Stream<VersionRule> rules() {
    return Stream.of(new Dpkg(), new Opkg(), new Rpm(), new Pacman())
        .map(PackageDatabase::versions);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void findsTheSameOffersBySearchingAsByLookingAtEach(VersionRule rule) {
    List<String> versions =
        List.of("", "1", "1-1", "1-2", "1:1-1", "1.0", "2~rc1", "2", "2-0", "2.10-3", "10", "0:2");
    Offers offers = new Offers(rule);
    versions.forEach(v -> offers.add(new Offer("r" + v, owner(), v)));
    List<String> operators = List.of("", "=", "<=", ">=", "<", ">");
    for (String operator : operators) {
      for (String version : versions) {
        Alternative demand = new Alternative("n", "", operator, version);
        TreeSet<String> expected = new TreeSet<>();
        versions.stream()
            .filter(v -> rule.isFulfilled(demand, v))
            .forEach(v -> expected.add("r" + v));
        TreeSet<String> found = new TreeSet<>();
        offers.fulfilling(demand).forEach(list -> list.forEach(o -> found.add(o.ref())));
        assertEquals(expected, found, operator + " " + version);
      }
    }
  }

  private static InstalledPackage owner() {
    Relations none = new Relations(List.of(), List.of(), true);
    return new InstalledPackage(
        "/db", "n", "1", null, "", null, null, none, List.of(), List.of(), List.of(), List.of());
  }
}
