package dev.cachet.command.contents;

import dev.cachet.apk.ApkIndexSource;
import dev.cachet.buildroot.BuildrootSource;
import dev.cachet.command.CommandException;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.jar.JarSource;
import dev.cachet.parts.PartsSource;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.DocumentSource;
import dev.cachet.source.Source;
import dev.cachet.yocto.YoctoSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the parts of an SBOM describe: root filesystems, and everything else. */
public final class DescribedThings {
  /** Root filesystems. */
  public static final Setting<List<Path>> ROOTFS = Setting.inputs("--rootfs", "rootfs", "FOLDER");

  /** Further ones: of a build the first has a name of its own. */
  public static final Setting<List<Path>> ROOTS = Setting.inputs("--rootfs", "roots", "FOLDER");

  /** JAR, WAR or EAR files. */
  public static final Setting<List<Path>> JARS = Setting.inputs("--jar", "jars", "FILE");

  /** Manifests of Yocto images, or their folders. */
  public static final Setting<List<Path>> YOCTO = Setting.inputs("--yocto", "yocto", "PATH");

  /** The folder pkgdata of the Yocto build. */
  public static final Setting<Path> PKGDATA = Setting.input("--pkgdata", "pkgdata", "FOLDER");

  /** What Buildroot wrote of a build, or its folder. */
  public static final Setting<List<Path>> BUILDROOT =
      Setting.inputs("--buildroot", "buildroot", "PATH");

  /** Indexes or packages of apk-tools 3. */
  public static final Setting<List<Path>> APK = Setting.inputs("--apk", "apk", "FILE");

  /** Files about parts that no database knows. */
  public static final Setting<List<Path>> PARTS = Setting.inputs("--parts", "parts", "FILE");

  /** Other SBOMs. */
  public static final Setting<List<Path>> FROM = Setting.inputs("--from", "from", "FILE");

  private final Settings given;

  /**
   * Reads no file yet.
   *
   * @param given the settings
   * @throws CommandException if they make no sense
   */
  public DescribedThings(Settings given) throws CommandException {
    this.given = given;
    if (given.has(PKGDATA) && paths(YOCTO).isEmpty()) {
      throw given.wrong(
          given.name(PKGDATA)
              + " is of a Yocto build; set "
              + given.name(YOCTO)
              + ", or leave it out");
    }
  }

  /**
   * Returns the paths of the root filesystems.
   *
   * @return in the order in which they were given
   */
  public List<Path> rootPaths() {
    return Stream.of(ROOTFS, ROOTS).flatMap(setting -> paths(setting).stream()).toList();
  }

  /**
   * Whether nothing was named at all.
   *
   * @return true if there is nothing that a document could be compared with
   */
  public boolean isEmpty() {
    return Stream.of(ROOTFS, ROOTS, JARS, YOCTO, BUILDROOT, APK, PARTS, FROM)
        .allMatch(setting -> paths(setting).isEmpty());
  }

  /**
   * Opens the root filesystems.
   *
   * @return in the order in which they were given
   * @throws CommandException if one cannot be opened
   */
  public List<RootFolder> roots() throws CommandException {
    List<RootFolder> roots = new ArrayList<>();
    for (Setting<List<Path>> setting : List.of(ROOTFS, ROOTS)) {
      for (Path root : paths(setting)) {
        roots.add(given.read(setting, root, () -> RootFolder.open(root)));
      }
    }
    return roots;
  }

  /**
   * Returns all but the roots.
   *
   * @return sources that read nothing yet
   */
  public List<Source> things() {
    List<Source> sources = new ArrayList<>();
    Path pkgdata = given.get(PKGDATA);
    paths(JARS).forEach(jar -> sources.add(new JarSource(jar)));
    paths(YOCTO).forEach(path -> sources.add(new YoctoSource(path, pkgdata)));
    paths(BUILDROOT).forEach(path -> sources.add(new BuildrootSource(path)));
    paths(APK).forEach(file -> sources.add(new ApkIndexSource(file)));
    paths(PARTS).forEach(file -> sources.add(new PartsSource(file)));
    paths(FROM).forEach(file -> sources.add(new DocumentSource(file)));
    return sources;
  }

  private List<Path> paths(Setting<List<Path>> setting) {
    return given.get(setting, List.of());
  }
}
