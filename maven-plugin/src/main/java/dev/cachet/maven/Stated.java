package dev.cachet.maven;

import dev.cachet.archive.PomLicence;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.License;
import org.apache.maven.model.Organization;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What is taken from a pom.
 *
 * @param licences its licences
 * @param organisation its organisation, or null
 */
record Stated(List<PomLicence> licences, @Nullable String organisation) {
  static final Stated NOTHING = new Stated(List.of(), null);

  static Stated of(MavenProject pom) {
    return of(pom.getLicenses(), pom.getOrganization());
  }

  static Stated of(List<License> stated, @Nullable Organization organisation) {
    List<PomLicence> licences = new ArrayList<>();
    for (License licence : stated) {
      licences.add(new PomLicence(licence.getName(), licence.getUrl()));
    }
    return new Stated(licences, organisation == null ? null : organisation.getName());
  }

  /** Whether nothing in it stands for a property of the pom. */
  boolean isPlain() {
    return isPlain(organisation)
        && licences.stream().allMatch(each -> isPlain(each.name()) && isPlain(each.url()));
  }

  private static boolean isPlain(@Nullable String text) {
    return text == null || !text.contains("${");
  }
}
