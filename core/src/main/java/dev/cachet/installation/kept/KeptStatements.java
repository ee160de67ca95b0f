package dev.cachet.installation.kept;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.Authoriser;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.Base64Url;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.statement.DowngradePermit;
import dev.cachet.statement.InstallGrant;
import dev.cachet.statement.SiteStatement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements under which an update was begun, as signed bytes: they are judged again with it,
 * as long as the loader was not told. One file beside the slot; memory knows its digest.
 */
public final class KeptStatements {
  static final int MAX_BYTES = 524_288;

  private static final int MAX_TEXT = 87_382;
  private static final JsonLimits LIMITS =
      JsonLimits.of(MAX_BYTES)
          .withString("/permit", MAX_TEXT)
          .withString("/grants/*/grant", MAX_TEXT)
          .withString("/grants/*/site", MAX_TEXT);

  private final Optional<byte[]> permit;
  private final List<Kept> grants;

  private KeptStatements(Optional<byte[]> permit, List<Kept> grants) {
    this.permit = permit;
    this.grants = List.copyOf(grants);
  }

  /** A grant, and the statement about the site whose keys signed it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, only kept
  record Kept(byte[] grant, Optional<byte[]> site) {}

  /**
   * The statements of an update.
   *
   * @param update the update that is installed
   * @return the kept statements
   */
  public static KeptStatements of(AuthorisedUpdate update) {
    List<Kept> grants = new ArrayList<>();
    for (InstallGrant grant : update.grants()) {
      grants.add(new Kept(grant.grant(), grant.site().map(SiteStatement::envelope)));
    }
    return new KeptStatements(update.verified().permit().map(DowngradePermit::envelope), grants);
  }

  static KeptStatements none() {
    return new KeptStatements(Optional.empty(), List.of());
  }

  static KeptStatements read(byte[] json) throws IOException {
    try {
      JsonObject object = StrictJson.parse(json, LIMITS);
      List<Kept> grants = new ArrayList<>();
      for (JsonObject grant : object.objects("grants", Authoriser.MAX_GRANTS)) {
        grants.add(new Kept(bytes(grant, "grant").orElseThrow(), bytes(grant, "site")));
      }
      return new KeptStatements(bytes(object, "permit"), grants);
    } catch (StrictJsonException e) {
      throw new IOException("kept statements are damaged: " + e.getMessage(), e);
    }
  }

  private static Optional<byte[]> bytes(JsonObject object, String name) throws StrictJsonException {
    if (!object.has(name)) {
      return Optional.empty();
    }
    Optional<byte[]> bytes = Base64Url.decode(object.string(name));
    if (bytes.isEmpty()) {
      throw object.problem("kept statements", name, "another text", "canonical base64url");
    }
    return bytes;
  }

  boolean isEmpty() {
    return permit.isEmpty() && grants.isEmpty();
  }

  /**
   * The digest that memory has of them.
   *
   * @return it, or nothing if there is none
   */
  public Optional<Sha256> digest() {
    return isEmpty() ? Optional.empty() : Optional.of(Sha256.of(bytes()));
  }

  byte[] bytes() {
    JsonWriter out = new JsonWriter();
    permit.ifPresent(envelope -> out.member("permit", Base64Url.encode(envelope)));
    out.beginArray("grants");
    for (Kept kept : grants) {
      out.beginObject().member("grant", Base64Url.encode(kept.grant()));
      kept.site().ifPresent(site -> out.member("site", Base64Url.encode(site)));
      out.endObject();
    }
    return out.endArray().bytes();
  }

  Optional<byte[]> permit() {
    return permit;
  }

  List<Kept> grants() {
    return grants;
  }
}
