package dev.cachet.installation.handler;

import dev.cachet.installation.handler.PayloadHandler.BootPointer;
import dev.cachet.installation.handler.PayloadHandler.GoingBack;
import dev.cachet.installation.handler.PayloadHandler.Turn;
import dev.cachet.json.JsonForms;
import dev.cachet.manifest.Payload;
import dev.cachet.manifest.PayloadKind;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The handlers of a device, judged once, before anything is installed. */
public final class PayloadHandlers {
  private static final PayloadHandlers NONE = new PayloadHandlers(new TreeMap<>(), null);

  private final NavigableMap<String, PayloadHandler> foreign;
  private final @Nullable PayloadHandler directories;

  private PayloadHandlers(
      NavigableMap<String, PayloadHandler> foreign, @Nullable PayloadHandler directories) {
    this.foreign = foreign;
    this.directories = directories;
  }

  /**
   * Images only.
   *
   * @return no handler
   */
  public static PayloadHandlers none() {
    return NONE;
  }

  /**
   * Handlers of payloads of kind {@code foreign}.
   *
   * @param handlers each by the name by which manifests ask for it
   * @return the handlers
   * @throws IllegalArgumentException if a name is no name, a tool moves a boot pointer of its own
   *     (two writes would commit one update), or a handler does not say how its place goes back
   */
  public static PayloadHandlers of(Map<String, PayloadHandler> handlers) {
    handlers.forEach(PayloadHandlers::require);
    return new PayloadHandlers(new TreeMap<>(handlers), null);
  }

  /**
   * These, and one for payloads of kind {@code directory}, whose file is a strict ustar archive.
   *
   * @param handler unpacks it; {@link Turn#BEFORE_SWITCH} only
   * @return the handlers
   * @throws IllegalArgumentException as {@link #of}, or if it writes after the switch
   */
  public PayloadHandlers withDirectories(PayloadHandler handler) {
    require("directory", handler);
    if (handler.turn() != Turn.BEFORE_SWITCH) {
      throw new IllegalArgumentException("a directory is written before the switch");
    }
    return new PayloadHandlers(foreign, handler);
  }

  private static void require(String name, PayloadHandler handler) {
    if (!JsonForms.isName(name)) {
      throw new IllegalArgumentException("a handler is named by a-z0-9._-, not " + name);
    }
    if (handler.bootPointer() != BootPointer.UNTOUCHED) {
      throw new IllegalArgumentException(
          "handler "
              + name
              + " moves a boot pointer of its own: only the boot switch may commit an update;"
              + " configure the tool so that it does not activate what it writes");
    }
    boolean before = handler.turn() == Turn.BEFORE_SWITCH;
    if (before != (handler.goingBack() == GoingBack.NOTHING_TO_DO)) {
      throw new IllegalArgumentException(
          "handler "
              + name
              + (before
                  ? " writes before the switch, so that nothing has to go back"
                  : " writes after the switch and has to say how its place goes back"));
    }
  }

  /** The handler that takes a payload; nothing for an image, or if there is none. */
  Optional<PayloadHandler> of(Payload payload) {
    return switch (payload.kind()) {
      case IMAGE -> Optional.empty();
      case DIRECTORY -> Optional.ofNullable(directories);
      case FOREIGN -> payload.handler().map(foreign::get);
    };
  }

  /** Those that write after the switch, by name. */
  NavigableMap<String, PayloadHandler> afterSwitch() {
    NavigableMap<String, PayloadHandler> after = new TreeMap<>(foreign);
    after.values().removeIf(handler -> handler.turn() != Turn.AFTER_SWITCH);
    return after;
  }

  /** Those that write before the switch. */
  List<PayloadHandler> beforeSwitch() {
    return Stream.concat(foreign.values().stream(), Stream.ofNullable(directories))
        .filter(handler -> handler.turn() == Turn.BEFORE_SWITCH)
        .toList();
  }

  /** What is taken, for a refusal. */
  String names() {
    return PayloadKind.IMAGE
        + (directories == null ? "" : ", " + PayloadKind.DIRECTORY)
        + (foreign.isEmpty() ? "" : ", " + PayloadKind.FOREIGN + " " + foreign.keySet());
  }
}
