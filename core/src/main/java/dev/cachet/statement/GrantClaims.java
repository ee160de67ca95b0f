package dev.cachet.statement;

import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an install grant says. Whoever holds one knows nothing of who signed: see {@link
 * InstallGrant}.
 *
 * @param issuer the site, or the manufacturer
 * @param subject pseudonym of who agrees
 * @param audience the device or site that it is for
 * @param id unique among the grants of the issuer, 8 to 64 of {@code A-Za-z0-9._-}
 * @param issuedAt when it was made, a whole second; null to say nothing
 * @param validity from when until when it is good
 * @param binding what makes it good once
 * @param party whose agreement it is
 * @param packageId identity of the package
 */
public record GrantClaims(
    String issuer,
    String subject,
    String audience,
    String id,
    @Nullable Instant issuedAt,
    Validity validity,
    Binding binding,
    Party party,
    Sha256 packageId) {
  private static final String CLAUSE = "STM-6";
  private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z
  private static final int MIN_ID = 8;
  private static final int MAX_ID = 64;

  /**
   * Checks that nothing is absent.
   *
   * @param issuer a name
   * @param subject a name
   * @param audience a name of a device or site
   * @param id 8 to 64 of {@code A-Za-z0-9._-}
   * @param issuedAt may be null
   * @param validity not null
   * @param binding {@link Binding#NONE} exactly for an audience that is a site
   * @param party not null
   * @param packageId not null
   */
  public GrantClaims {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(validity, "validity");
    Objects.requireNonNull(binding, "binding");
    Objects.requireNonNull(party, "party");
    Objects.requireNonNull(packageId, "packageId");
  }

  /**
   * Reads claims, which nobody need have signed.
   *
   * @param payload the payload of a grant
   * @return the claims
   * @throws PackageRefusedException with {@code STATEMENT_MALFORMED}
   */
  public static GrantClaims read(byte[] payload) throws PackageRefusedException {
    try {
      return read(StrictJson.parse(payload, JsonLimits.of(StatementVerifier.MAX_BYTES)));
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.STATEMENT_MALFORMED, "grant");
    }
  }

  private static GrantClaims read(JsonObject claims) throws StrictJsonException {
    claims.onlyMembers(
        "iss", "sub", "aud", "jti", "iat", "nbf", "exp", "seq", "eat_nonce", "party", "package");
    String audience = claims.string("aud");
    Binding binding = Binding.read(claims, "eat_nonce", CLAUSE);
    // Without either a grant for one device could be used on it again and again.
    if (DeviceName.isDevice(audience) == binding.isNone()) {
      throw claims.problem(
          CLAUSE,
          "aud",
          audience + " with " + binding.text(),
          "a device with one, a site with none");
    }
    return new GrantClaims(
        claims.name("iss"),
        claims.name("sub"),
        audience,
        id(claims),
        instant(claims, "iat"),
        validity(claims),
        binding,
        claims.constant("party", Party.class, CLAUSE),
        claims.digest("package"));
  }

  private static String id(JsonObject claims) throws StrictJsonException {
    String id = claims.string("jti");
    boolean good =
        id.length() >= MIN_ID
            && id.length() <= MAX_ID
            && id.chars()
                .allMatch(
                    c ->
                        (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || "._-".indexOf(c) >= 0);
    if (!good) {
      throw claims.problem(CLAUSE, "jti", id, "8 to 64 of A-Za-z0-9._-");
    }
    return id;
  }

  private static Validity validity(JsonObject claims) throws StrictJsonException {
    Instant from = instant(claims, "nbf");
    Instant until = Instant.ofEpochSecond(claims.integer("exp", 0, LAST_SECOND));
    if (from != null && !until.isAfter(from)) {
      throw claims.problem(CLAUSE, "exp", until.toString(), "later than " + from);
    }
    return new Validity(from, until);
  }

  private static @Nullable Instant instant(JsonObject claims, String name)
      throws StrictJsonException {
    OptionalLong seconds = claims.optionalInteger(name, 0, LAST_SECOND);
    return seconds.isPresent() ? Instant.ofEpochSecond(seconds.getAsLong()) : null;
  }

  /**
   * The payload.
   *
   * @return the bytes that are signed, the same for the same claims
   */
  public byte[] bytes() {
    JsonWriter out =
        new JsonWriter()
            .member("iss", issuer)
            .member("sub", subject)
            .member("aud", audience)
            .member("jti", id);
    seconds(out, "iat", issuedAt);
    seconds(out, "nbf", validity.from());
    seconds(out, "exp", validity.until());
    binding.write(out, "eat_nonce");
    return out.member("party", party.text()).member("package", packageId.hex()).bytes();
  }

  private static void seconds(JsonWriter out, String name, @Nullable Instant instant) {
    if (instant != null) {
      out.member(name, instant.getEpochSecond());
    }
  }
}
