package dev.cachet.rpm;

import dev.cachet.installed.PackageDatabase;
import dev.cachet.relation.RelationBudget;
import dev.cachet.relation.VersionRule;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.InputFiles;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The database of RPM: SQLite, or its own format; the oldest, Berkeley DB, is not read. */
public final class Rpm implements PackageDatabase {
  /** It holds more of each package than the others do: 256 MiB. */
  private static final int MAX_RPM_BYTES = 256 << 20;

  private static final List<String> PLACES = places("/rpmdb.sqlite", "/Packages.db");
  private static final List<String> UNREAD = places("/Packages");

  /** What SQLite has not put into the database yet, or has to take out of it again. */
  private static final List<String> LOGS = List.of("-wal", "-journal");

  /** Makes the kind. */
  public Rpm() {}

  /** In the folders that distributions have put it. */
  private static List<String> places(String... names) {
    return Stream.of("/usr/lib/sysimage/rpm", "/var/lib/rpm", "/usr/share/rpm")
        .flatMap(folder -> Stream.of(names).map(folder::concat))
        .toList();
  }

  @Override
  public String purlType() {
    return "rpm";
  }

  @Override
  public String distribution() {
    return "Fedora";
  }

  @Override
  public List<String> places() {
    return PLACES;
  }

  @Override
  public VersionRule versions() {
    return new RpmRule();
  }

  @Override
  public int maxBytes() {
    return MAX_RPM_BYTES;
  }

  @Override
  public boolean epochIsQualifier() {
    return true;
  }

  @Override
  public List<String> files(RootFolder root) throws IOException {
    return InputFiles.first(root, PLACES);
  }

  @Override
  public List<Unread> unread(RootFolder root) throws IOException {
    return InputFiles.first(root, UNREAD).stream()
        .map(path -> new Unread(path, "a Berkeley DB of RPM"))
        .toList();
  }

  @Override
  public Reader open(RootFolder root, Problems problems, RelationBudget budget) throws IOException {
    for (String path : files(root)) {
      namePendingChanges(root, path, problems);
    }
    return new RpmPackages(problems, budget)::packages;
  }

  private static void namePendingChanges(RootFolder root, String path, Problems problems)
      throws IOException {
    for (String suffix : LOGS) {
      String log = path + suffix;
      if (root.find(log).filter(found -> found.size() > 0).isPresent()) {
        String message =
            log + " holds changes that are not in the database yet, or only in part, and is not";
        problems.add(
            "source.unread-database",
            log,
            message + " read; let rpm end its work and try again",
            List.of());
      }
    }
  }
}
