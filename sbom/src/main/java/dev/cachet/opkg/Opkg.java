package dev.cachet.opkg;

import dev.cachet.dpkg.DebianRule;
import dev.cachet.installed.PackageDatabase;
import dev.cachet.relation.RelationBudget;
import dev.cachet.relation.VersionRule;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.InputFiles;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.util.List;

/** The database of opkg. */
public final class Opkg implements PackageDatabase {
  /** Where Yocto and OpenWrt have put it; the first that exists is read. */
  private static final List<String> PLACES =
      List.of("/var/lib/opkg/status", "/usr/lib/opkg/status", "/lib/opkg/status");

  /** Makes the kind. */
  public Opkg() {}

  @Override
  public String purlType() {
    return "opkg";
  }

  @Override
  public String distribution() {
    return "OpenWrt";
  }

  @Override
  public List<String> places() {
    return PLACES;
  }

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
    return new OpkgDatabase(root, problems, budget)::packages;
  }
}
