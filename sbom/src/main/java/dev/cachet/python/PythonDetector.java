package dev.cachet.python;

import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.installed.FileEntry.State;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.LicenceClaim;
import dev.cachet.sbom.Occurrence;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.SpdxLicences;
import dev.cachet.source.Identities;
import dev.cachet.source.PurlText;
import dev.cachet.source.Stanza;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python distributions, by the metadata that installers leave beside them. */
public final class PythonDetector implements Detector {
  private static final Pattern PLACE =
      Pattern.compile(".*/[^/]+(\\.dist-info/METADATA|\\.egg-info/PKG-INFO|\\.egg-info)");
  private static final Pattern NEED = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*+)([^;]*+)(.*+)");

  /** A distribution and the place of its metadata. */
  private record Found(String place, HeaderReader header) {}

  private final RootFolder root;
  private final FileReading reading;
  private final OwnedFiles owned;
  private final Map<String, List<Found>> byRef = new TreeMap<>();
  private final Map<String, String> refByName = new HashMap<>();

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
    if (!file.path().contains("-info") || !PLACE.matcher(file.path()).matches()) {
      return false;
    }
    HeaderReader header = new HeaderReader(reading.text(file));
    String name = header.first("Name");
    String version = header.first("Version");
    if (!Stanza.isWord(name) || !Stanza.isWord(version)) {
      reading.unclear(file, "states no name and version of a Python distribution");
      return true;
    }
    String plain = normal(name);
    if (owner != null) {
      // The package that owns it stands for it, also where others need it.
      refByName.put(plain, owner);
      return true;
    }
    String ref = "pkg:pypi/" + PurlText.encode(plain) + "@" + PurlText.encode(version);
    refByName.putIfAbsent(plain, ref);
    byRef.computeIfAbsent(ref, r -> new ArrayList<>()).add(new Found(file.path(), header));
    return true;
  }

  @Override
  public void conclude(InventoryDraft draft) throws IOException {
    for (Map.Entry<String, List<Found>> each : byRef.entrySet()) {
      String ref = each.getKey();
      HeaderReader header = each.getValue().get(0).header();
      draft.add(component(ref, header, each.getValue()), needs(ref, header, draft));
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

  private Set<String> needs(String ref, HeaderReader header, InventoryDraft draft) {
    Set<String> needs = new TreeSet<>();
    for (String text : header.all("Requires-Dist")) {
      Matcher need = NEED.matcher(text);
      if (!need.matches()) {
        continue;
      }
      String fulfilling = refByName.get(normal(need.group(1)));
      boolean conditional = !need.group(3).isEmpty();
      if (fulfilling != null && !need.group(3).contains("extra")) {
        needs.add(fulfilling);
      } else if (!conditional) {
        draft.missing(ref, ref + " needs " + text + ", which is not installed");
      }
    }
    return needs;
  }

  /** One spelling for a name that may be written in several. */
  private static String normal(String name) {
    return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
  }
}
