package dev.cachet.boot;

import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A boot switch in the file names of systemd-boot's entries ({@code loader/entries}), which counts
 * starts in them (Automatic Boot Assessment).
 *
 * <pre>
 * cachet-00000004-a.conf        slot a is good
 * cachet-00000005-b+1.conf      slot b starts next, once
 * cachet-00000005-b+0-1.conf    slot b was tried: the loader puts it behind slot a
 * </pre>
 *
 * <p>A slot without an entry cannot be started. Each change is one rename, one new file or one
 * deletion. {@code systemd-bless-boot.service} must be masked: it would mark a slot good without
 * its health check. The shipped {@code loader.conf} lets the loader choose among these entries
 * only.
 */
public final class SystemdBootSwitch implements BootSwitch {
  private final SystemdEntries entries;
  private final BootSlots slots;
  private final Map<String, String> texts;
  private final RunningSlot running;

  /**
   * Uses the entries that lie in a storage.
   *
   * @param storage the EFI system partition, or the boot partition that systemd-boot reads
   * @param folder the folder of the entries, usually {@code loader/entries}
   * @param slots the two slots
   * @param texts for each slot the text of its entry; the shipped {@code loader-entry.conf} is one
   *     to start from
   * @param running which slot the loader started, {@link RunningSlot#loaderEntrySelected} or {@link
   *     RunningSlot#kernelCommandLine}
   */
  public SystemdBootSwitch(
      Storage storage,
      String folder,
      BootSlots slots,
      Map<String, String> texts,
      RunningSlot running) {
    this.entries = new SystemdEntries(storage, folder, slots);
    this.slots = slots;
    this.texts = Map.copyOf(texts);
    this.running = running;
    text(slots.first());
    text(slots.second());
  }

  /**
   * Makes the entry of the good slot, in the factory. May be repeated as long as nothing was tried.
   *
   * @param storage the partition that systemd-boot reads
   * @param folder the folder of the entries
   * @param slots the two slots
   * @param good the slot that holds a bootable image
   * @param text the text of its entry
   * @throws IOException if the medium fails, or there are entries already that say otherwise
   */
  public static void initialise(
      Storage storage, String folder, BootSlots slots, String good, String text)
      throws IOException {
    SystemdEntries entries = new SystemdEntries(storage, folder, slots);
    EntryName first = EntryName.uncounted(1, slots.require(good));
    for (EntryName entry : entries.all()) {
      if (!entry.equals(first)) {
        throw new IOException(entries.path(entry) + " is there already; entries are made once");
      }
    }
    entries.write(first, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public BootState state() throws IOException {
    String good = entries.good().slot();
    String beside = slots.other(good);
    @Nullable EntryName other = entries.of(beside).orElse(null);
    SortedSet<String> unbootable = new TreeSet<>();
    if (other == null) {
      unbootable.add(beside);
    }
    Trial trial = other == null ? Trial.NONE : other.trial();
    return new BootState(running(), good, trial, trial == Trial.NONE ? null : beside, unbootable);
  }

  private String running() throws IOException {
    return CodedBootSwitch.requireKnown(slots, running.slot());
  }

  @Override
  public void settle() throws IOException {
    entries.settle();
  }

  @Override
  public void tryOnce(String slot) throws IOException {
    EntryName good = requireOther(slot);
    EntryName next = EntryName.counted(good.number() + 1, slot);
    Optional<EntryName> present = entries.of(slot);
    if (present.isPresent()) {
      entries.rename(present.get(), next);
    } else {
      entries.write(next, text(slot).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void markGood(String slot) throws IOException {
    if (!slots.require(slot).equals(running())) {
      throw new IllegalStateException("only the running slot can be marked good, not " + slot);
    }
    EntryName good = entries.good();
    if (good.slot().equals(slot)) {
      endTrial();
      return;
    }
    EntryName last = EntryName.uncounted(good.number() + 1, slot);
    Optional<EntryName> present = entries.of(slot);
    if (present.isPresent()) {
      entries.rename(present.get(), last);
    } else {
      entries.write(last, text(slot).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void markUnbootable(String slot) throws IOException {
    requireOther(slot);
    entries.delete(slot);
  }

  @Override
  public void endTrial() throws IOException {
    EntryName good = entries.good();
    Optional<EntryName> other = entries.of(slots.other(good.slot()));
    if (other.isPresent() && other.get().trial() != Trial.NONE) {
      EntryName behind = EntryName.uncounted(good.number() - 1, other.get().slot());
      entries.rename(other.get(), behind);
    }
  }

  private EntryName requireOther(String slot) throws IOException {
    EntryName good = entries.good();
    if (slots.require(slot).equals(running()) || slot.equals(good.slot())) {
      throw new IllegalStateException("slot " + slot + " runs or is the one to fall back to");
    }
    return good;
  }

  private String text(String slot) {
    @Nullable String text = texts.get(slot);
    if (text == null) {
      throw new IllegalArgumentException("slot " + slot + " has no text of a loader entry");
    }
    return text;
  }
}
