package dev.cachet.statement;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.Objects;

/**
 * What a device asks a statement for. It is not signed: whoever answers it decides which device and
 * package are meant, and the device compares.
 *
 * @param manufacturer name of the maker
 * @param product name of the product
 * @param udiDi device identifier of the UDI
 * @param serial serial number
 * @param packageId identity of the package
 * @param floor the lowest counter that the device installs
 * @param installSeq number of its last installation
 * @param rootVersion version of the root in force
 * @param binding what the statement has to name: number or nonce
 */
public record StatementRequest(
    String manufacturer,
    String product,
    String udiDi,
    String serial,
    Sha256 packageId,
    long floor,
    long installSeq,
    long rootVersion,
    Binding binding) {
  /** Largest request in bytes. */
  public static final int MAX_BYTES = 16_384;

  private static final String CLAUSE = "STM-40";

  /**
   * Checks that nothing is absent.
   *
   * @param manufacturer not null
   * @param product not null
   * @param udiDi not null
   * @param serial not null
   * @param packageId not null
   * @param floor 0 or more
   * @param installSeq 0 or more
   * @param rootVersion 1 or more
   * @param binding not {@link Binding#NONE}
   */
  public StatementRequest {
    Objects.requireNonNull(packageId, "packageId");
    if (binding.isNone()) {
      throw new IllegalArgumentException("a request names a number or a nonce");
    }
    String unused = DeviceName.of(manufacturer, product, udiDi, serial);
  }

  /**
   * The request of a device.
   *
   * @param device what the device is
   * @param packageId the package that it is to install
   * @param spent what it remembers
   * @param rootVersion version of its root in force
   * @param binding number or nonce
   * @return the request
   * @throws IllegalArgumentException if the name of the device is too long for statements
   */
  public static StatementRequest of(
      DeviceIdentity device,
      Sha256 packageId,
      SpentStatements spent,
      long rootVersion,
      Binding binding) {
    return new StatementRequest(
        device.manufacturer(),
        device.product(),
        device.udiDi(),
        device.serial(),
        packageId,
        spent.floor(),
        spent.installSeq(),
        rootVersion,
        binding);
  }

  /**
   * The name of the device in statements.
   *
   * @return {@link DeviceName}
   */
  public String device() {
    return DeviceName.of(manufacturer, product, udiDi, serial);
  }

  /**
   * Reads a request.
   *
   * @param json the file, at most {@value #MAX_BYTES} bytes
   * @return the request
   * @throws PackageRefusedException with {@code STATEMENT_MALFORMED} or {@code FORMAT_UNSUPPORTED}
   */
  public static StatementRequest read(byte[] json) throws PackageRefusedException {
    try {
      JsonObject request = StrictJson.parse(json, JsonLimits.of(MAX_BYTES));
      StatementVerifier.requireFormat(request, "request");
      return read(request);
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.STATEMENT_MALFORMED, "request");
    }
  }

  private static StatementRequest read(JsonObject request) throws StrictJsonException {
    request.onlyMembers(
        "format",
        "manufacturer",
        "product",
        "udiDi",
        "serial",
        "device",
        "package",
        "floor",
        "installSeq",
        "rootVersion",
        "seq",
        "nonce");
    String name = request.string("device");
    Binding binding = Binding.read(request, "nonce", CLAUSE);
    if (binding.isNone()) {
      throw request.problem(CLAUSE, "seq", "no seq and no nonce", "one of the two");
    }
    String expected = expected(request);
    if (!name.equals(expected)) {
      throw request.problem(CLAUSE, "device", name, expected);
    }
    return new StatementRequest(
        request.name("manufacturer"),
        request.name("product"),
        text(request, "udiDi"),
        text(request, "serial"),
        request.digest("package"),
        request.integer("floor", 0, StrictJson.MAX_INTEGER),
        request.integer("installSeq", 0, StrictJson.MAX_INTEGER),
        request.integer("rootVersion", 1, StrictJson.MAX_INTEGER),
        binding);
  }

  private static String expected(JsonObject request) throws StrictJsonException {
    try {
      return DeviceName.of(
          request.name("manufacturer"),
          request.name("product"),
          text(request, "udiDi"),
          text(request, "serial"));
    } catch (IllegalArgumentException e) {
      throw request.problem(CLAUSE, "device", "a longer name", "at most 1,024 bytes");
    }
  }

  private static String text(JsonObject request, String name) throws StrictJsonException {
    return request.string(name, 1, JsonLimits.MAX_STRING_BYTES, CLAUSE);
  }

  /**
   * The file.
   *
   * @return strict JSON, the same for the same request
   */
  public byte[] bytes() {
    JsonWriter out =
        new JsonWriter()
            .member("format", 1)
            .member("manufacturer", manufacturer)
            .member("product", product)
            .member("udiDi", udiDi)
            .member("serial", serial)
            .member("device", device())
            .member("package", packageId.hex())
            .member("floor", floor)
            .member("installSeq", installSeq)
            .member("rootVersion", rootVersion);
    binding.write(out, "nonce");
    return out.bytes();
  }
}
