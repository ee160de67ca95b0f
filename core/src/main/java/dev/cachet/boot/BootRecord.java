package dev.cachet.boot;

import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the switch file holds; installer and loader read and write it here and nowhere else. */
record BootRecord(
    String good, Trial trial, @Nullable String trialSlot, SortedSet<String> unbootable) {
  static final String SWITCH_FILE = "boot/switch";
  static final String RUNNING_FILE = "boot/running";

  private static final int MAX_BYTES = 512;
  private static final String SLOT = "[a-z0-9][a-z0-9._-]{0,63}";
  private static final Pattern SLOT_FORM = Pattern.compile(SLOT);
  private static final Pattern FORM =
      Pattern.compile(
          "cachet-boot 1\ngood (%1$s)\ntrial (none|(selected|tried) (%1$s))\nunbootable((?: %1$s)*)\n"
              .formatted(SLOT));
  private static final Pattern RUNNING_FORM = Pattern.compile("running (" + SLOT + ")\n");

  static BootRecord initial(String good) {
    return new BootRecord(requireSlot(good), Trial.NONE, null, Collections.emptySortedSet());
  }

  static BootRecord read(Storage storage) throws IOException {
    Matcher text = match(FORM, storage, SWITCH_FILE);
    SortedSet<String> unbootable = new TreeSet<>();
    for (String slot : text.group(5).split(" ", -1)) {
      if (!slot.isEmpty()) {
        unbootable.add(slot);
      }
    }
    Trial trial =
        text.group(3) == null ? Trial.NONE : Trial.valueOf(text.group(3).toUpperCase(Locale.ROOT));
    return new BootRecord(text.group(1), trial, text.group(4), unbootable);
  }

  static String readRunning(Storage storage) throws IOException {
    return match(RUNNING_FORM, storage, RUNNING_FILE).group(1);
  }

  static void writeRunning(Storage storage, String slot) throws IOException {
    byte[] text = ("running " + slot + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] present = present(storage);
    if (Arrays.equals(present, text)) {
      storage.settle(RUNNING_FILE);
      return;
    }
    try {
      storage.replace(RUNNING_FILE, text);
    } catch (IOException e) {
      if (present.length != text.length) {
        throw e;
      }
      // A full disk has no room for a second file. In place it takes none, within one sector.
      try (StorageFile file = storage.openToWrite(RUNNING_FILE)) {
        file.write(0, ByteBuffer.wrap(text));
        file.sync();
      }
    }
  }

  /** Nothing if it cannot be read: then it is written anew. */
  private static byte[] present(Storage storage) {
    try {
      return storage.read(RUNNING_FILE, MAX_BYTES);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  void write(Storage storage) throws IOException {
    storage.replace(SWITCH_FILE, text().getBytes(StandardCharsets.US_ASCII));
  }

  BootRecord tried(String slot, Trial progress) {
    SortedSet<String> rest = new TreeSet<>(unbootable);
    rest.remove(requireSlot(slot));
    return new BootRecord(good, progress, slot, rest);
  }

  BootRecord withGood(String slot) {
    SortedSet<String> rest = new TreeSet<>(unbootable);
    rest.remove(requireSlot(slot));
    return new BootRecord(slot, Trial.NONE, null, rest);
  }

  BootRecord withUnbootable(String slot) {
    SortedSet<String> more = new TreeSet<>(unbootable);
    more.add(requireSlot(slot));
    return slot.equals(trialSlot)
        ? new BootRecord(good, Trial.NONE, null, more)
        : new BootRecord(good, trial, trialSlot, more);
  }

  BootRecord withoutTrial() {
    return new BootRecord(good, Trial.NONE, null, unbootable);
  }

  private String text() {
    String tried =
        trialSlot == null ? "none" : trial.name().toLowerCase(Locale.ROOT) + " " + trialSlot;
    StringBuilder bad = new StringBuilder();
    unbootable.forEach(slot -> bad.append(' ').append(slot));
    return "cachet-boot 1\ngood " + good + "\ntrial " + tried + "\nunbootable" + bad + "\n";
  }

  private static String requireSlot(String slot) {
    if (!SLOT_FORM.matcher(slot).matches()) {
      throw new IllegalArgumentException("a slot is named by " + SLOT + ", not " + slot);
    }
    return slot;
  }

  private static Matcher match(Pattern form, Storage storage, String file) throws IOException {
    String text = new String(storage.read(file, MAX_BYTES), StandardCharsets.ISO_8859_1);
    Matcher matcher = form.matcher(text);
    if (!matcher.matches()) {
      throw new IOException(file + " is damaged: the boot loader's state cannot be read");
    }
    return matcher;
  }
}
