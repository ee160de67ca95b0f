package dev.cachet.command.contents;

import dev.cachet.buildroot.BuildrootSource;
import dev.cachet.command.CommandException;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.jar.JarSource;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.merge.SourceDetection;
import dev.cachet.parts.PartsSource;
import dev.cachet.source.DocumentSource;
import dev.cachet.source.Source;
import dev.cachet.yocto.YoctoSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where the components of an SBOM come from; each setting takes several. */
public final class Sources {
  /** Root filesystems with a package database. */
  public static final Setting<List<Path>> ROOTS = Setting.inputs("--rootfs", "rootfs", "FOLDER");

  /** JAR, WAR or EAR files. */
  public static final Setting<List<Path>> JARS = Setting.inputs("--jar", "jars", "FILE");

  /** Manifests of Yocto images, or folders that they were deployed to. */
  public static final Setting<List<Path>> YOCTO = Setting.inputs("--yocto", "yocto", "PATH");

  /** The folder pkgdata of the Yocto build. */
  public static final Setting<Path> PKGDATA = Setting.input("--pkgdata", "pkgdata", "FOLDER");

  /** What Buildroot wrote about its packages, or folders of it. */
  public static final Setting<List<Path>> BUILDROOT =
      Setting.inputs("--buildroot", "buildroot", "PATH");

  /** Files about parts that no database knows. */
  public static final Setting<List<Path>> PARTS = Setting.inputs("--parts", "parts", "FILE");

  /** SBOMs that exist. */
  public static final Setting<List<Path>> FROM = Setting.inputs("--from", "from", "FILE");

  private static final List<Setting<List<Path>>> ALL =
      List.of(ROOTS, JARS, YOCTO, BUILDROOT, PARTS, FROM);

  private Sources() {}

  /**
   * Whether none is given.
   *
   * @param given the settings
   * @return true if there is nothing to describe
   */
  public static boolean areNone(Settings given) {
    return ALL.stream().allMatch(each -> given.get(each, List.of()).isEmpty());
  }

  /**
   * Says that none is given.
   *
   * @param given the settings
   * @return such as {@code give --rootfs, --jar or --from}
   */
  public static String ask(Settings given) {
    String first =
        ALL.stream().limit(ALL.size() - 1L).map(given::name).collect(Collectors.joining(", "));
    return "give " + first + " or " + given.name(FROM);
  }

  /** The sources, in the order of their settings. */
  static List<Source> of(Settings given, Catalogue facts) throws CommandException {
    Path pkgdata = given.get(PKGDATA);
    if (pkgdata != null && given.get(YOCTO, List.of()).isEmpty()) {
      throw given.wrong(
          given.name(PKGDATA) + " is of a Yocto build; give " + given.form(YOCTO) + " as well");
    }
    List<Source> sources = new ArrayList<>();
    for (Path root : given.get(ROOTS, List.of())) {
      sources.add(given.read(ROOTS, root, () -> SourceDetection.root(root, facts)));
    }
    add(given, JARS, JarSource::new, sources);
    add(given, YOCTO, path -> new YoctoSource(path, pkgdata), sources);
    add(given, BUILDROOT, BuildrootSource::new, sources);
    add(given, PARTS, PartsSource::new, sources);
    add(given, FROM, DocumentSource::new, sources);
    return sources;
  }

  private interface Opening {
    Source of(Path path);
  }

  /** What is not there is said before any work, and of which setting it is. */
  private static void add(
      Settings given, Setting<List<Path>> setting, Opening opening, List<Source> sources)
      throws CommandException {
    for (Path path : given.get(setting, List.of())) {
      BasicFileAttributes unused =
          given.read(setting, path, () -> Files.readAttributes(path, BasicFileAttributes.class));
      sources.add(opening.of(path));
    }
  }
}
