package dev.cachet.installation.handler;

import dev.cachet.authorisation.NotNowException;
import dev.cachet.installation.handler.PayloadHandler.GoingBack;
import dev.cachet.installation.handler.PayloadHandler.Turn;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.Payload;
import dev.cachet.manifest.PayloadKind;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.Storage;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The payloads of a release that handlers take. What is written before the switch lies where only
 * the new release looks; what is written after it is done again at each start of the trial, and
 * taken back after a fall-back, so that one write alone decides for all payloads (DEV-29, DEV-30).
 */
public final class HandedPayloads {
  private static final String CLAUSE = "DEV-29";

  private final Storage storage;
  private final PayloadHandlers handlers;

  /**
   * Over a device.
   *
   * @param storage where the verified files lie
   * @param handlers the handlers of the device
   */
  public HandedPayloads(Storage storage, PayloadHandlers handlers) {
    this.storage = storage;
    this.handlers = handlers;
  }

  /**
   * Refuses a payload that nobody here takes.
   *
   * @param payload the payload
   * @throws PackageRefusedException {@code PAYLOAD_UNSUPPORTED}
   */
  public void requireTaken(Payload payload) throws PackageRefusedException {
    if (payload.kind() != PayloadKind.IMAGE && handlers.of(payload).isEmpty()) {
      throw new PackageRefusedException(
          Reason.PAYLOAD_UNSUPPORTED,
          "DEV-7",
          payload.id(),
          payload.kind() + payload.handler().map(name -> " " + name).orElse(""),
          handlers.names());
    }
  }

  /**
   * Whether a release has payloads for whose way back the release before is needed.
   *
   * @param manifest the release
   * @return whether {@link #requireWayBack} has to be asked
   */
  public boolean needsPrevious(Manifest manifest) {
    return manifest.payloads().stream().anyMatch(this::isRewritten);
  }

  /**
   * Refuses an update from which a place could not go back.
   *
   * @param manifest the update
   * @param running the release that runs, verified, if it is known
   * @throws PackageRefusedException {@code PAYLOAD_UNSUPPORTED}
   */
  public void requireWayBack(Manifest manifest, Optional<Manifest> running)
      throws PackageRefusedException {
    Set<String> named = new HashSet<>();
    for (Payload payload : manifest.payloads()) {
      if (isAfterSwitch(payload) && !named.add(payload.handler().orElseThrow())) {
        throw new PackageRefusedException(
            Reason.PAYLOAD_UNSUPPORTED,
            "DEV-30",
            payload.id(),
            "a second payload for " + payload.handler().orElseThrow(),
            "one for each handler that writes after the switch");
      }
      if (isRewritten(payload) && same(running, payload.handler().orElseThrow()).isEmpty()) {
        throw new PackageRefusedException(
            Reason.PAYLOAD_UNSUPPORTED,
            "DEV-30",
            payload.id(),
            "no file of the release that runs to go back to",
            "a release that runs with a payload for " + payload.handler().orElseThrow());
      }
    }
  }

  private boolean isAfterSwitch(Payload payload) {
    return handlers.of(payload).filter(found -> found.turn() == Turn.AFTER_SWITCH).isPresent();
  }

  private boolean isRewritten(Payload payload) {
    return handlers
        .of(payload)
        .filter(handler -> handler.goingBack() == GoingBack.REWRITES_PREVIOUS)
        .isPresent();
  }

  private static Optional<Payload> same(Optional<Manifest> release, String handler) {
    return release.stream()
        .flatMap(manifest -> manifest.payloads().stream())
        .filter(payload -> payload.handler().equals(Optional.of(handler)))
        .findFirst();
  }

  /**
   * Has removed what an earlier release left in a boot slot for handlers.
   *
   * @param slot the slot that will be written, unbootable
   * @throws IOException if the medium fails
   */
  public void clear(String slot) throws IOException {
    for (PayloadHandler handler : handlers.beforeSwitch()) {
      handler.clear(slot);
    }
  }

  /**
   * Has written what is written before the switch; the files were verified just now.
   *
   * @param manifest the update
   * @param slot its boot slot
   * @throws PackageRefusedException {@code PAYLOAD_UNSUPPORTED} if a tool does not take its file
   * @throws NotNowException if a tool is in use
   * @throws IOException if a tool or the medium fails
   */
  public void beforeSwitch(Manifest manifest, String slot)
      throws PackageRefusedException, NotNowException, IOException {
    for (Payload payload : manifest.payloads()) {
      PayloadHandler handler = handlers.of(payload).orElse(null);
      if (handler != null && handler.turn() == Turn.BEFORE_SWITCH) {
        HandlerResult result = handler.install(new HandedFile(storage, payload, slot));
        if (result.outcome() == HandlerResult.Outcome.BUSY) {
          throw new NotNowException(payload.id() + ": " + result.why());
        }
        require(result, payload.id());
      }
    }
  }

  /**
   * Has written what is written after the switch, again at each start of the trial; the files were
   * verified just now.
   *
   * @param manifest the update on trial
   * @param slot its boot slot, which runs
   * @throws PackageRefusedException {@code PAYLOAD_UNSUPPORTED} if a tool does not take its file
   * @throws IOException if a tool or the medium fails
   */
  public void forward(Manifest manifest, String slot) throws PackageRefusedException, IOException {
    for (Payload payload : manifest.payloads()) {
      requireTaken(payload);
      PayloadHandler handler = handlers.of(payload).orElse(null);
      if (handler != null && handler.turn() == Turn.AFTER_SWITCH) {
        require(handler.install(new HandedFile(storage, payload, slot)), payload.id());
      }
    }
  }

  /**
   * Tells those that write after the switch that the update stays.
   *
   * @param manifest the update
   * @throws IOException if a tool fails; to be done again at the next start
   */
  public void keep(Manifest manifest) throws IOException {
    for (Payload payload : manifest.payloads()) {
      if (isAfterSwitch(payload)) {
        String name = payload.handler().orElseThrow();
        requireDone(name + " does not keep its file", handlers.of(payload).orElseThrow().keep());
      }
    }
  }

  private static void requireDone(String failure, HandlerResult result) throws IOException {
    if (result.outcome() != HandlerResult.Outcome.DONE) {
      throw new IOException(failure + ": " + result.why());
    }
  }

  /**
   * Whether any place has to be brought back after a fall-back.
   *
   * @return whether {@link #goBack} has to be called
   */
  public boolean haveToGoBack() {
    return !handlers.afterSwitch().isEmpty();
  }

  /**
   * Brings every place that is written after the switch back to the release that runs.
   *
   * @param running that release, verified, if it is known
   * @param slot its boot slot
   * @throws IOException if a tool fails; to be done again at the next start
   */
  public void goBack(Optional<Manifest> running, String slot) throws IOException {
    for (Map.Entry<String, PayloadHandler> handler : handlers.afterSwitch().entrySet()) {
      Optional<HandedFile> previous =
          same(running, handler.getKey()).map(file -> new HandedFile(storage, file, slot));
      requireDone(handler.getKey() + " did not go back", handler.getValue().goBack(previous));
    }
  }

  private static void require(HandlerResult result, String id)
      throws PackageRefusedException, IOException {
    switch (result.outcome()) {
      case DONE -> {}
      case REFUSED ->
          throw new PackageRefusedException(
              Reason.PAYLOAD_UNSUPPORTED, CLAUSE, id, result.why(), "a file that its tool takes");
      case BUSY, FAILED -> throw new IOException(id + ": " + result.why());
    }
  }
}
