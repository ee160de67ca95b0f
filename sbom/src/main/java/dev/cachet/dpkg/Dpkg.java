package dev.cachet.dpkg;

import dev.cachet.installed.PackageDatabase;
import dev.cachet.relation.RelationBudget;
import dev.cachet.relation.VersionRule;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.InputFiles;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The database of dpkg: one status file, or one file a package. */
public final class Dpkg implements PackageDatabase {
  static final String STATUS = "/var/lib/dpkg/status";

  /** Where images without dpkg keep one file a package. */
  static final String STATUS_FOLDER = "/var/lib/dpkg/status.d";

  private static final int MAX_STATUS_FILES = 20_000;

  /** Makes the kind. */
  public Dpkg() {}

  @Override
  public String purlType() {
    return "deb";
  }

  @Override
  public String distribution() {
    return "Debian";
  }

  @Override
  public List<String> places() {
    return List.of(STATUS, STATUS_FOLDER);
  }

  @Override
  public VersionRule versions() {
    return DebianRule.DPKG;
  }

  @Override
  public List<String> files(RootFolder root) throws IOException {
    List<String> paths = new ArrayList<>(InputFiles.first(root, List.of(STATUS)));
    for (String name : root.list(STATUS_FOLDER, MAX_STATUS_FILES)) {
      // Beside each stanza lies a list of file digests, which is no stanza.
      String path = STATUS_FOLDER + "/" + name;
      if (!name.endsWith(".md5sums") && InputFiles.isFile(root, path)) {
        paths.add(path);
      }
    }
    return paths;
  }

  @Override
  public boolean holds(String path) {
    return path.equals(STATUS) || path.startsWith(STATUS_FOLDER + "/");
  }

  @Override
  public Reader open(RootFolder root, Problems problems, RelationBudget budget) throws IOException {
    return new DpkgDatabase(problems, new PackageDetails(root, problems), budget)::packages;
  }
}
