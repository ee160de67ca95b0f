package dev.cachet.signer;

import dev.cachet.signer.material.InvalidKeyDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A security module behind PKCS#11, opened through the JDK's SunPKCS11: a smart card, a token, an
 * HSM, or SoftHSM. Private keys stay inside; they sign with ES256, ES384 or PS256, as SunPKCS11 of
 * JDK 17 offers neither Ed25519 nor ML-DSA.
 *
 * <p>The provider is used as an instance and never registered. A key is found by the label of a
 * certificate with the same id, which the JDK needs to see a key at all; nothing else in the
 * certificate is used.
 */
public final class Pkcs11Token implements AutoCloseable {
  private static final String PROVIDER = "SunPKCS11";

  /** What the configuration of SunPKCS11 takes literally: no comment, quote, property or line. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9/\\\\:._+~-]+( [A-Za-z0-9/\\\\:._+~-]+)*");

  private final Path library;
  private final Provider provider;
  private final KeyStore store;

  private Pkcs11Token(Path library, Provider provider, KeyStore store) {
    this.library = library;
    this.provider = provider;
    this.store = store;
  }

  /**
   * Opens a token and logs in.
   *
   * @param library the module of the token's maker, a shared library
   * @param slot the place of the token in the list of slots, from 0
   * @param pin zeroed on return
   * @return the token, open until it is closed
   * @throws KeyFileException if there is no such library or token, or it does not take the PIN; a
   *     token may count that and lock itself
   * @throws IOException if the library cannot be read
   */
  public static Pkcs11Token open(Path library, int slot, char[] pin)
      throws IOException, KeyFileException {
    try {
      if (!Files.isRegularFile(library)) {
        throw new java.nio.file.NoSuchFileException(library.toString());
      }
      Provider provider = provider(library, slot);
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      return new Pkcs11Token(library, provider, store);
    } catch (GeneralSecurityException | ProviderException | InvalidParameterException e) {
      throw new KeyFileException(library, "slot " + slot + refusal(reason(e)));
    } catch (IOException e) {
      if (e.getCause() instanceof GeneralSecurityException wrong) {
        throw new KeyFileException(library, "slot " + slot + refusal(reason(wrong)));
      }
      throw e;
    } finally {
      Arrays.fill(pin, '\0');
    }
  }

  private static Provider provider(Path library, int slot) throws KeyFileException {
    @Nullable Provider installed = Security.getProvider(PROVIDER);
    if (installed == null) {
      throw new KeyFileException(library, "this Java runtime lacks the module jdk.crypto.cryptoki");
    }
    String path = library.toAbsolutePath().toString();
    if (!PLAIN.matcher(path).matches()) {
      // A line break would add settings of its own, ${...} would name another library.
      throw new KeyFileException(
          library,
          "the path of a PKCS#11 library holds letters, digits and /:._+~- and single spaces only;"
              + " give a link at such a path");
    }
    // The leading dashes say that this is the configuration itself and not the name of a file.
    return installed.configure("--name=cachet\nlibrary=" + path + "\nslotListIndex=" + slot + "\n");
  }

  /**
   * The keys of the token that can be found.
   *
   * @return their labels, sorted
   * @throws IOException if the token cannot be reached
   */
  public List<String> labels() throws IOException {
    try {
      List<String> labels = new ArrayList<>();
      for (String label : Collections.list(store.aliases())) {
        if (store.isKeyEntry(label)) {
          labels.add(label);
        }
      }
      Collections.sort(labels);
      return labels;
    } catch (GeneralSecurityException | ProviderException e) {
      throw new IOException(library + ": the token cannot be read: " + reason(e), e);
    }
  }

  /**
   * Finds a key.
   *
   * @param label the label of key and certificate
   * @return the key, usable until this token is closed
   * @throws KeyFileException if there is no such key, or none that Cachet signs with
   * @throws IOException if the token cannot be reached
   */
  public Signer key(String label) throws IOException, KeyFileException {
    try {
      @Nullable Key key = store.getKey(label, null);
      @Nullable Certificate certificate = store.getCertificate(label);
      if (!(key instanceof PrivateKey privateKey) || certificate == null) {
        throw new KeyFileException(
            library, "has no key with a certificate labelled " + label + "; it has " + labels());
      }
      PublicKey publicKey = certificate.getPublicKey();
      return new Pkcs11Signer(
          library, provider, privateKey, PublicKeyInfo.jwk(publicKey.getEncoded()));
    } catch (InvalidKeyDataException e) {
      throw new KeyFileException(library, e);
    } catch (GeneralSecurityException | ProviderException e) {
      throw new IOException(library + ": the token cannot be read: " + reason(e), e);
    }
  }

  static String reason(Exception failure) {
    Throwable last = failure;
    while (last.getCause() != null && last.getCause() != last) {
      last = last.getCause();
    }
    String said = last.getMessage();
    String name = last.getClass().getSimpleName();
    return said == null || said.isBlank() ? name : name + " " + said;
  }

  /** A token that was pulled out, or is locked, did not see a wrong PIN; each is said as it is. */
  static String refusal(String reason) {
    if (reason.contains("CKR_PIN_LOCKED")) {
      return " has locked the PIN after too many wrong ones; unlock it with the tool of the token: "
          + reason;
    }
    if (reason.contains("CKR_PIN")) {
      return " does not take the PIN: " + reason;
    }
    return " cannot be opened; check library, slot and token: " + reason;
  }

  /**
   * Logs out; keys of this token sign no more.
   *
   * @throws IOException if the token does not answer
   */
  @Override
  public void close() throws IOException {
    try {
      if (provider instanceof AuthProvider session) {
        session.logout();
      }
    } catch (GeneralSecurityException | ProviderException e) {
      throw new IOException(library + ": the token did not log out: " + reason(e), e);
    }
  }
}
