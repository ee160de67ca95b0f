package dev.cachet.archive.pom;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads one pom.xml as a stream, without document type definitions and external entities. */
public final class PomReader {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_TEXT = 64 << 10;
  private static final int MAX_LISTED = 2000;
  private static final Pattern PACKAGE_NAME =
      Pattern.compile("(?<![\\w.$-])[a-z][a-z0-9_]{0,60}(?:\\.[a-z][a-z0-9_]{0,60}){1,12}");

  /** Elements whose words name other people's packages. */
  private static final Pattern FOREIGN =
      Pattern.compile("(?i).*(?:groupid|artifactid|version|import|require|pattern|clude|url).*");

  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Only then one factory serves several threads.
    XML.setProperty("reuse-instance", false);
  }

  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private final List<Map<String, String>> licences = new ArrayList<>();
  private final List<Map<String, String>> dependencies = new ArrayList<>();
  private final TreeSet<String> packageNames = new TreeSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final StringBuilder path = new StringBuilder();

  private PomReader() {}

  /**
   * Null where the bytes are no pom.xml that can be read.
   *
   * @param content the content
   * @return the pom facts
   */
  public static @Nullable PomFacts read(byte[] content) {
    PomReader reader = new PomReader();
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(content));
      try {
        return reader.walk(xml) ? reader.facts() : null;
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      return null;
    }
  }

  private boolean walk(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          open.addLast(xml.getLocalName());
          path.append('/').append(xml.getLocalName());
          text.setLength(0);
          start(path.substring(1));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (text.length() + xml.getTextLength() <= MAX_TEXT) {
            text.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          end(path.substring(1), text.toString().strip());
          text.setLength(0);
          path.setLength(path.length() - open.removeLast().length() - 1);
        }
        default -> {
          // Comments and instructions say nothing about the library.
        }
      }
      if (open.size() > MAX_DEPTH) {
        return false;
      }
    }
    return values.containsKey("project/artifactId");
  }

  private void start(String path) {
    if (path.equals("project/licenses/license") && licences.size() < MAX_LISTED) {
      licences.add(new HashMap<>());
    }
    if (path.equals("project/dependencies/dependency") && dependencies.size() < MAX_LISTED) {
      dependencies.add(new HashMap<>());
    }
  }

  private void end(String path, String text) {
    String name = open.getLast();
    if (text.isEmpty()) {
      return;
    }
    if (path.equals("project/licenses/license/" + name) && !licences.isEmpty()) {
      licences.get(licences.size() - 1).put(name, text);
    } else if (path.equals("project/dependencies/dependency/" + name) && !dependencies.isEmpty()) {
      dependencies.get(dependencies.size() - 1).put(name, text);
    } else if (path.equals("project/properties/" + name)) {
      properties.put(name, text);
    } else if (open.size() <= 3) {
      values.putIfAbsent(path, text);
    }
    if (path.startsWith("project/properties/") || path.startsWith("project/build/")) {
      collectPackages(name, text);
    }
  }

  private void collectPackages(String name, String text) {
    Matcher words = PACKAGE_NAME.matcher(text);
    while (!FOREIGN.matcher(name).matches() && words.find() && packageNames.size() < MAX_LISTED) {
      packageNames.add(words.group());
    }
  }

  private PomFacts facts() {
    List<PomDependency> needs = new ArrayList<>();
    for (Map<String, String> each : dependencies) {
      String group = resolved(each.get("groupId"));
      String artifact = resolved(each.get("artifactId"));
      if (group != null && artifact != null) {
        boolean optional = "true".equals(resolved(each.get("optional")));
        String version = resolved(each.get("version"));
        String scope = resolved(each.get("scope"));
        String classifier = resolved(each.get("classifier"));
        needs.add(new PomDependency(group, artifact, version, scope, optional, classifier));
      }
    }
    List<String> unknown = new ArrayList<>();
    return new PomFacts(
        resolved(own("groupId")),
        resolved(values.get("project/artifactId")),
        resolved(own("version")),
        PomText.told(values.get("project/organization/name"), this::property, unknown::add),
        PomText.licences(
            licences.stream().map(l -> new PomLicence(l.get("name"), l.get("url"))).toList(),
            this::property,
            unknown::add),
        List.copyOf(needs),
        packageNames,
        unknown);
  }

  private @Nullable String own(String name) {
    return values.getOrDefault("project/" + name, values.get("project/parent/" + name));
  }

  /** Null where a placeholder stays that only a parent or a build could fill. */
  private @Nullable String resolved(@Nullable String text) {
    return PomText.resolved(text, this::property);
  }

  private @Nullable String property(String name) {
    String bare = name.startsWith("pom.") ? "project." + name.substring(4) : name;
    return switch (bare) {
      case "project.groupId" -> own("groupId");
      case "project.version", "version" -> own("version");
      case "project.artifactId" -> values.get("project/artifactId");
      case "project.parent.groupId" -> values.get("project/parent/groupId");
      case "project.parent.version" -> values.get("project/parent/version");
      default -> properties.get(name);
    };
  }
}
