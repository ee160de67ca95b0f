package dev.cachet.source;

import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.rootfs.RootfsLimitException;
import dev.cachet.sbom.InputDigest;
import dev.cachet.sbom.LicenceClaim;
import dev.cachet.sbom.Property;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a root holds about one dpkg package beside the status file. */
final class PackageDetails {
  private static final int MAX_DETAIL_BYTES = 8 << 20;
  private static final String INFO = "/var/lib/dpkg/info/";

  private final RootFolder root;
  private final Problems problems;
  private final Map<String, List<LicenceClaim>> licencesByDigest = new HashMap<>();

  PackageDetails(RootFolder root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  List<LicenceClaim> licences(String name) throws IOException {
    byte[] copyright = read("/usr/share/doc/" + name + "/copyright", name);
    if (copyright == null) {
      return List.of();
    }
    // All packages of one source carry the same file, some of them of several MiB.
    String digest = InputDigest.of(name, copyright).sha256();
    return licencesByDigest.computeIfAbsent(digest, d -> CopyrightFile.licences(copyright));
  }

  /**
   * SHA-256 of the list of file digests that dpkg recorded when it installed the package: the same
   * package from the same archive has the same value on every machine.
   */
  List<Property> recordedFiles(String name, @Nullable String architecture) throws IOException {
    for (String path :
        List.of(
            INFO + name + ":" + architecture + ".md5sums",
            INFO + name + ".md5sums",
            InputFiles.DPKG_STATUS_FOLDER + "/" + name + ".md5sums")) {
      byte[] list = read(path, name);
      if (list != null) {
        String digest = InputDigest.of(path, list).sha256();
        return List.of(new Property("cachet:dpkg:md5sums:sha256", digest));
      }
    }
    return List.of();
  }

  private byte @Nullable [] read(String path, String name) throws IOException {
    // A name is also a path here: one with a slash would ask for another package's files.
    if (name.indexOf('/') >= 0 || name.startsWith(".")) {
      return null;
    }
    Optional<RootFile> file = root.find(path).filter(f -> f.type() == RootFile.Type.FILE);
    if (file.isEmpty()) {
      return null;
    }
    try {
      return root.read(path, MAX_DETAIL_BYTES);
    } catch (RootfsLimitException e) {
      problems.addDetail(
          "source.too-long", path, path + " is larger than 8 MiB; not read", List.of());
      return null;
    }
  }
}
