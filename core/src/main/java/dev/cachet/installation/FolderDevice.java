package dev.cachet.installation;

import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.FileBootLoader;
import dev.cachet.boot.FileBootSwitch;
import dev.cachet.decoder.ZstdChunkDecoder;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.FactoryRecord;
import dev.cachet.device.FactoryRecordException;
import dev.cachet.installation.handler.PayloadHandlers;
import dev.cachet.installation.slot.SlotLayout;
import dev.cachet.jose.token.DeviceKey;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.LostMemory;
import dev.cachet.memory.record.LostFile;
import dev.cachet.notice.NoticeBook;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.StatementVerifier;
import dev.cachet.storage.Storage;
import dev.cachet.verification.PackageVerifier;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A whole device in one folder: factory record, receipt key, memory, boot switch, two boot slots of
 * files. It is the wiring of a device whose loader starts images from files, and the one to copy
 * from for any other.
 *
 * <p>The folder is trusted: whoever may write to it is a privileged local attacker (threat model).
 * On a product the factory record lies where the field cannot write.
 */
public final class FolderDevice {
  private static final String FACTORY = "factory/record.json";
  private static final String LAYOUT = "factory/layout.json";
  private static final String KEY = "factory/receipt-key.p8";
  private static final String FIRST = "a";
  private static final String SECOND = "b";
  private static final int MAX_BYTES = 65_536;

  private final Storage storage;
  private final DeviceMemory memory;
  private final SlotLayout layout;
  private final DeviceKey key;

  private FolderDevice(Storage storage, DeviceMemory memory, SlotLayout layout, DeviceKey key) {
    this.storage = storage;
    this.memory = memory;
    this.layout = layout;
    this.key = key;
  }

  /**
   * Provisions a device, in the factory.
   *
   * @param storage an empty folder, or one in which an earlier call was cut off
   * @param factoryRecord the factory record, at most 64 KiB of JSON
   * @param rootEnvelope the factory root
   * @param slots for each payload slot, how many bytes it takes
   * @param random makes the key that signs receipts
   * @return the device, started once: it runs slot {@code a} and knows of no release in it
   * @throws FactoryRecordException if the record breaks a rule
   * @throws PackageRefusedException if the root is not that of the record, or the folder holds a
   *     device already ({@code STATE_LOST})
   * @throws IOException if the medium fails
   */
  public static FolderDevice initialise(
      Storage storage,
      byte[] factoryRecord,
      byte[] rootEnvelope,
      Map<String, Long> slots,
      SecureRandom random)
      throws FactoryRecordException, PackageRefusedException, IOException {
    FactoryRecord record = FactoryRecord.read(factoryRecord);
    SlotLayout layout = SlotLayout.of(FIRST, SECOND, slots);
    DeviceKey key = DeviceKey.generate(random);
    // Before a key of it is replaced: a folder that is a device already is refused.
    DeviceMemory.requireNone(storage);
    FileBootSwitch.initialise(storage, FIRST);
    new FileBootLoader(storage).start();
    storage.replace(KEY, key.pkcs8());
    storage.replace(LAYOUT, layoutJson(slots));
    storage.replace(FACTORY, factoryRecord);
    // Memory last: until it is there, a call that was cut off can be repeated.
    DeviceMemory memory = DeviceMemory.initialise(storage, record, rootEnvelope);
    return new FolderDevice(storage, memory, layout, key);
  }

  /**
   * Reads a provisioned device without a lock, beside a program that may be writing to it. Nothing
   * can be installed through it.
   *
   * @param storage its folder
   * @return the device as it was found
   * @throws FactoryRecordException if its record is damaged
   * @throws PackageRefusedException if its memory is lost ({@code STATE_LOST})
   * @throws IOException if the medium fails, or the folder holds no device
   */
  public static FolderDevice view(Storage storage)
      throws FactoryRecordException, PackageRefusedException, IOException {
    return read(storage, DeviceMemory::view);
  }

  /**
   * Opens a provisioned device.
   *
   * @param storage its folder
   * @return the device
   * @throws FactoryRecordException if its record is damaged
   * @throws PackageRefusedException if its memory is lost ({@code STATE_LOST})
   * @throws dev.cachet.storage.StorageInUseException if another program works on the device
   * @throws IOException if the medium fails or has no lock, or the folder holds no device
   */
  public static FolderDevice open(Storage storage)
      throws FactoryRecordException, PackageRefusedException, IOException {
    return read(storage, DeviceMemory::open);
  }

