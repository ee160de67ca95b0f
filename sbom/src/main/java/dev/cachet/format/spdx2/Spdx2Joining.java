package dev.cachet.format.spdx2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.Losses;
import dev.cachet.format.content.ReadContent;
import dev.cachet.format.spdx.Spdx2Graph;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gives the packages and relationships of several documents to one reader, under names that are
 * unique over all of them.
 *
 * <p>A package that another one was generated from, or that was needed to build one, is part of the
 * build and not of the image unless the image needs it as well.
 */
final class Spdx2Joining implements Spdx2Parts {
  private static final String SOURCE = "cachet:package:source";
  private static final Set<String> OF_BUILDS =
      Set.of("BUILD_DEPENDENCY_OF", "BUILD_TOOL_OF", "DEV_DEPENDENCY_OF", "DEV_TOOL_OF");
  private static final Set<String> BETWEEN_DOCUMENTS = Set.of("AMENDS", "DESCRIBES", "OTHER");

  private final Losses losses;
  private final Set<String> namespaces;
  private final Spdx2Licences licences;
  private final Spdx2Reader reader;
  private final Set<String> described = new TreeSet<>();
  private final Set<String> topPackages = new TreeSet<>();
  private final List<Pair> contained = new ArrayList<>();
  private final List<Pair> generated = new ArrayList<>();
  private final Set<String> ofBuilds = new TreeSet<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private @Nullable Spdx2Head document;
  private boolean top;

  /** A whole and its part, or what was made and what from. */
  private record Pair(String one, String other) {}

  Spdx2Joining(Losses losses, Set<String> namespaces, Spdx2Licences licences) {
    this.losses = losses;
    this.namespaces = namespaces;
    this.licences = licences;
    this.reader = new Spdx2Reader(losses, this::joined);
  }

  /** What comes next is of this document. */
  void begin(Spdx2Head next, boolean isTop) {
    document = next;
    top = isTop;
    if (isTop) {
      next.describes().forEach(id -> described.add(next.global(id)));
    }
    for (String list : List.of("files", "snippets", "annotations")) {
      if (next.root().has(list) && !isTop) {
        losses.add(next.member().name() + "#/" + list, next.root().path(list));
      }
    }
  }

  private Spdx2Head document() {
    if (document == null) {
      throw new IllegalStateException("begin first");
    }
    return document;
  }

  @Override
  public void takePackage(ObjectNode item, String pointer) {
    Spdx2Head from = document();
    String own = item.path("SPDXID").asText();
    String id = from.global(own);
    item.put("SPDXID", id);
    if (top) {
      topPackages.add(id);
    }
    item.path("hasFiles").forEach(file -> takeFile(file.asText(), own));
    item.remove("hasFiles");
    for (String field : List.of("licenseConcluded", "licenseDeclared")) {
      if (item.path(field).isTextual()) {
        item.put(field, licences.of(from, item.path(field).textValue()));
      }
    }
    reader.takePackage(item, from.member().name() + "#" + pointer);
  }

  @Override
  public void takeRelationship(ObjectNode item, String pointer) {
    Spdx2Head from = document();
    String one = from.global(item.path("spdxElementId").asText());
    String other = from.global(item.path("relatedSpdxElement").asText());
    String type = item.path("relationshipType").asText();
    if (type.equals("DESCRIBES") && top) {
      described.add(other);
    } else if (BETWEEN_DOCUMENTS.contains(type) && (isDocument(one) || isDocument(other))) {
      // How the documents hang together, which is read from their references.
    } else if (type.equals("CONTAINS")) {
      contained.add(new Pair(one, other));
    } else if (type.equals("CONTAINED_BY")) {
      contained.add(new Pair(other, one));
    } else if (type.equals("GENERATED_FROM")) {
      generated.add(new Pair(one, other));
    } else if (Spdx2Graph.CARRIED.contains(type)) {
      item.put("spdxElementId", one).put("relatedSpdxElement", other);
      reader.takeRelationship(item, from.member().name() + "#" + pointer);
    } else {
      if (OF_BUILDS.contains(type)) {
        ofBuilds.add(one);
        ofBuilds.add(other);
      }
      leftOut.merge(type, 1, Integer::sum);
    }
  }

  @Override
  public void takeFile(String file, String whole) {
    reader.takeFile(document().global(file), document().global(whole));
  }

  private static boolean isDocument(String id) {
    return id.endsWith("#" + Spdx2Writer.DOCUMENT);
  }

  /** Reads the rest of the document that is about all of them. */
  ReadContent finish(Spdx2Head about) {
    ObjectNode root = about.root().deepCopy();
    root.remove("externalDocumentRefs");
    root.remove("documentDescribes");
    root.set("hasExtractedLicensingInfos", licences.all());
    leftOut.forEach(this::leftOut);
    return reader.finish(root, about.member().name() + "#");
  }

  private Map<String, Component> joined(Map<String, Component> components, Spdx2Graph graph) {
    if (described.isEmpty()) {
      // Builds of Yocto do not say what the document of an image describes: all that is in it.
      described.addAll(topPackages);
    }
    described.forEach(graph::describe);
    int files = 0;
    for (Pair pair : contained) {
      if (!components.containsKey(pair.other())) {
        if (isThere(pair.other())) {
          graph.contain(pair.one(), pair.other());
          files++;
        } else {
          // A part that is in a document that is not here is not nothing.
          graph.depend(pair.one(), pair.other());
        }
      } else if (described.contains(pair.one())) {
        graph.depend(pair.one(), pair.other());
      } else if (!graph.contain(pair.one(), pair.other())) {
        losses.add("/relationships/CONTAINS", pair.one() + " contains " + pair.other());
      }
    }
    leftOut("CONTAINS", files);
    return withSources(components, graph);
  }

  private boolean isThere(String id) {
    int hash = id.lastIndexOf('#');
    return hash > 0 && namespaces.contains(id.substring(0, hash));
  }

  private void leftOut(String type, int count) {
    if (count > 0) {
      losses.add("/relationships/" + type, count + " of them");
    }
  }

  private Map<String, Component> withSources(Map<String, Component> components, Spdx2Graph graph) {
    Map<String, Component> changed = new LinkedHashMap<>(components);
    List<Pair> ofFiles = new ArrayList<>();
    Set<Pair> ofPackages = new HashSet<>();
    for (Pair pair : generated) {
      Component made = changed.get(pair.one());
      Component source = components.get(pair.other());
      if (made == null || source == null) {
        ofFiles.add(pair);
        continue;
      }
      ofPackages.add(pair);
      ofBuilds.add(pair.other());
      if (!source.name().equals(made.name())) {
        changed.put(pair.one(), made.with(new Property(SOURCE, source.name())));
      }
    }
    int others = 0;
    for (Pair pair : ofFiles) {
      Pair owners = new Pair(graph.owner(pair.one()), graph.owner(pair.other()));
      boolean known =
          components.containsKey(owners.one()) && components.containsKey(owners.other());
      if (known && !ofPackages.contains(owners)) {
        // Whatever was made of a file of another package holds code of that package.
        graph.depend(owners.one(), owners.other());
      } else {
        others++;
      }
    }
    leftOut("GENERATED_FROM", others);
    ofBuilds.removeAll(graph.needed(described));
    for (String id : ofBuilds) {
      changed.computeIfPresent(id, (key, each) -> each.toBuilder().scope(Scope.EXCLUDED).build());
    }
    return changed;
  }
}
