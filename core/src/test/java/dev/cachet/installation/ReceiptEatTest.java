package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Base64Url;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names and types of the claims that RFC 9711 gives a receipt. */
class ReceiptEatTest extends InstallationScenario {
  private static Map<String, Object> map(Receipt receipt) throws Exception {
    return claims(receipt).toMap();
  }

  private static void requireTypes(Map<String, Object> claims, String result, String slot)
      throws Exception {
    // eat_profile: a URI or an OID.
    assertEquals("urn", URI.create((String) claims.get("eat_profile")).getScheme());
    // hwmodel: 1 to 32 bytes, as base64url.
    byte[] model = Base64Url.decode((String) claims.get("hwmodel")).orElseThrow();
    assertEquals("vx-2", new String(model, StandardCharsets.UTF_8));
    // hwversion and swversion: a version, and a scheme where one is known.
    assertEquals(List.of("5"), claims.get("hwversion"));
    assertEquals("ventilator-x", claims.get("swname"));
    // measres: for each system its name and its results, each with id and result.
    assertEquals(
        List.of(List.of("cachet-readback", List.of(List.of(slot, result)))), claims.get("measres"));
    assertTrue(((Number) claims.get("iat")).longValue() > 0);
    assertTrue(((String) claims.get("jti")).length() > 8);
  }

  @Test
  void ofAConfirmedUpdate() throws Exception {
    Map<String, Object> claims = map(install(release()));
    requireTypes(claims, "success", "b");
    assertEquals(List.of("4.2.1"), claims.get("swversion"));
  }

  @Test
  void ofAnUpdateThatFellBack() throws Exception {
    TrialUpdate unused = installUntilTrial(release());
    restart();
    Map<String, Object> claims = map(device.resume().receipt().orElseThrow());
    requireTypes(claims, "not-run", "b");
  }

  @Test
  void ofAnUpdateThatIsNotProven() throws Exception {
    TrialUpdate unused = installUntilTrial(release());
    device.bootSwitch.markGood("b");
    storage.damage("slots/b/rootfs", new byte[10]);
    restart();
    Map<String, Object> claims = map(device.resume().receipt().orElseThrow());
    requireTypes(claims, "fail", "b");
  }
}
