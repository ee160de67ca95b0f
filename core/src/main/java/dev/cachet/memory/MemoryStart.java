package dev.cachet.memory;

import dev.cachet.device.FactoryRecord;
import dev.cachet.memory.record.LostFile;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes, reads and mends the files of a memory at a start. The caller holds the lock to write. */
final class MemoryStart {
  private final Storage storage;
  private final FactoryRecord factory;

  MemoryStart(Storage storage, FactoryRecord factory) {
    this.storage = storage;
    this.factory = factory;
  }

  void make(TrustedRoot root, UnaryOperator<MemoryState> shipped)
      throws PackageRefusedException, IOException {
    FactoryRule.requireNoTraces(storage);
    MemoryState first = new MemoryState(new MemoryDraft(factory, root));
    new FactoryMark(storage).begin();
    new RootFiles(storage).write(root);
    Generations.create(storage, shipped.apply(first));
  }

  Found read() throws PackageRefusedException, IOException {
    Generations.Loaded loaded = load();
    RootFiles roots = new RootFiles(storage);
    return new Found(storage, loaded, roots, chain(roots, loaded.state()));
  }

  Found mended() throws PackageRefusedException, IOException {
    Found found = read();
    found.loaded().generations().settle();
    found.roots().mend(found.chain());
    if (!found.loaded().alike()) {
      found.loaded().generations().write(found.loaded().state());
    }
    new FactoryMark(storage).made();
    return found;
  }

  private Generations.Loaded load() throws PackageRefusedException, IOException {
    Generations.Loaded loaded =
        Generations.load(storage, factory.product())
            .orElseThrow(
                () ->
                    FactoryRule.lost(
                        LostFile.line(Generations.lost(storage, factory.product())),
                        "one whole generation"));
    MemoryState state = loaded.state();
    if (state.environment() != factory.environment()) {
      throw FactoryRule.lost(
          "memory of environment " + state.environment(), factory.environment().name());
    }
    return loaded;
  }

  private List<TrustedRoot> chain(RootFiles roots, MemoryState state)
      throws PackageRefusedException, IOException {
    List<TrustedRoot> chain;
    try {
      chain = roots.chain(factory.root1(), state.rootVersion(), Optional.of(state.rootSha256()));
    } catch (NoSuchFileException e) {
      throw FactoryRule.lost(lost(roots, state), "every root up to " + state.rootVersion());
    } catch (PackageRefusedException e) {
      throw FactoryRule.lost(
          lost(roots, state) + ": " + e.refusal().line(), "the root that was accepted");
    }
    TrustedRoot root = chain.get(chain.size() - 1);
    if (!root.sha256().equals(state.rootSha256())) {
      throw FactoryRule.lost("root " + root.sha256(), "root " + state.rootSha256());
    }
    return chain;
  }

  private String lost(RootFiles roots, MemoryState state) throws IOException {
    return LostFile.line(
        roots.lost(factory.root1(), state.rootVersion(), Optional.of(state.rootSha256())));
  }

  /** What a start found. */
  record Found(
      Storage storage, Generations.Loaded loaded, RootFiles roots, List<TrustedRoot> chain) {
    TrustedRoot root() {
      return chain.get(chain.size() - 1);
    }
  }
}
