package dev.cachet.yocto;

import java.util.regex.Pattern;

/** Versions as a build writes them: {@code PE:PV-PR} on the image, {@code PV} in its recipe. */
final class BuildVersion {
  private static final Pattern EPOCH = Pattern.compile("^[0-9]+[:_]");
  private static final Pattern REVISION = Pattern.compile("-r[0-9]+(?:\\.[0-9]+)*$");
  private static final Pattern SOURCE = Pattern.compile("[+-](?:git|svn|hg|gitr|AUTOINC).*$");

  private BuildVersion() {}

  /** Whether both name one release; what a source archive adds after {@code +git} is not asked. */
  static boolean sameRelease(String one, String other) {
    return one.equals(other) || release(one).equals(release(other));
  }

  private static String release(String version) {
    String text = EPOCH.matcher(version.strip()).replaceFirst("");
    text = REVISION.matcher(text).replaceFirst("");
    return SOURCE.matcher(text).replaceFirst("");
  }
}
