package dev.cachet.device;

import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.trust.Environment;

/**
 * The read-only record that a device gets in the factory: what it is, and the digest of the first
 * root that it trusts. It is strict JSON with {@code schemaVersion} 1 and exactly the members that
 * {@link #read} names.
 */
public final class FactoryRecord {
  /** Longest record that is read, in bytes. */
  public static final int MAX_BYTES = 65_536;

  /** Customary file name. */
  public static final String FILE_NAME = "factory.json";

  private static final String CLAUSE = "factory record 1";

  private final DeviceIdentity identity;
  private final Sha256 root1;

  private FactoryRecord(DeviceIdentity identity, Sha256 root1) {
    this.identity = identity;
    this.root1 = root1;
  }

  /**
   * Reads a record with the members {@code schemaVersion} (1), {@code environment} ({@code
   * production} or {@code test}), {@code manufacturer}, {@code product} (names), {@code udiDi},
   * {@code hwModel}, {@code serial} (texts, not empty), {@code hwRev} (integer from 0) and {@code
   * root1} (SHA-256 of the payload of the factory root, 64 hexadecimal digits). All are required
   * and no other is allowed.
   *
   * @param json the bytes of the file, at most {@value #MAX_BYTES}
   * @return the record
   * @throws FactoryRecordException if it is anything else; the message names the member
   */
  public static FactoryRecord read(byte[] json) throws FactoryRecordException {
    try {
      return read(StrictJson.parse(json, JsonLimits.of(MAX_BYTES)));
    } catch (StrictJsonException e) {
      throw new FactoryRecordException(e);
    }
  }

  private static FactoryRecord read(JsonObject record) throws StrictJsonException {
    record.onlyMembers(
        "schemaVersion",
        "environment",
        "manufacturer",
        "product",
        "udiDi",
        "hwModel",
        "hwRev",
        "serial",
        "root1");
    requireVersion(record.integer("schemaVersion", 0, StrictJson.MAX_INTEGER), record);
    DeviceIdentity identity =
        new DeviceIdentity(
            record.name("manufacturer"),
            record.name("product"),
            text(record, "udiDi"),
            text(record, "hwModel"),
            record.integer("hwRev", 0, StrictJson.MAX_INTEGER),
            text(record, "serial"),
            record.constant("environment", Environment.class, CLAUSE));
    return new FactoryRecord(identity, record.digest("root1"));
  }

  private static void requireVersion(long version, JsonObject record) throws StrictJsonException {
    if (version != 1) {
      throw record.problem(CLAUSE, "schemaVersion", Long.toString(version), "1");
    }
  }

  private static String text(JsonObject record, String name) throws StrictJsonException {
    return record.string(name, 1, JsonLimits.MAX_STRING_BYTES, CLAUSE);
  }

  /**
   * What the device is.
   *
   * @return the identity
   */
  public DeviceIdentity identity() {
    return identity;
  }

  /**
   * Whether the device takes production or test packages.
   *
   * @return the environment
   */
  public Environment environment() {
    return identity.environment();
  }

  /**
   * The maker.
   *
   * @return a name
   */
  public String manufacturer() {
    return identity.manufacturer();
  }

  /**
   * The product line.
   *
   * @return a name
   */
  public String product() {
    return identity.product();
  }

  /**
   * The device identifier of the UDI.
   *
   * @return a text, not empty
   */
  public String udiDi() {
    return identity.udiDi();
  }

  /**
   * The hardware model.
   *
   * @return a text, not empty
   */
  public String hwModel() {
    return identity.hwModel();
  }

  /**
   * The hardware revision.
   *
   * @return 0..2^53-1
   */
  public long hwRev() {
    return identity.hwRev();
  }

  /**
   * The serial number.
   *
   * @return a text, not empty
   */
  public String serial() {
    return identity.serial();
  }

  /**
   * Digest of the payload of the factory root.
   *
   * @return SHA-256
   */
  public Sha256 root1() {
    return root1;
  }
}
