package dev.cachet.installation.handler;

import dev.cachet.installation.kept.DeviceFiles;
import dev.cachet.manifest.Payload;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import java.io.IOException;

/**
 * A payload as a file of the device: every byte was compared with the signed index immediately
 * before the handler is called.
 */
public final class HandedFile {
  private final Storage storage;
  private final Payload payload;
  private final String bootSlot;

  HandedFile(Storage storage, Payload payload, String bootSlot) {
    this.storage = storage;
    this.payload = payload;
    this.bootSlot = bootSlot;
  }

  /**
   * The payload as the manifest describes it.
   *
   * @return id, slot, kind and size
   */
  public Payload payload() {
    return payload;
  }

  /**
   * The boot slot that the file belongs to: with {@link PayloadHandler.Turn#BEFORE_SWITCH} the one
   * that does not run.
   *
   * @return the name of the slot
   */
  public String bootSlot() {
    return bootSlot;
  }

  /**
   * Where the file lies in the storage of the device, for tools that take a path.
   *
   * @return a path below the folder of a {@code FolderStorage}
   */
  public String storagePath() {
    return DeviceFiles.image(bootSlot, payload.slot());
  }

  /**
   * Opens the file to read it; the caller closes it.
   *
   * @return the file, {@link Payload#plainSize} bytes long
   * @throws IOException if the medium fails
   */
  public StorageFile open() throws IOException {
    return storage.openToRead(storagePath());
  }
}
