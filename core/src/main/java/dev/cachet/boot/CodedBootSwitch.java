package dev.cachet.boot;

import java.io.IOException;

/** A switch whose loader reads one character; says which changes are allowed. */
abstract class CodedBootSwitch implements BootSwitch {
  private final BootSlots slots;
  private final RunningSlot running;

  CodedBootSwitch(BootSlots slots, RunningSlot running) {
    this.slots = slots;
    this.running = running;
  }

  /** Reads the character from the loader's variable. */
  abstract String read() throws IOException;

  /** Writes it; durable when this returns. */
  abstract void write(String value) throws IOException;

  /** For messages. */
  abstract String place();

  private SlotCode code() throws IOException {
    return SlotCode.of(slots, read(), place());
  }

  private String running() throws IOException {
    return requireKnown(slots, running.slot());
  }

  /** The device and its loader name slots differently: nothing may be concluded from that. */
  static String requireKnown(BootSlots slots, String slot) throws IOException {
    if (!slots.has(slot)) {
      throw new IOException(
          "the loader started slot "
              + slot
              + ", which is neither "
              + slots.first()
              + " nor "
              + slots.second());
    }
    return slot;
  }

  @Override
  public final BootState state() throws IOException {
    return code().state(running());
  }

  @Override
  public final void tryOnce(String slot) throws IOException {
    requireNotRunning(slot);
    write(code().tried(slot).value());
  }

  @Override
  public final void markGood(String slot) throws IOException {
    if (!slots.require(slot).equals(running())) {
      throw new IllegalStateException("only the running slot can be marked good, not " + slot);
    }
    write(code().withGood(slot).value());
  }

  @Override
  public final void markUnbootable(String slot) throws IOException {
    requireNotRunning(slot);
    write(code().unbootable(slot).value());
  }

  @Override
  public final void endTrial() throws IOException {
    write(code().withoutTrial().value());
  }

  private void requireNotRunning(String slot) throws IOException {
    if (slots.require(slot).equals(running())) {
      throw new IllegalStateException("slot " + slot + " runs");
    }
  }
}
