package dev.cachet.installation.slot;

import dev.cachet.json.JsonForms;
import dev.cachet.json.StrictJson;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Where a device has room for images: two boot slots, in each of which every payload slot has its
 * place. The image for payload slot {@code root} of boot slot {@code a} is the file {@code
 * slots/a/root}.
 */
public final class SlotLayout {
  /** The most slots of a device. */
  public static final int MAX_SLOTS = 64;

  private final String first;
  private final String second;
  private final Map<String, Long> capacities;

  private SlotLayout(String first, String second, Map<String, Long> capacities) {
    this.first = first;
    this.second = second;
    this.capacities = capacities;
  }

  /**
   * Describes a device.
   *
   * @param first name of one boot slot, as the loader knows it
   * @param second name of the other
   * @param capacities for each payload slot, how many bytes it takes, 1 to 2^53-1; 1 to 64 slots
   * @return the layout
   * @throws IllegalArgumentException if a name is no name, the boot slots are one, or a number or a
   *     capacity is out of its range
   */
  public static SlotLayout of(String first, String second, Map<String, Long> capacities) {
    requireName(first);
    requireName(second);
    if (first.equals(second)) {
      throw new IllegalArgumentException("two boot slots are needed, not " + first + " twice");
    }
    if (capacities.isEmpty() || capacities.size() > MAX_SLOTS) {
      throw new IllegalArgumentException(
          "a device has 1 to " + MAX_SLOTS + " payload slots, not " + capacities.size());
    }
    capacities.forEach(SlotLayout::requireSlot);
    return new SlotLayout(first, second, new TreeMap<>(capacities));
  }

  private static void requireSlot(String name, long bytes) {
    requireName(name);
    if (bytes < 1 || bytes > StrictJson.MAX_INTEGER) {
      throw new IllegalArgumentException("slot " + name + " cannot take " + bytes + " bytes");
    }
  }

  private static void requireName(String name) {
    if (!JsonForms.isName(name)) {
      throw new IllegalArgumentException("a slot is named by a-z0-9._-, not " + name);
    }
  }

  /**
   * The slot beside one.
   *
   * @param slot one of the two
   * @return the other
   * @throws IllegalArgumentException if it is neither
   */
  public String other(String slot) {
    if (slot.equals(first)) {
      return second;
    }
    if (slot.equals(second)) {
      return first;
    }
    throw new IllegalArgumentException(
        "the loader names slot " + slot + ", the layout has " + first + " and " + second);
  }

  /**
   * How many bytes a slot takes.
   *
   * @param payloadSlot the text
   * @return it, or nothing if there is none
   */
  public OptionalLong capacity(String payloadSlot) {
    Long bytes = capacities.get(payloadSlot);
    return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  /**
   * The names of all slots.
   *
   * @return the text
   */
  public String names() {
    return String.join(", ", capacities.keySet());
  }
}
