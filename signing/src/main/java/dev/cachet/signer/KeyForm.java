package dev.cachet.signer;

import dev.cachet.signer.material.InvalidKeyDataException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a file is that is no key file of ours, and the command that makes one of it. */
final class KeyForm {
  private static final String OUT =
      " -out NEW.pem -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 600000";

  /** Reads every private key that OpenSSL reads, also among other blocks. */
  static final String CONVERT = "convert it with: openssl pkcs8 -topk8 -in OLD" + OUT;

  static final String CONVERT_DER =
      "convert it with: openssl pkcs8 -topk8 -inform DER -in OLD" + OUT;

  static final String NAME_CURVE =
      "name the curve with: openssl pkey -in OLD -ec_param_enc named_curve | openssl pkcs8 -topk8"
          + OUT;

  /** From OpenSSL 3.5 on. */
  static final String SEED_ONLY = CONVERT + " -provparam ml-dsa.output_formats=seed-only";

  static final String NEW_KEY = "make a key that can be used with: cachet key new";

  private static final String BEGIN = "-----BEGIN ";
  private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";

  private KeyForm() {}

  /** Whether this is one PEM block of an encrypted key, or DER; needs no passphrase. */
  static void require(byte[] content) throws InvalidKeyDataException {
    if (content.length > 0 && content[0] == '0') {
      return;
    }
    String text = new String(content, StandardCharsets.ISO_8859_1).strip();
    List<String> begun =
        text.lines().map(String::strip).filter(line -> line.startsWith(BEGIN)).toList();
    if (begun.isEmpty()) {
      throw new InvalidKeyDataException(withoutBlock(text));
    }
    List<String> labels =
        begun.stream().map(line -> line.substring(BEGIN.length()).replaceFirst("-+$", "")).toList();
    if (!labels.equals(List.of(ENCRYPTED))) {
      throw new InvalidKeyDataException(otherBlock(labels, text));
    }
    if (!text.startsWith(BEGIN) || !text.endsWith("-----END " + ENCRYPTED + "-----")) {
      throw new InvalidKeyDataException("holds text beside the key; " + CONVERT);
    }
  }

  private static String withoutBlock(String text) {
    if (text.startsWith("{")) {
      return "is a JWK, a public key; give the private key, as a rule the FILE.pem beside it";
    }
    if (text.startsWith("PuTTY-User-Key-File")) {
      return "is a key of PuTTY; export it with: puttygen OLD -O private-openssh -o OLD.pem, and "
          + CONVERT.replace("OLD", "OLD.pem");
    }
    if (text.startsWith("ssh-") || text.startsWith("ecdsa-sha2-")) {
      return "is a public key of OpenSSH; give the private key";
    }
    return "is no private key: it has no line " + BEGIN + ENCRYPTED + "-----; " + NEW_KEY;
  }

  private static String otherBlock(List<String> labels, String text) {
    if (labels.contains("OPENSSH PRIVATE KEY")) {
      return "is a key of OpenSSH; convert a copy with: ssh-keygen -p -N '' -m PKCS8 -f OLD, and"
          + " then "
          + CONVERT;
    }
    if (labels.contains("DSA PRIVATE KEY")) {
      return "is a DSA key, which cannot be used; " + NEW_KEY;
    }
    if (labels.stream().filter(label -> label.endsWith("PRIVATE KEY")).count() > 1) {
      return "holds several private keys; keep each in a file of its own";
    }
    if (labels.contains(ENCRYPTED)) {
      return "holds other blocks beside the key; " + CONVERT;
    }
    if (labels.stream().anyMatch(label -> label.endsWith("PRIVATE KEY"))) {
      boolean closed = text.contains("Proc-Type: 4,ENCRYPTED");
      return (closed
              ? "is encrypted in the old way of OpenSSL; "
              : "is a private key that is not encrypted; ")
          + CONVERT;
    }
    if (labels.stream().anyMatch(label -> label.endsWith("CERTIFICATE"))) {
      return "is a certificate; give the private key that belongs to it";
    }
    if (labels.stream().anyMatch(label -> label.endsWith("PUBLIC KEY"))) {
      return "is a public key; give the private key that belongs to it";
    }
    return "holds no private key; " + NEW_KEY;
  }
}
