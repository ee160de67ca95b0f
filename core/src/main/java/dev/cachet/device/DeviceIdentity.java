package dev.cachet.device;

import dev.cachet.trust.Environment;
import java.util.Objects;

/**
 * What a device is. Text is compared byte by byte with what a manifest demands.
 *
 * @param manufacturer name of the maker, for example {@code example-devices}
 * @param product name of the product line
 * @param udiDi the device identifier of the UDI, as the manufacturer writes it into packages
 * @param hwModel hardware model
 * @param hwRev hardware revision, 0..2^53-1
 * @param serial serial number
 * @param environment whether it takes production or test packages
 */
public record DeviceIdentity(
    String manufacturer,
    String product,
    String udiDi,
    String hwModel,
    long hwRev,
    String serial,
    Environment environment) {
  private static final long MAX_REVISION = (1L << 53) - 1;

  /**
   * Checks that nothing is absent.
   *
   * @param manufacturer not empty
   * @param product not empty
   * @param udiDi not empty
   * @param hwModel not empty
   * @param hwRev 0..2^53-1
   * @param serial not empty
   * @param environment not null
   * @throws IllegalArgumentException if a text is empty or the revision out of range
   */
  public DeviceIdentity {
    requireText("manufacturer", manufacturer);
    requireText("product", product);
    requireText("udiDi", udiDi);
    requireText("hwModel", hwModel);
    requireText("serial", serial);
    if (hwRev < 0 || hwRev > MAX_REVISION) {
      throw new IllegalArgumentException("hwRev is " + hwRev + ", not in 0.." + MAX_REVISION);
    }
    Objects.requireNonNull(environment, "environment");
  }

  private static void requireText(String name, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty");
    }
  }
}
