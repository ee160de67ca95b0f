package dev.cachet.buildroot;

import dev.cachet.dpkg.CopyrightFile;
import dev.cachet.dpkg.DebianLicenceName;
import dev.cachet.dpkg.DpkgDatabase;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentHash;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.LicenceClaim;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Scope;
import dev.cachet.sbom.SpdxLicences;
import dev.cachet.source.Identities;
import dev.cachet.source.Inventory;
import dev.cachet.source.ListedComponents;
import dev.cachet.source.ManifestFolder;
import dev.cachet.source.Problems;
import dev.cachet.source.PurlText;
import dev.cachet.source.Source;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.yocto.YoctoLicence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages that Buildroot built: {@code legal-info/manifest.csv}, and {@code host-manifest.csv}
 * for what ran during the build and is not on the device.
 */
public final class BuildrootSource implements Source {
  private static final String TARGET = "manifest.csv";
  private static final String HOST = "host-manifest.csv";
  private static final String DIGESTS = "legal-info.sha256";
  private static final Pattern NEED = Pattern.compile("([^\\s\\[\\]]+) \\[[^\\]]*\\]");
  private static final Pattern URL =
      Pattern.compile("(?:https?|ftp)://[A-Za-z0-9._~:/?@!$&'()*+,;=%-]+");

  private final Path path;

  /**
   * Makes a source.
   *
   * @param path the folder {@code legal-info}, the output folder that it lies in, or the file
   *     {@code manifest.csv}; at most 64 MiB are read of a file
   */
  public BuildrootSource(Path path) {
    this.path = Objects.requireNonNull(path, "path");
  }

  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    Path below = path.resolve("legal-info");
    ManifestFolder folder = ManifestFolder.open(Files.isDirectory(below) ? below : path);
    if (folder.names(TARGET::equals).isEmpty()) {
      throw new UnknownSourceException(
          path
              + ": no manifest.csv found; run 'make legal-info' in Buildroot and pass the folder"
              + " legal-info");
    }
    Problems problems = new Problems();
    ListedComponents listed = new ListedComponents(problems);
    Map<String, String> digests = new HashMap<>();
    if (!folder.names(DIGESTS::equals).isEmpty()) {
      digests(folder.read(DIGESTS), digests);
    }
    add(folder, TARGET, digests, listed, problems);
    if (!folder.names(HOST::equals).isEmpty()) {
      add(folder, HOST, digests, listed, problems);
    }
    return listed.inventory("buildroot");
  }

  private static void add(
      ManifestFolder folder,
      String file,
      Map<String, String> digests,
      ListedComponents listed,
      Problems problems)
      throws IOException {
    byte[] content = folder.read(file);
    listed.input(file, content);
    List<Map<String, String>> rows = new ArrayList<>();
    Map<String, String> refs = new HashMap<>();
    long line = 1;
    for (Map<String, String> row : CsvReader.read(content)) {
      line++;
      String name = row.getOrDefault("PACKAGE", "");
      if (DpkgDatabase.isWord(name)) {
        rows.add(row);
        refs.put(name, ref(file, row));
      } else {
        problems.inLine("source.nameless-package", file, line, "a row without a package's name");
      }
    }
    for (Map<String, String> row : rows) {
      listed.add(component(file, row, digests));
      Set<String> needs = new TreeSet<>();
      Matcher need = NEED.matcher(row.getOrDefault("DEPENDENCIES WITH LICENSES", ""));
      while (need.find()) {
        String ref = refs.get(need.group(1));
        if (ref != null) {
          needs.add(ref);
        }
      }
      listed.need(ref(file, row), needs);
    }
  }

  private static Component component(
      String file, Map<String, String> row, Map<String, String> digests) {
    String name = row.getOrDefault("PACKAGE", "");
    String version = row.getOrDefault("VERSION", "");
    boolean host = file.equals(HOST);
    return Component.builder(ref(file, row), ComponentType.LIBRARY, name)
        .version(version.isEmpty() ? null : version)
        .purl(purl(row))
        .scope(host ? Scope.EXCLUDED : Scope.REQUIRED)
        .licences(licences(row.getOrDefault("LICENSE", "")))
        .references(source(row, digests))
        .identity(List.of(Identities.manifest(file)))
        .properties(host ? List.of(new Property("cachet:buildroot:host", "true")) : List.of())
        .build();
  }

  private static String purl(Map<String, String> row) {
    String version = row.getOrDefault("VERSION", "");
    String purl = "pkg:generic/" + PurlText.encode(row.getOrDefault("PACKAGE", ""));
    return version.isEmpty() ? purl : purl + "@" + PurlText.encode(version);
  }

  private static String ref(String file, Map<String, String> row) {
    return (file.equals(HOST) ? "host:" : "") + purl(row);
  }

  /** Licences stand beside each other with commas, each with a remark on what it covers. */
  private static List<LicenceClaim> licences(String field) {
    TreeSet<LicenceClaim> claims = new TreeSet<>();
    for (String part : field.split(",", -1)) {
      String text = part.replaceAll("\\([^()]*\\)", " ").strip().replace(" or ", " | ");
      if (!text.isEmpty() && !text.equalsIgnoreCase("unknown")) {
        claims.add(
            DebianLicenceName.spdx(text)
                .map(id -> new LicenceClaim(LicenceClaim.Form.ID, id))
                .orElseGet(
                    () ->
                        text.contains(" | ")
                            ? YoctoLicence.claim(text)
                            : SpdxLicences.claim(text)));
      }
    }
    return CopyrightFile.joined(claims);
  }

  private static List<ExternalReference> source(
      Map<String, String> row, Map<String, String> digests) {
    String archive = row.getOrDefault("SOURCE ARCHIVE", "");
    String url = row.getOrDefault("SOURCE SITE", "") + "/" + archive;
    if (archive.isEmpty() || !URL.matcher(url).matches()) {
      return List.of();
    }
    String sha256 = digests.get(archive);
    List<ComponentHash> hashes =
        sha256 == null ? List.of() : List.of(new ComponentHash("SHA-256", sha256));
    return List.of(new ExternalReference("source-distribution", url, null, hashes));
  }

  /** As sha256sum writes them; an archive is known by the last name of its path. */
  private static void digests(byte[] content, Map<String, String> byName) {
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
      if (line.matches("[0-9a-f]{64} [ *].{1,4000}")) {
        byName.put(line.substring(line.lastIndexOf('/') + 1), line.substring(0, 64));
      }
    }
  }
}
