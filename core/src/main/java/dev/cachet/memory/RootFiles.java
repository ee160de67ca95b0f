package dev.cachet.memory;

import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The chain of roots, one file each, from the factory's on. A file counts only up to the version
 * that memory names: what else lies there was never accepted (A16, CVE-2020-15163).
 */
final class RootFiles {
  static final String FOLDER = "roots";
  static final int MAX_BYTES = 1_048_576;

  private static final Pattern NAME = Pattern.compile("[0-9]{10}\\.json");

  private final Storage storage;

  RootFiles(Storage storage) {
    this.storage = storage;
  }

  void write(TrustedRoot root) throws IOException {
    storage.replace(path(root.document().version()), root.envelope());
  }

  /** Rebuilds the chain up to a version; its first file has to be the factory root. */
  TrustedRoot chain(Sha256 factoryDigest, long version)
      throws IOException, PackageRefusedException {
    List<String> files =
        storage.list(FOLDER).stream().filter(name -> NAME.matcher(name).matches()).toList();
    if (files.isEmpty()) {
      throw new NoSuchFileException(FOLDER);
    }
    TrustedRoot root =
        TrustChain.anchor(storage.read(FOLDER + "/" + files.get(0), MAX_BYTES), factoryDigest);
    while (root.document().version() < version) {
      root = TrustChain.next(root, storage.read(path(root.document().version() + 1), MAX_BYTES));
    }
    return root;
  }

  static String path(long version) {
    return FOLDER + "/" + String.format(Locale.ROOT, "%010d", version) + ".json";
  }
}
