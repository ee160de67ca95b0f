package dev.cachet.archive;

import dev.cachet.archive.container.ArchiveLimits;
import dev.cachet.archive.container.Budget;
import dev.cachet.archive.container.EntryKind;
import dev.cachet.archive.pom.PomFacts;
import dev.cachet.archive.pom.PomReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Joins the pom.properties and pom.xml of each folder under META-INF/maven. */
final class MetadataReader {
  private static final Pattern WORD = Pattern.compile("[\\w.+~()\\[\\]-]{1,200}");

  private final Map<String, Properties> properties = new TreeMap<>();
  private final Map<String, PomFacts> poms = new TreeMap<>();
  private final ProblemSink problems;
  private final Budget budget;

  MetadataReader(ProblemSink problems, Budget budget) {
    this.problems = problems;
    this.budget = budget;
  }

  /** The beginning of a small file; what is beyond is told. */
  static byte[] content(InputStream in, String place, ProblemSink problems) throws IOException {
    byte[] content = in.readNBytes(ArchiveLimits.MAX_METADATA);
    if (content.length == ArchiveLimits.MAX_METADATA && in.read() >= 0) {
      String message = " is larger than 1 MiB; only its beginning was read";
      problems.problem("source.archive-limit", place, place + message);
    }
    return content;
  }

  void add(String name, byte[] content, String path) {
    if (EntryKind.of(name) == EntryKind.POM) {
      addPom(name, content, path);
    } else {
      addProperties(name, content, path);
    }
  }

  private void addPom(String name, byte[] content, String path) {
    PomFacts facts = PomReader.read(content);
    if (facts == null) {
      problems.problem(
          "source.archive-metadata", path, "is no pom.xml that can be read; it was passed over");
    } else if (!budget.mayKeepDependencies(facts.dependencies().size())) {
      problems.problem(
          "source.archive-limit",
          path,
          path
              + " brings the dependencies to more than "
              + ArchiveLimits.MAX_DEPENDENCIES
              + "; it was passed over");
    } else {
      poms.putIfAbsent(folder(name), facts);
    }
  }

  private void addProperties(String name, byte[] content, String path) {
    Properties read = new Properties();
    try {
      read.load(new StringReader(new String(content, StandardCharsets.UTF_8)));
      properties.putIfAbsent(folder(name), read);
    } catch (IOException | IllegalArgumentException e) {
      problems.problem(
          "source.archive-metadata", path, "is no properties file; it was passed over");
    }
  }

  /** One for each folder that names group and artifact, sorted. */
  List<MavenMetadata> libraries() {
    TreeMap<String, MavenMetadata> found = new TreeMap<>();
    properties.keySet().forEach(folder -> add(folder, found));
    poms.keySet().forEach(folder -> add(folder, found));
    return new ArrayList<>(found.values());
  }

  private void add(String folder, Map<String, MavenMetadata> found) {
    String[] names = folder.split("/", -1);
    Properties read = properties.get(folder);
    PomFacts pom = poms.get(folder);
    String group = word(read, "groupId", names[names.length - 2]);
    String artifact = word(read, "artifactId", names[names.length - 1]);
    String version = word(read, "version", pom == null ? null : pom.version());
    if (group != null && artifact != null) {
      found.put(folder, new MavenMetadata(folder, group, artifact, version, read != null, pom));
    }
  }

  private static @Nullable String word(
      @Nullable Properties read, String key, @Nullable String other) {
    String stated = read == null ? null : read.getProperty(key);
    String chosen = stated != null && WORD.matcher(stated.strip()).matches() ? stated : other;
    return chosen != null && WORD.matcher(chosen.strip()).matches() ? chosen.strip() : null;
  }

  private static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/'));
  }
}
