package dev.cachet.installation.handler;

import java.io.IOException;
import java.util.Optional;

/**
 * Takes payloads of kind {@code directory}, or those of kind {@code foreign} that name it: a bridge
 * to RAUC or SWUpdate, or to a microcontroller behind the host. The integrator writes it; for
 * directories {@code DirectoryHandler} is there.
 *
 * <p>The file is whole and verified when it is handed over. The power may fail at any moment: what
 * was asked before is asked again, and asking twice has to leave the same as asking once.
 */
public interface PayloadHandler {
  /** When the handler writes. */
  enum Turn {
    /** While the update is staged, to a place that only the boot slot of the update uses. */
    BEFORE_SWITCH,
    /** While the update is on trial, to a place that there is once; done again at each start. */
    AFTER_SWITCH
  }

  /** What the tool behind the handler does to a boot pointer of its own. */
  enum BootPointer {
    /** Nothing: it was told not to, or has none. */
    UNTOUCHED,
    /** It moves one. Then there would be two writes that commit, so this is not configured. */
    MOVED
  }

  /** What happens to the place when the update falls back. */
  enum GoingBack {
    /** Nothing: the release before never looks at it. For {@link Turn#BEFORE_SWITCH}. */
    NOTHING_TO_DO,
    /** The other side kept what it ran before, and goes back to it when asked. */
    KEEPS_PREVIOUS,
    /** The host writes the file of the release before again; it has to be there. */
    REWRITES_PREVIOUS
  }

  /**
   * When it writes.
   *
   * @return the same at each call
   */
  Turn turn();

  /**
   * What its tool does to a boot pointer.
   *
   * @return the same at each call
   */
  BootPointer bootPointer();

  /**
   * How its place goes back.
   *
   * @return the same at each call
   */
  GoingBack goingBack();

  /**
   * An update is about to be written to a boot slot: what an earlier release left there for this
   * handler must not run together with it. Asked of {@link Turn#BEFORE_SWITCH} handlers, whether
   * the update has a payload for them or not, after the slot was marked unbootable.
   *
   * @param bootSlot the name of the slot
   * @throws IOException if the medium fails; staging ends
   */
  default void clear(String bootSlot) throws IOException {}

  /**
   * Writes a file to its place, durable when this returns.
   *
   * @param file the file, verified
   * @return what came of it
   * @throws IOException if the medium fails
   */
  HandlerResult install(HandedFile file) throws IOException;

  /**
   * The loader starts the update for good from now on: what the place held before is not needed any
   * more. Asked of {@link Turn#AFTER_SWITCH} handlers, after the write that commits.
   *
   * @return what came of it
   * @throws IOException if the medium fails
   */
  default HandlerResult keep() throws IOException {
    return HandlerResult.done();
  }

  /**
   * Brings the place back to what belongs to the release that runs now; does nothing if it is that
   * already. Asked for each {@link Turn#AFTER_SWITCH} handler after a fall-back, whether the update
   * that fell back had a payload for it or not.
   *
   * @param previous the file of the release that runs, verified, if it has one for this handler
   * @return what came of it
   * @throws IOException if the medium fails
   */
  default HandlerResult goBack(Optional<HandedFile> previous) throws IOException {
    return HandlerResult.done();
  }
}
