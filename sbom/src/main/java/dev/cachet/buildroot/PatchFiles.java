package dev.cachet.buildroot;

import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Pedigree;
import dev.cachet.source.PurlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The patches that {@code make legal-info} keeps beside each source archive, and the CVEs that they
 * say they resolve: by a header {@code CVE:}, or by their name.
 */
final class PatchFiles {
  private static final int MAX_FILES = 20_000;
  private static final int MAX_BYTES = 4 << 20;
  private static final int HEADER_LINES = 200;
  private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,}");

  private final @Nullable RootFolder root;
  private final Map<String, List<Pedigree.Patch>> byFolder = new LinkedHashMap<>();

  private PatchFiles(@Nullable RootFolder root) {
    this.root = root;
  }

  /** Those of a folder {@code legal-info}; none where there is no such folder. */
  static PatchFiles in(Path path) throws IOException {
    PatchFiles files = new PatchFiles(Files.isDirectory(path) ? RootFolder.open(path) : null);
    files.read("sources");
    files.read("host-sources");
    return files;
  }

  private void read(String sources) throws IOException {
    if (root == null) {
      return;
    }
    for (String name : root.list("/" + sources, MAX_FILES)) {
      String folder = "/" + sources + "/" + name;
      List<Pedigree.Patch> patches = new ArrayList<>();
      for (String file : root.list(folder, MAX_FILES)) {
        if (file.endsWith(".patch") && isFile(folder + "/" + file)) {
          String header = header(root.read(folder + "/" + file, MAX_BYTES));
          patches.add(patch(sources + "/" + name + "/" + file, file + "\n" + header));
        }
      }
      if (!patches.isEmpty()) {
        byFolder.put(sources + "/" + name, patches);
      }
    }
  }

  private boolean isFile(String path) throws IOException {
    return root != null
        && root.find(path).filter(file -> file.type() == RootFile.Type.FILE).isPresent();
  }

  /** What stands before the first change, where lines say CVE: or name one in the subject. */
  private static String header(byte[] content) {
    StringBuilder header = new StringBuilder();
    String text = new String(content, StandardCharsets.UTF_8);
    for (String line : (Iterable<String>) text.lines().limit(HEADER_LINES)::iterator) {
      if (line.startsWith("diff ") || line.startsWith("--- ") || line.startsWith("Index: ")) {
        break;
      }
      if (line.startsWith("CVE:") || line.startsWith("Subject:")) {
        header.append(line).append('\n');
      }
    }
    return header.toString();
  }

  private static Pedigree.Patch patch(String url, String says) {
    Set<String> ids = new TreeSet<>();
    Matcher matcher = CVE.matcher(says.toUpperCase(Locale.ROOT));
    while (matcher.find()) {
      ids.add(matcher.group());
    }
    List<Pedigree.Issue> resolves =
        ids.stream().map(id -> new Pedigree.Issue("security", id, null)).toList();
    String encoded = PurlText.encode(url).replace("%2F", "/");
    // Nobody says here whether its makers published a patch.
    return new Pedigree.Patch(Pedigree.PatchType.UNOFFICIAL, encoded, resolves);
  }

  /** How a package was changed; null if no patch is known. */
  @Nullable Pedigree of(BuildrootPackage one) {
    String folder = (one.host() ? "host-sources/" : "sources/") + one.name();
    List<Pedigree.Patch> patches =
        byFolder.getOrDefault(
            one.version().isEmpty() ? folder : folder + "-" + one.version(), List.of());
    if (patches.isEmpty()) {
      patches = one.facts().patches().stream().map(each -> patch(each, each)).toList();
    }
    return patches.isEmpty() ? null : new Pedigree(List.of(), List.of(), List.of(), patches, null);
  }
}
