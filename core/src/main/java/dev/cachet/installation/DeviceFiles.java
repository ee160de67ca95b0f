package dev.cachet.installation;

import java.util.Locale;

/** Where installation keeps its files. */
final class DeviceFiles {
  static final String RECEIPTS = "receipts";

  private DeviceFiles() {}

  static String slotFolder(String slot) {
    return "slots/" + slot;
  }

  static String image(String slot, String payloadSlot) {
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

  static String index(String slot, int payload) {
    return keptFolder(slot) + String.format(Locale.ROOT, "/%03d.index", payload);
  }

  static String receipt(long installSeq) {
    return RECEIPTS + String.format(Locale.ROOT, "/%010d.jwt", installSeq);
  }
}
