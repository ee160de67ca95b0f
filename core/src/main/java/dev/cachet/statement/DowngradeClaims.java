package dev.cachet.statement;

import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a downgrade says. Whoever holds one knows nothing of who signed: see {@link
 * DowngradePermit}.
 *
 * @param device name of the device
 * @param packageId identity of the package
 * @param floor the floor that the device has
 * @param binding number or nonce
 * @param validity from when until when it is good; the beginning is never null
 * @param reason why
 * @param fscaRef reference of the action, exactly for {@link Cause#FSCA}
 * @param waive what it waives besides the floor
 */
public record DowngradeClaims(
    String device,
    Sha256 packageId,
    long floor,
    Binding binding,
    Validity validity,
    Cause reason,
    Optional<String> fscaRef,
    Set<Waiver> waive) {
  /** Why a device goes back. */
  public enum Cause {
    /** A field safety corrective action. */
    FSCA,
    /** Safety of patients, without such an action. */
    SAFETY,
    /** Service of this device. */
    SERVICE
  }

  /** What a downgrade waives besides the floor, if it lists it. */
  public enum Waiver {
    /** The release after which the package may be installed ({@code target.from}). */
    FROM,
    /** That the package has expired. */
    EXPIRY
  }

  private static final String CLAUSE = "STM-6";
  private static final int MAX_REFERENCE = 64;

  /**
   * Checks that nothing is absent.
   *
   * @param device not null
   * @param packageId not null
   * @param floor 0 to 2^53-1
   * @param binding not {@link Binding#NONE}
   * @param validity not null
   * @param reason not null
   * @param fscaRef present exactly for {@link Cause#FSCA}
   * @param waive copied
   * @throws IllegalArgumentException if binding or reference is not as demanded
   */
  public DowngradeClaims {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(packageId, "packageId");
    Objects.requireNonNull(validity, "validity");
    if (binding.isNone()) {
      throw new IllegalArgumentException("a downgrade names a number or a nonce");
    }
    if (fscaRef.isPresent() != (reason == Cause.FSCA)) {
      throw new IllegalArgumentException("a reference stands exactly beside the reason fsca");
    }
    waive = Set.copyOf(waive);
  }

  /**
   * Reads a downgrade, which nobody need have signed.
   *
   * @param payload the payload
   * @return what it says
   * @throws PackageRefusedException with {@code STATEMENT_MALFORMED} or {@code FORMAT_UNSUPPORTED}
   */
  public static DowngradeClaims read(byte[] payload) throws PackageRefusedException {
    try {
      JsonObject json = StrictJson.parse(payload, JsonLimits.of(StatementVerifier.MAX_BYTES));
      StatementVerifier.requireFormat(json, "downgrade");
      return read(json);
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.STATEMENT_MALFORMED, "downgrade");
    }
  }

  private static DowngradeClaims read(JsonObject json) throws StrictJsonException {
    json.onlyMembers(
        "format", "device", "package", "floor", "seq", "nonce", "issued", "expires", "reason",
        "fscaRef", "waive");
    Binding binding = Binding.read(json, "nonce", CLAUSE);
    if (binding.isNone()) {
      throw json.problem(CLAUSE, "seq", "no seq and no nonce", "one of the two");
    }
    Cause reason = json.constant("reason", Cause.class, CLAUSE);
    if (json.has("fscaRef") != (reason == Cause.FSCA)) {
      throw json.problem(CLAUSE, "fscaRef", "reason " + word(reason), "exactly beside fsca");
    }
    return new DowngradeClaims(
        device(json),
        json.digest("package"),
        json.integer("floor", 0, StrictJson.MAX_INTEGER),
        binding,
        Validity.read(json),
        reason,
        json.has("fscaRef")
            ? Optional.of(json.string("fscaRef", 1, MAX_REFERENCE, CLAUSE))
            : Optional.empty(),
        waivers(json));
  }

  static String device(JsonObject json) throws StrictJsonException {
    String device = json.string("device");
    if (!DeviceName.isDevice(device)) {
      throw json.problem(CLAUSE, "device", device, "the name of a device");
    }
    return device;
  }

  private static Set<Waiver> waivers(JsonObject json) throws StrictJsonException {
    Set<Waiver> waivers = EnumSet.noneOf(Waiver.class);
    for (String text : json.strings("waive", Waiver.values().length, CLAUSE)) {
      Waiver waiver = null;
      for (Waiver candidate : Waiver.values()) {
        waiver = word(candidate).equals(text) ? candidate : waiver;
      }
      if (waiver == null || !waivers.add(waiver)) {
        throw json.problem(CLAUSE, "waive", text, "from and expiry, each once at most");
      }
    }
    return waivers;
  }

  /**
   * The payload.
   *
   * @return the bytes that are signed, the same for the same downgrade
   */
  public byte[] bytes() {
    JsonWriter out =
        new JsonWriter()
            .member("format", 1)
            .member("device", device)
            .member("package", packageId.hex())
            .member("floor", floor);
    binding.write(out, "nonce");
    validity.write(out);
    out.member("reason", word(reason));
    fscaRef.ifPresent(reference -> out.member("fscaRef", reference));
    return out.member("waive", waive.stream().sorted().map(DowngradeClaims::word).toList()).bytes();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
