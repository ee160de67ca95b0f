package dev.cachet.apk;

import dev.cachet.installed.CpeText;
import dev.cachet.installed.InstalledPackage;
import dev.cachet.installed.PathList;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.relation.RelationBudget;
import dev.cachet.relation.Relations;
import dev.cachet.relation.Relations.Alternative;
import dev.cachet.relation.Relations.Clause;
import dev.cachet.relation.Relations.Provided;
import dev.cachet.sbom.Property;
import dev.cachet.source.Problems;
import dev.cachet.source.Stanza;
import dev.cachet.source.StanzaReader;
import dev.cachet.source.Supplier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Installed packages of apk's database. */
final class ApkDatabase {
  private static final Set<String> FIELDS =
      Set.of("P", "V", "A", "L", "D", "p", "o", "m", "C", "g");
  private static final Pattern NAME = Pattern.compile("([^\\s<>=~@]++)(?:[<>=~]++([^\\s@]++))?+.*");

  private static final String CPE = "openwrt:cpe=";

  private final Problems problems;
  private final RelationBudget budget;

  /**
   * Makes a reader.
   *
   * @param problems where findings are kept
   * @param budget how many relations may still be read
   */
  ApkDatabase(Problems problems, RelationBudget budget) {
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
    List<InstalledPackage> packages = new ArrayList<>();
    ApkFiles files = new ApkFiles(path, content, new PathList(problems));
    for (Stanza stanza : StanzaReader.read(path, content, FIELDS::contains, problems)) {
      InstalledPackage found = read(path, stanza, files.of(stanza.line()));
      if (found != null) {
        packages.add(found);
      }
    }
    return packages;
  }

  private @Nullable InstalledPackage read(String path, Stanza stanza, List<String> files) {
    String name = stanza.value("P");
    String version = stanza.value("V");
    if (!Stanza.isWord(name) || !Stanza.isWord(version)) {
      problems.inLine(
          "source.nameless-package",
          path,
          stanza.line(),
          "an installed package without a readable name and version was left out");
      return null;
    }
    String origin = stanza.value("o");
    return new InstalledPackage(
        path,
        name,
        version,
        Stanza.isWord(stanza.value("A")) ? stanza.value("A") : null,
        "",
        Stanza.isWord(origin) && !origin.equals(name) ? origin : null,
        Supplier.of(stanza.value("m")),
        relations(name, stanza),
        List.of(),
        licences(stanza.value("L")),
        properties(stanza),
        files,
        cpe(stanza.value("g")));
  }

  private Relations relations(String name, Stanza stanza) {
    String needs = stanza.value("D");
    String provides = stanza.value("p");
    long blanks = (needs + provides).chars().filter(Character::isWhitespace).count();
    return budget.takes(name, (int) blanks + 2)
        ? new Relations(needs(needs), provided(provides), true)
        : new Relations(List.of(), List.of(), false);
  }

  /** apk solved the versions when it installed; what counts here is who carries the name. */
  private static List<Clause> needs(String field) {
    List<Clause> needs = new ArrayList<>();
    for (String word : words(field)) {
      Matcher matcher = NAME.matcher(word);
      if (!word.startsWith("!") && matcher.matches()) {
        needs.add(new Clause(word, List.of(new Alternative(matcher.group(1), "", "", ""))));
      }
    }
    return needs;
  }

  private static List<Provided> provided(String field) {
    List<Provided> provided = new ArrayList<>();
    for (String word : words(field)) {
      Matcher matcher = NAME.matcher(word);
      if (matcher.matches()) {
        String version = matcher.group(2);
        provided.add(new Provided(matcher.group(1), version == null ? "" : version));
      }
    }
    return provided;
  }

  private static List<LicenceClaim> licences(String field) {
    return field.isEmpty() ? List.of() : List.of(SpdxLicences.claim(field));
  }

  /** apk-tools 3 keeps tags, in which OpenWrt writes what opkg had as fields. */
  private static List<Property> properties(Stanza stanza) {
    List<Property> properties = new ArrayList<>();
    if (!stanza.value("C").isEmpty()) {
      properties.add(new Property("cachet:apk:checksum", stanza.value("C")));
    }
    for (String tag : words(stanza.value("g"))) {
      if (!tag.startsWith(CPE)) {
        properties.add(new Property("cachet:apk:tag", tag));
      }
    }
    return properties;
  }

  private static @Nullable String cpe(String tags) {
    return words(tags).stream()
        .filter(tag -> tag.startsWith(CPE))
        .map(tag -> CpeText.of(tag.substring(CPE.length())))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static List<String> words(String field) {
    return field.isEmpty() ? List.of() : List.of(field.strip().split("\\s++", -1));
  }
}
