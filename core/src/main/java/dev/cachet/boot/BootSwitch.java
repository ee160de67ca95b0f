package dev.cachet.boot;

import java.io.IOException;

/**
 * The boot loader as an update sees it. Each method that changes something does so in one write
 * that a power cut cannot split, and may be called again with the same slot.
 */
public interface BootSwitch {
  /**
   * Asks the loader.
   *
   * @return what it says now
   * @throws IOException if it cannot be asked
   */
  BootState state() throws IOException;

  /**
   * Makes durable what {@link #state} says, before memory follows it: what a loader or an earlier
   * process wrote and did not sync is taken back by a power cut. A switch whose writes are durable
   * at once has nothing to do.
   *
   * @throws IOException if that is not certain
   */
  default void settle() throws IOException {}

  /**
   * Tells the loader to start a slot once, at the next start, and to fall back after that unless
   * the slot is marked good; a slot that was marked unbootable may be started again. This is the
   * one write that commits an update.
   *
   * @param slot a slot that is not running
   * @throws IOException if the write fails; the loader may have either state
   */
  void tryOnce(String slot) throws IOException;

  /**
   * Tells the loader to start the running slot from now on; its trial is over.
   *
   * @param slot the running slot
   * @throws IOException if the write fails; the loader may have either state
   */
  void markGood(String slot) throws IOException;

  /**
   * Tells the loader never to start a slot until it is tried anew. It is told so before a slot is
   * written, and of a slot that may not run.
   *
   * @param slot a slot that is neither running nor good
   * @throws IOException if the write fails; the loader may have either state
   */
  void markUnbootable(String slot) throws IOException;

  /**
   * Ends a trial without a verdict; the good slot stays selected.
   *
   * @throws IOException if the write fails; the loader may have either state
   */
  void endTrial() throws IOException;
}
