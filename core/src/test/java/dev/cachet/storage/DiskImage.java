package dev.cachet.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a disk holds: names, and the bytes of the file that each name leads to. */
final class DiskImage {
  final Map<String, Integer> names = new TreeMap<>();
  final Map<Integer, byte[]> files = new HashMap<>();

  DiskImage copy() {
    DiskImage copy = new DiskImage();
    copy.names.putAll(names);
    // Arrays are replaced and never changed, so they can be shared.
    copy.files.putAll(files);
    return copy;
  }

  byte[] bytes(int file) {
    return files.getOrDefault(file, new byte[0]);
  }

  void apply(DiskOperation operation) {
    switch (operation.kind()) {
      case WRITE -> write(operation);
      case TRUNCATE ->
          files.put(
              operation.file(), Arrays.copyOf(bytes(operation.file()), (int) operation.place()));
      case LINK -> names.put(operation.name(), operation.file());
      case RENAME -> {
        names.remove(operation.oldName());
        names.put(operation.name(), operation.file());
      }
      case UNLINK -> names.remove(operation.name());
      default -> throw new IllegalArgumentException("a sync has no effect of its own");
    }
  }

  private void write(DiskOperation operation) {
    byte[] old = bytes(operation.file());
    int start = (int) operation.place();
    byte[] now = Arrays.copyOf(old, Math.max(old.length, start + operation.bytes().length));
    System.arraycopy(operation.bytes(), 0, now, start, operation.bytes().length);
    files.put(operation.file(), now);
  }

  List<String> folder(String folder) {
    List<String> found = new ArrayList<>();
    for (String name : names.keySet()) {
      if (StoragePath.folder(name).equals(folder)) {
        found.add(name.substring(folder.length() + 1));
      }
    }
    return found;
  }
}
