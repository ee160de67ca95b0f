package dev.cachet.jose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that others have published, so that no mistake of ours agrees with itself. */
class PublishedVectorsTest {
  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] b64(String text) {
    return Base64Url.decode(text).orElseThrow();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Checks that a signature verifies, and that it does not over other bytes. */
  private static void verifies(PublicJwk key, byte[] input, byte[] signature) {
    KeyMaterial material = key.material();
    assertEquals(material.signatureLength(), signature.length);
    assertTrue(material.verifies(input, signature));
    byte[] other = java.util.Arrays.copyOf(input, input.length + 1);
    assertFalse(material.verifies(other, signature));
  }

  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  })
  void verifiesEd25519OfRfc8032(String seed, String x, String message, String signature) {
    verifies(PublicJwk.ed25519(hex(x)), hex(message), hex(signature));
    assertArrayEquals(hex(signature), TestKeys.ed25519(hex(seed)).signRaw(hex(message)));
  }

  @Test
  @Tag("TRU-14")
  void computesTheThumbprintOfRfc8037() {
    PublicJwk key = PublicJwk.ed25519(b64("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
    assertEquals("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", key.kid());
  }

  @Test
  void verifiesTheJwsOfRfc8037() {
    verifies(
        PublicJwk.ed25519(b64("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")),
        SigningInput.of("eyJhbGciOiJFZERTQSJ9", ascii("Example of Ed25519 signing")),
        b64(
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"));
  }

  @Test
  void verifiesTheEs256JwsOfRfc7515() {
    verifies(
        PublicJwk.ecdsa(
            Algorithm.ES256,
            b64("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
            b64("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")),
        ascii(
            "eyJhbGciOiJFUzI1NiJ9."
                + "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"),
        b64(
            "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"));
  }

  @Test
  void verifiesP256OfRfc6979() {
    verifies(
        PublicJwk.ecdsa(
            Algorithm.ES256,
            hex("60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"),
            hex("7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299")),
        ascii("sample"),
        hex(
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"));
  }

  @Test
  void verifiesP384OfRfc6979() {
    verifies(
        PublicJwk.ecdsa(
            Algorithm.ES384,
            hex(
                "ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64"
                    + "def8f0ea9055866064a254515480bc13"),
            hex(
                "8015d9b72d7d57244ea8ef9ac0c621896708a59367f9dfb9f54ca84b3f1c9db1"
                    + "288b231c3ae0d4fe7344fd2533264720")),
        ascii("sample"),
        hex(
            "94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c"
                + "81a648152e44acf96e36dd1e80fabe46"
                + "99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94f"
                + "a329c145786e679e7b82c71a38628ac8"));
  }

  /** Wycheproof, rsa_pss_3072_sha256_mgf1_32, test 1. */
  @Test
  void verifiesPs256OfWycheproof() {
    String n =
        "xv4jeSVmAjwmUofFrG9xVBwJlNEdBZ7mQDmG76IcJLUb2R2IYvnfeaTjKOPifIPfJgslqbQ0IK_8RLUejXUltvKc"
            + "NypAUQRzIAdSemLtgvrHP0iSqA4JaCpBpYzTRwF_O-fYATNPktkyGq_VO1G_-r_HUs_Mrgse4Dva_55CjMHB"
            + "F_GslrT-I_jCPmOBGGpm_VkokzmuVcS82tv_hKvapTIkDU4dKLLQSB2t07JGVXyo_hgJKBdzCznm7jeP_Mhb"
            + "Gf_ckWqbmRprZtSpx7q19eejciEBFC56QQjBXVc7FSieB-RurqB7QsKry6Mw6ZVUtGVhZbtMDbK2OToH7KV1"
            + "xRqTxOFb2w90eQlEfj7-NMZ8qJVLUw5WogobbYTUXtG806pY7AbxhO5YV6qoGeHMqaJvTijWuXfTORbbmJbS"
            + "UtGvp2Lih8sNOEzHW_5T9Oki0C3QpIHAQuLTBrSzwYk3HldbJeAAWhZM9p3Ql25NW-R2gG6mvmCE5xq09axc"
            + "GxID";
    String signature =
        "b520065682633ba54c9b713b2ef19cdc1fcf275ba1744c2350da7307a20971cc30eefa37d1667d23d20001a674"
            + "f0e00df4f9b9e1d5fe7eb85cc45cab5dd625759de83017995c93d48b126df03aa74ef87daea0c1652dd370"
            + "ad5d663598a383cac217a208b22c7cf0e448cc7ae0555f892ccb8ded6894cfb0c328cb542be0485d860ca7"
            + "7203081f3b04c6f55c5689b1a66b1c24819a4a7ea55f32e00f61accf4b411bb320a96c990173b63ccd74e7"
            + "da7df5ceaf33a39a8acb89a845a594b164ec6e22cce940eb06f2d487a8bc4574451878c2bbf57d241f7658"
            + "6e0703bf5f86bee832d05b75fabaed6accadfc1ec2cd6e619dbb29b65d6e6f5e118ad52d82a955d21005ec"
            + "d63fb382f32bb8e2e1e57220b345cd6422bdd84a91495d0ab5775b08139edee960dab1b4ffd9ea5b27398b"
            + "58e6e35211c3581501e99bf5e3f17fd79381528d28a4927e28082f45bfa9519f98ea663dc84c50317adf0b"
            + "d5da98b01459011cec61800534dd5afc5a567c19e4a400f06dee74112083b5322615c144ce3b";
    verifies(PublicJwk.rsa(b64(n), new byte[] {1, 0, 1}), new byte[0], hex(signature));
  }

  /**
   * The examples of RFC 9964, whose keys come from a seed of zeros and whose signatures are
   * deterministic: key id, the signature's first 43 characters (its challenge) and its last ones.
   */
  @ParameterizedTest
  @Tag("TRU-14")
  @CsvSource({
    "ML_DSA_44, T4xl70S7MT6Zeq6r9V9fPJGVn76wfnXJ21-gyo0Gu6o,"
        + "knI1Q_9CIzLH5Xy94Kkc7WVKqZcAgtJ3mNf0GUj1uLA, AAAAAAAABIfMEQ",
    "ML_DSA_65, Suiu29qbfuaBaR4Ats-c6XQBePB_OpAxAwcTR_0KXVM,"
        + "zmO9_0bLgJAegoVNymfRo4nGPK5lVtSFGnDbzfzYAD5, AAAAABgwVHCUv",
    "ML_DSA_87, tRn1JNIkgMsABVQBlXeDHxAIcclh-2IX0UdDEzPt5XU,"
        + "hmMrKkUgZwGPQV_WUoXUVq_Z9WOenDZbfMmHpKritl0, AAAAALGSAlKzg7Qw",
  })
  void agreesWithTheExamplesOfRfc9964(Algorithm algorithm, String kid, String start, String end) {
    TestSigner signer = TestKeys.mlDsa(algorithm, new byte[32]);
    assertEquals(kid, signer.kid());
    String header = "{\"alg\":\"" + algorithm.jwsName() + "\",\"kid\":\"" + kid + "\"}";
    byte[] payload =
        "It\u2019s a dangerous business, Frodo, going out your door."
            .getBytes(StandardCharsets.UTF_8);
    byte[] input = SigningInput.of(Base64Url.encode(ascii(header)), payload);
    byte[] signature = signer.signRaw(input);
    String text = Base64Url.encode(signature);
    assertEquals(start, text.substring(0, 43));
    assertTrue(text.endsWith(end), text);
    verifies(signer.publicKey(), input, signature);
  }
}
