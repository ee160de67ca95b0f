package dev.cachet.boot;

import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything that a loader has to know of two slots, as one character: a change of it changes one
 * byte, which no power cut can split wherever it tears the write.
 *
 * <pre>
 *                     first slot is good   second slot is good
 * other is kept               0                     4
 * other must not start        1                     5
 * other to be tried once      2                     6
 * other was tried             3                     7
 * </pre>
 */
record SlotCode(BootSlots slots, String good, Standing other) {
  /** The variable of GRUB and U-Boot that holds the character. */
  static final String VARIABLE = "cachet_boot";

  static SlotCode initial(BootSlots slots, String good) {
    return new SlotCode(slots, slots.require(good), Standing.KEPT);
  }

  static SlotCode of(BootSlots slots, String value, String place) throws IOException {
    int code = value.length() == 1 ? value.charAt(0) - '0' : -1;
    if (code < 0 || code > 7) {
      throw new IOException(
          VARIABLE + " in " + place + " is none of 0 to 7: the boot loader's state cannot be read");
    }
    return new SlotCode(slots, code < 4 ? slots.first() : slots.second(), Standing.of(code % 4));
  }

  String value() {
    return Integer.toString((good.equals(slots.first()) ? 0 : 4) + other.number);
  }

  SlotCode tried(String slot) {
    return with(slot, Standing.SELECTED);
  }

  SlotCode unbootable(String slot) {
    return with(slot, Standing.UNBOOTABLE);
  }

  private SlotCode with(String slot, Standing standing) {
    if (slots.require(slot).equals(good)) {
      throw new IllegalStateException("slot " + slot + " is the one to fall back to");
    }
    return new SlotCode(slots, good, standing);
  }

  SlotCode withGood(String slot) {
    return slots.require(slot).equals(good)
        ? withoutTrial()
        : new SlotCode(slots, slot, Standing.KEPT);
  }

  SlotCode withoutTrial() {
    return other == Standing.UNBOOTABLE ? this : new SlotCode(slots, good, Standing.KEPT);
  }

  BootState state(String running) {
    String beside = slots.other(good);
    Trial trial =
        switch (other) {
          case SELECTED -> Trial.SELECTED;
          case TRIED -> Trial.TRIED;
          default -> Trial.NONE;
        };
    SortedSet<String> unbootable =
        other == Standing.UNBOOTABLE ? new TreeSet<>(Set.of(beside)) : Collections.emptySortedSet();
    return new BootState(running, good, trial, trial == Trial.NONE ? null : beside, unbootable);
  }

  /** What becomes of the slot that is not the good one. */
  enum Standing {
    KEPT(0),
    UNBOOTABLE(1),
    SELECTED(2),
    TRIED(3);

    private final int number;

    Standing(int number) {
      this.number = number;
    }

    static Standing of(int number) {
      return switch (number) {
        case 0 -> KEPT;
        case 1 -> UNBOOTABLE;
        case 2 -> SELECTED;
        default -> TRIED;
      };
    }
  }
}
