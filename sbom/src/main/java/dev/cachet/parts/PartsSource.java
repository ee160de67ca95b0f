package dev.cachet.parts;

import dev.cachet.identity.InputDigest;
import dev.cachet.parts.PartsFile.Part;
import dev.cachet.parts.PartsFile.SuppliedPackages;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import dev.cachet.source.Source;
import dev.cachet.source.SupplierRules;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file that people write about parts that no database knows: an operating system for
 * microcontrollers, the configuration of an FPGA, a vendor's binary.
 *
 * <p>JSON with the schema {@code parts.schema.json} beside this class. A member that is not known
 * is an error, as a misspelt one would silently not count. The path of a part's file resolves from
 * the folder of the parts file; its SHA-256 and SHA-512 are computed.
 */
public final class PartsSource implements Source {
  private static final int MAX_BYTES = 4 << 20;

  private final Path file;

  /**
   * Makes a source.
   *
   * @param file the parts file; at most 4 MiB are read
   */
  public PartsSource(Path file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /**
   * Reads the file and digests the files that it names.
   *
   * @return the parts; the subject is what the file says that they are parts of
   * @throws UnknownSourceException if the file is not in the form of a parts file; the message
   *     names the file and the JSON pointer
   * @throws IOException if a file is not there or cannot be read
   */
  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    byte[] json = bytes();
    try {
      PartsFile parts = PartsFile.read(json);
      return new Inventory(content(parts, InputDigest.of(inputName(file), json)), List.of());
    } catch (PartsFileException e) {
      throw new UnknownSourceException(file + ": " + e.getMessage());
    }
  }

  /**
   * The files of parts, whose digests the inventory states.
   *
   * @return the paths, in the order of the parts; not all need be there
   * @throws UnknownSourceException as {@link #inventory}
   * @throws IOException if the parts file is not there or cannot be read
   */
  public List<Path> files() throws UnknownSourceException, IOException {
    PartReader reader = new PartReader(file);
    List<Path> files = new ArrayList<>();
    try {
      for (Part part : PartsFile.read(bytes()).parts()) {
        if (part != null && part.file() != null) {
          files.add(reader.resolve(part.file(), "/parts"));
        }
      }
      return files;
    } catch (PartsFileException e) {
      throw new UnknownSourceException(file + ": " + e.getMessage());
    }
  }

  /**
   * What the file states about suppliers of packages that other sources find.
   *
   * @return the rules; none where the file has no member {@code suppliers}
   * @throws UnknownSourceException as {@link #inventory}
   * @throws IOException if the parts file is not there or cannot be read
   */
  public SupplierRules suppliers() throws UnknownSourceException, IOException {
    List<SupplierRules.Rule> rules = new ArrayList<>();
    try {
      List<SuppliedPackages> all = PartsFile.read(bytes()).suppliers();
      for (int i = 0; i < all.size(); i++) {
        rules.add(rule(all.get(i), "/suppliers/" + i));
      }
      return SupplierRules.of(rules);
    } catch (PartsFileException e) {
      throw new UnknownSourceException(file + ": " + e.getMessage());
    }
  }

