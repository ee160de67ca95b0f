package dev.cachet.apk;

import dev.cachet.installed.CpeText;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.source.Identities;
import dev.cachet.source.Inventory;
import dev.cachet.source.ListedComponents;
import dev.cachet.source.Problems;
import dev.cachet.source.PurlText;
import dev.cachet.source.Source;
import dev.cachet.source.Stanza;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An index ({@code packages.adb}) or a package of apk-tools 3: what a repository offers or a
 * package says of itself. That any of it is installed it does not say.
 */
public final class ApkIndexSource implements Source {
  private static final int MAX_BYTES = 64 << 20;
  private static final int HEAD = 8;
  private static final int PACKAGES = 2;
  private static final int PACKAGE_INFO = 1;
  private static final int NAME = 1;
  private static final int VERSION = 2;
  private static final int ARCHITECTURE = 5;
  private static final int LICENCE = 6;
  private static final int ORIGIN = 7;
  private static final int MAINTAINER = 8;
  private static final int DEPENDS = 15;
  private static final int PROVIDES = 16;
  private static final int TAGS = 21;
  private static final int MATCH = 3;
  private static final int CONFLICT = 16;
  private static final String CPE = "openwrt:cpe=";

  private final Path file;

  /**
   * Makes a source.
   *
   * @param file the index or package; at most 64 MiB
   */
  public ApkIndexSource(Path file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /**
   * Whether a path leads to such a file.
   *
   * @param path a folder or a file
   * @return whether it is a file that begins as one
   * @throws IOException if the medium failed
   */
  public static boolean recognises(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return AdbFile.begins(in.readNBytes(HEAD));
    }
  }

  /** One package, and the names by which others may need it. */
  private record Offered(Component component, Set<String> names, Set<String> needs) {}

  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MAX_BYTES + 1);
    }
    if (content.length > MAX_BYTES) {
      throw new UnknownSourceException(file + ": larger than 64 MiB");
    }
    Problems problems = new Problems();
    List<Offered> offered;
    try {
      offered = packages(AdbFile.open(content), problems);
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new UnknownSourceException(
          file + ": is no readable index or package of apk-tools 3: " + e.getMessage());
    }
    ListedComponents listed = new ListedComponents(problems);
    listed.input(file.getFileName() + "", content);
    offered.forEach(each -> listed.add(each.component()));
    needs(offered, listed, problems);
    return listed.inventory("packages");
  }

  private List<Offered> packages(AdbFile adb, Problems problems) throws IOException {
    List<Offered> offered = new ArrayList<>();
    if (adb.schema() == AdbFile.PACKAGE) {
      add(adb.root().get(PACKAGE_INFO), offered, problems);
    } else if (adb.schema() == AdbFile.INDEX) {
      AdbValue list = adb.root().get(PACKAGES);
      int size = list.size();
      for (int i = 1; i <= size; i++) {
        add(list.get(i), offered, problems);
      }
    } else {
      throw new IOException("its schema is neither an index nor a package");
    }
    return offered;
  }

  private void add(AdbValue info, List<Offered> offered, Problems problems) throws IOException {
    String name = info.get(NAME).text();
    String version = info.get(VERSION).text();
    if (!Stanza.isWord(name) || !Stanza.isWord(version)) {
      String message = "a package without a readable name and version was left out";
      problems.add("source.nameless-package", file.toString(), message, List.of());
      return;
    }
    Set<String> names = new HashSet<>(Set.of(name));
    names.addAll(relations(info.get(PROVIDES)));
    Set<String> needs = new TreeSet<>(relations(info.get(DEPENDS)));
    offered.add(new Offered(component(name, version, info), names, needs));
  }

  private Component component(String name, String version, AdbValue info) throws IOException {
    String architecture = info.get(ARCHITECTURE).text();
    String purl =
        "pkg:apk/"
            + PurlText.encode(name)
            + "@"
            + PurlText.encode(version)
            + (Stanza.isWord(architecture) ? "?arch=" + PurlText.encode(architecture) : "");
    List<Property> properties = new ArrayList<>();
    String origin = info.get(ORIGIN).text();
    if (Stanza.isWord(origin) && !origin.equals(name)) {
      properties.add(new Property("cachet:package:source", origin));
    }
    String cpe = "";
    AdbValue tags = info.get(TAGS);
    int size = tags.size();
    for (int i = 1; i <= size; i++) {
      String tag = tags.get(i).text();
      if (tag.startsWith(CPE)) {
        cpe = tag.substring(CPE.length());
      } else if (Stanza.isWord(tag)) {
        properties.add(new Property("cachet:apk:tag", tag));
      }
    }
    String licence = info.get(LICENCE).text();
    String maintainer = info.get(MAINTAINER).text();
    List<LicenceClaim> licences =
        licence.isEmpty() ? List.of() : List.of(SpdxLicences.claim(licence));
    return Component.builder(purl, ComponentType.LIBRARY, name)
        .version(version)
        .purl(purl)
        .cpe(CpeText.of(cpe))
        .supplier(maintainer.isEmpty() ? null : Organisation.ofMaintainer(maintainer))
        .licences(licences)
        .identity(List.of(Identities.manifest(file.getFileName() + "")))
        .properties(properties)
        .build();
  }

  private static List<String> relations(AdbValue list) throws IOException {
    List<String> names = new ArrayList<>();
    int size = list.size();
    for (int i = 1; i <= size; i++) {
      AdbValue one = list.get(i);
      if ((one.get(MATCH).number() & CONFLICT) == 0) {
        names.add(one.get(NAME).text());
      }
    }
    return names;
  }

  private void needs(List<Offered> offered, ListedComponents listed, Problems problems) {
    Map<String, Set<String>> byName = new HashMap<>();
    offered.forEach(
        each ->
            each.names()
                .forEach(
                    name ->
                        byName
                            .computeIfAbsent(name, key -> new TreeSet<>())
                            .add(each.component().ref())));
    Map<String, Set<String>> missing = new TreeMap<>();
    for (Offered each : offered) {
      Set<String> needs = new TreeSet<>();
      for (String need : each.needs()) {
        Set<String> found = byName.getOrDefault(need, Set.of());
        // Of several that offer a name the one that is installed decides, which an index does not
        // say.
        if (found.size() == 1) {
          needs.addAll(found);
        } else {
          missing.computeIfAbsent(need, key -> new TreeSet<>()).add(each.component().name());
        }
      }
      needs.remove(each.component().ref());
      listed.need(each.component().ref(), needs);
    }
    missing.forEach(
        (need, by) ->
            problems.addDetail(
                "source.dependency-unresolved",
                need,
                String.join(", ", by)
                    + " needs "
                    + need
                    + ", which no package here offers, or more than one",
                List.of()));
  }
}
