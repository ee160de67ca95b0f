package dev.cachet.audit;

import dev.cachet.jose.PublicJwk;
import dev.cachet.jose.token.ReceiptToken;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The last two checkpoints of a device, so that one bad sector does not take both. */
public final class CheckpointFiles {
  /** Where they lie. */
  public static final String FOLDER = "checkpoints";

  private static final List<String> FILES = List.of(FOLDER + "/even.jwt", FOLDER + "/odd.jwt");

  private final Storage storage;
  private final PublicJwk deviceKey;

  /**
   * The checkpoints in a storage.
   *
   * @param storage where {@code checkpoints/} lies
   * @param deviceKey the public key of the device
   */
  public CheckpointFiles(Storage storage, PublicJwk deviceKey) {
    this.storage = storage;
    this.deviceKey = deviceKey;
  }

  /**
   * The claims of those that this device signed.
   *
   * @return the older first
   * @throws IOException if the folder cannot be listed
   */
  public List<JsonObject> claims() throws IOException {
    List<JsonObject> claims = new ArrayList<>();
    for (String path : FILES) {
      if (storage.exists(path)) {
        add(path, claims);
      }
    }
    claims.sort(Comparator.comparingLong(CheckpointFiles::number));
    return List.copyOf(claims);
  }

  private void add(String path, List<JsonObject> claims) {
    try {
      byte[] token = storage.read(path, ReceiptToken.MAX_CHARS);
      JsonObject found =
          ReceiptToken.readCheckpoint(new String(token, StandardCharsets.US_ASCII), deviceKey)
              .claims();
      Checkpoint unused = Checkpoint.of(found);
      claims.add(found);
    } catch (IOException | PackageRefusedException | StrictJsonException e) {
      // A torn or damaged one counts as none: the other one says what was before.
      return;
    }
  }

  private static long number(JsonObject claims) {
    return read(claims).number();
  }

  /**
   * The checkpoints that this device signed.
   *
   * @return the older first
   * @throws IOException if the folder cannot be listed
   */
  public List<Checkpoint> all() throws IOException {
    return claims().stream().map(CheckpointFiles::read).toList();
  }

  private static Checkpoint read(JsonObject claims) {
    try {
      return Checkpoint.of(claims);
    } catch (StrictJsonException e) {
      throw new IllegalStateException("it was read before", e);
    }
  }

  /**
   * How many files there are, signed or not.
   *
   * @return 0 to 2
   * @throws IOException if the medium fails
   */
  public int files() throws IOException {
    int files = 0;
    for (String path : FILES) {
      files += storage.exists(path) ? 1 : 0;
    }
    return files;
  }

  /**
   * Writes a checkpoint over the older of the two.
   *
   * @param number its number
   * @param token signed by the device
   * @throws IOException if the medium fails; the newer one stays
   */
  public void write(long number, String token) throws IOException {
    storage.replace(FILES.get((int) (number % 2)), token.getBytes(StandardCharsets.US_ASCII));
  }
}
