package dev.cachet.python;

import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.identity.Occurrence;
import dev.cachet.installed.FileEntry.State;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Organisation;
import dev.cachet.source.Identities;
import dev.cachet.source.PurlText;
import dev.cachet.source.Stanza;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python distributions, by the metadata that installers leave beside them. */
public final class PythonDetector implements Detector {
  private static final Pattern PLACE =
      Pattern.compile(
          "(.*)/[^/]+(\\.dist-info/METADATA|\\.egg-info/PKG-INFO|\\.egg-info|\\.egg/EGG-INFO/PKG-INFO)");

  private static final int MAX_ROUNDS = 100;

  /**
   * A distribution and the place of its metadata.
   *
   * @param folder where an interpreter has to look to find it
   */
  private record Found(
      String place, String folder, HeaderReader header, List<Requirement> requirements) {}

  private final RootFolder root;
  private final FileReading reading;
  private final OwnedFiles owned;
  private final Map<String, List<Found>> byRef = new TreeMap<>();
  private final Map<String, Map<String, String>> refByNameByFolder = new HashMap<>();
  private final PathLines paths = new PathLines();

  /**
   * Makes a detector.
   *
   * @param root the root folder to read
   * @param reading reads files within limits
   * @param owned which component owns which file
   */
  public PythonDetector(RootFolder root, FileReading reading, OwnedFiles owned) {
    this.root = root;
    this.reading = reading;
    this.owned = owned;
  }

  @Override
  public boolean look(FoundFile file, @Nullable String owner) throws IOException {
    if (PathLines.isFile(file.path())) {
      paths.add(file.path(), reading.text(file));
      return false;
    }
    Matcher place =
        PLACE.matcher(
            file.path().contains("-info") || file.path().contains("-INFO") ? file.path() : "");
    if (!place.matches()) {
      return false;
    }
    HeaderReader header = new HeaderReader(reading.text(file));
    String name = header.first("Name");
    String version = header.first("Version");
    if (!Stanza.isWord(name) || !Stanza.isWord(version)) {
      reading.unclear(file, "states no name and version of a Python distribution");
      return true;
    }
    String plain = PythonName.normal(name);
    String ref = "pkg:pypi/" + PurlText.encode(plain) + "@" + PurlText.encode(version);
    // The package that owns it stands for it, also where others need it.
    refByNameByFolder
        .computeIfAbsent(place.group(1), f -> new HashMap<>())
        .putIfAbsent(plain, owner == null ? ref : owner);
    if (owner == null) {
      byRef
          .computeIfAbsent(ref, r -> new ArrayList<>())
          .add(new Found(file.path(), place.group(1), header, requirements(file, header)));
    }
    return true;
  }

  /** Older tools write what is needed into a file beside the metadata. */
  private List<Requirement> requirements(FoundFile file, HeaderReader header) throws IOException {
    List<String> texts = header.all("Requires-Dist");
    if (texts.isEmpty() && file.path().endsWith("/PKG-INFO")) {
      String folder = file.path().substring(0, file.path().lastIndexOf('/'));
      texts =
          Requirement.ofSections(RootFolder.pathText(reading.text(root, folder + "/requires.txt")));
    }
    List<Requirement> requirements = new ArrayList<>();
    for (String text : texts) {
      Requirement.parse(text)
          .ifPresentOrElse(
              requirements::add,
              () -> reading.unclear(file, "has a requirement of another form: " + text));
    }
    return requirements;
  }

  @Override
  public void conclude(InventoryDraft draft) throws IOException {
    Environments environments = new Environments(root, reading, paths);
    Map<Found, Environment> seen = new LinkedHashMap<>();
    for (List<Found> all : byRef.values()) {
      for (Found found : all) {
        seen.put(found, environments.of(found.folder()));
      }
    }
    Map<String, Set<String>> extras = extras(seen);
    for (Map.Entry<String, List<Found>> each : byRef.entrySet()) {
      String ref = each.getKey();
      Set<String> needs = new TreeSet<>();
      for (Found found : each.getValue()) {
        Environment environment = Objects.requireNonNull(seen.get(found));
        needs.addAll(needs(ref, found, environment, extras, draft));
      }
      draft.add(component(ref, each.getValue().get(0).header(), each.getValue()), needs);
      for (Found found : each.getValue()) {
        own(ref, found.place());
      }
    }
  }

