package dev.cachet.pacman;

import dev.cachet.installed.PackageDatabase;
import dev.cachet.relation.RelationBudget;
import dev.cachet.relation.VersionRule;
import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.InputFiles;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The local database of pacman: a folder for each package, as alpm-db(7) describes it. */
public final class Pacman implements PackageDatabase {
  static final String LOCAL = "/var/lib/pacman/local";
  static final String VERSION = LOCAL + "/ALPM_DB_VERSION";
  static final String DESC = "/desc";

  /** The largest description is below 100 KiB: 8 MiB. */
  private static final int MAX_DESC_BYTES = 8 << 20;

  private static final int MAX_PACKAGES = 20_000;

  /** Makes the kind. */
  public Pacman() {}

  @Override
  public String purlType() {
    return "alpm";
  }

  @Override
  public String distribution() {
    return "Arch";
  }

  @Override
  public List<String> places() {
    return List.of(LOCAL);
  }

  @Override
  public VersionRule versions() {
    return new AlpmRule();
  }

  @Override
  public boolean holds(String path) {
    return path.startsWith(LOCAL + "/");
  }

  @Override
  public int maxBytes() {
    return MAX_DESC_BYTES;
  }

  /** Its distributions roll: a package's version says all. */
  @Override
  public boolean namesRelease() {
    return false;
  }

  @Override
  public List<String> files(RootFolder root) throws IOException {
    List<String> paths = new ArrayList<>(InputFiles.first(root, List.of(VERSION)));
    for (String name : root.list(LOCAL, MAX_PACKAGES)) {
      paths.addAll(InputFiles.first(root, List.of(LOCAL + "/" + name + DESC)));
    }
    return paths;
  }

  @Override
  public Reader open(RootFolder root, Problems problems, RelationBudget budget) throws IOException {
    for (String name : root.list(LOCAL, MAX_PACKAGES)) {
      String folder = LOCAL + "/" + name;
      boolean isFolder =
          root.find(folder).filter(f -> f.type() == RootFile.Type.FOLDER).isPresent();
      if (isFolder && !InputFiles.isFile(root, folder + DESC)) {
        String message = folder + " has no file desc, so the package is not known; let pacman";
        problems.add("source.half-installed", folder, message + " finish and try again", List.of());
      }
    }
    return new PacmanDatabase(root, problems, budget)::packages;
  }
}
