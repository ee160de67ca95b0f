package dev.cachet.memory;

import dev.cachet.digest.Sha256;
import dev.cachet.memory.record.LostFile;
import dev.cachet.memory.record.LostFile.Condition;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain of roots, from the factory's on, each in two files, so that one bad sector does not end
 * all updates. A file counts only up to the version that memory names: what else lies there was
 * never accepted (A16, CVE-2020-15163).
 */
final class RootFiles {
  static final String FOLDER = "roots";
  static final String COPIES = "root-copies";
  static final int MAX_BYTES = 1_048_576;

  /** A file that somebody named after a high version must not make the list endless. */
  private static final int MOST_LOST = 16;

  private static final Logger LOG = LoggerFactory.getLogger(RootFiles.class);
  private static final Pattern NAME = Pattern.compile("[0-9]{10}\\.json");
  private static final List<String> FOLDERS = List.of(FOLDER, COPIES);

  private final Storage storage;

  RootFiles(Storage storage) {
    this.storage = storage;
  }

  /** How many roots are there; more than one only after a device accepted a newer one. */
  static int versions(Storage storage) throws IOException {
    return names(storage).size();
  }

  void write(TrustedRoot root) throws IOException {
    for (String folder : FOLDERS) {
      storage.replace(path(folder, root.document().version()), root.envelope());
    }
  }

  /** Every root that has a file, of which none may be missing in between. */
  List<TrustedRoot> all(Sha256 factoryDigest) throws IOException, PackageRefusedException {
    NavigableSet<String> names = names(storage);
    if (names.isEmpty()) {
      throw new NoSuchFileException(FOLDER);
    }
    return chain(factoryDigest, version(names.last()), Optional.empty());
  }

  /** Before a memory names a root that the last one may not have named: one file is durable. */
  void settle(List<TrustedRoot> chain) throws IOException {
    for (TrustedRoot root : chain) {
      IOException failure = null;
      boolean durable = false;
      for (String folder : FOLDERS) {
        try {
          settle(path(folder, root.document().version()), root.envelope());
          durable = true;
        } catch (IOException e) {
          failure = e;
        }
      }
      if (!durable && failure != null) {
        throw failure;
      }
    }
  }

  private void settle(String path, byte[] envelope) throws IOException {
    if (holds(path, envelope)) {
      storage.settle(path);
    } else {
      storage.replace(path, envelope);
    }
  }

  /** Rebuilds the chain up to a version; its first file has to be the factory root. */
  List<TrustedRoot> chain(Sha256 factoryDigest, long version, Optional<Sha256> newest)
      throws IOException, PackageRefusedException {
    NavigableSet<String> names = names(storage);
    if (names.isEmpty()) {
      throw new NoSuchFileException(FOLDER);
    }
    List<TrustedRoot> chain = new ArrayList<>();
    chain.add(read(names.first(), bytes -> TrustChain.anchor(bytes, factoryDigest)));
    for (TrustedRoot last = chain.get(0); last.document().version() < version; ) {
      TrustedRoot before = last;
      boolean end = before.document().version() + 1 == version;
      last =
          read(
              name(before.document().version() + 1),
              bytes ->
                  requireThat(TrustChain.next(before, bytes), end ? newest : Optional.empty()));
      chain.add(last);
    }
    return chain;
  }

  /** Two successors of one root may both be signed; memory names the one that was accepted. */
  private static TrustedRoot requireThat(TrustedRoot root, Optional<Sha256> named)
      throws PackageRefusedException {
    if (named.isPresent() && !root.sha256().equals(named.get())) {
      throw FactoryRule.lost("root " + root.sha256(), "root " + named.get());
    }
    return root;
  }

