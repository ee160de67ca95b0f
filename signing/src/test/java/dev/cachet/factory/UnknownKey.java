package dev.cachet.factory;

import dev.cachet.ceremony.DraftKey;
import dev.cachet.ceremony.RootCeremony;
import dev.cachet.ceremony.RootDraft;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.PublicJwk;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.StrictJson;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.Role;
import dev.cachet.trust.TrustedRoot;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * A newcomer whose key stands in a root with an algorithm that nobody here knows, under the id that
 * it would have with a known one: such a key can begin to count without a new id.
 */
public final class UnknownKey {
  public static final String HOLDER = "newcomer";
  public static final SigningKey SIGNER =
      SigningKey.generate(Algorithm.ED25519, new SecureRandom());

  private UnknownKey() {}

  /** The key as a root carries it that does not know its algorithm. */
  public static PublicJwk jwk(String algorithm) throws Exception {
    PublicJwk known = SIGNER.publicKey();
    String text = known.json().replace("\"EdDSA\"", "\"" + algorithm + "\"");
    return PublicJwk.read(
        StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.of(1024)), known.kid());
  }

  public static RootDraft draftOf(Manufacturer maker, long version, Role role, PublicJwk jwk) {
    List<DraftKey> keys = new ArrayList<>(maker.keys());
    keys.add(new DraftKey(HOLDER, role, jwk));
    return new RootDraft(version, Manufacturer.terms(), Manufacturer.roles(), keys);
  }

  public static TrustedRoot rootOf(Manufacturer maker, Role role) throws Exception {
    RootCeremony ceremony = RootCeremony.first(draftOf(maker, 1, role, jwk("NEW-1")).payload());
    for (SigningKey signer : maker.rootSigners()) {
      ceremony.sign(signer);
    }
    return ceremony.complete();
  }
}
