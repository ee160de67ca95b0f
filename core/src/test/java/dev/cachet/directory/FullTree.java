package dev.cachet.directory;

import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;

/** A real folder on a disk that has no room from one file on. */
final class FullTree implements Tree {
  private final Tree tree = new PosixTree();
  private final String first;

  FullTree(String first) {
    this.first = first;
  }

  @Override
  public void writeFile(Path file, ArchiveMember member, StorageFile archive) throws IOException {
    if (file.endsWith(first)) {
      ArchiveMember half =
          new ArchiveMember(
              member.path(),
              member.kind(),
              member.mode(),
              member.size() / 2,
              member.target(),
              member.offset());
      tree.writeFile(file, half, archive);
      throw new IOException("No space left on device");
    }
    tree.writeFile(file, member, archive);
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    tree.makeFolder(folder);
  }

  @Override
  public void makeLink(Path link, String target) throws IOException {
    tree.makeLink(link, target);
  }

  @Override
  public void finishFolder(Path folder, int mode) throws IOException {
    tree.finishFolder(folder, mode);
  }

  @Override
  public void sync(Path folder) throws IOException {
    tree.sync(folder);
  }

  @Override
  public void delete(Path folder) throws IOException {
    tree.delete(folder);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    tree.rename(from, to);
  }
}
