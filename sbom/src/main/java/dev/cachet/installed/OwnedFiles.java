package dev.cachet.installed;

import dev.cachet.installed.FileEntry.State;
import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that components say are theirs, by where they really are: a package records {@code
 * /bin/sh}, and the file is in {@code /usr/bin} where {@code /bin} is a link.
 */
public final class OwnedFiles {
  private final RootFolder root;
  private final Problems problems;
  private final Map<String, FileEntry> byPlace = new HashMap<>();
  private final Map<String, FileList> byRef = new HashMap<>();
  private final Map<String, String> folders = new HashMap<>();
  private int left;

  /**
   * Starts with no owners.
   *
   * @param root the root folder to read
   * @param limits how much may be read
   * @param problems where findings are kept
   */
  public OwnedFiles(RootFolder root, RootLimits limits, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.left = limits.entries();
  }

  void own(String ref, List<String> recorded) throws IOException {
    if (recorded.size() > left) {
      String message = "so many files are recorded as installed that those of " + ref;
      problems.add("source.too-many-files", ref, message + " were not looked at", List.of());
      return;
    }
    left -= recorded.size();
    Set<String> parents = new HashSet<>();
    recorded.forEach(path -> parents.add(parent(path)));
    for (String path : recorded) {
      if (!parents.contains(path)) {
        add(ref, path, place(path));
      }
    }
  }

  /**
   * Gives a component a file at the place where a walk met it.
   *
   * @param ref the reference of a component
   * @param path the path as its owner records it
   * @param place where the walk met it
   */
  public void add(String ref, String path, String place) {
    FileEntry entry = new FileEntry(ref, path, byPlace.get(place));
    byPlace.put(place, entry);
    byRef.computeIfAbsent(ref, r -> new FileList()).add(entry);
  }

  /**
   * The reference of a component that owns what is at a place, or null.
   *
   * @param place an absolute path on the root, links resolved
   * @return the reference, or null
   */
  public @Nullable String owner(String place) {
    FileEntry entry = byPlace.get(place);
    return entry == null ? null : entry.ref();
  }

  /**
   * Keeps what a walk met at a place.
   *
   * @param place an absolute path on the root, links resolved
   * @param state the kind of file
   * @param digest SHA-256 of its bytes or the target of the link; empty if neither is known
   */
  public void found(String place, State state, String digest) {
    for (FileEntry entry = byPlace.get(place); entry != null; entry = entry.next()) {
      entry.found(state, digest);
    }
  }

  /**
   * Keeps that a walk read a regular file at a place.
   *
   * @param place an absolute path on the root, links resolved
   * @param sha256 of its bytes; empty if they could not be read
   */
  public void read(String place, String sha256) {
    found(place, sha256.isEmpty() ? State.UNREAD : State.FILE, sha256);
  }

  /**
   * Gives a component a regular file that no database records, and keeps that it was read.
   *
   * @param ref the reference of a component
   * @param place an absolute path on the root, links resolved
   * @param sha256 of its bytes; empty if they could not be read
   */
  public void addRead(String ref, String place, String sha256) {
    add(ref, place, place);
    read(place, sha256);
  }

  List<FileEntry> files(String ref) {
    FileList list = byRef.get(ref);
    return list == null ? List.of() : list.files();
  }

  private String place(String path) throws IOException {
    String parent = parent(path);
    String real = folders.get(parent);
    if (real == null) {
      real = parent.isEmpty() ? "" : realFolder(parent);
      folders.put(parent, real);
    }
    return real + path.substring(parent.length());
  }

  private String realFolder(String path) throws IOException {
    // Folder by folder, so that each of them is looked at once.
    String place = place(path);
    RootFile found = root.find(place).orElse(null);
    if (found == null) {
      return place;
    }
    return found.path().equals("/") ? "" : found.path();
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
