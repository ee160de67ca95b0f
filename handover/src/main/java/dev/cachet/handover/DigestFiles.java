package dev.cachet.handover;

import dev.cachet.fingerprint.DigestLists;
import dev.cachet.fingerprint.InstalledFile;
import dev.cachet.fingerprint.InstalledFiles;
import dev.cachet.fingerprint.ListedFiles;
import dev.cachet.listing.InvalidListingException;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.Payload;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The digests of the installed files, for antivirus and audit from outside. */
final class DigestFiles {
  private DigestFiles() {}

  static void add(HandoverDraft draft) throws PackageRefusedException, IOException {
    boolean listed = false;
    for (Payload payload : draft.release().manifest().payloads()) {
      InstalledFiles found = InstalledFiles.of(draft.release(), payload);
      if (found.problem().isPresent()) {
        draft.note("bad-archive", payload.id(), found.problem().get());
      } else if (found.files().isEmpty()) {
        draft.note("no-digests", payload.id());
      } else {
        lists(draft, "files-" + payload.id().replaceAll("[^A-Za-z0-9._-]", "-"), found.files());
        listed = true;
      }
    }
    if (!listed && !ofListing(draft)) {
      ofSbom(draft);
    }
  }

  /** The maker's listing of the root, which is signed with the package. */
  private static boolean ofListing(HandoverDraft draft)
      throws PackageRefusedException, IOException {
    for (PackageFile file : draft.release().manifest().files()) {
      if (file.kind() != FileKind.OTHER) {
        continue;
      }
      byte[] bytes = draft.release().bytes(file);
      if (ListedFiles.isListing(bytes)) {
        try {
          lists(draft, "files", ListedFiles.read(file.path(), bytes));
          draft.note("listed", file.path());
          return true;
        } catch (InvalidListingException e) {
          draft.note("unread", file.path(), String.valueOf(e.getMessage()));
        }
      }
    }
    return false;
  }

  private static void ofSbom(HandoverDraft draft) {
    List<InstalledFile> files =
        draft.release().sbom().map(read -> InstalledFiles.of(read.sbom().all())).orElse(List.of());
    if (!files.isEmpty()) {
      lists(draft, "files", files);
      draft.note("partial");
    }
  }

  private static void lists(HandoverDraft draft, String name, List<InstalledFile> files) {
    add(draft, name + ".sfp", "sfp", DigestLists.clamAv(files));
    add(draft, name + ".hashdeep", "hashdeep", DigestLists.hashdeep(files));
    add(draft, name + ".csv", "digests-csv", DigestLists.csv(files));
    add(draft, name + ".list", "digests-list", DigestLists.keyValue(files));
    int leftOut = DigestLists.leftOut(files);
    if (leftOut > 0) {
      draft.noteCounted("left-out", leftOut);
    }
  }

  private static void add(HandoverDraft draft, String name, String what, Optional<byte[]> list) {
    list.ifPresent(bytes -> draft.add(name, what, bytes));
  }
}
