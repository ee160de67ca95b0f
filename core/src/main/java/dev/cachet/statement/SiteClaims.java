package dev.cachet.statement;

import dev.cachet.jose.Family;
import dev.cachet.jose.PublicJwk;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What a site statement says. Whoever holds one knows nothing of who signed: see {@link
 * SiteStatement}.
 *
 * @param manufacturer name of the maker
 * @param site name of the site
 * @param validity from when until when it is good; the beginning is never null
 * @param keys 1 to 32 keys
 * @param threshold how many holders sign a grant, from 1
 * @param families in each of which the threshold has to be reached
 * @param devices names of devices, 1 to 500
 */
public record SiteClaims(
    String manufacturer,
    String site,
    Validity validity,
    List<SiteKey> keys,
    int threshold,
    Set<Family> families,
    Set<String> devices) {
  private static final String CLAUSE = "STM-6";
  private static final int MAX_KEYS = 32;
  private static final int MAX_DEVICES = 500;
  private static final JsonLimits LIMITS =
      JsonLimits.of(StatementVerifier.MAX_BYTES).withString("/keys/*/jwk/*", 8192);

  /**
   * Copies the collections.
   *
   * @param manufacturer not null
   * @param site not null
   * @param validity not null
   * @param keys copied
   * @param threshold from 1
   * @param families copied
   * @param devices copied in their order
   */
  public SiteClaims {
    Objects.requireNonNull(manufacturer, "manufacturer");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(validity, "validity");
    keys = List.copyOf(keys);
    families = Set.copyOf(families);
    devices = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(devices));
  }

  /**
   * Reads a site statement, which nobody need have signed.
   *
   * @param payload the payload
   * @return what it says
   * @throws PackageRefusedException with {@code STATEMENT_MALFORMED} or {@code FORMAT_UNSUPPORTED}
   */
  public static SiteClaims read(byte[] payload) throws PackageRefusedException {
    try {
      JsonObject site = StrictJson.parse(payload, LIMITS);
      StatementVerifier.requireFormat(site, "site statement");
      return read(site);
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.STATEMENT_MALFORMED, "site statement");
    }
  }

  private static SiteClaims read(JsonObject site) throws StrictJsonException {
    site.onlyMembers(
        "format",
        "manufacturer",
        "site",
        "issued",
        "expires",
        "keys",
        "threshold",
        "families",
        "devices");
    String manufacturer = site.name("manufacturer");
    String name = site.name("site");
    if (name.equals(manufacturer)) {
      throw site.problem(CLAUSE, "site", name, "another name than the manufacturer's");
    }
    return new SiteClaims(
        manufacturer,
        name,
        Validity.read(site),
        keys(site),
        Math.toIntExact(site.integer("threshold", 1, MAX_KEYS)),
        families(site),
        devices(site));
  }

  private static List<SiteKey> keys(JsonObject site) throws StrictJsonException {
    List<SiteKey> keys = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonObject key : site.objects("keys", MAX_KEYS, CLAUSE)) {
      key.onlyMembers("kid", "holder", "party", "jwk");
      String kid = key.string("kid");
      if (!seen.add(kid)) {
        throw key.problem(CLAUSE, "kid", kid + " twice", "each key once");
      }
      keys.add(
          new SiteKey(
              key.name("holder"),
              key.constant("party", Party.class, CLAUSE),
              PublicJwk.read(key.object("jwk"), kid)));
    }
    if (keys.isEmpty()) {
      throw site.problem(CLAUSE, "keys", "no key", "1 to " + MAX_KEYS);
    }
    return keys;
  }

  private static Set<Family> families(JsonObject site) throws StrictJsonException {
    Set<Family> families = EnumSet.noneOf(Family.class);
    for (String text : site.strings("families", Family.values().length, CLAUSE)) {
      Family family = null;
      for (Family candidate : Family.values()) {
        family = word(candidate).equals(text) ? candidate : family;
      }
      if (family == null || !families.add(family)) {
        throw site.problem(CLAUSE, "families", text, "classical and pq, each once at most");
      }
    }
    if (families.isEmpty()) {
      throw site.problem(CLAUSE, "families", "none", "at least one family");
    }
    return families;
  }

  private static Set<String> devices(JsonObject site) throws StrictJsonException {
    Set<String> devices = new java.util.LinkedHashSet<>();
    for (String device : site.strings("devices", MAX_DEVICES, CLAUSE)) {
      if (!DeviceName.isDevice(device) || !devices.add(device)) {
        throw site.problem(CLAUSE, "devices", device, "names of devices, each once");
      }
    }
    if (devices.isEmpty()) {
      throw site.problem(CLAUSE, "devices", "none", "1 to " + MAX_DEVICES);
    }
    return devices;
  }

  /**
   * The payload.
   *
   * @return the bytes that are signed, the same for the same statement
   */
  public byte[] bytes() {
    JsonWriter out =
        new JsonWriter()
            .member("format", 1)
            .member("manufacturer", manufacturer)
            .member("site", site);
    validity.write(out);
    out.beginArray("keys");
    for (SiteKey key : keys) {
      out.beginObject()
          .member("kid", key.jwk().kid())
          .member("holder", key.holder())
          .member("party", key.party().text())
          .member("jwk", jwk(key))
          .endObject();
    }
    return out.endArray()
        .member("threshold", threshold)
        .member("families", families.stream().sorted().map(SiteClaims::word).toList())
        .member("devices", List.copyOf(devices))
        .bytes();
  }

  private static JsonObject jwk(SiteKey key) {
    try {
      byte[] json = key.jwk().json().getBytes(StandardCharsets.UTF_8);
      return StrictJson.parse(json, JsonLimits.of(16_384).withString("/*", 8192));
    } catch (StrictJsonException e) {
      throw new IllegalStateException("a key that was read is strict JSON", e);
    }
  }

  private static String word(Family family) {
    return family.name().toLowerCase(Locale.ROOT);
  }
}
