package dev.cachet.signer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.place.MediumText;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message about a token says what the token said, and blames nothing else. */
class TokenMessageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/lib/t.so: the token did not sign: PKCS11Exception CKR_DEVICE_ERROR",
        "/lib/t.so: the token cannot be read: PKCS11Exception CKR_SESSION_CLOSED",
        "/lib/t.so: the token did not log out: PKCS11Exception CKR_DEVICE_REMOVED",
        "k.pem: this file system cannot keep a file to its owner; choose a place that can"
      })
  void nothingIsAddedToASentenceThatIsWhole(String sentence) {
    assertEquals(sentence, MediumText.of(new IOException(sentence)));
  }

  @Test
  void whatASystemSaysStillHasItsRemedy() {
    assertEquals(
        "no space is left there; free some, or name another place",
        MediumText.of(new IOException("No space left on device")));
  }

  @ParameterizedTest
  @CsvSource({
    "CKR_PIN_INCORRECT, ' does not take the PIN: E CKR_PIN_INCORRECT'",
    "CKR_PIN_LEN_RANGE, ' does not take the PIN: E CKR_PIN_LEN_RANGE'",
    "CKR_PIN_LOCKED, ' has locked the PIN after too many wrong ones; unlock it with the tool of the"
        + " token: E CKR_PIN_LOCKED'",
    "CKR_DEVICE_REMOVED, ' cannot be opened; check library, slot and token: E CKR_DEVICE_REMOVED'",
    "CKR_TOKEN_NOT_PRESENT, ' cannot be opened; check library, slot and token: E"
        + " CKR_TOKEN_NOT_PRESENT'"
  })
  void thePinIsBlamedWhereTheTokenBlamesIt(String code, String said) {
    assertEquals(said, Pkcs11Token.refusal("E " + code));
  }

  @Test
  void aReasonWithoutTextEndsWithItsName() {
    assertEquals("LoginException", Pkcs11Token.reason(new LoginException()));
    assertEquals(
        "ProviderException why",
        Pkcs11Token.reason(new GeneralSecurityException("outer", new ProviderException("why"))));
  }
}