  /**
   * Both files of each root of which neither is what it should be, the first ones.
   *
   * @param version up to which one; 0 for all that have a file
   */
  List<LostFile> lost(Sha256 factoryDigest, long version, Optional<Sha256> newest)
      throws IOException {
    NavigableSet<String> names = names(storage);
    long first = names.isEmpty() ? 1 : first(version(names.first()), factoryDigest);
    long last = version > 0 || names.isEmpty() ? Math.max(version, 1) : version(names.last());
    List<LostFile> lost = new ArrayList<>();
    TrustedRoot before = null;
    for (long i = first; i <= last && lost.size() < MOST_LOST; i++) {
      Optional<Sha256> named = i == last ? newest : Optional.empty();
      TrustedRoot root = null;
      List<LostFile> bad = new ArrayList<>();
      for (String folder : FOLDERS) {
        String path = path(folder, i);
        try {
          root = judged(storage.read(path, MAX_BYTES), i == first, factoryDigest, before, named);
          bad.clear();
          break;
        } catch (NoSuchFileException e) {
          bad.add(new LostFile(path, Condition.MISSING));
        } catch (PackageRefusedException e) {
          bad.add(new LostFile(path, Condition.DAMAGED));
        } catch (IOException e) {
          bad.add(new LostFile(path, Condition.UNREADABLE));
        }
      }
      lost.addAll(bad);
      before = root;
    }
    return lost;
  }

  /** Two files alike are not damaged: if they are not the factory root, that one is missing. */
  private long first(long version, Sha256 factoryDigest) {
    try {
      byte[] envelope = storage.read(path(FOLDER, version), MAX_BYTES);
      if (version == 1 || !holds(path(COPIES, version), envelope)) {
        return version;
      }
      TrustedRoot unused = TrustChain.anchor(envelope, factoryDigest);
      return version;
    } catch (PackageRefusedException e) {
      return version - 1;
    } catch (IOException e) {
      return version;
    }
  }

  /** Behind a root that is lost nothing can be judged: a file that is there is not called lost. */
  private static @Nullable TrustedRoot judged(
      byte[] envelope,
      boolean first,
      Sha256 factoryDigest,
      @Nullable TrustedRoot before,
      Optional<Sha256> named)
      throws PackageRefusedException {
    if (first) {
      return TrustChain.anchor(envelope, factoryDigest);
    }
    return before == null ? null : requireThat(TrustChain.next(before, envelope), named);
  }

  private static long version(String name) {
    return Long.parseLong(name.substring(0, 10));
  }

  /** Takes the first of the two files that is what it should be. */
  private TrustedRoot read(String name, Judge judge) throws IOException, PackageRefusedException {
    PackageRefusedException refused = null;
    IOException unreadable = null;
    for (String folder : FOLDERS) {
      try {
        return judge.root(storage.read(folder + "/" + name, MAX_BYTES));
      } catch (PackageRefusedException e) {
        refused = refused == null ? e : refused;
      } catch (IOException e) {
        boolean missing = e instanceof NoSuchFileException;
        unreadable = unreadable == null || !missing ? e : unreadable;
      }
    }
    if (refused != null) {
      throw refused;
    }
    throw unreadable == null ? new NoSuchFileException(name) : unreadable;
  }

  /** Writes again what one of the two folders lacks or holds otherwise. */
  void mend(List<TrustedRoot> chain) {
    for (TrustedRoot root : chain) {
      for (String folder : FOLDERS) {
        String path = path(folder, root.document().version());
        try {
          if (!holds(path, root.envelope())) {
            storage.replace(path, root.envelope());
          }
        } catch (IOException e) {
          LOG.warn("one of the two copies of a trust root cannot be written", e);
        }
      }
    }
  }

  private boolean holds(String path, byte[] envelope) {
    try {
      return Arrays.equals(storage.read(path, MAX_BYTES), envelope);
    } catch (IOException e) {
      return false;
    }
  }

  private static NavigableSet<String> names(Storage storage) throws IOException {
    NavigableSet<String> names = new TreeSet<>();
    for (String folder : FOLDERS) {
      storage.list(folder).stream()
          .filter(name -> NAME.matcher(name).matches())
          .forEach(names::add);
    }
    return names;
  }

  private static String name(long version) {
    return String.format(Locale.ROOT, "%010d", version) + ".json";
  }

  static String path(String folder, long version) {
    return folder + "/" + name(version);
  }

  /** Judges the bytes of a root file. */
  @FunctionalInterface
  private interface Judge {
    TrustedRoot root(byte[] envelope) throws PackageRefusedException;
  }
}
