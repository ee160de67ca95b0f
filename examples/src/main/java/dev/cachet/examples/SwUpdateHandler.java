package dev.cachet.examples;

import dev.cachet.installation.handler.HandedFile;
import dev.cachet.installation.handler.HandlerResult;
import dev.cachet.installation.handler.PayloadHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Has SWUpdate install a verified {@code .swu} into the slot that does not run. It is told to write
 * no marker of its own into the boot loader's environment; the {@code sw-description} must have no
 * {@code bootenv} or {@code uboot} section either, which nobody but its author can promise.
 *
 * @param tool runs SWUpdate
 * @param folder the folder of the device's storage
 * @param certificate of the maker of the {@code .swu}
 * @param hardware board and revision
 * @param withoutBootEnvironment the promise
 */
record SwUpdateHandler(
    Tool tool, Path folder, Path certificate, String hardware, boolean withoutBootEnvironment)
    implements PayloadHandler {
  @Override
  public Turn turn() {
    return Turn.BEFORE_SWITCH;
  }

  @Override
  public BootPointer bootPointer() {
    return withoutBootEnvironment ? BootPointer.UNTOUCHED : BootPointer.MOVED;
  }

  @Override
  public GoingBack goingBack() {
    return GoingBack.NOTHING_TO_DO;
  }

  @Override
  public HandlerResult install(HandedFile file) throws IOException {
    int check = tool.run(command(file, "--check"));
    if (check == 1) {
      return HandlerResult.refused("swupdate --check: not for this device, or not signed");
    }
    int exit =
        check != 0
            ? check
            : tool.run(
                command(
                    file,
                    "--select",
                    "stable," + file.bootSlot(),
                    "--no-transaction-marker",
                    "--no-state-marker"));
    return switch (exit) {
      // SWUpdate leaves what it wrote in the cache of the operating system.
      case 0 -> synced(tool.run(List.of("sync")));
      case Tool.TOO_LATE -> HandlerResult.busy("swupdate did not end");
      default -> HandlerResult.failed("swupdate ended with " + exit);
    };
  }

  private static HandlerResult synced(int exit) {
    return exit == 0 ? HandlerResult.done() : HandlerResult.failed("sync ended with " + exit);
  }

  private List<String> command(HandedFile file, String... more) {
    String image = folder.resolve(file.storagePath()).toString();
    return Stream.concat(
            Stream.of("swupdate", "-k", certificate.toString(), "-H", hardware, "-i", image),
            Stream.of(more))
        .toList();
  }
}