  /**
   * Opens a provisioned device whose memory is lost, after it was rebuilt from what is verified
   * anew.
   *
   * @param storage its folder
   * @return the device
   * @throws FactoryRecordException if its record is damaged
   * @throws PackageRefusedException {@code STATE_LOST} if too little is left, see {@link
   *     MemoryRebuild#of}
   * @throws NotNowException if an update is on trial
   * @throws IllegalStateException if its memory is not lost; nothing was changed
   * @throws IOException if the medium fails or has no lock, or the folder holds no device
   */
  public static FolderDevice rebuild(Storage storage)
      throws FactoryRecordException, PackageRefusedException, NotNowException, IOException {
    FactoryRecord record = FactoryRecord.read(storage.read(FACTORY, FactoryRecord.MAX_BYTES));
    DeviceKey key = DeviceKey.read(storage.read(KEY, MAX_BYTES));
    DeviceMemory unused =
        MemoryRebuild.of(storage, record, new FileBootSwitch(storage), key.publicKey());
    return open(storage);
  }

  /**
   * Which files are missing or damaged, so that the memory of a device is lost.
   *
   * @param storage its folder
   * @return as {@link LostMemory#files}
   * @throws FactoryRecordException if its record is damaged
   * @throws IOException if the medium fails, or the folder holds no device
   */
  public static List<LostFile> lostFiles(Storage storage)
      throws FactoryRecordException, IOException {
    return LostMemory.files(
        storage, FactoryRecord.read(storage.read(FACTORY, FactoryRecord.MAX_BYTES)));
  }

  private static FolderDevice read(Storage storage, MemoryReader memory)
      throws FactoryRecordException, PackageRefusedException, IOException {
    FactoryRecord record = FactoryRecord.read(storage.read(FACTORY, FactoryRecord.MAX_BYTES));
    SlotLayout layout = SlotLayout.of(FIRST, SECOND, slots(storage.read(LAYOUT, MAX_BYTES)));
    DeviceKey key = DeviceKey.read(storage.read(KEY, MAX_BYTES));
    return new FolderDevice(storage, memory.read(storage, record), layout, key);
  }

  /** Opens or views the memory. */
  @FunctionalInterface
  private interface MemoryReader {
    DeviceMemory read(Storage storage, FactoryRecord record)
        throws PackageRefusedException, IOException;
  }

  /**
   * What the device remembers.
   *
   * @return its memory
   */
  public DeviceMemory memory() {
    return memory;
  }

  /**
   * Which slot runs, and which will.
   *
   * @return the boot switch
   */
  public FileBootSwitch bootSwitch() {
    return new FileBootSwitch(storage);
  }

  /**
   * Plays the boot loader at a restart.
   *
   * @return the loader
   */
  public FileBootLoader loader() {
    return new FileBootLoader(storage);
  }

  /**
   * Judges packages for this device as it is now.
   *
   * @return a verifier over the device's root, identity and counters
   * @throws IOException if the boot switch cannot be read
   */
  public PackageVerifier verifier() throws IOException {
    String running = bootSwitch().state().running();
    return new PackageVerifier(memory, memory.factory().identity(), memory.counters(running));
  }

  /**
   * Judges grants, downgrades and other statements for this device as it is now.
   *
   * @param time what the device knows of the present
   * @return a verifier over the device's root and what it spent
   */
  public StatementVerifier statements(DeviceTime time) {
    return memory.statements(time);
  }

  /**
   * Takes notices of end of support.
   *
   * @return the book of this device
   */
  public NoticeBook notices() {
    return new NoticeBook(storage, memory);
  }

  /**
   * Installs on this device. Call {@link Installer#resume} first after every start.
   *
   * @return an installer
   * @throws IOException if the audit log cannot be opened
   */
  public Installer installer() throws IOException {
    return installer(PayloadHandlers.none());
  }

  /**
   * Installs on this device also what is no image.
   *
   * @param handlers who takes it; the same at each start
   * @return an installer
   * @throws IOException if the audit log cannot be opened
   */
  public Installer installer(PayloadHandlers handlers) throws IOException {
    return Installer.open(
        storage, memory, bootSwitch(), layout, key, new ZstdChunkDecoder(), handlers);
  }

  private static byte[] layoutJson(Map<String, Long> slots) {
    JsonWriter json = new JsonWriter().member("schemaVersion", 1).beginArray("slots");
    new TreeMap<>(slots)
        .forEach(
            (name, bytes) ->
                json.beginObject().member("name", name).member("bytes", bytes).endObject());
    return json.endArray().bytes();
  }

  private static Map<String, Long> slots(byte[] layoutJson) throws IOException {
    Map<String, Long> slots = new TreeMap<>();
    try {
      JsonObject json = StrictJson.parse(layoutJson, JsonLimits.of(MAX_BYTES));
      for (JsonObject slot : json.objects("slots", SlotLayout.MAX_SLOTS)) {
        slots.put(slot.name("name"), slot.integer("bytes", 1, StrictJson.MAX_INTEGER));
      }
    } catch (StrictJsonException e) {
      throw new IOException(LAYOUT + " is damaged: " + e.getMessage(), e);
    }
    return slots;
  }
}
