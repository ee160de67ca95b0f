package dev.cachet.pacman;

import dev.cachet.installed.DetailFiles;
import dev.cachet.installed.InstalledPackage;
import dev.cachet.installed.PathList;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.relation.RelationBudget;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Property;
import dev.cachet.source.LicenceName;
import dev.cachet.source.Problems;
import dev.cachet.source.Stanza;
import dev.cachet.source.Supplier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Installed packages of pacman's local database: {@code desc}, {@code files}, {@code mtree}. */
final class PacmanDatabase {
  private static final Set<String> SECTIONS =
      Set.of("NAME", "VERSION", "BASE", "ARCH", "PACKAGER", "LICENSE", "DEPENDS", "PROVIDES");

  /** The form with one file for each thing that is read, since pacman 4.2. */
  private static final String KNOWN_VERSION = "9";

  /** What makepkg writes where nobody is named. */
  private static final String NOBODY = "Unknown Packager";

  private static final int MAX_LICENCES = 1000;

  private final Problems problems;
  private final DetailFiles details;
  private final PathList lists;
  private final Mtree mtree;
  private final PacmanRelations relations;

  PacmanDatabase(RootFolder root, Problems problems, RelationBudget budget) {
    this.problems = problems;
    this.details = new DetailFiles(root, problems);
    this.lists = new PathList(problems);
    this.mtree = new Mtree(problems);
    this.relations = new PacmanRelations(budget);
  }

  List<InstalledPackage> packages(String path, byte[] content) throws IOException {
    if (path.equals(Pacman.VERSION)) {
      checkVersion(path, content);
      return List.of();
    }
    Sections desc = Sections.read(path, content, SECTIONS, problems);
    String name = desc.first("NAME");
    String version = desc.first("VERSION");
    if (!Stanza.isWord(name) || !Stanza.isWord(version)) {
      String message = path + ": an installed package without a readable name and version";
      problems.add("source.nameless-package", path, message + " was left out", List.of());
      return List.of();
    }
    String folder = path.substring(0, path.length() - Pacman.DESC.length());
    List<String> files = files(folder + "/files");
    return List.of(
        new InstalledPackage(
            path,
            name,
            version,
            word(desc.first("ARCH")),
            "",
            upstream(desc.first("BASE"), name),
            supplier(desc.first("PACKAGER")),
            relations.of(name, desc.all("DEPENDS"), desc.all("PROVIDES"), desc.whole()),
            List.of(),
            licences(desc.all("LICENSE")),
            recorded(folder + "/mtree", files),
            files));
  }

  private void checkVersion(String path, byte[] content) {
    String version = new String(content, StandardCharsets.ISO_8859_1).strip();
    if (!version.equals(KNOWN_VERSION)) {
      String message =
          path + ": the database is not of version 9, so it may hold more than is read";
      problems.add(
          "source.unread-database",
          path,
          message + "; run pacman-db-upgrade and try again",
          List.of());
    }
  }

  private List<String> files(String path) throws IOException {
    byte[] content = details.read(path);
    return content == null ? List.of() : lists.read(path, Sections.bytes(content, "FILES"), 0);
  }

  private List<Property> recorded(String path, List<String> files) throws IOException {
    byte[] packed = files.isEmpty() ? null : details.read(path);
    Optional<String> digest = packed == null ? Optional.empty() : mtree.digest(path, packed, files);
    return digest.map(d -> new Property("cachet:pacman:files:sha256", d)).stream().toList();
  }

  private static @Nullable String word(String text) {
    return Stanza.isWord(text) ? text : null;
  }

  private static @Nullable String upstream(String base, String name) {
    return base.equals(name) ? null : word(base);
  }

  private static @Nullable String supplier(String packager) {
    return packager.equals(NOBODY) ? null : Supplier.of(packager);
  }

  private static List<LicenceClaim> licences(List<String> texts) {
    TreeSet<LicenceClaim> claims = new TreeSet<>();
    texts.stream().limit(MAX_LICENCES).map(SpdxLicences::claim).forEach(claims::add);
    return LicenceName.joined(claims);
  }
}
