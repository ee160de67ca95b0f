package dev.cachet.flow;

import java.util.Locale;

/** Who opens a flow; its answers are part of it. */
public enum Direction {
  /** The device calls its peer. */
  OUTBOUND,
  /** The peer calls the device. */
  INBOUND;

  /**
   * The word of the file format.
   *
   * @return {@code outbound} or {@code inbound}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
