package dev.cachet.boot;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file name of a loader entry of systemd-boot, {@code cachet-NUMBER-SLOT.conf}, with a boot
 * counter {@code +LEFT-DONE} while it is on trial. Of the entries that have tries left or need none
 * the loader starts the one of the highest number.
 *
 * @param left how many starts are left, or -1 without a counter
 * @param done how many were done
 */
record EntryName(long number, String slot, int left, int done) {
  static final int UNCOUNTED = -1;
  private static final long MAX_NUMBER = 99_999_999;
  private static final Pattern FORM =
      Pattern.compile(
          "cachet-([0-9]{8})-("
              + BootSlots.FORM
              + ")(?:\\+([0-9]{1,4})(?:-([0-9]{1,4}))?)?(?:\\.conf)");

  static EntryName counted(long number, String slot) {
    return new EntryName(number, slot, 1, 0);
  }

  static EntryName uncounted(long number, String slot) {
    return new EntryName(number, slot, UNCOUNTED, 0);
  }

  EntryName {
    if (number < 0 || number > MAX_NUMBER) {
      throw new IllegalArgumentException("entries are numbered 0 to " + MAX_NUMBER);
    }
  }

  static Optional<EntryName> read(String file) {
    Matcher name = FORM.matcher(file);
    if (!name.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new EntryName(
            Long.parseLong(name.group(1)),
            name.group(2),
            name.group(3) == null ? UNCOUNTED : Integer.parseInt(name.group(3)),
            name.group(4) == null ? 0 : Integer.parseInt(name.group(4))));
  }

  String file() {
    String counter = left == UNCOUNTED ? "" : "+" + left + (done == 0 ? "" : "-" + done);
    return String.format(Locale.ROOT, "cachet-%08d-%s%s.conf", number, slot, counter);
  }

  Trial trial() {
    if (left == UNCOUNTED) {
      return Trial.NONE;
    }
    return left > 0 && done == 0 ? Trial.SELECTED : Trial.TRIED;
  }
}
