package dev.cachet.root;

import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.installed.FileEntry.State;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.installed.RootLimits;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.rootfs.RootVisitor;
import dev.cachet.rootfs.RootfsLimitException;
import dev.cachet.source.Digests;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** One walk over a root: digests what components own and shows every file to the detectors. */
final class RootScan implements RootVisitor {
  /** What a running system shows or leaves there is no content of the root. */
  private static final Set<String> NOT_ENTERED = Set.of("/dev", "/proc", "/run", "/sys", "/tmp");

  private final OwnedFiles owned;
  private final FileReading reading;
  private final List<Detector> detectors;
  private final Problems problems;

  RootScan(OwnedFiles owned, FileReading reading, List<Detector> detectors, Problems problems) {
    this.owned = owned;
    this.reading = reading;
    this.detectors = List.copyOf(detectors);
    this.problems = problems;
  }

  void scan(RootFolder root, RootLimits limits, InventoryDraft draft) throws IOException {
    try {
      root.walk(this, limits.entries());
    } catch (RootfsLimitException e) {
      String message = e.getMessage() + "; what comes after it was not looked at";
      problems.add("source.too-many-files", e.path(), message, List.of());
    }
    for (Detector detector : detectors) {
      detector.conclude(draft);
    }
  }

  @Override
  public boolean folder(String path) {
    owned.found(path, State.FOLDER, "");
    return !NOT_ENTERED.contains(path);
  }

  @Override
  public void file(FoundFile file) throws IOException {
    String owner = owned.owner(file.path());
    if (owner != null) {
      String digest = reading.sha256(file);
      owned.found(file.path(), digest.isEmpty() ? State.UNREAD : State.FILE, digest);
    }
    for (Detector detector : detectors) {
      if (detector.look(file, owner)) {
        return;
      }
    }
  }

  @Override
  public void link(String path, String target) {
    detectors.forEach(detector -> detector.link(path));
    if (owned.owner(path) != null) {
      var digest = Digests.of("SHA-256");
      digest.update(target.getBytes(StandardCharsets.UTF_8));
      owned.found(path, State.LINK, Digests.hex(digest));
    } else if (leadsOut(path, target)) {
      String message = path + " points to " + target + ", above the root; it was not followed";
      problems.addDetail("source.link-out", path, message, List.of());
    }
  }

  @Override
  public void special(String path) {
    owned.found(path, State.SPECIAL, "");
    String message = path + " is a device, socket or pipe; it was not opened";
    problems.addDetail("source.special-file", path, message, List.of());
  }

  @Override
  public void unreadable(String path, String reason) {
    owned.found(path, State.UNREAD, "");
    problems.add("source.unreadable", path, path + ": " + reason, List.of());
  }

  /** By the words alone: an absolute target starts at the root, so only dots can lead above it. */
  private static boolean leadsOut(String path, String target) {
    int depth = target.startsWith("/") ? 0 : path.split("/", -1).length - 2;
    for (String name : target.split("/", -1)) {
      if (name.equals("..")) {
        depth--;
      } else if (!name.isEmpty() && !name.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }
}
