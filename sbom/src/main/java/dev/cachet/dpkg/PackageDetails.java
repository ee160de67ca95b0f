package dev.cachet.dpkg;

import dev.cachet.identity.InputDigest;
import dev.cachet.installed.DetailFiles;
import dev.cachet.installed.PathList;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Property;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a root holds about one dpkg package beside the status file. */
final class PackageDetails {
  private static final String INFO = "/var/lib/dpkg/info";
  private static final String DIVERSIONS = "/var/lib/dpkg/diversions";
  private static final int MAX_INFO_FILES = 1_000_000;
  private static final int MD5_AND_BLANKS = 34;

  /** Of all packages together, in characters; a stock root has a quarter of a million. */
  private static final int MAX_WORDINGS = 16 << 20;

  private final DetailFiles files;
  private final PathList lists;
  private final Set<String> info;
  private final Diversions diversions;
  private final Map<String, List<LicenceClaim>> licencesByDigest = new HashMap<>();
  private final Problems problems;
  private int wordingsLeft = MAX_WORDINGS;

  /**
   * Makes a reader.
   *
   * @param root the root folder to read
   * @param problems where findings are kept
   * @throws IOException if the medium failed
   */
  PackageDetails(RootFolder root, Problems problems) throws IOException {
    this.problems = problems;
    files = new DetailFiles(root, problems);
    lists = new PathList(problems);
    info = new HashSet<>(root.list(INFO, MAX_INFO_FILES));
    byte[] diverted = files.read(DIVERSIONS);
    diversions = new Diversions(diverted == null ? new byte[0] : diverted);
  }

  List<LicenceClaim> licences(String name) throws IOException {
    if (!DetailFiles.isFileName(name)) {
      return List.of();
    }
    byte[] copyright = files.read("/usr/share/doc/" + name + "/copyright");
    if (copyright == null) {
      return List.of();
    }
    // All packages of one source carry the same file, some of them of several MiB.
    String digest = InputDigest.of(name, copyright).sha256();
    List<LicenceClaim> claims =
        affordable(name, licencesByDigest.computeIfAbsent(digest, d -> licences(name, copyright)));
    licencesByDigest.put(digest, claims);
    return claims;
  }

  private List<LicenceClaim> licences(String name, byte[] copyright) {
    return CopyrightFile.licences(copyright, licence -> tooLong(name, licence));
  }

  private void tooLong(String name, String licence) {
    String message = name + ": the text of the licence " + licence + " is longer than 64 KiB";
    problems.addDetail("source.too-long", name, message + "; it was left out", List.of());
  }

  private List<LicenceClaim> affordable(String name, List<LicenceClaim> claims) {
    int length = 0;
    for (LicenceClaim claim : claims) {
      length += claim.wording() == null ? 0 : claim.wording().length();
    }
    if (length <= wordingsLeft) {
      wordingsLeft -= length;
      return claims;
    }
    String message = "the texts of licences in this root are longer than 16 MiB; those of ";
    problems.addDetail("source.too-long", name, message + name + " were left out", List.of());
    return claims.stream().map(c -> new LicenceClaim(c.form(), c.text())).toList();
  }

  /**
   * SHA-256 of the list of file digests that dpkg recorded when it installed the package: the same
   * package from the same archive has the same value on every machine.
   */
  List<Property> recordedDigests(String name, @Nullable String architecture) throws IOException {
    byte[] list = read(path(name, architecture, ".md5sums"));
    if (list == null) {
      return List.of();
    }
    String digest = InputDigest.of(name, list).sha256();
    return List.of(new Property("cachet:dpkg:md5sums:sha256", digest));
  }

  /** The paths that the package installed, where diversions leave them. */
  List<String> installedFiles(String name, @Nullable String architecture) throws IOException {
    String path = path(name, architecture, ".list");
    byte[] list = read(path);
    if (path != null && list != null) {
      return diversions.apply(name, lists.read(path, list, 0));
    }
    // An image without dpkg has no such list, but the digests there name all files but links.
    path = path(name, architecture, ".md5sums");
    list = read(path);
    return path == null || list == null ? List.of() : lists.read(path, list, MD5_AND_BLANKS);
  }

  private byte @Nullable [] read(@Nullable String path) throws IOException {
    return path == null ? null : files.read(path);
  }

  private @Nullable String path(String name, @Nullable String architecture, String suffix) {
    for (String file : List.of(name + ":" + architecture + suffix, name + suffix)) {
      if (info.contains(file)) {
        return INFO + "/" + file;
      }
    }
    boolean outside = !suffix.equals(".md5sums") || !DetailFiles.isFileName(name);
    return outside ? null : Dpkg.STATUS_FOLDER + "/" + name + suffix;
  }
}
