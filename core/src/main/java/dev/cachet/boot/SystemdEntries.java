package dev.cachet.boot;

import dev.cachet.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The loader entries of the two slots, in a folder that may hold others. */
final class SystemdEntries {
  /** Of two names for one slot the higher number counts, then the one that was tried. */
  private static final Comparator<EntryName> ORDER =
      Comparator.comparingLong(EntryName::number)
          .thenComparing(EntryName::trial)
          .thenComparingInt(EntryName::done);

  private final Storage storage;
  private final String folder;
  private final BootSlots slots;

  SystemdEntries(Storage storage, String folder, BootSlots slots) {
    this.storage = storage;
    this.folder = folder;
    this.slots = slots;
  }

  List<EntryName> all() throws IOException {
    List<EntryName> all = new ArrayList<>();
    for (String file : storage.list(folder)) {
      EntryName.read(file).filter(entry -> slots.has(entry.slot())).ifPresent(all::add);
    }
    return all;
  }

  Optional<EntryName> of(String slot) throws IOException {
    return all().stream().filter(entry -> entry.slot().equals(slot)).max(ORDER);
  }

  /** The entry that starts when nothing is on trial. */
  EntryName good() throws IOException {
    return all().stream()
        .filter(entry -> entry.trial() == Trial.NONE)
        .max(ORDER)
        .orElseThrow(
            () ->
                new IOException(
                    folder
                        + " holds no entry cachet-NUMBER-SLOT.conf without a boot counter:"
                        + " the boot loader's state cannot be read"));
  }

  /** One rename gives an entry its new place in the order. */
  void rename(EntryName from, EntryName to) throws IOException {
    dropOthers(from);
    if (!from.equals(to)) {
      storage.rename(path(from), path(to));
      storage.syncFolder(folder);
    }
  }

  void write(EntryName entry, byte[] content) throws IOException {
    storage.replace(path(entry), content);
  }

  void delete(String slot) throws IOException {
    for (EntryName entry : all()) {
      if (entry.slot().equals(slot)) {
        storage.delete(path(entry));
      }
    }
    storage.syncFolder(folder);
  }

  /** On FAT a cut may leave a renamed file under both names. */
  private void dropOthers(EntryName kept) throws IOException {
    for (EntryName entry : all()) {
      if (entry.slot().equals(kept.slot()) && !entry.equals(kept)) {
        storage.delete(path(entry));
      }
    }
  }

  void settle() throws IOException {
    for (EntryName entry : all()) {
      storage.settle(path(entry));
    }
    storage.syncFolder(folder);
  }

  String path(EntryName entry) {
    return folder + "/" + entry.file();
  }
}