  /** Takes over the files that the installer recorded beside the metadata. */
  private void own(String ref, String place) throws IOException {
    String folder = place.substring(0, place.lastIndexOf('/'));
    String record = folder + "/RECORD";
    String base = folder.substring(0, folder.lastIndexOf('/'));
    for (String path : PythonRecord.paths(base, reading.text(root, record))) {
      if (owned.owner(path) == null) {
        owned.add(ref, path, path);
        String digest = reading.sha256(root, path);
        owned.found(path, digest.isEmpty() ? State.ABSENT : State.FILE, digest);
      }
    }
  }

  private static Component component(String ref, HeaderReader header, List<Found> found) {
    ComponentBuilder builder =
        Component.builder(ref, ComponentType.LIBRARY, header.first("Name"))
            .version(header.first("Version"))
            .purl(ref)
            .licences(licences(header))
            .identity(List.of(Identities.manifest(found.get(0).place())))
            .occurrences(found.stream().map(f -> Occurrence.at(f.place())).toList());
    String author = header.first("Author");
    return (author.isEmpty() ? builder : builder.supplier(Organisation.named(author))).build();
  }

  private static List<LicenceClaim> licences(HeaderReader header) {
    String expression = header.first("License-Expression");
    String text = expression.isEmpty() ? header.first("License") : expression;
    boolean unsaid = text.isEmpty() || text.equalsIgnoreCase("UNKNOWN");
    return unsaid ? List.of() : List.of(SpdxLicences.claim(text));
  }

  /** Which extras of a distribution in a folder others ask for; an extra may ask for more. */
  private Map<String, Set<String>> extras(Map<Found, Environment> seen) {
    Map<String, Set<String>> extras = new HashMap<>();
    boolean more = true;
    for (int round = 0; more; round++) {
      if (round == MAX_ROUNDS) {
        reading.unclear(seen.keySet().iterator().next().place(), "extras that ask for each other");
        break;
      }
      more = false;
      for (Map.Entry<Found, Environment> each : seen.entrySet()) {
        for (Requirement requirement : each.getKey().requirements()) {
          String place = place(requirement.name(), each.getValue());
          if (place != null
              && !requirement.extras().isEmpty()
              && holds(requirement, each.getKey(), each.getValue(), extras) != Holds.NO) {
            more |=
                extras.computeIfAbsent(place, p -> new TreeSet<>()).addAll(requirement.extras());
          }
        }
      }
    }
    return extras;
  }

  private static Holds holds(
      Requirement requirement,
      Found found,
      Environment environment,
      Map<String, Set<String>> extras) {
    String key = key(found.folder(), PythonName.normal(found.header().first("Name")));
    Holds holds = requirement.condition().holds(environment.interpreter(), "");
    for (String extra : extras.getOrDefault(key, Set.of())) {
      holds = holds.or(requirement.condition().holds(environment.interpreter(), extra));
    }
    return holds;
  }

  private Set<String> needs(
      String ref,
      Found found,
      Environment environment,
      Map<String, Set<String>> extras,
      InventoryDraft draft) {
    Set<String> needs = new TreeSet<>();
    for (Requirement requirement : found.requirements()) {
      Holds holds = holds(requirement, found, environment, extras);
      String folder = folder(requirement.name(), environment);
      if (holds == Holds.NO) {
        continue;
      }
      if (folder != null) {
        needs.add(Objects.requireNonNull(refByNameByFolder.get(folder)).get(requirement.name()));
      } else {
        String what = found.place() + " needs " + requirement.text();
        String unless = " where its condition holds, which cannot be told here; it";
        draft.missing(
            ref,
            what
                + (holds == Holds.YES ? ", which" : unless)
                + " is not installed in its environment");
      }
    }
    needs.remove(ref);
    return needs;
  }

  private @Nullable String place(String name, Environment environment) {
    String folder = folder(name, environment);
    return folder == null ? null : key(folder, name);
  }

  private static String key(String folder, String name) {
    return folder + "/" + name;
  }

  /** The first folder that an interpreter finds it in, or null. */
  private @Nullable String folder(String name, Environment environment) {
    for (String folder : environment.folders()) {
      if (refByNameByFolder.getOrDefault(folder, Map.of()).containsKey(name)) {
        return folder;
      }
    }
    return null;
  }
}
