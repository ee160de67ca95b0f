package dev.cachet.root;

import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.installed.FileEntry.State;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.installed.RootLimits;
import dev.cachet.listing.EntryAssembly;
import dev.cachet.listing.FactsDraft;
import dev.cachet.listing.LeftOut;
import dev.cachet.rootfs.AttributeVisitor;
import dev.cachet.rootfs.EntryAttributes;
import dev.cachet.rootfs.EntryKind;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.rootfs.RootfsLimitException;
import dev.cachet.source.Digests;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a root: digests what components own, shows every file to the detectors, and binds
 * the inventory to every entry.
 */
final class RootScan implements AttributeVisitor {
  /** What a running system shows or leaves there is no content of the root. */
  private static final Set<String> NOT_ENTERED = Set.of("/dev", "/proc", "/run", "/sys", "/tmp");

  private final OwnedFiles owned;
  private final FileReading reading;
  private final List<Detector> detectors;
  private final Problems problems;
  private final @Nullable FactsDraft facts;
  private final EntryAssembly entries;
  private EntryAttributes found = NOTHING;
  private long rootFileSystem = -1;
  private boolean wanted;

  /** Below a folder whose files are bound and no part of the inventory. */
  private @Nullable String quietly;

  private static final EntryAttributes NOTHING =
      new EntryAttributes("/", EntryKind.FOLDER, -1, -1, -1, 0, -1);

  /** Without facts, nothing but the inventory is taken. */
  RootScan(
      OwnedFiles owned,
      FileReading reading,
      List<Detector> detectors,
      Problems problems,
      @Nullable FactsDraft facts,
      LeftOut leftOut) {
    this.owned = owned;
    this.reading = reading;
    this.detectors = List.copyOf(detectors);
    this.problems = problems;
    this.facts = facts;
    this.entries = new EntryAssembly(leftOut, facts == null ? entry -> {} : facts);
  }

  void scan(RootFolder root, RootLimits limits, InventoryDraft draft) throws IOException {
    boolean whole = true;
    try {
      root.walk(this, limits.entries());
      entries.end();
    } catch (RootfsLimitException e) {
      String message = e.getMessage() + "; what comes after it was not looked at";
      problems.add("source.too-many-files", e.path(), message, List.of());
      whole = false;
    }
    for (Detector detector : detectors) {
      detector.conclude(draft);
    }
    if (facts != null && whole) {
      draft.ofSubject(facts.facts().properties());
    }
  }

  @Override
  public void attributes(EntryAttributes attributes) throws IOException {
    found = attributes;
    wanted = entries.begin(attributes) && facts != null;
    if (attributes.path().equals("/")) {
      rootFileSystem = attributes.fileSystem();
    }
  }

  @Override
  public void target(String code) {
    entries.target(code);
  }

  @Override
  public boolean folder(String path) {
    owned.found(path, State.FOLDER, "");
    if (!NOT_ENTERED.contains(path)) {
      return true;
    }
    if (facts == null) {
      return false;
    }
    if (found.fileSystem() != rootFileSystem) {
      // A running system is mounted there.
      entries.drop();
      facts.leaveOut(found.path());
      return false;
    }
    quietly = path + "/";
    return true;
  }

  @Override
  public void file(FoundFile file) throws IOException {
    if (isQuiet(file.path())) {
      entries.content(wanted ? reading.quietSha256(file) : "");
      return;
    }
    String owner = owned.owner(file.path());
    String digest = "";
    if (owner != null) {
      digest = reading.sha256(file);
      owned.read(file.path(), digest);
    } else if (wanted) {
      digest = reading.quietSha256(file);
    }
    entries.content(digest);
    for (Detector detector : detectors) {
      if (detector.look(file, owner)) {
        return;
      }
    }
  }

  @Override
  public void link(String path, String target) {
    if (isQuiet(path)) {
      return;
    }
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
    if (isQuiet(path)) {
      return;
    }
    owned.found(path, State.SPECIAL, "");
    String message = path + " is a device, socket or pipe; it was not opened";
    problems.addDetail("source.special-file", path, message, List.of());
  }

  @Override
  public void unreadable(String path, String reason) {
    entries.unread();
    if (isQuiet(path)) {
      return;
    }
    owned.found(path, State.UNREAD, "");
    problems.add("source.unreadable", path, path + ": " + reason, List.of());
  }

  private boolean isQuiet(String path) {
    return quietly != null && path.startsWith(quietly);
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
