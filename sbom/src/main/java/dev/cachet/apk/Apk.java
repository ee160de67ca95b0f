package dev.cachet.apk;

import dev.cachet.dpkg.DebianRule;
import dev.cachet.installed.PackageDatabase;
import dev.cachet.relation.RelationBudget;
import dev.cachet.relation.VersionRule;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.InputFiles;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.util.List;

/** The database of apk. */
public final class Apk implements PackageDatabase {
  /** Older and newer place of the same database; the first that exists is read. */
  private static final List<String> PLACES =
      List.of("/lib/apk/db/installed", "/usr/lib/apk/db/installed");

  /** Makes the kind. */
  public Apk() {}

  @Override
  public String purlType() {
    return "apk";
  }

  @Override
  public String distribution() {
    return "Alpine";
  }

  @Override
  public List<String> places() {
    return PLACES;
  }

  /** apk checked versions when it installed, and its demands are read without them. */
  @Override
  public VersionRule versions() {
    return DebianRule.OPKG;
  }

  @Override
  public List<String> files(RootFolder root) throws IOException {
    return InputFiles.first(root, PLACES);
  }

  @Override
  public Reader open(RootFolder root, Problems problems, RelationBudget budget) {
    return new ApkDatabase(problems, budget)::packages;
  }
}
