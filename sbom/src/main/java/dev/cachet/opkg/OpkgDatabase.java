package dev.cachet.opkg;

import dev.cachet.dpkg.DebianRelations;
import dev.cachet.dpkg.DpkgDatabase;
import dev.cachet.installed.CpeText;
import dev.cachet.installed.DetailFiles;
import dev.cachet.installed.InstalledPackage;
import dev.cachet.installed.PathList;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.relation.RelationBudget;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Property;
import dev.cachet.source.Problems;
import dev.cachet.source.Stanza;
import dev.cachet.source.StanzaReader;
import dev.cachet.source.Supplier;
import dev.cachet.yocto.YoctoLicence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Installed packages of opkg's status file and of the control files beside it. */
final class OpkgDatabase {
  private static final Set<String> FIELDS =
      Set.of(
          "Package",
          "Status",
          "Version",
          "Architecture",
          "Source",
          "Maintainer",
          "License",
          "CPE-ID",
          "SourceName",
          "Depends",
          "Pre-Depends",
          "Provides");

  /** An image keeps what is configured at its first start as unpacked; opkg counts that. */
  private static final Set<String> INSTALLED = Set.of("installed", "unpacked");

  private final DetailFiles files;
  private final PathList lists;
  private final Problems problems;
  private final DebianRelations relations;

  /**
   * Makes a reader.
   *
   * @param root the root folder to read
   * @param problems where findings are kept
   * @param budget how many relations may still be read
   */
  OpkgDatabase(RootFolder root, Problems problems, RelationBudget budget) {
    this.relations = new DebianRelations(budget);
    this.files = new DetailFiles(root, problems);
    this.lists = new PathList(problems);
    this.problems = problems;
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
    for (Stanza stanza : StanzaReader.read(path, content, FIELDS::contains, problems)) {
      if (DpkgDatabase.isInstalled(path, stanza, INSTALLED, problems)) {
        InstalledPackage found = read(path, stanza);
        if (found != null) {
          packages.add(found);
        }
      }
    }
    return packages;
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
    String info = path.substring(0, path.lastIndexOf('/')) + "/info/" + name;
    Stanza control = control(info, name, stanza);
    String architecture = stanza.value("Architecture");
    return new InstalledPackage(
        path,
        name,
        version,
        Stanza.isWord(architecture) ? architecture : null,
        "",
        null,
        Supplier.of(control.value("Maintainer")),
        relations.of(stanza),
        List.of(),
        licences(control.value("License")),
        source(control, name),
        installed(info, name),
        CpeText.of(control.value("CPE-ID")));
  }

  /** The package's own control file has what the status file leaves out. */
  private Stanza control(String info, String name, Stanza otherwise) throws IOException {
    byte[] content = DetailFiles.isFileName(name) ? files.read(info + ".control") : null;
    if (content == null) {
      return otherwise;
    }
    List<Stanza> read = StanzaReader.read(info + ".control", content, FIELDS::contains, problems);
    return read.isEmpty() ? otherwise : read.get(0);
  }

  /** OpenWrt names the source of what it splits into packages. */
  private static List<Property> source(Stanza control, String name) {
    String source = control.value("SourceName");
    return Stanza.isWord(source) && !source.equals(name)
        ? List.of(new Property("cachet:package:source", source))
        : List.of();
  }

  private List<String> installed(String info, String name) throws IOException {
    byte[] list = DetailFiles.isFileName(name) ? files.read(info + ".list") : null;
    return list == null ? List.of() : lists.read(info + ".list", list, 0);
  }

  private static List<LicenceClaim> licences(String field) {
    return field.isEmpty() ? List.of() : List.of(YoctoLicence.claim(field));
  }
}
