package dev.cachet.mavenbuild;

import dev.cachet.source.Inventory;
import dev.cachet.source.Problems;
import dev.cachet.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a Maven build resolved, from values of its session, without a network and without a model of
 * Maven's. Each component says whether it is packed into the artefact of the module or is only
 * referenced by it, in the property {@code cachet:maven:shipped}: {@code packed}, {@code partly},
 * {@code referenced}, or {@code unknown} where the artefact could not be looked into.
 */
public final class MavenSource implements Source {
  private static final Logger LOG = LoggerFactory.getLogger(MavenSource.class);

  private final MavenArtifact subject;
  private final List<MavenModule> modules;

  /**
   * Makes a source of one module.
   *
   * @param module becomes the subject of the inventory
   */
  public MavenSource(MavenModule module) {
    this(module.made(), List.of(module));
  }

  /**
   * Makes a source of all modules of a reactor.
   *
   * @param root the project at the top; becomes the subject, above the modules
   * @param modules the modules; those that are the root are no components of their own
   */
  public MavenSource(MavenArtifact root, List<MavenModule> modules) {
    this.subject = Objects.requireNonNull(root, "root");
    this.modules = List.copyOf(modules);
  }

  /**
   * Everything that decides on the inventory but the contents of files: what was resolved, and what
   * the poms state after properties, profiles and parents had their say. Whether a document is up
   * to date is judged by these values, and not by the files that they came from.
   *
   * @return the values in a fixed order
   */
  public List<String> stated() {
    List<String> all = new ArrayList<>(subject.stated());
    for (MavenModule module : modules) {
      all.addAll(module.made().stated());
      all.add("resolved " + module.resolved().size());
      module.resolved().forEach(artifact -> all.addAll(artifact.stated()));
      all.add("ships " + module.alsoShipped());
    }
    return all;
  }

  /**
   * The files whose contents decide on the inventory.
   *
   * @return the files of the modules and of what was resolved; sorted, each once
   */
  public List<Path> files() {
    Set<Path> files = new TreeSet<>();
    add(subject, files);
    for (MavenModule module : modules) {
      add(module.made(), files);
      module.resolved().forEach(artifact -> add(artifact, files));
      files.addAll(module.alsoShipped());
    }
    return List.copyOf(files);
  }

  private static void add(MavenArtifact artifact, Set<Path> files) {
    if (artifact.file() != null) {
      files.add(artifact.file());
    }
  }

  /**
   * Reads the inventory.
   *
   * @return the inventory; an artifact without a file is a finding, as it then has no hash
   * @throws IOException if the medium failed
   */
  @Override
  public Inventory inventory() throws IOException {
    Problems problems = new Problems();
    MavenInventory inventory = new MavenInventory(subject, problems);
    for (MavenModule module : modules) {
      inventory.add(module);
    }
    LOG.info("read what Maven resolved for {} modules", modules.size());
    return new Inventory(inventory.content(), problems.sorted());
  }
}
