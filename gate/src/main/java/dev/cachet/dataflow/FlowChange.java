package dev.cachet.dataflow;

import dev.cachet.flow.Flow;

/**
 * One difference between the flows of two releases.
 *
 * @param kind what a site has to do, or what changed in a flow that stays
 * @param before the flow of the older software; of one that is to be opened the new one
 * @param flow the flow of the newer software; of one that is to be closed the old one
 */
public record FlowChange(Kind kind, Flow before, Flow flow) {
  /** What changed. */
  public enum Kind {
    /** Needed now and not before. */
    OPEN,
    /** Needed no longer. */
    CLOSE,
    /** Protected by something else. */
    ENCRYPTION,
    /** Carries something else. */
    DATA
  }

  /**
   * Says the change.
   *
   * @return a sentence that begins with {@code open:} or {@code close:} where there is something to
   *     do
   */
  public String sentence() {
    return switch (kind) {
      case OPEN -> "open: " + flow.text() + " (" + flow.id() + ": " + flow.purpose() + ")";
      case CLOSE -> "close: " + flow.text() + " (" + flow.id() + ": " + flow.purpose() + ")";
      case ENCRYPTION ->
          "encryption of "
              + flow.id()
              + " was "
              + before.encryption().word()
              + ", is "
              + flow.encryption().word();
      case DATA ->
          "data of " + flow.id() + " was " + before.data().word() + ", is " + flow.data().word();
    };
  }
}
