package dev.cachet.pack;

import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the prefix of a package that arrives, by the rules and in the words of a file's. */
final class StreamedPrefix {
  private final StreamBytes bytes;
  private final ArrivingPackage.RootSink sink;

  StreamedPrefix(StreamBytes bytes, ArrivingPackage.RootSink sink) {
    this.bytes = bytes;
    this.sink = sink;
  }

  ArrivedPrefix read() throws IOException, PackageRefusedException {
    int roots = 0;
    UstarHeader header = next(PackageNames.MANIFEST);
    OptionalLong version = PackageNames.rootVersion(header.name());
    while (version.isPresent()) {
      PackagePrefix.requireFewer(roots, header);
      PackagePrefix.requireLimit(header, PackagePrefix.MAX_ROOT_BYTES);
      sink.root(version.getAsLong(), bytes.content(header.name(), (int) header.size()));
      roots++;
      header = next(PackageNames.MANIFEST);
      version = PackageNames.rootVersion(header.name());
    }
    byte[] manifest = content(header, PackageNames.MANIFEST, Manifest.MAX_BYTES);
    byte[] signatures =
        content(
            next(PackageNames.SIGNATURES),
            PackageNames.SIGNATURES,
            PackagePrefix.MAX_SIGNATURES_BYTES);
    return new ArrivedPrefix(roots, manifest, signatures);
  }

  private UstarHeader next(String expected) throws IOException, PackageRefusedException {
    long at = bytes.position();
    Optional<UstarHeader> header = bytes.header();
    if (header.isEmpty()) {
      throw PackagePrefix.missing(expected, "the end of the archive", at);
    }
    return header.get();
  }

  private byte[] content(UstarHeader header, String expected, int maxBytes)
      throws IOException, PackageRefusedException {
    if (!header.name().equals(expected)) {
      long at = bytes.position() - UstarHeader.BLOCK;
      throw PackagePrefix.missing(expected, header.name(), at);
    }
    PackagePrefix.requireLimit(header, maxBytes);
    return bytes.content(header.name(), (int) header.size());
  }
}
