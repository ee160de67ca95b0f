package dev.cachet.dpkg;

import dev.cachet.finding.Evidence;
import dev.cachet.installed.InstalledPackage;
import dev.cachet.relation.RelationBudget;
import dev.cachet.source.Problems;
import dev.cachet.source.Stanza;
import dev.cachet.source.StanzaReader;
import dev.cachet.source.Supplier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Installed packages of dpkg's status file, or of one file of {@code status.d}. */
public final class DpkgDatabase {
  private static final Set<String> FIELDS =
      Set.of(
          "Package",
          "Status",
          "Version",
          "Architecture",
          "Multi-Arch",
          "Source",
          "Maintainer",
          "Depends",
          "Pre-Depends",
          "Provides");

  /** With the states in which only triggers have still to run: everything is in its place. */
  private static final Set<String> INSTALLED =
      Set.of("installed", "triggers-awaited", "triggers-pending");

  private static final Pattern SOURCE = Pattern.compile("(\\S++)(?:\\s*+\\(([^()\\s]++)\\))?+");

  private final Problems problems;
  private final PackageDetails details;
  private final DebianRelations relations;

  /**
   * Makes a reader.
   *
   * @param problems where findings are kept
   * @param details reads what lies beside the database
   * @param budget how many relations may still be read
   */
  DpkgDatabase(Problems problems, PackageDetails details, RelationBudget budget) {
    this.problems = problems;
    this.relations = new DebianRelations(budget);
    this.details = details;
  }

  /**
   * Reads the packages that are installed.
   *
   * @param path where the database lies
   * @param content the file's bytes
   * @return the packages that have a name and a version
   * @throws IOException if the medium failed
   */
  List<InstalledPackage> packages(String path, byte[] content) throws IOException {
    List<InstalledPackage> packages = new ArrayList<>();
    for (Stanza stanza : StanzaReader.read(path, content, DpkgDatabase::isRead, problems)) {
      if (isInstalled(path, stanza, INSTALLED, problems)) {
        InstalledPackage found = read(path, stanza);
        if (found != null) {
          packages.add(found);
        }
      }
    }
    return packages;
  }

  /**
   * Whether its files are on the root; opkg states it in the same words.
   *
   * @param path where the database lies
   * @param stanza what the database says of one package
   * @param installed the states in which they are
   * @param problems where findings are kept
   * @return whether the package counts as installed
   */
  public static boolean isInstalled(
      String path, Stanza stanza, Set<String> installed, Problems problems) {
    String status = stanza.value("Status");
    if (status.isEmpty()) {
      if (path.startsWith(Dpkg.STATUS_FOLDER + "/")) {
        // Images without dpkg put the control file of each package there, which has no Status.
        return true;
      }
      problems.inLine(
          "source.no-status",
          path,
          stanza.line(),
          "the package " + stanza.value("Package") + " has no readable Status; it was left out");
      return false;
    }
    String[] words = status.split("\\s++", -1);
    String state = words.length < 3 ? "" : words[2].toLowerCase(Locale.ROOT);
    if (installed.contains(state)) {
      return true;
    }
    if (!state.equals("not-installed") && !state.equals("config-files")) {
      // Its files are on the disk, but dpkg does not call it installed: nobody knows which.
      String name = stanza.value("Package");
      problems.add(
          "source.half-installed",
          name,
          path + ": " + name + " is neither installed nor removed; let dpkg finish and try again",
          List.of(new Evidence(path, "Status", status)));
    }
    return false;
  }

  private static boolean isRead(String field) {
    return FIELDS.contains(field) || DebianRelations.namesBuiltIn(field);
  }

  private @Nullable InstalledPackage read(String path, Stanza stanza) throws IOException {
    String name = stanza.value("Package");
    String version = stanza.value("Version");
    if (!Stanza.isWord(name) || !Stanza.isWord(version)) {
      problems.inLine(
          "source.nameless-package",
          path,
          stanza.line(),
          "an installed package without a readable name and version was left out");
      return null;
    }
    String architecture = word(stanza, "Architecture");
    return new InstalledPackage(
        path,
        name,
        version,
        architecture,
        stanza.value("Multi-Arch"),
        upstream(stanza.value("Source"), name),
        Supplier.of(stanza.value("Maintainer")),
        relations.of(stanza),
        relations.builtIn(stanza),
        details.licences(name),
        details.recordedDigests(name, architecture),
        details.installedFiles(name, architecture));
  }

  private static @Nullable String upstream(String source, String name) {
    Matcher matcher = SOURCE.matcher(source);
    if (!matcher.matches() || (matcher.group(2) == null && matcher.group(1).equals(name))) {
      return null;
    }
    String version = matcher.group(2);
    return version == null ? matcher.group(1) : matcher.group(1) + "@" + version;
  }

  private static @Nullable String word(Stanza stanza, String field) {
    String value = stanza.value(field);
    return Stanza.isWord(value) ? value : null;
  }
}