  private static SupplierRules.Rule rule(@Nullable SuppliedPackages each, String pointer)
      throws PartsFileException {
    if (each == null) {
      throw new PartsFileException(pointer, "is null");
    }
    try {
      return new SupplierRules.Rule(
          each.packages(), PartReader.supplier(each.supplier(), pointer + "/supplier"));
    } catch (IllegalArgumentException e) {
      throw new PartsFileException(pointer + "/packages", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Whether the file names parts, and not only suppliers of what others find.
   *
   * @return whether a document of this file alone would list anything
   * @throws UnknownSourceException as {@link #inventory}
   * @throws IOException if the parts file is not there or cannot be read
   */
  public boolean namesParts() throws UnknownSourceException, IOException {
    try {
      PartsFile read = PartsFile.read(bytes());
      return !read.parts().isEmpty() || read.suppliers().isEmpty();
    } catch (PartsFileException e) {
      throw new UnknownSourceException(file + ": " + e.getMessage());
    }
  }

  private byte[] bytes() throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "a folder, not a parts file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] json = in.readNBytes(MAX_BYTES + 1);
      if (json.length > MAX_BYTES) {
        throw new FileSystemException(file.toString(), null, "larger than 4 MiB");
      }
      return json;
    }
  }

  private SbomContent content(PartsFile parts, InputDigest input)
      throws PartsFileException, IOException {
    PartReader reader = new PartReader(file);
    Map<String, Component> components = new TreeMap<>();
    Map<String, String> refs = new HashMap<>();
    for (int i = 0; i < parts.parts().size(); i++) {
      Part part = parts.parts().get(i);
      String pointer = "/parts/" + i;
      if (part == null) {
        throw new PartsFileException(pointer, "is null");
      }
      Component component = reader.component(part, pointer);
      if (components.put(component.ref(), component) != null) {
        throw new PartsFileException(
            pointer,
            "a part of this id, or of this name without an id, came before; give each its id");
      }
      refs.put(part.id() == null ? part.name() : part.id(), component.ref());
    }
    Component subject = subject(parts, reader);
    List<InputDigest> inputs = new ArrayList<>(reader.inputs());
    inputs.add(input);
    return SbomContent.builder(subject)
        .components(List.copyOf(components.values()))
        .dependencies(Dependencies.of(edges(parts, subject, refs)))
        .compositions(compositions(parts, subject))
        .inputs(inputs)
        .foundByCachet(LifecyclePhase.BUILD)
        .build();
  }

  private static Component subject(PartsFile parts, PartReader reader) throws PartsFileException {
    String name = PartReader.text(parts.name(), "/name");
    ComponentType type = reader.type(parts.type(), "/type", ComponentType.FIRMWARE);
    return Component.builder("parts:" + name.toLowerCase(Locale.ROOT), type, name)
        .version(parts.version())
        .build();
  }

  private static Map<String, List<String>> edges(
      PartsFile parts, Component subject, Map<String, String> refs) throws PartsFileException {
    Map<String, List<String>> edges = new TreeMap<>();
    edges.put(subject.ref(), List.copyOf(refs.values()));
    for (int i = 0; i < parts.parts().size(); i++) {
      Part part = parts.parts().get(i);
      if (part.needs() == null) {
        continue;
      }
      List<String> targets = new ArrayList<>();
      for (int n = 0; n < part.needs().size(); n++) {
        String target = refs.get(part.needs().get(n));
        if (target == null) {
          throw new PartsFileException("/parts/" + i + "/needs/" + n, "no part has this id");
        }
        targets.add(target);
      }
      edges.put(part.ref(), targets);
    }
    return edges;
  }

  /** Who writes a file knows whether it is complete; where it says nothing, nobody knows. */
  private static List<Composition> compositions(PartsFile parts, Component subject) {
    List<String> said =
        parts.parts().stream().filter(p -> p.needs() != null).map(Part::ref).toList();
    List<String> unsaid =
        parts.parts().stream().filter(p -> p.needs() == null).map(Part::ref).toList();
    List<Composition> statements = new ArrayList<>();
    statements.add(new Composition(aggregate(parts.complete()), List.of(subject.ref()), List.of()));
    if (!said.isEmpty()) {
      statements.add(new Composition(CompositionAggregate.COMPLETE, List.of(), said));
    }
    if (!unsaid.isEmpty()) {
      statements.add(new Composition(CompositionAggregate.UNKNOWN, List.of(), unsaid));
    }
    return statements;
  }

  private static CompositionAggregate aggregate(@Nullable Boolean complete) {
    if (complete == null) {
      return CompositionAggregate.UNKNOWN;
    }
    return complete ? CompositionAggregate.COMPLETE : CompositionAggregate.INCOMPLETE;
  }

  static String inputName(Path path) {
    Path name = path.getFileName();
    return "/" + (name == null ? "" : name);
  }
}
