package dev.cachet.author.sheet;

import dev.cachet.author.RecordedGate;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.digest.Sha256;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.PackageFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a signer has to see besides the manifest: the record of the gate and the waivers, each of
 * the digest that the manifest names.
 *
 * @param content what was in the folder, by its entry in the manifest
 * @param missing what was not
 */
record NamedFiles(Map<PackageFile, byte[]> content, List<PackageFile> missing) {
  private static final Set<FileKind> SHOWN = Set.of(FileKind.GATE, FileKind.WAIVER);

  static NamedFiles of(UnsignedPackage unsigned) throws IOException, DraftRefusedException {
    Map<PackageFile, byte[]> content = new LinkedHashMap<>();
    List<PackageFile> missing = new ArrayList<>();
    for (PackageFile named : unsigned.manifest().files()) {
      if (!SHOWN.contains(named.kind())) {
        continue;
      }
      Path file = unsigned.folder().resolve(named.path());
      if (Files.exists(file)) {
        content.put(named, read(file, named));
      } else {
        missing.add(named);
      }
    }
    return new NamedFiles(Collections.unmodifiableMap(content), List.copyOf(missing));
  }

  /**
   * The SBOM, which a carrier need not bring: it is compared and not shown.
   *
   * @param unsigned the folder
   * @return its bytes, of the digest that the manifest names; empty if it is not in the folder
   */
  static Optional<byte[]> sbom(UnsignedPackage unsigned) throws IOException, DraftRefusedException {
    PackageFile named = RecordedGate.sbom(unsigned.manifest());
    Path file = unsigned.folder().resolve(named.path());
    return Files.exists(file) ? Optional.of(read(file, named)) : Optional.empty();
  }

  /** The waivers that are there. */
  List<byte[]> waivers() {
    return content.entrySet().stream()
        .filter(each -> each.getKey().kind() == FileKind.WAIVER)
        .map(Map.Entry::getValue)
        .toList();
  }

  byte[] of(PackageFile named) {
    return Objects.requireNonNull(content.get(named), named::path);
  }

  private static byte[] read(Path file, PackageFile named)
      throws IOException, DraftRefusedException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(Math.toIntExact(named.size()) + 1);
    }
    if (!Sha256.of(bytes).equals(named.sha256())) {
      // A signer who trusts another record than the one that is signed is deceived.
      throw new DraftRefusedException(
          file
              + " is not the "
              + what(named.kind())
              + " that the manifest names; ask for the one of this package");
    }
    return bytes;
  }

  private static String what(FileKind kind) {
    return switch (kind) {
      case GATE -> "record";
      case SBOM -> "SBOM";
      default -> "waiver";
    };
  }
}
