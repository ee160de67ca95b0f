package dev.cachet.root;

import dev.cachet.apk.ApkDatabase;
import dev.cachet.buildinfo.BuildInfoDetector;
import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.dpkg.DpkgDatabase;
import dev.cachet.dpkg.PackageDetails;
import dev.cachet.installed.InstalledPackage;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.installed.RootLimits;
import dev.cachet.javaruntime.JavaRuntimeDetector;
import dev.cachet.kernel.KernelDetector;
import dev.cachet.node.NpmDetector;
import dev.cachet.opkg.OpkgDatabase;
import dev.cachet.os.OsIdentity;
import dev.cachet.python.PythonDetector;
import dev.cachet.relation.RelationBudget;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.rpm.RpmPackages;
import dev.cachet.sbom.InputDigest;
import dev.cachet.source.InputFiles;
import dev.cachet.source.Inventory;
import dev.cachet.source.Problems;
import dev.cachet.source.Source;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.unowned.UnownedDetector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packages that the databases of a root say are installed (dpkg, apk, opkg, rpm), and what else
 * lies there: Python distributions, npm packages, kernels, BusyBox, and programs, scripts and
 * archives that nobody knows the origin of.
 */
public final class RootfsSource implements Source {
  private static final Logger LOG = LoggerFactory.getLogger(RootfsSource.class);

  /** Reads the packages of one database. */
  private interface DatabaseReader {
    List<InstalledPackage> packages(String path, byte[] content) throws IOException;
  }

  private final RootFolder root;
  private final OsIdentity os;
  private final RootLimits limits;

  /**
   * Makes a source.
   *
   * @param root the root to read
   * @param os which operating system it holds; becomes the subject of the inventory
   */
  public RootfsSource(RootFolder root, OsIdentity os) {
    this(root, os, RootLimits.DEFAULT);
  }

  RootfsSource(RootFolder root, OsIdentity os, RootLimits limits) {
    this.root = Objects.requireNonNull(root, "root");
    this.os = Objects.requireNonNull(os, "os");
    this.limits = limits;
  }

  /**
   * Reads the inventory. Hostile content gives findings, never an exception.
   *
   * @return the inventory, the same for the same root
   * @throws UnknownSourceException if the root has no package database that is known here
   * @throws IOException if the medium failed, or a database is over its limit of 64 MiB, or 256 MiB
   *     of a database of RPM
   */
  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    List<String> dpkg = InputFiles.dpkg(root);
    List<String> apk = InputFiles.first(root, InputFiles.APK_INSTALLED);
    List<String> opkg = InputFiles.first(root, InputFiles.OPKG_STATUS);
    List<String> rpm = InputFiles.first(root, InputFiles.RPM);
    List<String> unread = InputFiles.first(root, InputFiles.RPM_UNREAD);
    if (dpkg.isEmpty() && apk.isEmpty() && opkg.isEmpty() && rpm.isEmpty()) {
      throw new UnknownSourceException(unread.isEmpty() ? unknown() : unread(unread.get(0)));
    }
    Problems problems = new Problems();
    for (String path : unread) {
      String message = path + " is a Berkeley DB of RPM, which is not read";
      problems.add(
          "source.unread-database", path, message + "; its packages are left out", List.of());
    }
    List<InputDigest> inputs = new ArrayList<>();
    OwnedFiles owned = new OwnedFiles(root, limits, problems);
    InventoryDraft inventory = new InventoryDraft(os, owned, limits, problems);
    RelationBudget budget = new RelationBudget(RelationBudget.MAX_RELATIONS, problems);
    DpkgDatabase debs = new DpkgDatabase(problems, new PackageDetails(root, problems), budget);
    inventory.add("deb", packages(dpkg, inputs, debs::packages));
    ApkDatabase apks = new ApkDatabase(problems, budget);
    inventory.add("apk", packages(apk, inputs, apks::packages));
    OpkgDatabase opkgs = new OpkgDatabase(root, problems, budget);
    inventory.add("opkg", packages(opkg, inputs, opkgs::packages));
    RpmPackages rpms = new RpmPackages(problems, budget);
    inventory.add("rpm", packages(rpm, inputs, rpms::packages));
    namePendingChanges(rpm, problems);
    for (String path : InputFiles.first(root, InputFiles.OS_RELEASE)) {
      inputs.add(InputDigest.of(path, InputFiles.read(root, path)));
    }
    LOG.info("read {} package databases and identity files", inputs.size());
    FileReading reading = new FileReading(limits, problems);
    List<Detector> detectors =
        List.of(
            new BuildInfoDetector(owned, problems),
            new JavaRuntimeDetector(root, reading, owned),
            new PythonDetector(root, reading, owned),
            new NpmDetector(root, reading, owned),
            new KernelDetector(reading, owned),
            new UnownedDetector(reading, owned));
    new RootScan(owned, reading, detectors, problems).scan(root, limits, inventory);
    return inventory.inventory(inputs);
  }

  private List<InstalledPackage> packages(
      List<String> paths, List<InputDigest> inputs, DatabaseReader reader) throws IOException {
    List<InstalledPackage> packages = new ArrayList<>();
    for (String path : paths) {
      packages.addAll(reader.packages(path, input(path, inputs)));
    }
    return packages;
  }

  private void namePendingChanges(List<String> rpm, Problems problems) throws IOException {
    for (String path : rpm) {
      for (String suffix : InputFiles.LOGS) {
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

  private byte[] input(String path, List<InputDigest> inputs) throws IOException {
    byte[] content = InputFiles.read(root, path);
    inputs.add(InputDigest.of(path, content));
    return content;
  }

  private String unread(String rpm) {
    return root.path()
        + ": its packages are in a Berkeley DB of RPM ("
        + rpm
        + "), which is not read; make an SBOM with a tool that reads it and pass that with --from";
  }

  private String unknown() {
    return root.path()
        + ": no package database found (looked for "
        + InputFiles.DPKG_STATUS
        + ", "
        + InputFiles.DPKG_STATUS_FOLDER
        + ", "
        + String.join(", ", InputFiles.APK_INSTALLED)
        + ", "
        + String.join(", ", InputFiles.OPKG_STATUS)
        + ", "
        + String.join(", ", InputFiles.RPM)
        + "); pass the root folder of an unpacked Debian-like, Alpine-like, OpenWrt-like or"
        + " Fedora-like image";
  }
}
