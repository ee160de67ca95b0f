package dev.cachet.installed;

import dev.cachet.identity.ComponentHash;
import dev.cachet.installed.FileEntry.State;
import dev.cachet.sbom.Property;
import dev.cachet.source.Digests;
import dev.cachet.source.FileFingerprints;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files of one component, and one digest over all of them. */
final class FileList {
  private final List<FileEntry> entries = new ArrayList<>();

  void add(FileEntry entry) {
    entries.add(entry);
  }

  /** Sorted; folders are left out, as several components share them. */
  List<FileEntry> files() {
    return entries.stream()
        .filter(entry -> entry.state() != State.FOLDER)
        .sorted(Comparator.comparing(FileEntry::path))
        .toList();
  }

  static List<ComponentHash> hashes(List<FileEntry> files) {
    StringBuilder lines = new StringBuilder();
    files.forEach(file -> lines.append(file.line()));
    byte[] all = lines.toString().getBytes(StandardCharsets.UTF_8);
    MessageDigest sha256 = Digests.of("SHA-256");
    MessageDigest sha512 = Digests.of("SHA-512");
    sha256.update(all);
    sha512.update(all);
    return Digests.hashes(sha256, sha512);
  }

  static List<Property> properties(List<FileEntry> files) {
    StringBuilder fingerprints = new StringBuilder();
    files.forEach(file -> fingerprints.append(file.fingerprint()));
    return List.of(
        new Property(FileFingerprints.HASH_OVER, "installed-files"),
        new Property(FileFingerprints.PROPERTY, fingerprints.toString()));
  }
}
