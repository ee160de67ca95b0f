package dev.cachet.installation.kept;

import java.util.Locale;

/** Where installation keeps its files. */
public final class DeviceFiles {
  /** The folder of receipts. */
  public static final String RECEIPTS = "receipts";

  private DeviceFiles() {}

  /**
   * The folder of a slot.
   *
   * @param slot the name of the slot
   * @return the text
   */
  public static String slotFolder(String slot) {
    return "slots/" + slot;
  }

  /**
   * Where a payload is kept.
   *
   * @param slot the name of the slot
   * @param payloadSlot the payload slot
   * @return the text
   */
  public static String image(String slot, String payloadSlot) {
    return slotFolder(slot) + "/" + payloadSlot;
  }

  static String keptFolder(String slot) {
    return "kept/" + slot;
  }

  static String manifest(String slot) {
    return keptFolder(slot) + "/manifest.json";
  }

  static String signatures(String slot) {
    return keptFolder(slot) + "/signatures.json";
  }

  static String statements(String slot) {
    return keptFolder(slot) + "/statements.json";
  }

  /**
   * Where the index of a payload is kept.
   *
   * @param slot the name of the slot
   * @param payload the payload
   * @return the text
   */
  public static String index(String slot, int payload) {
    return keptFolder(slot) + String.format(Locale.ROOT, "/%03d.index", payload);
  }

  /**
   * Where a receipt is kept.
   *
   * @param installSeq the number
   * @return the text
   */
  public static String receipt(long installSeq) {
    return RECEIPTS + String.format(Locale.ROOT, "/%010d.jwt", installSeq);
  }
}
