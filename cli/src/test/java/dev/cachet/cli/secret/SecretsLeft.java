package dev.cachet.cli.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.SmallRoot;
import dev.cachet.jose.Algorithm;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.PublicKeyFile;
import dev.cachet.signer.SigningKey;
import dev.cachet.signer.UnsafePlainKeyFile;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is left of passphrase, PIN and private key when something was signed: in the heap, in a core
 * file, in the words and the environment of the process, in files and in processes that it started.
 * Of a key, copies of Bouncy Castle that nobody uses stay until the memory is used again;
 * docs/key-management.md says so. The profile {@code secrets} runs it; it needs softhsm2, openssl
 * and gcore of gdb.
 */
class SecretsLeft {
  private static final String DAY = "2026-11-23";
  private static final String LIBRARY = System.getProperty("cachet.pkcs11.library", "");

  @TempDir Path folder;
  private String secret;
  private String shown;

  @BeforeEach
  void pack() throws Exception {
    byte[] random = new byte[12];
    new SecureRandom().nextBytes(random);
    secret = "pass-" + HexFormat.of().formatHex(random);
    SmallRoot.secret(at("secret.txt"), secret + "\n");
    Path root = SmallRoot.write(at("root"));
    SmallRoot.write(at("image.bin"), "an image");
    Cachet.done("sbom", "generate", "--rootfs", root, "--out", at("s.json"), "--as-of", DAY);
    Path policy = SmallRoot.policy(at("policy.json"), "\"EXTENDED_CONTRACT\"");
    Path description = SmallRoot.description(at("pack.json"), "image.bin");
    Object[] judged = {"--sbom", at("s.json"), "--rootfs", root, "--policy", policy};
    Object[] pack = {"pack", description, "--out", at("r"), "--as-of", DAY};
    Cachet.done(Stream.concat(Arrays.stream(pack), Arrays.stream(judged)).toArray());
    shown = Cachet.sha256(at("r/manifest.json"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ED25519", "ES256", "ES384", "PS256", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87"})
  void encryptedKeyFile(Algorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    KeyFile.write(at("k.pem"), key, secret.toCharArray());
    assertNothingStays(key, "--key", at("k.pem"), "--passphrase-file", at("secret.txt"));
  }

  @Test
  void pkcs12() throws Exception {
    SigningKey key = SigningKey.generate(Algorithm.ES256, new SecureRandom());
    UnsafePlainKeyFile.write(at("plain.pem"), key);
    run("openssl req -x509 -new -key plain.pem -subj /CN=k -out c.pem");
    run(
        "openssl pkcs12 -export -inkey plain.pem -in c.pem -iter 600000 -keypbe AES-256-CBC"
            + " -certpbe AES-256-CBC -macalg sha256 -passout file:secret.txt -out k.p12");
    assertNothingStays(key, "--key", at("k.p12"), "--passphrase-file", at("secret.txt"));
  }

  /** The key stays in the token; SunPKCS11 takes the PIN as characters, which are wiped. */
  @Test
  void token() throws Exception {
    Path pin = SmallRoot.secret(at("pin.txt"), secret + "\n");
    Files.createDirectories(at("token"));
    Files.writeString(
        at("softhsm2.conf"),
        "directories.tokendir = "
            + at("token")
            + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    Files.writeString(at("p.cfg"), "name = cachet\nlibrary = " + LIBRARY + "\nslotListIndex = 0\n");
    run("softhsm2-util --init-token --free --label other --pin " + secret + " --so-pin " + secret);
    run(
        System.getProperty("java.home")
            + "/bin/keytool -genkeypair -alias k -keyalg EC -groupname secp256r1 -sigalg"
            + " SHA256withECDSA -dname CN=k -keystore NONE -storetype PKCS11 -providerClass"
            + " sun.security.pkcs11.SunPKCS11 -providerArg p.cfg -storepass:file "
            + pin);
    DumpedRun run =
        DumpedRun.of(
            folder,
            Map.of(),
            "sign",
            at("r"),
            "--package",
            shown,
            "--token",
            LIBRARY,
            "--label",
            "k",
            "--pin-file",
            pin);
    assertTrue(run.told().startsWith("0 "), run.told());
    assertOnlyInCore(run);
    assertEquals(0, run.children());
    run.delete();
  }

  /** A collector that moves an array leaves the old place as it was; no program can wipe that. */
  private void assertOnlyInCore(DumpedRun run) throws IOException {
    Set<String> found = places(run, texts());
    assertTrue(Set.of("core").containsAll(found), "the passphrase: " + found);
  }

  private void assertNothingStays(SigningKey key, Object... keys) throws Exception {
    Object[] sign = {"sign", at("r"), "--package", shown};
    DumpedRun run =
        DumpedRun.of(
            folder, Map.of(), Stream.concat(Arrays.stream(sign), Arrays.stream(keys)).toArray());
    assertTrue(run.told().startsWith("0 "), run.told());
    assertOnlyInCore(run);
    Set<String> found = places(run, List.of(privatePart(key)));
    // What is not in use any more is wiped by nobody in Bouncy Castle.
    assertTrue(Set.of("all", "core").containsAll(found), "the private key: " + found);
    assertEquals(0, run.children());
    run.delete();
  }

  private List<byte[]> texts() {
    List<byte[]> all = new ArrayList<>();
    for (Charset one :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      all.add(secret.getBytes(one));
    }
    return all;
  }

  private static Set<String> places(DumpedRun run, List<byte[]> secrets) throws IOException {
    Set<String> found = new TreeSet<>();
    for (byte[] each : secrets) {
      found.addAll(run.places(each));
    }
    return found;
  }

  /** The number or seed that is the key. */
  private static byte[] privatePart(SigningKey key) throws Exception {
    Method inside = SigningKey.class.getDeclaredMethod("pkcs8");
    inside.setAccessible(true);
    byte[] der = (byte[]) inside.invoke(key);
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
    return switch (key.publicKey().algorithm().orElseThrow()) {
      case ES256, ES384 ->
          BigIntegers.asUnsignedByteArray(
              ECPrivateKey.getInstance(info.parsePrivateKey()).getKey());
      case PS256 ->
          BigIntegers.asUnsignedByteArray(
              RSAPrivateKey.getInstance(info.parsePrivateKey()).getPrime1());
      default -> Arrays.copyOfRange(der, der.length - 32, der.length);
    };
  }

  /** A variable stays where the system keeps it, and in no file; nothing else holds the key. */
  @Test
  void passphraseInAVariable() throws Exception {
    SigningKey key = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
    KeyFile.write(at("k.pem"), key, secret.toCharArray());
    DumpedRun run =
        DumpedRun.of(
            folder,
            Map.of("CACHET_PASSPHRASE", secret),
            "sign",
            at("r"),
            "--package",
            shown,
            "--key",
            at("k.pem"));
    assertTrue(run.told().startsWith("0 "), run.told());
    assertEquals(Set.of("all", "core", "environment", "live"), places(run, texts()));
    assertEquals(0, run.children());
    run.delete();
  }

  /** The key is elsewhere: what comes and goes is no secret. */
  @Test
  void preparedAndAttached() throws Exception {
    SigningKey key = SigningKey.generate(Algorithm.ED25519, new SecureRandom());
    KeyFile.write(at("k.pem"), key, secret.toCharArray());
    PublicKeyFile.write(at("k.jwk"), key.publicKey());
    Object[] sign = {"sign", at("r"), "--package", shown, "--public", at("k.jwk")};
    List<byte[]> secrets = new ArrayList<>(texts());
    secrets.add(privatePart(key));
    DumpedRun prepared = DumpedRun.of(folder, Map.of(), with(sign, "--prepare", at("to-sign")));
    assertTrue(prepared.told().startsWith("0 "), prepared.told());
    assertEquals(Set.of(), places(prepared, secrets));
    prepared.delete();
    Files.write(at("signature"), key.sign(Files.readAllBytes(at("to-sign"))));
    DumpedRun attached = DumpedRun.of(folder, Map.of(), with(sign, "--attach", at("signature")));
    assertTrue(attached.told().startsWith("0 "), attached.told());
    assertEquals(Set.of(), places(attached, secrets));
    attached.delete();
  }

  private static Object[] with(Object[] words, Object... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
  }

  private void run(String words) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(words.split(" "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(at("run.log").toFile());
    builder.environment().put("SOFTHSM2_CONF", at("softhsm2.conf").toString());
    assertEquals(0, builder.start().waitFor(), Files.readString(at("run.log")));
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
