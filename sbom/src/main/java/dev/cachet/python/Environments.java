package dev.cachet.python;

import dev.cachet.detection.FileReading;
import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which environment a folder of distributions belongs to: an installation of Python, a virtual
 * environment, or nothing but the folder itself. A copy inside another package ({@code _vendor})
 * sees its neighbours first and is seen by nobody else.
 */
final class Environments {
  private static final Pattern SITE =
      Pattern.compile(
          "(.*)/(?:lib|lib64|lib32)/(python|pypy)(\\d(?:\\.\\d{1,3})?)/(?:site|dist)-packages");
  private static final Pattern WITHIN_SITE =
      Pattern.compile(
          "(.*/(?:lib|lib64|lib32)/(?:python|pypy)\\d(?:\\.\\d{1,3})?/(?:site|dist)-packages)/.+");
  private static final Pattern PROGRAM =
      Pattern.compile(".*/(?:python|pypy)(\\d\\.\\d{1,3})[a-z]*");
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}).*");
  private static final List<String> SYSTEM = List.of("/usr/local", "/usr", "");

  private final RootFolder root;
  private final FileReading reading;
  private final PathLines paths;
  private final Map<String, Environment> known = new HashMap<>();

  Environments(RootFolder root, FileReading reading, PathLines paths) {
    this.root = root;
    this.reading = reading;
    this.paths = paths;
  }

  /** What a distribution sees whose metadata lies in this folder. */
  Environment of(String folder) throws IOException {
    Environment environment = known.get(folder);
    if (environment == null) {
      environment = find(folder);
      known.put(folder, environment);
    }
    return environment;
  }

  private Environment find(String folder) throws IOException {
    Matcher site = SITE.matcher(folder);
    if (site.matches()) {
      return site(site.group(1), site.group(2), site.group(3));
    }
    String naming = paths.namingFolder(folder);
    if (naming != null && SITE.matcher(naming).matches()) {
      return of(naming);
    }
    Matcher within = WITHIN_SITE.matcher(folder);
    if (within.matches()) {
      Environment outer = of(within.group(1));
      Set<String> folders = new LinkedHashSet<>(List.of(folder));
      folders.addAll(outer.folders());
      return new Environment(List.copyOf(folders), outer.interpreter());
    }
    return new Environment(List.of(folder), new Interpreter("", false, machines(List.of())));
  }

  private Environment site(String prefix, String kind, String named) throws IOException {
    VirtualConfig config = VirtualConfig.read(reading.text(root, prefix + "/pyvenv.cfg"), prefix);
    List<String> homes = config == null ? List.of(prefix) : List.of(prefix, config.base());
    String series = named.contains(".") ? named : series(homes, kind + named);
    String searched = kind + (series.isEmpty() ? named : series);
    Set<String> folders = new LinkedHashSet<>(folders(prefix, searched, ""));
    String base = config == null ? prefix : config.base();
    if (config == null || config.seesBase()) {
      folders.addAll(folders(base, searched, ""));
      folders.addAll(shared(base, searched));
    }
    for (String each : List.copyOf(folders)) {
      folders.addAll(paths.namedBy(each));
    }
    String version = config == null || config.version().isEmpty() ? series : config.version();
    return new Environment(
        List.copyOf(folders), new Interpreter(version, kind.equals("pypy"), machines(homes)));
  }

  /**
   * What an installation sees beside its own prefix. One that somebody built in {@code /usr/local}
   * and that of the system share a folder there by name only ({@code dist-packages} is Debian's).
   */
  private List<String> shared(String prefix, String searched) throws IOException {
    boolean local = root.find("/usr/local/bin/" + searched).isPresent();
    List<String> shared = new ArrayList<>();
    if (prefix.endsWith("/.local") || (prefix.equals("/usr/local") && !local)) {
      shared.addAll(folders("/usr", searched, ""));
    }
    if (!prefix.equals("/usr/local") && (SYSTEM.contains(prefix) || prefix.endsWith("/.local"))) {
      shared.addAll(folders("/usr/local", searched, local ? "/dist-packages" : ""));
    }
    return shared;
  }

  private static List<String> folders(String prefix, String searched, String only) {
    List<String> folders = new ArrayList<>();
    int dot = searched.indexOf('.');
    for (String lib : new String[] {"/lib/", "/lib64/", "/lib32/"}) {
      for (String packages : new String[] {"/site-packages", "/dist-packages"}) {
        if (packages.endsWith(only)) {
          folders.add(prefix + lib + searched + packages);
          if (dot > 0) {
            folders.add(prefix + lib + searched.substring(0, dot) + packages);
          }
        }
      }
    }
    return folders;
  }

  /** Of {@code python3}, which leads to {@code python3.11}; empty if it does not. */
  private String series(List<String> prefixes, String program) throws IOException {
    List<String> all = new ArrayList<>(prefixes);
    all.addAll(SYSTEM);
    for (String prefix : all) {
      RootFile file = root.find(prefix + "/bin/" + program).orElse(null);
      Matcher named = PROGRAM.matcher(file == null ? "" : file.path());
      if (named.matches()) {
        return named.group(1);
      }
    }
    return "";
  }

  /** What the interpreter was built for, or where it is not on the root, what the shell was. */
  private List<String> machines(List<String> prefixes) throws IOException {
    List<String> programs = new ArrayList<>();
    prefixes.forEach(prefix -> programs.add(prefix + "/bin/python3"));
    programs.addAll(List.of("/usr/bin/python3", "/bin/sh", "/usr/bin/env"));
    for (String program : programs) {
      RootFile file = root.find(program).orElse(null);
      if (file != null && file.type() == RootFile.Type.FILE) {
        List<String> machines = Machines.of(reading.start(root, file.path(), Machines.HEAD));
        if (!machines.isEmpty()) {
          return machines;
        }
      }
    }
    return List.of();
  }

  /**
   * The file that makes a folder a virtual environment.
   *
   * @param base prefix of the installation that it was made from
   * @param seesBase whether it sees what is installed there
   * @param version three numbers, or empty
   */
  private record VirtualConfig(String base, boolean seesBase, String version) {
    static @Nullable VirtualConfig read(byte[] content, String prefix) {
      if (content.length == 0) {
        return null;
      }
      Map<String, String> values = new TreeMap<>();
      for (String line : RootFolder.pathText(content).split("\n", -1)) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
      }
      String home = values.getOrDefault("home", prefix + "/bin");
      String base = home.endsWith("/bin") ? home.substring(0, home.length() - 4) : home;
      boolean sees = "true".equalsIgnoreCase(values.get("include-system-site-packages"));
      String told = values.getOrDefault("version", values.getOrDefault("version_info", ""));
      Matcher numbers = NUMBERS.matcher(told);
      return new VirtualConfig(base, sees, numbers.matches() ? numbers.group(1) : "");
    }
  }
}
