package dev.cachet.author;

import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.author.payload.Encoding;
import dev.cachet.author.payload.PayloadSource;
import dev.cachet.author.payload.PayloadWriter;
import dev.cachet.claim.OsClaim;
import dev.cachet.gate.GatePassed;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.PackageNames;
import dev.cachet.manifest.Payload;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.place.TemporaryPlace;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes the folder of one draft beside its place, then renames it there. */
final class FolderWriter {
  private final PackageDraft draft;
  private final Encoding encoding;

  FolderWriter(PackageDraft draft, int threads) {
    this.draft = draft;
    this.encoding =
        new Encoding(
            draft.description().chunkBytes(), draft.description().compressionLevel(), threads);
  }

  UnsignedPackage write(Path folder) throws IOException, DraftRefusedException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    try (TemporaryPlace place = TemporaryPlace.beside(folder)) {
      byte[] manifest = fill(place);
      place.appear();
      return new UnsignedPackage(folder, manifest, UnsafeManifest.open(manifest));
    } catch (PackageRefusedException e) {
      throw new DraftRefusedException(
          "the manifest of this package breaks a rule: " + e.refusal().line(), e);
    }
  }

  private byte[] fill(TemporaryPlace place)
      throws IOException, DraftRefusedException, PackageRefusedException {
    try {
      Files.createDirectory(place.path());
      return fill(place.path());
    } catch (IOException e) {
      throw place.naming(e);
    }
  }

  private byte[] fill(Path folder)
      throws IOException, DraftRefusedException, PackageRefusedException {
    List<PackageFile> files = new ArrayList<>();
    for (DraftFile file : draft.files()) {
      write(folder.resolve(file.path()), file.content());
      files.add(file.entry());
    }
    byte[] manifest =
        ManifestDraft.write(
            draft.description(), draft.created(), os(draft.passed()), files, payloads(folder));
    UnsafeManifest.open(manifest);
    write(folder.resolve(PackageNames.MANIFEST), manifest);
    return manifest;
  }

  private List<Payload> payloads(Path folder) throws IOException, DraftRefusedException {
    List<Payload> payloads = new ArrayList<>();
    for (PayloadSource source : draft.description().payloads()) {
      Path index = folder.resolve(PackageNames.index(payloads.size()));
      Path data = folder.resolve(PackageNames.data(payloads.size()));
      Files.createDirectories(folder.resolve("payload"));
      Files.createDirectory(index.resolveSibling(""));
      PayloadWriter.Written written = PayloadWriter.write(source, encoding, index, data);
      // A45: what was swapped after the draft hashed it differs here, where the bytes were used.
      PackageAuthor.requireJudged(draft.passed(), source, written.plainSha256());
      payloads.add(
          ManifestDraft.payload(
              source, written.plainSize(), written.indexSize(), written.indexSha256()));
    }
    return payloads;
  }

  private static OsClaim os(GatePassed passed) {
    return OsClaims.of(passed.osId(), passed.osVersion(), passed.osSupportEnd(), passed.osAsOf());
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, content, StandardOpenOption.CREATE_NEW);
  }
}
