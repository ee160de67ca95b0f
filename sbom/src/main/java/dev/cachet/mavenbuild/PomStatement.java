package dev.cachet.mavenbuild;

import dev.cachet.archive.pom.PomLicence;
import dev.cachet.archive.pom.PomText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pom states of licence and organisation.
 *
 * @param licences its licences; none where one of them cannot be told
 * @param organisation its organisation, or null
 * @param unknown what cannot be told, one sentence each, such as {@code licence ${env.NAME} of its
 *     pom is not filled}
 */
public record PomStatement(
    List<PomLicence> licences, @Nullable String organisation, List<String> unknown) {
  private static final String UNTOLD =
      " of its pom is not filled by that pom and its parents; it counts as unknown";

  /**
   * Copies the lists.
   *
   * @param licences copied
   * @param organisation may be null
   * @param unknown copied
   */
  public PomStatement {
    licences = List.copyOf(licences);
    unknown = List.copyOf(unknown);
  }

  /**
   * Reads the pom of somebody else with nothing but itself and its parents: no environment, no
   * property of a build, no settings, no profile.
   *
   * @param chain the pom and its parents, the nearest first; at least one
   * @param end why the chain ends before a pom without a parent, as a sentence, or null
   * @return what it states; a list or an organisation is that of the nearest pom that has one
   */
  public static PomStatement of(List<WrittenPom> chain, @Nullable String end) {
    List<String> unknown = new ArrayList<>();
    List<PomLicence> licences = List.of();
    String organisation = null;
    for (WrittenPom pom : chain) {
      licences = licences.isEmpty() ? pom.licences() : licences;
      organisation = organisation == null ? pom.fields().get("organization.name") : organisation;
    }
    if (end != null && (licences.isEmpty() || organisation == null)) {
      unknown.add(end);
    }
    return new PomStatement(
        PomText.licences(
            licences,
            name -> WrittenPom.value(chain, name),
            text -> unknown.add("licence " + text + UNTOLD)),
        PomText.told(
            organisation,
            name -> WrittenPom.value(chain, name),
            text -> unknown.add("organisation " + text + UNTOLD)),
        unknown);
  }
}
