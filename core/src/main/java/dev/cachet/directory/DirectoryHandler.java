package dev.cachet.directory;

import dev.cachet.installation.handler.HandedFile;
import dev.cachet.installation.handler.HandlerResult;
import dev.cachet.installation.handler.PayloadHandler;
import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * Unpacks payloads of kind {@code directory} into a folder of the boot slot that does not run: the
 * payload for slot {@code root} of boot slot {@code b} is the folder {@code b/root}. The loader, or
 * what it starts, uses the folder of the boot slot that runs; so the boot switch is the only write
 * that commits it.
 *
 * <p>The archive is judged whole before anything is written (DEV-31 to DEV-33). It is written
 * beside its place, synced, and renamed when all of it is durable (DEV-34): under its own name a
 * folder is whole. Mount it, or have it read, so that nothing writes to it: it is not compared with
 * the archive after a restart.
 *
 * <p>Needs a file system that keeps the permissions of POSIX.
 */
public final class DirectoryHandler implements PayloadHandler {
  /** No slot has a name with a plus sign. */
  private static final String UNFINISHED = "+unfinished";

  private static final int ROOT_MODE = 0755;

  private final Path base;
  private final Path folder;
  private final Tree tree;

  /**
   * Unpacks below a folder.
   *
   * @param folder made when it is needed; its parent is there. Nobody else writes to it
   */
  public DirectoryHandler(Path folder) {
    this(folder, new PosixTree());
  }

  DirectoryHandler(Path folder, Tree tree) {
    this.folder = folder.toAbsolutePath().normalize();
    this.base = Objects.requireNonNull(this.folder.getParent(), "a root takes no slots");
    this.tree = tree;
  }

  /**
   * Where a directory payload is unpacked.
   *
   * @param bootSlot a boot slot
   * @param payloadSlot the slot of the payload
   * @return the folder; not there if the release of that boot slot has none
   */
  public Path place(String bootSlot, String payloadSlot) {
    return folder.resolve(bootSlot).resolve(payloadSlot);
  }

  @Override
  public Turn turn() {
    return Turn.BEFORE_SWITCH;
  }

  @Override
  public BootPointer bootPointer() {
    return BootPointer.UNTOUCHED;
  }

  @Override
  public GoingBack goingBack() {
    return GoingBack.NOTHING_TO_DO;
  }

  @Override
  public void clear(String bootSlot) throws IOException {
    tree.delete(folder.resolve(bootSlot));
  }

  @Override
  public HandlerResult install(HandedFile file) throws IOException {
    try (StorageFile archive = file.open()) {
      return unpack(archive, file.payload().plainSize(), file.bootSlot(), file.payload().slot());
    }
  }

  HandlerResult unpack(StorageFile archive, long size, String bootSlot, String slot)
      throws IOException {
    List<ArchiveMember> members;
    try {
      members = new ArchiveReader(archive, size).members();
    } catch (MalformedArchiveException e) {
      return HandlerResult.refused(String.valueOf(e.getMessage()));
    }
    Path parent = folder.resolve(bootSlot);
    Path place = place(bootSlot, slot);
    Path beside = parent.resolve(slot + UNFINISHED);
    tree.makeFolder(folder);
    tree.sync(base);
    tree.makeFolder(parent);
    tree.sync(folder);
    tree.delete(beside);
    tree.makeFolder(beside);
    try {
      write(members, archive, beside);
    } catch (IOException e) {
      giveBack(beside, e);
      throw e;
    }
    tree.delete(place);
    tree.rename(beside, place);
    tree.sync(parent);
    return HandlerResult.done();
  }

  /** On a full disk what was begun would take the room that log and memory need. */
  private void giveBack(Path beside, IOException failure) {
    try {
      tree.delete(beside);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void write(List<ArchiveMember> members, StorageFile archive, Path root)
      throws IOException {
    Deque<ArchiveMember> folders = new ArrayDeque<>();
    int rootMode = ROOT_MODE;
    for (ArchiveMember member : members) {
      Path place = root.resolve(member.path());
      switch (member.kind()) {
        case FOLDER -> {
          if (member.path().isEmpty()) {
            rootMode = member.mode();
          } else {
            tree.makeFolder(place);
            folders.push(member);
          }
        }
        case FILE -> tree.writeFile(place, member, archive);
        case LINK -> tree.makeLink(place, member.target());
      }
    }
    // Inner folders first: an outer one may forbid to go on into it.
    for (ArchiveMember made : folders) {
      tree.finishFolder(root.resolve(made.path()), made.mode());
    }
    tree.finishFolder(root, rootMode);
  }
}
