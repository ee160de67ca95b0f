package dev.cachet.jar;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURLBuilder;
import dev.cachet.source.PurlText;
import org.jspecify.annotations.Nullable;

/** Package URLs of Maven artifacts. */
public final class MavenPurl {
  private MavenPurl() {}

  /**
   * Null where the parts make no package URL.
   *
   * @param group the group id
   * @param artifact the artifact id
   * @param version the version
   * @param classifier the classifier, or null
   * @param type the type of the artifact
   * @return the package URL, or null
   */
  public static @Nullable String of(
      String group, String artifact, String version, @Nullable String classifier, String type) {
    PackageURLBuilder builder =
        PackageURLBuilder.aPackageURL()
            .withType("maven")
            .withNamespace(group)
            .withName(artifact)
            .withVersion(version)
            .withQualifier("type", type);
    if (classifier != null && !classifier.isEmpty()) {
      builder = builder.withQualifier("classifier", classifier);
    }
    try {
      return PurlText.canonical(builder.build());
    } catch (MalformedPackageURLException e) {
      return null;
    }
  }
}
