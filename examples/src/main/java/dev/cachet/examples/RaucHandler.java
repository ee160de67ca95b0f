package dev.cachet.examples;

import dev.cachet.installation.handler.HandedFile;
import dev.cachet.installation.handler.HandlerResult;
import dev.cachet.installation.handler.PayloadHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Has RAUC write a verified file into the slot of its configuration that belongs to the boot slot.
 * {@code rauc write-slot} activates nothing; {@code rauc install} would, so it is refused when the
 * device is configured.
 *
 * @param tool runs RAUC
 * @param folder the folder of the device's storage
 * @param slots for each boot slot, the name of RAUC's slot
 * @param command how it is asked
 */
record RaucHandler(Tool tool, Path folder, Map<String, String> slots, Command command)
    implements PayloadHandler {
  /** What RAUC is asked to do. */
  enum Command {
    /** Writes one slot. */
    WRITE_SLOT,
    /** Installs a bundle, and makes its slots the primary ones. */
    INSTALL
  }

  @Override
  public Turn turn() {
    return Turn.BEFORE_SWITCH;
  }

  @Override
  public BootPointer bootPointer() {
    return command == Command.WRITE_SLOT ? BootPointer.UNTOUCHED : BootPointer.MOVED;
  }

  @Override
  public GoingBack goingBack() {
    return GoingBack.NOTHING_TO_DO;
  }

  @Override
  public HandlerResult install(HandedFile file) throws IOException {
    String slot = slots.get(file.bootSlot());
    if (slot == null) {
      return HandlerResult.refused("RAUC has no slot for boot slot " + file.bootSlot());
    }
    String path = folder.resolve(file.storagePath()).toString();
    int exit = tool.run(List.of("rauc", "write-slot", slot, path));
    return switch (exit) {
      case 0 -> HandlerResult.done();
      case Tool.TOO_LATE -> HandlerResult.busy("rauc write-slot did not end");
      default -> HandlerResult.failed("rauc write-slot ended with " + exit);
    };
  }
}
