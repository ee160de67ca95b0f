package dev.cachet.fingerprint;

import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.Occurrence;
import dev.cachet.pack.Payload;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.released.Release;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that a payload installs.
 *
 * @param files by path; empty if they cannot be listed
 * @param problem why not; empty for a payload that is no archive
 */
public record InstalledFiles(List<InstalledFile> files, Optional<String> problem) {
  /**
   * Copies the files.
   *
   * @param files see the record
   * @param problem see the record
   */
  public InstalledFiles {
    files = List.copyOf(files);
  }

  /**
   * Lists the files of a payload that is a tar archive; every byte is proven before it is read.
   *
   * @param release the package
   * @param payload one of its payloads
   * @return the files
   * @throws PackageRefusedException if a chunk is refused
   * @throws IOException if the package cannot be read
   */
  public static InstalledFiles of(Release release, Payload payload)
      throws PackageRefusedException, IOException {
    Reader reader = new Reader();
    try {
      release.decode(payload, (offset, plain) -> reader.accept(plain));
      return reader.archive == null
          ? new InstalledFiles(List.of(), Optional.empty())
          : new InstalledFiles(reader.archive.end(), Optional.empty());
    } catch (NoArchiveException e) {
      return new InstalledFiles(List.of(), Optional.empty());
    } catch (InvalidArchiveException e) {
      return new InstalledFiles(List.of(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  /**
   * Lists the files that an SBOM names with a SHA-256. Their sizes are not known.
   *
   * @param components of the SBOM
   * @return the files, by path
   */
  public static List<InstalledFile> of(List<Component> components) {
    Map<String, InstalledFile> files = new TreeMap<>();
    for (Component component : components) {
      Optional<String> sha256 =
          component.hashes().stream()
              .filter(hash -> hash.algorithm().equals("SHA-256"))
              .map(ComponentHash::hex)
              .findFirst();
      // The digest of a package is one over many files, and no scanner finds a file by it.
      if (sha256.isPresent()
          && component.type() == ComponentType.FILE
          && component.property("cachet:hash:over") == null) {
        for (Occurrence place : component.occurrences()) {
          String path = place.location().replaceFirst("^(\\./|/)+", "");
          files.put(
              path,
              new InstalledFile(
                  path, Optional.empty(), sha256.get(), Optional.empty(), Optional.empty()));
        }
      }
    }
    return new ArrayList<>(files.values());
  }

  /** Ends the reading of what is no archive after its first chunk. */
  private static final class NoArchiveException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Looks at the first chunk before it reads on. */
  private static final class Reader {
    private @Nullable ArchiveFiles archive;

    void accept(ByteBuffer plain) throws IOException {
      if (archive == null) {
        if (!ArchiveFiles.isArchive(plain)) {
          throw new NoArchiveException();
        }
        archive = new ArchiveFiles();
      }
      archive.accept(plain.duplicate());
    }
  }
}
