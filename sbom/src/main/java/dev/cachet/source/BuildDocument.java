package dev.cachet.source;

import dev.cachet.completeness.Composition;
import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.identity.InputDigest;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.SbomContentBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An SBOM that a build wrote of its image, in place of a manifest: the file that it is in counts as
 * what the inventory was made from, and what it does not say on completeness is not known.
 */
public final class BuildDocument implements Source {
  private final Path file;

  /**
   * Makes a source.
   *
   * @param file the document, or the folder or archive of several
   */
  public BuildDocument(Path file) {
    this.file = file;
  }

  @Override
  public Inventory inventory() throws UnknownSourceException, IOException {
    Inventory made = new DocumentSource(file).inventory();
    SbomContent content = made.content();
    SbomContentBuilder builder = content.toBuilder();
    if (content.inputs().isEmpty()) {
      builder.inputs(inputs());
    }
    String subject = content.subject().ref();
    if (content.compositions().stream().noneMatch(one -> one.assemblies().contains(subject))) {
      List<Composition> stated = new ArrayList<>(content.compositions());
      stated.add(new Composition(CompositionAggregate.UNKNOWN, List.of(subject), List.of()));
      builder.compositions(stated);
    }
    return new Inventory(builder.build(), made.findings(), made.files(), made.statements());
  }

  private List<InputDigest> inputs() throws IOException {
    List<InputDigest> inputs = new ArrayList<>();
    if (!Files.isDirectory(file)) {
      inputs.add(input(file));
      return inputs;
    }
    try (Stream<Path> all = Files.walk(file)) {
      for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
        inputs.add(input(each));
      }
    }
    return inputs;
  }

  private InputDigest input(Path one) throws IOException {
    Path named = one.equals(file) ? one.getFileName() : file.relativize(one);
    return new InputDigest("/" + named.toString().replace('\\', '/'), Digests.sha256(one));
  }
}
