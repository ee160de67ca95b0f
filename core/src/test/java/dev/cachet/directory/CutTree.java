package dev.cachet.directory;

import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * A real folder whose process dies at an operation, also half way through a file, and which keeps
 * account of the folders whose names a power cut could lose.
 */
final class CutTree implements Tree {
  private final Tree tree = new PosixTree();
  private final int cut;
  private final TreeSet<Path> unsynced = new TreeSet<>();
  private List<Path> atRename = List.of();
  private int operations;

  CutTree(int cut) {
    this.cut = cut;
  }

  int operations() {
    return operations;
  }

  List<Path> notDurable() {
    return List.copyOf(unsynced);
  }

  List<Path> notDurableAtTheRename() {
    return atRename;
  }

  private void next() throws IOException {
    // A dead process does nothing more, also not to clean up.
    if (operations++ >= cut) {
      throw new IOException("the process died");
    }
  }

  private void named(Path path) {
    unsynced.add(path.toAbsolutePath().getParent());
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    next();
    tree.makeFolder(folder);
    named(folder);
  }

  @Override
  public void writeFile(Path file, ArchiveMember member, StorageFile archive) throws IOException {
    if (operations == cut && member.size() > 0) {
      ArchiveMember half =
          new ArchiveMember(
              member.path(),
              member.kind(),
              member.mode(),
              member.size() / 2,
              member.target(),
              member.offset());
      tree.writeFile(file, half, archive);
    }
    next();
    tree.writeFile(file, member, archive);
    named(file);
  }

  @Override
  public void makeLink(Path link, String target) throws IOException {
    next();
    tree.makeLink(link, target);
    named(link);
  }

  @Override
  public void finishFolder(Path folder, int mode) throws IOException {
    next();
    tree.finishFolder(folder, mode);
    unsynced.remove(folder.toAbsolutePath());
  }

  @Override
  public void sync(Path folder) throws IOException {
    next();
    tree.sync(folder);
    unsynced.remove(folder.toAbsolutePath());
  }

  @Override
  public void delete(Path folder) throws IOException {
    next();
    tree.delete(folder);
    unsynced.remove(folder.toAbsolutePath().getParent());
    unsynced.removeIf(path -> path.startsWith(folder.toAbsolutePath()));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    next();
    atRename = unsynced.stream().filter(path -> path.startsWith(from)).toList();
    tree.rename(from, to);
    named(to);
  }
}
