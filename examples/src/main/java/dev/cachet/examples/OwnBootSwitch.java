package dev.cachet.examples;

import dev.cachet.boot.BootState;
import dev.cachet.boot.BootSwitch;
import dev.cachet.boot.Trial;
import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A boot switch of one's own and its loader: one line {@code GOOD TRIAL SLOT UNBOOTABLE}, replaced
 * whole, such as {@code a SELECTED b -}, and a line that says what the loader started. A real one
 * writes what its loader reads: an EEPROM, a register that survives a reset, a service processor.
 */
public final class OwnBootSwitch implements BootSwitch {
  private static final String LINE = "own-boot/line";
  private static final String STARTED = "own-boot/started";
  private static final String NONE = "-";

  private final Storage storage;

  /**
   * A switch over two small files.
   *
   * @param storage where they lie
   */
  public OwnBootSwitch(Storage storage) {
    this.storage = storage;
  }

  /** What the line holds. */
  private record Line(String good, Trial trial, String slot, String unbootable) {
    Line without(String slot) {
      return new Line(good, trial, this.slot, unbootable.equals(slot) ? NONE : unbootable);
    }
  }

  /**
   * Makes the switch, in the factory.
   *
   * @param slot the slot that holds a bootable image
   * @throws IOException if the medium fails
   */
  public void initialise(String slot) throws IOException {
    write(new Line(slot, Trial.NONE, NONE, NONE));
  }

  /**
   * The loader's side, at power-on: notes a trial before it starts it.
   *
   * @return the slot that starts
   * @throws IOException if the medium fails
   */
  public String start() throws IOException {
    Line line = read();
    String slot = line.good();
    if (line.trial() == Trial.SELECTED) {
      write(new Line(line.good(), Trial.TRIED, line.slot(), line.unbootable()));
      slot = line.slot();
    }
    put(STARTED, slot);
    return slot;
  }

  @Override
  public BootState state() throws IOException {
    Line line = read();
    @Nullable String slot = line.trial() == Trial.NONE ? null : line.slot();
    SortedSet<String> unbootable = new TreeSet<>();
    if (!line.unbootable().equals(NONE)) {
      unbootable.add(line.unbootable());
    }
    return new BootState(text(STARTED), line.good(), line.trial(), slot, unbootable);
  }

  @Override
  public void settle() throws IOException {
    storage.settle(LINE);
    storage.settle(STARTED);
  }

  @Override
  public void tryOnce(String slot) throws IOException {
    requireOther(slot);
    Line line = read().without(slot);
    write(new Line(line.good(), Trial.SELECTED, slot, line.unbootable()));
  }

  @Override
  public void markGood(String slot) throws IOException {
    if (!slot.equals(text(STARTED))) {
      throw new IllegalStateException("only the running slot can be marked good, not " + slot);
    }
    write(new Line(slot, Trial.NONE, NONE, read().without(slot).unbootable()));
  }

  @Override
  public void markUnbootable(String slot) throws IOException {
    requireOther(slot);
    Line line = read();
    boolean tried = slot.equals(line.slot());
    write(
        new Line(line.good(), tried ? Trial.NONE : line.trial(), tried ? NONE : line.slot(), slot));
  }

  @Override
  public void endTrial() throws IOException {
    Line line = read();
    write(new Line(line.good(), Trial.NONE, NONE, line.unbootable()));
  }

  private void requireOther(String slot) throws IOException {
    if (slot.equals(text(STARTED)) || slot.equals(read().good())) {
      throw new IllegalStateException("slot " + slot + " runs or is the one to fall back to");
    }
  }

  private Line read() throws IOException {
    String[] words = text(LINE).split(" ", -1);
    if (words.length != 4 || !words[1].matches("NONE|SELECTED|TRIED")) {
      throw new IOException(LINE + " is damaged: the boot loader's state cannot be read");
    }
    return new Line(words[0], Trial.valueOf(words[1]), words[2], words[3]);
  }

  private void write(Line line) throws IOException {
    put(LINE, String.join(" ", line.good(), line.trial().name(), line.slot(), line.unbootable()));
  }

  private String text(String file) throws IOException {
    return new String(storage.read(file, 200), StandardCharsets.US_ASCII);
  }

  private void put(String file, String text) throws IOException {
    storage.replace(file, text.getBytes(StandardCharsets.US_ASCII));
  }
}
