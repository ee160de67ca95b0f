package dev.cachet.rpm;

import dev.cachet.installed.InstalledPackage;
import dev.cachet.installed.PathList;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.relation.RelationBudget;
import dev.cachet.relation.Relations;
import dev.cachet.rpm.RpmHeader.Tag;
import dev.cachet.sbom.Property;
import dev.cachet.source.Problems;
import dev.cachet.source.Stanza;
import dev.cachet.source.Supplier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Installed packages of a database of RPM. */
final class RpmPackages {
  /** Public keys stand in the database beside the packages, and are no software. */
  private static final String KEY = "gpg-pubkey";

  /** Files that a package names and does not bring, such as logs. */
  private static final int GHOST = 1 << 6;

  private static final int INSTALLED = 0;

  private final Problems problems;
  private final RelationBudget budget;

  /**
   * Makes a reader.
   *
   * @param problems where findings are kept
   * @param budget how many relations may still be read
   */
  RpmPackages(Problems problems, RelationBudget budget) {
    this.problems = problems;
    this.budget = budget;
  }

  /**
   * Reads the packages of a database.
   *
   * @param path where the database lies
   * @param content the file's bytes
   * @return the packages that have a name and a version
   */
  List<InstalledPackage> packages(String path, byte[] content) {
    RpmDatabase database = RpmDatabase.read(content);
    for (String problem : database.problems()) {
      problems.add("source.unread-database", path, path + " " + problem, List.of());
    }
    RpmRelations relations = new RpmRelations(database.headers());
    List<InstalledPackage> packages = new ArrayList<>();
    for (RpmHeader header : database.headers()) {
      InstalledPackage found = read(path, header, relations);
      if (found != null) {
        packages.add(found);
      }
    }
    return packages;
  }

  private @Nullable InstalledPackage read(String path, RpmHeader header, RpmRelations relations) {
    String name = text(header, Tag.NAME);
    String version = version(header);
    if (!isWord(name) || !isWord(version)) {
      String message = path + ": an installed package without a readable name and version";
      problems.add("source.nameless-package", path, message + " was left out", List.of());
      return null;
    }
    if (KEY.equals(name)) {
      return null;
    }
    String vendor = words(header, Tag.VENDOR);
    String architecture = text(header, Tag.ARCH);
    String source = text(header, Tag.SOURCERPM);
    List<String> files = files(header);
    return new InstalledPackage(
        path,
        name,
        version,
        isWord(architecture) ? architecture : null,
        "",
        isWord(source) ? source : null,
        Supplier.of(vendor.isEmpty() ? words(header, Tag.PACKAGER) : vendor),
        relations(name, header, relations, files),
        RpmBundles.of(header),
        licences(words(header, Tag.LICENSE)),
        digest(text(header, Tag.SHA256HEADER)),
        files);
  }

  private Relations relations(
      String name, RpmHeader header, RpmRelations relations, List<String> files) {
    int count = header.texts(Tag.REQUIRENAME).size() + header.texts(Tag.PROVIDENAME).size();
    return budget.takes(name, count)
        ? new Relations(relations.needs(header), relations.provides(header, files), true)
        : new Relations(List.of(), List.of(), false);
  }

  /** {@code [epoch:]version-release}. */
  private static String version(RpmHeader header) {
    String version = text(header, Tag.VERSION);
    String release = text(header, Tag.RELEASE);
    long epoch = header.number(Tag.EPOCH, 0, 0);
    boolean stated = !version.isEmpty() && epoch > 0;
    return (stated ? epoch + ":" : "") + version + (release.isEmpty() ? "" : "-" + release);
  }

  /** Empty where there is none. */
  private static String text(RpmHeader header, Tag tag) {
    String text = header.text(tag);
    return text == null ? "" : text;
  }

  /** XML has no control characters at all, so no document could carry them. */
  private String words(RpmHeader header, Tag tag) {
    String text = text(header, tag);
    if (text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n')) {
      return text;
    }
    String owner = text(header, Tag.NAME);
    String message = owner + ": " + tag + " holds a control character; it was left out";
    problems.addDetail("source.control-character", owner, message, List.of());
    return "";
  }

  private static boolean isWord(String text) {
    return Stanza.isWord(text) && text.chars().noneMatch(Character::isISOControl);
  }

  private static List<LicenceClaim> licences(String text) {
    return text.isBlank() ? List.of() : List.of(SpdxLicences.claim(text.strip()));
  }

  /** The same package from the same archive has the same value on every machine. */
  private static List<Property> digest(String sha256) {
    return isWord(sha256) ? List.of(new Property("cachet:rpm:header:sha256", sha256)) : List.of();
  }

  /** What the package brought and RPM put there. */
  private List<String> files(RpmHeader header) {
    List<String> folders = header.texts(Tag.DIRNAMES);
    List<String> names = header.texts(Tag.BASENAMES);
    List<String> files = new ArrayList<>();
    String owner = text(header, Tag.NAME);
    for (int i = 0; i < names.size(); i++) {
      long folder = header.number(Tag.DIRINDEXES, i, -1);
      String path =
          folder < 0 || folder >= folders.size() ? "" : folders.get((int) folder) + names.get(i);
      if (!path.startsWith("/") || path.length() > PathList.MAX_PATH_BYTES) {
        String message = owner + ": a name of a file that can be no path was passed over";
        problems.addDetail("source.not-a-path", owner, message, List.of());
      } else if ((header.number(Tag.FILEFLAGS, i, 0) & GHOST) == 0
          && header.number(Tag.FILESTATES, i, INSTALLED) == INSTALLED
          && path.length() > 1) {
        files.add(path);
      }
    }
    return files;
  }
}
