package dev.cachet.root;

import dev.cachet.buildinfo.BuildInfoDetector;
import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.dotnet.DotnetDetector;
import dev.cachet.identity.InputDigest;
import dev.cachet.installed.InstalledPackage;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.installed.PackageDatabase;
import dev.cachet.installed.PackageDatabase.Unread;
import dev.cachet.installed.RootLimits;
import dev.cachet.javaruntime.JavaRuntimeDetector;
import dev.cachet.kernel.KernelDetector;
import dev.cachet.listing.FactsDraft;
import dev.cachet.listing.LeftOut;
import dev.cachet.node.NpmDetector;
import dev.cachet.os.OsIdentity;
import dev.cachet.php.ComposerDetector;
import dev.cachet.python.PythonDetector;
import dev.cachet.relation.RelationBudget;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.ruby.GemDetector;
import dev.cachet.source.InputFiles;
import dev.cachet.source.Inventory;
import dev.cachet.source.Problems;
import dev.cachet.source.Source;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.unowned.UnownedDetector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packages that the databases of a root say are installed (dpkg, apk, opkg, rpm, pacman), and
 * what else lies there: Python distributions, npm packages, kernels, BusyBox, and programs, scripts
 * and archives that nobody knows the origin of.
 */
public final class RootfsSource implements Source {
  private static final Logger LOG = LoggerFactory.getLogger(RootfsSource.class);

  private final RootFolder root;
  private final OsIdentity os;
  private final RootLimits limits;
  private final LeftOut leftOut;

  /**
   * Makes a source.
   *
   * @param root the root to read
   * @param os which operating system it holds; becomes the subject of the inventory
   */
  public RootfsSource(RootFolder root, OsIdentity os) {
    this(root, os, LeftOut.none());
  }

  /**
   * Makes a source of a root that has paths of a running system in it.
   *
   * @param root the root to read
   * @param os which operating system it holds; becomes the subject of the inventory
   * @param leftOut what the inventory is not bound to
   */
  public RootfsSource(RootFolder root, OsIdentity os, LeftOut leftOut) {
    this(root, os, RootLimits.DEFAULT, leftOut);
  }

  RootfsSource(RootFolder root, OsIdentity os, RootLimits limits) {
    this(root, os, limits, LeftOut.none());
  }

  private RootfsSource(RootFolder root, OsIdentity os, RootLimits limits, LeftOut leftOut) {
    this.root = Objects.requireNonNull(root, "root");
    this.os = Objects.requireNonNull(os, "os");
    this.limits = limits;
    this.leftOut = Objects.requireNonNull(leftOut, "leftOut");
  }

  /**
   * Reads the inventory. Hostile content gives findings, never an exception.
   *
   * @return the inventory, the same for the same root
   * @throws UnknownSourceException if the root has no package database that is known here
   * @throws IOException if the medium failed, or a database is over its limit of 64 MiB, 256 MiB of
   *     a database of RPM, or 8 MiB of a description of pacman
   */
  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    Problems problems = new Problems();
    Map<PackageDatabase, List<String>> found = databases(problems);
    List<InputDigest> inputs = new ArrayList<>();
    OwnedFiles owned = new OwnedFiles(root, limits, problems);
    InventoryDraft inventory = new InventoryDraft(os, owned, limits, problems);
    RelationBudget budget = new RelationBudget(RelationBudget.MAX_RELATIONS, problems);
    for (Map.Entry<PackageDatabase, List<String>> each : found.entrySet()) {
      PackageDatabase.Reader reader = each.getKey().open(root, problems, budget);
      inventory.add(each.getKey(), packages(each.getValue(), inputs, reader));
    }
    for (String path : InputFiles.first(root, InputFiles.OS_RELEASE)) {
      inputs.add(InputDigest.of(path, PackageDatabases.read(root, path)));
    }
    LOG.info("read {} package databases and identity files", inputs.size());
    FileReading reading = new FileReading(limits, problems);
    List<Detector> detectors =
        List.of(
            new BuildInfoDetector(owned, problems),
            new JavaRuntimeDetector(root, reading, owned),
            new PythonDetector(root, reading, owned),
            new NpmDetector(root, reading, owned),
            new DotnetDetector(root, reading, owned),
            new GemDetector(root, reading, owned),
            new ComposerDetector(root, reading, owned),
            new KernelDetector(reading, owned),
            new UnownedDetector(reading, owned));
    // The files of the system that runs here change while they are read.
    FactsDraft facts = isRunning() ? null : new FactsDraft(leftOut);
    new RootScan(owned, reading, detectors, problems, facts, leftOut).scan(root, limits, inventory);
    return inventory.inventory(inputs);
  }

  private boolean isRunning() {
    return Path.of("/").equals(root.path());
  }

  /** The files of each kind of database that the root has; what is not read is told. */
  private Map<PackageDatabase, List<String>> databases(Problems problems)
      throws UnknownSourceException, IOException {
    Map<PackageDatabase, List<String>> found = new LinkedHashMap<>();
    List<Unread> unread = new ArrayList<>();
    for (PackageDatabase kind : PackageDatabases.ALL) {
      List<String> files = kind.files(root);
      if (!files.isEmpty()) {
        found.put(kind, files);
      }
      unread.addAll(kind.unread(root));
    }
    if (found.isEmpty()) {
      throw new UnknownSourceException(unread.isEmpty() ? unknown() : unread(unread.get(0)));
    }
    for (Unread each : unread) {
      String message = each.path() + " is " + each.what() + ", which is not read";
      problems.add(
          "source.unread-database",
          each.path(),
          message + "; its packages are left out",
          List.of());
    }
    return found;
  }

  private List<InstalledPackage> packages(
      List<String> paths, List<InputDigest> inputs, PackageDatabase.Reader reader)
      throws IOException {
    List<InstalledPackage> packages = new ArrayList<>();
    for (String path : paths) {
      packages.addAll(reader.packages(path, input(path, inputs)));
    }
    return packages;
  }

  private byte[] input(String path, List<InputDigest> inputs) throws IOException {
    byte[] content = PackageDatabases.read(root, path);
    inputs.add(InputDigest.of(path, content));
    return content;
  }

  private String unread(Unread database) {
    return root.shown()
        + ": its packages are in "
        + database.what()
        + " ("
        + database.path()
        + "), which is not read; make an SBOM with a tool that reads it and pass that with --from";
  }

  private String unknown() {
    String places =
        PackageDatabases.ALL.stream()
            .flatMap(kind -> kind.places().stream())
            .collect(Collectors.joining(", "));
    List<String> images =
        PackageDatabases.ALL.stream().map(kind -> kind.distribution() + "-like").toList();
    int last = images.size() - 1;
    return root.shown()
        + ": no package database found (looked for "
        + places
        + "); pass the root folder of an unpacked "
        + String.join(", ", images.subList(0, last))
        + " or "
        + images.get(last)
        + " image";
  }
}
