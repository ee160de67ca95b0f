package dev.cachet.listing;

import dev.cachet.detection.FileReading;
import dev.cachet.installed.RootLimits;
import dev.cachet.rootfs.AttributeVisitor;
import dev.cachet.rootfs.EntryAttributes;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.Problems;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A folder as a root: owners are unknown where all are of the user who unpacked it. */
public final class FolderTree implements RootTree {
  private final RootFolder root;
  private final RootLimits limits;

  /**
   * Takes a folder.
   *
   * @param root the folder
   */
  public FolderTree(RootFolder root) {
    this(root, RootLimits.DEFAULT);
  }

  FolderTree(RootFolder root, RootLimits limits) {
    this.root = root;
    this.limits = limits;
  }

  @Override
  public String name() {
    return root.path().toString();
  }

  @Override
  public void walk(LeftOut leftOut, EntrySink sink) throws IOException {
    OwnersSeen owners = new OwnersSeen();
    root.walk(new Walk(leftOut, owners, null), limits.entries());
    EntrySink honest = owners.areOfWhoUnpacked() ? entry -> sink.entry(entry.withoutOwner()) : sink;
    FileReading reading = new FileReading(limits, new Problems());
    Walk walk = new Walk(leftOut, honest, reading);
    root.walk(walk, limits.entries());
    walk.entries.end();
  }

  /** One walk; without a reader, no file is opened. */
  private static final class Walk implements AttributeVisitor {
    private final EntryAssembly entries;
    private final @Nullable FileReading reading;
    private boolean wanted;

    Walk(LeftOut leftOut, EntrySink sink, @Nullable FileReading reading) {
      this.entries = new EntryAssembly(leftOut, sink);
      this.reading = reading;
    }

    @Override
    public void attributes(EntryAttributes attributes) throws IOException {
      wanted = entries.begin(attributes);
    }

    @Override
    public void target(String code) {
      entries.target(code);
    }

    @Override
    public boolean folder(String path) {
      return wanted || path.equals("/");
    }

    @Override
    public void file(FoundFile file) throws IOException {
      if (wanted && reading != null) {
        entries.content(reading.quietSha256(file));
      }
    }

    @Override
    public void link(String path, String target) {
      // Its exact target was shown before.
    }

    @Override
    public void special(String path) {
      // Its attributes say all.
    }

    @Override
    public void unreadable(String path, String reason) {
      entries.unread();
    }
  }
}
